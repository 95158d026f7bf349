"""Addresses of the web in a record, as people key them, and what they lead to. Pure.

856 $u is typed by hand or pasted: with a wide colon, without its scheme, with the ``http://`` of a
form before it, two in a row. What stands beside it ($3) says whether the work itself is there, or
only its cover or contents.
"""

import re
from collections.abc import Iterable, Iterator
from ipaddress import ip_address
from urllib.parse import urlsplit

from plugins.library.catalogue.records import WebLink

_HOST = r"(?!https?\s?[:：])[^\s/／\\]"
_SOUND = re.compile(rf"https?://{_HOST}", re.IGNORECASE)
_SCHEME = re.compile(rf"(?:(https?)\s?[:：]\s?[/／\\]{{1,3}}\s?)+(?={_HOST})", re.IGNORECASE)
_WITHOUT_SCHEME = re.compile(r"(?://)?(?=www\.[^\s.])", re.IGNORECASE)
_ADDRESS = re.compile(
    r"https?://(?:(?![;,|]\s*https?://)[^\s\x00-\x1f\x7f<>\"{}\\^`，。；、（）【】])+",
    re.IGNORECASE,
)
"""Up to where another one is appended; one within another, as proxies write it, belongs to it."""
_IN_HOUSE = frozenset(("localhost", "local", "lan", "internal", "intranet", "home", "corp"))
"""Last parts of names that only machines of the house find."""
_ASIDE = re.compile(
    r"封面|封底|书影|目次|目录|简介|提要|摘要|内容|书评|评论|评介|作者|样章|试读|预览|勘误|相关|随书|附盘"
    r"|\b(?:cover|contents|toc|descriptions?|biograph\w*|reviews?|samples?|previews?|errata|related"
    r"|abstracts?|summary|finding aid)\b",
    re.IGNORECASE,
)
"""What the words of a link say that leads not to the work but to something about it."""
_WHOLE = re.compile(
    r"全文|正文|原文|阅读|电子[书版]|\b(?:full[- ]?text|e-?books?)\b", re.IGNORECASE
)
"""Words that outdo those: 全文及目录."""
_ABOUT = re.compile(
    r"\.(?:jpe?g|png|gif|webp|bmp|tiff?|svg)(?:[?#].*)?$|[/?&_](?:book)?covers?\b|/catdir/"
    r"|//(?:[\w-]+\.)*(?:douban|amazon|dangdang|jd|taobao|tmall|worldcat)\.",
    re.IGNORECASE,
)
"""Addresses of pictures, of what the Library of Congress says of a book, of shops and readers."""
RELATED = "相关资源"
"""The words of a link of which only its indicator says that it leads elsewhere."""


def as_web(text: str) -> str:
    """A value of 856 $u as the web writes it; empty where it is no address of the web.

    What is sound stays as it stands.
    """
    if _SOUND.match(text):
        return text
    if match := _SCHEME.match(text):
        return f"{match[1]}://{text[match.end() :]}"
    if match := _WITHOUT_SCHEME.match(text):
        return f"http://{text[match.end() :]}"
    return ""


def label_of(label: str, notes: Iterable[str], *, is_related: bool) -> str:
    """The words of a link: its own ($3), else what the notes beside it tell of where it leads.

    Of a note one word alone is taken, for notes may say what is not for readers.
    """
    if label or not (notes or is_related):
        return label
    aside = next(filter(None, map(_ASIDE.search, notes)), None)
    return aside[0] if aside else RELATED if is_related else ""


def addresses_of(links: Iterable[WebLink]) -> Iterator[str]:
    """The addresses that lead to the work itself, as far as can be told."""
    for link in links:
        is_aside = _ASIDE.search(link.label) and not _WHOLE.search(link.label)
        if not (is_aside or _ABOUT.search(link.url)) and (address := web_address(link.url)):
            yield address


def web_address(text: str) -> str:
    """The address that a text begins with, as it stands; empty where it is none that can be opened.

    ``http://`` alone is what a form left; one with a name and a password is not for readers.
    """
    match = _ADDRESS.match(text)
    if match is None:
        return ""
    try:
        parts = urlsplit(match[0])
        is_sound = parts.port != 0 and parts.username is None
    except ValueError:
        return ""
    host = (parts.hostname or "").rstrip(".")
    return match[0] if is_sound and (_is_number(host) or "." in host.strip(".")) else ""


def is_public(address: str) -> bool:
    """Whether an address means the same machine everywhere, not only in the house."""
    host = (urlsplit(address).hostname or "").rstrip(".")
    if _is_number(host):
        return ip_address(host).is_global
    return host.rpartition(".")[2] not in _IN_HOUSE


def _is_number(host: str) -> bool:
    try:
        return bool(ip_address(host))
    except ValueError:
        return False
