"""A post rendered with everything that stands beside its text, before any picture is made.

Published names have one length, so an article's characters are known to the last one without
making a picture: ``make check`` and a build judge the same text.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml.etree import iterwalk

from plugins.library.feeds import line
from plugins.wechat.limits import CARD_TEXT, CONTENT_CHARACTERS, DIGEST_EDITOR
from plugins.wechat.looks import PLAIN, Look
from plugins.wechat.pictures import Head, read_head
from plugins.wechat.post import Post
from plugins.wechat.render import FOLDER, Press, Rendered, render
from plugins.wechat.sanitise import is_live
from plugins.wechat.tree import parse

_PLACEHOLDER = f"{FOLDER}/{'0' * 16}.jpg"
_SENTENCE_ENDS = "。！？"
_BREAKS = tuple("p li h1 h2 h3 h4 h5 h6 br tr dt dd blockquote pre figcaption caption".split())
_CELLS = ("td", "th")
_BREAK = "\u2029"
"""Stands where a line ends; a line feed of the source is a space."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A post and its rendering."""

    post: Post
    title: str
    digest: str
    author: str
    source_url: str
    """阅读原文."""
    rendered: Rendered
    look: Look
    """The one it was rendered in: a lighter one than the post wished, where it is too long."""
    heads: Mapping[str, Head]
    """``src`` → what the picture file says of itself."""


def make_press(site: str, author: str, posts: Iterable[Post]) -> Press:
    """The press of a site, which knows the posts that stand in WeChat already."""
    known = {post.url.strip("/"): post.link for post in posts if is_live(post.link)}
    return Press(site.rstrip("/"), author, known)


def make_draft(post: Post, press: Press) -> Draft:
    """Render a post with placeholders for its pictures."""
    heads = {src: read_head(path) for src, path in post.pictures.items()}
    address = f"{press.site}/{_PLACEHOLDER}"
    published = {src: address for src, head in heads.items() if head.is_readable}
    rendered, look = fitting(post, press, published, address if press.site else "")
    return Draft(
        post=post,
        title=line(post.title),
        digest=digest_of(post),
        author=press.author,
        source_url=f"{press.site}/{post.url}",
        rendered=rendered,
        look=look,
        heads=heads,
    )


def fitting(
    post: Post, press: Press, published: Mapping[str, str], code: str
) -> tuple[Rendered, Look]:
    """Rendered in the look that the post wishes; in the plainest where it is too long."""
    rendered = render(post.html, post.wishes.look, press, published, code)
    if rendered.characters < CONTENT_CHARACTERS:
        return rendered, post.wishes.look
    return render(post.html, PLAIN, press, published, code), PLAIN


def lines_of(html: str) -> list[str]:
    """The words of HTML, a line for each paragraph, item, row and broken line."""
    words: list[str] = []
    for event, element in iterwalk(parse(html), ("start", "end")):
        between = _BREAK if element.tag in _BREAKS else " " if element.tag in _CELLS else ""
        text = (element.text if event == "start" else element.tail) or ""
        words += (between, text) if isinstance(element.tag, str) or event == "end" else ()
    return [one for one in map(line, "".join(words).split(_BREAK)) if one]


def text_of(html: str) -> str:
    """The words of HTML on one line."""
    return " ".join(lines_of(html))


def digest_of(post: Post) -> str:
    """The summary, else the beginning of the text; cut where a sentence ends."""
    words = line(post.summary) or text_of(post.html)
    if len(words) <= DIGEST_EDITOR:
        return words
    cut = words[:DIGEST_EDITOR]
    end = max(cut.rfind(mark) for mark in _SENTENCE_ENDS) + 1
    return cut[:end] if end > DIGEST_EDITOR // 2 else f"{cut[:-1]}…"


def card_text(post: Post) -> str:
    """The plain words of a 贴图, a line a paragraph; cut between lines where they are too many."""
    text = "\n".join(lines_of(post.html))
    if len(text) <= CARD_TEXT:
        return text
    return text[:CARD_TEXT].rpartition("\n")[0] or f"{text[: CARD_TEXT - 1]}…"


def own_pictures(post: Post) -> tuple[Path, ...]:
    """The picture files in the order in which the post shows them."""
    return tuple(post.pictures.values())
