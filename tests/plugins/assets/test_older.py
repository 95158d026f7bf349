"""Sheets as engines of 2018 read them: what they would drop stands in a form that they know."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.assets.older import for_older

LENGTHS = st.sampled_from(["0", "auto", "1px", "-1.3rem", "50%", "calc(var(--u) * (2 - 1))"])
NO_GAP = "@supports not (inset:0)"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (".a{inset:0}", ".a{top:0;right:0;bottom:0;left:0}"),
        (".a { inset: 1px auto; }", ".a { top:1px;right:auto;bottom:1px;left:auto; }"),
        (".a{margin-inline:auto}", ".a{margin-inline-start:auto;margin-inline-end:auto}"),
        (".a{padding-block:calc(1px + (2em - var(--b))) 3px!important}",
         ".a{padding-block-start:calc(1px + (2em - var(--b)))!important;"
         "padding-block-end:3px!important}"),
        (".a{border-block:1px solid red}",
         ".a{border-block-start:1px solid red;border-block-end:1px solid red}"),
        (".a{clip-path:inset(50%);box-shadow:inset 0 0 red}",
         ".a{clip-path:inset(50%);box-shadow:inset 0 0 red}"),
        (".a{border-inline-start:1px solid}", ".a{border-inline-start:1px solid}"),
        ("/* .a{inset:0} */.b{top:0}", ".b{top:0}"),
    ],
)  # fmt: skip
def test_what_is_short_for_several_is_written_out(source: str, expected: str) -> None:
    assert for_older(source) == expected


@given(st.lists(LENGTHS, min_size=1, max_size=4))
def test_each_side_has_what_the_short_form_gives_it(values: list[str]) -> None:
    top, right, bottom, left = {
        1: values * 4,
        2: values * 2,
        3: [*values, *values[1:2]],
        4: values,
    }[len(values)]
    expected = f".a{{top:{top};right:{right};bottom:{bottom};left:{left}}}"
    assert for_older(f".a{{inset:{' '.join(values)}}}") == expected


@pytest.mark.parametrize(
    ("source", "fallback"),
    [
        (".a{display:flex;gap:1rem}", ".a>*+*{margin-left:1rem}"),
        (".a{display:inline-flex;gap:2px 1rem}", ".a>*+*{margin-left:1rem}"),
        (".a{display:flex;flex-direction:row-reverse;gap:1px}", ".a>*+*{margin-right:1px}"),
        (".a{display:flex;flex-direction:column;gap:1px 2px}", ".a>*+*{margin-top:1px}"),
        (".a{display:flex;flex-wrap:wrap;gap:0 1rem}", ".a>*{margin-right:1rem}"),
        (".a{display:flex;flex-flow:row-reverse wrap;gap:calc(var(--u) * 4) 2px}",
         ".a>*{margin-right:2px;margin-bottom:calc(var(--u) * 4)}"),
        (".a,.b:not(.c,.d){display:flex;gap:1px}",
         ".a>*+*,.b:not(.c,.d)>*+*{margin-left:1px}"),
        (".a{display:flex;column-gap:1px}", ".a>*+*{margin-left:1px}"),
    ],
)  # fmt: skip
def test_items_of_a_flex_box_stand_apart_where_gap_is_for_grids_alone(
    source: str, fallback: str
) -> None:
    assert for_older(source) == f"{source}{NO_GAP}{{{fallback}}}"


def test_a_gap_that_comes_on_wide_screens_has_its_margins_there() -> None:
    sheet = ".a{display:flex}@media(min-width:72em){.a{flex-direction:column;gap:1rem}}"
    expected = f"gap:1rem}}{NO_GAP}{{.a>*+*{{margin-top:1rem}}}}}}"
    assert for_older(sheet) == sheet.replace("gap:1rem}}", expected)


@pytest.mark.parametrize("sheet", [".a{display:grid;gap:1px}", ".a{gap:1px}", ".a{display:flex}"])
def test_what_is_no_flex_box_or_has_no_gap_stays_as_it_is(sheet: str) -> None:
    assert for_older(sheet) == sheet


@given(st.lists(LENGTHS, min_size=1, max_size=2))
def test_a_sheet_that_older_engines_read_is_not_changed_again(values: list[str]) -> None:
    once = for_older(f".a{{padding-block:{' '.join(values)};display:flex}}")
    assert for_older(once) == once
