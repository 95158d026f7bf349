"""No workbook hangs its reader, takes the machine's memory, or raises what staff can't read."""

from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.catalog.reader.office_files import kind_of_workbook
from plugins.library.tables.hidden import hidden_cells
from plugins.library.tables.merged import merged_down
from plugins.library.tables.units import UnreadableFile
from plugins.library.tables.workbook import read_workbook_rows
from tests.library.tables.test_by_calamine import FORMATS, SHEETS, TABLE, book_of
from tests.support.laws import examples, one_folder
from tests.support.workbooks import changed

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
