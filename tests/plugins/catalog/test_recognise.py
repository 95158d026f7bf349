"""Files are told apart by what is in them; what nobody can read is refused with the way out."""

import gzip
import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.reader.recognise import Format, Recognised, recognise
from plugins.library.tables.units import UnreadableFile
from tests.support.marc import Marc, control, data
from tests.support.workbooks import Table, ods, xls, xlsb

SHARED = Path(__file__).parents[3].parent / "shared/data"
TABLE = "条码号,题名,责任者\r\nC1,红楼梦,曹雪芹\r\nC2,一九八四,奥威尔\r\n"
SHEET = "001    0001\n010    |a978-7-02-000220-7\n200 1  |a红楼梦|f曹雪芹著\n210    |a北京\n"
MARCXML = '<record><datafield tag="200"><subfield code="a">家</subfield></datafield></record>'

HOLDINGS = "<holdings><holding><physicalLocation>总馆</physicalLocation></holding></holdings>"


def seen(tmp_path: Path, content: bytes) -> Recognised:
    path = tmp_path / "names.say.nothing"
    path.write_bytes(content)
    return recognise(path)


def refused(tmp_path: Path, content: bytes) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        seen(tmp_path, content)
    return caught.value


def zipped(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize(
    ("text", "format"),
    [
        (TABLE, Format.CSV),
        (TABLE.replace(",", "\t"), Format.TSV),
        (SHEET, Format.WORKSHEETS),
        ("题名\r\n红楼梦\r\n家\r\n", Format.CSV),
        (f"<collection>{MARCXML}</collection>", Format.MARCXML),
        (HOLDINGS, Format.ISO20775),
    ],
)
def test_format_and_encoding_are_both_seen(
    tmp_path: Path, text: str, format: Format, encoding: str
) -> None:
    assert seen(tmp_path, text.encode(encoding)) == Recognised(format, encoding)


def test_a_short_text_in_gb18030_that_happens_to_be_valid_utf8_is_gb18030(tmp_path: Path) -> None:
    content = "题名\n药\n".encode("gb18030")
    assert seen(tmp_path, b"title\n" + "药".encode("gb18030")).encoding == "gb18030"
    assert seen(tmp_path, content).encoding == "gb18030"


def test_a_few_bad_bytes_do_not_turn_utf8_into_gb18030(tmp_path: Path) -> None:
    content = TABLE.encode() * 20 + b"C9,\xff\xfe,\xe5\xae"
    assert seen(tmp_path, content) == Recognised(Format.CSV, "utf-8")


def test_bytes_far_behind_the_head_still_decide_the_encoding(tmp_path: Path) -> None:
    ascii_rows = b"C1,Jia,Ba Jin\r\n" * 200_000
    assert seen(tmp_path, ascii_rows).encoding == "utf-8"
    assert seen(tmp_path, ascii_rows + "家,巴金".encode("gb18030")).encoding == "gb18030"


def test_characters_across_two_chunks_are_whole(tmp_path: Path) -> None:
    for shift in range(3):
        content = b"a" * ((1 << 20) - shift) + "家".encode() * 9
        assert seen(tmp_path, content).encoding == "utf-8"


def test_an_xml_declaration_decides_only_what_the_bytes_leave_open(tmp_path: Path) -> None:
    latin = f'<?xml version="1.0" encoding="UTF-8"?><c>{MARCXML}</c>'.replace("家", "é")
    assert seen(tmp_path, latin.encode()).encoding == "utf-8"
    lying = latin.replace("é", "家").replace("UTF-8", "GBK")
    assert seen(tmp_path, lying.encode()).encoding == "utf-8"
    assert seen(tmp_path, lying.replace("GBK", "UTF-16").encode("gb18030")).encoding == "gb18030"


@pytest.mark.parametrize("length", [b"00000", b"99999", b"?????", b"     "])
@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"\r\n", b"\0\0", b"\x1a"])
def test_iso2709_is_seen_whatever_its_lengths_say(
    tmp_path: Path, length: bytes, before: bytes
) -> None:
    record = Marc([control("001", "1"), data("200", "1_", ("a", "家"))]).to_bytes()
    expected = Recognised(Format.ISO2709, "")
    assert seen(tmp_path, before + length + record[5:]) == expected
    assert seen(tmp_path, "尾巴".encode("gb18030") + b"\x1e\x1d" + record) == expected


def test_marks_of_iso2709_in_a_text_do_not_make_it_iso2709(tmp_path: Path) -> None:
    content = b"barcode,title,responsibility\x1e\r\n" + TABLE.encode() * 9 + b"\x1d"
    assert seen(tmp_path, content).format == Format.CSV


