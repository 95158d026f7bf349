"""What the page of a record is told besides the record: labels, branches, the library system."""

from datetime import date, time
from types import SimpleNamespace
from typing import Any, cast

import pytest

from plugins.catalog.browse.record_page import DAYS, branch_facts, opac_pattern, table_of
from plugins.catalog.browse.room import Browse
from plugins.catalog.describe import values_of
from plugins.catalog.reader.field_table import read_field_table
from plugins.library.catalogue.records import BibliographicRecord
from plugins.library.hours.closures import Closure
from plugins.library.hours.hours import OpeningHours
from plugins.library.hours.intervals import Interval
from plugins.library.places.places import Branch
from tests.support.example_site import EXPORT

TODAY = date(2026, 11, 22)
DAY = (Interval(time(8, 30), time(20)),)


def facts_of(*branches: Branch, exported: tuple[str, ...]) -> dict[str, dict[str, object]]:
    known = {code: branch for branch in branches for code in branch.catalog_codes}
    names = dict.fromkeys(exported, "导出里的名字")
    browse = SimpleNamespace(branches=known, exported_names=names, today=TODAY)
    return branch_facts(cast(Browse, browse), "/site")


def branch(hours: OpeningHours, **known: str) -> Branch:
    facts: dict[str, Any] = {"address": "", "telephone": "", **known}
    return Branch("main", "总馆", "main", catalog_codes=("AJ00",), hours=hours, **facts)


def test_what_the_library_has_not_given_is_left_out() -> None:
    known = facts_of(branch(OpeningHours({})), exported=("AJ00", "ZZ"))
    assert known == {"AJ00": {"name": "总馆", "url": "/site/branches/main/"}}


def test_the_hours_of_a_fortnight_are_told_and_a_closure_with_its_reason() -> None:
    closed = (Closure(date(2026, 11, 23), date(2026, 11, 23), "盘点"),)
    hours = OpeningHours(dict.fromkeys(range(6), DAY) | {6: ()}, closed)
    facts = facts_of(branch(hours, address="甲路", telephone="0825"), exported=("AJ00",))["AJ00"]
    days = cast(dict[str, str], facts["days"])
    assert len(days) == DAYS
    assert days["2026-11-22"] == "闭馆"
    assert days["2026-11-23"] == "闭馆（盘点）"
    assert days["2026-11-24"] == "上午 8:30 至晚上 8:00"
    assert (facts["address"], facts["telephone"]) == ("甲路", "0825")


def test_a_branch_that_the_export_does_not_name_is_left_out() -> None:
    assert facts_of(branch(OpeningHours({})), exported=()) == {}


def test_the_fields_come_with_their_labels_in_the_order_of_the_table() -> None:
    table, _ = read_field_table(EXPORT)
    rows = cast(list[tuple[str, str, str]], table_of(table)["fields"])
    names = [name for name, *_ in rows]
    assert names[names.index("title") + 1] == "title_pinyin"
    assert [name for name in names if name != "title_pinyin"] == list(table.record)
    assert ("title", "题名", "name") in rows


def test_every_name_that_the_page_is_told_can_be_read_from_a_record() -> None:
    table, _ = read_field_table(EXPORT)
    record = BibliographicRecord("B1", "甲", title_pinyin="jia", languages=("chi",))
    names = [name for name, *_ in cast(list[tuple[str, str, str]], table_of(table)["fields"])]
    values = {name: values_of(record, name) for name in names}
    assert {name: texts for name, texts in values.items() if texts} == {
        "title": ("甲",),
        "title_pinyin": ("jia",),
        "languages": ("chi",),
        "document_type": ("book",),
        "record_id": ("B1",),
    }


@pytest.mark.parametrize("address", ["", "https://opac.example.org/?id={id}", "http://a/{isbn}"])
def test_an_address_of_the_web_is_taken(address: str) -> None:
    assert opac_pattern(address) == address


@pytest.mark.parametrize("address", ["javascript:alert(1)", "opac.example.org", "//a/{id}"])
def test_what_is_no_address_of_the_web_ends_the_build_with_a_sentence(address: str) -> None:
    with pytest.raises(SystemExit, match="CATALOG_OPAC_URL"):
        opac_pattern(address)
