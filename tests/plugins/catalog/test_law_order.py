"""The order of records, rows and files never changes what comes of an export."""

import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

from hypothesis import given, settings
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
    return shelved, totals, sum(len(file["skipped"]) for file in files), told


def came_of(files: dict[str, bytes | str]) -> object:
    with tempfile.TemporaryDirectory() as folder:
        return account(open_export(Path(folder), files))


def assert_same_in_any_order(
    parts: Sequence[Sequence[bytes]], names: Sequence[str], chance: random.Random, head: bytes
) -> None:
    """The parts as files under these names, and shuffled under others."""
    there = came_of({name: head + b"".join(part) for name, part in zip(names, parts, strict=True)})
    turned = [chance.sample(part, len(part)) for part in parts]
    others = chance.sample(names, len(names))
    back = came_of({name: head + b"".join(part) for name, part in zip(others, turned, strict=True)})
    assert there == back


@settings(max_examples=examples(25))
@given(st.lists(st.lists(books, min_size=1, max_size=6), min_size=1, max_size=3), st.randoms())
def test_records_come_in_any_order(parts: list[list[Book]], chance: random.Random) -> None:
    marcs = [[as_marc(book) for book in part] for part in parts]
    names = ("a.iso", "b.iso", "c.iso")[: len(parts)]
    assert_same_in_any_order(marcs, names, chance, b"")
