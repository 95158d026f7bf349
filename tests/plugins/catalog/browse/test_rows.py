"""A record in a list: with the library's picture of its cover, with a set face, with none."""

from dataclasses import replace
from pathlib import Path

from lxml import html

from plugins.catalog.browse.room import Browse
from plugins.catalog.covers import CoverPicture
from tests.support.browse import browse_of, row, row_of

ISBN = "9787500000001"
PICTURE = CoverPicture("catalog/covers/0123456789abcdef.webp", 240, 340)


def browse(folder: Path, isbn: str = ISBN) -> Browse:
    """One record, and the picture of one book."""
    return replace(browse_of(folder, row(1)), pictures={isbn: PICTURE})


def printed(of: Browse, has_faces: bool = True) -> html.HtmlElement:
    """The record as the templates' macro prints it."""
    (line,) = of.lists.by_id(["R1"]).values()
    pictures = of.pictures.get if has_faces else None
    return row_of(line, branch_name=of.branch_name, cover_picture=pictures)


def test_a_picture_is_found_by_the_isbn_and_no_isbn_finds_none(tmp_path: Path) -> None:
    pictured = browse(tmp_path)
    assert pictured.pictures.get(ISBN) is PICTURE
    assert pictured.pictures.get("") is None


def test_a_record_with_a_picture_shows_it_in_place_of_the_set_face(tmp_path: Path) -> None:
    (face,) = printed(browse(tmp_path)).find_class("book-cover")
    assert (face.tag, face.get("src")) == ("img", f"/lib/{PICTURE.url}")


def test_a_record_without_one_has_a_set_face(tmp_path: Path) -> None:
    (face,) = printed(browse(tmp_path, "9787500000002")).find_class("book-cover")
    assert (face.tag, face.text_content().strip()) == ("span", "书1")


def test_a_list_without_faces_says_so_to_the_style_sheet(tmp_path: Path) -> None:
    record = printed(browse(tmp_path), has_faces=False)
    assert record.find_class("book-cover") == []
    assert record.get("class") == "work" and record.find_class("book-row--line")
