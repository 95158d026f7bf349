"""What every format's reader gives: units of one file, each readable or with its reason.

A unit is a record in ISO 2709, MARCXML and worksheets, a row in a table, the holdings of one record
in ISO 20775. A reader yields every unit that the file has, never stops at a bad one and never
raises for what stands in the file, so that ``read = kept + skipped`` holds by construction.
"""

from dataclasses import dataclass
from typing import NamedTuple

LONGEST_CELL = 32_767
"""Characters of a cell or a subfield; Excel has no more, and no field of ISO 2709 10,000 bytes."""


class Sheet(NamedTuple):
    """Says that the rows that follow stand on another sheet, with a header of their own."""

    title: str
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A unit that can't be read."""

    ordinal: int
    """1-based: the record's place in the file, the line or row in a table."""
    reason: str
    """A Chinese sentence without a full stop: what is wrong, what was found."""
    id: str = ""
    """What can still be seen of its number (001, barcode), or empty."""
    remedy: str = ""
    """A Chinese sentence: how to mend it."""


class UnreadableFile(ValueError):
    """A whole file that can't be read; the message says in Chinese what is wrong."""

    def __init__(self, what: str, found: str = "", remedy: str = "", line: int = 0) -> None:
        super().__init__(what)
        self.what, self.found, self.remedy, self.line = what, found, remedy, line
