"""What axe-core, which knows the rules of WCAG 2, finds in a page as it stands in the browser.

The context must be made with ``bypass_csp=True``: axe is a script that our pages would refuse.
"""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21aa", "best-practice"]}


def axe_finds(page: Page) -> list[str]:
    """Address, rule and element of every violation."""
    return [
        f"{page.url} {violation['id']}: {node['target']} {node['html']}"
        for violation in Axe().run(page, options=_RULES).response["violations"]
        for node in violation["nodes"]
    ]
