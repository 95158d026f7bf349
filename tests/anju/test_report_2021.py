"""The annual report for 2021, as the site has it, has the figures of the library's own paper."""

from decimal import Decimal

from plugins.library.reports.report_sums import check_sums, sums
from plugins.library.reports.reports import read_reports
from tests.conftest import ROOT

(REPORT,) = (report for report in read_reports(ROOT / "content")[0] if report.year == 2021)


def test_the_report_for_2021_has_its_five_chapters_and_the_figures_of_the_source() -> None:
    assert [chapter.number for chapter in REPORT.chapters] == [1, 2, 3, 4, 5]
    expected = {
        "opening_days": "350 天",
        "loans": "6 万册次",
        "activities": "39 次",
        "exhibitions_held": "17 场次",
        "trainings_held": "19 场次",
        "floor_area": "4,768 平方米",
        "branches": "16 个",
        "service_points": "250 个",
        "staff": "12 人",
        "budget_total": "174.44 万元",
        "spending_total": "192.44 万元",
        "new_volumes": "57,652 册",
        "new_volumes_per_head": "0.1366 册",
        "digital_total": "15.946 TB",
        "digital_downloads_change": "-12.2 %",
        "visits": "53,542 人次",
    }
    figures = {key: REPORT.by_key[key] for key in expected}
    assert {key: f"{f.number} {f.unit}" for key, f in figures.items()} == expected


def test_budget_and_spending_add_up_and_the_activities_do_not() -> None:
    def total(*keys: str) -> Decimal:
        return sum((REPORT.by_key[key].value for key in keys), Decimal(0))

    budget = total("budget_projects", "budget_staff", "budget_operating", "budget_other")
    assert budget == REPORT.by_key["budget_total"].value
    spending = [f.value for f in REPORT.figures if f.key.startswith("spending_")]
    assert sum(spending) == 2 * REPORT.by_key["spending_total"].value
    held = total("exhibitions_held", "trainings_held", "quizzes_held", "records_held")
    assert (int(held), int(REPORT.by_key["activities"].value)) == (41, 39)
    assert "41" in REPORT.note and "旧居" in REPORT.note


def test_every_sum_of_the_source_is_checked_and_one_does_not_add_up() -> None:
    found = {(one.total.key, one.parts[0].table): one for one in sums(REPORT)}
    assert list(check_sums(REPORT, "figures.csv")) == []
    assert {key for key, one in found.items() if not one.adds_up} == {("activities", "活动场次")}
    activities = found["activities", "活动场次"]
    assert activities.is_explained
    assert activities.sentence == "17 + 19 + 3 + 2 = 41 次，报告写的是 39 次"
    spending = found["spending_total", "经费支出"]
    assert spending.sentence.endswith("= 192.44 万元")
    assert len([key for key in found if key[0] == "staff"]) == 3
