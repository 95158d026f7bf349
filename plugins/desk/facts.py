"""Facts that only the library can give, and how much it weighs that they are missing.

The page says 待馆方填写 for each. While writing they are warnings; a publish to a specimen host
lists them as notices; a publish to a real one stops on them, because a public website must carry
its filing numbers and be reachable.
"""

from collections.abc import Iterator
from pathlib import Path

from plugins.library.facts import AWAITED, FILE, read_facts
from plugins.library.places.branches import read_branches
from plugins.library.reading.files import is_broken, read_text
from plugins.library.reading.problems import Problem, awaiting, error, notice, warning
from plugins.library.reading.toml_lines import TomlPart, whole
from plugins.library.site.site import Site

REMEDY = "请馆里确认后填写，不要编造"


def missing_facts(content: Path) -> Iterator[tuple[str, int, str]]:
    """File, line and name (Chinese) of each fact that the library has still to give."""
    facts, _ = read_facts(content)
    path = content / FILE
    written, awaited = _file(path), {} if is_broken(path) else AWAITED
    for key, label in awaited.items():
        if not getattr(facts, key):
            yield "content/library.toml", written.begin(key), label
    branches, _ = read_branches(content)
    for branch in branches:
        if branch.kind == "main" and not branch.hours.known:
            line = _file(content / "branches.toml").begin("branch.hours")
            yield "content/branches.toml", line, f"{branch.name}的开放时间"


def check_facts(site: Site, publishing: bool) -> Iterator[Problem]:
    """One problem a missing fact, as heavy as the occasion asks."""
    report = (notice if site.is_specimen else error) if publishing else warning
    for path, line, label in missing_facts(site.content):
        yield awaiting(report(path, line, f"待馆方填写：{label}", remedy=REMEDY))


def _file(path: Path) -> TomlPart:
    """A file to look for lines in; nothing where there is none."""
    return whole(read_text(path, path.name)[0] if path.is_file() else "")
