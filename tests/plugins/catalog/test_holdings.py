"""Copies that the records themselves name: 905, and what other libraries have instead.

Numbers and branches are invented; the ten real records are read where they are.
"""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.reader.field_table import SHIPPED, read_field_table
from plugins.catalog.reader.fields import FieldTable
from plugins.catalog.reader.holdings import read_holdings
from plugins.catalog.reader.marc import MarcField, MarcRecord
from plugins.catalog.reader.marcxml import read_marcxml
from plugins.library.catalogue.records import Item, ItemStatus

TABLE = read_field_table(SHIPPED.parent)[0]
TEN = Path(__file__).parents[4] / "shared/data/cnmarc/bnu_sru_cnmarcxml_10rec.xml"
LOCAL = """
[[holdings]]
field = "906"
barcode = "b"
class_number = "d"
book_number = "e"

[[holdings]]
field = "AVA"
branch = "q"
location = "c"
call_number = "d"
status = "e"
copies = "f"
lent = "g"
"""


def table_with(folder: Path, text: str) -> FieldTable:
    """The table of an export that has a fields.toml of its own."""
    (folder / "fields.toml").write_text(text, encoding="utf-8")
    table, problems = read_field_table(folder)
    assert problems == ()
    return table


def copies(table: FieldTable, *fields: tuple[str, ...]) -> list[Item]:
    """The copies of a record whose fields are written ``("905", "bC1", "dI242.4")``."""
    marc = [
        MarcField(tag, "  ", tuple((subfield[0], subfield[1:]) for subfield in subfields))
        for tag, *subfields in fields
    ]
    return read_holdings(MarcRecord("", tuple(marc)), table)


def test_a_field_names_every_copy_of_a_branch_by_its_barcode() -> None:
    items = copies(TABLE, ("905", "a总馆", "bC1", "bC2 ", "b", "c外借室", "dI242.4", "e1", "v上"))
    assert [item.barcode for item in items] == ["C1", "C2"]
    for item in items:
        assert (item.branch_code, item.shelving_location) == ("总馆", "外借室")
        assert (item.call_number, item.volume) == ("I242.4/1", "上")
        assert (item.status, item.record_id) == (ItemStatus.UNSTATED, "")


def test_a_field_for_each_branch_counts_copies_without_barcodes() -> None:
    items = copies(TABLE, ("905", "a总馆", "f2"), ("905", "a东馆", "f1"), ("905", "a西馆"))
    assert Counter(item.branch_code for item in items) == {"总馆": 2, "东馆": 1, "西馆": 1}
    assert {item.barcode for item in items} == {""}


@pytest.mark.parametrize(
    ("count", "expected"),
    [("3", 3), ("3册", 3), ("0", 0), ("", 1), ("若干", 1), ("20210304", 1), ("9" * 5000, 1)],
)
def test_how_many_copies_a_field_counts(count: str, expected: int) -> None:
    assert len(copies(TABLE, ("905", "a总馆", f"f{count}"))) == expected


def test_barcodes_count_before_the_number_of_copies() -> None:
    assert len(copies(TABLE, ("905", "bC1", "f5"))) == 1


@pytest.mark.parametrize(
    ("subfields", "call_number"),
    [
        (("sI242.4/1", "dK825", "e9"), "I242.4/1"),
        (("dI242.4", "e1"), "I242.4/1"),
        (("dI242.4",), "I242.4"),
        (("e1",), "1"),
        (("s ", "dI242.4", "e1"), "I242.4/1"),
        ((), ""),
    ],
)
def test_the_call_number_is_given_or_made_of_class_and_book_number(
    subfields: tuple[str, ...], call_number: str
) -> None:
    (item,) = copies(TABLE, ("905", "bC1", *subfields))
    assert item.call_number == call_number


def test_what_stands_before_the_first_subfield_is_no_part_of_a_copy() -> None:
    (item,) = copies(TABLE, ("905", "bC1"))
    stray = MarcField("905", "  ", (("", "CN"), ("b", "C1")))
    assert read_holdings(MarcRecord("", (stray,)), TABLE) == [item]


def test_a_record_without_holdings_has_no_copies() -> None:
    assert copies(TABLE, ("200", "a家"), ("906", "bC1")) == []


