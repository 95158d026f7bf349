"""Open data: what a program reads by the description is what the library has."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from plugins.exhibitions.data import tables
from plugins.library.exhibitions.pieces import Exhibit
from plugins.library.open_data import Column, Package, Table, Value
from tests.support import data_package
from tests.support.laws import one_folder

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="|｜、"), min_size=1, max_size=6)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "string": TEXTS,
    "list": st.lists(TEXTS, min_size=1, max_size=3),
    "integer": st.integers(-3000, 3000),
    "year": st.integers(-999, 9999),
    "number": st.decimals(-1000, 1000, places=2).map(Decimal),
    "boolean": st.booleans(),
}


@st.composite
def described_tables(draw: st.DrawFn) -> Table:
    """A table with columns of any kinds and values of these kinds, some of them unknown."""
    kinds = draw(st.lists(st.sampled_from(sorted(VALUES)), min_size=1, max_size=5))
    between = draw(st.sampled_from(["|", "、"]))
    truth = draw(st.sampled_from([("true", "false"), ("是", "否")]))
    columns = tuple(
        Column(f"c{number}", kind, f"列{number}", between=between, truth=truth)
        for number, kind in enumerate(kinds)
    )
    row = st.tuples(*(st.none() | VALUES[kind] for kind in kinds))
    return Table("things", "东西", columns, tuple(draw(st.lists(row, max_size=4))))


@one_folder()
@given(described_tables())
def test_a_table_is_read_back_as_it_was_by_what_its_package_says(
    tmp_path: Path, table: Table
) -> None:
    packed = Package("a", "甲", "馆", "CC0-1.0").file([table.resource()])
    package = json.loads(packed)
    jsonschema.validate(package, data_package.PACKAGE)
    (tmp_path / "things.csv").write_bytes(table.csv())
    rows = data_package.read(tmp_path, package["resources"][0])
    assert [tuple(row.values()) for row in rows] == list(table.rows)


def test_a_year_before_our_era_is_a_number_and_no_formula() -> None:
    *_, items = tables((), [Exhibit("han", "han", "陶俑", "", 1, year=-206)])
    fields = items.resource().described()["schema"]["fields"]
    (row,) = data_package.rows_of(items.csv(), fields)
    assert row["year"] == -206


def test_a_silent_library_gives_no_licence() -> None:
    cell: Value = "一"
    table = Table("things", "东西", (Column("c", "string", "列"),), ((cell,),))
    silent = json.loads(Package("a", "甲", "馆", "").file([table.resource()]))
    assert "licenses" not in silent
    jsonschema.validate(silent, data_package.PACKAGE)
