"""What lint found, for a terminal or for a program."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from plugins.library.annotations import annotation
from plugins.library.reading.problems import Problem
from plugins.wechat.judge import Judged, read_candidates
from plugins.wechat.lint import Weight

_LEVELS = {
    Weight.STOPS.value: "error",
    Weight.WARNS.value: "warning",
    Weight.TELLS.value: "notice",
}


def print_findings(content: Path, site: str, form: str) -> int:
    """Print everything; 1 where an article can't enter or a header is wrong."""
    candidates = read_candidates(content, site)
    judged = tuple(candidates.judged())
    rows = _rows(judged, candidates.problems)
    if form == "json":
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    elif form == "github":
        print("\n".join(_annotation(row) for row in rows))
    else:
        for row in rows:
            print(f"{row['weight']}  {row['message']}")
        out = sum(not one.enters for one in judged)
        print(f"{len(judged)} 篇，其中 {out} 篇进不了公众号。")
    return int(any(row["weight"] == Weight.STOPS.value for row in rows))


def _annotation(row: Mapping[str, object]) -> str:
    level, line = _LEVELS[str(row["weight"])], int(str(row["line"]))
    return annotation(level, str(row["path"]), line, str(row["message"]))


def _rows(judged: Iterable[Judged], problems: Iterable[Problem]) -> list[dict[str, object]]:
    found = [("", Weight.STOPS, problem) for problem in problems]
    found += [(f.code, f.weight, f.problem) for one in judged for f in one.findings]
    return [
        {"code": code, "weight": weight.value, "path": p.path, "line": p.line, "message": str(p)}
        for code, weight, p in found
    ]
