"""Names of persons behind a key of a header, whatever parts them."""

import re

from plugins.library.reading.header import Header, Key
from plugins.library.reading.problems import Problem
from plugins.library.reading.values import NO, YES

Problems = tuple[Problem, ...]
_NAME = re.compile(
    r"[\u3400-\u9fff\U00020000-\U0003ffff○]{2,6}|[\u4e00-\u9fff]{2,}(?:·[\u4e00-\u9fff]+)+"
    r"|[A-Za-z][A-Za-z .'’-]+"
)
_NO_NAME = re.compile(
    "^[没未不还已正待暂无有请口书等可均]|全部|全都|都有|[签吗呢吧的了等]|同意|口头|部分|大家|问过|没有|不知|未定|家长|监护|妈妈|爸爸|父母|父亲|母亲|爷爷|"
    "奶奶|外婆|外公|(?i:^(?:none|pending|unknown|not|true|false|ok|tbd|n.?a)\\b)"
)
"""What stands where somebody writes how far it is with the consent, and in nobody's name."""


def yes_or_names(header: Header, key: Key) -> tuple[tuple[bool, tuple[str, ...]], Problems]:
    """Whether it is so, and for whom: ``yes``, ``no``, or names, ``王小明、李小红``.

    What is neither says nothing for certain: 还没有签 is no consent.
    """
    written = header.get(key.name)
    found = () if written.lower() in ("", *YES, *NO) else _names(written)
    if odd := next((name for name in found if not _may_be_name(name)), ""):
        yes, no = key.written("是"), key.written("否")
        remedy = f"都同意了写{yes}，或写下名字，几个用顿号“、”隔开；没有同意写{no}"
        what = f"{key.label}不是“是”“否”，也不是名字"
        return (False, ()), (header.problem(key.name, what, remedy, odd),)
    return (bool(found) or written.lower() in YES, found), ()


def names(header: Header, key: Key) -> tuple[tuple[str, ...], Problems]:
    """Names of persons, whatever parts them: ``王小明、李小红``, ``王小明，李小红``."""
    return _names(header.get(key.name)), ()


def _names(written: str) -> tuple[str, ...]:
    """A blank parts names where each side may be one: ``王　明`` is a single name."""
    found: list[str] = []
    for part in re.split("[、，,;；/]", written):
        words = part.split()
        is_several = all(len(word) > 1 and not word.isascii() for word in words)
        found += words if is_several else ["".join(words)]
    return tuple(filter(None, found))


def _may_be_name(word: str) -> bool:
    """Whether a word may be a person's name and says nothing of anybody's consent."""
    return bool(_NAME.fullmatch(word)) and not _NO_NAME.search(word)
