"""Exhibitions and exhibits for machines that read pages: schema.org as JSON-LD.

Source of the words: schema.org ExhibitionEvent, EventStatusType, EventAttendanceModeEnumeration,
VisualArtwork.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from plugins.exhibitions.views import ExhibitionView
from plugins.library.exhibitions.nouns import Exhibition, Station
from plugins.library.exhibitions.pieces import Exhibit

Data = dict[str, Any]
_STATUS = {
    "正常": "https://schema.org/EventScheduled",
    "延期": "https://schema.org/EventPostponed",
    "取消": "https://schema.org/EventCancelled",
}
_ONLINE = "https://schema.org/OnlineEventAttendanceMode"
_OFFLINE = "https://schema.org/OfflineEventAttendanceMode"
_MIXED = "https://schema.org/MixedEventAttendanceMode"


def exhibition_data(
    view: ExhibitionView, exhibits: Iterable[Exhibit], site: str, library: str
) -> Data:
    """An ExhibitionEvent, with a subEvent a station; ``site`` comes before every address."""
    exhibition = view.exhibition
    stations = [_sub_event(exhibition, s, site) for s in exhibition.dated_stations]
    picture = view.share_picture
    return _filled(
        {
            "@context": "https://schema.org",
            "@type": "ExhibitionEvent",
            "name": exhibition.title,
            "url": f"{site}/{exhibition.url}",
            "description": exhibition.summary,
            "startDate": _first(exhibition),
            "endDate": exhibition.last_day.isoformat() if exhibition.last_day else "",
            "eventStatus": _STATUS[exhibition.status],
            "eventAttendanceMode": _attendance(exhibition),
            "location": _locations(exhibition, site),
            "organizer": {"@type": "Library", "name": exhibition.organizer or library},
            "image": f"{site}/{picture.url}" if picture else "",
            "isAccessibleForFree": True,
            "inLanguage": "zh",
            "subEvent": stations,
            "workFeatured": [_work(exhibit, site) for exhibit in exhibits],
        }
    )


def exhibit_data(exhibit: Exhibit, site: str, picture_url: str) -> Data:
    """One exhibit as a CreativeWork."""
    work = _work(exhibit, site)
    about = {
        "description": exhibit.description,
        "dateCreated": exhibit.period,
        "material": exhibit.medium,
        "size": exhibit.size,
        "identifier": exhibit.number,
        "keywords": "、".join(exhibit.subjects),
        "contentLocation": {"@type": "Place", "name": exhibit.place} if exhibit.place else "",
        "copyrightNotice": exhibit.rights,
        "image": f"{site}/{picture_url}" if picture_url else "",
    }
    return {"@context": "https://schema.org", **work, **_filled(about)}


def _work(exhibit: Exhibit, site: str) -> Data:
    creator = {"@type": "Person", "name": exhibit.creator} if exhibit.creator else ""
    return _filled(
        {
            "@type": "CreativeWork",
            "name": exhibit.title,
            "url": f"{site}/{exhibit.url}",
            "creator": creator,
        }
    )


def _first(exhibition: Exhibition) -> str:
    return exhibition.first_day.isoformat() if exhibition.first_day else str(exhibition.year)


def _attendance(exhibition: Exhibition) -> str:
    if exhibition.is_online:
        return _ONLINE
    return _MIXED if exhibition.is_readable else _OFFLINE


def _locations(exhibition: Exhibition, site: str) -> list[Data]:
    online = {"@type": "VirtualLocation", "url": f"{site}/{exhibition.url}"}
    places = [
        {"@type": "Place", "name": station.place}
        for station in exhibition.stations
        if not exhibition.is_online
    ]
    return [*places, *([online] if exhibition.is_readable or not places else [])]


def _sub_event(exhibition: Exhibition, station: Station, site: str) -> Data:
    status = exhibition.status if exhibition.status != "正常" else station.status
    span = station.span
    return _filled(
        {
            "@type": "ExhibitionEvent",
            "name": f"{exhibition.title}（{station.place}）",
            "startDate": span.start.isoformat() if span else "",
            "endDate": span.last_day.isoformat() if span and not span.open_ended else "",
            "eventStatus": _STATUS[status],
            "eventAttendanceMode": _OFFLINE,
            "location": {"@type": "Place", "name": station.place},
            "url": f"{site}/{exhibition.url}",
        }
    )


def _filled(data: Mapping[str, Any]) -> Data:
    """Without what nobody knows: schema.org has no word for an empty string."""
    return {key: value for key, value in data.items() if value not in ("", [], None)}
