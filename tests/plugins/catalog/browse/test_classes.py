"""Which shelves there are for what records."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.browse.classes import FEWEST, LONG, NONE, key_for, shelves_of, slug_of
from plugins.library.catalogue.clc_file import shipped_table

TABLE = shipped_table()


@pytest.mark.parametrize(
    ("number", "slug"),
    [
        ("I247.5", "i247.5"),
        ("I247.57=7", "i247.57"),
        ("K825.6=76", "k825.6"),
        ("tp312JA", "tp312ja"),
        ("Ｋ２９", "k29"),
        ("", NONE),
        ("未分类", NONE),
    ],
)
def test_the_address_of_a_shelf_is_its_number(number: str, slug: str) -> None:
    assert slug_of(key_for(number)) == slug


def test_a_class_that_the_table_names_has_a_shelf_for_a_single_record() -> None:
    shelves = shelves_of({"I2475": 1}, TABLE)
    assert shelves.of_key == {"I2475": "i2"}
    assert [shelf.slug for shelf in shelves.roots] == ["i"]
    root = shelves.roots[0]
    assert (root.own, root.total, root.children) == (0, 1, ("i2",))
    assert shelves.shelves["i2"].name == "中国文学"


def test_a_long_shelf_is_divided_by_the_digits_of_its_numbers() -> None:
    shelves = shelves_of({"I2475": LONG, "I2478": FEWEST, "I2": 1, "I253": FEWEST - 1}, TABLE)
    assert shelves.of_key == {"I2475": "i247.5", "I2478": "i247.8", "I2": "i2", "I253": "i2"}
    five = shelves.shelves["i247.5"]
    assert [shelf.slug for shelf in shelves.above(five)] == ["i", "i2", "i24", "i247"]
    assert shelves.shelves["i2"].own == FEWEST


def test_a_shelf_that_is_not_long_stays_whole() -> None:
    shelves = shelves_of({"I2475": LONG - 1, "I2478": 1}, TABLE)
    assert set(shelves.of_key.values()) == {"i2"}


def test_a_country_that_the_rules_know_has_a_shelf() -> None:
    shelves = shelves_of({"I7124": 3}, TABLE)
    assert shelves.shelves["i712"].name == "美国文学"


def test_records_without_a_class_stand_last() -> None:
    shelves = shelves_of({"": 2, "Z2": 1}, TABLE)
    assert [shelf.slug for shelf in shelves.roots] == ["z", NONE]
    assert shelves.shelves[NONE].own == 2


numbers = st.from_regex(r"\A[A-Z][A-Z]?[0-9]{0,5}\Z").map(key_for)


@given(st.dictionaries(numbers, st.integers(1, 900), min_size=1, max_size=40))
def test_every_record_stands_on_exactly_one_shelf_and_every_shelf_is_reached(
    counts: dict[str, int],
) -> None:
    shelves = shelves_of(counts, TABLE)
    assert shelves.of_key.keys() == counts.keys()
    reached = list(shelves.roots)
    for shelf in reached:  # grows as it goes
        reached += shelves.below(shelf)
    assert sorted(shelf.slug for shelf in reached) == sorted(shelves.shelves)
    assert sum(shelf.own for shelf in reached) == sum(counts.values())
    assert sum(root.total for root in shelves.roots) == sum(counts.values())
