"""Rows of a table under the columns that a header names."""

import pytest

from plugins.catalog.reader.field_table import SHIPPED, read_field_table
from plugins.catalog.reader.tables import TableRows
from plugins.library.tables.units import Unreadable, UnreadableFile
from plugins.library.tables.workbook import Sheet

TABLE, _ = read_field_table(SHIPPED.parent)


@pytest.mark.parametrize("units", [[], [Sheet("书目")], [Unreadable(1, "太长")]])
def test_a_table_without_a_row_that_can_be_read_is_refused_with_the_way_out(
    units: list[Sheet | Unreadable],
) -> None:
    with pytest.raises(UnreadableFile) as refused:
        TableRows(units, TABLE).begin()
    assert (refused.value.what, refused.value.remedy) == (
        "表格里没有可读的行",
        "请重新导出这个文件",
    )
