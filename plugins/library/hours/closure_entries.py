"""Reading closures and changed hours: ``[[closure]]`` and ``[[branch.closure]]``.

``from``, ``to`` (included), ``reason``, ``published``; ``hours`` where the hours are changed and
nothing is closed; ``branches``, slugs, where it concerns some places only; ``formerly``, the first
days announced before it was moved.
"""

import re
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from plugins.library.causes import said
from plugins.library.hours.closures import Closure
from plugins.library.hours.intervals import Interval, read_intervals
from plugins.library.reading.clocks import DateError, accepted
from plugins.library.reading.entries import DAY_REMEDY, TomlEntry
from plugins.library.reading.problems import Problem, did_you_mean, gathered
from plugins.library.reading.toml_names import named

KEYS = (
    "from", "to", "reason", "hours", "branches", "published", "force_majeure",
    "keeps_self_service", "cancelled", "formerly",
)  # fmt: skip
CLOSED = ("闭馆", "休馆", "不开", "不开放")
HOURS_REMEDY = '写作 ["08:30-20:00"]，闭馆写 []'


def read_closures(
    entries: Iterable[TomlEntry], slugs: tuple[str, ...] = ()
) -> tuple[list[Closure], list[Problem]]:
    """The closures of entries, and every problem met; ``slugs``: the place they stand below."""
    return gathered(_read(entry, slugs) for entry in entries)


def _read(entry: TomlEntry, slugs: tuple[str, ...]) -> tuple[Closure | None, list[Problem]]:
    problems = entry.unknown(KEYS)
    first = entry.day("from", problems)
    last = entry.day("to", problems) if "to" in entry.values else first
    if first is None or last is None or last < first:
        found = f"{entry.values.get('from')}—{entry.values.get('to', entry.values.get('from'))}"
        remedy = f"{named('from')}和{named('to')}{DAY_REMEDY}，最后一天不早于第一天"
        return None, [*problems, entry.problem("from", "的闭馆日期不对", found, remedy)]
    intervals = _intervals(entry, problems)
    if intervals is None:
        return None, problems
    return Closure(
        first,
        last,
        entry.text("reason").rstrip("。"),
        slugs or entry.texts("branches"),
        intervals,
        entry.day("published", problems),
        bool(entry.flag("force_majeure", problems)),
        bool(entry.flag("keeps_self_service", problems)),
        bool(entry.flag("cancelled", problems)),
        _formerly(entry, first, problems),
        entry.part.first,
    ), problems


def _formerly(entry: TomlEntry, first: date, problems: list[Problem]) -> tuple[date, ...]:
    """The days announced before; what is no list of other days than the first is a problem."""
    given: Any = entry.values.get("formerly", [])
    if isinstance(given, list) and all(type(day) is date and day != first for day in given):
        return tuple(given)
    remedy = "写原来公告的第一天，例如 [2026-10-01]，不加引号；没有改期就删去"
    problems.append(entry.problem("formerly", f"的{named('formerly')}不对", given, remedy))
    return ()


def _intervals(entry: TomlEntry, problems: list[Problem]) -> tuple[Interval, ...] | None:
    """The changed hours, none where it is closed; None with a problem where they can't be read."""
    given: Any = entry.values.get("hours", [])
    try:
        return day_hours(given)
    except (ValueError, TypeError) as mistake:
        what = f"的{named('hours')}：{said(mistake)}"
        problems.append(entry.problem("hours", what, given, hours_remedy(mistake)))
        return None


def day_hours(given: Any) -> tuple[Interval, ...]:
    """Hours of a day: a list, or in words ``"9:00—12:00，14:00—17:00"``; ValueError for others."""
    if isinstance(given, str) and given.strip() in CLOSED:
        return ()
    parts = (
        [one for one in re.split("[、，,;；]", given) if one.strip()]
        if isinstance(given, str)
        else given
    )
    try:
        return read_intervals(parts)
    except DateError as mistake:
        raise accepted(mistake, lambda form: read_intervals(form.split("、"))) from None


def hours_remedy(mistake: Exception) -> str:
    """What to write, the hours that were meant among it where they are known."""
    form = mistake.form if isinstance(mistake, DateError) else ""
    listed = ", ".join(f'"{one}"' for one in form.split("、"))
    return f"写作 [{listed}]" if form else HOURS_REMEDY


def check_slugs(entries: Iterable[TomlEntry], known: Collection[str]) -> list[Problem]:
    """A problem for each place that a closure names and that isn't there."""
    return [
        entry.problem("branches", "的闭馆写了不认识的馆", slug, did_you_mean(slug, known, slugs))
        for entry in entries
        for slugs in [entry.texts("branches")]
        for slug in slugs
        if slug not in known
    ]
