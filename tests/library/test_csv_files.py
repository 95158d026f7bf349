"""CSV that spreadsheets read and don't run."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.library.reading.csv_files import csv_file, csv_of, guarded

cells = st.text(st.characters(codec="utf-8"), max_size=20)
rows = st.lists(st.lists(cells, min_size=2, max_size=4), max_size=5)


def read_back(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


@given(rows)
@example([['说"话"', "两行\n字"], ["a,b", "\r"]])
def test_every_cell_comes_back_as_it_was(table: list[list[str]]) -> None:
    assert read_back(csv_of(table)) == table


@given(st.lists(st.lists(cells.filter(lambda c: "\n" not in c), min_size=2), max_size=5))
def test_a_row_ends_with_carriage_return_and_line_feed(table: list[list[str]]) -> None:
    assert csv_of(table).count("\r\n") == len(table)
    assert csv_of(table)[-2:] == ("\r\n" if table else "")


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+86 825", "'+86 825"),
        ("-221", "'-221"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("'tis", "'tis"),
        ("安居", "安居"),
        ("1=1", "1=1"),
        ("", ""),
    ],
)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(cell: str, shown: str) -> None:
    assert guarded(cell) == shown


@given(cells)
def test_a_guard_can_always_be_taken_off_again(cell: str) -> None:
    shown = guarded(cell)
    assert shown in (cell, f"'{cell}")
    assert shown[:1] not in tuple("=+-@\t\r\n＝＋－＠") or shown == ""
    # whoever sees an apostrophe before a sign takes one away
    assert (shown[1:] if guarded(shown) != shown and shown[:1] == "'" else shown) == cell


@given(rows)
def test_a_file_begins_with_the_mark_and_its_head(table: list[list[str]]) -> None:
    head = ["展览", "地点"]
    data = csv_file(head, table)
    assert data.startswith(b"\xef\xbb\xbf")
    found = read_back(data.decode("utf-8-sig"))
    assert found[0] == head
    assert found[1:] == [[guarded(cell) for cell in row] for row in table]
