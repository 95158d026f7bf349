"""axe on one page of each kind, in light and dark: no violation, contrast of 7 to 1 included."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.test_site import PAGES

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21aa", "best-practice"]}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, served_site: str, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 740},
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
        bypass_csp=True,
    )
    page = context.new_page()
    found: list[str] = []
    for path in (*PAGES, "/catalog/?q=家", "/search/?q=端午"):
        page.goto(served_site + path)
        if "?" in path:
            page.wait_for_load_state("networkidle")
        results = Axe().run(page, options=RULES)
        found += [
            f"{path} {violation['id']}: {node['target']}"
            for violation in results.response["violations"]
            for node in violation["nodes"]
        ]
    context.close()
    assert found == []
