"""The example with one mistake in it: it is named with file and line, nothing is replaced."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from plugins.desk.build import check, publish
from plugins.desk.registry import CHECKS
from plugins.desk.releases import deploy, rollback
from plugins.desk.settings import read_settings
from plugins.desk.swap import Marker, write_marker
from tests.conftest import ROOT
from tests.support.example_site import CONTENT, EXPORT

EVENTS = "content/events/2024"


@dataclass(frozen=True)
class Mistake:
    """One thing that people write, and the words that must come back."""

    path: str
    text: str
    told: tuple[str, ...]


def in_event(name: str, text: str, line: str, *words: str) -> Mistake:
    """A mistake in an event of its own, at a line (``:3``; empty: of the whole text)."""
    path = f"{EVENTS}/{name}.md"
    return Mistake(path, text, (f"{path}{line}", *words))


MISTAKES = (
    in_event("date", "Title: 一\nType: 讲座\nStart: 2021-02-30\n\n文\n", ":3", "2021-02-30"),
    in_event("no-title", "Type: 讲座\nStart: 2021-02-03\n\n文\n", "", "标题"),
    in_event("key", "Titel: 一\nType: 讲座\nStart: 2021-02-03\n\n文\n", ":1", "标题"),
    in_event(
        "save-as",
        "Title: 一\nType: 讲座\nStart: 2021-02-03\nSave_as: x.html\n\n文\n",
        ":4",
        "Save_as",
    ),
    in_event(
        "link",
        "Title: 一\nType: 讲座\nStart: 2021-02-03\n\n[去](/nowhere/)\n",
        ":5",
        "/nowhere/",
    ),
    Mistake("catalog_export/broken.iso", "no record at all", ("catalog_export/broken.iso",)),
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The example in another folder."""
    folder = tmp_path / "district"
    for source in (CONTENT, EXPORT):
        shutil.copytree(source, folder / source.name)
    return folder


def checked(folder: Path, **environment: str) -> tuple[int, str]:
    """What ``make check`` of a folder's library ends with, and what it says."""
    console = Console(file=StringIO(), width=100, highlight=False)
    code = check(read_settings({"SITE": str(folder)} | environment, ROOT), CHECKS, console)
    assert isinstance(console.file, StringIO)
    return code, console.file.getvalue()


def make(project: Path, mistakes: Iterable[Mistake]) -> None:
    for mistake in mistakes:
        (project / mistake.path).write_text(mistake.text, encoding="utf-8")


def test_check_tells_every_mistake_at_once_each_with_its_file_and_line(project: Path) -> None:
    make(project, MISTAKES)
    done = subprocess.run(
        [sys.executable, "-m", "plugins.desk", "check"],
        cwd=ROOT, env=os.environ | {"COLUMNS": "100", "SITE": str(project)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, "")
    for words in (words for mistake in MISTAKES for words in mistake.told):
        assert words in done.stdout


@pytest.mark.soak
def test_a_wide_colon_is_a_colon(project: Path) -> None:
    text = "标题：宽冒号也行\n类型：讲座\n开始：2021-02-03\n地点：总馆\n\n文\n"
    (project / EVENTS / "wide.md").write_text(text, encoding="utf-8")
    code, said = checked(project)
    assert code == 0, said


def test_mistakes_leave_the_published_site_untouched(project: Path) -> None:
    output = project / "output"
    output.mkdir()
    write_marker(output, Marker("publish", date(2026, 11, 22), "https://example.org"))
    (output / "index.html").write_text("old", encoding="utf-8")
    make(project, MISTAKES[:3])
    console = Console(file=StringIO(), width=100, highlight=False)
    given = {"SITE": str(project), "SITEURL": "https://example.org"}
    assert publish(read_settings(given, ROOT), CHECKS, console) == 1
    assert isinstance(console.file, StringIO)
    for mistake in MISTAKES[:3]:
        assert mistake.path in console.file.getvalue()
    assert (output / "index.html").read_text(encoding="utf-8") == "old"


def test_a_shrunken_export_is_refused_unless_allowed(project: Path) -> None:
    code, said = checked(project, CATALOG_MINIMUM_RECORDS="100000")
    assert code == 1
    assert "书目少于规定的 100,000 条" in said
    code, said = checked(project, CATALOG_MINIMUM_RECORDS="100000", CATALOG_ALLOW_SHRINK="1")
    assert code == 0, said


@pytest.mark.soak
def test_a_site_is_deployed_and_rolled_back(
    example_site: Path, project: Path, tmp_path: Path
) -> None:
    given = {"SITE": str(project), "OUTPUT": str(example_site), "DEPLOY_TO": str(tmp_path / "www")}
    current = tmp_path / "www" / "current"
    deploy(read_settings(given, ROOT))
    first = current.readlink()
    assert (current / "index.html").read_bytes() == (example_site / "index.html").read_bytes()
    changed = tmp_path / "changed"
    shutil.copytree(example_site, changed)
    (changed / "index.html").write_text("new", encoding="utf-8")
    deploy(read_settings(given | {"OUTPUT": str(changed)}, ROOT))
    assert (current / "index.html").read_text(encoding="utf-8") == "new"
    rollback(read_settings(given, ROOT))
    assert current.readlink() == first
