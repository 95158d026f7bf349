"""Each recipe of CONTRIBUTING.md holds: so few files change, and what it promises is there."""

import difflib
import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from tests.conftest import EXAMPLE, ROOT, Share
from tests.long.copies import copy_project

RECIPES = sorted(
    path.stem
    for path in Path(__file__).parent.glob("*.py")
    if not path.stem.startswith(("test_", "__"))
)
MOST = {"key": 2, "facet": 2, "look": 2, "export_format": 4}
"""How many files of code a recipe writes or changes, at most."""
CODE = {".py", ".js", ".html", ".toml", ".css"}
NO_CODE = ("content", "catalog_export", "docs", "examples", "tests")
RUFF = [sys.executable, "-m", "ruff"]
DESK = [sys.executable, "-m", "plugins.desk"]
AFTERWARDS = """
import os, sys
from pathlib import Path
from plugins.desk.__main__ import main
wrong = Path("examples/district/content/stories/wrong.md")
wrong.write_text("标题：写错的\\n日期：2025-11-21\\n公众号：是\\n\\n文。\\n", encoding="utf-8")
for command, kind in (("guide", ""), ("check", ""), ("new", "活动"), ("new", "读者故事")):
    os.environ |= {"KIND": kind, "TITLE": "新写的"}
    sys.argv[1:] = [command]
    main()
"""
"""What somebody does next, in one process: each command takes a second to start."""


def applied(folder: Path, *names: str) -> Path:
    """A copy of the project to which recipes are applied, with what shows them in the example."""
    copy = copy_project(ROOT, folder / "copy")
    for name in names:
        recipe = import_module(f"tests.recipes.{name}")
        recipe.apply(copy)
        getattr(recipe, "show", lambda copy: None)(copy)
    return copy


def changed(copy: Path) -> list[str]:
    """The files of code that a copy has otherwise than the project, or besides."""
    files = (path for path in copy.rglob("*") if path.suffix in CODE)
    names = (path.relative_to(copy).as_posix() for path in files)
    return sorted(
        name
        for name in names
        if not name.startswith(NO_CODE)
        and (
            not (ROOT / name).is_file() or (ROOT / name).read_bytes() != (copy / name).read_bytes()
        )
    )


def run(command: list[str], copy: Path) -> str:
    """Run a command in a copy as on the example's day; what it says."""
    given = {**os.environ, **EXAMPLE, "SOURCE_DATE_EPOCH": "1763780400", "COLUMNS": "300"}
    done = subprocess.run(command, cwd=copy, env=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_touches_few_files_and_passes_the_lints(name: str, tmp_path: Path) -> None:
    copy = applied(tmp_path, name)
    files = changed(copy)
    assert files
    if name == "kind":
        assert [file for file in files if (ROOT / file).exists()] == ["plugins/library/kinds.py"]
        assert len({Path(file).parent for file in files if not (ROOT / file).exists()}) == 1
        assert _new_lines(copy, "plugins/library/kinds.py") == ['        "stories.kind:STORY",']
    else:
        assert len(files) <= MOST[name], files
    python = [file for file in files if file.endswith(".py")]
    run([*RUFF, "check", "--quiet", "--no-cache", *python], copy)
    run([*RUFF, "format", "--check", "--quiet", "--no-cache", *python], copy)


def _new_lines(copy: Path, name: str) -> list[str]:
    """What was written into a file; fails where something was taken out of it."""
    before, after = ((root / name).read_text("utf-8").splitlines() for root in (ROOT, copy))
    changes = [line for line in difflib.ndiff(before, after) if line[0] in "+-"]
    assert all(line.startswith("+ ") for line in changes), changes
    return [line[2:] for line in changes]


@pytest.fixture(scope="session")
def built(share: Share) -> Path:
    """The project with every recipe, its example built, and what somebody did afterwards."""

    def make(folder: Path) -> None:
        copy = applied(folder, *RECIPES)
        run([*DESK, "html"], copy)
        (folder / "said.txt").write_text(run([sys.executable, "-c", AFTERWARDS], copy), "utf-8")

    return share("recipes", make)


@pytest.fixture(scope="session")
def example(built: Path) -> Path:
    """The folder of the example in that copy."""
    return built / "copy" / "examples" / "district"


def page(example: Path, address: str) -> str:
    """A page of the built example."""
    return (example / "output" / address / "index.html").read_text("utf-8")


def test_a_new_key_stands_on_the_page_of_its_event(example: Path) -> None:
    assert "一条旧毛巾" in page(example, "events/pottery")
    assert "自备" in page(example, "events/pottery")
    assert "自备" not in page(example, "events/poetry-night")


def test_a_new_key_is_offered_to_who_begins_an_event(example: Path) -> None:
    assert "\n自备：\n" in next((example / "content/events").rglob("xin-xie-de.md")).read_text(
        "utf-8"
    )


def test_the_tables_of_the_guide_have_what_is_new(built: Path) -> None:
    guide = (built / "copy/docs/staff-guide.md").read_text("utf-8")
    assert "| 自备（Bring） | 要自己带什么，例如“剪刀” |" in guide
    paper = (built / "copy/docs/quizzes.md").read_text("utf-8")
    assert "<!-- 键：读者故事 -->" in paper
    assert paper.count("| 标题（Title） |") == 4


def test_a_new_kind_has_a_list_and_pages_of_its_own(example: Path) -> None:
    assert 'href="/stories/first-card/"' in page(example, "stories")
    assert "那一年我七岁。" in page(example, "stories/first-card")
    assert "一张用了三十年的借书证。" in page(example, "stories/first-card")


def test_the_old_address_of_a_new_kind_leads_on(example: Path) -> None:
    assert "/stories/first-card/" in page(example, "stories/old-card")


def test_a_key_that_a_new_kind_does_not_have_is_told(built: Path) -> None:
    said = (built / "said.txt").read_text("utf-8")
    assert "读者故事不用“公众号”这个键" in said
    assert "content/stories/wrong.md" in said


def test_a_text_of_a_new_kind_is_begun_by_the_desk(example: Path) -> None:
    begun = (example / "content/stories/xin-xie-de.md").read_text("utf-8")
    assert begun == "标题：新写的\n日期：2025-11-22\n摘要：\n\n在这里写故事。\n"


def test_a_new_look_is_worn_by_who_asks_for_it(example: Path) -> None:
    feed = json.loads((example / "output/feeds/wechat.json").read_text("utf-8"))
    looks = {item["slug"]: item["look"] for item in feed["items"]}
    assert looks["card-without-deposit"] == "spring"
    assert looks["new-year-lecture"] == "standard"


def test_a_file_of_a_new_format_is_read(example: Path) -> None:
    report = json.loads((example / "build/catalog-report.json").read_text("utf-8"))
    (file,) = (file for file in report["files"] if file["format"] == "marc_json")
    assert (file["read"], file["kept"]) == (1, 1)


@pytest.mark.soak
@pytest.mark.parametrize("name", RECIPES)
def test_the_example_is_built_with_each_recipe_alone(name: str, tmp_path: Path) -> None:
    copy = applied(tmp_path, name)
    run([*DESK, "html"], copy)
    run([sys.executable, "-m", "mypy", "--strict", "plugins"], copy)
