"""A new facet costs one entry: the recipe is applied to a copy of the project, which is built."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.catalog_page import CatalogPage
from tests.browser.conftest import serve
from tests.conftest import EXAMPLE, ROOT
from tests.long.copies import copy_project
from tests.recipes import facet

pytestmark = pytest.mark.browser


def built(copy: Path) -> Path:
    """The example's site, built by the command of a copy."""
    output = copy / "output"
    given = {**os.environ, **EXAMPLE, "SITEURL": "", "OUTPUT": str(output)}
    command = [sys.executable, "-m", "plugins.desk", "html"]
    done = subprocess.run(command, cwd=copy, env=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return output


def files_of(copy: Path) -> dict[Path, str]:
    return {
        path.relative_to(copy): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in copy.rglob("*")
        if path.is_file()
    }


def test_a_facet_is_one_entry_and_the_page_offers_it(page: Page, tmp_path: Path) -> None:
    copy = copy_project(ROOT, tmp_path / "copy")
    built(copy)  # an index of the other columns is kept there, and must not be used
    before = files_of(copy)
    facet.apply(copy)
    changed = [path for path, digest in files_of(copy).items() if before.get(path) != digest]
    assert changed == [facet.COLUMNS]
    with serve(built(copy)) as site:
        catalog = CatalogPage(page, site).steered("鲁迅").filters()
        expect(page.locator(".facet summary", has_text="出版者")).to_have_count(1)
        counts = catalog.counts("publisher")
        value, count = max(counts.items(), key=lambda pair: pair[1])
        page.get_by_text("出版者").click()
        catalog.value("publisher", value).click()
        catalog.found(count)
        chips = page.get_by_role("list", name="已选的条件").get_by_role("link")
        expect(chips).to_have_text([f"去掉{value}"])
        chips.first.click()
        page.wait_for_url(lambda url: "publisher" not in url)


def test_a_recipe_whose_place_is_gone_says_so(tmp_path: Path) -> None:
    (tmp_path / facet.COLUMNS).parent.mkdir(parents=True)
    (tmp_path / facet.COLUMNS).write_text("COLUMNS = ()\n", "utf-8")
    with pytest.raises(ValueError, match=r"columns\.py has no line"):
        facet.apply(tmp_path)
