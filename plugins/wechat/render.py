"""The HTML of a post → the finished HTML of an article. Pure, and the same on every machine.

Order: clean what staff pasted, change blocks and words that WeChat breaks, rewrite links, put the
look into ``style``, clean against the allow-list. The first and the last block of an article lose
their style (doocs/md #103, #183), so an invisible paragraph stands before and behind.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import nh3
from lxml.html import HtmlElement

from plugins.library.feeds import clean
from plugins.typography.prose import TAGS
from plugins.wechat import blocks, inlines, links
from plugins.wechat.links import Note
from plugins.wechat.looks import Look, inline
from plugins.wechat.pictures import Published
from plugins.wechat.sanitise import sanitise
from plugins.wechat.tree import make, parse, serialise, tidy

FOLDER = "wechat"
"""Of the site, in which the pictures of articles stand."""
GUARD = '<p style="margin:0;font-size:0;line-height:0">&nbsp;</p>'
_PASTED = set(TAGS | {"h1", "audio", "video", "iframe", "picture"})
_ATTRIBUTES = {
    "*": {"class"},
    "a": {"href"},
    "img": {"src", "alt"},
    "li": {"value"},
    "ol": {"start"},
    "td": {"colspan", "rowspan", "style"},
    "th": {"colspan", "rowspan", "style"},
}


@dataclass(frozen=True, slots=True)
class Press:
    """What all articles of a site share."""

    site: str = ""
    """Address of the site, without a slash at its end; empty while it has none."""
    author: str = ""
    known: Mapping[str, str] = field(default_factory=dict)
    """Page of ours, from the root and without slashes at its ends → its article in WeChat."""

    @property
    def pictures(self) -> str:
        """The address below which all pictures of articles stand."""
        return f"{self.site}/{FOLDER}/"

    def address(self, picture: Published) -> str:
        """Where a picture is published."""
        return f"{self.pictures}{picture.name}"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished text."""

    html: str
    notes: tuple[Note, ...]
    has_media: bool

    @property
    def characters(self) -> int:
        """As WeChat counts them: of HTML."""
        return len(self.html)


def render(
    html: str, look: Look, press: Press, published: Mapping[str, str], code: str = ""
) -> Rendered:
    """Render one post.

    ``published``: address of a picture in the post → its published address; ``code``: that of the
    QR code of the post's page, empty for none.
    """
    root = parse(_cleaned(html))
    inlines.footnotes(root)
    has_media = blocks.media(root)
    notes = links.rewrite(root, press.known, press.site)
    _keep_cards(root)
    inlines.pictures(root, published)
    for step in blocks.BLOCKS:
        step(root)
    if notes:
        root.append(links.notes_section(notes))
    if code and (notes or has_media):
        root.append(_code(code))
    tidy(root)
    root.set("class", "article")
    finished = sanitise(inline(serialise(root), look), press.pictures)
    return Rendered(f"{GUARD}{finished}{GUARD}", notes, has_media)


def _cleaned(html: str) -> str:
    """What prose may hold, and what a card will stand for."""
    cleaned = nh3.clean(
        clean(html.replace("\r", "\n")),
        tags=_PASTED,
        attributes=_ATTRIBUTES,
        filter_style_properties={"text-align"},
        generic_attribute_prefixes=None,
        link_rel=None,
        url_schemes={"http", "https", "mailto", "tel"},
    )
    return clean(cleaned)  # what stood there as an entity is a character by now


def _keep_cards(root: HtmlElement) -> None:
    """Take the page's classes off; the cards of media keep theirs, which is ours."""
    cards = [one for one in root.iter("section") if one.get("class") == "card"]
    inlines.plain(root)
    for card in cards:
        card.set("class", "card")


def _code(address: str) -> HtmlElement:
    """The QR code: a plain picture, which WeChat reads at a long press."""
    box = make("section", name="card")
    picture = make("p")
    picture.append(make("img", name="code-picture", src=address, alt="本文网页的二维码"))
    box.append(picture)
    box.append(make("p", "长按识别二维码，或点文末的“阅读原文”，在本馆网站上看全文、打开链接。"))
    return box
