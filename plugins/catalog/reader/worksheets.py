"""Text worksheets: CNMARC records as a cataloguer sees them, one field a line.

Every system writes them in its own way: ``2001  |a 家``, ``200 1  ■a家``, ``2001 ǂa家``. A line is
a tag, up to two indicators, and subfields behind a mark; each line shows its own mark. The text is
decoded before it is split, because in GBK the second byte of a character can be ``|`` or ``@``.
Records are told apart by blank lines, headings, or a field that can only begin a new one.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice, pairwise
from pathlib import Path
from typing import NamedTuple

from plugins.catalog.reader.marc import TOO_LONG, MarcField, MarcRecord
from plugins.catalog.reader.marc_lines import MARK, as_worksheet
from plugins.library.privacy.quoted import quotable
from plugins.library.tables.units import LONGEST_CELL, Unreadable

_SAMPLE, _LINE_LIMIT, _LOOSE_LIMIT, _ROWS_LIMIT = 200, 1 << 16, 200, 1000
_MARKS_OF_SYSTEMS = (*"| ■ ǂ‡ ▼ @ $ !！".split(), MARK)
_FAMILIES = {mark: f"[{family}]" for family in _MARKS_OF_SYSTEMS for mark in family}
"""Each mark of subfields with those that stand beside it within one record."""
_MARKS = "".join(_FAMILIES)
_FIELD = re.compile(rf"\s*(\d{{3}}|[A-Z][A-Z0-9]{{2}})([\s\d#_-]{{0,8}})([{_MARKS}][0-9A-Za-z].*)")
_CONTROL = re.compile(rf"\s*(00\d|(?:FMT|LDR|SYS)(?=\s))\s*([^\s{_MARKS}].*)")
_LEADER = re.compile(
    r"\s*(?:(?:000|LDR)\s*(?:[\d_-]{5})?|[\d_-]{5}(?=.{5}22))([acdnop][a-z][a-z_-].*)"
)
_LOST = re.compile(r"(\d{3})((?=\d{0,2}\s)[\s\d]{1,6})(\S.*)")
_REMARK = re.compile(r"\s*(?:备注|附注)\s*[:：]")
"""A line of the cataloguer's own, which is no part of the field above it."""
_RULE = re.compile(r"\s*(?:#|[=*_~—-]{3})")
_SHOWN = 20
TITLES = ("200", "245")
"""The title proper: of CNMARC and UNIMARC, of MARC 21."""
_CODED = ("100", "105", "106")
"""Fields that have nothing but $a, so that a lost mark leaves no doubt."""


class WorksheetField(NamedTuple):
    """One field as its lines show it."""

    tag: str
    gap: str
    """What stands between tag and mark: the indicators and their blanks."""
    text: str
    """From the first mark on; of a control field and the leader, the value."""
    note: str = ""
    """What had to be repaired, in Chinese."""


def read_worksheets(path: Path, encoding: str) -> Iterator[tuple[int, MarcRecord] | Unreadable]:
    """The records of a file with their places, from 1; headings and comments are none."""
    for ordinal, rows in enumerate(_records(_lines(path, encoding)), 1):
        if any(len(row.text) > LONGEST_CELL for row in rows):
            number = next((row.text for row in rows if row.tag == "001"), "")[:_SHOWN]
            yield Unreadable(ordinal, TOO_LONG, number, "请核对原始记录，把这个字段改短")
            continue
        record = _record(rows)
        if any(field.tag in TITLES for field in record.fields):
            yield ordinal, record
        else:
            found = f"{rows[0].tag} {quotable(rows[0].text.strip())[:20]}"
            reason = f"这一段没有 200 字段（题名，MARC 21 是 245），开头是“{found}”"
            remedy = "请核对原始记录，补上 200 字段，或者删去这一段"
            yield Unreadable(ordinal, reason, record.control("001"), remedy)


def row_tag(line: str) -> str:
    """The tag of a line that is a field of a worksheet, or an empty string."""
    return row.tag if (row := _row(line)) else ""


def _lines(path: Path, encoding: str) -> Iterator[str]:
    """The lines without their ends; every second one where all the others are blank."""
    with path.open(encoding=encoding, errors="replace") as file:
        cut = iter(lambda: file.readline(_LINE_LIMIT), "")
        given = (line.rstrip("\x00\x1a\r\n \t").lstrip("\ufeff") for line in cut)
        lines = as_worksheet(given)
        sample = list(islice(lines, _SAMPLE))
        pairs = pairwise(chain(["-"], sample, lines))
        wide = _double_spaced(sample)
        yield from (line for before, line in pairs if line or not before or not wide)


def _double_spaced(lines: list[str]) -> bool:
    """Copies out of a browser or with CR CR LF have a blank line behind each field."""
    blank = [not after for line, after in pairwise(lines) if row_tag(line)]
    return len(blank) > 3 and all(blank)


def _row(line: str) -> WorksheetField | None:
    if match := _LEADER.fullmatch(line):
        return WorksheetField("LDR", "", f"     {match[1]}"[:24].ljust(24))
    if match := _FIELD.fullmatch(line):
        return WorksheetField(match[1], match[2], match[3])
    if match := _CONTROL.fullmatch(line):
        return WorksheetField("LDR" if match[1] == "000" else match[1], "", match[2])
    return None


