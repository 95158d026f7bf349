"""The figures of several years side by side."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plugins.library.reports.reports import Figure, Report
from plugins.library.reports.statistics import side_by_side

numbers = st.decimals(0, 1_000_000, places=2)


def report(year: int, **values: Decimal | str) -> Report:
    figures = tuple(
        Figure(key, 5, "利用", key, Decimal(value), "次", "") for key, value in values.items()
    )
    return Report(year, f"content/reports/{year}/index.md", f"{year}", "", "", (), figures)


def test_years_stand_newest_first_and_a_figure_that_is_missing_is_missing() -> None:
    rows = side_by_side([report(2021, visits="100"), report(2022, visits="118.8", loans="7")])
    assert [row.key for row in rows] == ["visits", "loans"]
    visits, loans = rows
    assert [cell.year for cell in visits.cells] == [2022, 2021]
    assert visits.cells[0].change_text == "+18.8%"
    assert visits.cells[1].change is None
    assert loans.cells[1].figure is None


def test_a_change_is_told_between_years_that_follow_each_other_alone() -> None:
    (row,) = side_by_side([report(2020, visits="100"), report(2022, visits="50")])
    assert [cell.change for cell in row.cells] == [None, None]


def test_against_nothing_there_is_no_change() -> None:
    (row,) = side_by_side([report(2020, visits="0"), report(2021, visits="50")])
    assert row.cells[0].change is None


@given(st.decimals(1, 1_000_000, places=2), numbers)
def test_the_change_leads_back_to_the_figure(before: Decimal, after: Decimal) -> None:
    (row,) = side_by_side([report(2020, visits=before), report(2021, visits=after)])
    change = row.cells[0].change
    assert change is not None
    assert abs(before * (1 + change / 100) - after) <= before / 1000
