"""A text table comes in row by row: whatever stands in it, no row is lost and none is made up."""

import csv
import io
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.library.tables.cells import TableRow, read_text_rows, without_controls
from plugins.library.tables.text_lines import LONGEST_LINE
from plugins.library.tables.units import Unreadable

HEADER = "条码号,题名,状态"
BOOK = "AJ1,红楼梦,在馆"
ENCODINGS = ("utf-8-sig", "gb18030", "utf-16")


def units(
    tmp_path: Path, content: bytes | str, encoding: str = "utf-8-sig"
) -> list[TableRow | Unreadable]:
    file = tmp_path / "items.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return list(read_text_rows(file, encoding))


def rows(tmp_path: Path, content: bytes | str, encoding: str = "utf-8-sig") -> list[TableRow]:
    return [unit for unit in units(tmp_path, content, encoding) if isinstance(unit, TableRow)]


def cells(tmp_path: Path, content: bytes | str, encoding: str = "utf-8-sig") -> list[list[str]]:
    return [row.cells for row in rows(tmp_path, content, encoding)]


def thousand(quoted: str) -> Iterator[str]:
    yield HEADER
    for number in range(1, 1001):
        yield quoted if number == 500 else f"AJ{number},书{number},在馆"


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_table_is_read_in_every_encoding_with_every_line_end(
    tmp_path: Path, encoding: str, end: str
) -> None:
    text = end.join((HEADER, BOOK, "AJ2,𠮷野家,借出", ""))
    assert rows(tmp_path, text, encoding) == [
        TableRow(1, ["条码号", "题名", "状态"]),
        TableRow(2, ["AJ1", "红楼梦", "在馆"]),
        TableRow(3, ["AJ2", "𠮷野家", "借出"]),
    ]


@pytest.mark.parametrize("written", ["utf-8", "utf-16-le", "utf-16-be", "gb18030"])
def test_a_byte_order_mark_is_no_part_of_the_first_name(tmp_path: Path, written: str) -> None:
    encoding = {"utf-8": "utf-8-sig", "gb18030": "gb18030"}.get(written, "utf-16")
    assert cells(tmp_path, f"\ufeff{HEADER}".encode(written), encoding)[0][0] == "条码号"


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|", "，"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    text = "\n".join((HEADER, BOOK)).replace(",", delimiter)
    assert cells(tmp_path, text) == [["条码号", "题名", "状态"], ["AJ1", "红楼梦", "在馆"]]


def test_commas_in_titles_dont_hide_the_tabs_of_the_header(tmp_path: Path) -> None:
    text = "条码号\t题名\nAJ1\t家,春,秋\nAJ2\t天,地,人\n"
    assert cells(tmp_path, text)[1] == ["AJ1", "家,春,秋"]


def test_where_most_lines_disagree_the_header_decides(tmp_path: Path) -> None:
    text = "条码号;题名;价格\nAJ1;家;1,5;x\nAJ2;春;2,5;x\n"
    assert cells(tmp_path, text)[0] == ["条码号", "题名", "价格"]


def test_delimiters_in_quotation_marks_dont_count(tmp_path: Path) -> None:
    text = '"条码号";"题名,副题名,卷"\n"AJ1";"家,春,秋"\n'
    assert cells(tmp_path, text) == [["条码号", "题名,副题名,卷"], ["AJ1", "家,春,秋"]]


def test_a_caption_above_the_header_doesnt_hide_the_delimiter(tmp_path: Path) -> None:
    text = f"馆藏清单\n{HEADER}\n{BOOK}\n".replace(",", "\t")
    assert cells(tmp_path, text)[1:] == [["条码号", "题名", "状态"], ["AJ1", "红楼梦", "在馆"]]


def test_a_file_with_only_a_header_has_one_row(tmp_path: Path) -> None:
    assert rows(tmp_path, HEADER) == [TableRow(1, ["条码号", "题名", "状态"])]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", ["", "\n", "\r\n\r\n", " \n,,"])
def test_a_file_with_nothing_in_it_has_no_rows(tmp_path: Path, text: str, encoding: str) -> None:
    assert units(tmp_path, text, encoding) == []


