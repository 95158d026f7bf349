"""A site in a folder of its host: whatever leads on within it stays there and names no host."""

import json
import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import etree, html

from plugins.library.kinds import address_of
from plugins.reading.addresses import ADDRESS_ATTRIBUTES
from tests.conftest import FOLDER, PUBLISHED
from tests.support.written_links import WRITTEN, texts

HOST = PUBLISHED["SITEURL"]
SITE = f"{HOST}{FOLDER}"
WHOLE = {
    "link canonical",  # what a page is called, wherever it is read
    "meta og:image",  # what WeChat shows of a page that is passed on
    "div data-address",  # the code that a telephone photographs
}
"""The only places of a page that name the host, besides JSON-LD and words to be read."""
TOLD = re.compile(r"(?:href|src)\s*=\s*[\"']?([^\"'\s>]*)", re.IGNORECASE)


@pytest.fixture(scope="module")
def output(two_builds: tuple[Path, Path]) -> Path:
    return two_builds[0]


@cache
def pages(output: Path) -> dict[str, html.HtmlElement]:
    """Address below the site's folder → page."""
    parser = html.HTMLParser(encoding="utf-8")
    return {
        path.relative_to(output).as_posix().removesuffix("index.html"): html.document_fromstring(
            path.read_bytes(), parser=parser
        )
        for path in sorted(output.rglob("*.html"))
    }


@cache
def attributes(output: Path) -> list[tuple[str, str, str]]:
    """(page, element and attribute, value) of every attribute of every page, of whatever name."""
    found = []
    for url, page in pages(output).items():
        for element in page.iter(etree.Element):
            told = element.get("rel") if element.tag == "link" else element.get("property")
            kind = told if element.tag in ("link", "meta") and told else ""
            for name, value in element.attrib.items():
                said = kind if name in ("href", "content") and kind else name
                found.append((url, f"{element.tag} {said}", value))
    return found


def is_outside(address: str) -> bool:
    return address.startswith("/") and not address.startswith((f"{FOLDER}/", "//"))


def test_every_attribute_of_every_page_stays_in_the_folder(output: Path) -> None:
    assert len(attributes(output)) > 10_000
    assert [
        found
        for found in attributes(output)
        if any(map(is_outside, re.split(r"[\s,]+|url=", found[2])))
    ] == []


def test_only_the_named_places_of_a_page_name_the_host(output: Path) -> None:
    whole = [(url, place) for url, place, value in attributes(output) if HOST in value]
    assert {place for _, place in whole} == WHOLE


def test_every_address_in_the_folder_leads_to_a_file(output: Path) -> None:
    led = {
        urlsplit(urljoin(f"{FOLDER}/{url}", address)).path
        for url, place, value in attributes(output)
        if place.split()[-1] in ADDRESS_ATTRIBUTES and not urlsplit(value).scheme
        for address in re.findall(r"\S+", re.sub(r" \d+w(,|$)", "", value))
    }
    files = {path.removeprefix(FOLDER).lstrip("/") for path in led}
    wanted = {f"{path}index.html" if path.endswith("/") or not path else path for path in files}
    assert len(wanted) > 400
    assert {one for one in wanted if not (output / unquote(one)).is_file()} == set()


def test_what_a_page_is_called_is_the_whole_address_of_a_page(output: Path) -> None:
    names = "//link[@rel='canonical']/@href | //meta[@property='og:url']/@content"
    for url, page in pages(output).items():
        called = [str(name).removeprefix(f"{SITE}/") for name in page.xpath(names)]
        assert set(called) <= set(pages(output)), url
        assert called or url == "404.html", url


def test_links_written_in_a_text_of_any_kind_keep_the_folder_and_lose_the_host(
    output: Path,
) -> None:
    content, asked = output.parent / "site" / "content", 0
    for text in texts(content):
        url = address_of(text, content)
        if not url:
            continue  # a part of another text's page
        page = pages(output)[url]
        asked += 1
        links = {a.text: a.get("href") for a in page.iter("a") if a.text in WRITTEN}
        assert links == {words: f"{FOLDER}{to}" for words, (_, to) in WRITTEN.items()}, text
    assert asked > 40


def strings(path: Path) -> Iterator[str]:
    """The strings of a file that other programs read: whole addresses, or words."""
    content = path.read_bytes()
    if path.suffix in (".json", ".webmanifest"):
        yield from _strings(json.loads(content))
    elif path.suffix in (".xml", ".opml"):
        for element in etree.fromstring(content).iter(etree.Element):
            yield from (*element.attrib.values(), element.text or "")
    else:
        yield content.decode()


def test_what_scripts_read_in_a_page_stays_in_the_folder(output: Path) -> None:
    read = 0
    for url, page in pages(output).items():
        for block in page.xpath("//script[@type='application/json']/text()"):
            for text in _strings(json.loads(block)):
                read += text.startswith(f"{FOLDER}/")
                assert not is_outside(text) and HOST not in text, url
    assert read > 0


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings(one)
    elif isinstance(value, str):
        yield value


def test_what_other_programs_read_has_whole_addresses_of_the_folder(output: Path) -> None:
    read = 0
    for path in sorted(output.rglob("*")):
        if path.suffix not in (".json", ".webmanifest", ".xml", ".opml", ".csv", ".ics", ".txt"):
            continue
        for text in strings(path):
            read += 1
            for address in (text.strip(), *TOLD.findall(unescape(text))):
                assert not is_outside(address), path
            assert text.count(HOST) == text.count(f"{SITE}/") + (text == SITE), path
    assert read > 5_000


def test_no_script_and_no_style_sheet_names_a_host_or_begins_at_the_root(output: Path) -> None:
    for path in (*output.rglob("*.js"), *output.rglob("*.css")):
        text = path.read_text("utf-8")
        assert HOST not in text and not re.search(r"url\([\"']?/|fetch\([\"'`]/", text), path
