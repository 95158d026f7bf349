"""The catalogue in OPDS 1.2: structure, media types, and links that lead somewhere."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import etree

from plugins.catalog.browse.catalog_feeds import write_catalog_feeds
from plugins.catalog.browse.opds import (
    ACQUISITION,
    BORROW,
    MOST,
    NAVIGATION,
    OPDS,
    PER_PAGE,
    SORT_NEW,
)
from plugins.catalog.browse.room import Browse
from tests.support.browse import Room, browse_of, row, sample_browse

NAMES = {"a": "http://www.w3.org/2005/Atom", "dc": "http://purl.org/dc/terms/"}
ORIGIN = "https://example.org/"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Browse:
    return sample_browse(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def output(sample: Browse, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(sample, tmp_path_factory.mktemp("output"))


def written(browse: Browse, folder: Path) -> Path:
    write_catalog_feeds(replace(browse, room=Room(str(folder))))
    return folder


def read(path: Path) -> etree._Element:
    return etree.parse(path).getroot()


def pages(output: Path) -> list[Path]:
    found = sorted((output / "feeds/opds").iterdir())
    assert found
    return found


def links(node: etree._Element, rel: str) -> list[etree._Element]:
    return node.findall(f"a:link[@rel='{rel}']", NAMES)


def target(link: etree._Element, output: Path) -> Path:
    return output / urlsplit(urljoin(ORIGIN, str(link.get("href")))).path.lstrip("/")


def test_the_root_leads_to_new_books_to_childrens_books_and_to_every_class(
    output: Path, sample: Browse
) -> None:
    entries = read(output / OPDS).findall("a:entry", NAMES)
    found = {str(link.get("href")) for entry in entries for link in entry.findall("a:link", NAMES)}
    slugs = ["new", "children", *(root.slug for root in sample.lists.shelves.roots)]
    assert found == {f"{ORIGIN}feeds/opds/{slug}.xml" for slug in slugs}
    assert links(entries[0], SORT_NEW)


def test_the_root_is_a_navigation_feed_without_a_single_book(output: Path) -> None:
    root = read(output / OPDS)
    for rel in ("self", "start"):
        (link,) = links(root, rel)
        assert (link.get("href"), link.get("type")) == (ORIGIN + OPDS, NAVIGATION)
    for entry in root.findall("a:entry", NAMES):
        assert links(entry, BORROW) == []
        (link,) = entry.findall("a:link", NAMES)
        assert link.get("type") == ACQUISITION
        assert entry.findtext("a:content", namespaces=NAMES)


def test_every_entry_of_an_acquisition_feed_can_be_borrowed_at_the_library(output: Path) -> None:
    for path in pages(output):
        entries = read(path).findall("a:entry", NAMES)
        assert 0 < len(entries) <= PER_PAGE
        for entry in entries:
            (link,) = links(entry, BORROW)
            assert link.get("type") == "text/html"
            assert str(link.get("href")).startswith(f"{ORIGIN}catalog/record/?id=")


def test_every_feed_has_what_atom_requires_and_knows_its_place(output: Path) -> None:
    ids = set()
    for path in pages(output):
        root = read(path)
        for name in ("id", "title", "updated"):
            assert root.findtext(f"a:{name}", namespaces=NAMES), path
            assert len(root.findall(f"a:entry/a:{name}", NAMES)) == len(
                root.findall("a:entry", NAMES)
            )
        ids.add(root.findtext("a:id", namespaces=NAMES))
        assert target(links(root, "self")[0], output) == path
        for rel in ("start", "up"):
            assert target(links(root, rel)[0], output) == output / OPDS
    assert len(ids) == len(pages(output))


def test_every_link_between_feeds_leads_to_a_file_of_its_kind(output: Path) -> None:
    for path in (output / OPDS, *pages(output)):
        for link in read(path).iterfind(".//a:link", NAMES):
            if "opds-catalog" in str(link.get("type")):
                is_root = target(link, output) == output / OPDS
                assert target(link, output).is_file(), link.get("href")
                assert link.get("type") == (NAVIGATION if is_root else ACQUISITION)


def test_pages_follow_one_another_to_the_last_with_every_book_once(output: Path) -> None:
    path, seen = output / "feeds/opds/i.xml", []
    while True:
        root = read(path)
        seen += [
            entry.findtext("a:id", namespaces=NAMES) for entry in root.findall("a:entry", NAMES)
        ]
        following = links(root, "next")
        if not following:
            break
        assert target(links(read(target(following[0], output)), "previous")[0], output) == path
        path = target(following[0], output)
    assert target(links(root, "last")[0], output) == path
    assert len(seen) == len(set(seen)) == MOST


def test_elements_of_dublin_core_speak_of_the_book(tmp_path: Path) -> None:
    book = "R1,茶经,陆羽,人民出版社,2011,978-7-101-12345-1,TS971,T1,TS971/1,AJ00,在馆,2025-12-01,\n"
    output = written(browse_of(tmp_path / "x", book), tmp_path / "out")
    (entry,) = read(output / "feeds/opds/t.xml").findall("a:entry", NAMES)
    assert entry.findtext("dc:issued", namespaces=NAMES) == "2011"
    assert entry.findtext("dc:publisher", namespaces=NAMES) == "人民出版社"
    assert entry.findtext("dc:identifier", namespaces=NAMES) == "urn:isbn:9787101123451"
    assert entry.findtext("a:author/a:name", namespaces=NAMES) == "陆羽"
    assert entry.findtext("a:published", namespaces=NAMES) == "2025-12-01T00:00:00+08:00"
    assert entry.find("dc:title", NAMES) is None
    summary = entry.findtext("a:summary", namespaces=NAMES)
    assert summary == "索书号 TS971/1。馆藏：AJ00 1 册。"


def test_languages_are_told_in_the_shortest_tag(output: Path) -> None:
    found = {
        str(node.text)
        for path in pages(output)
        for node in read(path).iterfind(".//dc:language", NAMES)
    }
    assert found == {"zh"}


def test_a_catalogue_without_days_still_has_its_classes_and_no_new_books(tmp_path: Path) -> None:
    output = written(browse_of(tmp_path / "x", row(1, "")), tmp_path / "out")
    assert [path.name for path in pages(output)] == ["i.xml"]
    assert read(output / OPDS).find("a:entry", NAMES) is not None


def test_the_newest_five_hundred_are_a_class(tmp_path: Path) -> None:
    rows = [row(number, "2025-12-01" if number > 1 else "2024-01-01") for number in range(1, 502)]
    output = written(browse_of(tmp_path / "x", *rows), tmp_path / "out")
    text = "".join((output / f"feeds/opds/i{n}.xml").read_text() for n in ("", *range(-5, -1)))
    assert text.count("<entry>") == MOST
    assert "records/R1<" not in text
    assert len(pages(output)) == 2 * MOST // PER_PAGE
