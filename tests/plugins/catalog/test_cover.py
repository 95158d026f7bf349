"""The typographic cover is the one that scripts draw, whatever the title."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader
from lxml import html

from pelicanconf import JINJA_ENVIRONMENT
from plugins.catalog.cover import CHILDREN, FORMS, LONGEST, cover_of, family_of
from plugins.catalog.covers import CoverPicture
from tests.conftest import ROOT

CASES = json.loads((ROOT / "tests/js/catalog/cover_cases.json").read_text(encoding="utf-8"))
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
"""Halves of characters too: an export may hold anything."""
TITLES = ANY_TEXT | st.text("三国演义：（）A😀 ", max_size=20)


def test_a_cover_is_the_one_that_scripts_draw() -> None:
    assert len(CASES) >= 40
    for case in CASES:
        cover = cover_of(case["title"], case["clc"], case["child"])
        shown = {name: getattr(cover, name) for name in case.keys() - {"title", "clc", "child"}}
        shown |= {"lines": list(cover.lines), "traits": list(cover.traits)}
        expected = {name: value for name, value in case.items() if name in shown}
        assert shown == expected, case["title"]


def test_the_cases_know_every_look() -> None:
    assert {case["form"] for case in CASES} == set(FORMS)
    assert {case["family"] for case in CASES} == set(range(7))
    assert {trait for case in CASES for trait in case["traits"]} == {
        *FORMS, "pale", "cloth", "wide", "full",
        *(f"height-{height}" for height in range(3)), *(f"size-{size}" for size in range(4)),
    }  # fmt: skip


@given(TITLES, ANY_TEXT, st.booleans())
def test_any_title_has_a_cover_that_the_sheet_can_show(title: str, clc: str, child: bool) -> None:
    cover = cover_of(title, clc, child)
    form, ground, height, size, *width = cover.traits
    assert form in FORMS and ground in ("pale", "cloth")
    assert height in {f"height-{n}" for n in range(3)} and size in {f"size-{n}" for n in range(4)}
    assert width in ([], ["wide"], ["wide", "full"])
    assert cover.family in range(CHILDREN + 1) and (cover.family == CHILDREN) == child
    assert cover.columns == len(cover.lines) <= 3
    assert max(map(len, cover.lines), default=0) <= 6
    # What stands on it can be written into a page.
    "".join((*cover.lines, cover.first)).encode()


@given(TITLES)
def test_a_book_has_always_the_same_cover_and_nothing_of_twelve_characters_is_lost(
    title: str,
) -> None:
    cover = cover_of(title, "", False)
    assert cover == cover_of(title, "", False)
    shown = "".join(cover.lines)
    assert len(shown) <= LONGEST
    if title.isprintable() and not set(title) & set("：（"):
        assert shown == title[:LONGEST]


def test_colours_go_by_the_first_letter_of_the_class() -> None:
    classes = ["I242.4", "K825", "B2", "TP312", "R1", "o1", "", "?"]
    assert [family_of(clc) for clc in classes] == [0, 1, 2, 5, 4, 3, 2, 2]


def test_halves_of_characters_are_drawn_as_browsers_write_them() -> None:
    assert cover_of("\ud83d\ude00", "", False) == cover_of("😀", "", False)
    assert cover_of("a\ud83d", "", False) == cover_of("a\ufffd", "", False)


def printed(**given: Any) -> html.HtmlElement:
    """The one element that the templates' macro prints."""
    options: dict[str, Any] = JINJA_ENVIRONMENT
    theme = Environment(loader=FileSystemLoader(ROOT / "theme/templates"), **options)
    macro = '{% from "components/book_cover.html" import book_cover %}'
    page = theme.from_string(macro + "<div>{{ book_cover(**given) }}</div>").render(given=given)
    (element,) = html.fromstring(page)
    return element


def test_a_page_prints_the_face_as_scripts_make_it() -> None:
    face = printed(cover=cover_of("三国演义", "I242.4", False))
    assert face.tag == "span" and face.get("aria-hidden") == "true"
    assert face.get("class").split() == [
        "book-cover", "book-cover--moon", "book-cover--cloth", "book-cover--height-2",
        "book-cover--size-0", "book-cover--wide",
    ]  # fmt: skip
    assert face.get("data-first") == "三"
    (title,) = face
    assert (title.tag, title.get("class"), title.text) == ("b", "book-cover__title", "三国\n演义")


def test_what_a_title_says_is_never_markup() -> None:
    face = printed(cover=cover_of('<b>"&', "", False))
    assert face.get("data-first") == "<"
    assert "".join(face.itertext()).replace("\n", "") == '<b>"&'


def test_a_picture_takes_the_place_of_the_face_and_says_its_size() -> None:
    picture = CoverPicture("catalog/covers/0123456789abcdef.webp", 240, 340)
    image = printed(cover=cover_of("家", "", False), picture=picture, site="/lib")
    assert dict(image.attrib) == {
        "class": "book-cover book-cover--picture",
        "src": "/lib/catalog/covers/0123456789abcdef.webp",
        "width": "240",
        "height": "340",
        "alt": "",
        "loading": "lazy",
        "decoding": "async",
    }
