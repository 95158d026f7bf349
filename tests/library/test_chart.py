"""Rows of spines: lengths that are exactly the numbers, on one round scale."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.library.chart import (
    PITCH,
    SHELF,
    SPINES,
    WIDTH,
    ChartRow,
    chart,
    length,
    share,
    spine_for,
)


@pytest.mark.parametrize(
    ("largest", "spine"),
    [(0, 1), (1, 1), (60, 1), (61, 2), (120, 2), (121, 5), (300, 5), (301, 10), (57_652, 1_000)],
)
def test_one_spine_is_one_book_while_they_fit_and_then_a_round_number(
    largest: int, spine: int
) -> None:
    assert spine_for(largest) == spine


@given(st.lists(st.integers(0, 10_000_000), min_size=1))
def test_no_row_is_longer_than_the_shelf_and_the_longest_fills_two_fifths_at_least(
    counts: list[int],
) -> None:
    drawn = chart("a", "a", "种", "", [ChartRow(str(n), n) for n in counts])
    lengths = [float(row.length) for row in drawn.rows]
    assert max(lengths) <= WIDTH
    assert max(lengths) >= 0.39 * WIDTH or max(counts) < SPINES
    assert drawn.total == sum(counts)


def test_twice_the_number_is_twice_the_length() -> None:
    assert float(length(40, 1)) == 2 * float(length(20, 1)) == 40 * PITCH


def test_one_book_among_a_hundred_thousand_is_still_seen_and_none_is_not() -> None:
    assert float(length(1, 2_000)) > 0
    assert length(0, 2_000) == "0"


def test_the_shelf_has_as_many_spines_as_a_row_can_show_and_ends_with_it() -> None:
    spines = SHELF.split("M")[1:]
    assert len(spines) == SPINES
    assert float(spines[-1].split(" ")[0]) == WIDTH - PITCH


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [(1, 3, "33%"), (0, 9, "0%"), (1, 1_000, "不到 1%"), (9, 9, "100%"), (0, 0, "0%")],
)
def test_a_share_is_said_as_people_say_it(part: int, whole: int, words: str) -> None:
    assert share(part, whole) == words
