"""A reading list as a post: cards, where its header says ``WeChat: 贴图``.

Without that word it stays on the site: as an article it would be a list of links that lead nowhere.
"""

from collections.abc import Iterator
from pathlib import Path

from plugins.library.kinds import read_header
from plugins.library.lists import ReadingList, read_lists
from plugins.wechat.post import Post
from plugins.wechat.prose import to_html


def read_list_posts(content: Path) -> Iterator[Post]:
    """A post a list."""
    yield from (_post(one, content) for one in read_lists(content)[0])


def _post(one: ReadingList, content: Path) -> Post:
    header = read_header(content.parent / one.path, content)
    return Post(
        kind="lists",
        slug=one.slug,
        title=one.title,
        day=one.date,
        url=one.url,
        html=to_html(one.text, content),
        header=header,
        summary=one.summary,
        link=one.link,
        books=one.entries,
    )
