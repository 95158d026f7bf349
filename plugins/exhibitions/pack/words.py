"""Texts for a page that leads nowhere.

The same Markdown as on the site. What it names lies in the pack or is spelt out: an exhibit is a
place further down, a picture a file beside the page, an address of the network is written behind
its words. Nothing is left that a browser without network would try to open.
"""

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path

from lxml import html as lxml_html
from lxml.html import HtmlElement
from markupsafe import Markup

from plugins.exhibitions.markup import with_exhibits
from plugins.exhibitions.pack.album import Album, picture_named
from plugins.library.exhibitions.pieces import Exhibit
from plugins.library.site.claims import with_what_is_held
from plugins.links.anchors import asked, with_names
from plugins.typography.markdown import to_html
from plugins.typography.prose import prose

LONGEST_CAPTION = 90
"""Characters: what is read while a picture stands on a screen."""
_SENTENCE = re.compile(r"[^。！？]*[。！？]+[”』」）]*|[^。！？]+$")


def anchor(exhibit: Exhibit) -> str:
    """Where an exhibit stands on the page."""
    return f"item-{exhibit.exhibit_id}"


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets the texts of one pack."""

    album: Album
    exhibits: tuple[Exhibit, ...]
    """Those that the pack shows; what else a text names keeps its words alone."""
    content: Path
    _by_id: Mapping[str, Exhibit] = field(init=False)
    _places: Mapping[str, str] = field(init=False)
    """Address on the site → place in the pack."""
    _asked: Mapping[Path, Set[str]] = field(init=False)
    """Text → names of headings to which links lead."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {one.exhibit_id: one for one in self.exhibits})
        object.__setattr__(self, "_places", dict(self._known_places()))
        object.__setattr__(self, "_asked", asked(self.content))

    def _known_places(self) -> Iterable[tuple[str, str]]:
        for exhibit in self.exhibits:
            yield f"/{exhibit.url}", f"#{anchor(exhibit)}"
        for source, kept in self.album.kept.items():
            yield f"/{self.album.pictures[source].small}", kept.name

    def set(self, text: str, path: str) -> Markup:
        """Markdown to safe HTML; ``path`` is the file it stands in."""
        named = with_exhibits(text, self._by_id, self.album.pictures)
        html, source = with_what_is_held(to_html(named), self.content), self.content.parent / path
        html = with_names(html, self._asked.get(source, frozenset()))
        return prose(self._brought_home(html, source)) if html else Markup()

    def _brought_home(self, html: str, path: Path) -> str:
        root = lxml_html.fragment_fromstring(html, create_parent="div")
        for image in root.xpath(".//img"):
            self._bring_image(image, path)
        for link in root.xpath(".//a[@href]"):
            self._bring_link(link, path)
        inside: str = lxml_html.tostring(root, encoding="unicode")
        return inside.removeprefix("<div>").removesuffix("</div>")

    def _bring_image(self, image: HtmlElement, path: Path) -> None:
        place = self._place(image.get("src", ""), path)
        if place:
            image.set("src", place)
        else:
            image.tail = f"{image.get('alt', '')}{image.tail or ''}"
            image.drop_tree()

    def _bring_link(self, link: HtmlElement, path: Path) -> None:
        target = link.get("href", "")
        place = target if target.startswith("#") else self._place(target, path)
        if place:
            link.set("href", place)
            return
        if target.startswith(("http://", "https://")) and target not in link.text_content():
            link.tail = f"（{target}）{link.tail or ''}"
        link.drop_tag()

    def _place(self, target: str, path: Path) -> str:
        """Where in the pack something stands; empty where it does not."""
        source = picture_named(target, path, self.content)
        kept = self.album.kept.get(source) if source else None
        return kept.name if kept else self._places.get(target, "")


def caption(text: Markup) -> str:
    """The first paragraph in plain words: whole sentences as far as they are read at a glance."""
    if not text:
        return ""
    paragraphs = lxml_html.fragment_fromstring(text, create_parent="div").xpath("./p")
    words = " ".join(paragraphs[0].text_content().split()) if paragraphs else ""
    return _shortened(words)


def _shortened(words: str) -> str:
    kept = ""
    for sentence in _SENTENCE.findall(words):
        if len(kept) + len(sentence) > LONGEST_CAPTION:
            break
        kept += sentence
    if kept or not words:
        return kept
    begun = words[:LONGEST_CAPTION]
    clause = max(begun.rfind(mark) for mark in "，；：")
    return f"{begun[: clause if clause > 0 else None]}……"