def test_an_xlsx_is_told_from_other_zip_files(tmp_path: Path) -> None:
    assert seen(tmp_path, zipped("xl/workbook.xml")) == Recognised(Format.XLSX, "")
    assert "Word" in refused(tmp_path, zipped("word/document.xml")).what
    assert "另存为" in refused(tmp_path, zipped("mimetype", "content.xml")).remedy
    archive = refused(tmp_path, zipped("馆藏.iso"))
    assert (archive.what, archive.found) == ("这是压缩文件", "馆藏.iso")
    assert "损坏" in refused(tmp_path, zipped("xl/workbook.xml")[:40]).what


@pytest.mark.parametrize("write", [xls, xlsb, ods])
def test_other_workbooks_are_known_by_what_they_hold(
    tmp_path: Path, write: Callable[[Mapping[str, Table]], bytes]
) -> None:
    written = write({"甲": [["条码号", "题名"]]})
    assert seen(tmp_path, written) == Recognised(Format.WORKBOOK, "")


def test_a_workbook_with_a_password_is_told_as_such(tmp_path: Path) -> None:
    sectors = b"\xd0\xcf\x11\xe0" + bytes(2048) + "EncryptedPackage\0".encode("utf-16-le")
    for content in (sectors, zipped("mimetype", "encrypted-package")):
        error = refused(tmp_path, content)
        assert "密码" in error.what and "去掉密码" in error.remedy


@pytest.mark.parametrize(
    ("content", "what", "remedy"),
    [
        (b"", "空", "重新导出"),
        (b"\xef\xbb\xbf\r\n  ", "空", "重新导出"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Excel", "另存为 .xlsx 或 CSV"),
        (gzip.compress(b"x", mtime=0), "压缩", "先解压"),
        (b"Rar!\x1a\x07\x00", "压缩", "先解压"),
        (b"7z\xbc\xaf\x27\x1c", "压缩", "先解压"),
        (b"%PDF-1.7\n", "PDF", "导出"),
        (b"\x89PNG\r\n\x1a\n", "图片", "导出"),
        (b"\xff\xd8\xff\xe0", "图片", "导出"),
        (b"{\\rtf1\\ansi", "Word", "导出"),
        (b"<!DOCTYPE html><html><body>404</body></html>", "网页", "另存为"),
        (b"<opml><body1/></opml>", "没有 MARC 记录", "导出"),
        (b"\x00\x01\x02\x03\x04" * 9, "认不出", "导出"),
    ],
)
def test_what_has_no_reader_is_refused_with_the_way_out(
    tmp_path: Path, content: bytes, what: str, remedy: str
) -> None:
    error = refused(tmp_path, content)
    assert what in error.what and remedy in error.remedy


def test_a_title_that_begins_with_an_angle_bracket_is_no_xml(tmp_path: Path) -> None:
    assert seen(tmp_path, "<红楼梦>研究,俞平伯\n家,巴金\n".encode()).format == Format.CSV


def test_prose_with_numbers_is_no_worksheet(tmp_path: Path) -> None:
    text = "100 本好书\n200 本旧书\n010 室\n2023 年推荐|a\n"
    assert seen(tmp_path, text.encode()).format == Format.CSV


@pytest.mark.parametrize(
    ("name", "format", "encoding"),
    [
        ("bnu10_gb18030.iso", Format.ISO2709, ""),
        ("bnu10_gb18030_len00000.iso", Format.ISO2709, ""),
        ("bnu10_utf8_bom.iso", Format.ISO2709, ""),
        ("bnu10_mixed_gb_utf8.iso", Format.ISO2709, ""),
        ("bnu_sru_cnmarcxml_10rec.xml", Format.MARCXML, "utf-8-sig"),
        ("bnu_sru_isohold_10rec.xml", Format.ISO20775, "utf-8-sig"),
        ("text_worksheets.txt", Format.WORKSHEETS, "utf-8"),
    ],
)
def test_real_exports_are_recognised(name: str, format: Format, encoding: str) -> None:
    path = SHARED / "cnmarc" / name
    if not path.exists():
        pytest.skip(f"no test data at {path}")
    assert recognise(path) == Recognised(format, encoding)


@given(st.binary(max_size=3000))
def test_any_bytes_give_a_format_or_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "recognise"
    for start in (b"", b"PK\x03\x04", b"<", b"\xff\xfe", b"200 1 |a"):
        path.write_bytes(start + content)
        try:
            assert recognise(path).format in Format
        except UnreadableFile as error:
            assert error.what and error.remedy
