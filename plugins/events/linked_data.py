"""Events for machines that read pages: schema.org as JSON-LD.

Source of the words: schema.org Event, EventStatusType; Google's "Event structured data": an event
that waits for a new day keeps the old one and is postponed, one that has it is rescheduled and
tells ``previousStartDate``.
"""

from collections.abc import Mapping
from typing import Any

from plugins.events.views import EventView
from plugins.library.events.nouns import Event
from plugins.library.places.places import Branch
from plugins.library.reading.spans import Span
from plugins.typography.moments import iso_end, iso_start

Data = dict[str, Any]
_SCHEMA = "https://schema.org"
FREE = "免费"
SHARED = "wechat/share.jpg"
"""The picture that stands for what has none, as a share shows it."""


def event_data(view: EventView, branch: Branch | None, site: str, library: str) -> Data:
    """An Event, with a subEvent a time where it is repeated; ``site`` comes before addresses."""
    event = view.event
    several = len(event.spans) > 1
    return _filled(
        {
            "@context": _SCHEMA,
            "@type": "Event",
            "name": event.title,
            "url": f"{site}/{event.url}",
            "description": event.summary,
            **_times(event),
            "eventStatus": f"{_SCHEMA}/{_status(event)}",
            "eventAttendanceMode": f"{_SCHEMA}/{_attendance(event)}",
            "location": _location(event, branch, site),
            "organizer": _organizers(event, library, site),
            "image": [f"{site}/{picture.url}" for _, picture in view.pictures]
            or f"{site}/{SHARED}",
            "isAccessibleForFree": event.fee == FREE if event.fee else None,
            "maximumAttendeeCapacity": event.places_left_for,
            "inLanguage": "zh",
            "superEvent": {"@type": "EventSeries", "name": event.series} if event.series else "",
            "subEvent": [_time(event, span) for span in event.spans] if several else [],
        }
    )


def _pictures(view: EventView, site: str) -> list[str]:
    return [f"{site}/{picture.url}" for _, picture in view.pictures] or [f"{site}/{SHARED}"]


def _times(event: Event) -> Data:
    last = max(event.spans, key=lambda span: span.last_day)
    moved = [iso_start(span) for span in event.formerly] if event.was_moved else []
    return {
        "startDate": iso_start(event.spans[0]),
        "endDate": iso_end(last),
        "previousStartDate": moved[0] if len(moved) == 1 else moved,
    }


def _time(event: Event, span: Span) -> Data:
    own = {"@type": "Event", "name": event.title, "startDate": iso_start(span)}
    status = f"{_SCHEMA}/{_status(event)}"
    return _filled({**own, "endDate": iso_end(span), "eventStatus": status})


def _status(event: Event) -> str:
    if event.is_called_off:
        return "EventCancelled"
    if event.waits_for_a_day:
        return "EventPostponed"
    return "EventRescheduled" if event.was_moved else "EventScheduled"


def _attendance(event: Event) -> str:
    return "OnlineEventAttendanceMode" if event.is_online else "OfflineEventAttendanceMode"


def _location(event: Event, branch: Branch | None, site: str) -> Data:
    if event.is_online:
        return {"@type": "VirtualLocation", "url": f"{site}/{event.url}"}
    if branch:
        place = {"@type": "Library", "name": branch.name, "url": f"{site}/{branch.url}"}
        return _filled({**place, "address": branch.address, "telephone": branch.telephone})
    place = {"@type": "Place", "name": event.venue, "address": event.venue}
    return place if event.venue else {}


def _organizers(event: Event, library: str, site: str) -> list[Data]:
    own = {"@type": "Library", "name": library, "url": f"{site}/"}
    first = {"@type": "Organization", "name": event.organizer} if event.organizer else own
    return [first, *({"@type": "Organization", "name": name} for name in event.partners)]


def _filled(data: Mapping[str, Any]) -> Data:
    """Without what nobody knows: schema.org has no word for an empty string."""
    return {key: value for key, value in data.items() if value not in ("", [], {}, None)}
