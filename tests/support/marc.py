"""A small writer of ISO 2709, independent of the readers that the tests put to the proof.

Purpose: tests build CNMARC records field by field and get bytes as a library system exports them.
Format: ISO 2709 as the CNMARC manual uses it: 24 bytes leader, directory entries of 12 bytes
(tag 3, length 4, start 5), fields ended by 1E, subfields opened by 1F, record ended by 1D.
Lengths count bytes, not characters. Leader position 9 stays blank whatever the encoding is,
because CNMARC declares the character set in field 100.
"""

from collections.abc import Sequence
from dataclasses import dataclass

FIELD_END = b"\x1e"
RECORD_END = b"\x1d"
SUBFIELD = "\x1f"
LEADER_LENGTH = 24
LONGEST_FIELD = 9_999
LONGEST_RECORD = 99_999


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its tag (three characters) and its text with delimiters, without the end mark."""

    tag: str
    text: str


def control(tag: str, value: str) -> Field:
    """Return a control field (00-), which has neither indicators nor subfields."""
    return Field(tag, value)


def data(tag: str, indicators: str, *subfields: tuple[str, str]) -> Field:
    """Return a data field; `_` stands for a blank indicator, subfields are (code, value).

    Subfields without a value are left out, so that callers need not ask for each.
    """
    body = "".join(f"{SUBFIELD}{code}{value}" for code, value in subfields if value)
    return Field(tag, indicators.replace("_", " ") + body)


@dataclass(frozen=True, slots=True)
class Marc:
    """One record. `kind` fills leader 5-8: new, language material, monograph, no hierarchy."""

    fields: Sequence[Field]
    kind: str = "nam0"

    @classmethod
    def book(cls, number: str, title: str, person: str, *more: Field) -> "Marc":
        """Return a Chinese book with the least a record needs; `more` holds holdings and others.

        Fields come out in the order of their tags.
        """
        least = [
            control("001", number),
            data("100", "__", ("a", "20200101d2020    m  y0chiy50      ea")),
            data("101", "0_", ("a", "chi")),
            data("200", "1_", ("a", title), ("f", f"{person}著")),
            data("701", "_0", ("a", person), ("4", "著")),
        ]
        return cls(sorted([*least, *more], key=lambda field: field.tag))

    def to_bytes(self, encoding: str = "gb18030") -> bytes:
        """Return the record in ISO 2709.

        Raises ValueError when a field or the record is longer than the format can say, and
        UnicodeEncodeError when the encoding lacks a character.
        """
        directory, body = b"", b""
        for field in self.fields:
            content = field.text.encode(encoding) + FIELD_END
            directory += _entry(field.tag, len(content), len(body))
            body += content
        base = LEADER_LENGTH + len(directory) + len(FIELD_END)
        length = base + len(body) + len(RECORD_END)
        if length > LONGEST_RECORD:
            raise ValueError(f"a record of {length} bytes does not fit ISO 2709")
        leader = f"{length:05}{self.kind} 22{base:05}   450 ".encode("ascii")
        return leader + directory + FIELD_END + body + RECORD_END


def _entry(tag: str, length: int, start: int) -> bytes:
    """Return one entry of the directory: tag, bytes of the field, start after the directory."""
    if len(tag) != 3 or not tag.isascii():
        raise ValueError(f"{tag!r} is no tag of three characters")
    if length > LONGEST_FIELD:
        raise ValueError(f"field {tag} of {length} bytes does not fit ISO 2709")
    return f"{tag}{length:04}{start:05}".encode("ascii")
