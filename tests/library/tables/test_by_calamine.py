"""What calamine reads is what openpyxl reads, and what staff see; no file can hurt its reader."""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from plugins.library.tables import workbook
from plugins.library.tables.by_calamine import read_by_calamine, sheets_by_calamine
from plugins.library.tables.by_openpyxl import sheets_by_openpyxl
from plugins.library.tables.cells import TableRow
from plugins.library.tables.for_calamine import look_at, with_errors_as_text
from plugins.library.tables.units import Sheet, UnreadableFile
from plugins.library.tables.workbook import read_other_workbook_rows, read_workbook_rows
from tests.support.laws import examples, one_folder
from tests.support.workbooks import (
    MAIN,
    MANIFEST,
    STRICT,
    Table,
    changed,
    ods,
    with_shared_strings,
    xls,
    xlsb,
)

HEADER = ["条码号", "题名", "入藏日期"]
TABLE: Table = [HEADER, ["0012", "红楼梦", date(2021, 6, 24)], [], [9787111000000, "家\n春", None]]
ROWS = [
    TableRow(1, HEADER),
    TableRow(2, ["0012", "红楼梦", "2021-06-24"]),
    TableRow(4, ["9787111000000", "家\n春"]),
]
SHEETS = "xl/worksheets/"
FORMATS = (
    "General 0 0.00 @ 0_  yyyy-mm-dd yyyy/m/d h:mm [h]:mm:ss G/通用格式 0.00E+00 yyyymmdd "
    '000000 0% yyyy"年"m"月"d"日" [$-804]yyyy"年"m"月"d"日";@ "第"0"册" '
    '[DBNum1][$-804]yyyy"年"m"月"d"日";@ '
    '#,##0.00_);[Red]\\(#,##0.00\\) 0.00"元" [=1]"在馆";[=2]"借出" d-mmm-yy ¥#,##0.00;¥-#,##0.00'
).split(" ")
texts = st.one_of(
    st.sampled_from(["", "_x000D_", "家_x000D_\n春", "a\r\nb", "_x4E00_", "_x0041_", "0012"]),
    st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=6).filter(
        lambda text: text[:1] != "="
    ),
).filter(lambda text: text[:1] != "#")
numbers = st.one_of(
    st.integers(0, 60_000),
    st.integers(3 * 10**6, 10**15 - 1),
    st.floats(0, 1000),
    st.floats(1, 60_000),
)
days = st.datetimes(datetime(1900, 3, 1), datetime(2100, 1, 1))
cells = st.one_of(
    st.none(), texts, numbers, days, st.booleans(), st.sampled_from(["#N/A", "#REF!"])
)
tables = st.lists(st.lists(cells, max_size=4), max_size=5)


def book_of(sheets: Sequence[Table], formats: list[str], hidden: int) -> bytes:
    book = Workbook()
    for table in sheets:
        sheet = book.create_sheet()
        for y, row in enumerate(table, 1):
            for x, value in enumerate(row, 1):
                cell = sheet.cell(y, x, value)
                # a number that no calendar has is no day, whatever its format says
                if isinstance(value, int | float) and value < 60_000:
                    cell.number_format = formats[(x + y) % len(formats)]
        if len(table) > 2:
            sheet.merge_cells("A2:A3")
    book.worksheets[hidden % len(book.worksheets)].sheet_state = "hidden"
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


@one_folder()
@given(
    sheets=st.lists(tables, min_size=1, max_size=2),
    formats=st.permutations(FORMATS),
    is_shared=st.booleans(),
    hidden=st.integers(0, 1),
)
def test_both_readers_give_the_same(
    tmp_path: Path,
    sheets: list[list[list[object]]],
    formats: list[str],
    is_shared: bool,
    hidden: int,
) -> None:
    data = book_of(sheets, formats, hidden)
    path = tmp_path / "a.xlsx"
    path.write_bytes(with_shared_strings(data) if is_shared else data)
    with path.open("rb") as file, (tmp_path / "b.xlsx").open("wb") as copy:
        look = look_at(file)
        with_errors_as_text(file, copy)
    values = [value for table in sheets for row in table for value in row]
    assert not look.is_peculiar
    assert not look.has_errors or "#N/A" in values or "#REF!" in values
    with path.open("rb") as file:
        by_openpyxl = list(sheets_by_openpyxl(file))
    assert list(sheets_by_calamine(tmp_path / "b.xlsx")) == by_openpyxl
    if not look.has_errors:
        assert list(sheets_by_calamine(path)) == by_openpyxl


