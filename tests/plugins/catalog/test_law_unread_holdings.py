"""Copies in a field that nobody reads are told, and the line that is told reads them."""

import re
import tempfile
from pathlib import Path

import pytest
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


def lines_in(opened: Opened) -> list[str]:
    return re.findall(r'unread\.holdings\."\w+" = \{.*?\}', "\n".join(map(str, opened.problems)))


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


AS_KNOWN = {
    "905": ("a", "b", "c", "s"),
    "952": ("b", "p", "c", "o"),
    "995": ("b", "f", "e", "k"),
    "949": ("m", "i", "l", "a"),
}
"""Field → its subfields for branch, barcode, room and call number."""
fields_of_systems = st.sampled_from(
    [(tag, AS_KNOWN[tag]) for tag in ("952", "995", "949")]
    + [(tag, letters) for tag in ("985", "996", "906", "966") for letters in AS_KNOWN.values()]
)
branches = st.sampled_from(["城东", "总馆", "MAIN", "ZG", "城东分馆", "01"])
rooms = st.sampled_from(["一外", "外借室", "WJ", "期刊", "GEN"])
barcodes = st.sampled_from(["0110021{:04}", "0100{:06}", "T{:05}", "A-{:06}", "138000{:05}"])
besides = st.sampled_from(["", "the same", "the class", "a count", "none of them"])


@settings(max_examples=examples(12))
@given(fields_of_systems, branches, rooms, barcodes, besides, st.integers(2, 4))
def test_whatever_has_barcodes_is_offered_as_copies_with_their_places(
    of_system: tuple[str, tuple[str, ...]],
    branch: str,
    room: str,
    barcode: str,
    beside: str,
    books: int,
) -> None:
    """Also beside 905s that have the first copy of each, or its class, or how many there are."""
    tag, (in_branch, in_barcode, in_room, in_shelf) = of_system
    records, wanted = [], set[tuple[str, str, str, str]]()
    for number in range(books):
        copies, shelf = (
            [barcode.format(2 * number + copy + 1) for copy in range(2)],
            f"K29/{number}",
        )
        own = {
            "the same": data("905", "__", ("a", branch), ("b", copies[0]), ("s", shelf)),
            "the class": data("905", "__", ("a", branch), ("d", "K29"), ("e", str(number))),
            "a count": data("905", "__", ("a", branch), ("s", shelf), ("f", "2")),
            "none of them": data("905", "__", ("a", branch), ("b", f"Q{number:07}"), ("s", shelf)),
        }.get(beside)
        held = [
            data(
                tag,
                "__",
                (in_branch, branch),
                (in_barcode, copy),
                (in_room, room),
                (in_shelf, shelf),
            )
            for copy in copies
        ]
        records.append(book(number, *([own] if own else []), *held))
        wanted |= {(copy, branch, room, shelf) for copy in copies}
        wanted |= {(f"Q{number:07}", branch, "", shelf)} if beside == "none of them" else set()
    with tempfile.TemporaryDirectory() as folder:
        opened = open_export(Path(folder), {"a.iso": b"".join(records)})
        [line] = re.findall(
            r'unread\.holdings\."\w+" = \{.*?\}', "\n".join(map(str, opened.problems))
        )
        opened = open_export(Path(folder), {"fields.toml": f"{line}\n{SHIPPED_WORDS}{line}\n"})
        assert opened.problems == ()
        items = [item for _, some in opened.good.store.walk() for item in some]
    assert len(items) == len(wanted)
    assert {(i.barcode, i.branch_code, i.shelving_location, i.call_number) for i in items} == wanted


SHIPPED_WORDS = '[status]\navailable = ["在馆"]\n'
"""A table below which a line may be pasted again."""


def test_telephones_make_no_copies(tmp_path: Path) -> None:
    givers = ["13908251122", "13508256677", "18982530001", "0825-2290001"]
    books = [book(n, data("985", "__", ("a", "城东"), ("b", one))) for n, one in enumerate(givers)]
    opened = open_export(tmp_path, {"a.iso": b"".join(books)})
    words = "\n".join(map(str, opened.problems))
    assert "unread.holdings" not in words and "300$a" not in words
    assert not any(one in words for one in givers)


def test_copies_that_begin_late_in_a_file_are_seen(tmp_path: Path) -> None:
    late = [book(n, data("985", "__", ("b", f"T7{n:06}"))) for n in range(300, 303)]
    opened = open_export(tmp_path, {"a.iso": b"".join([*map(book, range(220)), *late])})
    assert lines_in(opened) == ['unread.holdings."985" = { barcode = "b" }']


@pytest.mark.parametrize(
    ("beside", "is_offered"),
    [((), True), ((("c", "一外"),), True), ((("x", "新华书店"),), False)],
)
def test_numbers_of_orders_beside_copies_are_none(
    tmp_path: Path, beside: tuple[tuple[str, str], ...], is_offered: bool
) -> None:
    """With nothing that says where, a number beside copies that are read is no copy."""
    read = () if not beside else (data("905", "__", ("a", "A1"), ("b", "T00000001")),)
    opened = open_export(
        tmp_path, {"a.iso": book(1, *read, data("970", "__", ("b", "CG2020001"), *beside))}
    )
    assert bool(lines_in(opened)) is is_offered
    assert "300$a" not in "\n".join(map(str, opened.problems))


def test_ranges_are_offered_with_what_counts_them(tmp_path: Path) -> None:
    ranges = [data("985", "__", ("b", f"{n}0001000-{n}0001003"), ("f", "4")) for n in (4, 5)]
    opened = open_export(tmp_path, {"a.iso": b"".join(map(book, (1, 2), ranges))})
    [line] = lines_in(opened)
    assert open_export(tmp_path, {"fields.toml": line}).good.items == 8


def test_words_for_a_state_are_no_branch(tmp_path: Path) -> None:
    held = [
        data("985", "__", ("a", "A01"), ("b", f"T{n:07}"), ("s", word))
        for n, word in enumerate(["在馆", "在架", "借出", "在馆"])
    ]
    opened = open_export(tmp_path, {"a.iso": b"".join(map(book, range(4), held))})
    wanted = 'unread.holdings."985" = { branch = "a", barcode = "b", status = "s" }'
    assert lines_in(opened) == [wanted]


def test_two_fields_of_copies_have_a_line_each(tmp_path: Path) -> None:
    places = (data("985", "__", ("b", "T70000001")), data("996", "__", ("b", "S80000001")))
    opened = open_export(tmp_path, {"a.iso": book(1, *places)})
    lines = lines_in(opened)
    assert len(lines) == 2
    opened = open_export(tmp_path, {"fields.toml": "\n".join(lines)})
    assert opened.problems == () and opened.good.items == 2


def test_a_line_for_905_goes_before_the_shipped_table(tmp_path: Path) -> None:
    held = data("905", "__", ("a", "城东"), ("x", "T70000001"))
    line = 'unread.holdings."905" = { branch = "a", barcode = "x" }'
    opened = open_export(tmp_path, {"a.iso": book(1, held), "fields.toml": line})
    ((_, (item,)),) = opened.good.store.walk()
    assert opened.problems == () and item.barcode == "T70000001"
