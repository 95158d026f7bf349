"""All feeds as one OPML 2.0 file, which a feed reader imports at once (opml.org/spec2.opml)."""

from collections.abc import Iterable

from lxml import etree

from plugins.library.feeds import Feed, clean

PATH = "feeds/feeds.opml"
_TYPES = frozenset({"RSS", "Atom", "播客"})


def opml(name: str, feeds: Iterable[Feed], site: str) -> bytes:
    """The outline: every feed once, in RSS where it has that; no date, so it changes with them."""
    root = etree.Element("opml", {"version": "2.0"})
    etree.SubElement(etree.SubElement(root, "head"), "title").text = clean(name)
    body = etree.SubElement(root, "body")
    seen: set[str] = set()
    for feed in feeds:
        if feed.kind in _TYPES and feed.title not in seen:
            seen.add(feed.title)
            words = clean(feed.title)
            names = {"type": "rss", "text": words, "title": words}
            addresses = {"xmlUrl": f"{site}/{feed.url}", "htmlUrl": f"{site}/"}
            etree.SubElement(body, "outline", {**names, **addresses})
    etree.indent(root, " ")
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True)) + b"\n"
