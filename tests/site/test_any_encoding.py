"""A library whose files are in whatever encoding its editors save is the same library."""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.desk.build import run_checks
from plugins.desk.registry import CHECKS
from plugins.library.causes import is_english
from plugins.library.reading.problems import Severity
from plugins.library.site.site import Site
from tests.conftest import build_site
from tests.support.example_site import EXAMPLE
from tests.support.laws import examples
from tests.support.tree_edits import TEXTS, Draw, Files, Tree, edited, example, write_tree

EDITORS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-be")
_HAN = re.compile("[\u4e00-\u9fa5]")
_MOST = 60_000
"""Bytes: how long a text may be is counted in those of its file."""
_ENOUGH = 8
"""Chinese characters from which on no text in one encoding passes for another."""


def rewritten(draw: Draw, files: Files) -> Files:
    """The same texts, each as some editor saves it; a file of WeChat's is nobody's text."""
    return {name: _saved(draw, name, data) for name, data in files.items()}


def _saved(draw: Draw, name: str, data: bytes) -> bytes:
    if not name.endswith(TEXTS) or name.startswith("wechat/MP_") or len(data) > _MOST:
        return data
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data
    editor = draw(st.sampled_from(EDITORS if len(_HAN.findall(text)) >= _ENOUGH else EDITORS[:2]))
    mark = "\ufeff" if editor == "utf-16-be" else ""
    return (mark + text).encode(editor)


def told(folder: Path, files: Files) -> list[str]:
    """What ``make check`` says but for the hint that a file is in another encoding."""
    content, build = folder / "content", folder / "build"
    write_tree(Tree(files), content)
    site = Site(content, folder / "catalog_export", build, folder / "output", date(2025, 11, 22))
    problems = run_checks(site, CHECKS)
    english = [str(one) for one in problems if is_english(f"{one.what}。{one.remedy}")]
    assert english == []
    hints = [p for p in problems if p.severity is Severity.NOTICE and "不是 UTF-8" in p.what]
    assert len({hint.path for hint in hints}) == len(hints)
    return [str(problem) for problem in problems if problem not in hints]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A site whose pictures stay made from one example to the next."""
    place = tmp_path_factory.mktemp("encodings") / "site"
    for name in ("content", "catalog_export"):
        shutil.copytree(EXAMPLE / name, place / name)
    yield place
    shutil.rmtree(place)


@settings(max_examples=examples(2), suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_the_same_mistakes_are_told_on_the_same_lines_whatever_saved_the_files(
    folder: Path, data: st.DataObject
) -> None:
    files = example()
    for _ in range(3):
        files = edited(data.draw, files)
    assert told(folder, rewritten(data.draw, files)) == told(folder, files)


@pytest.mark.soak  # builds two sites
@settings(max_examples=examples(1), suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_the_site_is_the_same_whatever_saved_the_files(folder: Path, data: st.DataObject) -> None:
    pages = []
    for files in (example(), rewritten(data.draw, example())):
        shutil.rmtree(folder / "output", ignore_errors=True)
        write_tree(Tree(files), folder / "content")
        output = build_site(folder)
        pages.append({path.name: path.read_bytes() for path in output.rglob("*.html")})
    assert pages[0] == pages[1]
