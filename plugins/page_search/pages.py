"""From a written page to the bare copy that is indexed. Pure."""

import re
from dataclasses import dataclass
from html import escape

from lxml import html
from lxml.html import HtmlElement

from plugins.page_search.cut import cut

LEFT_OUT = ("404.html", "search/", "about/site-map/", "catalog/", "events/calendar/")
"""Pages that answer no question by themselves, months that only say again what events say, and the
catalogue, which has a search of its own."""
DOORS = (
    *("catalog/new/index.html", "catalog/clc/index.html", "catalog/lists/"),
    *("catalog/children/index.html", "catalog/local/index.html", "catalog/my-list/"),
    *("catalog/branches/index.html", "catalog/figures/", "catalog/data/"),
)
"""Pages of the catalogue that are sought by what they are called; what they list is not."""
BY_TITLE, BY_NOTHING = "title", "nothing"
"""What ``<main data-page-search="…">`` says of a list: found by its title alone, because each of
its lines stands on a page of its own; or not at all, because it only says again what others say."""

_SKIPPED = {
    "rp",
    "rt",
    "script",
    "style",
    "template",
    "noscript",
    "nav",
    "form",
    "button",
    "svg",
    "select",
}
_INLINE = {
    *("a", "abbr", "b", "bdi", "cite", "code", "data", "dfn", "em", "i", "ins", "kbd", "mark"),
    *("q", "ruby", "s", "small", "span", "strong", "sub", "sup", "time", "u", "wbr"),
}
_SEAM = "\1"
"""Where an inline element begins or ends; no page has this character."""
_FIGURES_MEET = re.compile(rf"(?<=\d){_SEAM}+(?=\d)")
"""A day and a year that stand one above the other in the page are no number."""
_CLOSED = ("。", "！", "？", "；", "，", "：", "、", "…")


@dataclass(frozen=True, slots=True)
class PageText:
    """What a reader may search for in a page."""

    title: str
    paragraphs: tuple[str, ...]
    names: tuple[str, ...] = ()
    """Other words by which readers ask for it (别称)."""


def is_searched(path: str, left_out: tuple[str, ...]) -> bool:
    """Whether the page at a path belongs into the search."""
    is_left_out = path.startswith(left_out) and not path.startswith(DOORS)
    return path.endswith(".html") and not is_left_out


def read_page(page: bytes) -> PageText | None:
    """The text of a page's ``<main>``; None where it has none, or where nobody should search it.

    The title is the first ``<h1>``, else what ``<title>`` says.
    """
    root = html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
    main = next(root.iter("main"), None)
    if main is None or _is_hidden(main, root):
        return None
    heading = next(main.iter("h1"), None)
    named = next(root.iter("title"), main) if heading is None else heading
    title = " ".join(_text(named).split())
    is_list = main.get("data-page-search") == BY_TITLE
    lines = [_meta(root, "description")] if is_list else _lines(main)
    paragraphs = tuple(line for line in lines if line and line != title)
    names = _meta(root, "keywords").split(",")
    return PageText(title, paragraphs, tuple(name for name in names if name))


def _text(element: HtmlElement) -> str:
    """The words of a heading, without how they sound."""
    return "".join(map(str, element.xpath(".//text()[not(parent::rt or parent::rp)]")))


def _is_hidden(main: HtmlElement, root: HtmlElement) -> bool:
    """Whether the page says that nobody should find it; 长辈版 hides from other engines alone."""
    said = main.get("data-page-search")
    noindex = root.find("head/meta[@name='robots'][@content='noindex']") is not None
    return said == BY_NOTHING or (noindex and said is None)


def _meta(root: HtmlElement, name: str) -> str:
    found = root.find(f"head/meta[@name='{name}']")
    return "" if found is None else " ".join(str(found.get("content", "")).split())


def _lines(main: HtmlElement) -> list[str]:
    pieces: list[str] = []
    _gather(main, pieces)
    text = _FIGURES_MEET.sub(" ", "".join(pieces)).replace(_SEAM, "")
    return [" ".join(line.split()) for line in text.split("\0")]


def _gather(element: HtmlElement, pieces: list[str]) -> None:
    """Add text in reading order; NUL, which no page has, stands where a block begins or ends."""
    if not isinstance(element.tag, str) or element.tag in _SKIPPED or _is_ignored(element):
        return
    edge = _SEAM if element.tag in _INLINE else "\0"
    pieces += (edge, element.text or "")
    for child in element:
        _gather(child, pieces)
        pieces.append(child.tail or "")
    pieces.append(edge)


def _is_ignored(element: HtmlElement) -> bool:
    return element.get("data-page-search") == "no" or element.get("hidden") is not None


def bare_copy(page: PageText, address: str = "") -> str:
    """The page as Pagefind reads it: the title whole for showing, everything else cut.

    A page that has names is found by its address too, as a filter: so scripts get it from the
    index when a reader has asked for it by one of them.
    """
    named = f' data-pagefind-filter="named:{escape(address)}"' if page.names else ""
    lines = "".join(f"<p>{_sentence(line)}</p>\n" for line in page.paragraphs)
    return (
        '<!DOCTYPE html>\n<html lang="und">\n<head><meta charset="utf-8"></head>\n'
        f"<body data-pagefind-body{named}>\n"
        '<h1 data-pagefind-weight="10" data-pagefind-meta="title[data-title]"'
        f' data-title="{escape(page.title)}">'
        f"{_sentence(page.title)}</h1>\n{lines}</body>\n</html>\n"
    )


def _sentence(line: str) -> str:
    """A line cut and closed: Pagefind would put a Western full stop behind it."""
    return escape(cut(line)) + ("" if line.endswith(_CLOSED) else "。")
