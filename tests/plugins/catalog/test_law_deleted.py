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
