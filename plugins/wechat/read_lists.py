"""A reading list as a post: cards, where its header says ``WeChat: 贴图``.

Without that word it stays on the site: as an article it would be a list of links that lead nowhere.
"""

from collections.abc import Iterator
from pathlib import Path

from plugins.library.kinds import read_header
from plugins.library.lists import read_lists
from plugins.wechat.post import Post
from plugins.wechat.prose import to_html, with_files


def read_list_posts(content: Path) -> Iterator[Post]:
    """A post a list."""
    for one in read_lists(content)[0]:
        yield Post(
            kind="lists",
            slug=one.slug,
            title=one.title,
            day=one.date,
            url=one.url,
            html=with_files(
                to_html(one.text, content), content.parent / one.path, one.url, content
            )[0],
            header=read_header(content.parent / one.path, content),
            summary=one.summary,
            link=one.link,
            books=one.entries,
        )
