"""Problems as programs read them: ``make check FORMAT=json`` and ``FORMAT=github``.

Both have every problem, those that are new since the last publish first. ``docs/settings.md`` says
what the fields mean; they are kept.
"""

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from plugins.desk.published import LastPublish, digest
from plugins.desk.settings import DeskSettings
from plugins.library.annotations import annotation
from plugins.library.reading.problems import Problem, Severity

VERSION = 1
"""Of the form of ``json``."""


def as_json(settings: DeskSettings, problems: Sequence[Problem], last: LastPublish | None) -> str:
    """One object: counts, the last publish, the problems."""
    counts = {one.name.lower(): sum(p.severity is one for p in problems) for one in Severity}
    found: dict[str, Any] = {
        "version": VERSION,
        "counts": counts,
        "last_publish": last.day.isoformat() if last else None,
        "problems": [
            {
                "severity": problem.severity.name.lower(),
                "file": _file(settings, problem),
                "line": problem.line or None,
                "what": problem.what,
                "found": problem.found,
                "remedy": problem.remedy,
                "new": is_new,
                "awaits_library": problem.awaits,
                "digest": digest(problem),
            }
            for problem, is_new in _new_first(problems, last)
        ],
    }
    return json.dumps(found, ensure_ascii=False, indent=1)


def as_github(settings: DeskSettings, problems: Sequence[Problem], last: LastPublish | None) -> str:
    """A workflow command a problem: ``::error file=content/news/a.md,line=3::…``."""
    return "\n".join(_command(settings, problem) for problem, _ in _new_first(problems, last))


FORMS: Mapping[str, Callable[[DeskSettings, Sequence[Problem], LastPublish | None], str]] = {
    "json": as_json,
    "github": as_github,
}
"""What ``FORMAT`` may be."""


def _new_first(
    problems: Sequence[Problem], last: LastPublish | None
) -> Iterator[tuple[Problem, bool | None]]:
    """Each problem, and whether it is new; None where nobody knows."""
    order = {severity: place for place, severity in enumerate(Severity)}
    ranked = sorted(problems, key=lambda problem: (order[problem.severity], problem))
    if last is None:
        yield from ((problem, None) for problem in ranked)
        return
    for part, is_new in zip(last.split(ranked), (True, False), strict=True):
        yield from ((problem, is_new) for problem in part)


def _file(settings: DeskSettings, problem: Problem) -> str:
    """From the project's folder on, where the file lies in it; else as messages name it."""
    first, _, rest = problem.path.partition("/")
    folders = (settings.content, settings.export)
    folder = next((one for one in folders if one.name == first), settings.folder / first)
    path = Path(os.path.normpath(folder / rest))
    return (
        path.relative_to(settings.root).as_posix()
        if path.is_relative_to(settings.root)
        else (problem.path)
    )


def _command(settings: DeskSettings, problem: Problem) -> str:
    said = str(problem).removeprefix(problem.place).strip()
    level = problem.severity.name.lower()
    return annotation(level, _file(settings, problem), problem.line, said)
