"""A sketch shows places in their true positions to each other."""

from math import hypot

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plugins.exhibitions.sketch import HEIGHT, WIDTH, StationDot, sketch
from plugins.library.exhibitions.nouns import Position, Station

positions = st.builds(Position, st.floats(73, 135), st.floats(18, 53))


def tour(*positions: Position) -> list[Station]:
    return [Station(f"站{n}", "", None, position=p) for n, p in enumerate(positions)]


@given(st.lists(positions, min_size=2, max_size=20))
def test_every_dot_lies_on_the_sheet_and_the_bar_fits(places: list[Position]) -> None:
    drawn = sketch(tour(*places))
    assert drawn and len(drawn.dots) == len(places)
    assert all(0 <= dot.x <= WIDTH and 0 <= dot.y <= HEIGHT for dot in drawn.dots)
    assert 0 < drawn.bar_width <= WIDTH / 4 + 1


@given(positions, positions)
def test_north_is_up_and_east_is_right(one: Position, other: Position) -> None:
    assume(abs(one.latitude - other.latitude) > 0.1 and abs(one.longitude - other.longitude) > 0.1)
    drawn = sketch(tour(one, other))
    assert drawn
    first, second = drawn.dots
    assert (first.y < second.y) == (one.latitude > other.latitude)
    assert (first.x < second.x) == (one.longitude < other.longitude)


def test_the_bar_is_as_long_as_it_says() -> None:
    """From Suining's centre to Chengdu's 147 km as the crow flies."""
    drawn = sketch(tour(Position(105.593, 30.533), Position(104.066, 30.573)))
    assert drawn
    first, second = drawn.dots
    kilometres = hypot(first.x - second.x, first.y - second.y) / drawn.bar_width * drawn.bar_km
    assert kilometres == pytest.approx(146.5, rel=0.02)


def test_without_two_known_places_there_is_no_sketch() -> None:
    assert sketch([]) is None
    assert sketch([Station("甲", "", None), *tour(Position(105.5, 30.4))]) is None


def test_two_stations_at_one_place_are_one_dot() -> None:
    same = Station("甲", "", None, position=Position(105.5, 30.4))
    other = Station("乙", "", None, position=Position(105.5, 30.5))
    drawn = sketch([same, other, same])
    assert drawn and [dot.name for dot in drawn.dots] == ["甲", "乙"]
    assert isinstance(drawn.dots[0], StationDot)
