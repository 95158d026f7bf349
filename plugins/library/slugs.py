"""Names of files and folders that become addresses."""

import re

from plugins.library.problems import Problem, error

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
RESERVED = {
    "events": frozenset({"type", "series", "branch", "calendar"}),
    "exhibitions": frozenset({"items", "labels", "timeline", "series"}),
}
"""Words that the addresses below a folder keep for themselves."""


def is_slug(word: str) -> bool:
    """Whether a word can stand in an address: lower case, digits, single hyphens."""
    return _SLUG.fullmatch(word) is not None


def check_slug(slug: str, path: str, kind: str = "") -> tuple[Problem, ...]:
    """A problem where a name can't be an address, or is a reserved one (or a bare year)."""
    if not is_slug(slug):
        remedy = "名称只用小写字母、数字和连字符，例如 spring-reading"
        return (error(path, 0, "文件名不能作为地址", slug, remedy),)
    if slug in RESERVED.get(kind, ()) or (kind in ("events", "exhibitions") and slug.isdigit()):
        return (error(path, 0, "这个名称是网站保留的", slug, "请换一个名称"),)
    return ()
