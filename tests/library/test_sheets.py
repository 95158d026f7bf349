"""The sheets of staff: the same whatever program wrote them, every mistake told with its place."""

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import Workbook

from plugins.library.reading.problems import Problem, Severity
from plugins.library.reading.sheets import (
    BYTE_LIMIT,
    MOST_ROWS,
    SheetRow,
    find_sheet,
    is_temporary,
    read_sheet,
)
from plugins.library.tables import excel
from plugins.library.tables.unshown import unshown
from plugins.library.tables.workbook_values import ERRORS as ERROR_VALUES
from tests.support.laws import one_folder
from tests.support.made import workbook

COLUMNS = {
    "place": ("站点", "place"),
    "start": ("开始", "开展", "start"),
    "note": ("备注", "note"),
}
HEAD = ["站点", "开始", "备注"]
Read = tuple[tuple[SheetRow, ...], tuple[Problem, ...]]


def read(folder: Path, name: str, data: bytes, required: Sequence[str] = ("place",)) -> Read:
    path = folder / name
    path.write_bytes(data)
    return read_sheet(path, f"content/{name}", COLUMNS, required)


def comma_separated(table: Sequence[Sequence[str]], encoding: str) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(table)
    return text.getvalue().encode(encoding)


def values(rows: Sequence[SheetRow]) -> list[list[str]]:
    return [[row.get(key) for key in COLUMNS] for row in rows]


def told(problems: Sequence[Problem]) -> list[str]:
    return [str(problem) for problem in problems]


characters = st.one_of(
    st.sampled_from('",;|，\'"#=站点 0.'),
    st.characters(codec="utf-8", exclude_categories=["C", "Z"]),
)
printable = (
    st.text(characters, max_size=12)
    .map(excel.text)  # what readers peel off, they peel off everywhere
    .filter(lambda cell: not cell.startswith("=") and cell not in ERROR_VALUES)
    .filter(lambda cell: not unshown(cell))
)
"""Text that Excel takes for text, and nobody for garbled: neither a formula nor one that failed."""
first_cells = printable.filter(lambda c: c != "" and not c.startswith(("#", "＃")))
tables = st.lists(st.tuples(first_cells, printable, printable), max_size=8)


@one_folder()
@given(tables)
@example([("没月变化", "没月变化", "")]).via("two bytes of it are û, Ƿ and others in UTF-8")
def test_a_table_reads_the_same_from_excel_and_from_csv_in_three_encodings(
    tmp_path: Path, table: list[tuple[str, str, str]]
) -> None:
    written = [HEAD, *(list(row) for row in table)]
    for name, data in (
        ("a.xlsx", workbook(written)),
        ("b.csv", comma_separated(written, "utf-8-sig")),
        ("c.csv", comma_separated(written, "utf-8")),
        ("d.csv", comma_separated(written, "gb18030")),
        ("e.csv", comma_separated(written, "utf-16")),
    ):
        rows, problems = read(tmp_path, name, data)
        assert (name, told(problems)) == (name, [])
        assert (name, values(rows)) == (name, [list(row) for row in table])
        assert [row.line for row in rows] == list(range(2, len(table) + 2))


@one_folder()
@given(st.binary(max_size=200), st.sampled_from(["a.csv", "a.xlsx"]))
def test_no_bytes_break_the_reader_and_nothing_is_lost_in_silence(
    tmp_path: Path, data: bytes, name: str
) -> None:
    rows, problems = read(tmp_path, name, data)
    assert rows or problems
    assert all(problem.what for problem in problems)


def test_columns_are_known_in_both_languages_and_with_anything_in_brackets(tmp_path: Path) -> None:
    head = ["Note", "站 点（分馆）", "ＳＴＡＲＴ"]
    rows, problems = read(tmp_path, "a.csv", comma_separated([head, ["好", "总馆", "5"]], "utf-8"))
    assert problems == ()
    assert values(rows) == [["总馆", "5", "好"]]


