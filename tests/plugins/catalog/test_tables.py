"""Rows of a table under the columns that a header names."""

import pytest

from plugins.catalog.reader.columns import find_columns, mended
from plugins.catalog.reader.field_table import SHIPPED, read_field_table
from plugins.catalog.reader.tables import TableRows
from plugins.library.tables.units import Sheet, Unreadable, UnreadableFile

ISBN = "978-7-02-000220-7"
TABLE, _ = read_field_table(SHIPPED.parent)


@pytest.mark.parametrize("units", [[], [Sheet("书目")]])
def test_a_table_without_a_row_that_can_be_read_is_refused_with_the_way_out(
    units: list[Sheet],
) -> None:
    with pytest.raises(UnreadableFile) as refused:
        TableRows(units, TABLE).begin()
    assert (refused.value.what, refused.value.remedy) == (
        "表格里没有可读的行",
        "请重新导出这个文件",
    )


def test_a_row_of_names_that_cannot_be_read_is_named() -> None:
    with pytest.raises(UnreadableFile) as refused:
        TableRows([Unreadable(1, "太长", "题名", "改短")], TABLE).begin()
    mistake = refused.value
    assert (mistake.line, mistake.what, mistake.remedy) == (1, "太长", "改短")


@pytest.mark.parametrize(
    ("header", "cells", "row"),
    [
        (
            "题名,责任者,ISBN",
            "家,巴金,著,978-7-02-000220-7",
            ["家", "巴金,著", "978-7-02-000220-7"],
        ),
        ("题名,ISBN", f"家,春,{ISBN}", ["家,春", ISBN]),
        ("题名,ISBN", "家,春,没有号码", None),
        ("条码号,记录号", "C1,B1,多了一格", None),
    ],
)
def test_commas_in_a_statement_or_else_in_a_title_are_put_back_where_a_number_proves_it(
    header: str, cells: str, row: list[str] | None
) -> None:
    assert mended(cells.split(","), find_columns(header.split(","), TABLE)) == row
