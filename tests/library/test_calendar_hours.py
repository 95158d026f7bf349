"""Calendars for phones: what was put in comes out, whatever characters and hours it has."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from plugins.library.calendars import CalendarEvent, calendar

MADE = date(2026, 11, 23)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
CLOCKS = st.times().map(lambda t: t.replace(second=0, microsecond=0, tzinfo=None))
TEXTS = st.text(max_size=120)


@st.composite
def events(draw: st.DrawFn) -> CalendarEvent:
    first = draw(DAYS)
    last = first + timedelta(days=draw(st.integers(0, 40)))
    opens, closes = draw(st.none() | CLOCKS), draw(st.none() | CLOCKS)
    if opens and closes and last == first and closes <= opens:
        closes = None
    return CalendarEvent(
        uid="a@events.anju-library",
        title=draw(TEXTS),
        first_day=first,
        last_day=last,
        place=draw(TEXTS),
        description=draw(TEXTS),
        status=draw(st.sampled_from(("正常", "延期", "取消"))),
        opens=opens,
        closes=closes,
        moves=draw(st.integers(0, 3)),
    )


def lines(content: bytes) -> Iterator[tuple[str, str]]:
    """The content lines, unfolded: name with its parameters, and value."""
    text = content.decode()
    assert text.endswith("\r\n")
    for line in text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n"):
        assert not re.search("[\x00-\x08\x0a-\x1f]", line)
        name, _, value = line.partition(":")
        yield name, value


def of_event(content: bytes) -> dict[str, str]:
    found = list(lines(content))
    start = found.index(("BEGIN", "VEVENT"))
    return dict(found[start + 1 : found.index(("END", "VEVENT"))])


def plain(text: str) -> str:
    """TEXT as a phone shows it (RFC 5545 §3.3.11)."""
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], text)


def shown(text: str) -> str:
    """What TEXT can have of a text at all."""
    text = re.sub("\r\n?|[\x85\u2028\u2029]", "\n", text)
    return re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", " ", text)


@given(events())
def test_texts_come_out_as_they_went_in(event: CalendarEvent) -> None:
    found = of_event(calendar("活动", [event], MADE))
    prefix = "" if event.status == "正常" else f"（{event.status}）"
    assert plain(found["SUMMARY"]) == shown(prefix + event.title)
    assert plain(found.get("LOCATION", "")) == shown(event.place)
    assert plain(found.get("DESCRIPTION", "")) == shown(event.description)


@given(events())
def test_no_line_is_longer_than_75_octets_and_each_is_whole_characters(
    event: CalendarEvent,
) -> None:
    for line in calendar("活动", [event], MADE).split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


@given(events())
def test_days_and_hours_come_out_as_they_went_in(event: CalendarEvent) -> None:
    content = calendar("活动", [event], MADE)
    found = of_event(content)
    if event.opens is None:
        first = datetime.strptime(found["DTSTART;VALUE=DATE"], "%Y%m%d").date()
        behind = datetime.strptime(found["DTEND;VALUE=DATE"], "%Y%m%d").date()
        assert (first, behind - timedelta(days=1)) == (event.first_day, event.last_day)
        assert b"VTIMEZONE" not in content
        return
    zone = ";TZID=Asia/Shanghai"
    start = datetime.strptime(found[f"DTSTART{zone}"], "%Y%m%dT%H%M%S")
    assert start == datetime.combine(event.first_day, event.opens)
    end = found.get(f"DTEND{zone}")
    assert (end is None) == (event.closes is None and event.last_day == event.first_day)
    if end:
        assert datetime.strptime(end, "%Y%m%dT%H%M%S") > start
    if event.closes:
        assert end == f"{datetime.combine(event.last_day, event.closes):%Y%m%dT%H%M%S}"
    assert ("TZID", "Asia/Shanghai") in list(lines(content))


def test_an_hour_has_a_zone_and_the_calendar_explains_it() -> None:
    event = CalendarEvent(
        "a", "读书会", date(2026, 11, 21), date(2026, 11, 21), opens=time(14, 30), closes=time(16)
    )
    text = calendar("活动", [event], MADE).decode()
    assert "DTSTART;TZID=Asia/Shanghai:20261121T143000\r\n" in text
    assert "DTEND;TZID=Asia/Shanghai:20261121T160000\r\n" in text
    assert text.index("BEGIN:VTIMEZONE") < text.index("BEGIN:VEVENT")
    assert "TZOFFSETTO:+0800" in text


def test_every_step_of_a_life_has_a_higher_number_than_the_one_before() -> None:
    day = date(2026, 11, 21)
    life = [("正常", 0), ("延期", 0), ("正常", 1), ("延期", 1), ("正常", 2), ("取消", 2)]
    numbers = [CalendarEvent("a", "甲", day, day, status=s, moves=m).sequence for s, m in life]
    assert numbers == sorted(set(numbers))


def test_what_was_called_off_stays_and_says_so() -> None:
    event = CalendarEvent("a", "露天电影", date(2026, 11, 15), date(2026, 11, 15), status="取消")
    found = of_event(calendar("活动", [event], MADE))
    assert (found["STATUS"], found["SEQUENCE"]) == ("CANCELLED", "2")
    assert found["SUMMARY"] == "（取消）露天电影"
