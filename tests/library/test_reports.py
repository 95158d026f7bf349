"""Annual reports: chapters and figures."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

from plugins.library.reports import Report, read_reports

Write = Callable[[Mapping[str, str | bytes]], Path]
CONTENT = Path(__file__).parents[2] / "content"
HEAD = "key,chapter,table,label,value,unit,note\n"
FIGURES = "content/reports/2021/figures.csv"


def told(write_files: Write, rows: str) -> list[str]:
    folder = write_files({FIGURES: rows})
    return [str(problem) for problem in read_reports(folder / "content")[1]]


def report_of_2021() -> Report:
    """The library's own, among whatever other years it has written by now."""
    (report,) = (one for one in read_reports(CONTENT)[0] if one.year == 2021)
    return report


def test_the_report_for_2021_has_its_five_chapters_and_the_figures_of_the_source() -> None:
    report = report_of_2021()
    assert [chapter.number for chapter in report.chapters] == [1, 2, 3, 4, 5]
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
    figures = {key: report.figure(key) for key in expected}
    assert {key: f"{f.number} {f.unit}" for key, f in figures.items()} == expected


def test_budget_and_spending_add_up_and_the_activities_do_not() -> None:
    report = report_of_2021()

    def total(*keys: str) -> Decimal:
        return sum((report.figure(key).value for key in keys), Decimal(0))

    budget = total("budget_projects", "budget_staff", "budget_operating", "budget_other")
    assert budget == report.figure("budget_total").value
    spending = [f.value for f in report.figures if f.key.startswith("spending_")]
    assert sum(spending) == 2 * report.figure("spending_total").value
    held = total("exhibitions_held", "trainings_held", "quizzes_held", "records_held")
    assert (int(held), int(report.figure("activities").value)) == (41, 39)
    assert "41" in report.note and "旧居" in report.note


def test_a_figure_that_is_no_number_and_a_key_used_twice_are_told_with_their_lines(
    write_files: Write,
) -> None:
    rows = "books,3,馆藏,藏书,十六,万册,\nloans,1,甲,乙,6,册,\n"
    rows += "loans,1,甲,乙,7,册,\nA B,1,甲,乙,1,册,\n"
    assert told(write_files, HEAD + rows) == [
        f"{FIGURES}:2  value 不是数字。读到的是“十六”。只写数字，单位写在 unit。",
        f"{FIGURES}:4  key 重复。读到的是“loans”。每个数字的 key 只用一次。",
        f"{FIGURES}:5  key 的写法不对。读到的是“A B”。用小写英文字母、数字和下划线。",
    ]


def test_a_missing_chapter_is_told(write_files: Write) -> None:
    folder = write_files({})
    (folder / "content/reports/2021/3-chapter.md").unlink()
    (problem,) = read_reports(folder / "content")[1]
    assert "年报应有五章，各一个文件。读到的是“1、2、4、5”" in str(problem)


def test_figures_stand_in_the_tables_of_their_chapter(write_files: Write) -> None:
    rows = "a,3,馆舍,面积,1,平方米,\nb,3,人员,职工,2,人,\nc,3,馆舍,电脑,3,台,\n"
    ((report,), _) = read_reports(write_files({FIGURES: HEAD + rows}) / "content")
    tables = report.tables(3)
    assert [(t.caption, [f.key for f in t.rows]) for t in tables] == [
        ("馆舍", ["a", "c"]),
        ("人员", ["b"]),
    ]
