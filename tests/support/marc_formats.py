"""One record of MARC in every writing that a library may put into the folder of its export.

Written from the descriptions of the formats, not from the readers that the tests put to the proof.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from xml.sax.saxutils import escape, quoteattr

from tests.support.marc import Field, Marc


def _subfields(field: Field) -> list[tuple[str, str]]:
    return [(part[0], part[1:]) for part in field.text.split("\x1f")[1:]]


def _is_control(field: Field) -> bool:
    return field.tag.startswith("00")


def iso2709(records: Sequence[Marc]) -> bytes:
    """Bytes with lengths, as most systems export."""
    return b"".join(record.to_bytes("utf-8") for record in records)


def marcxml(records: Sequence[Marc]) -> bytes:
    """MARCXML of the Library of Congress."""
    lines = ['<collection xmlns="http://www.loc.gov/MARC21/slim">']
    for record in records:
        lines.append(f"<record><leader>{_leader(record)}</leader>")
        for field in record.fields:
            if _is_control(field):
                lines.append(f'<controlfield tag="{field.tag}">{escape(field.text)}</controlfield>')
                continue
            one, two = field.text[0], field.text[1]
            inner = "".join(
                f"<subfield code={quoteattr(code)}>{escape(value)}</subfield>"
                for code, value in _subfields(field)
            )
            attributes = f'tag="{field.tag}" ind1="{one}" ind2="{two}"'
            lines.append(f"<datafield {attributes}>{inner}</datafield>")
        lines.append("</record>")
    return "\n".join([*lines, "</collection>"]).encode()


def _leader(record: Marc) -> str:
    return f"00000{record.kind} 2200000   450 "


def mrk(records: Sequence[Marc]) -> bytes:
    """MarcEdit's text: ``\\`` for a blank, ``{dollar}`` for a sign that is no mark."""
    blocks = []
    for record in records:
        lines = [f"=LDR  {_leader(record)}"]
        for field in record.fields:
            if _is_control(field):
                lines.append(f"=00{field.tag[2]}  {field.text.replace(' ', chr(92))}")
                continue
            inner = "".join(
                f"${code}{value.replace('{', '{lcub}').replace('$', '{dollar}')}"
                for code, value in _subfields(field)
            )
            lines.append(f"={field.tag}  {field.text[:2].replace(' ', chr(92))}{inner}")
        blocks.append("\r\n".join(lines))
    return ("\r\n\r\n".join(blocks) + "\r\n").encode()


def aleph(records: Sequence[Marc]) -> bytes:
    """Aleph's sequential format: a number on each line, no line between records."""
    lines = []
    for number, record in enumerate(records, 1):
        head = f"{number:09}"
        lines.append(f"{head} FMT   L BK")
        lines.append(f"{head} LDR   L {_leader(record).replace(' ', '^')}")
        for field in record.fields:
            if _is_control(field):
                lines.append(f"{head} {field.tag}   L {field.text.replace(' ', '^')}")
                continue
            inner = "".join(f"$${code}{value}" for code, value in _subfields(field))
            lines.append(f"{head} {field.tag}{field.text[:2]} L {inner}")
    return ("\n".join(lines) + "\n").encode()


def worksheet(records: Sequence[Marc]) -> bytes:
    """What is copied out of a cataloguer's window."""
    return _lines(records, "ǂ{}{}").encode()


def marcdump(records: Sequence[Marc]) -> bytes:
    """The lines of yaz-marcdump: the leader without a tag, a blank on both sides of a code."""
    return _lines(records, " ${} {}", leader="{}").encode()


def _lines(records: Sequence[Marc], subfield: str, leader: str = "LDR {}") -> str:
    blocks = []
    for record in records:
        lines = [leader.format(_leader(record))]
        for field in record.fields:
            inner = "".join(subfield.format(*pair) for pair in _subfields(field))
            text = f" {field.text}" if _is_control(field) else f" {field.text[:2]}{inner}"
            lines.append(field.tag + text)
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


WRITINGS: Mapping[str, Callable[[Sequence[Marc]], bytes]] = MappingProxyType(
    {
        "a.mrc": iso2709,
        "b.xml": marcxml,
        "c.mrk": mrk,
        "d.seq": aleph,
        "e.txt": worksheet,
        "f.line": marcdump,
    }
)
"""Name of a file → how it is written; the names are told to nobody."""
_NO_DOLLAR = re.compile(r"\$[0-9A-Za-z]")


def can_be_written(name: str, record: Marc) -> bool:
    """Whether a writing has a way to say this record: lines with ``$`` have none for a ``$5``."""
    return name != "f.line" or not any(_NO_DOLLAR.search(field.text) for field in record.fields)
