"""A file that ends in the middle stops a build unless that is allowed; a whole one never does."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from plugins.catalog.checks import check_catalogue
from plugins.library.reading.problems import Severity
from plugins.library.site.site import Site
from tests.support.laws import one_folder
from tests.support.made import workbook
from tests.support.marc import Marc
from tests.support.workbooks import changed, xls

TITLES = ("山居笔记", "河流与渡口", "灯")
ISO = b"".join(Marc.book(f"K{n}", title, "林某").to_bytes() for n, title in enumerate(TITLES))
XML = "".join(
    f'<record><controlfield tag="001">K{n}</controlfield><datafield tag="200" ind1="1" ind2=" ">'
    f'<subfield code="a">{title}</subfield></datafield></record>\n'
    for n, title in enumerate(TITLES)
)
TABLE = "条码号,题名,附注\n" + "".join(f'T{n},{t},"甲，""乙""，丙"\n' for n, t in enumerate(TITLES))

ROWS = "条码号,题名,馆藏地,状态\n" + "".join(
    f"T{n:06},{title},总馆,在馆\n" for n, title in enumerate(TITLES)
)


def errors(folder: Path, name: str, content: bytes, *, allow: bool = False) -> Iterator[str]:
    """What stops a build of an export of this one file."""
    export = folder / "catalog_export"
    export.mkdir(exist_ok=True)
    for old in export.iterdir():
        old.unlink()
    (export / name).write_bytes(content)
    site = Site(
        folder, export, folder / "build", folder / "out", date(2026, 11, 22), allow_shrink=allow
    )
    for problem in check_catalogue(site):
        if problem.severity is Severity.ERROR and problem.path.startswith("catalog_export/"):
            assert problem.remedy
            yield problem.what


def table_cuts() -> list[bytes]:
    """The table in three encodings, cut within a quoted cell and within a character."""
    cuts = []
    for encoding in ("utf-8", "gb18030", "utf-16"):
        data = TABLE.encode(encoding)
        cuts.append(TABLE[:-4].encode(encoding))
        cuts.append(data[: len(TABLE[: TABLE.index("渡")].encode(encoding)) + 1])
    return cuts


CUTS = [
    *(("a.iso", ISO[:-n]) for n in (2, 5, 30, 130)),
    ("a.xml", f"<collection>\n{XML}".encode()),
    ("a.xml", f"<collection>\n{XML}"[:-40].encode()),
    *(("a.csv", data) for data in table_cuts()),
    *(("a.csv", (ROWS + end).encode("gb18030")) for end in ("T9,山", "T000009,时间简史", "T9")),
    ("a.tsv", (ROWS + "T9,山").replace(",", "\t").encode("utf-16")),
]
WHOLE = [
    ("a.iso", ISO),
    ("a.iso", ISO[:-1]),
    ("a.iso", ISO + b"\r\n\x1a"),
    ("a.iso", ISO[:-1] + b"\r\n"),
    ("a.xml", f"<collection>\n{XML}</collection>".encode()),
    *(("a.csv", text.encode(e)) for text in (TABLE, TABLE[:-1]) for e in ("utf-8", "gb18030")),
    *(("a.csv", text.encode("utf-16")) for text in (TABLE, TABLE[:-1])),
    ("a.csv", '条码号,题名\nT1,24"屏幕的书'.encode()),
    *(
        ("a.csv", (ROWS + end).encode())
        for end in (
            "合计,3",
            "制表人：林某",
            "共 3 册",
            "2026-11-30",
            "谢谢",
            "T9,家,总馆,在",
            "T9,家\n",
            ",,",
        )
    ),
    ("a.csv", "条码号,题名,馆藏地\nT1,家\nT2,春,总馆\nT3,秋,总馆\nT4,灯".encode()),
]


@pytest.mark.parametrize(("name", "content"), CUTS)
def test_a_cut_file_is_an_error_unless_that_is_allowed(
    tmp_path: Path, name: str, content: bytes
) -> None:
    (what,) = errors(tmp_path, name, content)
    assert what.startswith("文件")
    assert list(errors(tmp_path, name, content, allow=True)) == []


@pytest.mark.parametrize(("name", "content"), WHOLE)
def test_a_whole_file_is_none_whatever_its_end(tmp_path: Path, name: str, content: bytes) -> None:
    assert list(errors(tmp_path, name, content)) == []


@one_folder()
@given(back=st.integers(2, 200))
def test_records_cut_at_any_byte_are_told(tmp_path: Path, back: int) -> None:
    content = ISO[:-back]
    is_border = ISO[: 1 - back].endswith(b"\x1d") or content.endswith(b"\x1d")
    assert bool(list(errors(tmp_path, "a.iso", content))) != is_border


@one_folder()
@given(back=st.integers(0, 30), encoding=st.sampled_from(["utf-8-sig", "gb18030", "utf-16"]))
def test_tables_cut_at_any_character_are_told_unless_all_cells_are_there(
    tmp_path: Path, back: int, encoding: str
) -> None:
    content = (ROWS + "T000009,灯,总馆,在馆\n")[: -back or None]
    last = content[content.rindex("\n") + 1 :]
    is_cut = bool(last) and last.count(",") < 3
    assert bool(list(errors(tmp_path, "a.csv", content.encode(encoding)))) == is_cut


@pytest.mark.parametrize("sheets", [1, 2])
def test_a_sheet_that_is_damaged_in_the_middle_is_cut(tmp_path: Path, sheets: int) -> None:
    book = Workbook()
    for number in range(sheets):
        sheet = book.create_sheet(f"表{number}", number)
        for row in (["条码号", "题名"], *([f"{number}T{n}", "灯"] for n in range(600))):
            sheet.append(row)
    packed = BytesIO()
    book.save(packed)
    content = changed(packed.getvalue(), "xl/worksheets/sheet1.xml", ">0T500<", "><<")
    (what,) = errors(tmp_path, "a.xlsx", content)
    assert what.endswith("工作表“表0”从第 502 行起读不出来") and what.count("表0") == 1
    assert list(errors(tmp_path, "a.xlsx", content, allow=True)) == []


def test_a_sheet_whose_part_the_workbook_lacks_is_cut(tmp_path: Path) -> None:
    book, packed, lacking = Workbook(), BytesIO(), BytesIO()
    for number in range(2):
        sheet = book.create_sheet(f"表{number}", number)
        sheet.append(["条码号", "题名"])
        sheet.append([f"T{number}", "灯"])
    book.save(packed)
    with ZipFile(packed) as whole, ZipFile(lacking, "w") as parts:
        for name in whole.namelist():
            if "sheet2" not in name:
                parts.writestr(name, whole.read(name))
    (what,) = errors(tmp_path, "a.xlsx", lacking.getvalue())
    assert what.endswith("工作表“表1”从第 1 行起读不出来")
    assert list(errors(tmp_path, "a.xlsx", lacking.getvalue(), allow=True)) == []


def test_of_a_cut_workbook_nothing_is_read_and_no_word_allows_that(tmp_path: Path) -> None:
    content = xls({"甲": [["条码号", "题名"], ["T1", "灯"]]})
    for data in (workbook([["条码号", "题名"], ["T1", "灯"]])[:-40], content[:2000]):
        assert list(errors(tmp_path, "a.xlsx", data, allow=True))