def test_a_heading_that_was_broken_into_two_lines_is_known(tmp_path: Path) -> None:
    rows, problems = read(tmp_path, "a.xlsx", workbook([["站\n点", "备注"], ["总馆", "好"]]))
    assert problems == ()
    assert values(rows) == [["总馆", "", "好"]]
    assert (
        str(rows[0].problem("place", "不对")) == "content/a.xlsx:2  工作表“Sheet1”「站 点」：不对。"
    )


def test_rows_of_help_are_left_out_wherever_they_stand(tmp_path: Path) -> None:
    table = [["# 说明"], HEAD, ["#例", "2026"], ["总馆", ""], ["　＃又"]]
    rows, problems = read(tmp_path, "a.xlsx", workbook(table))
    assert problems == ()
    assert [(row.line, row.get("place")) for row in rows] == [(4, "总馆")]


def test_blank_rows_are_nothing_and_the_line_is_the_one_that_excel_shows(tmp_path: Path) -> None:
    table: list[list[Any]] = [HEAD, [], ["", "  ", None], ["总馆"]]
    rows, problems = read(tmp_path, "a.xlsx", workbook(table))
    assert problems == ()
    assert [row.line for row in rows] == [4]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (date(2026, 3, 5), "2026-03-05"),
        (datetime(2026, 3, 5, 9, 30), "2026-03-05"),
        (46086, "46086"),
        (1200.0, "1200"),
        (True, "TRUE"),
        (" 总馆\t", "总馆"),
        ("'0012", "0012"),
    ],
)
def test_a_cell_is_what_staff_see_in_it(tmp_path: Path, cell: object, text: str) -> None:
    rows, _ = read(tmp_path, "a.xlsx", workbook([HEAD, ["总馆", cell]]))
    assert values(rows) == [["总馆", text, ""]]


def test_a_problem_names_file_row_worksheet_and_column(tmp_path: Path) -> None:
    rows, _ = read(tmp_path, "a.xlsx", workbook([["开展", "place"], ["x", "总馆"]], "巡展表"))
    assert str(rows[0].problem("start", "日期认不出来", "x", "写作 2026-03-05")) == (
        "content/a.xlsx:2  工作表“巡展表”「开展」：日期认不出来。读到的是“x”。写作 2026-03-05。"
    )
    rows, _ = read(tmp_path, "a.csv", comma_separated([["站点"], ["总馆"]], "utf-8"))
    assert str(rows[0].problem("place", "不对")) == "content/a.csv:2  「站点」：不对。"


def test_a_column_that_the_sheet_lacks_is_named_as_staff_know_it(tmp_path: Path) -> None:
    rows, _ = read(tmp_path, "a.csv", comma_separated([["站点"], ["总馆"]], "utf-8"))
    assert str(rows[0].problem("note", "没有写")) == "content/a.csv:2  「备注」：没有写。"


def test_unknown_doubled_and_missing_columns_are_told_at_once(tmp_path: Path) -> None:
    table = [["备住", "开始", "开展", "天气预报"], ["", "5"]]
    rows, problems = read(tmp_path, "a.xlsx", workbook(table))
    assert rows == ()
    assert told(problems) == [
        "content/a.xlsx:1  工作表“Sheet1”不认识的列“备住”。是“备注”吗？",
        "content/a.xlsx:1  工作表“Sheet1”这一列有两个。读到的是“开展”。请只留一列。",
        "content/a.xlsx:1  工作表“Sheet1”不认识的列“天气预报”。可用的列：站点、开始、备注。",
        "content/a.xlsx:1  工作表“Sheet1”少了“站点”这一列。请在第一行补上列名。",
    ]


def test_a_sheet_without_its_head_is_one_mistake_and_not_one_a_row(tmp_path: Path) -> None:
    rows, problems = read(tmp_path, "a.csv", "总馆,2026\n分馆,2027\n".encode())
    assert rows == ()
    assert [problem.line for problem in problems] == [1, 1, 1]


