"""Names of files and folders that become addresses."""

import re

from plugins.library.reading.problems import Problem, error

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def is_slug(word: str) -> bool:
    """Whether a word can stand in an address: lower case, digits, single hyphens."""
    return _SLUG.fullmatch(word) is not None


def check_slug(slug: str, path: str) -> tuple[Problem, ...]:
    """A problem where a name can't be an address."""
    if is_slug(slug):
        return ()
    remedy = "名称只用小写字母、数字和连字符，例如 spring-reading"
    return (error(path, 0, "文件名不能作为地址", slug, remedy),)


def check_place(place: str, path: str) -> tuple[Problem, ...]:
    """A problem where a page's place below ``pages/`` (``about/privacy``) can't be its address."""
    folders = place.split("/")
    for name in folders:
        if not is_slug(name):
            return check_slug(name, path)
    if folders[-1] == "index":
        remedy = (
            f"请改名为 {'/'.join(folders[:-1])}.md" if folders[1:] else "首页由网站自己生成，请改名"
        )
        return (error(path, 0, "index.md 不是网页的名称", f"/{place}/", remedy),)
    return ()
