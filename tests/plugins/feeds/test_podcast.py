"""The narrations of exhibitions as a podcast, read back as a player reads it."""

from collections.abc import Callable
from pathlib import Path

import feedparser
import pytest
from lxml import etree
from PIL import Image

from plugins.feeds.feedgen_care import PODCAST
from plugins.feeds.podcast import plain
from tests.conftest import build_site, write_project
from tests.support.exhibition import FRAME, picture

Build = Callable[..., Path]
INDEX = "Title: 端午\nStart: 2026-06-19\nType: 线上展\n\n前言。\n"
EXHIBITION: dict[str, str | bytes] = {
    "content/library.toml": 'name = "馆"\nemail = "a@library.example"\n',
    "content/exhibitions/duanwu/index.md": INDEX,
    "content/exhibitions/duanwu/01-a.png": picture(1, 1),
    "content/exhibitions/duanwu/01-a.md": "Title: 粽子\nAlt: 一只粽子\n\n角黍 & 箬叶。\n",
    "content/exhibitions/duanwu/01-a.mp3": FRAME * 2500,
    "content/exhibitions/duanwu/02-b.png": picture(1, 1),
    "content/exhibitions/duanwu/02-b.md": "Title: 龙舟\nAlt: 一条龙舟\n\n划船。\n",
    "content/exhibitions/duanwu/02-b.mp3": FRAME * 4000,
    "content/exhibitions/duanwu/02-b.audio.md": "船上有鼓。\n",
}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_project(tmp_path_factory.mktemp("podcast"), EXHIBITION)
    return build_site(folder, SITEURL="https://example.org")


def test_every_narration_is_an_episode_with_its_words(output: Path) -> None:
    feed = feedparser.parse((output / "feeds/podcast.xml").read_bytes())
    assert feed.bozo == 0
    first, second = feed.entries
    assert (first.title, second.title) == ("一 粽子（端午）", "二 龙舟（端午）")
    assert first.id == "tag:anju-library,2021:narrations/duanwu-01"
    assert (first.itunes_duration, second.itunes_duration) == ("01:00", "01:36")
    assert "角黍 &amp; 箬叶" in first.content[0].value
    assert "船上有鼓" in second.content[0].value
    assert first.published_parsed > second.published_parsed


def test_an_episode_names_a_file_that_lies_in_the_site(output: Path) -> None:
    feed = feedparser.parse((output / "feeds/podcast.xml").read_bytes())
    assert len(feed.entries) == 2
    for entry in feed.entries:
        (sound,) = entry.enclosures
        path = output / sound.href.removeprefix("https://example.org/")
        assert path.stat().st_size == int(sound.length)
        assert sound.type == "audio/mpeg"


def test_an_episode_names_its_words_which_lie_in_the_site(output: Path) -> None:
    root = etree.parse(output / "feeds/podcast.xml").getroot()
    transcripts = list(root.iter(f"{{{PODCAST}}}transcript"))
    assert [one.get("type") for one in transcripts] == ["text/plain"] * 2
    paths = [str(one.get("url")).removeprefix("https://example.org/") for one in transcripts]
    assert paths == ["feeds/podcast/duanwu-01.txt", "feeds/podcast/duanwu-02.txt"]
    assert [(output / path).read_text() for path in paths] == ["角黍 & 箬叶。\n", "船上有鼓。\n"]


def test_the_cover_is_one_that_directories_take(output: Path) -> None:
    feed = feedparser.parse((output / "feeds/podcast.xml").read_bytes())
    assert feed.feed.image.href == "https://example.org/feeds/podcast.jpg"
    with Image.open(output / "feeds/podcast.jpg") as cover:
        assert (cover.format, cover.mode, cover.size) == ("JPEG", "RGB", (1400, 1400))


def test_the_owner_is_the_library_where_it_has_an_address(output: Path) -> None:
    assert "a@library.example" in (output / "feeds/podcast.xml").read_text()


def test_words_of_html_are_paragraphs() -> None:
    html = "<p>一\x0b</p><ul><li>二<br>三</li><li><p>四</p></li></ul>"
    assert plain(html) == "一\n\n二三\n\n四\n"
    assert plain("") == "\n"


def test_a_site_without_narration_has_an_empty_podcast(build: Build) -> None:
    output = build({}, SITEURL="https://example.org")
    feed = feedparser.parse((output / "feeds/podcast.xml").read_bytes())
    assert (feed.bozo, feed.entries) == (0, [])
