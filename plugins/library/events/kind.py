"""Events as a kind of content."""

from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path

from plugins.library.events.choices import CHOICES, SLUGS, WEEK_URL
from plugins.library.events.groups import by_branch, by_series, by_type
from plugins.library.events.keys import EVENT_KEYS
from plugins.library.events.months import INDEX, days_of, month_url
from plugins.library.events.reading import read_events
from plugins.library.reading.kind import Claim, Kind, Skeleton
from plugins.library.reading.picture_kinds import SUFFIXES

FEED = "feeds/events.ics"
_GROUPS = {"活动类型": by_type, "系列": by_series, "馆点的活动": by_branch}


def event_claims(content: Path) -> Iterator[Claim]:
    """A page and a calendar each; the lists of years, types, series, places, months."""
    events = read_events(content)[0]
    for event in events:
        yield Claim(event.calendar_url, event.path, event.path)
    for name, group_by in _GROUPS.items():
        for group in group_by(events):
            yield Claim(group.url, f"{name}“{group.name}”", group.events[0].path)
    for year in sorted({event.first_day.year for event in events}):
        yield Claim(f"events/{year}/", f"{year} 年的活动")
    for month in sorted({month_url(day) for event in events for day in days_of(event)}):
        yield Claim(month, "活动日历")
    yield Claim(INDEX, "活动日历")
    for choice in CHOICES:
        yield Claim(choice.url, choice.title)
    yield Claim(WEEK_URL, "一周活动")


def _is_used(file: Path) -> bool:
    """A picture in an event's own folder is shown on its page."""
    return file.suffix.lower() in SUFFIXES and (file.parent / "index.md").is_file()


EVENT = Kind(
    word="event",
    label="活动",
    folder="events",
    read=read_events,
    header=EVENT_KEYS,
    address="events/{slug}/",
    claims=event_claims,
    reserved=frozenset(("type", "series", "branch", "calendar")) | SLUGS,
    reserves_years=True,
    shows_pictures=True,
    hands_out_files=True,
    uses_too=_is_used,
    skeleton=Skeleton("在这里写正文。", "写好日期、地点和正文", folder="{year}"),
    begins=attrgetter("first_day"),
    room="events",
    feed="活动",
    channel="活动",
)