def test_blank_lines_are_no_rows_but_count_as_lines(tmp_path: Path) -> None:
    found = rows(tmp_path, f"\n{HEADER}\n\n  \n,,\n{BOOK}\n\n")
    assert [row.line for row in found] == [2, 6]


def test_characters_that_only_look_like_line_ends_stay_in_their_cell(tmp_path: Path) -> None:
    title = "红\x85楼\u2028梦\u2029"
    assert cells(tmp_path, f"{HEADER}\nAJ1,{title},在馆\n")[1] == ["AJ1", title, "在馆"]


def test_rows_with_more_or_fewer_cells_are_passed_on(tmp_path: Path) -> None:
    found = rows(tmp_path, f"{HEADER}\nAJ1,红楼梦\nAJ2,曹雪芹,高鹗,红楼梦,在馆\n")
    assert [len(row.cells) for row in found] == [3, 2, 5]
    assert not any(row.repaired for row in found)


def test_an_unclosed_quotation_mark_swallows_no_row(tmp_path: Path) -> None:
    found = rows(tmp_path, "\n".join(thousand('AJ500,"红楼梦,在馆')))
    assert len(found) == 1001
    assert found[500] == TableRow(501, ["AJ500", '"红楼梦', "在馆"], "引号没有成对，按普通字符读入")
    assert found[501] == TableRow(502, ["AJ501", "书501", "在馆"])


@pytest.mark.parametrize(
    "next_line", ['AJ501,西游记",在馆', '"AJ501","西游记","在馆"', 'AJ501,5"盘,在馆']
)
def test_not_even_where_a_later_row_could_close_it(tmp_path: Path, next_line: str) -> None:
    found = rows(tmp_path, f'{HEADER}\nAJ500,"红楼梦,在馆\n{next_line}\n{BOOK}\n')
    assert [row.cells[0] for row in found] == ["条码号", "AJ500", "AJ501", "AJ1"]


def test_a_legal_line_break_in_quotation_marks_belongs_to_its_cell(tmp_path: Path) -> None:
    found = rows(tmp_path, "\n".join(thousand('AJ500,"红楼梦\r\n\n“石头记”,续","在""馆"')))
    assert len(found) == 1001
    assert found[500] == TableRow(501, ["AJ500", "红楼梦\n\n“石头记”,续", '在"馆'])
    assert found[501].line == 504


def test_a_line_break_in_the_header_is_legal_too(tmp_path: Path) -> None:
    text = '"条码\n号",题名,"状\n态"\n' + BOOK
    assert cells(tmp_path, text) == [["条码\n号", "题名", "状\n态"], ["AJ1", "红楼梦", "在馆"]]


def test_a_quoted_cell_reaches_over_twenty_lines_and_no_further(tmp_path: Path) -> None:
    for lines, found in ((20, 2), (21, 23)):
        text = f'{HEADER}\nAJ1,"红' + "\n楼" * lines + '",在馆\n'
        assert len(rows(tmp_path, text)) == found


def test_a_quoted_beginning_of_a_cell_is_text(tmp_path: Path) -> None:
    found = rows(tmp_path, f'{HEADER}\n"AJ1","红楼梦"研究,"在馆"\n')
    assert found[1].cells == ["AJ1", '"红楼梦"研究', "在馆"]
    assert found[1].repaired


def test_a_line_of_200_megabytes_is_told_and_passed_over_in_little_memory(tmp_path: Path) -> None:
    file = tmp_path / "items.csv"
    with file.open("wb") as out:
        out.write(f"{HEADER}\n".encode())
        for _ in range(200):
            out.write(b"x" * (1 << 20))
        out.write(f"\r{BOOK}".encode())
    tracemalloc.start()
    _, long, book = read_text_rows(file, "utf-8-sig")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(long, Unreadable)
    assert (long.ordinal, long.reason) == (2, "这一行超过 1048576 个字符，没有读入")
    assert isinstance(book, TableRow)
    assert (book.line, book.cells) == (3, ["AJ1", "红楼梦", "在馆"])
    assert peak < 30 << 20


