"""Names of files and folders that become addresses."""

import re

from plugins.library.reading.problems import Problem, error

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
RESERVED = {
    "news": frozenset({"index"}),
    "events": frozenset({"type", "series", "branch", "calendar"}),
    "exhibitions": frozenset({"items", "labels", "timeline", "series"}),
    "disclosure": frozenset({"by-date", "files"}),
}
"""Words that the addresses below a folder keep for themselves."""
ROOMS = frozenset(
    "branches catalog chronicle data disclosure elder events exhibitions feeds messages news "
    "offline pictures quizzes reports search staff theme transcripts wechat".split()
)
"""Folders of the site in which no staff-written page stands: their rooms write them."""
_ROOM_PAGES = frozenset({"about/kiosk", "about/feedback/letters"})
_RENAME = "请换一个名称"


def is_slug(word: str) -> bool:
    """Whether a word can stand in an address: lower case, digits, single hyphens."""
    return _SLUG.fullmatch(word) is not None


def check_slug(slug: str, path: str, kind: str = "") -> tuple[Problem, ...]:
    """A problem where a name can't be an address, or is a reserved one (or a bare year)."""
    if not is_slug(slug):
        remedy = "名称只用小写字母、数字和连字符，例如 spring-reading"
        return (error(path, 0, "文件名不能作为地址", slug, remedy),)
    if slug in RESERVED.get(kind, ()) or (kind in ("events", "exhibitions") and slug.isdigit()):
        return (error(path, 0, "这个名称是网站保留的", slug, _RENAME),)
    return ()


def check_place(place: str, path: str) -> tuple[Problem, ...]:
    """A problem where a page's place below ``pages/`` (``about/privacy``) can't be its address."""
    folders = place.split("/")
    for name in folders:
        if not is_slug(name):
            return check_slug(name, path)
    if folders[0] in ROOMS or place in _ROOM_PAGES:
        what = "这个地址的网页由网站自己生成"
        return (error(path, 0, what, f"/{place}/", "请换一个文件名或文件夹，例如 about/ 下面"),)
    if folders[-1] == "index":
        remedy = (
            f"请改名为 {'/'.join(folders[:-1])}.md" if folders[1:] else "首页由网站自己生成，请改名"
        )
        return (error(path, 0, "index 不是网页的名称", f"/{place}/", remedy),)
    return ()
