"""What to write into ``fields.toml`` so that a field or column that nobody reads is read, or left.

Each is one line for the top of the file, and a row by itself: none repeats what another one says.
"""

import json
import re
from collections.abc import Iterable

from plugins.catalog.reader.copy_looks import is_like_barcode, line_of, part_like
from plugins.catalog.reader.fields import FieldTable
from plugins.catalog.reader.heads import column_key
from plugins.catalog.reader.readers import is_of_order
from plugins.catalog.reader.report import Unread
from plugins.catalog.reader.unread import COLUMNS, MARC21, OF_BOOKS

_NOTE, _TITLE, _SUBJECT, _PERSON = "300$a", "517$a", "606$axyz", "701$a"
_MEANINGS = {_NOTE: "附注", _TITLE: "其他题名", _SUBJECT: "主题", _PERSON: "责任者"}
_BY_BLOCK = {
    "cnmarc": {"4": _TITLE, "5": _TITLE, "6": _SUBJECT, "7": _PERSON},
    "marc21": {"1": _PERSON, "2": _TITLE, "6": _SUBJECT, "7": _PERSON},
}
"""Dialect → first figure of a tag → the field of CNMARC that such a field is like."""
_LINKS = range(760, 788)
"""Linking entries of MARC 21; those of CNMARC are its block 4."""
_LINKED = "1ta"
"""Where the title of a linked record stands: embedded, or by itself."""
_WORDS = re.compile("[\u3400-\u9fff]{2}")
"""What is no code: many a local field has a batch number or the like, which nobody misses."""
_FORMER = ("原", "旧", "曾", "永久", "临时")
"""What a column begins with that says where a copy was, or is for a while."""
_NOTES = "notes"
_BY_LOOK = {
    "call_number": "call_number",
    "branch": "branch_name",
    "location": "shelving_location",
    "status": "status",
}
"""Parts of a copy that are known by their look → our names."""
_SHORTEST = 2
_VOLUMES = ("年", "卷", "期", "卷号", "期数", "册号", "辑")
"""Columns into which some systems part what a copy of a serial is."""


def told(found: Iterable[Unread], table: FieldTable, has_items: bool = False) -> list[Unread]:
    """What is to be told, each with its lines, what describes books and then what most have first.

    ``has_items``: whether the rows of a table are copies.
    """
    some = list(found)
    for unread in some:
        if unread.section == COLUMNS:
            _add_column(unread, table, has_items)
        elif unread.section:
            _add_field(unread)
    return sorted(some, key=_weight)


def _weight(unread: Unread) -> tuple[bool, bool, int]:
    is_of_book = unread.name[:1] in OF_BOOKS
    return not is_of_book, not _WORDS.search(unread.example), -unread.count


def _add_column(unread: Unread, table: FieldTable, has_items: bool) -> None:
    name = json.dumps(unread.name, ensure_ascii=False)
    unread.to_leave = f'unread.columns.{name} = ""'
    unread.meaning = _meaning(unread, table, has_items)
    if unread.meaning:
        unread.to_read = f'unread.columns.{name} = "{unread.meaning}"'


def _add_field(unread: Unread) -> None:
    unread.to_leave = f'unread.{unread.section}."{unread.name}" = ""'
    if line := line_of(unread.name):
        unread.to_read, unread.meaning = line, "馆藏"
        return
    if unread.is_private or any(map(is_like_barcode, unread.example.split())):
        return  # of persons, or copies that no guess was made of: neither is a note
    target = _target(unread)
    codes = _codes(unread.codes, target, is_link=target == _TITLE)
    if codes:
        right = f"{target[:4]}{codes}" if target == _SUBJECT else target
        unread.to_read = f'unread.{unread.section}."{unread.name}${codes}" = "{right}"'
        unread.meaning = _MEANINGS[target]


def _target(unread: Unread) -> str:
    tag, section = unread.name, unread.section
    if section == MARC21 and tag.isdecimal() and int(tag) in _LINKS:
        return _TITLE
    return _BY_BLOCK[section].get(tag[:1], _NOTE)


def _codes(given: str, target: str, *, is_link: bool) -> str:
    """The subfields to read: the first with words, the title of a link, a subject whole."""
    codes = [code for code in given if code.isascii() and code.isalnum()]
    if target == _SUBJECT and "a" in codes:
        return "".join(code for code in "axyz" if code in codes)
    wanted = [code for code in _LINKED if code in codes] if is_link else []
    return next(iter((*wanted, *(["a"] if "a" in codes else []), *codes)), "")


def _meaning(unread: Unread, table: FieldTable, has_items: bool) -> str:
    """The label of what a column is called like; a note where a row is a record with words in it.

    Empty where nothing can be said, and for remarks: they are never read.
    """
    key = column_key(unread.name)
    if unread.is_private or is_of_order(unread.name) or key.startswith(_FORMER):
        return ""
    if has_items and key in _VOLUMES:
        return table.item["volume"].label
    near = [known for known in table.columns if _ends_in(key, known)]
    names = [table.columns[known] for known in sorted(near, key=len, reverse=True)]
    if has_items:
        names = [name for name in (*names, _BY_LOOK.get(part_like(unread.example))) if name]
    elif _WORDS.search(unread.example):
        names.append(_NOTES)
    rules = {**table.record, **table.item}
    name = next((name for name in names if not (has_items and name == _NOTES)), "")
    return rules[name].label if name else ""


def _ends_in(key: str, known: str) -> bool:
    """Whether a name is a known one with more before it: what it is stands at its end."""
    before = key.removesuffix(known)
    is_whole = not (known[:1].isascii() and before[-1:].isascii() and before[-1:].isalnum())
    return len(known) >= _SHORTEST and before != key and is_whole
