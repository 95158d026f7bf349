"""Whether a record without copies is read on the web, and where. Pure.

An e-book has no copy to lend, and yet it can be had: of it nobody says 暂无可借复本. The fact is
taken here alone, from the form of a record, its links (856 $u) and whether it ever had a copy;
lists, feeds, the search's index and the page of a record pass it on.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from plugins.library.catalogue.records import (
    BibliographicRecord,
    DocumentType,
    Item,
    ItemStatus,
    WebLink,
)
from plugins.library.catalogue.web_links import addresses_of, is_public

_TO_HOLD = re.compile(
    r"[光磁软][盘碟]|磁带|[uU优]盘|(?:CD|DVD|VCD)(?![a-z])|\bdis[ck]s?\b", re.IGNORECASE
)
"""In the extent: something to be lent, not to be opened."""
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
    kind = record.document_type
    if not (record.links or kind is DocumentType.ELECTRONIC) or any(map(_is_shown, items)):
        return None
    if not is_online(kind, record.links, record.extent, has_lost=bool(items)):
        return None
    public = filter(is_public, addresses_of(record.links))
    return Online(_WORDS.get(kind, _READ), next(public, ""))


def is_online(kind: DocumentType, links: Iterable[WebLink], extent: str, *, has_lost: bool) -> bool:
    """Whether a record without copies to show is read on the web; ``has_lost``: it had some."""
    if any(addresses_of(links)):
        return kind is DocumentType.ELECTRONIC or not has_lost
    return kind is DocumentType.ELECTRONIC and not (has_lost or _TO_HOLD.search(extent))


def is_read_online(record: BibliographicRecord) -> bool:
    """Whether a record that never had a copy is read on the web."""
    return is_online(record.document_type, record.links, record.extent, has_lost=False)


def _is_shown(item: Item) -> bool:
    return item.status is not ItemStatus.HIDDEN
