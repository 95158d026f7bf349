"""The project with the recipes of CONTRIBUTING.md applied."""

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

from tests.conftest import EXAMPLE, ROOT, Share
from tests.long.copies import copy_project

RECIPES = sorted(
    path.stem
    for path in (ROOT / "tests/recipes").glob("*.py")
    if not path.stem.startswith(("test_", "__"))
)
CODE = {".py", ".js", ".html", ".toml", ".css"}
NO_CODE = ("content", "catalog_export", "docs", "examples", "tests")
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


def alone(share: Share, name: str) -> Path:
    """A copy to which one recipe is applied, made once for all tests: none writes into it."""
    return share(f"recipe-{name}", lambda folder: applied(folder, name)) / "copy"


def run(command: list[str], copy: Path) -> str:
    """Run a command in a copy as on the example's day; what it says."""
    given = {**os.environ, **EXAMPLE, "SOURCE_DATE_EPOCH": "1763780400", "COLUMNS": "300"}
    done = subprocess.run(command, cwd=copy, env=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def build_with_all(folder: Path) -> None:
    """Apply every recipe, build the example, and do what somebody does next."""
    copy = applied(folder, *RECIPES)
    run([*DESK, "html"], copy)
    (folder / "said.txt").write_text(run([sys.executable, "-c", AFTERWARDS], copy), "utf-8")


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
