"""Reading ``content/branches.toml``: places, hours, closures, totals.

One ``[[branch]]`` a place, with ``[branch.hours]``, ``[branch.self_service]``,
``[[branch.season]]``, ``[[branch.closure]]``, ``[[branch.stop]]``; at the top ``[totals]``,
``[bounds]`` and ``[[closure]]`` for all places. The whole list of keys is docs/branches.md. What
the library has not given stays an empty string; what must be given is checked by
``plugins/branches/checks.py``.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from plugins.library.hours.closure_entries import KEYS as CLOSURE_KEYS
from plugins.library.hours.closure_entries import check_slugs, read_closures
from plugins.library.hours.closures import EVERYWHERE, Closure
from plugins.library.hours.holidays import Holidays, read_holidays
from plugins.library.places.hours_entries import (
    SEASON_KEYS,
    STOP_KEYS,
    hours_of_stops,
    instead,
    read_hours,
    read_stops,
    with_closures,
)
from plugins.library.places.places import KINDS, MAIN, Branch, District
from plugins.library.reading.entries import TomlEntry, read_entry_file
from plugins.library.reading.files import KeyAdvice
from plugins.library.reading.once import once
from plugins.library.reading.problems import Problem, error
from plugins.library.reading.slugs import is_slug
from plugins.library.reading.toml_lines import TomlPart
from plugins.library.reading.toml_names import key_meant, named

FILE = "branches.toml"
_ALONE = re.compile(r"\s*\[[^\[]")
FILE_KEYS = ("branch", "closure", "totals", "bounds")
KEYS = (
    "slug", "name", "kind", "township", "address", "telephone", "transport", "services",
    "step_free", "access", "longitude", "latitude", "catalog_codes", "as_of", "ended",
    "hours", "self_service", "season", "closure", "stop",
)  # fmt: skip
TEXTS = ("township", "address", "telephone", "transport", "access")
"""Keys whose words a place has as they are written."""
BOUNDS = ("west", "south", "east", "north")
SOURCE = "source"
_TABLES = {
    "": FILE_KEYS,
    "branch": KEYS,
    "branch.season": SEASON_KEYS,
    **dict.fromkeys(("closure", "branch.closure"), CLOSURE_KEYS),
    "branch.stop": STOP_KEYS,
    "totals": (*KINDS, SOURCE),
    "bounds": BOUNDS,
}
_OF_DAYS = ("branch.hours", "branch.self_service", "branch.season.hours")
_ADVICE: KeyAdvice = {
    **{name: partial(key_meant, known=known) for name, known in _TABLES.items()},
    **{name: partial(instead, section=name) for name in _OF_DAYS},
}
"""What is advised for a word that is no key of a table."""


def branch_of_code(branches: Iterable[Branch]) -> dict[str, Branch]:
    """Code of the library system → branch."""
    return {code: branch for branch in branches for code in branch.catalog_codes}


def read_branches(content: Path) -> tuple[tuple[Branch, ...], tuple[Problem, ...]]:
    """All places in the order of the file, the main library first, and every problem met."""
    district, problems = read_district(content)
    return district.branches, problems


@once
def read_district(content: Path) -> tuple[District, tuple[Problem, ...]]:
    """Everything that the file says, with the holidays of their own file in the hours."""
    file, unreadable = read_entry_file(content / FILE, content, _ADVICE)
    holidays, mistakes = read_holidays(content)
    heads = replace(file, part=_headings(file.part))
    problems = [*mistakes, *unreadable, *heads.unknown(FILE_KEYS)]
    entries = list(file.below("branch", lambda one: str(one.get("name") or one.get("slug") or "?")))
    found = [_read_branch(entry, holidays, problems) for entry in entries]
    closures = _closures(file, entries, problems)
    branches = [_closed(branch, closures) for branch in found if branch]
    branches.sort(key=lambda branch: branch.kind != MAIN)
    problems += _check_twice(branches, file.path)
    announced = file.section("totals", problems)
    totals = _totals(announced, problems)
    bounds = _bounds(file.section("bounds", problems), problems)
    ordered = tuple(sorted(closures, key=lambda one: (one.start, one.rank, one.slugs)))
    source = announced.text(SOURCE)
    district = District(tuple(branches), ordered, totals, source, bounds, holidays)
    return district, tuple(problems)


def _headings(file: TomlPart) -> TomlPart:
    """The lines of a file that head a table which stands alone: ``[totals]``."""
    return TomlPart(1, tuple(line if _ALONE.match(line) else "" for line in file.lines))


def _closures(file: TomlEntry, entries: list[TomlEntry], problems: list[Problem]) -> list[Closure]:
    """Those of all places and those of each."""
    common = list(file.below("closure", lambda _: EVERYWHERE))
    found, mistakes = read_closures(common)
    problems += [*mistakes, *check_slugs(common, [entry.text("slug") for entry in entries])]
    for entry in entries:
        own = entry.below("branch.closure")
        closures, mistakes = read_closures(own, (entry.text("slug"),))
        problems += mistakes
        found += closures
    return found


def _closed(branch: Branch, closures: list[Closure]) -> Branch:
    """The place with its closures."""
    return replace(
        branch,
        hours=with_closures(branch.hours, closures, branch.slug, False),
        self_service=with_closures(branch.self_service, closures, branch.slug, True),
    )


def _read_branch(entry: TomlEntry, holidays: Holidays, problems: list[Problem]) -> Branch | None:
    problems += entry.unknown(KEYS)
    slug, kind = entry.text("slug"), entry.text("kind") or "branch"
    if not is_slug(slug):
        remedy = "只用小写字母、数字和连字符，例如 east-lake"
        problems.append(entry.problem("slug", f"的{named('slug')}不能作为地址", slug, remedy))
    if kind not in KINDS:
        remedy = f"可用：{'、'.join(f'{key}（{name}）' for key, name in KINDS.items())}"
        problems.append(entry.problem("kind", f"的{named('kind')}不认识", kind, remedy))
        return None
    stops = read_stops(entry, problems)
    hours = read_hours(entry, "hours", holidays, problems)
    as_of = entry.number("as_of", problems)
    return Branch(
        slug=slug,
        name=entry.label,
        kind=kind,
        catalog_codes=entry.texts("catalog_codes"),
        hours=hours_of_stops(stops) if stops else hours,
        self_service=read_hours(entry, "self_service", holidays, problems),
        services=entry.texts("services"),
        step_free=entry.flag("step_free", problems),
        **{key: entry.text(key) for key in TEXTS},
        longitude=entry.number("longitude", problems),
        latitude=entry.number("latitude", problems),
        stops=stops,
        as_of=int(as_of) if as_of else None,
        ended=entry.day("ended", problems),
        line=entry.part.first,
    )


def _totals(entry: TomlEntry, problems: list[Problem]) -> dict[str, int]:
    problems += entry.unknown((*KINDS, SOURCE))
    numbers = {kind: entry.number(kind, problems) for kind in KINDS}
    return {kind: int(number) for kind, number in numbers.items() if number is not None}


def _bounds(entry: TomlEntry, problems: list[Problem]) -> tuple[float, float, float, float] | None:
    problems += entry.unknown(BOUNDS)
    west, south, east, north = (entry.number(key, problems) for key in BOUNDS)
    if west is None or south is None or east is None or north is None:
        return None
    return west, south, east, north


def _check_twice(branches: Iterable[Branch], name: str) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for branch in branches:
        for word in (f"slug = {branch.slug}", *(f"馆代码 {c}" for c in branch.catalog_codes)):
            if word in seen:
                remedy = f"“{seen[word]}”和“{branch.name}”只能有一个用它"
                yield error(name, branch.line, "同一个名称用了两次", word, remedy)
            seen.setdefault(word, branch.name)
