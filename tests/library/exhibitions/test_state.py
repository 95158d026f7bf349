"""What an exhibition is on a day, against a model that counts every day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.library.exhibitions.nouns import Exhibition
from plugins.library.exhibitions.pieces import Section
from plugins.library.exhibitions.state import ExhibitionState, state_on, tour_on
from plugins.library.reading.spans import Span
from tests.support.made import exhibition, panel, station

FIRST = date(2025, 12, 1)
HORIZON = 200
"""Days; whatever is open lasts beyond all of them."""
DAY = date(2026, 6, 1)


@st.composite
def spans_of_some_days(draw: st.DrawFn) -> Span:
    start = FIRST + timedelta(days=draw(st.integers(0, 90)))
    length = draw(st.one_of(st.none(), st.integers(0, 40)))
    if draw(st.integers(0, 9)) == 0:
        return Span(start, None, open_ended=True)
    return Span(start, None if length is None else start + timedelta(days=length))


def days_of(span: Span) -> set[int]:
    """Every day, counted from :data:`FIRST`."""
    first = (span.start - FIRST).days
    last = HORIZON if span.open_ended else (span.last_day - FIRST).days
    return set(range(first, last + 1))


def naive_state(spans: list[Span], day: int) -> ExhibitionState:
    all_days = set().union(*map(days_of, spans))
    if day in all_days:
        return ExhibitionState.RUNNING
    if all(day < one for one in all_days):
        return ExhibitionState.ANNOUNCED
    return ExhibitionState.ENDED if all(one < day for one in all_days) else ExhibitionState.BETWEEN


@given(st.lists(spans_of_some_days(), min_size=1, max_size=5))
def test_the_state_is_that_of_a_model_that_goes_day_by_day(spans: list[Span]) -> None:
    on_tour = exhibition(stations=tuple(station(span=span) for span in spans))
    in_the_library = exhibition(spans=tuple(spans))
    for number in range(-2, 140):
        day = FIRST + timedelta(days=number)
        assert state_on(on_tour, day) is naive_state(spans, number)
        assert state_on(in_the_library, day) is naive_state(spans, number)


@given(st.lists(st.tuples(spans_of_some_days(), st.sampled_from(["正常", "取消", "延期"]))))
def test_a_tour_is_where_a_model_finds_it_day_by_day(made: list[tuple[Span, str]]) -> None:
    stations = tuple(station(f"{n} 镇", span=s, status=w) for n, (s, w) in enumerate(made))
    tour = exhibition(stations=(*stations, station("不知何时")))
    held = [s for s in stations if s.is_held]
    for number in range(-2, 140, 3):
        place = tour_on(tour, FIRST + timedelta(days=number))
        standing = {s.place for s in held if s.span and number in days_of(s.span)}
        later = {
            s.place: (s.span.start - FIRST).days
            for s in held
            if s.span and (s.span.start - FIRST).days > number
        }
        assert {s.place for s in place.now} == standing
        assert (place.next is None) == (not later)
        if place.next:
            assert later[place.next.place] == min(later.values())
        assert [s.place for s in place.booked[: len(place.now)]] == [s.place for s in place.now]
        assert {s.place for s in place.booked} == standing | set(later)


def test_the_first_and_the_last_day_belong_to_it() -> None:
    march = exhibition(spans=(Span(date(2026, 3, 5), date(2026, 3, 31)),))
    days = [date(2026, 3, 4), date(2026, 3, 5), date(2026, 3, 31), date(2026, 4, 1)]
    assert [state_on(march, day) for day in days] == [
        ExhibitionState.ANNOUNCED,
        ExhibitionState.RUNNING,
        ExhibitionState.RUNNING,
        ExhibitionState.ENDED,
    ]


@pytest.mark.parametrize(
    ("status", "state"), [("延期", ExhibitionState.POSTPONED), ("取消", ExhibitionState.CANCELLED)]
)
def test_what_was_put_off_or_called_off_is_so_on_every_day(
    status: str, state: ExhibitionState
) -> None:
    found = exhibition(status=status, spans=(Span(DAY, DAY),))
    assert state_on(found, DAY) is state_on(found, date(2030, 1, 1)) is state


READABLE = (Section("", "", (panel(),)),)


@pytest.mark.parametrize(
    ("found", "state"),
    [
        (exhibition(year=2026, types=("线上展",), sections=READABLE), ExhibitionState.LASTING),
        (exhibition(year=2021, types=("线上展",), sections=READABLE), ExhibitionState.LASTING),
        (exhibition(year=2021, types=("线上展",)), ExhibitionState.ENDED),
        (exhibition(year=2021, types=("巡展",), sections=READABLE), ExhibitionState.ENDED),
        (exhibition(year=2021, types=("巡展",)), ExhibitionState.ENDED),
        (exhibition(year=2027, types=("巡展",)), ExhibitionState.ANNOUNCED),
        (exhibition(year=2027, types=("线上展",), sections=READABLE), ExhibitionState.ANNOUNCED),
    ],
)
def test_without_days_the_year_tells_and_what_can_be_read_here_lasts(
    found: Exhibition, state: ExhibitionState
) -> None:
    assert state_on(found, DAY) is state


def test_every_state_has_words_and_two_of_them_stand_among_the_past() -> None:
    assert len({state.words for state in ExhibitionState}) == len(ExhibitionState)
    assert [state for state in ExhibitionState if state.is_over] == [
        ExhibitionState.CANCELLED,
        ExhibitionState.ENDED,
    ]
