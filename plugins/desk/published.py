"""What was wrong at the last publish: ``make check`` says first what is new since.

``make publish`` writes a digest of each problem into the mark of the site (``.site`` in OUTPUT),
and ``make deploy`` into ``published.toml`` beside ``content/``, to be committed: who checks in
another clone, or after a publish elsewhere, is told the same. Nothing is asked over a network.

A problem is known again by its file, by what is said of it and by what was found, not by its line
nor by numbers in what is said: an inserted line, a day more or a year that has passed make nothing
new. The file has one digest a line, and every digest in it counts, so that two clones that both
published need no mending of what git makes of their files.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.desk.settings import DeskSettings
from plugins.desk.swap import Marker, read_marker
from plugins.library.reading.files import read_text, write_whole
from plugins.library.reading.problems import Problem
from plugins.library.site.deployed import FILE, Deployed

HEAD = (
    "# make deploy 写的，请和网站一起提交，不用改。\n"
    "# make check 靠它知道哪些问题是上次发布以后才有的。\n"
    "# 每个问题一行，是它的指纹。\n"
    "# records 是网站现有的书目数，most_records 是最多时的；make publish 靠它们知道书目少了没有。\n"
    "# 删去这个文件，就不再分新旧，也不再知道以前有多少书目。\n"
)
_DIGEST = re.compile(r'"([0-9a-f]{12})"')
_DAY = re.compile(r"^day = (\d{4}-\d\d-\d\d)$", re.MULTILINE)
_QUOTED = re.compile(r"(“[^”]*”)")
_NUMBER = re.compile(r"(?<![A-Za-z0-9_-])\d[\d,.]*(?![A-Za-z0-9_-])")
_LINE = re.compile(r"第 ?[\d,]+ ?[行条]")


@dataclass(frozen=True, slots=True)
class LastPublish:
    """What is known of it."""

    day: date
    problems: tuple[str, ...]
    """A digest of each problem that there was, as often as it was told."""

    def split(self, problems: Iterable[Problem]) -> tuple[list[Problem], list[Problem]]:
        """Those that are new since, and those that were there already."""
        left = Counter(self.problems)
        new: list[Problem] = []
        old: list[Problem] = []
        for problem in problems:
            known = digest(problem)
            (old if left[known] > 0 else new).append(problem)
            left[known] -= 1
        return new, old


def digest(problem: Problem) -> str:
    """By what a problem is known again; how much it weighs on the occasion is no part of it."""
    parts = _QUOTED.split(problem.what)
    what = "".join(part if n % 2 else _NUMBER.sub("#", part) for n, part in enumerate(parts))
    whole = "\0".join((problem.path, what, _LINE.sub("", problem.found)))
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def digests(problems: Iterable[Problem]) -> tuple[str, ...]:
    """Of all of them, in one order."""
    return tuple(sorted(map(digest, problems)))


def last_publish(settings: DeskSettings) -> LastPublish | None:
    """The newest that this folder knows of: of ``published.toml``, or of the site in OUTPUT."""
    marker = read_marker(settings.output)
    built = marker and marker.command == "publish" and LastPublish(marker.build_date, marker.told)
    known = [one for one in (_read(settings.folder / FILE), built or None) if one]
    return max(known, key=lambda one: one.day, default=None)


def _read(path: Path) -> LastPublish | None:
    text = read_text(path, path.name)[0] if path.is_file() else ""
    days = [date.fromisoformat(day) for day in _DAY.findall(text)]
    return LastPublish(max(days), tuple(_DIGEST.findall(text))) if days else None


def keep_published(folder: Path, marker: Marker, deployed: Deployed) -> bool:
    """Write ``published.toml`` of a site that was put in its place; whether that changed it."""
    lines = "".join(f'  "{one}",\n' for one in marker.told)
    counts = f"records = {deployed.records}\nmost_records = {deployed.most}\n"
    counts = counts if deployed.most else ""
    text = f"{HEAD}day = {marker.build_date}\n{counts}problems = [\n{lines}]\n"
    path = folder / FILE
    if path.is_file() and read_text(path, FILE) == (text, ()):
        return False
    write_whole(path, text)
    return True
