"""What the exhibitions of a year add up to, against sums that are counted by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.library.chart import ChartRow
from plugins.library.exhibitions.figures import HEAD, year_figures
from plugins.library.exhibitions.nouns import SOURCES, TYPES, Exhibition, Station
from plugins.library.reading.spans import Span
from tests.support.made import exhibition, station

FIRST = date(2024, 10, 1)
spans = st.builds(
    lambda start, length: Span(
        FIRST + timedelta(days=start), FIRST + timedelta(days=start + length)
    ),
    st.integers(0, 700),
    st.integers(0, 120),
)
stations = st.builds(
    lambda place, span, visitors, status: station(
        place, span=span, visitors=visitors, status=status
    ),
    st.sampled_from(["甲镇", "乙镇", "丙镇"]),
    spans,
    st.one_of(st.none(), st.integers(0, 500)),
    st.sampled_from(["正常", "正常", "正常", "取消"]),
)


@st.composite
def tours(draw: st.DrawFn) -> Exhibition:
    held: list[Station] = draw(st.lists(stations, max_size=6))
    days = [s.span for s in held if s.span and s.is_held]
    return exhibition(
        title=draw(st.sampled_from(["甲展", "乙展"])),
        year=min((span.start.year for span in days), default=2025),
        types=tuple(draw(st.lists(st.sampled_from(TYPES), min_size=1, max_size=3, unique=True))),
        source=draw(st.sampled_from([*SOURCES, ""])),
        status=draw(st.sampled_from(["正常", "正常", "延期", "取消"])),
        stated_boards=draw(st.one_of(st.none(), st.integers(1, 60))),
        stations=tuple(held),
    )


def held_in(found: Exhibition, year: int) -> list[Station]:
    return [s for s in found.stations if s.is_held and s.span and s.span.start.year == year]


@given(st.lists(tours(), max_size=6))
def test_every_sum_is_the_one_that_a_plain_count_gives(made: list[Exhibition]) -> None:
    told = {figures.year: figures for figures in year_figures(made)}
    counted = [found for found in made if found.status == "正常"]
    for year in range(2024, 2028):
        of_year = [e for e in counted if held_in(e, year) or (not e.all_spans and e.year == year)]
        assert (year in told) == bool(of_year)
        if not of_year:
            continue
        figures = told[year]
        assert len(figures.lines) == len(of_year) == len(figures.rows)
        boards = [e.stated_boards for e in of_year]
        assert figures.boards == sum(number for number in boards if number)
        days = visitors = 0
        for found in of_year:
            standing: set[date] = set()
            for one in held_in(found, year):
                assert one.span
                length = (one.span.last_day - one.span.start).days
                standing |= {one.span.start + timedelta(days=n) for n in range(length + 1)}
            days += len(standing)
            counts = [one.visitors for one in held_in(found, year)]
            visitors += sum(c for c in counts if c is not None) if None not in counts else 0
        assert figures.days == days
        assert figures.visitors == visitors
        on_site = [held_in(e, year) for e in of_year if not e.is_online]
        assert figures.stations == sum(map(len, on_site))
        assert set(figures.places) == {one.place for some in on_site for one in some}
        assert {c.label: c.count for c in figures.types} == {
            kind: number for kind in TYPES if (number := sum(kind in e.types for e in of_year))
        }
        assert {c.label: c.count for c in figures.sources} == {
            word: number for word in SOURCES if (number := sum(word == e.source for e in of_year))
        }


def march(year: int = 2026, visitors: int | None = None) -> Station:
    return station(span=Span(date(year, 3, 1), date(year, 3, 31)), visitors=visitors)


def test_a_tour_over_new_year_counts_in_both_years_each_station_where_it_begins() -> None:
    over = Span(date(2025, 12, 20), date(2026, 1, 10))
    late = Span(date(2026, 2, 1), date(2026, 2, 10))
    tour = exhibition(
        year=2025,
        stated_boards=24,
        stations=(
            station("甲镇", span=over, visitors=100),
            station("乙镇", span=late, visitors=30),
        ),
    )
    new, old = year_figures([tour])
    assert (new.year, new.places, new.days, new.visitors) == (2026, ("乙镇",), 10, 30)
    assert (old.year, old.places, old.days, old.visitors) == (2025, ("甲镇",), 22, 100)
    assert old.boards == new.boards == 24
    assert old.rows == (
        ("甲", "巡展", "", "2025-12-20", "2026-01-10", "甲镇", "1", "24", "22", "100"),
    )


def test_visitors_stated_for_the_whole_are_of_no_single_year() -> None:
    two = exhibition(year=2025, stated_visitors=900, stations=(march(2025), march(2026)))
    new, old = year_figures([two])
    assert (new.lines[0].visitors, old.lines[0].visitors) == (None, None)
    assert old.without_visitors == new.without_visitors == (two,)
    one = exhibition(stated_visitors=900, stations=(march(),))
    assert year_figures([one])[0].visitors == 900


def test_what_nobody_counted_is_missing_and_what_is_online_has_no_visitors_here() -> None:
    counted = exhibition(title="甲", stations=(march(visitors=0),))
    half = exhibition(title="乙", stations=(march(visitors=9), march()))
    online = exhibition(title="丙", types=("微信展",), spans=(Span(date(2026, 3, 1)),))
    (figures,) = year_figures([counted, half, online])
    assert [e.title for e in figures.without_visitors] == ["乙"]
    assert figures.visitors == 0
    assert [row[-1] for row in figures.rows] == ["", "", "0"]


@pytest.mark.parametrize("status", ["取消", "延期"])
def test_what_was_put_off_or_called_off_was_no_exhibition_of_its_year(status: str) -> None:
    assert year_figures([exhibition(status=status, stations=(march(),))]) == ()


def test_an_exhibition_without_days_counts_in_its_year() -> None:
    (figures,) = year_figures([exhibition(year=2021, stations=(station("甲镇"), station("乙镇")))])
    assert (figures.year, figures.places, figures.stations) == (2021, ("甲镇", "乙镇"), 2)
    assert figures.rows == (("甲", "巡展", "", "", "", "甲镇、乙镇", "2", "", "", ""),)


def test_an_exhibition_without_an_end_has_neither_last_day_nor_number_of_days() -> None:
    spans = (Span(date(2026, 3, 1), None, open_ended=True),)
    (figures,) = year_figures([exhibition(spans=spans)])
    assert figures.rows[0][3:5] == ("2026-03-01", "")
    assert (figures.lines[0].days, figures.days) == (None, 0)


def test_a_website_or_an_account_is_no_place_that_was_reached() -> None:
    found = exhibition(types=("线上展",), stations=(station("本馆微信公众号"),))
    (figures,) = year_figures([found])
    assert (figures.places, figures.stations) == ((), 0)
    assert figures.rows[0][5:7] == ("本馆微信公众号", "")


def test_days_on_which_two_sets_stood_somewhere_count_once() -> None:
    other = station(span=Span(date(2026, 3, 20), date(2026, 4, 5)))
    (figures,) = year_figures([exhibition(stations=(march(), other))])
    assert figures.days == 36


def test_who_writes_a_last_day_for_ever_is_counted_in_a_moment() -> None:
    spans = (Span(date(2026, 1, 1), date.max),)
    (figures,) = year_figures([exhibition(spans=spans)])
    assert figures.days == (date.max - date(2026, 1, 1)).days + 1


def test_types_stand_in_their_own_order_and_an_exhibition_of_two_counts_in_both() -> None:
    both = exhibition(types=("实体展", "线上展"), spans=(Span(date(2026, 3, 1)),))
    (figures,) = year_figures([both, exhibition(types=("实体展",))])
    assert figures.types == (ChartRow("线上展", 1), ChartRow("实体展", 2))


def test_the_newest_year_stands_first_and_in_it_the_oldest_exhibition() -> None:
    known = [
        exhibition(title=title, year=span.start.year, spans=(span,))
        for title, span in (
            ("丙", Span(date(2026, 5, 1))),
            ("乙", Span(date(2026, 3, 1))),
            ("甲", Span(date(2025, 3, 1))),
        )
    ]
    assert [(f.year, [row[0] for row in f.rows]) for f in year_figures(known)] == [
        (2026, ["乙", "丙"]),
        (2025, ["甲"]),
    ]


def test_every_row_has_a_cell_for_each_heading() -> None:
    (figures,) = year_figures([exhibition(stations=(march(),))])
    assert [len(row) for row in figures.rows] == [len(HEAD)]
