"""Waiting for what a page does, where its policy forbids ``eval``.

Playwright's own ``wait_for_function`` evaluates its text inside the page at every look but the
first, which the site's Content Security Policy refuses: such a test passes as long as the first
look already finds what it waits for. Here each look is a call of the browser's own tools, which
no policy holds back.
"""

from time import monotonic

from playwright.sync_api import Error, Page

PATIENCE = 30.0
"""Seconds until a wait gives up, as Playwright's own."""
PAUSE = 25
"""Milliseconds between two looks."""


def wait_until(page: Page, expression: str, arg: object = None) -> None:
    """Return as soon as an expression, or a function of ``arg``, holds in the page."""
    end = monotonic() + PATIENCE
    while not _holds(page, expression, arg):
        assert monotonic() < end, f"{page.url}: {expression} ({arg}) has not come true"
        page.wait_for_timeout(PAUSE)


def _holds(page: Page, expression: str, arg: object) -> bool:
    try:
        return bool(page.evaluate(expression, arg))
    except Error as error:
        # The page that was asked has made room for the next one, which is asked then.
        if "Execution context was destroyed" in error.message:
            return False
        raise
