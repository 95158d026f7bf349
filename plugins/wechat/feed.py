"""``/feeds/wechat.json`` and ``/feeds/wechat.xml``: the contract between the site and whoever
brings articles into WeChat. ``feed.schema.json`` beside this file is its wording for programs.

Why lxml and not feedgen: nearly every element of an item is our own, and two builds must give the
same bytes. A change that old readers can't read raises :data:`VERSION`.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from email.utils import format_datetime
from hashlib import sha256
from typing import Any

from lxml import etree

from plugins.library.feeds import SINCE
from plugins.wechat.article import Article
from plugins.wechat.issues import Issue
from plugins.wechat.limits import ARTICLES
from plugins.wechat.pictures import Published
from plugins.wechat.post import KIND_NAMES
from plugins.wechat.render import Press

VERSION = 1
WX = "https://schema.anju-library/wechat/1"
_NAMES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "atom": "http://www.w3.org/2005/Atom",
    "wx": WX,
}
_PATH = "feeds/wechat"


def item_of(article: Article, press: Press) -> dict[str, Any]:
    """An article as the schema says it."""
    draft, post, cover = article.draft, article.draft.post, article.cover
    return {
        "id": article.id,
        "kind": post.kind,
        "slug": post.slug,
        "category": KIND_NAMES[post.kind],
        "type": "newspic" if post.wishes.as_cards else "news",
        "title": draft.title,
        "author": draft.author,
        "digest": draft.digest,
        "source_url": draft.source_url,
        "published": article.published.isoformat(),
        "look": draft.look.key,
        "content_html": article.html,
        "content_characters": len(article.html),
        "content_sha256": sha256(article.html.encode()).hexdigest(),
        "text": article.text,
        "cover": {
            **_picture(cover.picture, press),
            "crop_235_1": cover.crop_wide,
            "crop_1_1": cover.crop_square,
            "wide_url": press.address(cover.wide),
            "square_url": press.address(cover.square),
            "drawn": cover.is_drawn,
        },
        "images": [_picture(picture, press) for picture in article.pictures],
        "comments": {"open": False, "fans_only": False},
        "article_url": article.article_url,
        "sha256": article.sha256,
    }


def _picture(picture: Published, press: Press) -> dict[str, Any]:
    return {
        "url": press.address(picture),
        "type": picture.media_type,
        "width": picture.width,
        "height": picture.height,
        "bytes": picture.size,
        "sha256": picture.sha256,
    }


def feed_of(
    articles: Sequence[Article], press: Press, name: str, issues: Sequence[Issue] = ()
) -> dict[str, Any]:
    """The feed as the schema says it."""
    items = [item_of(article, press) for article in articles]
    return {
        "version": VERSION,
        "title": name,
        "site": press.site,
        "updated": max((article.updated for article in articles), default=SINCE).isoformat(),
        "items": items,
        "issues": list(_issues(issues, items, press)),
    }


def _issues(
    issues: Sequence[Issue], items: Sequence[Mapping[str, Any]], press: Press
) -> Iterator[dict[str, Any]]:
    """Issues with the ids of their articles, the head first; one that lacks any is left out."""
    by_url = {item["source_url"]: item["id"] for item in items}
    for issue in issues:
        pages = [f"{press.site}/{url}" for url in issue.urls]
        if 0 < len(pages) <= ARTICLES and all(page in by_url for page in pages):
            yield {
                "name": issue.name,
                "title": issue.title,
                "date": issue.day.isoformat(),
                "items": [by_url[page] for page in pages],
            }


def as_rss(feed: Mapping[str, Any]) -> bytes:
    """The same feed as RSS 2.0 with a namespace of ours."""
    site = feed["site"]
    root = etree.Element("rss", {"version": "2.0"}, _NAMES)
    channel = etree.SubElement(root, "channel")
    _add(channel, "title", f"{feed['title']}：公众号文章")
    _add(channel, "link", f"{site}/")
    _add(channel, "description", "每一条都是排好版的公众号文章，可以直接建草稿。")
    _add(channel, "language", "zh-CN")
    _add(channel, "lastBuildDate", _mail_date(feed["updated"]))
    _add(channel, "ttl", "60")
    own = {"href": f"{site}/{_PATH}.xml", "rel": "self", "type": "application/rss+xml"}
    etree.SubElement(channel, f"{{{_NAMES['atom']}}}link", own)
    _add(channel, "wx:version", str(VERSION))
    for item in feed["items"]:
        _add_item(channel, item)
    etree.indent(root, " ")
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True)) + b"\n"


def _mail_date(moment: str) -> str:
    return format_datetime(datetime.fromisoformat(moment))


def _add_item(channel: "etree._Element", item: Mapping[str, Any]) -> None:
    one = etree.SubElement(channel, "item")
    _add(one, "title", item["title"])
    _add(one, "link", item["source_url"])
    _add(one, "guid", item["id"], isPermaLink="false")
    _add(one, "pubDate", _mail_date(item["published"]))
    _add(one, "dc:creator", item["author"])
    _add(one, "category", item["category"])
    _add(one, "description", item["digest"])
    _add(one, "content:encoded", item["content_html"])
    for name in _PLAIN:
        _add(one, f"wx:{name}", str(item[name]))
    told = [("cover", item["cover"]), ("comments", item["comments"])]
    for name, facts in (*told, *(("image", picture) for picture in item["images"])):
        _add(one, f"wx:{name}", **{key: _word(value) for key, value in facts.items()})


_PLAIN = "kind slug type look content_characters content_sha256 text article_url sha256".split()


def _word(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _add(parent: "etree._Element", name: str, text: str = "", **attributes: str) -> None:
    prefix, _, local = name.rpartition(":")
    tag = f"{{{_NAMES[prefix]}}}{local}" if prefix else local
    element = etree.SubElement(parent, tag, attributes)
    element.text = text or None
