"""What a record says of its book: persons in their order, classes, dates and prices that are some.

Persons and numbers are invented.
"""

import pytest

from plugins.catalog.reader.cnmarc import CnmarcReader
from plugins.catalog.reader.field_table import SHIPPED, read_field_table
from plugins.catalog.reader.iso2709 import parse_record
from plugins.catalog.reader.text import readable
from plugins.catalog.reader.values import classes_of, dates_of, price_of
from plugins.library.catalogue.records import BibliographicRecord
from tests.support.marc import Field, Marc, data

READER = CnmarcReader(read_field_table(SHIPPED.parent)[0])


def read(*fields: Field) -> BibliographicRecord:
    """The record of these fields, which go through ISO 2709 as in an export."""
    return READER.read(parse_record(Marc(fields).to_bytes("utf-8")))


def sub(tag: str, *subfields: str, first: str = "_") -> Field:
    """A field whose subfields are written ``a红楼梦``."""
    return data(tag, f"{first}_", *((subfield[0], subfield[1:]) for subfield in subfields))


def persons(*fields: Field) -> list[tuple[str, str]]:
    """Names and roles in their order."""
    return [(person.name, person.role) for person in read(*fields).contributors]


@pytest.mark.parametrize("tag", ["700", "710", "720"])
def test_the_main_entry_stands_first_wherever_its_field_is(tag: str) -> None:
    others = (sub("702", "a李乙", "4译"), sub("730", "a赵丁", "4绘"))
    main = sub(tag, "a王甲", "4著")
    expected = [("王甲", "著"), ("李乙", "译"), ("赵丁", "绘")]
    assert persons(main, *others) == persons(*others, main) == expected


@pytest.mark.parametrize(
    "stated", ["丙内斯特·丁明威", "丁明威(Dingmingway)", "丁明威", "J.K.丁明威", "JK丁明威"]
)
def test_an_access_point_and_the_statement_name_one_person(stated: str) -> None:
    person = sub("700", "c(美)", "a丁明威", "f(1899-1961)", "4著")
    (found,) = read(sub("200", "a甲书", f"f(美){stated}著"), person).contributors
    assert (found.name, found.country, found.dates) == ("丁明威", "美", "1899-1961")


def test_what_an_access_point_lacks_of_its_role_the_statement_has() -> None:
    statement = sub("200", "a甲书", "f王甲著", "g李乙译")
    assert persons(statement, sub("701", "a王甲"), sub("702", "a李乙")) == [
        ("王甲", "著"),
        ("李乙", "译"),
    ]


def test_a_role_of_the_record_itself_is_one_in_its_statement() -> None:
    statement = sub("200", "a甲书", "f王甲甄汇，李小乙甄汇")
    assert persons(statement, sub("701", "a王甲", "4甄汇")) == [
        ("王甲", "甄汇"),
        ("李小乙", "甄汇"),
    ]


@pytest.mark.parametrize("subfields", [("c(清), 进士",), ("c[清]",), ("f(清, 1715-1763)",)])
def test_a_country_is_found_beside_what_else_stands_there(subfields: tuple[str, ...]) -> None:
    (person,) = read(sub("701", "a王甲", *subfields)).contributors
    assert person.country == "清"


def test_214_is_read_as_210() -> None:
    record = read(sub("200", "a甲书"), sub("214", "a甲市", "c乙社", "d2024"))
    assert (record.place, record.publisher, record.publication_year) == ("甲市", "乙社", "2024")


@pytest.mark.parametrize(
    ("first", "subfields", "role", "expected"),
    [
        ("1", ("achi", "cchi"), "著", ()),
        ("0", ("achi", "ceng"), "著", ()),
        ("0", ("achi", "ceng"), "译", ("eng",)),
        ("1", ("achi", "ceng"), "著", ("eng",)),
        ("1", ("achi", "aeng", "ceng", "cfre"), "译", ("fre",)),
    ],
)
def test_only_a_translation_has_an_original_language(
    first: str, subfields: tuple[str, ...], role: str, expected: tuple[str, ...]
) -> None:
    record = read(sub("101", *subfields, first=first), sub("701", "a王甲", f"4{role}"))
    assert record.original_languages == expected


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (("[I247.5]",), ("I247.5",)),
        (("{I247}",), ("I247",)),
        (("86.123", "K825.6"), ("K825.6", "86.123")),
        (("K825.6=76[K1]",), ("K825.6=76[K1]",)),
    ],
)
def test_a_class_is_read_out_of_its_brackets(numbers: tuple[str, ...], expected: object) -> None:
    assert classes_of(numbers) == expected


def test_a_record_without_a_class_has_that_of_its_call_number() -> None:
    held = sub("905", "a甲馆", "b001", "dI247.5", "e12")
    assert read(sub("200", "a甲书"), held).clc_number == "I247.5"
    assert read(sub("200", "a甲书"), sub("690", "aK1"), held).clc_numbers == ("K1",)


@pytest.mark.parametrize("price", ["0.00", "CNY0", "CNY0.00", "￥0", "0元", "0"])
def test_a_price_of_nothing_is_none(price: str) -> None:
    assert price_of([price]) == "" and price_of([price, "CNY9.00"]) == "CNY9.00"
    assert price_of([f"{price}赠阅"]) != ""


@pytest.mark.parametrize(
    "date",
    [
        "0001-01-01",
        "1900-01-00",
        "0000-00-00",
        "0001/1/1 0:00:00",
        "00010101",
        "01/01/0001",
        "1899-12-30",
        "99991231",
    ],
)
def test_a_date_that_a_system_made_up_is_none(date: str) -> None:
    assert dates_of([date, "1900", "1900-01", "2011-1"]) == ["1900", "1900-01", "2011-1"]


@pytest.mark.parametrize("text", ["¬La ¬vie", "<<La >>vie", "La vie", "\x88La \x89vie"])
def test_marks_of_non_sorting_go(text: str) -> None:
    assert readable(text) == "La vie"


@pytest.mark.parametrize("text", ["¬p是假命题", "<<红楼梦>>研究", "a<<b"])
def test_signs_that_are_no_such_marks_stay(text: str) -> None:
    assert readable(text) == text
