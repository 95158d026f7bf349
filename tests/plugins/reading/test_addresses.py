"""Links within the site, as its pages have them: whatever a text says, however HTML writes it."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import fragment_fromstring

from plugins.reading.addresses import ADDRESS_ATTRIBUTES, ADDRESS_LISTS, at_home, from_here

SITE = "https://example.org/library"
PATHS = st.from_regex(r"/([a-z甲 &'\"<>%2]{1,4}/)?(\?[a-z&=]{1,3})?(#[a-z]{1,3})?", fullmatch=True)
ELSEWHERE = st.sampled_from(
    [
        *("", "#n1", "mailto:a@b.cn", "tel:1", "//cdn.example/", "https://example.org/", "about/"),
        *("https://example.org/library2/", "{attach}a b.jpg", "http://[", "data:,/x", "a:/b/"),
    ]
)
NAMES = st.sampled_from(sorted(ADDRESS_ATTRIBUTES - ADDRESS_LISTS))
WORDS = st.text("甲<>&\"'/= \n", max_size=8)
QUOTES = ('"', "'", "")


@pytest.mark.parametrize(
    ("written", "here"),
    [
        ("/about/", "/library/about/"),
        ("/", "/library/"),
        (" /?q=a ", "/library/?q=a"),
        ("https://example.org/library/about/?q=a#b", "/library/about/?q=a#b"),
        ("https://example.org/library", "/library/"),
        ("HTTP://Example.ORG/library/", "/library/"),
        ("//example.org/library/about/", "/library/about/"),
        ("https://example.org:8443/library/", "https://example.org:8443/library/"),
        ("https://www.example.org/library/", "https://www.example.org/library/"),
    ],
)
def test_an_address_of_the_site_lies_in_its_folder_and_names_no_host(
    written: str, here: str
) -> None:
    assert from_here(written, SITE) == here


@given(ELSEWHERE)
def test_what_leads_elsewhere_stays(address: str) -> None:
    assert from_here(address, SITE) == address


def test_at_the_root_of_a_host_only_the_host_goes() -> None:
    assert from_here("/about/", "https://example.org") == "/about/"
    assert from_here("https://example.org/about/", "https://example.org") == "/about/"
    assert from_here("https://example.org", "https://example.org") == "/"


def test_a_site_without_an_address_changes_nothing() -> None:
    assert at_home('<a href="/about/">', "") == '<a href="/about/">'
    assert from_here("/about/", "") == "/about/"


@st.composite
def elements(draw: st.DrawFn) -> tuple[str, str, str]:
    """(HTML, name of its attribute, the address in it), in one of the ways that HTML has."""
    name, address = draw(NAMES), draw(PATHS | PATHS.map(f"{SITE}{{}}".format) | ELSEWHERE)
    quote = draw(st.sampled_from(QUOTES))
    value = escape(address) if draw(st.booleans()) else address.replace("&", "&amp;")
    if quote in value if quote else not value or set(value) & set(" \"'<>=`\n"):
        quote, value = '"', escape(address)
    title = f"title=\"{escape(draw(WORDS)).replace('&#x27;', chr(39))} {name}='/no/'\""
    written = f"{draw(st.sampled_from((name, name.upper())))}{draw(st.sampled_from(('=', ' = ')))}"
    return f"<i {title} {written}{quote}{value}{quote} alt='/no/'>", name, address


@given(st.lists(st.tuples(elements(), WORDS), min_size=1, max_size=4))
def test_however_html_writes_an_address_it_leads_into_the_folder_and_all_else_stays(
    parts: list[tuple[tuple[str, str, str], str]],
) -> None:
    written = "".join(f"{html}{escape(words)}</i>" for (html, _, _), words in parts)
    before = fragment_fromstring(written, create_parent=True)
    after = fragment_fromstring(at_home(written, SITE), create_parent=True)
    assert after.text_content() == before.text_content()
    for old, new, ((_, name, address), _) in zip(before, after, parts, strict=True):
        assert new.get(name) == from_here(address, SITE) == from_here(old.get(name), SITE)
        old.set(name, ""), new.set(name, "")
        assert new.attrib == old.attrib


@pytest.mark.parametrize("name", sorted(ADDRESS_LISTS))
def test_each_address_of_a_list_leads_into_the_folder(name: str) -> None:
    html = f'<img {name}="/a,b.png 1x, {SITE}/c.png 2x,/d.png">'
    expected = "/library/a,b.png 1x, /library/c.png 2x,/library/d.png"
    assert fragment_fromstring(at_home(html, SITE)).get(name) == expected


@pytest.mark.parametrize(
    "words",
    ["<!-- <a href='/a/'> -->", "&lt;a href='/a/'&gt;", "<!-- <a href='/a/'>", "<a href='/a"],
)
def test_what_is_no_tag_stays(words: str) -> None:
    assert at_home(words, SITE) == words


@pytest.mark.parametrize("part", ['<a "', "<a '\"", "<!--", "<a ", "<a b ", '<a b="', "a", "<a/"])
def test_a_long_row_of_broken_tags_is_read_once(part: str) -> None:
    assert at_home(part * 50_000, SITE) == part * 50_000  # else it takes minutes
