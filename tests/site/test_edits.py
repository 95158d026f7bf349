"""Whatever is edited in a good site: a check without errors is a build without errors, and who
follows a remedy has one mistake fewer.
"""

import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, note, settings
from hypothesis import strategies as st

from plugins.desk.build import run_checks
from plugins.desk.registry import CHECKS
from plugins.library.reading.problems import Problem, Severity
from plugins.library.site.site import Site
from tests.conftest import build_site
from tests.support.english_words import english_of
from tests.support.example_site import EXAMPLE
from tests.support.laws import examples
from tests.support.remedies import follow
from tests.support.tree_edits import Files, Tree, edited, example, write_tree

TODAY = date(2025, 11, 22)
EDITS = 2
"""Of a site before it is built."""
COMMANDS: tuple[tuple[str, dict[str, str]], ...] = (
    ("pelicanconf.py", {}),
    ("publishconf.py", {"SITEURL": "https://example.org/lib", "SITE_ROOT": "/lib"}),
)
"""The settings of ``html`` and of ``publish``, here below a folder of its host."""
FOLLOWED = 4
"""Remedies that are followed one after another."""
COVERS = ("TOML 写法不对", "文件不是 UTF-8 编码")
"""What these hide is seen once they are gone."""


def errors(folder: Path, files: Files) -> list[Problem]:
    """What ``make check`` stops at where the content folder holds these files."""
    content, build = folder / "content", folder / "build"
    write_tree(Tree(files), content)
    site = Site(content, folder / "catalog_export", build, folder / "output", TODAY)
    problems = run_checks(site, CHECKS)
    for problem in problems:
        assert english_of(problem) == [], problem
    return [problem for problem in problems if problem.severity is Severity.ERROR]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A site whose pictures stay made from one example to the next."""
    place = tmp_path_factory.mktemp("edits") / "site"
    for name in ("content", "catalog_export"):
        shutil.copytree(EXAMPLE / name, place / name)
    yield place
    shutil.rmtree(place)


def mended(folder: Path, files: Files) -> Files | None:
    """The files after the remedies that can be followed; None where errors are left."""
    told = errors(folder, files)
    for _ in range(FOLLOWED):
        for problem in told:
            after = dict(files)
            is_followed = follow(problem, after)
            event(f"{'followed' if is_followed else 'left to people'}: {problem.remedy[:16]}")
            if is_followed:
                left = errors(folder, after)
                _judge(problem, told, left, Tree(files))
                files, told = after, left
                break
        else:
            break
    return None if told else files


def _judge(problem: Problem, before: list[Problem], after: list[Problem], tree: Tree) -> None:
    """Its mistake is gone, and no new one came; a file may have got another name."""
    assert _place(problem) not in map(_place, after), f"stays: {problem}\n{tree}"
    if not problem.what.startswith(COVERS):
        new = Counter(one.what for one in after) - Counter(one.what for one in before)
        told = "\n".join(str(one) for one in after if one.what in new)
        assert not new, f"{problem}\nleads to: {told}\n{tree}"


def _place(problem: Problem) -> tuple[str, int, str, str]:
    return (problem.path, problem.line, problem.what, problem.found)


@pytest.mark.soak
@settings(max_examples=examples(1), suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_check_finds_no_error_in_is_built_and_remedies_lead_there(
    folder: Path, data: st.DataObject
) -> None:
    files = example()
    for _ in range(EDITS):
        files = mended(folder, edited(data.draw, files)) or files
    assert errors(folder, files) == []
    note(f"{Tree(files)}")
    shutil.rmtree(folder / "output", ignore_errors=True)  # the desk builds into a new folder
    conf, settings = data.draw(st.sampled_from(COMMANDS))
    assert (build_site(folder, conf, **settings) / "index.html").is_file()
