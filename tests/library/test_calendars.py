"""Calendars as phones read them: RFC 5545."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.library.calendars import ZONE, CalendarEvent, calendar

MADE_ON = date(2026, 3, 1)
EVENT = CalendarEvent(
    uid="a@exhibitions.example.org",
    title="安居旧影",
    first_day=date(2026, 3, 5),
    last_day=date(2026, 3, 31),
)
texts = st.text(
    st.one_of(
        st.sampled_from('\\;,:"\n 　“”—，ｎnN安'),
        st.characters(codec="utf-8", exclude_categories=["Cc"]),
    ),
    max_size=300,
)
"""Whatever people write, line ends included; control characters have a test of their own."""


def physical_lines(data: bytes) -> list[bytes]:
    assert data.endswith(b"\r\n")
    return data.removesuffix(b"\r\n").split(b"\r\n")


def unfolded(data: bytes) -> list[str]:
    """Content lines (§3.1): a line end and one blank after it are taken out."""
    return data.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def unescaped(text: str) -> str:
    """TEXT as §3.3.11 has it, read by another hand than the one that wrote it."""
    return re.sub(r"\\(.)", lambda sign: "\n" if sign[1] in "nN" else sign[1], text)


def value(data: bytes, key: str) -> str:
    (found,) = [line for line in unfolded(data) if re.match(f"{key}[:;]", line)]
    return found.partition(":")[2]


def made(*events: CalendarEvent, name: str = "展览") -> bytes:
    return calendar(name, events, MADE_ON)


@given(texts, texts, texts)
@example("安" * 30, "a" * 75, "\\" * 80)
@example("a;b,c\\;\\n", "", "")
@example("\u2028第二行\u2029", "", "")
def test_any_text_is_folded_at_75_octets_and_comes_back(
    title: str, place: str, description: str
) -> None:
    event = CalendarEvent("a", title, date(2026, 3, 5), date(2026, 3, 5), place, description)
    data = made(event, name=title)
    assert all(len(line) <= 75 for line in physical_lines(data))
    assert all(line.decode() for line in physical_lines(data))  # no character is cut in two
    for key, text in (
        ("SUMMARY", title),
        ("LOCATION", place),
        ("DESCRIPTION", description),
        ("X-WR-CALNAME", title),
    ):
        if text or key == "SUMMARY":
            assert unescaped(value(data, key)) == re.sub("[\u2028\u2029]", "\n", text)
        elif key != "X-WR-CALNAME":
            assert f"{key}:" not in data.decode()


@given(st.text(st.characters(), max_size=60))
@example("第一行\r\n第二行\r第三行\x85第四行")
@example("\ud800")
def test_control_characters_and_halves_of_characters_break_no_line(text: str) -> None:
    event = CalendarEvent("a", text, date(2026, 3, 5), date(2026, 3, 5))
    (line,) = [one for one in unfolded(made(event)) if one.startswith("SUMMARY:")]
    assert not re.search("[\x00-\x08\x0a-\x1f\x7f\x85\u2028\u2029]", line)
    assert len(made(event).decode().splitlines()) == made(event).count(b"\r\n")


def test_a_line_end_of_any_system_is_one_line_end() -> None:
    event = CalendarEvent("a", "甲\r\n乙\r丙\n丁", date(2026, 3, 5), date(2026, 3, 5))
    assert value(made(event), "SUMMARY") == r"甲\n乙\n丙\n丁"


def test_an_event_on_whole_days_ends_on_the_first_day_without_it() -> None:
    data = made(EVENT)
    assert value(data, "DTSTART") == "20260305"
    assert value(data, "DTEND") == "20260401"
    assert "DTSTART;VALUE=DATE:20260305" in unfolded(data)


@given(st.dates(), st.integers(0, 400))
@example(date(2026, 1, 1), 0)
@example(date.max, 0)
@example(date(200, 1, 1), 3)
def test_every_day_has_eight_digits_and_the_last_of_all_is_no_trouble(
    first: date, length: int
) -> None:
    last = min(date.max.toordinal(), first.toordinal() + length)
    data = made(CalendarEvent("a", "甲", first, date.fromordinal(last)))
    start, end = value(data, "DTSTART"), value(data, "DTEND")
    assert (len(start), len(end)) == (8, 8)
    assert date.fromisoformat(start) == first
    after = date.fromordinal(min(last + 1, date.max.toordinal()))
    assert date.fromisoformat(end) == after


@pytest.mark.parametrize(
    ("status", "title", "word", "sequence"),
    [
        ("正常", "安居旧影", "CONFIRMED", "0"),
        ("延期", "（延期）安居旧影", "TENTATIVE", "1"),
        ("取消", "（取消）安居旧影", "CANCELLED", "2"),
    ],
)
def test_what_was_called_off_stays_and_says_so(
    status: str, title: str, word: str, sequence: str
) -> None:
    data = made(CalendarEvent("a", "安居旧影", EVENT.first_day, EVENT.last_day, status=status))
    assert value(data, "SUMMARY") == title
    assert value(data, "STATUS") == word
    assert value(data, "SEQUENCE") == sequence


def test_a_calendar_is_framed_as_programs_expect_it() -> None:
    other = CalendarEvent("b", "乙", EVENT.first_day, EVENT.last_day, url="https://example.org/a/")
    lines = unfolded(made(EVENT, other))
    assert lines[:5] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//anju-library//site//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    assert lines[-2:] == ["END:VEVENT", "END:VCALENDAR"]
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 2
    assert lines.count("DTSTAMP:20260228T160000Z") == 2
    assert lines.count("URL:https://example.org/a/") == 1
    assert [line for line in lines if line.startswith("UID:")] == [
        "UID:a@exhibitions.example.org",
        "UID:b",
    ]


def test_the_same_events_give_the_same_bytes_on_the_same_day() -> None:
    assert made(EVENT) == made(EVENT)
    assert made(EVENT) != calendar("展览", [EVENT], MADE_ON + timedelta(days=1))


DAYS = st.dates(date(1993, 1, 1), date(2100, 1, 1))


def parsed(data: bytes) -> list[icalendar.Event]:
    """The events of a calendar by another hand, which met no mistake in it."""
    read = icalendar.Calendar.from_ical(data)
    assert isinstance(read, icalendar.Calendar)
    assert [part.errors for part in read.walk() if part.errors] == []
    return list(read.events)


@given(st.lists(st.tuples(texts, texts, texts, DAYS, st.integers(0, 40)), max_size=4))
def test_another_hand_reads_words_and_whole_days_as_they_were(
    written: list[tuple[str, str, str, date, int]],
) -> None:
    events = [
        CalendarEvent(f"{at}@a", title, first, first + timedelta(days=days), place, words)
        for at, (title, place, words, first, days) in enumerate(written)
    ]
    read = parsed(made(*events))
    assert [str(one["UID"]) for one in read] == [event.uid for event in events]
    for event, one in zip(events, read, strict=True):
        assert (one.start, one.end) == (event.first_day, event.last_day + timedelta(days=1))
        for key, text in (
            ("SUMMARY", event.title),
            ("LOCATION", event.place),
            ("DESCRIPTION", event.description),
        ):
            assert str(one.get(key, "")) == re.sub("[\u2028\u2029]", "\n", text)


@given(DAYS, st.times(), st.none() | st.times())
def test_another_hand_reads_the_hours_of_our_zone(
    day: date, opens: time, closes: time | None
) -> None:
    opens = opens.replace(microsecond=0)
    closes = closes.replace(microsecond=0) if closes else None
    (one,) = parsed(made(CalendarEvent("a", "甲", day, day, opens=opens, closes=closes)))
    zone = ZoneInfo(ZONE)
    assert one.start == datetime.combine(day, opens, zone)
    if closes and closes > opens:
        assert one.end == datetime.combine(day, closes, zone)