@pytest.mark.parametrize(
    "cell", ["<v>1234567890123456</v>", "<v><![CDATA[1]]></v>", "<is><t>1</t></is><v>2</v>"]
)
def test_what_calamine_reads_otherwise_is_read_by_openpyxl(tmp_path: Path, cell: str) -> None:
    book = changed(book_of([[["AJ1"]]], FORMATS, 1), SHEETS, "<is><t>AJ1</t></is>", cell)
    (tmp_path / "a.xlsx").write_bytes(book)
    with (tmp_path / "a.xlsx").open("rb") as file:
        assert look_at(file).is_peculiar


WHOLE = {"xls": xls({"甲": TABLE}), "ods": ods({"甲": TABLE}, 1 << 20), "xlsb": xlsb({"甲": TABLE})}


@pytest.mark.parametrize("name", ["a.xlsx", "馆藏.ods"])
@pytest.mark.parametrize("kind", WHOLE)
def test_other_workbooks_give_the_same_rows_whatever_they_are_called(
    tmp_path: Path, kind: str, name: str
) -> None:
    (tmp_path / name).write_bytes(WHOLE[kind])
    assert list(read_other_workbook_rows(tmp_path / name)) == [Sheet("甲"), *ROWS]


def test_a_large_workbook_is_read_as_a_small_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table: Table = [*TABLE, ["1", "#N/A", "书"]]
    (tmp_path / "a.xlsx").write_bytes(book_of([table, [["甲"]]], FORMATS, 1))
    small = list(read_workbook_rows(tmp_path / "a.xlsx"))
    monkeypatch.setattr(workbook, "LARGE", 0)
    monkeypatch.setattr(workbook, "sheets_by_openpyxl", None)
    assert list(read_workbook_rows(tmp_path / "a.xlsx")) == small


def test_cells_merged_downwards_are_known_of_xls(tmp_path: Path) -> None:
    table: Table = [["记录号", "条码号"], ["K1", "1"], [None, "2"], [None, "3"]]
    (tmp_path / "a.xls").write_bytes(xls({"甲": table}, [(1, 3, 0)]))
    rows = [
        unit.cells for unit in sheets_by_calamine(tmp_path / "a.xls") if isinstance(unit, TableRow)
    ]
    assert rows[1:] == [["K1", "1"], ["K1", "2"], ["K1", "3"]]


def test_a_workbook_of_strict_open_xml_is_read(tmp_path: Path) -> None:
    book = changed(book_of([TABLE], FORMATS, 1), SHEETS, MAIN, STRICT)
    (tmp_path / "a.xlsx").write_bytes(book)
    assert list(read_workbook_rows(tmp_path / "a.xlsx"))[1:] == ROWS


def test_a_cell_in_the_last_corner_costs_no_memory(tmp_path: Path) -> None:
    end = "</sheetData>"
    far = f'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>{end}'
    (tmp_path / "a.xlsx").write_bytes(changed(book_of([[["甲"]]], FORMATS, 1), SHEETS, end, far))
    with pytest.raises(UnreadableFile, match="太大"):
        list(read_by_calamine(tmp_path / "a.xlsx"))


def test_rows_that_repeat_without_end_are_refused(tmp_path: Path) -> None:
    row = "<table:table-row"
    endless = f'{row} table:number-rows-repeated="1099511627776"'
    table: Table = [["书"] * 200]
    book = changed(ods({"甲": table}), "content.xml", f"{row}>", f"{endless}>")
    (tmp_path / "a.ods").write_bytes(book)
    assert "太大" in refusal(tmp_path / "a.ods").what


def test_a_locked_workbook_is_told(tmp_path: Path) -> None:
    locked = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    manifest = f"{MANIFEST[:-2]}>{locked}</manifest:manifest>"
    code_page, pass_word = b"\x42\0\2\0\xb0\4", b"\x2f\0\2\0\1\0"
    for book in (
        changed(ods({"甲": TABLE}), "META-INF/", MANIFEST, manifest),
        xls({"甲": TABLE}).replace(code_page, pass_word),
    ):
        (tmp_path / "a").write_bytes(book)
        refused = refusal(tmp_path / "a")
        assert "密码" in refused.what and "去掉密码" in refused.remedy


def refusal(path: Path) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as refused:
        list(read_other_workbook_rows(path))
    return refused.value


@settings(one_folder(), max_examples=examples(6))
@given(kind=st.sampled_from([*WHOLE]), data=st.data())
def test_a_damaged_workbook_is_refused_or_read_and_never_stops_anything(
    tmp_path: Path, kind: str, data: st.DataObject
) -> None:
    whole = WHOLE[kind]
    place = data.draw(st.integers(0, len(whole) - 8))
    damage = data.draw(st.one_of(st.just(b""), st.binary(min_size=1, max_size=8)))
    rest = whole[place + len(damage) :] if damage else b""
    (tmp_path / "a").write_bytes(whole[:place] + damage + rest)
    try:
        assert list(read_other_workbook_rows(tmp_path / "a"))
    except UnreadableFile as refused:
        assert refused.what and refused.remedy
