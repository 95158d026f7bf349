"""A page of mistakes, each with its name: what the walk would have seen, had a page of ours one.

The mistakes stand in ``planted.html``. One of an element has its name as the id of the element or
of what is around it; one of the whole page is known by the rule that names it.
"""

import re
from collections.abc import Iterable
from pathlib import Path

PAGE = Path(__file__).parent / "planted.html"
OF_THE_PAGE = {
    "the page has no title": r"axe \S+ document-title:|2_4_2\.H25",
    "the page has no language": r"axe \S+ html-has-lang:|H57",
    "the page can't be made larger": r"axe \S+ meta-viewport",
    "the page has no main part": r"axe \S+ landmark-one-main:",
    "the page has no first heading": r"axe \S+ page-has-heading-one:",
}
"""Name → what a finding of it says."""
_PLACED = re.compile(r'<[\w-]+ id="([\w-]+)"')
_NOT_A_FAULT = ("same-label",)


def planted() -> list[str]:
    """The names of the mistakes."""
    text = PAGE.read_text(encoding="utf-8")
    placed = dict.fromkeys(_PLACED.findall(text.partition("<body>")[2]))
    return [*OF_THE_PAGE, *(name for name in placed if name not in _NOT_A_FAULT)]


def unseen(findings: Iterable[str]) -> list[str]:
    """The mistakes that none of these findings is about."""
    told = list(findings)
    return [name for name in planted() if not any(_says(name, finding) for finding in told)]


def _says(name: str, finding: str) -> bool:
    if name in OF_THE_PAGE:
        return re.search(OF_THE_PAGE[name], finding) is not None
    return re.search(rf'(?:#|id="){name}(?![\w-])', finding) is not None
