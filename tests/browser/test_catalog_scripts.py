"""Which scripts a search waits for until its hits stand: an exact one for the page's own alone."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.catalog_page import SETTLED, CatalogPage

pytestmark = pytest.mark.browser

BY_THEN = f"""new MutationObserver((changes, self) => {{
  if (!document.querySelector("{SETTLED}")) return;
  self.disconnect();
  const loaded = performance.getEntriesByType("resource");
  window.loaded = loaded.map(({{ name }}) => name);
}}).observe(document, {{ subtree: true, attributes: true }})"""
"""Keeps what was loaded when the hits stood, before anything else is asked for."""
SCRIPT = re.compile(r"/js\.[^/]+/(catalog/.*\.js)$")
SAYS = "catalog/list/relaxed.js"
FORGIVES = "catalog/forgive/further.js"
WEIGHS = "catalog/forgive/weigh.js"
FORMS = "catalog/query/forms.js"
UNUSUAL = "catalog/query/unusual.js"
SOUNDS = "catalog/index/sounds.js"
MORE = "catalog/forgive/more.js"
WHOLE = "catalog/query/whole.js"
PAIRS = "catalog/query/pairs_ahead.js"
LOOKS = (FORGIVES, MORE, SAYS, SOUNDS, WHOLE)
"""What any search needs that must forgive."""
TABLE = "catalog/index/whole_table.js"
SPOKEN = "catalog/forgive/spoken.js"
PASTED = "catalog/forgive/pasted.js"


@pytest.mark.parametrize(
    ("query", "more"),
    [
        ("红楼梦", ()),
        ("鲁迅", ()),
        ("三国演义 罗贯中", ()),
        ("红娄梦", (*LOOKS, PAIRS, TABLE)),
        ("三国演义 鑫鼎", (*LOOKS, PAIRS, TABLE, PASTED, WEIGHS, FORMS)),
        ("家在几楼", (*LOOKS, PAIRS, SPOKEN, WEIGHS)),
        ("书名：三国演义 作者：罗贯中 定价：59.50元", (*LOOKS, PASTED, WEIGHS, UNUSUAL)),
        ("红楼梦在哪里借", (*LOOKS, PAIRS, SPOKEN, WEIGHS, "catalog/query/settle.js")),
        ("hlm", (SAYS, SOUNDS, "catalog/letters/letters.js", UNUSUAL)),
    ],
)
def test_a_search_loads_what_it_needs_and_nothing_else(
    page: Page, served_example: str, query: str, more: tuple[str, ...]
) -> None:
    page.add_init_script(BY_THEN)
    CatalogPage(page, served_example).open(query)
    loaded = [found[1] for name in page.evaluate("loaded") if (found := SCRIPT.search(name))]
    assert sorted(loaded) == sorted(more)
