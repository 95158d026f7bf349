"""The page of a record as a test handles it."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Locator, Page

REGION = "[data-record-state]"
SETTLED = ", ".join(f"[data-record-state={state}]" for state in ("done", "missing", "error"))


@dataclass(frozen=True)
class RecordPage:
    """The page of a site at an address without trailing slash."""

    page: Page
    site: str

    def open(self, record_id: str) -> "RecordPage":
        """Open a record and wait until the page says what it is, or that there is none."""
        self.page.goto(f"{self.site}/catalog/record/?{urlencode({'id': record_id})}")
        return self.settled()

    def settled(self) -> "RecordPage":
        """Wait for an answer, whichever."""
        self.page.wait_for_selector(SETTLED)
        return self

    def finished(self) -> "RecordPage":
        """Wait for the copies too."""
        self.page.wait_for_selector(f"{REGION}[data-finished]")
        return self

    def whole(self) -> "RecordPage":
        """Go to all that comes as a reader nears it, and wait there until it has come."""
        self.finished()
        for section, come in (("shelf", "[data-part=spines] > li"), ("cite", "button")):
            self.section(section).scroll_into_view_if_needed()
            self.section(section).locator(come).first.wait_for()
        return self

    def part(self, name: str) -> Locator:
        """A place of the page."""
        return self.page.locator(f"[data-part='{name}']")

    def section(self, name: str) -> Locator:
        """A section of the page."""
        return self.page.locator(f"[data-section='{name}']")

    @property
    def state(self) -> str | None:
        return self.page.locator(REGION).get_attribute("data-record-state")

    @property
    def title(self) -> str:
        return self.page.locator("h1").inner_text()

    @property
    def seal(self) -> str:
        """The words of the seal, without its line break."""
        return "".join(self.page.locator(".seal").inner_text().split())

    @property
    def facts(self) -> dict[str, str]:
        """Label → what stands beside it."""
        rows = self.page.locator("[data-part=facts] > div").evaluate_all(
            "all => all.map((row) => [row.children[0].textContent, row.children[1].textContent])"
        )
        return {str(label): str(value) for label, value in rows}

    @property
    def book(self) -> dict[str, Any]:
        """What search engines read."""
        block = self.page.locator("article script[type='application/ld+json']")
        block.wait_for(state="attached")
        read: dict[str, Any] = json.loads(block.text_content() or "")
        return read
