"""The address of a published article, written into the header of its post: ``Link: https://mp…``.

Then the site links to it, other articles lead to it instead of to a note, and the pusher leaves it
alone. The header is its one home, so the repository and not a box holds it.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.library.feeds import AUTHORITY, tag
from plugins.library.reading.files import rewrite
from plugins.wechat.post import Post
from plugins.wechat.pusher.errors import PushError
from plugins.wechat.read_posts import read_posts
from plugins.wechat.sanitise import is_live


def write_link(content: Path, which: str, address: str) -> str:
    """Write one; the path of the file. ``which``: an id, a slug or the path of a file."""
    address = address.strip().replace("http://mp.", "https://mp.", 1)
    if not (is_live(address) and address.startswith("https://")):
        raise PushError(f"公众号文章的网址以 https://mp.weixin.qq.com/ 开头，读到的是“{address}”。")
    post = _find(read_posts(content.resolve())[0], which)
    rewrite(content.resolve().parent / post.path, lambda text: with_link(text, address))
    return post.path


@dataclass(frozen=True, slots=True)
class Synced:
    """What WeChat told of our posts, as paths of their files."""

    written: tuple[str, ...]
    """Their addresses are in their headers now."""
    dead: tuple[str, ...]
    """Their headers name an article that was deleted in WeChat since."""


def write_published(content: Path, published: Iterable[tuple[str, list[dict[str, Any]]]]) -> Synced:
    """Write every address that WeChat tells of a post of ours, and find those that lead nowhere.

    ``is_deleted`` is WeChat's word for an article taken back (freepublish/batchget); an article
    that it does not tell of may have been sent to followers and is left alone.
    """
    posts = read_posts(content.resolve())[0]
    ours = {post.url for post in posts}
    told = [(_page(item, ours), item) for _, items in published for item in items]
    living = {page: str(item["url"]) for page, item in told if not item.get("is_deleted")}
    deleted = {page for page, item in told if item.get("is_deleted")} - set(living)
    new = [post for post in posts if post.url in living and not post.link]
    return Synced(
        written=tuple(write_link(content, post.path, living[post.url]) for post in new),
        dead=tuple(post.path for post in posts if post.link and post.url in deleted),
    )


def _page(item: Mapping[str, Any], ours: Set[str]) -> str:
    """The page of ours that an article leads to, from the site's root; empty for none.

    The site lay in whatever folder of whatever host when the article was published.
    """
    path = str(item.get("content_source_url", "")).partition("://")[2].partition("/")[2]
    parts = path.split("/")
    return next((tail for at in range(len(parts)) if (tail := "/".join(parts[at:])) in ours), "")


def with_link(text: str, address: str) -> str:
    """The text of a file with its ``Link`` line set; every other line stays as it is."""
    lines = text.splitlines(keepends=True)
    end = next((at for at, line in enumerate(lines) if not line.strip()), len(lines))
    head = [line for line in lines[:end] if not _is_link(line)]
    key = "Link: " if lines and lines[0][:1].isascii() else "链接："
    newline = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    return "".join(
        [*(_ended(line, newline) for line in head), f"{key}{address}{newline}", *lines[end:]]
    )


def _ended(line: str, newline: str) -> str:
    return line if line.endswith(("\n", "\r")) else line + newline


def _is_link(line: str) -> bool:
    return line.replace("：", ":").partition(":")[0].strip().lower() in ("link", "链接")


def _find(posts: Iterable[Post], which: str) -> Post:
    found = [
        post
        for post in posts
        if which in (post.slug, post.path, tag(AUTHORITY, post.kind, post.slug))
    ]
    if len(found) != 1:
        problem = "有几篇都叫" if found else "找不到"
        raise PushError(f"{problem}“{which}”。请写文件的路径，例如 content/news/opening.md")
    return found[0]
