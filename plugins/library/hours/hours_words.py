"""Weeks, seasons and holidays in words, for tables, print and open data."""

from itertools import groupby

from plugins.library.hours.hours import OpeningHours, Season, Week
from plugins.library.hours.intervals import Interval, figures

_DAYS = "一二三四五六日"
Line = tuple[str, str]
"""Days and hours: ``("星期一至五", "8:30—17:30")``."""


def week_lines(week: Week) -> tuple[Line, ...]:
    """A week in as few lines as it has different hours, days in order; none where not given."""
    if not week:
        return ()
    by_hours: dict[tuple[Interval, ...], list[int]] = {}
    for day in range(7):
        by_hours.setdefault(tuple(week.get(day, ())), []).append(day)
    return tuple((_days(days), figures(hours)) for hours, days in by_hours.items())


def _days(days: list[int]) -> str:
    """``每天``, ``星期一至五``, ``星期二、四、六``."""
    if len(days) == 7:
        return "每天"
    runs = [
        [day for _, day in run]
        for _, run in groupby(enumerate(days), key=lambda pair: pair[1] - pair[0])
    ]
    return "星期" + "、".join(
        f"{_DAYS[run[0]]}至{_DAYS[run[-1]]}" if len(run) > 2 else "、".join(_DAYS[d] for d in run)
        for run in runs
    )


def season_days(season: Season) -> str:
    """``6月1日—8月31日``."""
    return "—".join(f"{month}月{day}日" for month, day in (season.first, season.last))


def hours_lines(hours: OpeningHours) -> tuple[Line, ...]:
    """Everything that is regular of some hours: seasons, the other days, statutory holidays."""
    if not hours.known:
        return ()
    rest = "其他日子，" if hours.seasons else ""
    lines = [
        (f"{season.name}（{season_days(season)}）{days}", words)
        for season in hours.seasons
        for days, words in week_lines(season.week)
    ]
    lines += [(f"{rest}{days}", words) for days, words in week_lines(hours.week)]
    if hours.on_holidays is not None:
        lines.append(("法定节假日", figures(hours.on_holidays)))
    return tuple(lines)


def hours_text(hours: OpeningHours) -> str:
    """The same in one line, for a list and for open data."""
    return "；".join(f"{days} {words}" for days, words in hours_lines(hours))
