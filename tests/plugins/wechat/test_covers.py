"""Covers: two cuts of a picture, or a card with the title."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageStat

from plugins.images.fonts import find_font
from plugins.library.pages import NOTICE_KEYS, read_notices
from plugins.library.reading.header import parse
from plugins.wechat.covers import choose, crop, draw_card, drawn, photographed, set_title
from plugins.wechat.focus import read_focus
from plugins.wechat.limits import COVER
from plugins.wechat.looks import STANDARD
from plugins.wechat.pictures import PictureShelf
from plugins.wechat.post import read_wishes

SIDES = st.integers(1, 5000)
FRACTIONS = st.floats(0, 1)


@given(SIDES, SIDES, st.sampled_from([COVER[0] / COVER[1], 1.0]), st.tuples(FRACTIONS, FRACTIONS))
def test_a_cut_lies_in_the_picture_and_touches_its_edges(
    width: int, height: int, ratio: float, focus: tuple[float, float]
) -> None:
    left, top, right, bottom = (
        float(part) for part in crop(width, height, ratio, focus).split("_")
    )
    assert 0 <= left < right <= 1 and 0 <= top < bottom <= 1
    assert (left, right) == (0, 1) or (top, bottom) == (0, 1)


@given(st.text(min_size=1, max_size=70))
def test_a_title_is_set_whole(title: str) -> None:
    lines, size = set_title(title)
    assert "".join("".join(lines).split()) == "".join(title.split())
    assert 22 <= size <= 66


def test_a_title_breaks_where_its_words_end() -> None:
    assert set_title("红色故事会 决赛 通知")[0] == ("红色故事会", "决赛", "通知")


def test_a_large_picture_is_a_cover_of_two_sizes(tmp_path: Path) -> None:
    Image.new("RGB", (1200, 900), "#369").save(tmp_path / "a.png")
    shelf = PictureShelf(tmp_path)
    chosen = choose(None, (tmp_path / "a.png",), shelf)
    assert chosen
    cover = photographed(chosen, shelf)
    assert (cover.wide.width, cover.wide.height) == COVER
    assert (cover.square.width, cover.square.height) == (500, 500)
    assert not cover.is_drawn


@pytest.mark.parametrize(("focus", "colour"), [("左", "red"), ("右", "blue"), ("0.1,0.5", "red")])
def test_the_square_shows_the_side_that_the_header_names(
    tmp_path: Path, focus: str, colour: str
) -> None:
    image = Image.new("RGB", (2000, 800), "red")
    image.paste("blue", (1000, 0, 2000, 800))
    image.save(tmp_path / "a.png")
    shelf = PictureShelf(tmp_path)
    header = parse(f"Title: 题\n封面焦点：{focus}\n", "content/news/a.md", NOTICE_KEYS)[0]
    chosen = choose(tmp_path / "a.png", (), shelf)
    assert chosen
    cover = photographed(chosen, shelf, read_wishes(header)[0].focus)
    with Image.open(shelf.path(cover.square)) as square:
        red, _, blue = square.convert("RGB").resize((1, 1)).split()
    means = {"red": ImageStat.Stat(red).mean[0], "blue": ImageStat.Stat(blue).mean[0]}
    assert means.pop(colour) > 240
    assert max(means.values()) < 20


@given(FRACTIONS, FRACTIONS)
def test_a_focus_in_numbers_is_read_as_it_is_written(x: float, y: float) -> None:
    header = parse(f"Focus: {x:.2f}，{y:.2f}\n", "a.md", NOTICE_KEYS)[0]
    assert read_focus(header) == ((round(x, 2), round(y, 2)), ())


@pytest.mark.parametrize(
    ("words", "focus"),
    [("左上", (0.2, 0.2)), ("右下", (0.8, 0.8)), ("上", (0.5, 0.2)), ("中", (0.5, 0.5))],
)
def test_a_focus_in_words_is_a_corner_a_side_or_the_middle(
    words: str, focus: tuple[float, float]
) -> None:
    assert read_focus(parse(f"封面焦点：{words}\n", "a.md", NOTICE_KEYS)[0]) == (focus, ())


def test_a_notice_may_say_where_its_cover_looks(tmp_path: Path) -> None:
    news = tmp_path / "content/news"
    news.mkdir(parents=True)
    (news / "a.md").write_text("Title: 题\nDate: 2026-04-01\nCover: a.png\n封面焦点：左\n\n文。\n")
    assert read_notices(tmp_path / "content")[1] == ()


@pytest.mark.parametrize("given", ["左右", "1.5,0.2", "0.2", "上上", "脸", "-1,0", "0.2,0.3,0.4"])
def test_a_focus_that_says_nothing_is_an_error_with_its_line(given: str) -> None:
    focus, (problem,) = read_focus(
        parse(f"Title: 题\nFocus: {given}\n", "content/news/a.md", NOTICE_KEYS)[0]
    )
    assert focus == (0.5, 0.4)
    assert str(problem).startswith("content/news/a.md:2  “封面焦点”的写法不认识")
    assert given in str(problem)


def test_a_small_picture_is_no_cover_unless_the_header_names_it(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("RGB", (300, 200)).save(path)
    shelf = PictureShelf(tmp_path)
    assert choose(None, (path,), shelf) is None
    assert choose(path, (), shelf) is not None


@pytest.mark.parametrize("font", [find_font(), None], ids=["font", "no font"])
def test_a_drawn_cover_has_the_size_of_the_list(tmp_path: Path, font: object) -> None:
    shelf = PictureShelf(tmp_path)
    cover = drawn("春天读书会", STANDARD, font, shelf)  # type: ignore[arg-type]
    assert (cover.picture.width, cover.picture.height) == COVER
    assert cover.crop_wide == "0_0_1_1" and cover.is_drawn


def test_the_title_stands_within_the_square_that_a_share_shows() -> None:
    font = find_font()
    if font is None:
        pytest.skip("没有 Noto Serif CJK")
    with_title = draw_card("好" * 64, STANDARD, font)
    without = draw_card("", STANDARD, None)
    side = (COVER[0] - COVER[1]) // 2
    for left in (0, COVER[0] - side):
        box = (left, 0, left + side, COVER[1])
        assert with_title.crop(box).tobytes() == without.crop(box).tobytes()
