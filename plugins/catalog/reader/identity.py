"""What makes a record the same record: in one export, in two files, from one export to the next.

A record's number (001) is its id where it is unique. Where it is missing or stands on several
books, the id is a hash of ISBN-13, title, volume and year (without an ISBN, of publisher and
responsibility too): the same record gets the same id from the next export. Never a bare ISBN: one
ISBN may belong to several books.
"""

import hashlib
import re

from plugins.catalog.index.units import normalise
from plugins.catalog.reader.volumes import is_same_volume
from plugins.library.catalogue.records import BibliographicRecord, isbn13

HASHED = "h"
"""First letter of an id that is a hash."""
_NUMBER = r"[上中下一二三四五六七八九十百\d]{1,20}"
_SIGNS = re.compile("(?<=[a-z])(?:[+]{1,2}|#)(?![a-z])")
_AS_LETTERS = str.maketrans("+#", "ⁿⁱ")
"""Letters that no title has once it is folded."""
_VOLUME = re.compile(rf"(?:[（(]({_NUMBER})[册卷集部编辑]?[）)]|第?({_NUMBER})[册卷集部编辑])$")
"""How a title ends that names its volume: （上）, 下册, 第二卷."""


def folded(text: str) -> str:
    """A title as it is compared: folded as for searching, letters and digits alone.

    But ``C++`` and ``C#`` are no ``C``.
    """
    words = normalise(text)
    if "+" in words or "#" in words:
        words = _SIGNS.sub(lambda match: match[0].translate(_AS_LETTERS), words)
    return "".join(filter(str.isalnum, words))


def volume_of(record: BibliographicRecord) -> str:
    """Which part of a set a record is; empty where it is none."""
    return f"{record.part_number} {record.part_title}".strip()


def volume_in_title(title: str) -> str:
    """The volume that the end of a title names, as it stands there: （上）, 第二卷; else empty."""
    end = _VOLUME.search(title.strip())
    return end[0] if end else ""


def is_same_part(one: str, other: str) -> bool:
    """Whether two texts name the same part of a set, however its number is written."""
    return folded(one) == folded(other) or is_same_volume(one, other)


def keys_of(record: BibliographicRecord) -> tuple[str, int]:
    """The id that a record gets from what it describes, and a key of ISBN, title and year.

    The key is a number of 63 bits; records that share it look like one.
    """
    isbn = next(filter(None, map(isbn13, record.isbns)), "")
    work = f"{isbn}\x1f{folded(record.title)}\x1f{record.publication_year}"
    more = "" if isbn else f"\x1f{folded(record.publisher)}\x1f{folded(record.responsibility)}"
    key = int.from_bytes(_digest(work), "big") >> 1
    return HASHED + _digest(f"{work}\x1f{folded(volume_of(record))}{more}").hex()[:15], key


def is_same_edition(one: BibliographicRecord, other: BibliographicRecord) -> bool:
    """Whether two records under one number are versions of one, a correction between them.

    Volumes, also those at the end of a title, must agree and ISBNs not contradict; then the title
    or an ISBN must be the same, and without ISBNs year and publisher too.
    """
    if not is_same_part(volume_of(one), volume_of(other)):
        return False
    if _are_two_volumes(one.title, other.title):
        return False
    isbns = _isbns(one), _isbns(other)
    if all(isbns):
        return not isbns[0].isdisjoint(isbns[1])
    same_title = folded(one.title) == folded(other.title)
    return same_title and is_same_year(one, other) and _agree(one.publisher, other.publisher)


def _are_two_volumes(one: str, other: str) -> bool:
    ends = [end for end in map(volume_in_title, (one, other)) if end]
    return len(ends) == 2 and not is_same_volume(*ends)


def is_other_book(one: BibliographicRecord, other: BibliographicRecord) -> bool:
    """Whether rows of a table under one number are about two books: other volumes, other titles.

    A table repeats a title with each copy; one title may go on where the other ends.
    """
    if _are_two_volumes(one.title, other.title):
        return True
    titles = folded(one.title), folded(other.title)
    if titles[0].startswith(titles[1]) or titles[1].startswith(titles[0]):
        return False
    return _isbns(one).isdisjoint(_isbns(other))


def is_same_year(one: BibliographicRecord, other: BibliographicRecord) -> bool:
    """Whether the years agree, as far as both are known."""
    return _agree(one.publication_year, other.publication_year)


def _agree(one: str, other: str) -> bool:
    return not one or not other or folded(one) == folded(other)


def _isbns(record: BibliographicRecord) -> set[str]:
    return set(filter(None, map(isbn13, record.isbns)))


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest()
