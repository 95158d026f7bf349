"""A workbook gives the same rows as a text table, and no workbook can hurt."""

import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from plugins.library.tables.cells import TableRow, read_text_rows
from plugins.library.tables.units import Sheet, Unreadable, UnreadableFile
from plugins.library.tables.workbook import read_workbook_rows
from tests.support.laws import one_folder

HEADER = ["条码号", "题名", "状态"]
BOOK = ["AJ1", "红楼梦", "在馆"]
SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook(tmp_path: Path, *sheets: Iterable[Sequence[object]]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"表{number}")
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "items.xlsx")
    return tmp_path / "items.xlsx"


def changed(book: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """The same workbook with one of its parts changed."""
    target = book.with_name("changed.xlsx")
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return target


def with_sheet(tmp_path: Path, rows: str) -> Path:
    """A workbook whose only sheet has these rows, in XML."""
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    return changed(workbook(tmp_path, [[]]), SHEET, lambda _: sheet.encode())


def cells(book: Path) -> list[list[str]]:
    return [unit.cells for unit in read_workbook_rows(book) if isinstance(unit, TableRow)]


def units_of(book: Path) -> list[TableRow | Unreadable]:
    """Everything but the names of the sheets."""
    return [unit for unit in read_workbook_rows(book) if not isinstance(unit, Sheet)]


def refusal(file: Path) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as refused:
        list(read_workbook_rows(file))
    return refused.value


def test_the_rows_of_a_sheet_are_read(tmp_path: Path) -> None:
    book = workbook(tmp_path, [HEADER, BOOK])
    assert units_of(book) == [TableRow(1, HEADER), TableRow(2, BOOK)]


def test_a_sheet_with_only_a_header_has_one_row(tmp_path: Path) -> None:
    assert units_of(workbook(tmp_path, [HEADER])) == [TableRow(1, HEADER)]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (9787111000000, "9787111000000"),
        (9787111000000.0, "9787111000000"),
        (1.5e20, "1.5e+20"),
        (38.9, "38.9"),
        (-0.5, "-0.5"),
        (datetime(2021, 6, 24, 10, 22), "2021-06-24"),
        (date(2021, 6, 24), "2021-06-24"),
        (time(10, 22), "10:22:00"),
        (True, "TRUE"),
        (None, ""),
        ("0012", "0012"),
        ("'0012", "'0012"),
        (" 家\n春 ", " 家\n春 "),
        ("家_x000D_\n春", "家\n春"),
    ],
)
def test_a_value_becomes_the_text_that_staff_see(tmp_path: Path, value: object, cell: str) -> None:
    assert cells(workbook(tmp_path, [HEADER, ["AJ1", value, "在馆"]]))[1] == ["AJ1", cell, "在馆"]


def test_a_formula_is_its_last_value_and_never_its_text(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"a"</f><v>a</v></c>'
        '<c r="C1"><f>WEBSERVICE("http://example.org")</f></c><c r="D1"><v>1</v></c></row>'
    )
    assert cells(with_sheet(tmp_path, rows)) == [["2", "a", "", "1"]]


def test_a_formula_that_excel_never_computed_is_blank(tmp_path: Path) -> None:
    assert cells(workbook(tmp_path, [HEADER, ["AJ1", "=1+1", "在馆"]]))[1] == ["AJ1", "", "在馆"]


def test_an_error_value_is_blank_and_told(tmp_path: Path) -> None:
    row = units_of(workbook(tmp_path, [HEADER, ["AJ1", "#REF!", "#N/A"]]))[1]
    assert row == TableRow(2, ["AJ1"], "单元格里是 Excel 的错误值 #N/A、#REF!，按空白读入")


