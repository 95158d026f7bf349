"""The calendars of a whole site, read by another hand than the one that wrote them."""

from collections import Counter
from pathlib import Path

import icalendar

EVERY = ("feeds/events.ics", "feeds/exhibitions.ics", "feeds/closures.ics")
"""The calendars that a phone subscribes to; the others have one event or exhibition each."""


def read(path: Path) -> icalendar.Calendar:
    found = icalendar.Calendar.from_ical(path.read_bytes())
    assert isinstance(found, icalendar.Calendar)
    return found


def test_every_calendar_is_read_without_a_mistake(example_site: Path) -> None:
    paths = sorted(example_site.rglob("*.ics"))
    assert {str(path.relative_to(example_site)) for path in paths} > set(EVERY)
    for path in paths:
        parts = read(path).walk()
        assert [part.errors for part in parts if part.errors] == [], path
        zones = {str(part["TZID"]) for part in parts if part.name == "VTIMEZONE"}
        for part in parts:
            for value in (part.get("DTSTART"), part.get("DTEND")):
                zone = value.params.get("TZID") if value and part.name == "VEVENT" else None
                assert zone is None or zone in zones, path


def test_an_event_ends_after_it_began_and_has_a_name_of_its_own(example_site: Path) -> None:
    for path in sorted(example_site.rglob("*.ics")):
        events = read(path).events
        names = Counter(str(event["UID"]) for event in events)
        assert events or path.name == "closures.ics", path
        assert [name for name, times in names.items() if times > 1] == [], path
        for event in events:
            assert str(event["SUMMARY"]) and event["DTSTAMP"], path
            assert "DTEND" not in event or event.end > event.start, path


def test_what_stands_in_a_file_of_its_own_stands_in_the_feed_too(example_site: Path) -> None:
    feeds = [event for name in EVERY for event in read(example_site / name).events]
    told = {str(event["UID"]): event.to_ical() for event in feeds}
    alone = [path for path in example_site.rglob("*.ics") if "feeds" not in path.parts]
    for path in alone:
        for event in read(path).events:
            assert told.get(str(event["UID"])) == event.to_ical(), path
