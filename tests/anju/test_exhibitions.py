"""The exhibitions of the library: those that stand, complete and light; those of its report."""

import gzip
import json
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

from plugins.library.exhibitions.reading import read_exhibitions
from tests.conftest import ROOT

CONTENT = ROOT / "content"
STANDING = {"festivals-of-the-year": "一年里的节日", "anju-library-2021": "安居区图书馆的2021"}
FEWEST_PANELS = 12
WIDTH, BYTES = 2400, 400_000
"""Pixels and bytes of a drawing that hangs well on a wall and travels well in a repository."""
PAGE = 14_000
"""Bytes of page and looks, compressed, pictures apart: what a host sends at once."""


def page(site: Path, url: str) -> html.HtmlElement:
    return html.fromstring((site / url / "index.html").read_bytes())


@pytest.mark.parametrize("slug", STANDING)
def test_a_standing_exhibition_is_complete(slug: str) -> None:
    (exhibition,) = [e for e in read_exhibitions(CONTENT)[0] if e.slug == slug]
    assert exhibition.title == STANDING[slug]
    assert len(exhibition.panels) >= FEWEST_PANELS
    assert all(section.title for section in exhibition.sections)
    for panel in exhibition.panels:
        assert len(panel.text) >= 100, panel.path
        assert len(panel.alt) >= 40, panel.path
        assert panel.picture
        assert panel.picture.stat().st_size <= BYTES, panel.picture
        assert panel.picture.with_suffix(".svg").is_file(), "what drew it stands beside it"
        with Image.open(panel.picture) as picture:
            assert picture.width >= WIDTH, panel.picture


@pytest.mark.parametrize("slug", STANDING)
def test_every_panel_can_be_brought_close(site: Path, slug: str) -> None:
    panels = sorted((site / "exhibitions" / slug).glob("[0-9][0-9]/index.html"))
    assert len(panels) >= FEWEST_PANELS
    for panel in panels:
        (link,) = page(site, f"exhibitions/{slug}/{panel.parent.name}").xpath("//a[@data-zoom]")
        width, height = int(link.get("data-full-width")), int(link.get("data-full-height"))
        picture = site / link.get("data-tiles").removeprefix("https://example.org").lstrip("/")
        said = json.loads((picture / "info.json").read_bytes())
        assert (said["width"], said["height"]) == (width, height)
        assert (picture / "0,0,512,512/512,512/0/default.jpg").is_file()


@pytest.mark.parametrize("slug", STANDING)
def test_an_exhibition_is_light_without_its_pictures(site: Path, slug: str) -> None:
    links = page(site, f"exhibitions/{slug}").xpath("//link[@rel='stylesheet']/@href")
    # where there is a closure, its sheet comes besides
    (sheet,) = [link for link in links if "/closure-banner." not in link]
    looks = packed(site / sheet.removeprefix("https://example.org").lstrip("/"))
    pages = sorted((site / "exhibitions" / slug).rglob("index.html"))
    assert len(pages) > FEWEST_PANELS
    assert [path for path in pages if packed(path) + looks > PAGE] == []


def packed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9))


def test_a_sound_that_a_machine_made_says_so() -> None:
    exhibitions = read_exhibitions(CONTENT)[0]
    spoken = [panel for e in exhibitions if e.slug in STANDING for panel in e.narrated]
    assert len(spoken) >= 3
    for panel in spoken:
        assert panel.narration
        assert "电脑合成语音" in panel.narration.transcript


def test_the_exhibitions_that_the_report_names_are_there_with_their_places() -> None:
    exhibitions = read_exhibitions(CONTENT)[0]
    places = {e.title: [s.place for s in e.stations] for e in exhibitions if e.year == 2021}
    (tour,) = [found for title, found in places.items() if "寻访红色足迹" in title]
    assert tour == ["萝卜园社区", "三合碑社区", "正东社区", "凤凰栖公园"]
    (books,) = [found for title, found in places.items() if "学党史" in title]
    assert books == ["头陀寺广场", "兴旺明德小学"]
    (history,) = [found for title, found in places.items() if "党的光辉历史" in title]
    assert history == ["伍先华旧居"]


def test_every_panel_of_the_library_has_its_text_and_words_for_its_picture() -> None:
    panels = [panel for e in read_exhibitions(CONTENT)[0] for panel in e.panels]
    assert len(panels) >= 3
    assert [p.path for p in panels if len(p.alt) <= 10 or len(p.text) <= 30] == []
