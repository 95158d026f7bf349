"""Text is cut the same in Python and in JavaScript: both are held to one table of cases."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.index.characters import characters
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
def test_a_unit_is_cut_no_further_and_changes_no_more(text: str) -> None:
    """Of units, not of whole texts: two letters may become one where the sign between falls out."""
    for unit in units(text):
        assert units(unit) == [unit]


def test_what_a_character_is_folded_to_is_folded_no_further() -> None:
    fold = characters().fold
    assert len(fold) > 2000
    assert [one for one in fold.values() if normalise(one) != one] == []


def test_a_number_is_looked_up_in_one_form() -> None:
    assert plain("978-7-5037-1744-4") == plain("９７８７５０３７１７４４４") == "9787503717444"
    assert plain("I247.5/123") == "i2475123"
