"""``/feeds/wechat.json`` and ``/feeds/wechat.xml``: the contract between the site and whoever
brings articles into WeChat. ``feed.schema.json`` beside this file is its wording for programs.

Why lxml and not feedgen: nearly every element of an item is our own, and two builds must give the
same bytes. A change that old readers can't read raises :data:`VERSION`.
"""

from collections.abc import Mapping, Sequence
from email.utils import format_datetime
from hashlib import sha256
from typing import Any

from lxml import etree

from plugins.library.feeds import SINCE
from plugins.library.open_data import json_file
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
    cover, draft, post = article.cover, article.draft, article.draft.post
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
            "wide_url": f"{press.pictures}{cover.wide.name}",
            "square_url": f"{press.pictures}{cover.square.name}",
            "drawn": cover.is_drawn,
        },
        "images": [_picture(picture, press) for picture in article.pictures],
        "comments": {"open": False, "fans_only": False},
        "article_url": article.article_url,
        "sha256": article.sha256,
    }


def _picture(picture: Published, press: Press) -> dict[str, Any]:
    return {
        "url": f"{press.pictures}{picture.name}",
        "type": picture.media_type,
        "width": picture.width,
        "height": picture.height,
        "bytes": picture.size,
        "sha256": picture.sha256,
    }


def issue_of(issue: Issue, articles: Sequence[Article], press: Press) -> dict[str, Any]:
    """An issue: the ids of its articles, the head first."""
    by_url = {article.draft.source_url: article.id for article in articles}
    pages = [f"{press.site}/{url}" for url in issue.urls]
    return {
        "name": issue.name,
        "title": issue.title,
        "date": issue.day.isoformat(),
        "items": [by_url[page] for page in pages if page in by_url][:ARTICLES],
    }


def as_json(
    articles: Sequence[Article], press: Press, name: str, issues: Sequence[Issue] = ()
) -> bytes:
    """The feed as JSON; an issue of which an article is missing is left out."""
    told = [issue_of(issue, articles, press) for issue in issues]
    whole = [one for one, issue in zip(told, issues, strict=True) if _is_whole(one, issue)]
    updated = max((article.published for article in articles), default=SINCE)
    feed = {
        "version": VERSION,
        "title": name,
        "site": press.site,
        "updated": updated.isoformat(),
        "items": [item_of(article, press) for article in articles],
        "issues": whole,
    }
    return json_file(feed)


def _is_whole(told: Mapping[str, Any], issue: Issue) -> bool:
    return 0 < len(told["items"]) == len(issue.urls)


def as_rss(articles: Sequence[Article], press: Press, name: str) -> bytes:
    """The same feed as RSS 2.0 with a namespace of ours."""
    root = etree.Element("rss", {"version": "2.0"}, _NAMES)
    channel = etree.SubElement(root, "channel")
    updated = max((article.published for article in articles), default=SINCE)
    _add(channel, "title", f"{name}：公众号文章")
    _add(channel, "link", f"{press.site}/")
    _add(channel, "description", "每一条都是排好版的公众号文章，可以直接建草稿。")
    _add(channel, "language", "zh-CN")
    _add(channel, "lastBuildDate", format_datetime(updated))
    _add(channel, "ttl", "60")
    own = {"href": f"{press.site}/{_PATH}.xml", "rel": "self", "type": "application/rss+xml"}
    etree.SubElement(channel, f"{{{_NAMES['atom']}}}link", own)
    _add(channel, "wx:version", str(VERSION))
    for article in articles:
        _add_item(channel, item_of(article, press), article)
    etree.indent(root, " ")
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True)) + b"\n"


def _add_item(channel: "etree._Element", item: Mapping[str, Any], article: Article) -> None:
    one = etree.SubElement(channel, "item")
    _add(one, "title", item["title"])
    _add(one, "link", item["source_url"])
    _add(one, "guid", item["id"], isPermaLink="false")
    _add(one, "pubDate", format_datetime(article.published))
    _add(one, "dc:creator", item["author"])
    _add(one, "category", item["category"])
    _add(one, "description", item["digest"])
    _add(one, "content:encoded", item["content_html"])
    for name in _PLAIN:
        _add(one, f"wx:{name}", str(item[name]))
    cover = item["cover"]
    _add(one, "wx:cover", **{key: _word(value) for key, value in cover.items()})
    _add(one, "wx:comments", **{key: _word(value) for key, value in item["comments"].items()})
    for picture in item["images"]:
        _add(one, "wx:image", **{key: _word(value) for key, value in picture.items()})


_PLAIN = "kind slug type look content_characters content_sha256 text article_url sha256".split()


def _word(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _add(parent: "etree._Element", name: str, text: str = "", **attributes: str) -> None:
    prefix, _, local = name.rpartition(":")
    tag = f"{{{_NAMES[prefix]}}}{local}" if prefix else local
    element = etree.SubElement(parent, tag, attributes)
    element.text = text or None
