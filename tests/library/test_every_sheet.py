"""Every sheet of staff has Chinese names of columns first, and is read as CSV and as XLSX."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import plugins
from plugins.library.kinds import KINDS
from plugins.library.reading.csv_files import csv_of
from plugins.library.reading.sheets import Columns, read_sheet
from plugins.library.reports.figures import read_figures
from plugins.library.site.wording import read_terms
from tests.support.laws import one_folder
from tests.support.made import workbook

Write = Callable[[Mapping[str, str | bytes]], Path]


def _is_columns(value: object) -> bool:
    return isinstance(value, Mapping) and all(
        isinstance(names, tuple) and names and all(isinstance(one, str) for one in names)
        for names in value.values()
    )


def sheets() -> Iterator[tuple[str, Columns]]:
    """Every ``COLUMNS`` of the library's readers and of ``make new``, and its module."""
    for package in ("library", "desk"):
        path = [f"{folder}/{package}" for folder in plugins.__path__]
        for found in pkgutil.walk_packages(path, f"plugins.{package}."):
            if "__main__" not in found.name:
                columns = getattr(importlib.import_module(found.name), "COLUMNS", None)
                if columns and _is_columns(columns):
                    yield found.name, columns


SHEETS = dict({id(columns): (name, columns) for name, columns in sheets()}.values())
"""Each once, whoever imports it."""


def test_there_are_as_many_sheets_as_staff_keep() -> None:
    made = [sheet.columns for kind in KINDS for sheet in kind.skeleton.sheets]
    assert len(SHEETS) >= 7 and all(columns in SHEETS.values() for columns in made)


@pytest.mark.parametrize("name", SHEETS)
def test_every_column_has_a_chinese_name_first(name: str) -> None:
    for names in SHEETS[name].values():
        assert "\u4e00" <= names[0][0] <= "\u9fff", names  # 选项A


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("counted", ["序号", "行号", "No."])
def test_a_column_that_counts_the_rows_is_passed_over(
    name: str, counted: str, tmp_path: Path
) -> None:
    columns = SHEETS[name]
    path = tmp_path / "甲.csv"
    head = [counted, *(names[0] for names in columns.values())]
    path.write_text(csv_of([head, ["1", *("甲" for _ in columns)]]), "utf-8")
    (row,), problems = read_sheet(path, "甲.csv", columns, ())
    assert problems == () and row.cells == dict.fromkeys(columns, "甲")


@pytest.mark.parametrize("name", SHEETS)
def test_a_column_is_known_by_any_of_its_names_in_either_form(name: str, tmp_path: Path) -> None:
    columns = SHEETS[name]

    @one_folder()
    @given(st.data())
    def law(data: st.DataObject) -> None:
        named = {k: data.draw(st.sampled_from((k, *names))) for k, names in columns.items()}
        order = data.draw(st.permutations(list(columns)))
        table = [[named[key] for key in order], [f"甲{place}" for place in range(len(order))]]
        (tmp_path / "a.csv").write_text(csv_of(table), "utf-8")
        (tmp_path / "a.xlsx").write_bytes(workbook(table))
        expected = {key: f"甲{place}" for place, key in enumerate(order)}
        for suffix in ("csv", "xlsx"):
            rows, problems = read_sheet(tmp_path / f"a.{suffix}", "a", columns, ())
            assert [dict(row.cells) for row in rows] == [expected] and problems == ()

    law()


FIGURES: list[list[Any]] = [
    ["代号", "章", "表名", "指标", "数值", "单位", "附注", "所属总数"],
    ["loans", 5, "外借", "外借", 1.5, "万册次", "余", ""],
    ["area", 3, "馆舍", "面积", 4768, "平方米", None, None],
]
OLD_HEAD = ["key", "chapter", "table", "label", "value", "unit", "note", "part_of"]


@pytest.mark.parametrize("head", [FIGURES[0], OLD_HEAD])
def test_figures_are_the_same_in_either_form_and_under_either_head(
    head: list[str], write_files: Write
) -> None:
    table = [head, *FIGURES[1:]]
    cells = [["" if cell is None else str(cell) for cell in row] for row in table]
    files: dict[str, str | bytes] = {"1/figures.csv": csv_of(cells)}
    files["2/figures.xlsx"] = workbook(table)
    folder = write_files({f"content/reports/{name}": data for name, data in files.items()})
    read = [read_figures(folder / f"content/reports/{n}", folder / "content") for n in (1, 2)]
    assert [name for name, _, _ in read] == [f"content/reports/{name}" for name in files]
    assert [problems for _, _, problems in read] == [(), ()]
    assert read[0][1] == read[1][1]
    assert [figure.words for figure in read[0][1]] == ["1.5 万余册次", "4,768 平方米"]


def test_two_sheets_of_figures_and_none_are_told(write_files: Write) -> None:
    sheet = ",".join(OLD_HEAD) + "\n"
    folder = write_files({"content/reports/1/figures.csv": sheet, "content/reports/2/a.md": ""})
    (folder / "content/reports/1/figures.xlsx").write_bytes(workbook(FIGURES))
    read = [read_figures(folder / f"content/reports/{n}", folder / "content")[2] for n in (1, 2)]
    assert ["几份" in str(read[0][0]), "缺少 figures.csv" in str(read[1][0])] == [True, True]
    assert "代号、章、表名、指标、数值、单位、附注、所属总数" in str(read[1][0])


def test_the_list_of_wrong_words_may_be_a_workbook(write_files: Write) -> None:
    folder = write_files({"content/terms.xlsx": workbook([["错", "对"], ["帐号", "账号"]])})
    assert read_terms(folder / "content") == ({"帐号": ("账号", "")}, ())
