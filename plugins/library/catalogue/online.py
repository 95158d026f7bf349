"""Whether a record without copies is read on the web, and where. Pure.

An e-book has no copy to lend, and yet it can be had: of it nobody says 暂无可借复本. The fact is
taken here alone, from the form of a record, its links (856 $u) and whether it ever had a copy;
lists, feeds, the search's index and the page of a record pass it on.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import urlsplit

from plugins.library.catalogue.records import (
    BibliographicRecord,
    DocumentType,
    Item,
    ItemStatus,
    WebLink,
)

_ASIDE = re.compile(
    r"封面|封底|书影|目次|目录|简介|提要|摘要|内容|书评|评论|评介|作者|样章|试读|预览|勘误|相关"
    r"|\b(?:cover|contents|toc|descriptions?|biograph\w*|reviews?|samples?|previews?|errata|related"
    r"|abstracts?|summary|finding aid)\b",
    re.IGNORECASE,
)
"""What the words of a link (856 $3) say that leads not to the work but to something about it."""
_WHOLE = re.compile(
    r"全文|正文|原文|阅读|电子[书版]|\b(?:full[- ]?text|e-?books?)\b", re.IGNORECASE
)
"""Words that outdo those: 全文及目录."""
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|bmp|tiff?|svg)(?:[?#].*)?$", re.IGNORECASE)
_ADDRESS = re.compile(
    r"https?://(?:(?![;,|]\s*https?://)[^\s\x00-\x1f\x7f<>\"{}\\^`，。；、（）【】])+",
    re.IGNORECASE,
)
"""Up to where another one is appended; one within another, as proxies write it, belongs to it."""
_IN_HOUSE = frozenset(("localhost", "local", "lan", "internal", "intranet", "home", "corp"))
"""Last parts of names that only machines of the house find."""
_TO_HOLD = re.compile(
    r"[光磁软][盘碟]|磁带|[uU优]盘|(?:CD|DVD|VCD)(?![a-z])|\bdis[ck]s?\b", re.IGNORECASE
)
"""In the extent: something to be lent, not to be opened."""
_WEB = ("http://", "https://")
_WORDS = {DocumentType.VIDEO: "在线观看", DocumentType.AUDIO: "在线收听"}
_READ = "在线阅读"


class Online(NamedTuple):
    """How a record without copies can be had. A named tuple, because it is stored as JSON."""

    words: str
    """Four characters: 在线阅读."""
    address: str
    """Where; empty where the export doesn't say it, or only for machines in the house."""


def online_of(record: BibliographicRecord, items: Sequence[Item]) -> Online | None:
    """What takes the place of the copies; None where there are some, or nothing is online.

    ``items``: hidden ones too. A thing whose copies were lost is no e-book, whatever it links to,
    unless its form says so; what lies on a disc is online only where a link says where.
    """
    is_electronic = record.document_type is DocumentType.ELECTRONIC
    if not (record.links or is_electronic) or any(map(_is_shown, items)):
        return None
    addresses = tuple(addresses_of(record.links))
    if is_electronic:
        is_online = bool(addresses) or not (items or _TO_HOLD.search(record.extent))
    else:
        is_online = bool(addresses) and not items
    if not is_online:
        return None
    words = _WORDS.get(record.document_type, _READ)
    return Online(words, next(filter(is_public, addresses), ""))


def is_web(text: str) -> bool:
    """Whether a value of 856 $u begins as an address of the web does."""
    return text[:8].lower().startswith(_WEB)


def _is_shown(item: Item) -> bool:
    return item.status is not ItemStatus.HIDDEN


def addresses_of(links: Iterable[WebLink]) -> Iterator[str]:
    """The addresses that lead to the work itself, as far as the words beside them tell."""
    for link in links:
        is_aside = _ASIDE.search(link.label) and not _WHOLE.search(link.label)
        if not (is_aside or _PICTURE.search(link.url)) and (address := web_address(link.url)):
            yield address


def web_address(text: str) -> str:
    """The address that a text begins with, as it stands; empty where it is none that can be opened.

    ``http://`` alone is what a form left; a password in an address is not for readers.
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
