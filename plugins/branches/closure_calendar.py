"""``/feeds/closures.ics``: closures and changed hours, whole days, for a phone's calendar."""

from collections.abc import Iterable, Iterator

from plugins.library.calendars import CalendarEvent
from plugins.library.feeds import AUTHORITY
from plugins.library.hours.closures import Announced

PATH = "feeds/closures.ics"


def events_of(announced: Iterable[Announced], site: str) -> Iterator[CalendarEvent]:
    """One event a closure, by the day on which it was announced; one that was called off stays,
    struck out."""
    for one in announced:
        closure = one.closure
        yield CalendarEvent(
            uid=f"{closure.anchor}@closures.{AUTHORITY}",
            title=f"{one.places}{closure.verb}",
            first_day=closure.start,
            last_day=closure.end,
            description=one.sentence,
            url=f"{site}/services/hours/#{closure.anchor}" if site else "",
            status="取消" if closure.cancelled else "正常",
            stamp=closure.published,
            moves=len(closure.formerly),
        )
