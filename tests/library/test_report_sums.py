"""Figures that should add up: found where they don't, never smoothed."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plugins.library.reports.figures import Figure
from plugins.library.reports.report_sums import check_sums, sums
from plugins.library.reports.reports import Report, read_reports
from tests.support.example_site import CONTENT

Write = Callable[[Mapping[str, str | bytes]], Path]
numbers = st.decimals(0, 1_000_000, places=2)


def figure(key: str, value: Decimal | int, *part_of: str, **more: str) -> Figure:
    given = {"table": "甲", "label": key, "unit": "万元", "note": "", **more}
    return Figure(key, 4, value=Decimal(value), part_of=part_of, line=2, **given)


def report(*figures: Figure) -> Report:
    return Report(2021, "content/reports/2021/index.md", "年报", "", "", (), figures)


def test_every_sum_of_a_report_is_checked_and_one_does_not_add_up() -> None:
    year = read_reports(CONTENT)[0][0]
    found = {one.total.key: one for one in sums(year)}
    assert list(check_sums(year, "figures.csv")) == []
    assert found.keys() == {"activities", "staff", "budget_total", "spending_total"}
    assert {key for key, one in found.items() if not one.adds_up} == {"activities"}
    assert found["activities"].is_explained
    assert found["activities"].sentence == "4 + 12 + 6 = 22 次，报告写的是 21 次"
    assert found["spending_total"].sentence.endswith("= 88.2 万元")


@given(st.lists(numbers, min_size=1, max_size=8), numbers)
def test_a_total_is_right_exactly_where_its_parts_give_it(
    parts: list[Decimal], off: Decimal
) -> None:
    total = sum(parts, Decimal(0)) + off
    figures = [figure(f"p{n}", part, "total") for n, part in enumerate(parts)]
    problems = list(check_sums(report(figure("total", total), *figures), "figures.csv"))
    assert bool(problems) == bool(off)


def test_a_sum_that_differs_asks_for_a_look_or_a_note() -> None:
    parts = (figure("a", 2, "total"), figure("b", 3, "total"))
    (problem,) = check_sums(report(figure("total", 6), *parts), "figures.csv")
    assert str(problem) == (
        "figures.csv:2  分项加起来不等于总数。读到的是“2 + 3 = 5 万元，报告写的是 6 万元”。"
        "请核对；原文如此的，在“total”的「附注」里写“分项合计 5”。"
    )
    explained = figure("total", 6, note="分项合计 5")
    assert list(check_sums(report(explained, *parts), "figures.csv")) == []


def test_a_total_that_does_not_exist_is_told_with_the_nearest() -> None:
    (problem,) = check_sums(report(figure("total", 2), figure("a", 2, "totel")), "figures.csv")
    assert "没有这个总数。读到的是“totel”。是“total”吗？" in str(problem)


def test_a_total_that_is_a_part_of_its_own_parts_is_told() -> None:
    figures = [figure("a", 1, "b"), figure("b", 1, "c"), figure("c", 1, "a"), figure("d", 1, "a")]
    (problem,) = (one for one in check_sums(report(*figures), "figures.csv") if "一圈" in one.what)
    assert set(problem.found.split(" → ")) == {"a", "b", "c"} and problem.line == 2


def test_parts_in_another_unit_are_told() -> None:
    (problem,) = check_sums(report(figure("t", 2), figure("a", 2, "t", unit="元")), "figures.csv")
    assert "总数和分项的单位不一样。读到的是“万元、元”" in str(problem)


def test_two_ways_to_divide_a_total_are_two_sums() -> None:
    ways = (figure("a", 5, "t", table="按学历"), figure("b", 5, "t", table="按岗位"))
    assert len(sums(report(figure("t", 5), *ways))) == 2


def test_a_note_of_another_sum_is_told_where_the_parts_give_the_total() -> None:
    total = figure("all", 3, note="分项合计 4")
    (problem,) = check_sums(report(total, figure("a", 1, "all"), figure("b", 2, "all")), "f.csv")
    assert "分项加起来正是总数" in str(problem)
