"""Reading hours: ``[branch.hours]``, ``[branch.self_service]`` and ``[[branch.season]]``.

Keys: a weekday, ``every_day`` for those not written, ``holiday`` for statutory holidays; or all of
it in a sentence.
"""

import re
from collections.abc import Container
from dataclasses import replace
from datetime import date

from plugins.library.causes import said
from plugins.library.hours.closure_entries import day_hours, hours_remedy
from plugins.library.hours.closures import Closure
from plugins.library.hours.holidays import NO_HOLIDAYS, Holidays
from plugins.library.hours.hours import WEEKDAYS, MonthDay, OpeningHours, Season, Week
from plugins.library.hours.intervals import Interval, read_interval
from plugins.library.places.hours_spoken import (
    EVERY_DAY,
    EXAMPLE,
    HOLIDAY,
    ONLY_CLOSED,
    Hours,
    is_only_closed,
)
from plugins.library.places.places import Stop
from plugins.library.places.seasons_spoken import read_year
from plugins.library.reading.clocks import remedy_of
from plugins.library.reading.entries import TomlEntry
from plugins.library.reading.problems import Problem
from plugins.library.reading.toml_names import NAMES, key_meant, named

DAYS = (*WEEKDAYS, EVERY_DAY, HOLIDAY)
SEASON_KEYS = ("name", "from", "to", "hours")
STOP_KEYS = ("day", "days", "hours", "place")
_MONTH_DAY = re.compile(r"(\d{1,2})-(\d{1,2})")


def read_hours(
    entry: TomlEntry, key: str, holidays: Holidays, problems: list[Problem]
) -> OpeningHours:
    """The hours of one table. Machines don't know holidays unless their table names them."""
    given = entry.values.get(key)
    if isinstance(given, str):
        week, special, spoken = _read_words(entry, key, given, problems)
    else:
        (week, special), spoken = _read_table(entry, key, f"branch.{key}", problems), ()
    knows = key == "hours" or special is not None
    seasons = (*spoken, *_read_seasons(entry, problems)) if key == "hours" else spoken
    if seasons and not week:
        problems.append(
            entry.problem("season", "有季节，没有平常的开放时间", "", "请写 [branch.hours]")
        )
    return OpeningHours(week, (), seasons, holidays if knows else NO_HOLIDAYS, special)


def _read_words(
    entry: TomlEntry, key: str, words: str, problems: list[Problem]
) -> tuple[Week, tuple[Interval, ...] | None, tuple[Season, ...]]:
    """Hours in a sentence: ``hours = "周二至周日 9:00—17:00，周一闭馆"``."""
    try:
        year = read_year(words)
    except ValueError as mistake:
        problems.append(
            entry.problem(
                key, f"的{named(key)}：{said(mistake)}", words, remedy_of(mistake, EXAMPLE)
            )
        )
        return {}, None, ()
    seasons = tuple(Season(n, a, b, _week_of(hours)[0]) for n, a, b, hours in year.seasons)
    return (*_week_of(year.week), seasons)


def with_closures(
    hours: OpeningHours, closures: list[Closure], slug: str, self_service: bool
) -> OpeningHours:
    """The hours with those closures that concern a place, in the order of their rank."""
    own = (
        closure
        for closure in closures
        if closure.touches(slug)
        and not closure.cancelled
        and not (self_service and (closure.keeps_self_service or closure.intervals))
    )
    ranked = sorted((*hours.closures, *own), key=lambda closure: closure.rank)
    return replace(hours, closures=tuple(ranked))


def _read_table(
    entry: TomlEntry, key: str, section: str, problems: list[Problem]
) -> tuple[Week, tuple[Interval, ...] | None]:
    table = entry.table(key, problems, section)
    read: dict[str, tuple[Interval, ...]] = {}
    for name, texts in table.items():
        if name not in DAYS:
            remedy = instead(name, section, table)
            problems.append(entry.problem(name, f"的 [{section}] 里没有“{name}”", "", remedy))
            continue
        try:
            read[name] = day_hours(texts)
        except (ValueError, TypeError) as mistake:
            remedy = hours_remedy(mistake)
            problems.append(entry.problem(name, f"的{named(name)}：{said(mistake)}", texts, remedy))
    if is_only_closed(read) and len(read) == len(table) and read.keys() != {HOLIDAY}:
        first, remedy = next(iter(read)), '别的日子照这个样子写：every_day = ["09:00-17:00"]'
        problems.append(entry.problem(first, f"的 [{section}] {ONLY_CLOSED}", "", remedy))
    return _week_of(read)