def test_a_cell_under_no_column_is_told_because_it_would_be_lost(tmp_path: Path) -> None:
    data = "站点,开始,备注,\n总馆,5,好,真好\n分馆,6,好,,\n小学,7,远, ,车,船\n".encode()
    rows, problems = read(tmp_path, "a.csv", data)
    assert len(rows) == 3
    assert told(problems) == [
        f"content/a.csv:{line}  这一行有一格不在任何一列下面。读到的是“{found}”。"
        "请看看是不是错了格、多了逗号，或给这一列写上列名。"
        for line, found in ((2, "真好"), (4, "车"))
    ]


@pytest.mark.parametrize(
    ("name", "data", "messages"),
    [
        ("a.csv", b"", ["content/a.csv  表格是空的。第一行写列名，下面一行一条。"]),
        ("a.csv", b"\xef\xbb\xbf\n\n", ["content/a.csv  表格是空的。第一行写列名，下面一行一条。"]),
        (
            "a.csv",
            "# 只有说明\n".encode(),
            ["content/a.csv  表格是空的。第一行写列名，下面一行一条。"],
        ),
        (
            "a.xlsx",
            b"",
            [
                "content/a.xlsx  这个文件不是 Excel 工作簿 (.xlsx)，或者已经损坏。"
                "用 Excel 打开它，另存为“Excel 工作簿 (.xlsx)”或“CSV UTF-8”，再放进来。"
            ],
        ),
        (
            "a.xlsx",
            "站点,开始\n".encode(),
            [
                "content/a.xlsx  这个文件不是 Excel 工作簿 (.xlsx)，或者已经损坏。"
                "用 Excel 打开它，另存为“Excel 工作簿 (.xlsx)”或“CSV UTF-8”，再放进来。"
            ],
        ),
        (
            "a.xlsx",
            bytes.fromhex("d0cf11e0") + bytes(600),
            [
                "content/a.xlsx  这是旧的 .xls 工作簿，或者加了密码，读不了。"
                "用 Excel 打开它，另存为“Excel 工作簿 (.xlsx)”或“CSV UTF-8”，再放进来。"
            ],
        ),
        (
            "a.xlsx",
            workbook([]),
            [
                "content/a.xlsx  这个工作簿里没有读到任何单元格。"
                "用 Excel 打开它，另存为“Excel 工作簿 (.xlsx)”或“CSV UTF-8”，再放进来。"
            ],
        ),
    ],
)
def test_a_file_without_a_table_is_told(
    tmp_path: Path, name: str, data: bytes, messages: list[str]
) -> None:
    rows, problems = read(tmp_path, name, data)
    assert rows == ()
    assert told(problems) == messages


def test_a_sheet_of_ten_thousand_rows_is_read_and_one_more_is_told(tmp_path: Path) -> None:
    full = "站点\n" + "总馆\n" * MOST_ROWS
    rows, problems = read(tmp_path, "a.csv", full.encode())
    assert (len(rows), problems) == (MOST_ROWS, ())
    rows, problems = read(tmp_path, "a.csv", f"{full}总馆\n总馆\n".encode())
    assert len(rows) == MOST_ROWS
    assert told(problems) == [
        "content/a.csv  表格太长，最多 10,000 行。读到的是“10,000 行以上”。请删去用不着的行。"
    ]


def test_a_workbook_of_ten_thousand_and_one_rows_is_told(tmp_path: Path) -> None:
    table = [["站点"], *([str(n)] for n in range(MOST_ROWS + 1))]
    rows, problems = read(tmp_path, "a.xlsx", workbook(table))
    assert len(rows) == MOST_ROWS
    assert [problem.what for problem in problems] == ["表格太长，最多 10,000 行"]