def test_status_date_and_loans_where_a_table_names_them(tmp_path: Path) -> None:
    rule = (
        '[[holdings]]\nfield = "852"\nbarcode = "p"\nstatus = "q"\ndate_added = "t"\nloans = "l"\n'
    )
    table = table_with(tmp_path, rule)
    first, second, third, fourth = copies(
        table,
        ("852", "pC1", "q借出", "t20210304", "l12"),
        ("852", "pC2", "q丢失", "t2021.3.4", "l" + "9" * 5000),
        ("852", "pC3", "q去向不明", "t三月"),
        ("852", "pC4"),
    )
    assert [item.status for item in (first, second, third, fourth)] == [
        ItemStatus.LENT,
        ItemStatus.HIDDEN,
        ItemStatus.OTHER,
        ItemStatus.UNSTATED,
    ]
    assert [item.date_added for item in (first, second, third)] == [
        "2021-03-04",
        "2021-03-04",
        "三月",
    ]
    assert [item.loans for item in (first, second, third)] == [12, None, None]


@pytest.mark.parametrize(
    ("word", "total", "lent", "expected"),
    [
        ("available", "3", "1", {ItemStatus.AVAILABLE: 2, ItemStatus.LENT: 1}),
        ("available", "1", "0", {ItemStatus.AVAILABLE: 1}),
        ("unavailable", "2", "2", {ItemStatus.LENT: 2}),
        ("available", "2", "5", {ItemStatus.LENT: 2}),
        ("check_holdings", "", "", {ItemStatus.OTHER: 1}),
        ("available", "0", "0", {}),
    ],
)
def test_a_count_of_which_some_are_lent(
    tmp_path: Path, word: str, total: str, lent: str, expected: dict[ItemStatus, int]
) -> None:
    field = ("AVA", "q总馆", f"e{word}", f"f{total}", f"g{lent}")
    items = copies(table_with(tmp_path, LOCAL), field)
    assert Counter(item.status for item in items) == expected


@given(
    st.lists(
        st.tuples(st.sampled_from("abcdefsvz") | st.just(""), st.text(max_size=8)), max_size=12
    )
)
def test_no_field_raises(subfields: list[tuple[str, str]]) -> None:
    marc = MarcRecord("", (MarcField("905", "  ", tuple(subfields)),))
    for item in read_holdings(marc, TABLE):
        assert item.barcode == item.barcode.strip()


def ten(table: FieldTable) -> list[list[Item]]:
    """The copies of each of the ten real records."""
    if not TEN.is_file():
        pytest.skip("没有 ../shared/data/cnmarc，真实记录的测试没有运行")
    units = list(read_marcxml(TEN))
    return [read_holdings(unit[1], table) for unit in units if isinstance(unit, tuple)]


def test_ten_real_records_by_the_shipped_table_have_one_copy_a_905() -> None:
    found = ten(TABLE)
    assert [len(items) for items in found] == [1, 1, 1, 0, 1, 1, 1, 1, 1, 1]
    assert Counter(item.call_number for items in found for item in items) == {
        "F124/26": 7,
        "D668/4": 1,
        "D668/bnu4": 1,
    }


def test_ten_real_records_by_906_and_ava(tmp_path: Path) -> None:
    found = ten(table_with(tmp_path, LOCAL))
    barcodes = [[item.barcode for item in items if item.barcode] for items in found]
    assert [codes for codes in barcodes if codes] == [
        ["1683011", "1683012", "1683013"],
        ["1708903"],
        ["1667201", "1667202", "1667203"],
    ]
    counted = [sum(not item.barcode for item in items) for items in found]
    assert counted == [2, 3, 4, 0, 2, 2, 3, 2, 4, 1]
    items = [item for items in found for item in items]
    assert Counter(item.status for item in items) == {
        ItemStatus.UNSTATED: 7,
        ItemStatus.AVAILABLE: 23,
    }
    assert {item.call_number for item in items if item.barcode} == {"F124/26"}
    assert Counter(item.call_number for item in items if not item.barcode) == {
        "F124 26": 20,
        "D668 4": 2,
        "D668 bnu4": 1,
    }
    branches = Counter(item.branch_code for item in items if not item.barcode)
    assert sorted(branches.values()) == [6, 17]
    assert all(item.shelving_location for item in items if not item.barcode)
