"""Links: only those to other articles of WeChat and to telephones live; the rest become notes.

The one link out of an article is 阅读原文 (``content_source_url``), and a QR code, which readers
press long. A link to a page of ours that stands in WeChat too leads there.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml.html import HtmlElement

from plugins.wechat.sanitise import is_live
from plugins.wechat.tree import append_text, make


@dataclass(frozen=True, slots=True)
class Note:
    """A link that a reader can only copy."""

    words: str
    address: str


def rewrite(root: HtmlElement, known: Mapping[str, str], site: str = "") -> tuple[Note, ...]:
    """Rewrite in place; the notes in their order.

    ``known``: address of a page of ours, from the site's root → its article's. ``site`` is the
    site's own address, without a slash at its end.
    """
    notes: dict[str, str] = {}
    for link in list(root.iter("a")):
        href = " ".join(link.get("href", "").split())
        target = known.get(_own_path(href, site), href)
        if is_live(target):
            link.attrib.clear()
            link.set("href", target)
            continue
        words = " ".join(str(link.text_content()).split())
        address = _address(href, site)
        if href.startswith("mailto:"):
            mail = href.removeprefix("mailto:").partition("?")[0]
            append_text(link, "" if mail in words else f"（{mail}）")
        elif address and words and words not in (address, address.removeprefix("https://")):
            notes.setdefault(address, words)
            mark = make("sup", f"[{list(notes).index(address) + 1}]")
            link.append(mark)
        link.drop_tag()
    return tuple(Note(words, address) for address, words in notes.items())


def _own_path(href: str, site: str) -> str:
    """The address of a page of ours from the site's root; empty for others."""
    path = href.removeprefix(site) if site else href
    return path.partition("#")[0].strip("/") if path.startswith("/") else ""


def _address(href: str, site: str) -> str:
    """What a reader types; empty for what leads nowhere outside the page."""
    if href.startswith("/") and not href.startswith("//"):
        return f"{site}{href}"
    return href if href.startswith(("https://", "http://")) else ""


def notes_section(notes: tuple[Note, ...]) -> HtmlElement:
    """The list at the end of an article."""
    section = make("section", name="notes")
    section.append(make("p", "文中链接"))
    for number, note in enumerate(notes, 1):
        section.append(make("p", f"[{number}] {note.words}：{note.address}"))
    return section
