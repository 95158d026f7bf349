"""One MARC record, whatever it was written in: ISO 2709, MARCXML and worksheets meet here."""

from dataclasses import dataclass
from typing import NamedTuple

from plugins.library.tables.units import LONGEST_CELL


class MarcField(NamedTuple):
    """One field. A control field (00-) has one subfield, whose code is empty.

    A named tuple, not a dataclass: two million are made for a hundred thousand records.
    """

    tag: str
    indicators: str
    """Two characters, blank where the export has none."""
    subfields: tuple[tuple[str, str], ...]
    """(code, value) in the order of the record."""

    def values(self, codes: str) -> list[str]:
        """The values of these subfields, in the order of the record, empty ones left out."""
        return [value for code, value in self.subfields if value and code in codes]

    def first(self, codes: str) -> str:
        """The first value of these subfields, or an empty string."""
        for code, value in self.subfields:
            if value and code in codes:
                return value
        return ""


@dataclass(frozen=True, slots=True)
class MarcRecord:
    """One record's leader and fields, with what had to be repaired to read them."""

    leader: str
    """24 characters, or what the export has of them."""
    fields: tuple[MarcField, ...]
    repaired: str = ""
    """A Chinese sentence, or empty."""
    encoding: str = ""
    """Where each record has its own."""

    def all(self, tag: str) -> list[MarcField]:
        """The fields of a tag."""
        return [field for field in self.fields if field.tag == tag]

    def control(self, tag: str) -> str:
        """The value of a control field, or an empty string."""
        return next((f.subfields[0][1] for f in self.fields if f.tag == tag and f.subfields), "")


TOO_LONG = f"有一个字段超过 {LONGEST_CELL:,} 个字符，这一条没有读"


class UnreadableRecord(ValueError):
    """A record that can't be read; the message is the reason in Chinese."""

    def __init__(self, reason: str, record_id: str = "") -> None:
        super().__init__(reason)
        self.record_id = record_id
        """What can still be seen of its number, or empty."""
