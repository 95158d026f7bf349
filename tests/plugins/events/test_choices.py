"""Events by today, by the weekend, for whom and from home; and a week to hang up."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

from lxml import html

from plugins.library.events.choices import AHEAD, CHOICES, SATURDAY, WEEK, days_from, runs_long
from plugins.library.events.nouns import Event
from plugins.library.events.reading import read_events
from tests.conftest import write_project
from tests.support.events import DAY, many


def page(output: Path, address: str) -> html.HtmlElement:
    return html.fromstring((output / address / "index.html").read_bytes().decode())


def days(output: Path, slug: str) -> dict[str, list[str]]:
    """Day → the events that a page has on it."""
    return {
        part.get("data-on"): [href.split("/")[-2] for href in part.xpath(".//a/@href")]
        for part in page(output, f"events/{slug}").xpath("//section[@data-on]")
    }


def rows(output: Path, slug: str) -> list[str]:
    links = page(output, f"events/{slug}").xpath("//li[contains(@class, 'event-row')]/a/@href")
    return [href.split("/")[-2] for href in links]


def test_today_has_the_coming_weeks_day_by_day_and_what_runs_on_once(output: Path) -> None:
    assert days(output, "today") == {"2026-11-17": ["reading-club"], "2026-11-21": ["lecture"]}
    assert rows(output, "today") == ["quiz"]


def test_the_weekend_has_saturdays_and_sundays_alone(output: Path) -> None:
    assert days(output, "weekend") == {"2026-11-21": ["lecture"]}


def test_from_home_has_what_is_held_online(output: Path) -> None:
    assert rows(output, "online") == ["quiz"]


def test_a_choice_without_events_has_a_page_that_nothing_leads_to(output: Path) -> None:
    for slug in ("children", "elders"):
        empty = page(output, f"events/{slug}")
        assert "近期暂无活动" in empty.text_content()
        assert empty.xpath("//meta[@name='robots']/@content") == ["noindex"]
    links = page(output, "events").xpath("//main//a/@href")
    assert {"/events/today/", "/events/weekend/", "/events/online/"} <= set(links)
    assert not {"/events/children/", "/events/elders/"} & set(links)


def test_rows_tell_the_day_of_the_week(output: Path) -> None:
    for row in page(output, "events").xpath("//li[contains(@class, 'event-row')]"):
        day = date.fromisoformat(row.xpath(".//time/@datetime")[0])
        assert f"星期{'一二三四五六日'[day.weekday()]}" in row.xpath(".//time")[0].text_content()


def test_past_years_stand_apart_while_something_is_to_come(output: Path) -> None:
    links = page(output, "events").xpath("//main//a/@href")
    assert "/events/old/" not in links
    assert {"/events/2025/", "/events/2026/"} <= set(links)


def test_a_week_is_a_sheet_with_its_days_and_a_code(output: Path) -> None:
    (sheet,) = page(output, "events/week").xpath("//section[@class='hours-poster']")
    words = sheet.text_content()
    assert "11月10日—16日" in words
    assert "安居掌故知识竞答" in words
    assert "家里的老照片怎样收" not in words
    assert sheet.xpath(".//svg")


def test_each_event_of_the_coming_weeks_stands_on_its_days(tmp_path: Path) -> None:
    events: tuple[Event, ...] = read_events(write_project(tmp_path, many(60)) / "content")[0]
    choose = Random(7)
    for _ in range(40):
        first = choose.choice(events).first_day - timedelta(days=choose.randrange(40))
        shown = {one.day: {t.event for t in one.times} for one in days_from(events, first, AHEAD)}
        for number in range(AHEAD.days):
            day = first + timedelta(days=number)
            held = {e for e in events if any(s.covers(day) for s in e.spans) and is_held(e)}
            once = {event for event in held if runs_long(event, first)}
            assert held - once <= shown.get(day, set()) <= held


def is_held(event: Event) -> bool:
    return not event.is_called_off and not event.waits_for_a_day


def test_the_days_of_a_choice_are_in_order_and_none_is_empty(project: Path) -> None:
    events = read_events(project / "content")[0]
    weekend = next(choice for choice in CHOICES if choice.slug == "weekend")
    for length in (WEEK, AHEAD):
        told = days_from(events, DAY, length, weekend.takes)
        assert [one.day for one in told] == sorted(one.day for one in told)
        assert all(one.times and one.day.weekday() >= SATURDAY for one in told)
