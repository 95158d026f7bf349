"""A line of a reading list that names a book: by its title, its ISBN or its record's number. Pure.

Bullets and dashes are read as Chinese input methods type them, because nobody sees on a screen
which of them it was.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.library.as_markdown import as_markdown
from plugins.library.catalogue.records import isbn13
from plugins.library.reading.problems import Problem, error, warning

_BULLET = re.compile(r"\s*(?:[-－*+•·・]|\d{1,3}\s*[.、．)）])\s*(?P<rest>\S.*)")
"""Not the long dashes: ``——《诗经》`` names the source of a verse."""
_DASH = r"\s*[—─―]+\s*|\s+[-–－]+\s+"
_BREAK = re.compile(_DASH)
_BREAK_OR_COLON = re.compile(rf"{_DASH}|\s*[:：]\s*")
_LABEL = re.compile(r"(?P<label>ISBN|记录号)\s*[:：]?\s*(?P<rest>.*)", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"[\d\s–-]{9,}[\dXx]")
_WRONG_BRACKETS = re.compile(r"[〈«]|[^《》]*》")
_FORMS = "请写“- 《书名》”“- 《书名》 / 责任者”“- ISBN 号码”或“- 记录号 号码”，推荐语写在“ — ”后面"


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A book that a list names; one of title, ISBN and record number is known, the others empty."""

    line: int
    written: str
    """How the librarian named it, for people."""
    title: str = ""
    responsibility: str = ""
    """Tells namesakes apart; empty where the librarian gave none."""
    isbn: str = ""
    """Thirteen digits."""
    record_id: str = ""
    reason: str = ""
    """The librarian's own sentence; plain text."""

    @property
    def markdown(self) -> str:
        """The line of a Markdown list, in which every sign stays a sign."""
        words = f"{self.written} — {self.reason}" if self.reason else self.written
        return f"- {as_markdown(words)}"


def read_line(line: str, path: str, number: int) -> ListEntry | Problem | None:
    """The book that a line names; a problem where it names one wrongly, None for prose."""
    bullet = _BULLET.fullmatch(line)
    return _named(bullet["rest"].strip(), path, number) if bullet else None


def forgotten_bullet(line: str, path: str, number: int) -> Iterator[Problem]:
    """A warning where a line of prose is nothing but the name of a book."""
    found = _named(line.strip(), path, number)
    if isinstance(found, ListEntry) and not found.reason:
        remedy = f"若是书单里的书，请写作“- {found.written}”"
        yield warning(path, number, "这一行像是一本书，前面没有“- ”", line.strip(), remedy)


def _named(text: str, path: str, number: int) -> ListEntry | Problem | None:
    label = _LABEL.fullmatch(text)
    head, *_ = _BREAK.split(text, maxsplit=1)
    if text.startswith("《"):
        return _titled(text, path, number)
    if label:
        read = _numbered if label["label"] == "记录号" else _by_isbn
        return read(label["rest"], path, number)
    if _BARE_NUMBER.fullmatch(head) and isbn13(head):
        return _by_isbn(text, path, number)
    if _WRONG_BRACKETS.match(text):
        return _wrong(path, number, "书名号不成对", text)
    return None


def _titled(text: str, path: str, number: int) -> ListEntry | Problem:
    end = _closing(text)
    title, rest = text[1:end].strip(), text[end + 1 :]
    if end < 0 or not title:
        return _wrong(path, number, "书名号不成对或没有书名", text)
    who, reason = _cut(_BREAK_OR_COLON, rest)
    if who and who[0] not in "/／":
        what = "一行只能写一本书" if "《" in who else "书名后面的话认不出来"
        return _wrong(path, number, what, who)
    who = who[1:].strip()
    written = f"《{title}》 / {who}" if who else f"《{title}》"
    return ListEntry(number, written, title=title, responsibility=who, reason=reason)


def _closing(text: str) -> int:
    """Where the first title ends, titles within it passed over; -1 where it doesn't."""
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign == "《") - (sign == "》")
        if not depth:
            return place
    return -1


def _by_isbn(text: str, path: str, number: int) -> ListEntry | Problem:
    head, reason = _cut(_BREAK, text)
    isbn = isbn13(head)
    if not isbn:
        return _wrong(path, number, "ISBN 不是 10 位或 13 位数字", head)
    return ListEntry(number, f"ISBN {head}", isbn=isbn, reason=reason)


def _numbered(text: str, path: str, number: int) -> ListEntry | Problem:
    record_id, reason = _cut(_BREAK, text)
    if not record_id:
        return _wrong(path, number, "“记录号”后面没有号码", text)
    return ListEntry(number, f"记录号 {record_id}", record_id=record_id, reason=reason)


def _cut(where: re.Pattern[str], text: str) -> tuple[str, str]:
    """What names the book, and what the librarian says of it."""
    head, *reason = where.split(text, maxsplit=1)
    return head.strip(), reason[0].strip() if reason else ""


def _wrong(path: str, number: int, what: str, found: str) -> Problem:
    return error(path, number, what, found[:40], _FORMS)
