"""Cards with the title of a page."""

from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from plugins.images.card_art import PATTERNS
from plugins.images.fonts import find_font
from plugins.images.title_card import CLOTHS, SIZE, CardWords, draw_title_card, title_lines

CLOSING = "，。、；：？！”’）》】…—·"


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("编程", ("编程",)),
        ("开放时间", ("开放", "时间")),
        ("庆元旦 迎新年", ("庆元旦", "迎新年")),
        ("“悦读·阅美”朗诵会", ("“悦读·", "阅美”", "朗诵会")),
    ],
)
def test_a_title_stands_in_lines_that_are_as_large_as_they_go(
    title: str, lines: tuple[str, ...]
) -> None:
    assert title_lines(title) == lines


@given(st.text("春分诵读会 2021年Ab，。：（）“”《》·", min_size=1, max_size=60))
def test_lines_are_the_title_and_begin_with_no_closing_mark(title: str) -> None:
    lines = title_lines(title)
    whole = "".join(title.split())
    said = "".join("".join(lines).split())
    assert said == whole or (said.endswith("…") and whole.startswith(said[:-1]))
    assert all(line[0] not in CLOSING for line in lines[1:] if line)
    assert len(lines) <= len(whole) or lines == ("",)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_any_words_and_no_font_give_a_card(pattern: str) -> None:
    cloth = sorted(CLOTHS)[len(pattern) % len(CLOTHS)]
    for title, day in (("", None), ("很长的题目" * 20, date(2021, 12, 31))):
        words = CardWords(title, "讲座", "示例区图书馆", pattern, cloth, day)
        for font in (find_font(), None):
            card = draw_title_card(words, font)
            with Image.open(BytesIO(card)) as image:
                assert (image.format, image.size) == ("PNG", SIZE)
            assert len(card) < 40_000


def test_the_same_words_give_the_same_bytes_and_others_another_address() -> None:
    words = CardWords("春分朗读会", "朗读", "示例区图书馆")
    font = find_font()
    assert draw_title_card(words, font) == draw_title_card(words, font)
    others = (CardWords("秋分朗读会", "朗读", "示例区图书馆"), CardWords("春分朗读会", "", "示例"))
    assert len({one.digest(font) for one in (words, *others)}) == 3


@pytest.mark.skipif(not find_font(), reason="没有宋体：卡片上没有字")
def test_the_title_lies_within_the_square_that_wechat_shows() -> None:
    """Nothing but the slip's own ground may stand at the edge of the square of 383 pixels."""
    words = CardWords("安居区图书馆暑期少儿阅读夏令营开营仪式", "培训", "示例区图书馆")
    with Image.open(BytesIO(draw_title_card(words, find_font()))) as card:
        square = card.convert("RGB").crop((284, 20, 616, 363))
    edges = {square.getpixel((x, y)) for x in (0, 331) for y in range(343)}
    assert len(edges) == 1
