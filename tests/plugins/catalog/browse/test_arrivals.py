"""New arrivals: every record in the month of its first copy, in the order of the shelves."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from plugins.catalog.browse.arrivals import (
    MOST,
    PER_PAGE,
    Month,
    by_year,
    classes_of,
    months_of,
    pages_in,
    pages_of,
)
from plugins.catalog.browse.room import Browse
from tests.support.browse import HEAD, TODAY, browse_of, row
from tests.support.marc import Marc, control, data

Build = Callable[..., Path]
UNTIL = TODAY.isoformat()


def months(browse: Browse, until: str = UNTIL) -> dict[str, int]:
    return {month.name: month.count for month in months_of(browse.lists, until)}


def in_month(browse: Browse, name: str, until: str = UNTIL) -> list[list[str]]:
    month = next(one for one in months_of(browse.lists, until) if one.name == name)
    return [
        [line.record_id for _, lines in page.groups for line in lines]
        for page in pages_of(month, browse.lists, until)
    ]


def test_a_record_arrives_with_its_first_copy(tmp_path: Path) -> None:
    second = "R1,书1,鲁迅,人民出版社,2020,9787500000001,I2,T9,I2/1,AJ01,在馆,2025-12-03,\n"
    browse = browse_of(tmp_path, row(1, "2025-11-30"), second, row(2, "2025-12-01"))
    assert months(browse) == {"2025-12": 1, "2025-11": 1}


def test_a_day_to_come_and_a_day_that_no_calendar_has_are_slips(tmp_path: Path) -> None:
    rows = (row(1, "2026-01-01"), row(2, "2025-12-31"), row(3, "2025-13-40"), row(4, ""))
    browse = browse_of(tmp_path, *rows)
    assert months(browse) == {"2025-12": 1}
    assert months(browse, "2026-01-01") == {"2026-01": 1, "2025-12": 1}
    assert [line.record_id for line in browse.lists.newest(UNTIL, 9)] == ["R2"]


def test_what_has_no_copy_has_not_arrived(tmp_path: Path) -> None:
    lost = row(2, "2025-12-20").replace("在馆", "丢失")
    browse = browse_of(tmp_path, row(1, "2025-11-30"), lost, row(3, ""))
    assert months(browse) == {"2025-11": 1}


def test_a_month_ends_today(tmp_path: Path) -> None:
    browse = browse_of(
        tmp_path, row(1, "2025-12-10"), row(2, "2025-12-20"), today=date(2025, 12, 15)
    )
    assert in_month(browse, "2025-12", "2025-12-15") == [["R1"]]


def test_a_month_is_in_the_order_of_the_shelves_and_has_forty_on_a_page(tmp_path: Path) -> None:
    rows = [row(number) for number in range(85, 0, -1)]
    browse = browse_of(tmp_path, *rows, row(99, clc="B84"), row(98, clc=""))
    pages = in_month(browse, "2025-12")
    assert [len(page) for page in pages] == [PER_PAGE, PER_PAGE, 7]
    assert pages[0][:3] == ["R99", "R1", "R2"]
    assert pages[2][-2:] == ["R85", "R98"]


def test_a_jump_leads_to_the_page_where_its_class_begins(tmp_path: Path) -> None:
    rows = [row(number, clc="B84") for number in range(1, 45)]
    browse = browse_of(tmp_path, *rows, row(50, clc="I24"), row(51, clc=""))
    counts = browse.lists.arrived_by_class("2025-12-01", "2025-12-31")
    assert counts == {"b": 44, "i": 1, "": 1}
    found = {one.letter: one.page for one in classes_of(counts)}
    for letter, number in found.items():
        pages = list(pages_of(Month("2025-12", 46), browse.lists, UNTIL))
        assert letter in [group for group, _ in pages[number - 1].groups]
    assert found == {"b": 1, "i": 2, "": 2}


def test_an_import_of_the_whole_does_not_fill_thousands_of_pages() -> None:
    assert pages_in(Month("2025-12", 1_000_000)) == MOST // PER_PAGE
    assert [one.letter for one in classes_of({"a": MOST, "b": 5})] == ["a"]


def test_years_have_the_sum_of_their_months() -> None:
    some = (Month("2025-02", 3), Month("2025-01", 4), Month("2024-12", 5))
    assert [(year, count) for year, count, _ in by_year(some)] == [(2025, 7), (2024, 5)]


def test_the_newest_of_a_class_come_first_and_those_without_a_day_last(tmp_path: Path) -> None:
    rows = (row(1, ""), row(2, "2024-01-01"), row(3, "2025-01-01"), row(4, "2099-01-01"))
    browse = browse_of(tmp_path, *rows, row(5, clc="N49"), row(6, clc=""))
    newest = browse.lists.newest_of_class("i", UNTIL, 9)
    assert [line.record_id for line in newest] == ["R3", "R2", "R1", "R4"]
    assert [line.record_id for line in browse.lists.newest_of_class("n", UNTIL, 9)] == ["R5"]
    assert [line.record_id for line in browse.lists.newest_of_class("", UNTIL, 9)] == ["R6"]


def page(output: Path, address: str) -> html.HtmlElement:
    return html.document_fromstring((output / address.strip("/") / "index.html").read_bytes())


def text(element: html.HtmlElement) -> str:
    return str(element.xpath("string(//main)"))


def test_the_page_leads_to_every_record_of_a_month_once(build: Build) -> None:
    rows = "".join(row(number, "2025-11-05") for number in range(1, 86))
    output = build({"catalog_export/items.csv": HEAD + rows}, BUILD_DATE=TODAY)
    (link,) = page(output, "catalog/new").xpath("//a[contains(@href, '/catalog/new/2025-11')]")
    assert "85 种" in link.text_content()
    assert link.xpath("./time/@datetime") == ["2025-11"]
    found, address = [], link.get("href")
    while address:
        one = page(output, address)
        found += one.xpath("//@data-record-id")
        address = next(iter(one.xpath("//a[@rel='next']/@href")), "")
    assert sorted(found) == sorted(f"R{number}" for number in range(1, 86))


@pytest.mark.soak
def test_jumps_lead_to_headings(build: Build) -> None:
    rows = [row(number, clc="B84") for number in range(1, 45)] + [row(50), row(51, clc="")]
    output = build({"catalog_export/items.csv": HEAD + "".join(rows)}, BUILD_DATE=TODAY)
    links = page(output, "catalog/new/2025-12").xpath("//details//a/@href")
    assert len(links) == 3
    for link in links:
        address, _, anchor = link.partition("#")
        assert page(output, address).get_element_by_id(anchor).tag == "h2"


def test_older_months_are_counted_and_not_written(build: Build) -> None:
    days = [f"{year}-{month:02}-15" for year in (2023, 2024) for month in range(1, 13)]
    rows = "".join(row(number, day) for number, day in enumerate(days, 1))
    output = build({"catalog_export/items.csv": HEAD + rows}, BUILD_DATE=TODAY)
    assert len(list((output / "catalog/new").glob("2024-*"))) == 12
    assert list((output / "catalog/new").glob("2023-*")) == []
    index = page(output, "catalog/new")
    assert index.xpath("//details//time/@datetime")[:2] == ["2023", "2023-12"]
    assert index.xpath("//a[@href='/catalog/?sort=new']")


def test_where_nothing_has_a_day_the_page_says_so_and_lists_nothing(build: Build) -> None:
    output = build({"catalog_export/items.csv": HEAD + row(1, "")}, BUILD_DATE=TODAY)
    index = page(output, "catalog/new")
    assert "没有入藏日期" in text(index)
    assert index.xpath("//@data-record-id") == []


@pytest.mark.soak
def test_where_only_records_have_a_day_the_page_says_which(build: Build) -> None:
    days = {"entry": ("", "单册没有入藏日期"), "both": (row(2), "有的书没有入藏日期")}
    for name, (more, words) in days.items():
        files: dict[str, str | bytes] = {"catalog_export/biblio.iso": catalogued("2024-05-06")}
        files |= {"catalog_export/items.csv": HEAD + more} if more else {}
        output = build(files, BUILD_DATE=TODAY)
        assert words in text(page(output, "catalog/new")), name
        assert (output / "catalog/new/2024-05/index.html").is_file()


@pytest.mark.soak
def test_in_an_export_without_copies_the_day_of_entry_is_what_is_known(build: Build) -> None:
    output = build({"catalog_export/biblio.iso": catalogued("2024-05-06", held=False)},
                   BUILD_DATE=TODAY)  # fmt: skip
    index = page(output, "catalog/new")
    assert "单册没有入藏日期" in text(index)
    assert index.xpath("//@data-record-id") == ["M1"]
    assert "<entry>" in (output / "feeds/new-books.atom.xml").read_text()


def catalogued(day: str, held: bool = True) -> bytes:
    coded = day.replace("-", "") + "d2020    em y0chiy0110    ea"
    return Marc(
        [
            control("001", "M1"),
            data("100", "__", ("a", coded)),
            data("200", "1_", ("a", "茶经"), ("f", "陆羽著")),
            data("690", "__", ("a", "TS971")),
            *([data("905", "__", ("a", "AJ00"), ("s", "TS971/1"))] if held else []),
        ]
    ).to_bytes()