def _records(lines: Iterable[str]) -> Iterator[list[WorksheetField]]:
    """The rows of each record. Lines that are no rows are held until it shows what follows."""
    record: list[WorksheetField] = []
    loose: list[str] = []
    for line in lines:
        if _REMARK.match(line):
            continue
        row = _row(line) or _lost_mark(line, record, loose)
        if row is None:
            loose += [line] if len(loose) < _LOOSE_LIMIT else []
            continue
        if record and (_separate(loose, record) or _begins(record, row)):
            carried = [] if loose else _carried(record, row)
            yield _ended(record[: len(record) - len(carried)], loose)
            record = carried
        else:
            record = _continued(record, loose)
        record.append(row)
        loose = []
    if record:
        yield _ended(record, loose)


def _lost_mark(line: str, record: list[WorksheetField], loose: list[str]) -> WorksheetField | None:
    """A field without a mark, among others and in their order: ``106  ar`` is $a r."""
    match = _LOST.fullmatch(line)
    if not match or loose or not record or not record[-1].tag <= match[1]:
        return None
    tag, gap, text = match.groups()
    if text[0] == "a" and text[1:] and (tag in _CODED or not re.search("[a-z]", text[1:])):
        return WorksheetField(tag, gap, f"|{text}", f"{tag} 字段丢了子字段标识，按 $a 读")
    return WorksheetField(tag, gap, "", f"{tag} 字段丢了子字段标识，没有读")


def _separate(loose: list[str], record: list[WorksheetField]) -> bool:
    """Whether lines end a record: a blank, a heading, any text ahead of the title."""
    rest = loose[len(_indented(loose)) :]
    if not rest or any(not line or _RULE.match(line) for line in rest):
        return bool(rest)
    return all(row.tag not in TITLES for row in record)


def _begins(record: list[WorksheetField], row: WorksheetField) -> bool:
    """Whether a field can only begin a record: behind a title stand 09- and those above 200.

    Programs keep no order and have a leader or a blank line between records.
    """
    if row.text.startswith(MARK):
        return len(record) >= _ROWS_LIMIT
    first = row.tag in ("LDR", "FMT", "001", "200")
    if not first and (row.tag > "200" or row.tag.startswith("09")):
        return len(record) >= _ROWS_LIMIT
    tags = {row.tag for row in record}
    return "200" in tags or (first and row.tag in tags) or len(record) >= _ROWS_LIMIT


def _carried(record: list[WorksheetField], row: WorksheetField) -> list[WorksheetField]:
    """Local fields at the end of a record that belong to the next one by their order."""
    kept = len(record)
    while kept and record[kept - 1].tag.startswith("09") and record[kept - 1].tag < row.tag < "201":
        kept -= 1
    return record[kept:] if kept else []


def _indented(loose: list[str]) -> list[str]:
    """The lines that continue a field for certain: right behind it and indented."""
    count = next((at for at, line in enumerate(loose) if not line[:1].isspace()), len(loose))
    return loose[:count]


def _ended(record: list[WorksheetField], loose: list[str]) -> list[WorksheetField]:
    """The record at its end. Text between it and a blank line may be its own, so that is said."""
    more = _indented(loose)
    *rows, last = _continued(record, more)
    stray = loose[len(more) : len(more) + 2]
    if len(stray) < 2 or stray[1] or not stray[0] or _RULE.match(stray[0]):
        return [*rows, last]
    return [*rows, last._replace(note=last.note or f"后面有一行没有读：{quotable(stray[0])[:40]}")]


def _continued(record: list[WorksheetField], loose: list[str]) -> list[WorksheetField]:
    """The record with lines added to its last field; Chinese text wraps without a blank."""
    if not record or not loose:
        return record
    *before, last = record
    text = last.text
    for line in map(str.strip, loose):
        text += (" " if text[-1:].isascii() and line[:1].isascii() else "") + line
    wild = "有续行没有缩进，并入了前面的字段" if len(_indented(loose)) < len(loose) else ""
    return [*before, last._replace(text=text, note=last.note or wild)]


def _record(rows: list[WorksheetField]) -> MarcRecord:
    leader = next((row.text for row in rows if row.tag == "LDR"), "")
    glued = any(row.gap[:1].strip() for row in rows)
    fields = [_field(row, glued) for row in rows if row.tag != "LDR"]
    notes = dict.fromkeys(row.note for row in rows if row.note)
    if any("\ufffd" in row.text for row in rows):
        notes["有读不出的字节，已用“\ufffd”代替"] = None
    return MarcRecord(leader, tuple(f for f in fields if f.subfields), "；".join(notes))


def _field(row: WorksheetField, glued: bool) -> MarcField:
    mark = row.text[:1]
    if mark not in _FAMILIES:
        return MarcField(row.tag, "", (("", row.text),) if row.text else ())
    _, *parts = re.split(f"{_FAMILIES[mark]}([0-9A-Za-z])", row.text)
    pairs = [(code, text.strip()) for code, text in zip(parts[::2], parts[1::2], strict=True)]
    if row.tag.startswith("00"):
        return MarcField(row.tag, "", (("", pairs[0][1]),))
    return MarcField(row.tag, _indicators(row.gap, glued), tuple(pair for pair in pairs if pair[1]))


def _indicators(gap: str, glued: bool) -> str:
    """The two behind the tag, or behind a blank where the record's lines leave one."""
    exact = glued or len(gap) < 3 or gap.startswith("\t")
    text = gap.strip("\t") if exact else gap[1:]
    return re.sub(r"[\s#_-]", " ", text).ljust(2)[:2]
