"""The order of records, rows and files never changes what comes of an export."""

import random
import re
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.support.exports import Opened, open_export
from tests.support.laws import examples
from tests.support.marc import Field, Marc, control, data

ISBNS = ("978-7-02-000220-7", "978-7-02-000221-4", "")
TITLES = ("家", "家", "家（上）", "家（下）", "春")
CHANGED = ("20261101", "20261102", "20261102", "")
BRANCHES = ("AJ00", "AJ01")

copies = st.lists(
    st.tuples(st.sampled_from(BRANCHES), st.sampled_from(("C1", "C2", "C3", ""))), max_size=2
)
books = st.tuples(
    st.sampled_from(("N1", "N1", "N2", "")),
    st.sampled_from(TITLES),
    st.sampled_from(ISBNS),
    st.sampled_from(CHANGED),
    copies,
)
Book = tuple[str, str, str, str, list[tuple[str, str]]]


def as_marc(book: Book) -> bytes:
    number, title, isbn, changed, shelved = book
    fields: list[Field] = [
        *([control("001", number)] if number else []),
        *([control("005", changed)] if changed else []),
        data("010", "__", ("a", isbn)),
        data("200", "1_", ("a", title)),
        data("210", "__", ("d", "1953")),
        *(data("905", "__", ("a", branch), ("b", code)) for branch, code in shelved),
    ]
    return Marc(fields).to_bytes()


def account(opened: Opened) -> object:
    """What came of an export, without what says where in a file something stood."""
    opened.account()
    if not opened.catalogue:
        return sorted({problem.what.split("，")[-1] for problem in opened.problems})
    walked = opened.catalogue.store.walk()
    files = opened.report["files"]
    totals = [sum(file[name] for file in files) for name in ("read", "kept", "made")]
    told = sorted(p.what for p in opened.problems if p.path == "catalog_export")
    shelved = {record.record_id: (record, sorted(items, key=str)) for record, items in walked}
    words = [
        sum((Counter(file[name]) for file in files), Counter[str]())
        for name in ("hidden", "unknown_statuses")
    ]
    return shelved, totals, sum(len(file["skipped"]) for file in files), told, words


def came_of(files: Mapping[str, bytes]) -> object:
    with tempfile.TemporaryDirectory() as folder:
        return account(open_export(Path(folder), files))


def assert_same_in_any_order(
    parts: Sequence[Sequence[bytes]],
    names: Sequence[str],
    chance: random.Random,
    head: bytes,
    others: Mapping[str, bytes],
) -> None:
    """The parts as files under these names, and shuffled under others.

    Files that have the same in another order may have the same bytes, and are then read once.
    """
    assume(len({tuple(sorted(part)) for part in parts}) == len(parts))

    def under(files: Sequence[str], some: Sequence[Sequence[bytes]]) -> object:
        pairs = zip(files, some, strict=True)
        return came_of({**{name: head + b"".join(part) for name, part in pairs}, **others})

    turned = [chance.sample(part, len(part)) for part in parts]
    there, back = under(names, parts), under(chance.sample(names, len(names)), turned)
    assert there == back


@settings(max_examples=examples(8))
@given(st.lists(st.lists(books, min_size=1, max_size=6), min_size=1, max_size=3), st.randoms())
def test_records_come_in_any_order(parts: list[list[Book]], chance: random.Random) -> None:
    marcs = [[as_marc(book) for book in part] for part in parts]
    names = ("a.iso", "b.iso", "c.iso")[: len(parts)]
    assert_same_in_any_order(marcs, names, chance, b"", {})


HEAD = "条码号,记录号,题名,ISBN,分馆,馆藏地,状态,入藏日期,借阅次数\n"
TITLE_OF = {"B1": "家", "B2": "春", "B3": "", "": "秋"}
rows = st.tuples(
    st.sampled_from(("C1", "C2", "C3", "C4", "")),
    st.sampled_from(("B1", "B1", "B2", "B3", "")),
    st.sampled_from(("", "TITLE", "TITLE", "雨")),
    st.sampled_from(("总馆", "城东", "")),
    st.sampled_from(("外借室", "")),
    st.sampled_from(("在馆", "借出", "剔除", "不知哪里", "")),
    st.sampled_from(("2020-01-02", "2021-03-04", "")),
    st.sampled_from(("1", "2", "")),
)
Row = tuple[str, str, str, str, str, str, str, str]


def as_line(row: Row) -> bytes:
    barcode, number, title, *rest = row
    title = title.replace("TITLE", TITLE_OF[number])
    return f"{','.join((barcode, number, title, '', *rest))}\n".encode()


@settings(max_examples=examples(8))
@given(
    st.lists(st.lists(rows, min_size=1, max_size=8), min_size=1, max_size=3),
    st.booleans(),
    st.randoms(),
)
def test_copies_come_in_any_order(
    parts: list[list[Row]], has_records: bool, chance: random.Random
) -> None:
    lines = [[as_line(row) for row in part] for part in parts]
    names = ("a.csv", "b.csv", "c.csv")[: len(parts)]
    with_records = {"m.iso": as_marc(("B2", "春", "", "", [("总馆", "C4")]))} if has_records else {}
    assert_same_in_any_order(lines, names, chance, HEAD.encode(), with_records)


@settings(max_examples=examples(6))
@given(st.lists(st.lists(rows, min_size=1, max_size=8), min_size=2, max_size=2), st.randoms())
def test_months_hang_on_the_dates_in_the_names_alone(
    parts: list[list[Row]], chance: random.Random
) -> None:
    def under(names: tuple[str, str], some: list[list[Row]]) -> str:
        pairs = zip(names, some, strict=True)
        files = {name: HEAD.encode() + b"".join(map(as_line, part)) for name, part in pairs}
        return re.sub(r"\w+(?=20261[01].csv)", "", str(came_of(files)))

    assume(sorted(parts[0]) != sorted(parts[1]))
    turned = [chance.sample(part, len(part)) for part in parts]
    there = under(("x202610.csv", "y202611.csv"), parts)
    assert there == under(("b202610.csv", "a202611.csv"), turned)
