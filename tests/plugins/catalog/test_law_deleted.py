"""What a system has deleted and hands out all the same is not published, and is told once."""

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.exports import open_export
from tests.support.laws import examples
from tests.support.marc import Field, Marc, control, data
from tests.support.marc_formats import WRITINGS

GONE = "书目已删除"
titles = st.sampled_from([("200", "1_"), ("245", "10")])


def record(number: int, status: str, title: tuple[str, str], *more: Field) -> Marc:
    tag, indicators = title
    fields = [control("001", f"B{number}"), data(tag, indicators, ("a", f"Dictionary d{number}"))]
    held = data("905", "__", ("a", "A1"), ("b", f"T9{number:05}"))
    return Marc([*fields, held, *more], f"{status}am0")


@settings(max_examples=examples(4))
@given(st.lists(st.sampled_from("nncdp"), min_size=2, max_size=5), titles)
def test_deleted_records_are_published_from_no_writing(
    statuses: list[str], title: tuple[str, str]
) -> None:
    records = [record(number, status, title) for number, status in enumerate(["n", *statuses])]
    kept = {f"B{number}" for number, status in enumerate(["n", *statuses]) if status != "d"}
    for name, write in WRITINGS.items():
        with tempfile.TemporaryDirectory() as folder:
            opened = open_export(Path(folder), {name: write(records)})
            found = {one.record_id for one, _ in opened.good.store.walk()}
        opened.account()
        assert found == kept, name
        words = [str(one) for one in opened.problems if GONE in str(one)]
        number = len(records) - len(kept)
        assert [re.findall(r"(\d+) 条没有", one) for one in words] == [[f"{number}"]] * bool(number)


@pytest.mark.parametrize(
    ("tag", "word", "is_gone"),
    [
        ("DEL", "Y", True),
        ("DEL", "N", False),
        ("STA", "DELETED", True),
        ("STA", "SUPPRESSED", True),
        ("STA", "CATALOGED", False),
    ],
)
def test_alephs_own_fields_say_it_too(tmp_path: Path, tag: str, word: str, is_gone: bool) -> None:
    marc = record(1, "n", ("200", "1_"), data(tag, "__", ("a", word)))
    files = {"a.iso": marc.to_bytes() + record(2, "n", ("200", "1_")).to_bytes()}
    assert open_export(tmp_path, files).good.records == 2 - is_gone


@pytest.mark.parametrize("is_newer", [True, False])
def test_what_a_newer_file_has_deleted_is_gone(tmp_path: Path, is_newer: bool) -> None:
    whole = b"".join(record(n, "n", ("200", "1_")).to_bytes() for n in range(1, 4))
    change = record(2, "d", ("200", "1_")).to_bytes() + record(9, "n", ("200", "1_")).to_bytes()
    month = "202611" if is_newer else "202609"
    opened = open_export(tmp_path, {"书目202610.iso": whole, f"书目{month}.iso": change})
    opened.account()
    found = {one.record_id: items for one, items in opened.good.store.walk()}
    assert found.keys() == {"B1", "B3", "B9"} | ({"B2"} if not is_newer else set())
    assert all(len(items) == 1 for items in found.values()) and opened.good.items == len(found)


def test_copies_of_a_deleted_record_make_no_other(tmp_path: Path) -> None:
    table = "条码号,记录号,题名,状态\nC1,B1,Dictionary d1,在馆\nC2,B2,Dictionary d2,在馆\n"
    gone = record(2, "n", ("200", "1_"), data("STA", "__", ("a", "SUPPRESSED")))
    books = record(1, "n", ("200", "1_")).to_bytes() + gone.to_bytes()
    opened = open_export(tmp_path, {"a.iso": books, "b.csv": table})
    opened.account()
    assert [one.record_id for one, _ in opened.good.store.walk()] == ["B1"]
