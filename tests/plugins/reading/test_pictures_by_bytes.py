"""Pictures are known by their bytes: whatever they are called and wherever a text names them, what
a camera wrote into them is in no file of the site, or ``make check`` stops it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import cycle
from pathlib import Path

import pytest
from lxml import html

from plugins.library.reading.problems import Problem, Severity
from plugins.library.site.site import Site
from plugins.links.checks import check_links
from plugins.pages.checks import check_pictures
from tests.conftest import Build
from tests.support import traced
from tests.support.soak_mark import brief

Write = Callable[[Mapping[str, str | bytes]], Path]
ENDINGS = (".jfif", ".jpe", ".JPG", ".tif", ".HEIC", ".bmp", ".avif", ".pdf", ".gif", ".svg", "")
PLACES = {
    "news/{n}.md": "Title: 题{n}\nDate: 2026-04-01\n\n",
    "pages/about/{n}.md": "Title: 题{n}\n\n",
    "events/2026/{n}.md": (
        "Title: 题{n}\nStart: 2026-05-02 09:00\nVenue: 总馆\nType: 讲座\nSummary: 一句\n\n"
    ),
    "exhibitions/{n}/index.md": "Title: 题{n}\nDate: 2025\nType: 线上展\n\n",
    "disclosure/{n}.md": (
        "Title: 题{n}\nDate: 2026-01-02\nCategory: 其他\nSummary: 一句\nNumber: {n}\n\n"
    ),
    "messages/{n}/index.md": "Title: 题{n}\nDate: 2026-04-01\n\n",
}
SHOWN = (
    "![图]({{attach}}{file})",
    "[下载]({{attach}}{file})",
    "<img src='{{static}}{file}' alt='图'>",
    "![图][1]\n\n[1]: {{attach}}{file}",
    "[![图]({{attach}}{file})]({{attach}}{file})",
    '<object data="|attach|{file}"></object>图',
)


def site_of(folder: Path) -> Site:
    return Site(folder / "content", folder, folder / "build", folder, date(2026, 5, 1))


def told(folder: Path) -> list[Problem]:
    return [*check_pictures(site_of(folder)), *check_links(folder / "content", frozenset())]


def written_everywhere(names: Iterable[str], apart: int) -> dict[str, str | bytes]:
    """Each picture in every so many-th kind of text, under ever another ending and way to name it.

    An exhibition's folder takes endings of pictures only, and shows each as a panel as well; an
    event's text may lead to a picture, not show it.
    """
    files: dict[str, str | bytes] = {"content/disclosure/index.md": "Title: 指南\n\n文。\n"}
    endings, ways = cycle(ENDINGS), cycle(SHOWN)
    for at, (place, head) in enumerate(PLACES.items()):
        for number, name in enumerate(names):
            if (number + at) % apart:
                continue
            kind, slug = place.partition("/")[0], f"t{number}"
            ending, way = next(endings), next(ways)
            if kind == "exhibitions":
                ending = ".JPG"
                files[f"content/exhibitions/{slug}/01-panel.png"] = traced.MADE[name]()
            if kind == "messages":
                files[f"content/messages/{slug}/寄语.csv"] = "寄语,同意公开\n灯亮着,是\n"
            if kind == "events":
                way = SHOWN[1]
            file = f"picture-{number}{ending}"
            path = Path("content", place.format(n=slug))
            files[str(path)] = head.format(n=slug) + "文。\n\n" + way.format(file=file) + "\n"
            files[str(path.with_name(file))] = traced.MADE[name]()
    return files


def with_mark(output: Path) -> list[str]:
    files = (path for path in output.rglob("*") if path.is_file())
    return [str(path.relative_to(output)) for path in files if traced.MARK in path.read_bytes()]


@pytest.mark.parametrize("apart", brief(1, [3, 1]))
def test_no_picture_is_published_with_what_a_camera_wrote(build: Build, apart: int) -> None:
    files = written_everywhere(traced.MADE, apart)
    output = build(files)
    assert with_mark(output) == []
    assert not [path.name for path in output.rglob("picture-*")]
    shown = html.parse(output / "news/t0/index.html").getroot()
    (image,) = (one for one in shown.iter("img") if "/pictures/" in one.get("src", ""))
    assert (image.get("width"), image.get("height")) == ("48", "64"), "it stands upright"


def test_pictures_behind_a_linked_folder_are_published_as_others(
    write_files: Write, build: Build, tmp_path: Path
) -> None:
    outside = tmp_path / "shared" / "photographs"
    outside.mkdir(parents=True)
    (outside / "a.jpg").write_bytes(traced.MADE["JPEG EXIF"]())
    (outside / "b.tif").write_bytes(traced.NOT_MADE["TIFF EXIF"]())
    text = "Title: 题\nDate: 2026-04-01\n\n![图]({attach}album/a.jpg)\n"
    folder = write_files({"content/news/one.md": text})
    (folder / "content/news/album").symlink_to(outside)
    assert told(folder) == []
    output = build({"content/news/one.md": text})
    assert with_mark(output) == []
    assert not [*output.rglob("a.jpg")]
    (problem,) = told(write_files({"content/news/one.md": text.replace("a.jpg", "b.tif")}))
    assert (problem.path, problem.line) == ("content/news/one.md", 4)


@pytest.mark.parametrize("name", traced.NOT_MADE)
@pytest.mark.parametrize("ending", [".jpg", ".tif", ""])
@pytest.mark.parametrize("way", SHOWN[:2])
def test_a_picture_that_cannot_be_made_is_an_error_that_says_what_to_save_it_as(
    write_files: Write, name: str, ending: str, way: str
) -> None:
    text = f"Title: 题\nDate: 2026-04-01\n\n{way.format(file=f'a{ending}')}\n"
    files: dict[str, str | bytes] = {"content/news/one.md": text}
    files[f"content/news/a{ending}"] = traced.NOT_MADE[name]()
    (problem,) = told(write_files(files))
    assert problem.severity is Severity.ERROR
    assert (problem.path, problem.line) == ("content/news/one.md", 4)
    assert f"a{ending}" in str(problem)
    assert "PNG" in str(problem)


@pytest.mark.parametrize("name", ["GIF", "SVG"])
def test_what_moves_or_is_drawn_is_handed_out_as_it_is(write_files: Write, name: str) -> None:
    text = "Title: 题\nDate: 2026-04-01\n\n![图]({attach}a.bin)\n"
    files: dict[str, str | bytes] = {"content/news/one.md": text}
    files["content/news/a.bin"] = traced.CLEAN[name]()
    assert told(write_files(files)) == []


@pytest.mark.parametrize("name", ["GIF", "SVG"])
def test_under_the_name_of_a_photograph_it_would_be_served_wrong(
    write_files: Write, name: str
) -> None:
    text = "Title: 题\nDate: 2026-04-01\n\n![图]({attach}a.jpg)\n"
    files: dict[str, str | bytes] = {"content/news/one.md": text}
    files["content/news/a.jpg"] = traced.CLEAN[name]()
    (problem,) = told(write_files(files))
    assert f"a.jpg（{name}）" in str(problem)


def test_a_form_with_a_photograph_in_it_is_an_error_that_names_both(write_files: Write) -> None:
    form = traced.zipped(a=traced.MADE["JPEG EXIF"]())
    text = "Title: 题\nDate: 2026-04-01\n\n[表]({attach}form.docx)\n"
    (problem,) = told(write_files({"content/news/one.md": text, "content/news/form.docx": form}))
    assert (problem.path, problem.line) == ("content/news/one.md", 4)
    assert "form.docx（word/media/a：EXIF）" in str(problem)
