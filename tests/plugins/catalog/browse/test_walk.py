"""The walk through the catalogue: every record is reached by links, none is written twice."""

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from lxml import html

from tests.conftest import HONGLOUMENG

Build = Callable[..., Path]
HEAD = "书目记录号,题名,责任者,分类号,条码号,索书号,馆代码,状态,文献类型\n"


def rows(count: int, clc: str = "I247.5") -> str:
    lines = (f"R{n},书{n},鲁迅,{clc},B{n},{clc}/{n},AJ00,在馆,\n" for n in range(1, count + 1))
    return HEAD + "".join(lines)


def page(output: Path, address: str) -> html.HtmlElement:
    return html.document_fromstring((output / address.strip("/") / "index.html").read_bytes())


def reached(output: Path, start: str, below: str) -> dict[str, html.HtmlElement]:
    """The pages below an address that links lead to, as a crawler without scripts finds them."""
    found: dict[str, html.HtmlElement] = {}
    waiting = [start]
    for address in waiting:  # grows as it goes
        if address in found:
            continue
        found[address] = page(output, address)
        links = (urldefrag(urljoin(address, link))[0] for link in found[address].xpath("//a/@href"))
        waiting += [unquote(one) for one in links if one.startswith(below) and one.endswith("/")]
    return found


def ids(pages: dict[str, html.HtmlElement]) -> list[str]:
    return [str(id_) for one in pages.values() for id_ in one.xpath("//@data-record-id")]


def test_every_record_of_the_sample_is_reached_from_the_catalogue_by_links(
    example_site: Path,
) -> None:
    pages = reached(example_site, "/catalog/", "/catalog/")
    shelves = {address: one for address, one in pages.items() if "/clc/" in address}
    summary = (example_site / "catalog/summary.json").read_text()
    found = ids(shelves)
    assert len(found) == len(set(found))
    assert f'"records": {len(found)}' in summary


def test_all_shelves_are_listed_for_those_who_search_by_class(example_site: Path) -> None:
    listed = json.loads((example_site / "catalog/clc/shelves.json").read_text())
    there = {path.name for path in (example_site / "catalog/clc").iterdir() if path.is_dir()}
    assert set(listed) == there


def test_a_long_shelf_has_pages_in_the_order_of_call_numbers(build: Build) -> None:
    output = build({"catalog_export/items.csv": rows(85)})
    first, last = page(output, "catalog/clc/i2"), page(output, "catalog/clc/i2/3")
    assert first.xpath("//@data-record-id")[:2] == ["R1", "R2"]
    assert last.xpath("//@data-record-id") == [f"R{n}" for n in range(81, 86)]
    assert first.xpath("//a[@rel='next']/@href") == ["/catalog/clc/i2/2/"]
    assert last.xpath("//a[@rel='prev']/@href") == ["/catalog/clc/i2/2/"]
    assert first.xpath("//*[@class='shelf-starts__link']/text()") == [
        "I247.5/1", "I247.5/41", "I247.5/81"
    ]  # fmt: skip


def test_a_record_full_of_markup_stays_text(build: Build) -> None:
    bad = "<script>alert(1)</script>"
    export = HEAD + f'R1,"{bad}","{bad}",I2,B1,"{bad}",AJ00,在馆,\n'
    output = build({"catalog_export/items.csv": export})
    one = page(output, "catalog/clc/i2")
    assert one.xpath("//main//script") == []
    assert bad in one.xpath("string(//h3)")


def test_each_branch_and_children_have_lists_that_lead_to_the_shelves(example_site: Path) -> None:
    pages = reached(example_site, "/catalog/branches/", "/catalog/branches/")
    assert len(pages) > 1
    links = [
        link for one in pages.values() for link in one.xpath("//a[@class='short-list__link']/@href")
    ]
    assert links
    for link in (
        *links[:50],
        *page(example_site, "catalog/children").xpath("//main//ol//a/@href")[:50],
    ):
        address, anchor = urldefrag(str(link))
        assert page(example_site, address).get_element_by_id(anchor) is not None


def test_pages_of_an_unchanged_catalogue_are_the_same_files_as_before(build: Build) -> None:
    files = {"catalog_export/biblio.iso": HONGLOUMENG}
    shelf = "catalog/clc/i2/index.html"
    before = (build(files) / shelf).stat()
    after = (build(files) / shelf).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    other = {**files, "content/library.toml": 'name = "另一座图书馆"\naddress = "示例路"\n'}
    assert "另一座图书馆" in (build(other, SITENAME="另一座图书馆") / shelf).read_text()
