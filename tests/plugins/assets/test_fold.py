"""Variables of the published sheets: fewer bytes, and every rule says what it said."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.assets.fold import fold, fold_all, shorten
from plugins.assets.sheets import Bundles
from plugins.assets.strip import CAN_STRIP, strip_sheet
from tests.support.laws import examples

pytestmark = pytest.mark.skipif(not CAN_STRIP, reason="no wheel of tdewolff-minify here")

NAMES = ("--unit", "--text-1", "--seal-ground", "--a", "--serif")
SIZES = st.builds(
    "{}{}".format, st.sampled_from(["8", "1.12", ".5", "0.25"]), st.sampled_from(["px", "rem"])
)
VALUES = st.one_of(SIZES, st.sampled_from(["#faf7f0", "Songti SC,serif"]))
USES = st.one_of(
    SIZES,
    st.sampled_from(["auto", "0", "-1px", "#fff"]),
    st.builds("var({})".format, st.sampled_from(NAMES)),
    st.builds("calc(var(--unit) * {})".format, st.sampled_from(["2", ".5", "10"])),
    st.builds("calc(100vh - var(--text-1) * {})".format, st.integers(2, 9)),
)  # fmt: skip
PART = re.compile(r"calc\((?:[^()]|\([^()]*\))*\)|var\([^()]*\)|[^\s()]+")
PRODUCT = re.compile(r"([\d.]+)(px|rem) \* ([\d.]+)")


def declared(sheet: str) -> dict[str, str]:
    """The values of variables on a light screen: the last declaration outside ``@media``."""
    return dict(re.findall(r"(?<=[{;])\s*(--[\w-]+):\s*([^;{}]*)", sheet.partition("@media")[0]))


def said(sheet: str, variables: dict[str, str]) -> list[list[str]]:
    """What each rule of a class says, part by part, with values in the place of variables."""
    values = re.findall(r"\.x\{margin:([^}]*)\}", sheet)
    parts = [[meant(part, variables) for part in PART.findall(value)] for value in values]
    return [" ".join(of_rule).split() for of_rule in parts]


def meant(part: str, variables: dict[str, str]) -> str:
    plain = re.sub(r"var\((--[\w-]+)\)", lambda m: variables[m[1]], part)
    plain = PRODUCT.sub(lambda m: f"{float(m[1]) * float(m[3]):g}{m[2]}", plain)
    plain = re.sub(r"^calc\(([\w.]+)\)$", r"\1", plain)
    return re.sub(r"(?<![\w.])0?(\.?\d+)", lambda m: f"{float(m[0]):g}", plain)


@given(
    st.fixed_dictionaries({name: SIZES if name in NAMES[:2] else VALUES for name in NAMES}),
    st.sets(st.sampled_from(NAMES)),
    st.lists(st.lists(USES, min_size=1, max_size=4), min_size=1, max_size=4),
)
@settings(max_examples=examples(40))
def test_every_rule_says_what_it_said(
    tokens: dict[str, str], again: set[str], rules: list[list[str]]
) -> None:
    root = "".join(f"{name}: {value};" for name, value in tokens.items())
    dark = "".join(f"{name}: {tokens[name]};" for name in sorted(again))
    uses = "".join(f".x {{ margin: {' '.join(rule)} }}" for rule in rules)
    sheet = (
        f":root {{ {root} }} {uses} @media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}"
    )
    stripped = strip_sheet(sheet, "css/a.css")
    folded = shorten(fold({"a.css": stripped}))["a.css"]
    expected = said(stripped, declared(stripped))
    assert len(expected) == len(rules)
    assert said(folded, declared(folded)) == expected, folded
    assert len(folded) <= len(stripped)


def test_what_changes_with_the_screen_stays_a_variable() -> None:
    sheet = ":root{--paper:#fff;--tap:2rem}a{color:var(--paper);top:var(--tap)}"
    dark = "@media(prefers-color-scheme:dark){:root{--paper:#000}}"
    assert fold({"a.css": sheet + dark}) == {
        "a.css": f":root{{--paper:#fff}}a{{color:var(--paper);top:2rem}}{dark}"
    }


def test_what_another_sheet_of_the_page_declares_stays_a_variable() -> None:
    sheets = {"a.css": ":root{--tap:2rem}a{top:var(--tap)}", "b.css": ".x{--tap:3rem}"}
    assert fold(sheets) == sheets


def test_what_a_sheet_of_every_page_uses_stays_declared() -> None:
    sheet = ":root{--tap:2rem;--line:1px}a{top:var(--tap)}"
    assert fold({"a.css": sheet}, ["b{left:var(--tap)}"]) == {
        "a.css": ":root{--tap:2rem}a{top:2rem}"
    }


def test_a_sheet_of_every_page_is_folded_by_what_is_the_same_on_all() -> None:
    token = ":root{--tap:2rem;--line:1px}"
    sheets = {
        "a.css": f"{token}a{{top:var(--tap)}}",
        "b.css": f"{token}:root{{--tap:3rem}}b{{top:var(--tap)}}",
        "banner.css": ".x{margin:var(--line) var(--tap)}",
    }
    folded = fold_all(sheets, Bundles(sheets={"a.css": (), "b.css": ()}))
    assert folded == {
        "a.css": ":root{--a:2rem}a{top:2rem}",
        "b.css": ":root{--a:2rem}:root{--a:3rem}b{top:var(--a)}",
        "banner.css": ".x{margin:1px var(--a)}",
    }


def test_a_name_is_one_letter_and_the_same_in_every_sheet() -> None:
    sheets = {
        "a.css": ":root{--paper:#fff}a{color:var(--paper)}",
        "b.css": "b{color:var(--paper,red)}",
    }
    assert shorten(sheets) == {
        "a.css": ":root{--a:#fff}a{color:var(--a)}", "b.css": "b{color:var(--a,red)}",
    }  # fmt: skip
