"""What lint found, for a terminal or for a program."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

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
    """A line that CI shows beside the line of the file (GitHub, "Workflow commands")."""
    level = _LEVELS[str(row["weight"])]
    message = str(row["message"]).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"::{level} file={row['path']},line={row['line'] or 1}::{message}"


def _rows(judged: Iterable[Judged], problems: Iterable[Problem]) -> list[dict[str, object]]:
    found = (finding for one in judged for finding in one.findings)
    headers = [_row(problem, Weight.STOPS) for problem in problems]
    return [*headers, *(_row(one.problem, one.weight, one.code) for one in found)]


def _row(told: Problem, weight: Weight, code: str = "") -> dict[str, object]:
    place = {"path": told.path, "line": told.line}
    return {"code": code, "weight": weight.value, **place, "message": str(told)}
