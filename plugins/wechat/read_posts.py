"""The content folder in, posts out: notices, events, exhibitions and lists, newest first.

Mistakes in headers are told by the rooms that own them; here a post without title or day is only
left out. What the rooms' pages show in lists of facts, an article says in a few lines.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from plugins.library.kinds import known_texts
from plugins.library.pages import read_notices
from plugins.library.reading.header import Header
from plugins.library.reading.problems import Problem, error
from plugins.library.site.publication import Dated, read_dated
from plugins.wechat.post import Post, read_wishes
from plugins.wechat.prose import to_html, with_files
from plugins.wechat.read_events import read_event_posts
from plugins.wechat.read_exhibitions import read_exhibition_posts
from plugins.wechat.read_lists import read_list_posts
from plugins.wechat.sanitise import is_live


def read_posts(content: Path) -> tuple[tuple[Post, ...], tuple[Problem, ...]]:
    """All posts, and what is wrong in their headers' words for the channel."""
    read = [
        *_news(content),
        *read_event_posts(content),
        *read_exhibition_posts(content),
        *read_list_posts(content),
    ]
    days = read_dated(content)
    found = [
        _dated(post, days.get(post.url, Dated()))
        for post in read
        if post.kind != "lists" or post.wishes.as_cards
    ]
    found.sort(key=lambda post: (post.kind, post.slug))
    found.sort(key=lambda post: (str(post.day)[:10], post.day.isoformat()), reverse=True)
    return tuple(found), tuple(_check_headers(content))


def _dated(post: Post, days: Dated) -> Post:
    """A post by the day of its publication, and not by that of what it tells of."""
    day = days.published or days.kept or days.begins or post.day
    return replace(post, day=day, dated=days)


def _check_headers(content: Path) -> Iterator[Problem]:
    """The words for the channel, also of what is no post yet because its day can't be read."""
    for text in known_texts(content):
        if text.kind.channel and text.header.keys is text.kind.header:
            yield from read_wishes(text.header)[1]
            if text.kind.folder != "exhibitions":
                yield from _check_link(text.header)


def _check_link(header: Header) -> Iterator[Problem]:
    """A notice's or an event's link is its article; an exhibition's may be any address."""
    link = header.get("link")
    if link and not is_live(link):
        remedy = "公众号文章的网址以 https://mp.weixin.qq.com/ 开头"
        yield error(header.path, header.line("link"), "链接不对", link, remedy)


def _news(content: Path) -> Iterator[Post]:
    for text in read_notices(content)[0]:
        values, url = text.values, f"news/{text.slug}/"
        if not (values["date"] and values["title"]):
            continue
        html, pictures = with_files(to_html(text.header.body, content), text.file, url, content)
        cover = text.file.parent / text.header.get("cover").removeprefix("{attach}")
        yield Post(
            kind="news",
            slug=text.slug,
            title=values["title"],
            day=values["date"],
            url=url,
            html=html,
            header=text.header,
            summary=values["summary"],
            cover=cover if cover.is_file() else None,
            pictures=pictures,
            link=values["link"],
        )