def test_a_file_that_no_sheet_can_be_is_refused_unread(tmp_path: Path) -> None:
    rows, problems = read(tmp_path, "a.csv", b"x" * (BYTE_LIMIT + 1))
    assert rows == ()
    assert told(problems) == [
        "content/a.csv  表格文件太大。读到的是“5 MB”。请删去图片和空行，缩小到 5 MB 以内。"
    ]


def test_one_broken_byte_makes_no_nonsense_of_the_other_cells(tmp_path: Path) -> None:
    for mark in (b"", b"\xef\xbb\xbf"):
        data = mark + "站点,备注\n总馆,好\n".encode() + "分馆,坏".encode() + b"\xe5\n"
        rows, problems = read(tmp_path, "a.csv", data)
        assert values(rows) == [["总馆", "", "好"], ["分馆", "", "坏\ufffd"]]
        assert [(p.severity, p.line) for p in problems] == [(Severity.WARNING, 3)]
        assert "认不出的字节" in problems[0].what


def test_what_was_mended_in_a_row_is_a_warning(tmp_path: Path) -> None:
    rows, problems = read(tmp_path, "a.xlsx", workbook([HEAD, ["总馆", "#REF!", "好"]]))
    assert values(rows) == [["总馆", "", "好"]]
    assert [str(p) for p in problems] == [
        "content/a.xlsx:2  单元格里是 Excel 的错误值 #REF!，按空白读入。请核对这一行。"
    ]
    assert problems[0].severity is Severity.WARNING


def test_a_cell_of_two_lines_stays_one_cell(tmp_path: Path) -> None:
    rows, problems = read(tmp_path, "a.csv", '站点,备注\n总馆,"第一行\n第二行"\n分馆,好\n'.encode())
    assert problems == ()
    assert values(rows) == [["总馆", "", "第一行\n第二行"], ["分馆", "", "好"]]


def test_only_the_first_worksheet_that_has_rows_is_read(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["# 怎么填"])
    second, third = book.create_sheet("巡展"), book.create_sheet("旧表")
    for row in (["站点"], ["总馆"]):
        second.append(row)
    third.append(["x"])
    packed = io.BytesIO()
    book.save(packed)
    rows, problems = read(tmp_path, "a.xlsx", packed.getvalue())
    assert problems == ()
    assert [(row.sheet, row.get("place")) for row in rows] == [("巡展", "总馆")]


def test_the_one_sheet_of_a_name_is_found_and_several_are_told(tmp_path: Path) -> None:
    content = tmp_path / "content"
    folder = content / "a"
    assert find_sheet(folder, ("巡展", "tour"), content) == (None, ())
    (folder / "tour.csv").mkdir(parents=True)
    assert find_sheet(folder, ("巡展", "tour"), content) == (None, ())
    for name in ("巡展.XLSX", "巡展表.csv", "~$巡展.xlsx", "巡展.docx"):
        (folder / name).write_bytes(b"")
    assert find_sheet(folder, ("巡展", "tour"), content) == (folder / "巡展.XLSX", ())
    (folder / "巡展.csv").write_bytes(b"")
    path, problems = find_sheet(folder, ("巡展", "tour"), content)
    assert path == folder / "巡展.XLSX"
    assert told(problems) == [
        "content/a  同一张表有几份。读到的是“巡展.XLSX、巡展.csv”。请只留一份。"
    ]


def test_what_excel_and_wps_put_beside_an_open_file_is_temporary() -> None:
    assert is_temporary(Path("a/~$巡展.xlsx")) and is_temporary(Path("a/.~巡展.xlsx"))
    assert not is_temporary(Path("a/巡展.xlsx"))


def test_a_column_that_is_there_already_is_not_what_was_meant(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "a.csv", "站点,站点名\n总馆,甲\n".encode())
    assert [problem.what for problem in problems] == ["不认识的列“站点名”"]
    assert "站点" not in problems[0].remedy.partition("可用")[0]
