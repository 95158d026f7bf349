"""Calendars that a phone can subscribe to: iCalendar (RFC 5545), whole days or hours.

Lines end with CR LF and are folded at 75 octets (§3.1), text is escaped (§3.3.11). DTEND is the
first day, or the moment, that no longer belongs to the event (§3.6.1); an event of which only the
first hour is known has none. Hours are those of Asia/Shanghai, told by a VTIMEZONE (§3.6.5): China
keeps one offset since 1992. An event that was called off or moved stays, with another STATUS and a
higher SEQUENCE (§3.8.7.4, RFC 5546 §2.1.4), so that phones strike it out or move it too.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, time, timedelta

from plugins.library.feeds import moment

_WIDTH = 75
"""Octets of a line, its end not counted."""
_LINE_END = re.compile("\r\n?|[\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""What TEXT can't have (§3.1, §3.3.11), and halves of characters, which no encoding has."""
ZONE = "Asia/Shanghai"
LEFT_OUT = {
    "start": "DTSTART and DTEND say it",
    "date": "DTSTART says it",
    "venue": "LOCATION says it",
    "stations": "LOCATION says it",
}
"""Keys of the facts of a noun that a description leaves out, and why."""
_VTIMEZONE = (
    "BEGIN:VTIMEZONE",
    f"TZID:{ZONE}",
    "BEGIN:STANDARD",
    "DTSTART:19920101T000000",
    "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0800",
    "TZNAME:CST",
    "END:STANDARD",
    "END:VTIMEZONE",
)


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """Something on whole days, or between two hours."""

    uid: str
    """Lasting and unique in the world."""
    title: str
    first_day: date
    last_day: date
    """Included."""
    place: str = ""
    description: str = ""
    url: str = ""
    status: str = "正常"
    """正常, 延期 or 取消."""
    opens: time | None = None
    """Of the first day; None for whole days."""
    closes: time | None = None
    """Of the last day; 0:00 is the midnight at its end."""
    stamp: date | None = None
    """The day on which it was told or last changed; None = that of the build."""
    moves: int = 0
    """How often it was given another day; each is a 延期 and a new day."""

    @property
    def sequence(self) -> int:
        """How often phones are asked to take it anew: it grows with every step of its life."""
        return {"正常": 0, "延期": 1}.get(self.status, 2) + 2 * self.moves


def by_days(events: Iterable[CalendarEvent]) -> tuple[CalendarEvent, ...]:
    """Those of several things in the order of their days."""
    return tuple(sorted(events, key=lambda one: (one.first_day, one.uid)))


def calendar(name: str, events: Iterable[CalendarEvent], made_on: date) -> bytes:
    """A whole calendar; ``made_on`` is the day of the build, for DTSTAMP where no other is known.

    DTSTAMP is a moment of UTC: the day begins in Shanghai while it is the day before there.
    """
    known = tuple(events)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//anju-library//site//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
        f"X-WR-TIMEZONE:{ZONE}",
        *(_VTIMEZONE if any(event.opens for event in known) else ()),
    ]
    for event in known:
        lines += _event(event, made_on)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _event(event: CalendarEvent, made_on: date) -> list[str]:
    title = event.title if event.status == "正常" else f"（{event.status}）{event.title}"
    status = {"取消": "CANCELLED", "延期": "TENTATIVE"}.get(event.status, "CONFIRMED")
    optional = {
        "LOCATION": event.place,
        "DESCRIPTION": event.description,
    }
    return [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{_stamp(event.stamp or made_on)}",
        f"SEQUENCE:{event.sequence}",
        *_from_to(event),
        f"SUMMARY:{_escaped(title)}",
        *(f"{key}:{_escaped(value)}" for key, value in optional.items() if value),
        *([f"URL:{event.url}"] if event.url else []),
        f"STATUS:{status}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _stamp(day: date) -> str:
    told = moment(day).astimezone(UTC)
    return f"{_day(told.date())}T{told:%H%M%S}Z"


def _from_to(event: CalendarEvent) -> list[str]:
    """DTSTART and, where it is known, DTEND."""
    if event.opens is None:
        return [
            f"DTSTART;VALUE=DATE:{_day(event.first_day)}",
            f"DTEND;VALUE=DATE:{_day(_day_after(event.last_day))}",
        ]
    start = f"DTSTART;TZID={ZONE}:{_moment(event.first_day, event.opens)}"
    if event.closes is not None and event.closes != time():
        return [start, f"DTEND;TZID={ZONE}:{_moment(event.last_day, event.closes)}"]
    if event.closes is not None or event.last_day != event.first_day:
        return [start, f"DTEND;TZID={ZONE}:{_moment(_day_after(event.last_day), time())}"]
    return [start]


def _moment(day: date, clock: time) -> str:
    return f"{_day(day)}T{clock:%H%M%S}"


def _day(day: date) -> str:
    """Eight digits; ``%Y`` has fewer than four of them for early years."""
    return day.isoformat().replace("-", "")


def _day_after(day: date) -> date:
    """Who means “for ever” writes 9999-12-31, behind which there is no day."""
    return day + timedelta(days=1) if day < date.max else day


def _escaped(text: str) -> str:
    """TEXT: a backslash before backslash, comma and semicolon; ``\\n`` for a line end."""
    text = _CONTROL.sub(" ", _LINE_END.sub("\n", text))
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A line in parts of at most 75 octets; no character is cut, following parts begin blank."""
    if len(line.encode("utf-8", "replace")) <= _WIDTH:
        yield line
        return
    part, size = "", 0
    for character in line:
        octets = len(character.encode("utf-8", "replace"))
        if size + octets > _WIDTH:
            yield part
            part, size = " ", 1
        part += character
        size += octets
    yield part
