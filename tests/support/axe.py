"""What axe-core, which knows the rules of WCAG 2, finds in a page as it stands in the browser.

The context must be made with ``bypass_csp=True``: axe is a script that our pages would refuse.
"""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21aa", "best-practice"],
    "resultTypes": ["violations"],
    "preload": False,
}
"""Only violations are collected: describing all that passes takes three times as long."""
_SCRIPT = Axe().axe_script
_VIOLATIONS = "async (options) => (await axe.run(options)).violations"


def axe_finds(page: Page) -> list[str]:
    """Address, rule and element of every violation."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(_SCRIPT)
    return [
        f"{page.url} {violation['id']}: {node['target']} {node['html']}"
        for violation in page.evaluate(_VIOLATIONS, _OPTIONS)
        for node in violation["nodes"]
    ]
