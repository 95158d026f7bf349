"""``/branches/<slug>/poster/``: the hours of a place on a sheet of A4, to hang at its door.

Norm U3: what is printed lives on when it is out of date, so the sheet says of which days it
speaks, and its code leads to the page that is right.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from plugins.branches.views import HolidayRow, holiday_rows
from plugins.images.codes import svg_code
from plugins.library.hours.closures import Announced
from plugins.library.hours.hours_words import Line, hours_lines
from plugins.library.places.places import Branch, District, Stop

HANGS = timedelta(days=183)
"""How far ahead a sheet looks; nobody should find an older one at a door."""


@dataclass(frozen=True, slots=True)
class HoursSheet:
    """What stands on the sheet of a place."""

    staffed: tuple[Line, ...]
    self_service: tuple[Line, ...]
    holidays: tuple[HolidayRow, ...]
    closures: tuple[Announced, ...]
    stops: tuple[Stop, ...]
    until: date
    """The last day of which the sheet speaks."""
    code: Markup
    """Leads to the page of the place; empty where the site has no address yet."""


def sheet_of(branch: Branch, district: District, today: date, site: str) -> HoursSheet:
    """The sheet of a place as it is printed on a day; ``site``: address without slash, or empty."""
    until = min(today + HANGS, district.holidays.known_until(today) or date.max)
    hours = branch.opening
    holidays = holiday_rows(hours, district.holidays, today) if hours.known else ()
    own = (one for one in district.announced_on(today) if one.closure.touches(branch.slug))
    return HoursSheet(
        hours_lines(branch.hours),
        hours_lines(branch.self_service),
        tuple(row for row in holidays if row.span.start <= until),
        tuple(a for a in own if not a.closure.cancelled and a.closure.start <= until),
        tuple(stop for stop in branch.stops if today <= stop.day <= until),
        until,
        svg_code(f"{site}/{branch.url}" if site else ""),
    )
