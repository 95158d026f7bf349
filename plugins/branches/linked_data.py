"""Places for machines that read pages: schema.org Library as JSON-LD.

Source of the words: schema.org Library, OpeningHoursSpecification; Google Search Central, "Local
business structured data": a day that is closed has 00:00 for both times, a whole day 00:00–23:59;
``specialOpeningHoursSpecification`` beats the regular one on its days. A day whose hours nobody
has given stands there without times.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from plugins.library.hours.hours import DayState, OpeningHours, OpenState, Week
from plugins.library.hours.intervals import Interval
from plugins.library.places.places import Branch

AHEAD = 366
"""Days for which special hours are told."""
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
Data = dict[str, Any]


def library_data(branch: Branch, library: str, site: str, today: date) -> Data:
    """One place as a Library; ``site`` comes before its address."""
    hours = branch.opening
    data: Data = {
        "@context": "https://schema.org",
        "@type": "Library",
        "name": f"{library}{branch.name}",
        "url": f"{site}/{branch.url}",
        "address": branch.address,
        "telephone": f"+86-{branch.telephone.removeprefix('0')}" if branch.telephone else "",
        "parentOrganization": {"@type": "Library", "name": library, "url": f"{site}/"},
        "geo": _geo(branch),
        "openingHoursSpecification": _regular(hours, today),
        "specialOpeningHoursSpecification": _special(hours, today),
        "isAccessibleForFree": True,
        "amenityFeature": _access(branch),
        "department": _self_service(branch, today) if branch.has_both else None,
    }
    return {name: value for name, value in data.items() if value not in ("", None, [])}


def _geo(branch: Branch) -> Data | None:
    if branch.position is None:
        return None
    longitude, latitude = branch.position
    return {"@type": "GeoCoordinates", "longitude": longitude, "latitude": latitude}


def _access(branch: Branch) -> list[Data]:
    if branch.step_free is None:
        return []
    name = "无台阶入口"
    return [{"@type": "LocationFeatureSpecification", "name": name, "value": branch.step_free}]


def _self_service(branch: Branch, today: date) -> Data:
    return {
        "@type": "Library",
        "name": f"{branch.name}自助服务",
        "openingHoursSpecification": _regular(branch.self_service, today),
        "specialOpeningHoursSpecification": _special(branch.self_service, today),
    }


def _regular(hours: OpeningHours, today: date) -> list[Data]:
    """The regular week; then the weeks of the seasons with their days, which beat it."""
    found = _week(hours.week, {})
    for season in hours.seasons:
        for first, last in season.times(today, today + timedelta(days=AHEAD)):
            valid = {"validFrom": first.isoformat(), "validThrough": last.isoformat()}
            found += _week(season.week, valid, tells_closed=True)
    return found


def _week(week: Week, valid: Data, tells_closed: bool = False) -> list[Data]:
    """A specification for each different interval of a week."""
    by_interval: dict[Interval | None, list[str]] = {}
    for day, name in enumerate(_DAYS):
        for interval in week.get(day, ()) or ((None,) if tells_closed else ()):
            by_interval.setdefault(interval, []).append(name)
    return [
        _specification(interval, {"dayOfWeek": names, **valid})
        for interval, names in by_interval.items()
    ]


def _special(hours: OpeningHours, today: date) -> list[Data]:
    """The days ahead on which something else holds than in the regular week, days in runs."""
    if not (hours.known or hours.closures):
        return []
    found: list[Data] = []
    for _, run in groupby(enumerate(_unlike(hours, today)), key=_run):
        days = [day for _, day in run]
        valid = {"validFrom": days[0].iso, "validThrough": days[-1].iso}
        found += _specifications(days[0], valid)
    return found


def _unlike(hours: OpeningHours, today: date) -> Iterator[DayState]:
    """The days that differ from their week."""
    for day in _exceptional(hours, today):
        state = hours.on(day, today)
        if state.state is OpenState.UNKNOWN and not hours.known:
            continue
        if (state.state, state.intervals) != _usual(hours, day):
            yield state


def _exceptional(hours: OpeningHours, today: date) -> list[date]:
    """The days ahead that a closure, changed hours or a holiday covers: no others can differ."""
    last = today + timedelta(days=AHEAD - 1)
    spans = [(closure.start, closure.end) for closure in hours.closures]
    spans += [(holiday.start, holiday.end) for holiday in hours.holidays.since(today)]
    found: set[date] = set()
    for start, end in spans:
        first = max(start, today)
        count = (min(end, last) - first).days + 1
        found.update(first + timedelta(days=n) for n in range(count))
    return sorted(found)


def _usual(hours: OpeningHours, day: date) -> tuple[OpenState, tuple[Interval, ...]]:
    intervals = hours.week_on(day).get(day.weekday(), ())
    return OpenState.OPEN if intervals else OpenState.CLOSED, intervals


def _run(numbered: tuple[int, DayState]) -> tuple[object, ...]:
    """What two days of one specification have in common; days in a row count up together."""
    number, day = numbered
    return day.day.toordinal() - number, day.state, day.intervals, day.reason


def _specifications(day: DayState, valid: Data) -> list[Data]:
    named = valid | ({"description": day.reason} if day.reason else {})
    if day.state is OpenState.UNKNOWN:
        return [{"@type": "OpeningHoursSpecification", **named}]
    return [_specification(interval, named) for interval in day.intervals or (None,)]


def _specification(interval: Interval | None, when: Data) -> Data:
    """An interval of some days; None = closed."""
    opens, closes = interval.minutes if interval else (0, 0)
    return {
        "@type": "OpeningHoursSpecification",
        "opens": f"{opens // 60:02}:{opens % 60:02}",
        "closes": "23:59" if closes == 1440 else f"{closes // 60:02}:{closes % 60:02}",
        **when,
    }
