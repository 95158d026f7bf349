"""A notice that is over has its page and stands in no list."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import build_site, write_project

TODAY = date(2026, 7, 16)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One that was over yesterday, one that is to the end of today."""
    days = {"zzqover": "2026-07-15", "zzqlast": "2026-07-16"}
    files = {
        f"content/news/{name}.md": f"标题：{name}\n日期：2026-07-01\n下线：{day}\n\n{name}的话。\n"
        for name, day in days.items()
    }
    return build_site(write_project(tmp_path_factory.mktemp("until"), files), BUILD_DATE=TODAY)


def said(site: Path, word: str) -> Iterator[str]:
    """The files of a site, its list of pages aside, that have a word in them."""
    for path in sorted(site.rglob("*")):
        if path.is_file() and word.encode() in path.read_bytes():
            yield path.relative_to(site).as_posix()


def test_what_is_over_has_its_page_alone(site: Path) -> None:
    assert [name for name in said(site, "zzqover") if not name.startswith("sitemap")] == [
        "news/zzqover/index.html"
    ]
    page = (site / "news/zzqover/index.html").read_text("utf-8")
    assert '<p class="note" data-after="2026-07-15">已经过期' in page


def test_on_its_last_day_it_is_listed_and_says_when_it_leaves(site: Path) -> None:
    listed = set(said(site, "zzqlast的话")) | set(said(site, "zzqlast"))
    assert {"index.html", "news/index.html", "feeds/news.atom.xml"} <= listed
    for name in ("index.html", "news/index.html"):
        page = (site / name).read_text("utf-8")
        assert '<li class="link-list__item" data-until="2026-07-16">' in page
        assert "/closures.js" not in page and "[data-until]" in page, "its own script sees to it"
    page = (site / "news/zzqlast/index.html").read_text("utf-8")
    assert '<p class="note" data-after="2026-07-16" hidden>' in page
