"""What stands around the rows of a table never becomes a book, and no row of it is lost."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from plugins.catalog.reader.columns import Columns
from plugins.catalog.reader.field_table import SHIPPED, read_field_table
from plugins.catalog.reader.row_kinds import not_data
from plugins.catalog.reader.tables import TableRows
from plugins.library.tables.cells import TableRow
from plugins.library.tables.units import Sheet, Unreadable
from tests.support.exports import open_export

TABLE, _ = read_field_table(SHIPPED.parent)
NAMES = ["题名", "责任者", "ISBN", "条码号", "索书号", "状态"]
TITLES = st.sampled_from(
    ["渡口", "合计", "3", "1984", "说明", "小计与总账", "日期变更线", "共和", "第二页"]
)
BESIDE = st.sampled_from([
    ["合计", "", "", "3"], ["", "小  计", "", "12", "", "368.50"], ["总计：12册"], ["共 12 册"],
    ["城东分馆小计", "", "", "5"], ["制表人：某某", "", "审核：某某"], ["打印日期：2026-11-20"],
    ["第 1 页 共 3 页"], ["注：不含期刊"], ["※ 以上为在册图书"], ["城东分馆"],
])  # fmt: skip


@dataclass(frozen=True)
class Drawn:
    """Rows of one sheet, and what of them is data."""

    rows: Sequence[Sequence[str]]
    barcodes: Sequence[str]
    skipped: int


@st.composite
def sheets(draw: st.DrawFn, number: int) -> Drawn:
    rows: list[Sequence[str]] = draw(
        st.sampled_from([[], [["示例馆馆藏清单"]], [["单位：示例馆"], []]])
    )
    rows, names = [*rows], draw(st.permutations(NAMES))
    rows.append(names)
    barcodes: list[str] = []
    skipped = 0
    for kind in draw(st.lists(st.sampled_from(["copy", "copy", "beside", "head"]), max_size=8)):
        if kind == "copy":
            barcodes.append(f"SL{number}{len(barcodes):05}")
            copy = dict(
                zip(NAMES, [draw(TITLES), "某人著", "", barcodes[-1], "K1/2", "在馆"], strict=True)
            )
            rows.append([copy[name] for name in names])
        elif kind == "beside":
            rows.append(draw(BESIDE))
            skipped += 1
        else:
            names = draw(st.permutations(NAMES))
            rows.append(names)
    return Drawn(rows, barcodes, skipped)


@given(data=st.data())
def test_every_copy_comes_back_once_and_all_else_is_skipped(data: st.DataObject) -> None:
    drawn = [data.draw(sheets(number)) for number in range(data.draw(st.integers(1, 3)))]
    units: list[TableRow | Sheet | Unreadable] = []
    for number, sheet in enumerate(drawn):
        units.append(Sheet(f"表{number}"))
        units += [TableRow(n, list(row)) for n, row in enumerate(sheet.rows, 1) if any(row)]
        units += [Sheet("藏", is_hidden=True), TableRow(1, NAMES), TableRow(2, ["不读"] * 6)]
    rows = TableRows(units, TABLE)
    assert rows.begin()
    found = list(rows)
    read = [
        unit[0].code(unit[1].cells, "barcode") for unit in found if not isinstance(unit, Unreadable)
    ]
    assert read == [code for sheet in drawn for code in sheet.barcodes]
    assert len(found) - len(read) == sum(sheet.skipped for sheet in drawn)


@pytest.mark.parametrize("title", ["合计", "3", "说明", "共 3 册", "制表人：某某", "城东分馆"])
@pytest.mark.parametrize(
    ("isbn", "barcode"), [("978-7-02-000220-7", ""), ("", "0007"), ("", "SL00012")]
)
def test_a_book_may_be_called_like_a_total(title: str, isbn: str, barcode: str) -> None:
    columns = Columns({"title": 0, "isbns": 1, "barcode": 2}, 3)
    assert not_data(2, [title, isbn, barcode], columns, before=9) is None


def book(
    *rows: Sequence[object], merged: str = "", second: Sequence[Sequence[object]] = ()
) -> bytes:
    made = Workbook()
    made.remove(made.worksheets[0])
    for title, lines in (("总馆", rows), ("城北", second)):
        sheet = made.create_sheet(title)
        for line in lines:
            sheet.append(line)
    for place in merged.split():
        made["总馆"].merge_cells(place)
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def test_a_title_merged_over_several_rows_belongs_to_each(tmp_path: Path) -> None:
    rows = [NAMES, *(["渡口", "某人著", "", f"SL{n}001", "K1/2", "在馆"] for n in range(3))]
    data = book(*rows, merged="A2:A4 B2:B4")
    ((record, items),) = open_export(tmp_path, {"a.xlsx": data}).good.store.walk()
    assert (record.title, len(items)) == ("渡口", 3)


def test_rows_under_names_that_nobody_knows_are_read_like_those_before_or_skipped(
    tmp_path: Path,
) -> None:
    for folder in ("like", "other"):
        (tmp_path / folder).mkdir()
    rows = [["题名", "条码号", "索书号"], ["渡口", "SL0001", "K1/1"]]
    like = [["甲栏", "乙栏", "丙栏"], ["河岸", "SL0002", "K1/2"]]
    opened = open_export(tmp_path / "like", {"a.xlsx": book(*rows, second=like)})
    assert opened.report["files"][0]["kept"] == 2
    other = [["分馆", "册数", "种数"], ["城北", "1200", "800"], ["城南", "900", "700"]]
    account = open_export(tmp_path / "other", {"a.xlsx": book(*rows, second=other)}).report[
        "files"
    ][0]
    assert (account["kept"], account["read"]) == (1, 4)
    assert "工作表“城北”" in account["skipped"][0]["reason"]


def test_a_file_with_nothing_but_names_of_columns_is_told(tmp_path: Path) -> None:
    files = {"a.csv": "题名,ISBN\n渡口,\n", "b.csv": "条码号,记录号,题名\n"}
    said = [problem.what for problem in open_export(tmp_path, files).problems]
    assert "只有列名，没有数据行" in said


def test_a_table_may_begin_far_down(tmp_path: Path) -> None:
    lines = [[f"第 {n} 行说明"] for n in range(1, 30)]
    text = io.StringIO()
    csv.writer(text).writerows([*lines, NAMES, ["渡口", "某人著", "", "SL0001", "K1/2", "在馆"]])
    opened = open_export(tmp_path, {"a.csv": text.getvalue()})
    assert opened.report["files"][0]["read"] == opened.report["files"][0]["kept"] == 1
