"""Pictures as telephones take them: shown wherever a picture may lie, told in Chinese if broken."""

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from PIL import Image

from plugins.catalog.covers import make_covers
from plugins.images.derive import derive, read_made
from plugins.images.measure import BYTE_LIMIT, PIXEL_LIMIT, check_picture, measure
from plugins.library.reading.picture_kinds import MADE, SUFFIXES, kind_of
from plugins.wechat.pictures import PictureShelf, is_whole, read_head
from tests.conftest import Build
from tests.support import traced
from tests.support.laws import one_folder
from tests.support.soak_mark import brief

NEW = ("HEIC EXIF", "HEIC EXIF as telephones turn it", "AVIF EXIF")
"""Each lies on its side."""
ENGLISH = re.compile(r"[A-Za-z]+(?: [A-Za-z]+){2}")
made = cache(lambda name: traced.MADE[name]())


def test_a_picture_of_a_telephone_stands_upright_wherever_it_lies(build: Build) -> None:
    heic, turned, avif = map(made, NEW)
    event = "标题：朗读\n开始：2026-05-02 09:00\n地点：总馆\n类型：讲座\n摘要：一句\n"
    event += "未成年人：否\n封面：封面.HEIC\n"
    show = "标题：老街\n日期：2025\n类型：线上展\n封面：封面.avif\n\n前言。\n"
    output = build(
        {
            "content/news/one.md": "标题：题\n日期：2026-04-01\n\n![图]({attach}微信图片.jpg)\n",
            "content/news/微信图片.jpg": turned,
            "content/events/2026/a/index.md": f"{event}\n文。\n",
            "content/events/2026/a/封面.HEIC": heic,
            "content/events/2026/a/01-台上的人.heif": turned,
            "content/exhibitions/b/index.md": show,
            "content/exhibitions/b/封面.avif": avif,
            "content/exhibitions/b/01-前言.HEIC": turned,
            "content/exhibitions/b/展品.csv": "编号,题名,图片,替代文字\nA1,信,信.hif,一封信\n",
            "content/exhibitions/b/信.hif": heic,
        }
    )
    files = [path for path in output.rglob("*") if path.is_file()]
    assert [path for path in files if path.suffix.lower() in SUFFIXES[-4:]] == []
    assert [path for path in files if traced.MARK in path.read_bytes()] == []
    for page in ("news/one", "events/a", "exhibitions/b"):
        tree = html.parse(output / page / "index.html").getroot()
        shown = [one for one in tree.iter("img") if "/pictures/" in one.get("src", "")]
        assert shown, page
        for one in shown:
            with Image.open(
                output / one.get("src", "").lstrip("/").removeprefix("library/")
            ) as copy:
                assert copy.size == (48, 64)


@pytest.mark.parametrize("name", NEW)
def test_a_cover_of_a_book_and_a_picture_of_an_article_are_made_of_it(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / "covers").mkdir()
    (tmp_path / "covers/9787020002207.heic").write_bytes(made(name))
    covers, problems = make_covers(tmp_path, tmp_path / "build")
    (cover,) = covers.values()
    assert (problems, cover.width, cover.height) == ((), 48, 64)
    source = tmp_path / "a.heic"
    source.write_bytes(made(name))
    head = read_head(source)
    assert (head.width, head.height, head.is_readable, is_whole(source)) == (48, 64, True, True)
    published = PictureShelf(tmp_path / "wechat").make(source)
    assert published and (published.width, published.height) == (48, 64)
    assert published.media_type in ("image/jpeg", "image/png")


@one_folder()
@given(st.sampled_from(sorted(traced.MADE)), st.data())
def test_a_spoilt_picture_is_told_in_chinese_or_can_be_made(
    tmp_path: Path, name: str, data: st.DataObject
) -> None:
    picture = bytearray(made(name))
    for place in data.draw(st.lists(st.integers(0, len(picture) - 1), max_size=4)):
        picture[place] = data.draw(st.integers(0, 255))
    source = tmp_path / f"a{data.draw(st.sampled_from(SUFFIXES))}"
    source.write_bytes(picture[: data.draw(st.integers(0, len(picture)))])
    problems = check_picture(source, source.name)
    for problem in problems:
        assert not ENGLISH.search(f"{problem.what}{problem.found}{problem.remedy}")
        assert problem.remedy
    if not problems:
        derive(source, tmp_path / "out", "key", tiled=False)
        derived = read_made(tmp_path / "out")
        assert derived and (derived.width, derived.height) == measure(source)
    is_whole(source)
    read_head(source)


@pytest.mark.parametrize("side", brief(1, [17_321, 300_000]))
def test_a_picture_of_hundreds_of_megapixels_is_too_large_in_chinese(
    tmp_path: Path, side: int
) -> None:
    source = tmp_path / "a.png"
    width = max(side, PIXEL_LIMIT // side + 1)
    Image.new("1", (width, max(1_000, PIXEL_LIMIT // width + 1))).save(source)
    assert source.stat().st_size < BYTE_LIMIT
    (problem,) = check_picture(source, "a.png")
    assert "图太大" in str(problem)
    assert not ENGLISH.search(str(problem))
    head = read_head(source)
    assert head.form and not head.is_readable


def test_every_kind_that_is_made_is_known_by_its_bytes_and_has_an_ending() -> None:
    drawn = {name.partition(" ")[0]: made(name) for name in traced.MADE}
    assert {kind_of(data) for data in drawn.values()} == set(MADE) == set(drawn)
    assert {f".{kind.lower()}" for kind in MADE} <= set(SUFFIXES)
