"""The days off that the law itself gives, for years whose arrangement is not yet announced.

《全国年节及纪念日放假办法》第二条 names thirteen days a year (国务院令第795号, in force since
2025-01-01); before, it named eleven (国务院令第644号, in force since 2014-01-01). The yearly
notice moves weekends around them; it never takes one of them away.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from lunardate import LunarDate

FIRST, LAST = 2014, 2099
"""The years for which the law and the calendars of this module hold."""
_THIRTEEN = 2025
"""The year from which 除夕 and the second of May are days off.

A law that changes the days adds such a year; those of the years before it stay as they were."""


@cache
def statutory_days(year: int) -> tuple[tuple[str, date, date], ...]:
    """Name, first and last day of each holiday, in their order; none outside FIRST to LAST."""
    return tuple(sorted(_days(year), key=lambda one: one[1])) if FIRST <= year <= LAST else ()


def _days(year: int) -> Iterator[tuple[str, date, date]]:
    yield "元旦", date(year, 1, 1), date(year, 1, 1)
    added = timedelta(days=int(year >= _THIRTEEN))
    new_year = _lunar(year, 1, 1)
    yield "春节", new_year - added, new_year + timedelta(days=2)
    yield "清明节", clear_and_bright(year), clear_and_bright(year)
    yield "劳动节", date(year, 5, 1), date(year, 5, 1) + added
    for name, month, day in (("端午节", 5, 5), ("中秋节", 8, 15)):
        yield name, _lunar(year, month, day), _lunar(year, month, day)
    yield "国庆节", date(year, 10, 1), date(year, 10, 3)


def _lunar(year: int, month: int, day: int) -> date:
    solar: date = LunarDate(year, month, day).to_solar_date()
    return solar


def clear_and_bright(year: int) -> date:
    """The day of 清明 in a year of this century: the common rule of thumb of almanacs.

    The sun reaches 15° of ecliptic longitude 0.2422 days later each year, less a leap day in four.
    """
    of_century = year % 100
    return date(year, 4, int(of_century * 0.2422 + 4.81) - of_century // 4)
