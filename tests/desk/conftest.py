"""A project folder of a handful of files, built by the real Pelican through the desk."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from plugins.desk.settings import DeskSettings

CONF = """
SITENAME = "小站"
AUTHOR = "馆"
SITEURL = "http://localhost"
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "zh-CN"
PATH = "content"
THEME = "theme"
THEME_STATIC_PATHS = []
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DIRECT_TEMPLATES = []
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
SLUGIFY_SOURCE = "basename"
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
PLUGINS = []
"""
LIBRARY = 'name = "小馆"\ntelephone = ""\nicp_number = "1"\n'
LIBRARY += 'police_number = "2"\ninstitution_mark = "3"\n'
BRANCHES = '[[branch]]\nslug = "main"\nname = "总馆"\nkind = "main"\n'
BRANCHES += '[branch.hours]\nmonday = ["09:00-17:00"]\n'
FILES = {
    "pelicanconf.py": CONF,
    "publishconf.py": "from pelicanconf import *\n",
    "content/library.toml": LIBRARY,
    "content/branches.toml": BRANCHES,
    "content/pages/hours.md": "Title: 开放时间\n\n正文\n",
    "theme/templates/page.html": "<h1>{{ page.title }}</h1>{{ page.content }}",
}


def write(root: Path, files: dict[str, str]) -> None:
    """Write texts below ``root``."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> DeskSettings:
    """Settings of a small project in a folder of its own."""
    root = tmp_path / "project"
    write(root, FILES)
    return DeskSettings(
        root=root,
        folder=root,
        export=root / "catalog_export",
        output=root / "output",
        build_date=date(2026, 11, 22),
        deploy_to=tmp_path / "www",
    )


@pytest.fixture
def console() -> Console:
    """A console whose text :func:`told` gives back."""
    return Console(file=StringIO(), width=100, highlight=False)


@pytest.fixture
def told(console: Console) -> Callable[[], str]:
    """Everything printed so far."""

    def text() -> str:
        assert isinstance(console.file, StringIO)
        return console.file.getvalue()

    return text


@pytest.fixture
def published(desk: DeskSettings) -> Callable[[str], DeskSettings]:
    """Put a published site with this text on its page into OUTPUT, without Pelican."""
    from plugins.desk.swap import Marker, fresh_folder

    def make(text: str) -> DeskSettings:
        address = "https://example.org"
        with fresh_folder(desk.output, Marker("publish", desk.build_date, address)) as folder:
            write(folder, {"index.html": text})
        return replace(desk, siteurl=address)

    return make
