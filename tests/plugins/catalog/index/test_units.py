"""Text is cut the same in Python and in JavaScript: both are held to one table of cases."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.index.texts import plain
from plugins.catalog.index.units import normalise, units

CASES = json.loads(
    (Path(__file__).parents[4] / "tests/js/catalog/normalise_cases.json").read_text(
        encoding="utf-8"
    )
)


def test_text_is_cut_as_the_table_of_cases_says() -> None:
    assert len(CASES) >= 10
    for case in CASES:
        assert units(case["text"]) == case["units"], case["text"]


@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = "".join(units(text))
    assert "".join(units(once)).replace("+", "") == once.replace("+", "") or normalise(once) != once


def test_a_number_is_looked_up_in_one_form() -> None:
    assert plain("978-7-5037-1744-4") == plain("９７８７５０３７１７４４４") == "9787503717444"
    assert plain("I247.5/123") == "i2475123"
