"""Copies are the same whichever program wrote their table."""

from datetime import date
from pathlib import Path

import pytest

from plugins.library.catalogue.records import ItemStatus
from tests.support.exports import open_export
from tests.support.made import workbook
from tests.support.workbooks import Table, ods, with_shared_strings, xls, xlsb

TABLE: Table = [
    ["条码号", "题名", "ISBN", "入藏日期", "馆藏地", "状态"],
    ["AJ0001", "红楼梦", 9787020002207, date(2026, 1, 5), "外借室", "在馆"],
    [10000002, "家\n春", "978-7-02-000000-3", None, "外借室", "借出"],
    ["合计", None, None, None, None, 2],
]
FLAT: Table = [[str(v) if isinstance(v, date) else v for v in row] for row in TABLE]
FILES = {
    "a.xlsx": workbook(TABLE),
    "shared.xlsx": with_shared_strings(workbook(TABLE)),
    "a.xls": xls({"馆藏": TABLE}),
    "a.ods": ods({"馆藏": TABLE}, 1 << 20),
    "a.xlsb": xlsb({"馆藏": FLAT}),
}


@pytest.mark.parametrize("name", FILES)
def test_copies_are_the_same_from_every_kind_of_workbook(tmp_path: Path, name: str) -> None:
    opened = open_export(tmp_path, {name: FILES[name]})
    opened.account()
    (file,) = opened.report["files"]
    assert (file["read"], file["kept"]) == (3, 2)
    walked = list(opened.good.store.walk())
    assert sorted(record.title for record, _ in walked) == ["家 春", "红楼梦"]
    copies = [item for _, items in walked for item in items]
    assert sorted((item.barcode, item.date_added, item.status) for item in copies) == [
        ("10000002", "", ItemStatus.LENT),
        ("AJ0001", "2026-01-05", ItemStatus.AVAILABLE),
    ]
