"""What makes a record the same record: in one export, in two files, from one export to the next.

A record's number (001) is its id where it is unique. Where it is missing or stands on several
books, the id is a hash of ISBN-13, title, volume and year: the same record gets the same id from
the next export too. Never a bare ISBN: one ISBN may belong to several books.
"""

import hashlib
import unicodedata

from plugins.library.records import BibliographicRecord, isbn13

HASHED = "h"
"""First letter of an id that is a hash."""


def folded(text: str) -> str:
    """A title as it is compared: half-width, lower case, letters and digits alone."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).lower()))


def keys_of(record: BibliographicRecord) -> tuple[str, int]:
    """The id that a record gets from what it describes, and the key by which rows are joined.

    The key is ISBN, title and year as one number of 63 bits; the id knows the volume too.
    """
    isbn = next(filter(None, map(isbn13, record.isbns)), "")
    work = f"{isbn}\x1f{folded(record.title)}\x1f{record.publication_year}"
    volume = f"{record.part_number}\x1f{record.part_title}"
    key = int.from_bytes(_digest(work), "big") >> 1
    return HASHED + _digest(f"{work}\x1f{folded(volume)}").hex()[:15], key


def is_same_work(one: BibliographicRecord, other: BibliographicRecord) -> bool:
    """Whether two records under one number are versions of one: same title, or a common ISBN."""
    if folded(one.title) == folded(other.title):
        return True
    return not _isbns(one).isdisjoint(_isbns(other))


def _isbns(record: BibliographicRecord) -> set[str]:
    return set(filter(None, map(isbn13, record.isbns)))


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest()
