"""The catalogue page as a test handles it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from playwright.sync_api import Locator, Page

HIT = "[data-record-id]"
TITLE = f"{HIT} h3"
REGION = ".catalog-results"
BOX = "form[role=search] input[name=q]"
SETTLED = f"{REGION}[data-search-state=done], {REGION}[data-search-state=error]"
READY = ".catalog-results__tools a[href]"
"""The tools are ready when the page steers itself: then nothing loads it anew."""


@dataclass(frozen=True)
class CatalogPage:
    """The page of a site at an address without trailing slash."""

    page: Page
    site: str

    def open(self, query: str = "", **said: str) -> "CatalogPage":
        """Open the address of a search and wait for its answer; of none, for the empty page."""
        wanted = {"q": query, **said} if query else said
        self.page.goto(f"{self.site}/catalog/?{urlencode(wanted)}")
        return self.settled() if query else self

    def steered(self, query: str, **said: str) -> "CatalogPage":
        """Open a search that finds something, and wait until the page steers itself."""
        self.open(query, **said)
        self.page.wait_for_selector(READY)
        return self

    def settled(self) -> "CatalogPage":
        """Wait for an answer, whichever."""
        self.page.wait_for_selector(SETTLED)
        return self

    def finished(self) -> "CatalogPage":
        """Wait for what comes after the texts: copies, marks, faces."""
        self.page.wait_for_selector(f"{REGION}[data-finished]")
        return self

    def found(self, total: int) -> "CatalogPage":
        """Wait for an answer of so many records."""
        done = f"{REGION}[data-search-state=done][data-result-total='{total}']"
        self.page.wait_for_selector(done)
        return self

    def type(self, query: str) -> "CatalogPage":
        """Type into the box and press Enter."""
        self.box.fill(query)
        self.box.press("Enter")
        return self.settled()

    def filters(self) -> "CatalogPage":
        """Open the panel of filters and wait for its counts."""
        self.page.get_by_role("button", name="筛选").click()
        return self.counted()

    def counted(self) -> "CatalogPage":
        """Wait until every group of the panel is counted."""
        self.page.wait_for_selector(".facets:not([hidden]) .facets__note:empty", state="attached")
        return self

    def value(self, facet: str, value: str) -> Locator:
        """A value of the panel."""
        return self.page.locator(f"[data-facet='{facet}'][data-value='{value}']")

    def counts(self, facet: str) -> dict[str, int]:
        """The values of a group with their counts."""
        rows = self.page.locator(f"[data-facet='{facet}']").evaluate_all(
            "all => all.map(({dataset}) => [dataset.value, Number(dataset.count)])"
        )
        return {str(value): int(count) for value, count in rows}

    @property
    def box(self) -> Locator:
        return self.page.locator(BOX)

    @property
    def status(self) -> str:
        return self.page.locator(f"{REGION}__status").inner_text()

    @property
    def total(self) -> int | None:
        """How many were found; None where there is no answer."""
        said = self.page.locator(REGION).get_attribute("data-result-total")
        return None if said is None else int(said)

    @property
    def titles(self) -> list[str]:
        return [text.strip() for text in self.page.locator(TITLE).all_inner_texts()]

    @property
    def ids(self) -> list[str]:
        """The hits and their grouped editions, in their order."""
        found = self.page.locator(HIT).evaluate_all("all => all.map((e) => e.dataset.recordId)")
        return [str(each) for each in found]
