"""ISO 20775 holdings (SRU schema ``isohold``): the copies of a record, joined to it by its number.

Format: http://www.loc.gov/standards/iso20775/. A unit is one record's holdings. An SRU answer names
the record in ``recordIdentifier``, behind the holdings; holdings alone name it in ``resource``.
Numbers of the standard: availabilityStatus 1 is available, 2 is not, 0 and 3 say nothing certain;
availableFor 1 is a loan.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from plugins.catalog.reader.limits import MOST_COPIES
from plugins.catalog.reader.marcxml import Piece, elements, local_name, parsed
from plugins.catalog.reader.recognise import HEAD, text_encoding
from plugins.library.catalogue.records import Item, ItemStatus
from plugins.library.tables.units import Unreadable

_CONTENT = re.compile(r"<(?:[\w.-]+:)?(?:recordData|holding)\b")
_SRU = re.compile(r"<(?:[\w.-]+:)?recordData\b")
_ID = re.compile(r"<(?:[\w.-]+:)?recordIdentifier>\s*([^<\s]{1,40})")
_COUNT = re.compile(r"0*(\d{1,4})")
_AVAILABLE = {"1": ItemStatus.AVAILABLE, "2": ItemStatus.LENT}


def read_holdings(path: Path) -> Iterator[tuple[int, list[Item]] | Unreadable]:
    """The copies of each record with its place in the file, from 1; a record may have none.

    Raises :class:`UnreadableFile` when reading begins, where the file declares entities.
    """
    with path.open("rb") as file:
        head = file.read(HEAD).decode(text_encoding(path), "replace")
    name = "record" if _SRU.search(head) else "holdings"
    for ordinal, piece in enumerate(elements(path, name, _CONTENT), 1):
        found = _holdings(piece)
        if isinstance(found, str):
            match = _ID.search(piece.text)
            remedy = "请从业务系统重新导出这条记录的馆藏"
            yield Unreadable(ordinal, found, match[1] if match else "", remedy)
        else:
            yield ordinal, found


def _holdings(piece: Piece) -> list[Item] | str:
    found = parsed(piece)
    if isinstance(found, str):
        return found
    root, _ = found
    number = _text(root, "recordIdentifier") or next(
        (text for node in _all(root, "resource") if (text := _identifier(node))), ""
    )
    copies = [copy for node in _all(root, "holding") for copy in _copies(node, number)]
    return copies if number or not copies else "馆藏没有写明属于哪条记录"


def _copies(holding: etree._Element, number: str) -> Iterator[Item]:
    """Copies named one by one; where there are none, as many as the summary counts."""
    branch = _text(holding, "physicalLocation")
    named = [*_all(holding, "copyInformation"), *_all(holding, "component")]
    named += [group for group in _all(holding, "set") if not _all(group, "component")]
    for node in named:
        yield _copy(node, number, branch)
    if not named:
        for summary in _all(holding, "copiesSummary"):
            yield from _counted(summary, number, branch)


def _copy(node: etree._Element, number: str, branch: str) -> Item:
    return Item(
        barcode=_text(node, "pieceIdentifier", "value"),
        record_id=number,
        branch_code=branch,
        branch_name=branch,
        shelving_location=_text(node, "sublocation") or _of_set(node, "sublocation"),
        call_number=_text(node, "shelfLocator") or _of_set(node, "shelfLocator"),
        status=_availability(node),
        date_added="",
        volume=_text(node, "enumerationAndChronology", "text"),
    )


def _counted(summary: etree._Element, number: str, branch: str) -> Iterator[Item]:
    """So many copies, of which so many can be borrowed."""
    status = _for_loan(summary)
    known = status is not None and _text(status, "availableCount")
    free = _number(known or "")
    for place in range(_number(_text(summary, "copiesCount"))):
        there = ItemStatus.AVAILABLE if place < free else ItemStatus.LENT
        yield Item("", number, branch, branch, "", "", there if known else ItemStatus.UNSTATED, "")


def _number(text: str) -> int:
    match = _COUNT.match(text)
    return min(int(match[1]), MOST_COPIES) if match else 0


def _availability(node: etree._Element) -> ItemStatus:
    for information in _children(node, "availabilityInformation"):
        status = _for_loan(information)
        if status is not None:
            return _AVAILABLE.get(_text(status, "availabilityStatus"), ItemStatus.UNSTATED)
    return ItemStatus.UNSTATED


def _for_loan(node: etree._Element) -> etree._Element | None:
    """The status for a loan, or the first one: a book may be lent out and yet be copied from."""
    states = _children(node, "status")
    loans = (state for state in states if _text(state, "availableFor") == "1")
    return next(loans, states[0] if states else None)


def _identifier(node: etree._Element) -> str:
    return _text(node, "resourceIdentifier", "value")


def _of_set(node: etree._Element, name: str) -> str:
    """What a volume takes over from its set."""
    parent = node.getparent()
    return _text(parent, name) if parent is not None else ""


def _text(node: etree._Element, *names: str) -> str:
    """The first text at the end of a path of children."""
    if not names:
        return (node.text or "").strip()
    found = (_text(child, *names[1:]) for child in _children(node, names[0]))
    return next((text for text in found if text), "")


def _children(node: etree._Element, name: str) -> list[etree._Element]:
    return [child for child in node.iterchildren("*") if local_name(child) == name]


def _all(node: etree._Element, name: str) -> list[etree._Element]:
    """Descendants of a local name; the namespace differs and may be undeclared in a piece."""
    return [found for found in node.iter("*") if local_name(found) == name]
