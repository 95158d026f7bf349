"""Pictures in texts: light, upright, without what the camera wrote, on any number of pages."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

from plugins.library.reading.problems import Severity
from plugins.library.site.site import Site
from plugins.links.checks import check_links
from plugins.pages.checks import check_pictures
from tests.conftest import build_site, write_project

Write = Callable[[Mapping[str, str | bytes]], Path]
_ORIENTATION, _GPS, _MAKER = 0x0112, 0x8825, 0x010F


def photograph() -> bytes:
    """2400 × 1500 pixels, lying on its side, with the camera's name and where it was."""
    image = Image.linear_gradient("L").resize((2400, 1500)).convert("RGB")
    exif = Image.Exif()
    exif[_ORIENTATION] = 6
    exif[_MAKER] = "某牌相机"
    exif[_GPS] = {1: "N", 2: (30.0, 21.0, 0.0)}
    content = BytesIO()
    image.save(content, "JPEG", exif=exif, quality=90)
    return content.getvalue()


SHOWN = "![大厅 & “门”]({attach}hall.jpg)"
FILES: Mapping[str, str | bytes] = {
    "content/news/hall.jpg": photograph(),
    "content/news/one.md": f"Title: 甲\nDate: 2026-04-01\n\n{SHOWN}\n",
    "content/news/two.md": (
        "Title: 乙\nDate: 2026-04-02\n\n[![又一次]({attach}hall.jpg)]({attach}hall.jpg)\n"
    ),
    "content/pages/about/rooms.md": "Title: 阅览室\n\n![室]({static}/news/hall.jpg)\n",
    "content/exhibitions/old/index.md": (
        "Title: 旧影\nDate: 2025\nType: 线上展\n\n前言。\n\n![街]({attach}/news/hall.jpg)\n"
    ),
}


def site_of(folder: Path) -> Site:
    return Site(folder / "content", folder, folder / "build", folder, date(2026, 5, 1))


def images(output: Path, url: str) -> list[html.HtmlElement]:
    root = html.parse(output / url / "index.html").getroot()
    return [image for image in root.iter("img") if "/pictures/" in image.get("src", "")]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site in a folder of its host, built once: pictures of this size are dear."""
    folder = write_project(tmp_path_factory.mktemp("pictures"), FILES)
    return build_site(folder, SITE_ROOT="/library", SITEURL="https://example.org")


def test_every_page_that_shows_a_picture_has_its_copies(output: Path) -> None:
    for url in ("news/one", "news/two", "about/rooms", "exhibitions/old"):
        (image,) = images(output, url)
        assert (image.get("width"), image.get("height")) == ("1500", "2400")
        assert image.get("loading") == "lazy"
        (source,) = next(image.iterancestors("picture")).iter("source")
        for part in f"{image.get('srcset')}, {source.get('srcset')}".split(", "):
            path, width = part.split()
            with Image.open(output / path.removeprefix("/library/")) as copy:
                assert f"{copy.width}w" == width
                assert dict(copy.getexif()) == {}
    (image,) = images(output, "news/one")
    assert image.get("alt") == "大厅 & “门”"


def test_the_cameras_own_file_is_nowhere_in_the_site(output: Path) -> None:
    assert [
        path.name for path in output.rglob("*") if path.name in ("hall.jpg", "meeting.png")
    ] == []
    (image,) = images(output, "news/two")
    large = next(image.iterancestors("a")).get("href")
    with Image.open(output / large.removeprefix("/library/")) as opened:
        assert opened.size == (1500, 2400)


def test_a_feed_has_the_one_picture_with_its_whole_address(output: Path) -> None:
    items = json.loads((output / "feeds/news.json").read_text())["items"]
    content = next(item["content_html"] for item in items if item["title"] == "甲")
    assert "srcset" not in content and "<picture" not in content and "<source" not in content
    (image,) = html.fromstring(content).iter("img")
    assert str(image.get("src")).startswith("https://example.org/library/pictures/")


def test_a_broken_picture_is_an_error_that_names_it(write_files: Write) -> None:
    files = {**FILES, "content/news/hall.jpg": photograph()[:9000]}
    (problem,) = check_pictures(site_of(write_files(files)))
    assert (problem.path, problem.severity) == ("content/news/hall.jpg", Severity.ERROR)
    assert "读不完整" in str(problem)


def test_whole_pictures_are_no_problem(write_files: Write) -> None:
    assert list(check_pictures(site_of(write_files(FILES)))) == []


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        ("lists/a.md", SHOWN, "这里的正文里不能插图"),
        ("chronicle/2025.md", SHOWN, "这里的正文里不能插图"),
        ("transcripts/a.md", SHOWN, "这里的正文里不能插图"),
        ("reports/2025/1-plan.md", "[表]({attach}form.pdf)", "这里的正文里不能放文件"),
        ("disclosure/a.md", "[表]({attach}form.pdf)", "附件写在文件头的“附件”"),
        ("exhibitions/a/index.md", "[表]({attach}form.pdf)", "这里的正文里不能放文件"),
    ],
)
def test_where_a_text_cannot_show_what_it_names_check_says_so(
    write_files: Write, path: str, text: str, told: str
) -> None:
    folder = Path(path).parent
    files: dict[str, str | bytes] = {
        f"content/{path}": f"Title: 题\n\n{text}\n",
        f"content/{folder}/hall.jpg": b"",
        f"content/{folder}/form.pdf": b"",
    }
    (problem,) = check_links(write_files(files) / "content", frozenset())
    assert (problem.path, problem.line) == (f"content/{path}", 3)
    assert told in str(problem)


@pytest.mark.parametrize("folder", ["news", "pages", "quizzes/a", "messages/a", "reports/2025"])
def test_where_a_text_can_show_pictures_check_is_silent(write_files: Write, folder: str) -> None:
    files = {f"content/{folder}/index.md": f"Title: 题\n\n{SHOWN}\n"}
    files[f"content/{folder}/hall.jpg"] = ""
    assert list(check_links(write_files(files) / "content", frozenset())) == []
