"""The calendar of events, month by month."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plugins.library.events.heading import read_event
from plugins.library.events.keys import EVENT_KEYS
from plugins.library.events.months import calendar_months, days_of
from plugins.library.events.nouns import Event
from plugins.library.events.pictures import EventPictures
from plugins.library.reading.pieces import Text, as_text

TODAY = date(2026, 11, 10)
FIRST = date(2025, 11, 1)


def as_event(words: str, slug: str) -> Text:
    return as_text(words, Path(f"{slug}.md"), f"{slug}.md", EVENT_KEYS)


def event(slug: str, start: str, end: str = "") -> Event:
    last = f"End: {end}\n" if end else ""
    words = f"Title: {slug}\nType: 讲座\nStart: {start}\n{last}\n文。"
    found, _ = read_event(as_event(words, slug), {}, EventPictures())
    assert found
    return found


@st.composite
def some_events(draw: st.DrawFn) -> list[Event]:
    found = []
    for number in range(draw(st.integers(1, 6))):
        start = FIRST + timedelta(days=draw(st.integers(0, 500)))
        match draw(st.integers(0, 2)):
            case 0:
                found.append(event(f"e{number}", start.isoformat()))
            case 1:
                end = start + timedelta(days=draw(st.integers(0, 70)))
                found.append(event(f"e{number}", start.isoformat(), end.isoformat()))
            case _:
                later = [start + timedelta(days=draw(st.integers(0, 90))) for _ in range(3)]
                days = "、".join(day.isoformat() for day in (start, *later))
                found.append(event(f"e{number}", days))
    return found


@given(some_events())
def test_a_month_has_every_event_on_each_of_its_days_and_on_no_other(events: list[Event]) -> None:
    shown = {
        (day.day, one.slug)
        for month in calendar_months(events, TODAY)
        for week in month.weeks
        for day in week.days
        for one in day.events
    }
    expected = {
        (span.start + timedelta(days=n), one.slug)
        for one in events
        for span in one.spans
        for n in range((span.last_day - span.start).days + 1)
    }
    assert shown == expected


@given(some_events())
def test_the_months_are_those_with_events_and_lead_to_each_other(events: list[Event]) -> None:
    months = calendar_months(events, TODAY)
    assert [m.url[-8:-1] for m in months] == sorted(
        {day.isoformat()[:7] for one in events for day in days_of(one)}
    )
    for before, month in pairwise(months):
        assert before.next and month.previous
        assert (before.next.url, month.previous.url) == (month.url, before.url)
    assert months[0].previous is None and months[-1].next is None
    assert all(month.count for month in months)


@given(some_events())
def test_a_month_is_whole_weeks_and_has_each_of_its_days_once(events: list[Event]) -> None:
    for month in calendar_months(events, TODAY):
        days = [day for week in month.weeks for day in week.days]
        assert {len(week.days) for week in month.weeks} == {7}
        assert all(week.days[0].day.weekday() == 0 for week in month.weeks)
        own = [day.day for day in days if day.in_month]
        assert own[0].day == 1 and (own[-1] + timedelta(days=1)).day == 1
        assert own == sorted(set(own))
        assert [d.day for d in days if d.is_today] == [d.day for d in days if d.day == TODAY]


def test_of_an_open_span_the_first_day_is_known() -> None:
    assert list(days_of(event("a", "2026-11-01 起"))) == [date(2026, 11, 1)]


def test_events_of_a_day_stand_in_the_order_of_their_hours() -> None:
    day = "2026-11-05"
    events = [event("a", f"{day} 14:00"), event("b", f"{day} 9:00"), event("c", day)]
    (month,) = calendar_months(events, TODAY)
    (cell,) = [d for week in month.weeks for d in week.days if d.events]
    assert [one.slug for one in cell.events] == ["c", "b", "a"]


def test_a_year_beyond_all_calendars_is_refused() -> None:
    text = as_event("Title: 甲\nType: 讲座\nStart: 2200-01-01\n\n文。", "a")
    _, problems = read_event(text, {}, EventPictures())
    assert any("这一年不像真的" in str(problem) for problem in problems)
