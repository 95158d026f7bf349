"""No workbook hangs its reader, takes the machine's memory, or raises what staff can't read."""

from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from plugins.catalog.reader.office_files import kind_of_workbook
from plugins.library.tables.cells import TableRow
from plugins.library.tables.hidden import hidden_cells
from plugins.library.tables.merged import merged_down
from plugins.library.tables.text_lines import LONGEST_LINE
from plugins.library.tables.units import Unreadable, UnreadableFile
from plugins.library.tables.workbook import read_other_workbook_rows, read_workbook_rows
from tests.library.tables.test_by_calamine import FORMATS, SHEETS, TABLE, book_of
from tests.support.laws import examples, one_folder
from tests.support.workbooks import Table, changed, ods, with_shared_strings

BOOK = book_of([TABLE, TABLE], FORMATS, 1)
WORDS = (
    "<row ",
    '<row hidden="1">',
    'hidden="1" ',
    '<x:col min="1" max="18278" hidden="1"/>',
    "mergeCell ",
    "<x:mergeCell ",
    "ref='A1:",
    "<x:",
    "</x:",
    "<row r='1'><c r='A1'><v>",
    ">",
)


@settings(one_folder(), max_examples=examples(4))
@given(first=st.sampled_from(["", *WORDS]))
@pytest.mark.parametrize("word", WORDS)
def test_no_word_that_repeats_without_end_makes_a_sheet_hang(
    tmp_path: Path, word: str, first: str
) -> None:
    """Of half a megabyte, where what grows with the square would take minutes."""
    text = first + word * ((1 << 19) // len(word))
    book = changed(BOOK, SHEETS, "</sheetData>", f"</sheetData><!--{text}-->")
    (tmp_path / "a.xlsx").write_bytes(book)
    hidden_cells(tmp_path / "a.xlsx")
    merged_down(BytesIO(text.encode()))


def readable(path: Path) -> None:
    """Whatever asks a workbook, as the import does; only what is told in Chinese may be raised."""
    asked: tuple[Callable[[Path], object], ...] = (
        kind_of_workbook,
        lambda path: list(read_workbook_rows(path)),
        hidden_cells,
    )
    for ask in asked:
        with suppress(UnreadableFile):
            ask(path)


@settings(one_folder(), max_examples=examples(40))
@given(data=st.data())
def test_no_byte_of_the_packing_raises_what_nobody_tells(
    tmp_path: Path, data: st.DataObject
) -> None:
    """The directory at the end of a zip file: versions, methods, sizes, places, names."""
    with ZipFile(BytesIO(BOOK)) as archive:
        begin = archive.start_dir
    at = data.draw(st.integers(begin, len(BOOK) - 1))
    more = data.draw(st.binary(min_size=1, max_size=4))
    (tmp_path / "a.xlsx").write_bytes(BOOK[:at] + more + BOOK[at + len(more) :])
    readable(tmp_path / "a.xlsx")


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels", "xl/worksheets", "[Content"])
def test_an_encoding_that_nobody_knows_is_damage(tmp_path: Path, part: str) -> None:
    with ZipFile(BytesIO(BOOK)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with ZipFile(tmp_path / "a.xlsx", "w") as archive:
        for name, text in parts.items():
            named = b'<?xml version="1.0" encoding="foo"?>' if name.startswith(part) else b""
            archive.writestr(name, named + (text.partition(b"?>")[2] or text) if named else text)
    readable(tmp_path / "a.xlsx")


@one_folder()
@given(
    far=st.integers(5, 16_384),
    lines=st.lists(st.integers(9, 1 << 20), min_size=1, max_size=20),
)
def test_cells_far_from_all_others_are_read_and_cost_nothing(
    tmp_path: Path, far: int, lines: list[int]
) -> None:
    """In any column of Excel's, in any order of rows: of a million blank rows none is made."""
    rows = "".join(
        f'<row r="{line}"><c r="{get_column_letter(far)}{line}"><v>{line}</v></c></row>'
        for line in lines
    )
    book = changed(BOOK, SHEETS, "</sheetData>", f"{rows}</sheetData>")
    (tmp_path / "a.xlsx").write_bytes(book)
    read = [unit for unit in read_workbook_rows(tmp_path / "a.xlsx") if isinstance(unit, TableRow)]
    wide = [TableRow(line, [""] * (far - 1) + [str(line)]) for line in lines]
    assert [row for row in read if row.line > len(TABLE)] == wide * 3


@pytest.mark.parametrize("lost", ["sheet2", "sheet3"])
def test_a_sheet_whose_part_is_missing_is_told(tmp_path: Path, lost: str) -> None:
    with ZipFile(BytesIO(BOOK)) as whole, ZipFile(tmp_path / "a.xlsx", "w") as archive:
        for name in whole.namelist():
            if lost not in name:
                archive.writestr(name, whole.read(name))
    *units, last = read_workbook_rows(tmp_path / "a.xlsx")
    assert sum(isinstance(unit, TableRow) for unit in units) == len(TABLE) - 1
    assert isinstance(last, Unreadable) and last.reason.endswith("从第 1 行起读不出来")
    assert "重新导出" in last.remedy


def test_two_sheets_of_one_part_are_read_once_and_told(tmp_path: Path) -> None:
    book = changed(BOOK, "xl/_rels", "sheet3.xml", "sheet2.xml")
    (tmp_path / "a.xlsx").write_bytes(book)
    units = list(read_workbook_rows(tmp_path / "a.xlsx"))
    assert sum(isinstance(unit, TableRow) for unit in units) == len(TABLE) - 1
    assert isinstance(units[-1], Unreadable)


@settings(one_folder(), max_examples=examples(3))
@given(times=st.integers(LONGEST_LINE // 200 + 1, LONGEST_LINE), cells=st.integers(200, 16_000))
def test_a_long_string_that_stands_in_many_cells_is_told(
    tmp_path: Path, times: int, cells: int
) -> None:
    """Shared strings cost a few bytes a cell, however long they are."""
    table: Table = [["A"], ["Q"]]
    book = with_shared_strings(book_of([table], FORMATS, 0))
    book = changed(book, "xl/sharedStrings", "Q", "Q" * times)
    again = '<c r="A2" t="s"><v>1</v></c>'
    (tmp_path / "a.xlsx").write_bytes(
        changed(book, SHEETS, again, again.replace(' r="A2"', "") * cells)
    )
    _, first, long = read_workbook_rows(tmp_path / "a.xlsx")
    assert (
        first == TableRow(1, ["A"])
        and isinstance(long, Unreadable)
        and "字符" in long.reason
        and long.remedy
    )


@settings(one_folder(), max_examples=examples(4))
@given(wide=st.integers(1, 16_384), data=st.data())
def test_rows_and_columns_that_only_repeat_are_refused(
    tmp_path: Path, wide: int, data: st.DataObject
) -> None:
    """Of a workbook of a thousand bytes, which LibreOffice may say to have a million rows."""
    high = data.draw(st.integers(max(1 << 17, (1 << 25) // wide), 1 << 32))
    row, cell = "<table:table-row", '<table:table-cell office:value-type="string"'
    book = changed(
        ods({"甲": [["书"]]}),
        "content.xml",
        f"{row}>",
        f'{row} table:number-rows-repeated="{high}">',
    )
    again = f'{cell} table:number-columns-repeated="{wide}"'
    (tmp_path / "a.ods").write_bytes(changed(book, "content.xml", cell, again))
    with pytest.raises(UnreadableFile, match="太大") as refused:
        list(read_other_workbook_rows(tmp_path / "a.ods"))
    assert "空白的行和列" in refused.value.remedy