def instead(name: str, section: str, written: Container[str] = ()) -> str:
    """What to do about a key that is no day of a week.

    What is written below the head of a table is in that table; a sentence stands in its place.
    """
    key = section.rpartition(".")[2]
    if name == key and section.count(".") == 1:
        return f"{key} 的整句代替一天一行的那些：请删去 [{section}] 这一行和那些行，只留整句"
    if name in NAMES:
        return f"这一行请移到 [{section}] 的上面"
    is_season = not name.isascii() and not name.startswith(("周", "星期", "每", "节"))
    season = "；季节写 [[branch.season]]，或整句写，见 docs/branches.md"
    return f"{key_meant(name, DAYS, written)}{season if is_season else ''}"


def _week_of(read: Hours) -> tuple[Week, tuple[Interval, ...] | None]:
    """The days of the week, and the hours of statutory holidays, None where they are not given."""
    every = read.get(EVERY_DAY)
    days = {} if every is None else dict.fromkeys(range(7), every)
    own = {WEEKDAYS.index(name): found for name, found in read.items() if name in WEEKDAYS}
    return days | own, read.get(HOLIDAY)


def _read_seasons(entry: TomlEntry, problems: list[Problem]) -> tuple[Season, ...]:
    found: list[Season] = []
    for own in entry.below("branch.season", lambda t: f"{entry.label}”的“{t.get('name', '季节')}"):
        problems += own.unknown(SEASON_KEYS)
        first, last = (_month_day(own, key, problems) for key in ("from", "to"))
        week, _ = _read_table(own, "hours", "branch.season.hours", problems)
        if first and last:
            found.append(Season(own.text("name"), first, last, week))
    for place, season in enumerate(found):
        for other in found[:place]:
            if _overlap(season, other):
                what = f"的“{other.name}”和“{season.name}”有重叠的日子"
                problems.append(entry.problem("season", what, "", "一天只能属于一个季节"))
    return tuple(found)


def _month_day(entry: TomlEntry, key: str, problems: list[Problem]) -> MonthDay | None:
    """``06-01``; 29 February is a day of some years, and may bound a season."""
    match = _MONTH_DAY.fullmatch(entry.text(key))
    try:
        day = date(2000, int(match[1]), int(match[2])) if match else None
    except ValueError:
        day = None
    if day is None:
        remedy = '写作 "06-01"，加引号，不写年份'
        problems.append(entry.problem(key, f"的{named(key)}不是月和日", entry.text(key), remedy))
    return (day.month, day.day) if day else None


def _overlap(season: Season, other: Season) -> bool:
    """Whether some day of a leap year belongs to both: the first day of one lies in the other."""
    return season.covers(date(2000, *other.first)) or other.covers(date(2000, *season.first))


def read_stops(entry: TomlEntry, problems: list[Problem]) -> tuple[Stop, ...]:
    """The days of a travelling library, in their order."""
    stops: list[Stop] = []
    for own in entry.below("branch.stop", lambda t: f"{entry.label}”的停靠“{t.get('place', '')}"):
        problems += own.unknown(STOP_KEYS)
        listed = own.values.get("days", [])
        days = [*(listed if isinstance(listed, list) else [listed])]
        days += [own.values["day"]] if "day" in own.values else []
        if not days or not own.text("place") or any(type(day) is not date for day in days):
            remedy = f"{named('place')}要写；日子写作 days = [2026-04-23]，不加引号"
            problems.append(own.problem("stop", "不完整", days, remedy))
            continue
        try:
            interval = read_interval(own.text("hours"))
        except ValueError as mistake:
            what, given = f"的{named('hours')}：{said(mistake)}", own.text("hours")
            remedy = remedy_of(mistake, '写作 "09:00-11:00"')
            problems.append(own.problem("hours", what, given, remedy))
            continue
        stops += [Stop(day, interval, own.text("place")) for day in days]
    return tuple(sorted(stops, key=lambda stop: (stop.day, stop.interval)))


def hours_of_stops(stops: tuple[Stop, ...]) -> OpeningHours:
    """Closed, but for the days on which it stands somewhere."""
    days = sorted({stop.day for stop in stops})
    changes = []
    for day in days:
        own = [stop for stop in stops if stop.day == day]
        reason = "、".join(dict.fromkeys(stop.place for stop in own))
        changes.append(Closure(day, day, reason, (), tuple(stop.interval for stop in own)))
    return OpeningHours(dict.fromkeys(range(7), ()), tuple(changes))