@pytest.mark.parametrize(
    ("length", "kind"), [(LONGEST_LINE, TableRow), (LONGEST_LINE + 1, Unreadable)]
)
def test_the_length_of_a_line_is_told_in_characters(
    tmp_path: Path, length: int, kind: type[TableRow | Unreadable]
) -> None:
    row = ("AJ1," + "书," * length)[:length]
    assert isinstance(units(tmp_path, f"{HEADER}\n{row}\n")[1], kind)


@pytest.mark.parametrize("encoding", ENCODINGS[:2])
def test_bytes_that_no_encoding_has_become_replacement_characters(
    tmp_path: Path, encoding: str
) -> None:
    content = f"{HEADER}\nAJ1,红楼梦?,x\n".encode(encoding).replace(b"?", b"\xff")
    found = rows(tmp_path, content, encoding)
    assert found[1] == TableRow(2, ["AJ1", "红楼梦\ufffd", "x"], "有认不出的字节，写成了“\ufffd”")


def test_half_a_character_at_the_end_of_utf16_is_told(tmp_path: Path) -> None:
    found = rows(tmp_path, f"{HEADER}\n{BOOK}".encode("utf-16") + b"\x3d", "utf-16")
    assert found[1].cells == ["AJ1", "红楼梦", "在馆\ufffd"]
    assert found[1].repaired


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_replacement_character_of_the_file_itself_is_told_as_lost_before(
    tmp_path: Path, encoding: str
) -> None:
    assert rows(tmp_path, f"{HEADER}\nAJ1,红\ufffd梦,x\n", encoding)[1].repaired.startswith(
        "有导出以前就丢了的字"
    )


@pytest.mark.parametrize(("own", "other"), [ENCODINGS[:2], ENCODINGS[1::-1]])
def test_a_line_in_another_encoding_than_its_file_is_read(
    tmp_path: Path, own: str, other: str
) -> None:
    other_name = other.removesuffix("-sig")
    content = f"{HEADER}\n{BOOK}\n".encode(own) + "AJ2,西游记,借出\n".encode(other_name)
    found = rows(tmp_path, content + BOOK.encode(own.removesuffix("-sig")), own)
    assert [row.cells[1] for row in found] == ["题名", "红楼梦", "西游记", "红楼梦"]
    assert [row.line for row in found if row.repaired] == [3]
    assert other_name.upper() in found[2].repaired


def test_a_cut_character_doesnt_turn_its_line_into_another_encoding(tmp_path: Path) -> None:
    line = "AJ1,红楼".encode() + "梦".encode()[:2] + ",在馆\n".encode()
    assert cells(tmp_path, f"{HEADER}\n".encode() + line)[1] == ["AJ1", "红楼\ufffd", "在馆"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_control_characters_are_dropped_and_told(tmp_path: Path, encoding: str) -> None:
    found = rows(tmp_path, f"{HEADER}\nA\0J1,红\x0b楼\x1f梦,\x1a\n{BOOK}\n", encoding)
    assert found[1] == TableRow(2, ["AJ1", "红楼梦", ""], "去掉了看不见的控制字符")
    assert found[2].repaired == ""


def test_a_cell_keeps_tabs_and_line_feeds_among_its_controls() -> None:
    assert without_controls("a\0b\tc\nd\r\x1f") == "ab\tc\nd"


@given(st.binary(), st.sampled_from(ENCODINGS))
def test_any_bytes_are_read(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, encoding: str
) -> None:
    numbers = [
        unit.line if isinstance(unit, TableRow) else unit.ordinal
        for unit in units(tmp_path_factory.mktemp("bytes"), content, encoding)
    ]
    assert numbers == sorted(set(numbers))


CELLS = st.text(st.characters(exclude_categories=["C"]), max_size=8)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=8), st.sampled_from(ENCODINGS))
def test_what_a_spreadsheet_writes_comes_back(
    tmp_path_factory: pytest.TempPathFactory, table: list[tuple[str, str]], encoding: str
) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([("条码号", "题名", "状态"), *(("AJ", *row) for row in table)])
    found = cells(tmp_path_factory.mktemp("table"), out.getvalue(), encoding)
    assert found[1:] == [["AJ", *row] for row in table]
