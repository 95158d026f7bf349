"""The unit tests of the scripts, in a browser as readers have. Node runs them in make lint."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import serve
from tests.support.soak_mark import brief

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
TESTS = sorted((ROOT / "tests/js").rglob("*.test.js"))
FIRST = {path.parent: path for path in reversed(TESTS)}.values()
"""Of each folder, those that a browser runs in ``make test``; the others, in ``make soak``."""
PAGE = """<!doctype html><meta charset="utf-8"><title>tests</title>
<script type="importmap">{"imports": {
  "node:test": "/tests/js/browser/test.js", "node:assert/strict": "/tests/js/browser/assert.js"
}}</script>"""


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The scripts and their tests, served where they lie to each other."""
    folder = tmp_path_factory.mktemp("scripts")
    shutil.copytree(ROOT / "theme/static", folder / "theme/static")
    shutil.copytree(ROOT / "tests/js", folder / "tests/js")
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    with serve(folder) as address:
        yield address


@pytest.mark.parametrize(
    "path",
    brief(len(FIRST), sorted(TESTS, key=lambda path: path not in FIRST)),
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_unit_tests_of_the_scripts_pass(scripts: str, tab: Page, path: Path) -> None:
    tab.goto(f"{scripts}/")
    outcome = tab.evaluate(
        """async (address) => {
          await import(address);
          const { outcome } = await import("node:test");
          return outcome();
        }""",
        f"/{path.relative_to(ROOT).as_posix()}",
    )
    assert outcome["failed"] == []
    assert outcome["run"] >= 1
