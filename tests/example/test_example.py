"""The example site is whole: one of each thing that a library can write, and nothing to mend."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from plugins.desk.registry import CHECKS
from plugins.library.events.nouns import STATUSES
from plugins.library.events.reading import read_events
from plugins.library.kinds import KINDS, known_texts
from plugins.library.places.branches import read_branches
from plugins.library.places.places import KINDS as PLACES
from plugins.library.reading.once import reading_once
from plugins.library.site.site import Check, Site
from plugins.library.site.unused import FILES, FOLDERS
from tests.support.example_site import CONTENT, EXPORT

DAY = date(2025, 11, 22)
"""The day around which its events lie."""
SMALL = 1_000_000
"""Bytes that it may hold besides its export."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The example as ``make check`` reads it: what one check has read, the next one knows."""
    folder = tmp_path_factory.mktemp("checked")
    with reading_once():
        yield Site(CONTENT, EXPORT, folder / "build", folder / "output", DAY)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_nothing_is_to_be_mended_in_it(check: Check, site: Site) -> None:
    assert [str(problem) for problem in check(site)] == []


def test_it_has_every_file_and_every_folder_that_a_library_may_write() -> None:
    """A sheet in either of its formats."""
    there = {path.stem for path in CONTENT.iterdir()}
    assert {Path(name).stem for name in (*FILES, *FOLDERS)} - there == set()


def test_every_key_that_a_header_may_have_stands_in_it() -> None:
    declared = (*(kind.header for kind in KINDS), *(k for kind in KINDS for _, k in kind.others))
    keys = {key.name for header in declared if header for key in header}
    used = {field.key for text in known_texts(CONTENT) for field in text.header.fields}
    assert keys - used == set()


def test_it_has_every_kind_of_place() -> None:
    assert {branch.kind for branch in read_branches(CONTENT)[0]} == PLACES.keys()


def test_its_events_lie_in_three_years_around_its_day_in_every_state() -> None:
    events = read_events(CONTENT)[0]
    days = {span.start for event in events for span in event.spans}
    assert min(days) < DAY < max(days) and DAY in days
    assert {day.year for day in days} == {2024, 2025, 2026}
    assert {event.status for event in events} == set(STATUSES)
    assert max(len(event.spans) for event in events) > 2


def test_it_is_small() -> None:
    assert sum(path.stat().st_size for path in CONTENT.rglob("*") if path.is_file()) <= SMALL