def test_a_day_that_no_calendar_has_is_told(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.create_sheet("表", 0)
    sheet.append(["AJ1", 9787111000000])
    sheet["B1"].number_format = "yyyy-mm-dd"
    book.save(tmp_path / "items.xlsx")
    row = units_of(tmp_path / "items.xlsx")[0]
    assert isinstance(row, TableRow)
    assert "#VALUE!" in row.repaired


def test_control_characters_are_dropped_and_told(tmp_path: Path) -> None:
    row = units_of(workbook(tmp_path, [HEADER, ["A_x0000_J1", "红_x001F_楼"]]))[1]
    assert row == TableRow(2, ["AJ1", "红楼"], "去掉了看不见的控制字符")


@pytest.mark.parametrize("word", ["红\ufffd梦", "红\ue810梦", "ºìÂ¥ÃÎ"])
def test_what_no_page_can_show_is_told_as_of_a_text(tmp_path: Path, word: str) -> None:
    row = units_of(workbook(tmp_path, [HEADER, ["AJ1", word], ["º", "ì", "Â¥", "é"]]))[1:]
    (tmp_path / "a.csv").write_text(f"{','.join(HEADER)}\nAJ1,{word}\nº,ì,Â¥,é\n", "utf-8")
    assert row == [*read_text_rows(tmp_path / "a.csv", "utf-8")][1:]
    assert isinstance(row[0], TableRow) and row[0].repaired


def test_empty_rows_are_no_rows_but_count(tmp_path: Path) -> None:
    book = workbook(tmp_path, [[], HEADER, [None, " "], [], BOOK])
    assert units_of(book) == [TableRow(2, HEADER), TableRow(5, BOOK)]


def test_a_sheet_that_claims_all_of_excel_is_read_in_little(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="IV1"><v>2</v></c><c r="XFD1"><v>3</v></c></row>'
        '<row r="1048576"><c r="A1048576"><v>4</v></c></row>'
    )
    first, last = units_of(with_sheet(tmp_path, rows))
    assert isinstance(first, TableRow)
    assert (first.cells[0], first.cells[-1], len(first.cells)) == ("1", "3", 16384)
    assert last == TableRow(1048576, ["4"])


def test_a_row_beyond_excel_doesnt_hang_the_reader(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="999999999999"><c><v>2</v></c></row>'
    assert cells(with_sheet(tmp_path, rows)) == [["1"]]


def test_every_sheet_is_read_under_its_name(tmp_path: Path) -> None:
    book = workbook(tmp_path, [], [HEADER, BOOK], [[], ["说明"]], [HEADER, ["AJ2", "西游记"]], [])
    assert list(read_workbook_rows(book)) == [
        Sheet("表2"),
        TableRow(1, HEADER),
        TableRow(2, BOOK),
        Sheet("表3"),
        TableRow(2, ["说明"]),
        Sheet("表4"),
        TableRow(1, HEADER),
        TableRow(2, ["AJ2", "西游记"]),
    ]


def test_damage_in_the_middle_of_a_sheet_keeps_the_rows_before(tmp_path: Path) -> None:
    book = workbook(tmp_path, [HEADER, *([f"AJ{n}", "书"] for n in range(1000))], [HEADER, BOOK])
    units = units_of(changed(book, SHEET, lambda xml: xml.replace(b"AJ700", b"<")))
    assert [unit.line for unit in units[:701] if isinstance(unit, TableRow)] == [*range(1, 702)]
    assert isinstance(units[701], Unreadable)
    assert units[701].reason == "工作表“表1”从第 702 行起读不出来"
    assert units[702:] == [TableRow(1, HEADER), TableRow(2, BOOK)]


def test_a_workbook_with_nothing_in_it_is_refused(tmp_path: Path) -> None:
    assert "没有读到任何单元格" in refusal(workbook(tmp_path, [], [[]])).what


@pytest.mark.parametrize("content", [b"", b"\xb9\xdd", b"<html></html>", b"PK\x03\x04 cut off"])
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "items.xlsx").write_bytes(content)
    refused = refusal(tmp_path / "items.xlsx")
    assert refused.what == "这个文件不是 Excel 工作簿 (.xlsx)，或者已经损坏"
    assert "另存为" in refused.remedy


def test_an_old_or_locked_workbook_is_refused_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "items.xlsx").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4096))
    refused = refusal(tmp_path / "items.xlsx")
    assert "密码" in refused.what
    assert "另存为“Excel 工作簿 (.xlsx)”" in refused.remedy


def test_another_zip_file_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "items.xlsx", "w") as archive:
        archive.writestr("content.xml", "<x/>")
    assert "损坏" in refusal(tmp_path / "items.xlsx").what


def test_a_zip_bomb_is_refused_unopened(tmp_path: Path) -> None:
    bomb = workbook(tmp_path, [HEADER, BOOK])
    with (
        zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/media/bomb.bin", "w") as part,
    ):
        for _ in range(150):
            part.write(bytes(1 << 20))
    assert bomb.stat().st_size < 1 << 20
    refused = refusal(bomb)
    assert refused.what == "这个工作簿解压后大得不正常，没有打开"
    assert "解压后 150 MB" in refused.found
    assert refused.remedy


def test_entities_that_unfold_without_end_are_refused(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    xml = (
        f'<!DOCTYPE w [<!ENTITY l0 "ha">{laughs}]><worksheet xmlns="{MAIN}"><sheetData>'
        '<row r="1"><c r="A1" t="str"><v>&l11;</v></c></row></sheetData></worksheet>'
    )
    assert refusal(changed(workbook(tmp_path, [HEADER]), SHEET, lambda _: xml.encode())).remedy


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    rows: list[Sequence[object]] = [HEADER, *([f"AJ{n}", f"书{n}", n] for n in range(200))]
    return workbook(tmp_path_factory.mktemp("whole"), rows).read_bytes()


def outcome(file: Path, content: bytes) -> int:
    """How many units a damaged workbook gives; 0 where it is refused, never anything else."""
    file.write_bytes(content)
    try:
        return len(units_of(file))
    except UnreadableFile as refused:
        assert refused.what
        assert refused.remedy
        return 0


@one_folder()
@given(data=st.data())
def test_a_workbook_cut_anywhere_is_refused(
    tmp_path: Path, whole: bytes, data: st.DataObject
) -> None:
    length = data.draw(st.integers(0, len(whole) - 23))
    assert outcome(tmp_path / "cut.xlsx", whole[:length]) == 0


@one_folder()
@given(data=st.data())
def test_a_workbook_damaged_anywhere_never_raises_anything_else(
    tmp_path: Path, whole: bytes, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(whole) - 8))
    damage = data.draw(st.binary(min_size=1, max_size=8))
    damaged = whole[:place] + damage + whole[place + len(damage) :]
    assert outcome(tmp_path / "damaged.xlsx", damaged) >= 0
