"""A year as squares."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from plugins.library.chronicle.nouns import ChronicleEntry, ChronicleYear
from plugins.library.chronicle.squares import LONG, STEP, squares_of
from plugins.library.reading.spans import Span

YEAR = 2024
days = st.dates(date(YEAR, 1, 1), date(YEAR, 12, 31))


def entry(*spans: Span) -> ChronicleEntry:
    return ChronicleEntry("事", spans[0], "", "", (), "", spans=spans if len(spans) > 1 else ())


def marked(*entries: ChronicleEntry) -> dict[date, int]:
    squares = squares_of(ChronicleYear(YEAR, entries))
    return {one.day: one.count for row in squares.rows for one in row.squares}


@given(st.lists(days, max_size=20))
def test_every_day_of_an_entry_is_marked_and_no_other(given_days: list[date]) -> None:
    found = marked(*(entry(Span(day)) for day in given_days))
    assert found == {day: given_days.count(day) for day in given_days}


def test_a_few_days_are_all_marked_and_a_long_time_by_its_first() -> None:
    first = date(YEAR, 2, 28)
    assert len(marked(entry(Span(first, first + LONG - timedelta(days=1))))) == LONG.days
    assert marked(entry(Span(first, first + LONG))) == {first: 1}


def test_days_of_another_year_are_not_marked() -> None:
    assert [*marked(entry(Span(date(YEAR, 12, 31), date(YEAR + 1, 1, 2))))] == [date(YEAR, 12, 31)]


def test_what_was_held_again_and_again_is_marked_on_its_days() -> None:
    held = [Span(date(YEAR, month, 5)) for month in (3, 6, 9)]
    assert [day.month for day in marked(entry(*held))] == [3, 6, 9]


def test_a_row_is_as_long_as_its_month() -> None:
    rows = squares_of(ChronicleYear(YEAR, ())).rows
    assert [row.width // STEP for row in rows][:3] == [31, 29, 31]
    assert sum(row.width for row in rows) == 366 * STEP
