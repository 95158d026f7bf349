"""Copies in a field that nobody reads are told, and the line that is told reads them."""

import re
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.exports import Opened, open_export
from tests.support.laws import examples
from tests.support.marc import Field, Marc, control, data

NO_COPIES = "整个导出没有一册单册"
tags = st.sampled_from(["906", "920", "949", "985", "996", "852", "966"])
codes = st.permutations("abcdehkx").map(lambda some: some[:4])
starts = st.sampled_from(["", "T", "QS", "10"])


def book(number: int, *more: Field) -> bytes:
    return Marc(
        [
            control("001", f"0124{number:06}"),
            data("200", "1_", ("a", f"第{number}种山志"), ("f", "某人著")),
            data("801", "_0", ("a", "CN"), ("b", "QSLIB"), ("c", "20260102")),
            *more,
            data("998", "__", ("a", "QSLIB"), ("b", "20260103")),
        ]
    ).to_bytes()


def told(opened: Opened) -> list[str]:
    return [str(problem) for problem in opened.problems if NO_COPIES in str(problem)]


@settings(max_examples=examples(3))
@given(tags, codes, starts, st.integers(1, 4), st.integers(1, 2))
def test_the_line_that_is_told_reads_the_copies(
    tag: str, letters: list[str], start: str, books: int, each: int
) -> None:
    branch, barcode, room, shelf = letters
    wanted = {
        f"{start}{70_000_000 + 10 * number + copy}": f"K29/{number}"
        for number in range(books)
        for copy in range(each)
    }
    records = [
        book(
            number,
            *(
                data(
                    tag,
                    "__",
                    (branch, "城东分馆"),
                    (barcode, f"{start}{70_000_000 + 10 * number + copy}"),
                    (room, "外借室"),
                    (shelf, f"K29/{number}"),
                )
                for copy in range(each)
            ),
        )
        for number in range(books)
    ]
    with tempfile.TemporaryDirectory() as folder:
        [warning] = told(open_export(Path(folder), {"a.iso": b"".join(records)}))
        line = re.search(r'unread\.holdings\."\w+" = \{.*?\}', warning)
        assert line, warning
        opened = open_export(Path(folder), {"fields.toml": f"{line[0]}\n"})
        assert told(opened) == []
        items = [item for _, some in opened.good.store.walk() for item in some]
        assert {item.barcode: item.call_number for item in items} == wanted


def test_records_without_any_copies_are_told_once_and_nothing_is_guessed(tmp_path: Path) -> None:
    opened = open_export(tmp_path, {"a.iso": book(1) + book(2), "b.iso": book(3)})
    [warning] = told(opened)
    assert "unread.holdings" not in warning


def test_copies_in_a_table_are_enough(tmp_path: Path) -> None:
    place = data("985", "__", ("a", "城东分馆"), ("b", "T70000001"))
    table = "条形码,主键码,馆藏地址,状态\nT70000001,0124000001,外借室,在馆\n"
    assert told(open_export(tmp_path, {"a.iso": book(1, place), "b.csv": table})) == []
