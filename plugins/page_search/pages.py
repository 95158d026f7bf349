"""From a written page to the bare copy that is indexed. Pure."""

from dataclasses import dataclass
from html import escape

from lxml import html
from lxml.html import HtmlElement

from plugins.page_search.cut import cut

LEFT_OUT = ("404.html", "search/", "catalog/", "events/calendar/")
"""Pages that answer no question by themselves, months that only say again what events say, and the
catalogue, which has a search of its own."""

_SKIPPED = {"script", "style", "template", "noscript", "nav", "form", "button", "svg", "select"}
_INLINE = {
    *("a", "abbr", "b", "bdi", "cite", "code", "data", "dfn", "em", "i", "ins", "kbd", "mark"),
    *("q", "rp", "rt", "ruby", "s", "small", "span", "strong", "sub", "sup", "time", "u", "wbr"),
}
_CLOSED = ("。", "！", "？", "；", "，", "：", "、", "…")


@dataclass(frozen=True, slots=True)
class PageText:
    """What a reader may search for in a page."""

    title: str
    paragraphs: tuple[str, ...]


def is_searched(path: str, left_out: tuple[str, ...]) -> bool:
    """Whether the page at a path belongs into the search."""
    return path.endswith(".html") and not path.startswith(left_out)


def read_page(page: bytes) -> PageText | None:
    """The text of a page's ``<main>``; None where it has none, or where nobody should search it.

    The title is the first ``<h1>``, else what ``<title>`` says.
    """
    root = html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
    main = next(root.iter("main"), None)
    if main is None or root.find("head/meta[@name='robots'][@content='noindex']") is not None:
        return None
    heading = next(main.iter("h1"), None)
    named = next(root.iter("title"), main) if heading is None else heading
    title = " ".join("".join(map(str, named.itertext())).split())
    pieces: list[str] = []
    _gather(main, pieces)
    paragraphs = (" ".join(line.split()) for line in "".join(pieces).split("\0"))
    return PageText(title, tuple(line for line in paragraphs if line and line != title))


def _gather(element: HtmlElement, pieces: list[str]) -> None:
    """Add text in reading order; NUL, which no page has, stands where a block begins or ends."""
    if not isinstance(element.tag, str) or element.tag in _SKIPPED or _is_ignored(element):
        return
    edge = "" if element.tag in _INLINE else "\0"
    pieces += (edge, element.text or "")
    for child in element:
        _gather(child, pieces)
        pieces.append(child.tail or "")
    pieces.append(edge)


def _is_ignored(element: HtmlElement) -> bool:
    return element.get("data-page-search") == "no" or element.get("hidden") is not None


def bare_copy(page: PageText) -> str:
    """The page as Pagefind reads it: the title whole for showing, everything else cut."""
    lines = "".join(f"<p>{_sentence(line)}</p>\n" for line in page.paragraphs)
    return (
        '<!DOCTYPE html>\n<html lang="und">\n<head><meta charset="utf-8"></head>\n'
        "<body data-pagefind-body>\n"
        f'<h1 data-pagefind-meta="title[data-title]" data-title="{escape(page.title)}">'
        f"{_sentence(page.title)}</h1>\n{lines}</body>\n</html>\n"
    )


def _sentence(line: str) -> str:
    """A line cut and closed: Pagefind would put a Western full stop behind it."""
    return escape(cut(line)) + ("" if line.endswith(_CLOSED) else "。")
