"""Posters and labels: what they say, their codes read by another hand."""

import os
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from lxml import html
from PIL import Image

from plugins.exhibitions.poster import SIZE, PosterWords, draw_poster
from plugins.images.fonts import Font, find_font
from plugins.library.exhibitions.tone import TONES, Tone

ADDRESS = "https://example.org/exhibitions/jiu-ying/"


@pytest.fixture
def font() -> Font:
    found = find_font()
    if found is None:
        message = "没有 Noto Serif CJK SC（Debian：fonts-noto-cjk）"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(message)
    return found


@pytest.mark.parametrize(
    "lines",
    [("端午",), ("寻访红色足迹", "品味英雄事迹", "巡回展"), ("长" * 30,), ("（一）", "“二”——")],
)
def test_a_poster_can_be_scanned_whatever_its_title(font: Font, lines: tuple[str, ...]) -> None:
    words = PosterWords(
        lines, "巡展", ("2026年3月1日—5月20日", "很长的地点、" * 8, "甲馆"), ADDRESS
    )
    with Image.open(BytesIO(draw_poster(words, font))) as poster:
        assert poster.size == SIZE
        (code,) = zxingcpp.read_barcodes(poster.convert("RGB"))
    assert code.text == ADDRESS


def test_a_poster_is_light_enough_for_a_weak_signal(font: Font) -> None:
    words = PosterWords(("安居旧影",), "巡展", ("2026年",), ADDRESS)
    assert len(draw_poster(words, font)) < 80_000


def test_the_page_of_a_memorial_is_not_red(font: Font) -> None:
    grounds = []
    for tone in TONES:
        words = PosterWords(("安居旧影",), "巡展", ("2026年",), ADDRESS, tone)
        with Image.open(BytesIO(draw_poster(words, font))) as poster:
            grounds.append(poster.convert("RGB").getpixel((60, 60)))
    assert len(set(grounds)) == len(TONES)
    red = [one for one in grounds if isinstance(one, tuple) and one[0] > one[1] + 60]
    assert red == [grounds[TONES.index(Tone.VERMILION)]]


def texts(path: Path, query: str) -> list[str]:
    """What each place of a page says (XPath), without white space."""
    page: html.HtmlElement = html.fromstring(path.read_bytes())
    places: list[html.HtmlElement] = page.xpath(query)
    return ["".join(place.text_content().split()) for place in places]


def test_each_label_names_its_panel_and_where_it_leads(output: Path) -> None:
    assert texts(output / "exhibitions/jiu-ying/labels/index.html", "//main//li[.//svg]") == [
        f"{number}{title}{ADDRESS}{number:02}/{heard}"
        for number, title, heard in ((1, "街", "可以听"), (2, "船", ""), (3, "桥", ""))
    ]


def test_there_is_a_sheet_for_each_station_that_is_held(output: Path) -> None:
    (said,) = texts(output / "exhibitions/jiu-ying/poster/index.html", "//main")
    assert "总馆" in said and "渡口社区" in said and "书院" not in said
