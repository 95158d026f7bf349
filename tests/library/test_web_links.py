"""Addresses of the web as people key them, and what they lead to."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.library.catalogue.web_links import (
    RELATED,
    as_web,
    is_public,
    label_of,
    web_address,
)

ADDRESS = "https://read.example.org/book/1?page=2&u=http://other.example.org/x"
HOSTS = st.sampled_from(["read.example.org", "8.8.8.8", "图书馆.中国", "a.example.org:8080"])
PATHS = st.text("abc书0/?=&;,.-_~%", max_size=9).map("/".__add__)
SLIPS = ["{}://", "{}：//", "{}:／／", "{}:/", "{}:///", "{}:\\\\", "{}: //", "http://{}://"]


@given(st.sampled_from(["http", "https"]), st.sampled_from(SLIPS), HOSTS, PATHS)
def test_slips_of_the_keyboard_before_an_address_are_mended(
    scheme: str, slip: str, host: str, path: str
) -> None:
    address = f"{scheme}://{host}{path}"
    assert as_web(slip.format(scheme) + host + path) == as_web(address) == address


@pytest.mark.parametrize("text", ["www.example.org/1", "//www.example.org/1", "WWW.example.org/1"])
def test_an_address_without_its_scheme_is_one_where_it_begins_as_all_do(text: str) -> None:
    assert as_web(text).lower() == "http://www.example.org/1"


@pytest.mark.parametrize(
    "text",
    [
        *("", "http://", "https:// ", "http://http://", "www.", "无", "example.org"),
        *("javascript:alert(1)", "file:///etc/passwd", "ftp://example.org"),
        "data:text/html,http://a.example.org",
    ],
)
def test_what_is_no_address_of_the_web_is_none(text: str) -> None:
    assert as_web(text) == ""


@given(st.text() | st.text("htps:/w.").map("http".__add__))
def test_what_is_an_address_stays_one(text: str) -> None:
    web = as_web(text)
    assert as_web(web) == web
    assert not web or web.lower().startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("label", "notes", "is_related", "expected"),
    [
        ("目次", ["封面"], True, "目次"),
        ("", ["点这里看封面，密码 123"], False, "封面"),
        ("", ["限馆内 IP，密码 123"], False, ""),
        ("", [], True, RELATED),
        ("", ["Table of contents"], True, "contents"),
    ],
)
def test_of_a_note_one_word_is_taken_that_tells_where_a_link_leads(
    label: str, notes: list[str], is_related: bool, expected: str
) -> None:
    assert label_of(label, notes, is_related=is_related) == expected


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (f"{ADDRESS}；http://b.example.org", ADDRESS),
        ("http://a.example.org/1;http://b.example.org/2", "http://a.example.org/1"),
        ("http://a.example.org/1, https://b.example.org/2", "http://a.example.org/1"),
        ("http://a.example.org/1 http://b.example.org/2", "http://a.example.org/1"),
        ("http://a.example.org/1（请点击）", "http://a.example.org/1"),
        ("HTTP://A.example.org/书?a;b,c|d", "HTTP://A.example.org/书?a;b,c|d"),
        ("http://8.8.8.8/1", "http://8.8.8.8/1"),
        ("http://图书馆.中国/1", "http://图书馆.中国/1"),
        ("www.example.org", ""),
        ("javascript:alert(1)//http://a.example.org", ""),
    ],
)
def test_the_first_address_of_a_text_is_taken_as_it_stands(text: str, address: str) -> None:
    assert web_address(text) == address


@given(st.text() | st.text("http:/s.@[]0 ;1").map("http://".__add__))
def test_whatever_is_linked_is_an_address_of_the_public_web(text: str) -> None:
    address = web_address(text)
    assert text.startswith(address)
    if address and is_public(address):
        parts = urlsplit(address)
        assert parts.scheme in ("http", "https") and parts.hostname and not parts.username
        assert not any(sign.isspace() or sign in '<>"`' for sign in address)
