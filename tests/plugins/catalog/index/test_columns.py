"""Facets are declared once, in ``columns.py``; scripts and templates are told of them."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.index.column_types import ANY_TEXT
from plugins.catalog.index.columns import COLUMNS, facet_facts, order_facts, panel_facts, pattern_of
from tests.conftest import ROOT

FACETS = [(column.name, column.facet) for column in COLUMNS if column.facet]
SCRIPTS = ROOT / "theme/static/js"
SEARCH = (
    *sorted((SCRIPTS / "catalog").rglob("*.js")),
    SCRIPTS / "catalog.js",
    ROOT / "theme/templates/catalog.html",
)
MORE_THAN_A_FACET = {
    ("data_day.js", "available"),  # a button of its own, and a name that ages
    ("no_hits.js", "branch"),  # 看所有的馆 leaves both
    ("no_hits.js", "room"),
}


def words_of(path: Path) -> set[str]:
    """What stands in quotes or between tags, and what is taken of filters by its name."""
    text = path.read_text("utf-8")
    quoted = {words for _, words in re.findall(r"""(["'`])((?:(?!\1)[^\n])*)\1""", text)}
    return quoted | {*re.findall(r">([^<>]+)<", text), *re.findall(r"filters\??\.(\w+)", text)}


@pytest.mark.parametrize("path", SEARCH, ids=lambda path: path.name)
def test_no_script_or_template_knows_a_facet_but_where_it_is_more_than_one(path: Path) -> None:
    names = {name for name, _ in FACETS} | {facet.label for _, facet in FACETS}
    known = {(path.name, word) for word in words_of(path) & names}
    assert known == {one for one in MORE_THAN_A_FACET if one[0] == path.name}


@given(st.lists(st.text("AJ0.*-+()[]{}|\\/^$? 馆", min_size=1), min_size=1), st.data())
def test_the_values_of_a_facet_make_sense_and_nothing_else(
    values: list[str], data: st.DataObject
) -> None:
    pattern = pattern_of(values)
    other = data.draw(st.text("AJ0.*-+()[]{}|\\/^$? 馆", min_size=1))
    assert all(re.fullmatch(pattern, value) for value in values)
    assert bool(re.fullmatch(pattern, other)) == (other in values)
    assert not re.search(
        r"\\[^\^$\\.*+?()\[\]{}|/]", pattern.replace("\\\\", "")
    )  # by Unicode rules


def test_every_facet_has_a_name_a_heading_and_a_place_of_its_own() -> None:
    assert len({column.name for column in COLUMNS}) == len(COLUMNS)
    assert len({facet.label for _, facet in FACETS}) == len(FACETS)
    assert sorted(facet.place for _, facet in FACETS) == list(range(len(FACETS)))
    assert len(order_facts()) == len([column for column in COLUMNS if column.order])


def test_scripts_are_told_of_every_facet_in_the_order_of_chips_and_in_that_of_the_panel() -> None:
    assert list(facet_facts()) == [name for name, _ in FACETS]
    in_panel = sorted(FACETS, key=lambda pair: pair[1].place)
    assert [fact["name"] for fact in panel_facts()] == [name for name, _ in in_panel]
    assert [fact["label"] for fact in panel_facts()] == [facet.label for _, facet in in_panel]


def test_what_makes_sense_in_an_address_is_said_in_a_way_that_scripts_read_alike() -> None:
    """``\\w`` and ``\\d`` are ASCII there, and nothing but these is in doubt."""
    assert f'sense = "{ANY_TEXT}"' in (SCRIPTS / "catalog/address/read.js").read_text("utf-8")
    for _, facet in FACETS:
        assert set(re.findall(r"\\(.)", facet.sense)) <= {"w", "d"}
        assert all(re.fullmatch(facet.sense, value, re.ASCII) for value in facet.names)
