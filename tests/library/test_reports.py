"""Annual reports: chapters and figures."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from plugins.library.reports.figures import Figure
from plugins.library.reports.reports import read_reports
from tests.support.example_site import CONTENT

Write = Callable[[Mapping[str, str | bytes]], Path]
HEAD = "key,chapter,table,label,value,unit,note\n"
FIGURES = "content/reports/2021/figures.csv"


def told(write_files: Write, rows: str) -> list[str]:
    folder = write_files({FIGURES: rows})
    return [str(problem) for problem in read_reports(folder / "content")[1]]


def test_reports_have_their_five_chapters_and_their_figures_the_newest_first() -> None:
    (latest, before), problems = read_reports(CONTENT)
    assert problems == () and (latest.year, before.year) == (2024, 2023)
    for report in (latest, before):
        assert [chapter.number for chapter in report.chapters] == [1, 2, 3, 4, 5]
    expected = {"floor_area": "2,000 平方米", "budget_total": "90.5 万元", "visits": "15,200 人次"}
    figures = {key: latest.by_key[key] for key in expected}
    assert {key: f"{f.number} {f.unit}" for key, f in figures.items()} == expected
    assert f"{before.by_key['visits_change'].number}" == "-2.3"


def test_a_figure_that_is_no_number_and_a_key_used_twice_are_told_with_their_lines(
    write_files: Write,
) -> None:
    rows = "books,3,馆藏,藏书,十六,万册,\nloans,1,甲,乙,6,册,\n"
    rows += "loans,1,甲,乙,7,册,\nA B,1,甲,乙,1,册,\n"
    assert told(write_files, HEAD + rows) == [
        f"{FIGURES}:2  「value」：不是数字。读到的是“十六”。"
        "只写数字，单位写在「unit」；没有这个数字，请删去这一行。",
        f"{FIGURES}:4  「key」：重复。读到的是“loans”。第 3 行已经用了，每个数字一个。",
        f"{FIGURES}:5  「key」：写法不对。读到的是“A B”。用小写英文字母、数字和下划线，各年相同。",
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


@pytest.mark.parametrize(
    ("unit", "note", "words"),
    [
        ("万册", "余", "1 万余册"),
        ("次", "余", "1 余次"),
        ("天", "以上", "1 天以上"),
        ("人", "不含分馆", "1 人"),
        ("台", "", "1 台"),
        ("", "", "1"),
    ],
)
def test_a_number_is_qualified_as_people_say_it(unit: str, note: str, words: str) -> None:
    assert Figure("key", 1, "表", "名", Decimal(1), unit, note).words == words
