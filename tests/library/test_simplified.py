"""Simplified forms: the table says of each character what OpenCC says of it alone."""

from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from plugins.library.simplified import simplified

ALONE = OpenCC("t2s")


@given(st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF, categories=["Lo"]))
def test_a_character_has_the_form_that_it_has_alone(character: str) -> None:
    assert simplified().get(character, character) == ALONE.convert(character)


def test_what_stands_beside_a_character_changes_nothing() -> None:
    """As a word 乾坤 keeps its 乾, and 著名 its 著; here each stands for itself."""
    table = simplified()
    assert (table["乾"], "著" in table, "后" in table) == ("干", False, False)
    assert all(len(one) == len(form) == 1 and one != form for one, form in table.items())
