"""What ten years of a library's life cost to build: events, exhibitions, reports, no pictures.

Pelican alone, with the theme that it brings, builds as many articles with the same texts.
"""

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.years_content import (
    EVENTS_A_YEAR,
    EXHIBITIONS_A_YEAR,
    YEARS,
    write_years,
)
from plugins.desk.settings import DeskError, DeskSettings

DEMANDED_S = 20
SETTINGS = ("pelicanconf.py", "publishconf.py", "theme", "plugins", "catalog_export")
_PEER = """
AUTHOR = "馆"
SITENAME = "十年"
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "zh"
PATH = "content"
SLUGIFY_SOURCE = "basename"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
"""


@dataclass(frozen=True, slots=True)
class TenYears:
    """The cost of ten years."""

    events: int
    exhibitions: int
    reports: int
    pages: int
    seconds: float
    """``make html`` where posters were drawn before."""
    first_seconds: float
    """The same from nothing."""
    peer_seconds: float
    """Pelican alone, as many articles."""


def measure_years(settings: DeskSettings, folder: Path) -> TenYears:
    """Make the content, build it twice, then let Pelican alone build it."""
    shutil.rmtree(folder, ignore_errors=True)
    project = folder / "project"
    _write_project(settings.root, project)
    first, again = _built(project), _built(project)
    pages = sum(1 for _ in (project / "output").rglob("*.html"))
    peer = _peer(project / "content", folder / "peer")
    years = len(YEARS)
    return TenYears(
        EVENTS_A_YEAR * years, EXHIBITIONS_A_YEAR * years, years, pages, again, first, peer
    )


def print_years(console: Console, costs: TenYears) -> None:
    """Measured beside demanded."""
    what = f"{costs.events} 个活动，{costs.exhibitions} 个展览，{costs.reports} 份年报"
    table = Table("十年", "数值", "要求", title=f"{what}，{costs.pages:,} 页，不算图片")
    table.add_row("make html", f"{costs.seconds:.1f} 秒", f"≤ {DEMANDED_S} 秒")
    table.add_row("从零开始（含画海报）", f"{costs.first_seconds:.1f} 秒", "")
    ratio = costs.seconds / costs.peer_seconds
    peer = f"{costs.peer_seconds:.1f} 秒（本站是它的 {ratio:.2f} 倍）"
    table.add_row("只用 Pelican，同样多的文章", peer, "")
    console.print(table)


def _write_project(root: Path, project: Path) -> None:
    """The project's own content, which pages link to, and ten years beside it."""
    shutil.copytree(root / "content", project / "content")
    for name in SETTINGS:
        (project / name).symlink_to(root / name)
    write_years(project / "content")


def _built(project: Path) -> float:
    """Seconds of ``make html``."""
    environment = {**os.environ, "OUTPUT": "", "CATALOG_EXPORT": ""}
    return _timed([sys.executable, "-m", "plugins.desk", "html"], project, environment)


def _peer(content: Path, folder: Path) -> float:
    """Seconds of Pelican alone: a file of the same text and title for each event and exhibition."""
    target = folder / "content"
    target.mkdir(parents=True)
    for source in sorted((*content.rglob("events/*/*.md"), *content.rglob("exhibitions/*/*.md"))):
        head, _, body = source.read_text("utf-8").partition("\n\n")
        title, *_ = head.splitlines()
        name = source.parent.name + source.name
        (target / name).write_text(f"{title}\nDate: 2026-01-01\n\n{body}", encoding="utf-8")
    (folder / "pelicanconf.py").write_text(_PEER, encoding="utf-8")
    return _timed([sys.executable, "-m", "pelican", "-s", "pelicanconf.py"], folder, {**os.environ})


def _timed(command: list[str], folder: Path, environment: dict[str, str]) -> float:
    started = time.monotonic()
    finished = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if finished.returncode:
        raise DeskError(f"测量用的网站没有生成：\n{finished.stdout}{finished.stderr}")
    return time.monotonic() - started
