"""The content folder in, posts out: notices, events, exhibitions and lists, newest first.

Mistakes in headers are told by the rooms that own them; here a post without title or day is only
left out. What the rooms' pages show in lists of facts, an article says in a few lines.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from plugins.library.kinds import read_header
from plugins.library.reading.files import markdown_files
from plugins.library.reading.header import Header
from plugins.library.reading.problems import Problem, error
from plugins.library.reading.spans import read_moment
from plugins.wechat.post import Post, read_wishes
from plugins.wechat.prose import to_html, with_files
from plugins.wechat.read_events import read_event_posts
from plugins.wechat.read_exhibitions import read_exhibition_posts
from plugins.wechat.read_lists import read_list_posts
from plugins.wechat.sanitise import is_live
from plugins.wechat.words import find_cover


def read_posts(content: Path) -> tuple[tuple[Post, ...], tuple[Problem, ...]]:
    """All posts, and what is wrong in their headers' words for the channel."""
    read = [
        *_news(content),
        *read_event_posts(content),
        *read_exhibition_posts(content),
        *read_list_posts(content),
    ]
    found = [post for post in read if post.kind != "lists" or post.wishes.as_cards]
    found.sort(key=lambda post: (post.kind, post.slug))
    found.sort(key=lambda post: (str(post.day)[:10], post.day.isoformat()), reverse=True)
    wishes = (problem for post in read for problem in read_wishes(post.header)[1])
    return tuple(found), (*wishes, *(problem for post in read for problem in _check_link(post)))


def _check_link(post: Post) -> Iterator[Problem]:
    """A notice's or an event's link is its article; an exhibition's may be any address."""
    if post.kind != "exhibitions" and post.link and not is_live(post.link):
        remedy = "公众号文章的网址以 https://mp.weixin.qq.com/ 开头"
        yield error(post.path, post.header.line("link"), "链接不对", post.link, remedy)


def _news(content: Path) -> Iterator[Post]:
    for path in markdown_files(content / "news"):
        header = read_header(path, content)
        try:
            moment = read_moment(header.get("date"))
        except ValueError:
            continue
        if header.get("title"):
            yield _notice(path, header, moment.day, content)


def _notice(path: Path, header: Header, day: date, content: Path) -> Post:
    url = f"news/{path.stem}/"
    html, pictures = with_files(to_html(header.body, content), path, url, content)
    return Post(
        kind="news",
        slug=path.stem,
        title=header.get("title"),
        day=day,
        url=url,
        html=html,
        header=header,
        summary=header.get("summary"),
        cover=find_cover(header, path.parent),
        pictures=pictures,
        wishes=read_wishes(header)[0],
        link=header.get("link"),
    )
