"""From the files of an export folder to a store: every unit kept, repaired or skipped."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from plugins.catalog.reader import cnmarc, item_rows
from plugins.catalog.reader.iso2709 import (
    UnreadableRecord,
    decode,
    encoding_of,
    parse_record,
    split_records,
)
from plugins.catalog.reader.report import FileReport, Skipped
from plugins.catalog.reader.store import StoreWriter
from plugins.library.problems import Problem, error
from plugins.library.records import BibliographicRecord

MARC_SUFFIXES = (".iso", ".mrc", ".marc", ".dat")
TABLE_SUFFIXES = (".csv", ".tsv", ".txt")
IGNORED = ("README.md", "export.toml", "fields.toml")
_FIRST_RECORD = re.compile(rb"^[\r\n\x00\x1a \xef\xbb\xbf]*\d{5}")
Advance = Callable[[int], None]


def export_files(folder: Path) -> list[Path]:
    """The files of an export, records before items, in one order on every machine."""
    if not folder.is_dir():
        return []
    files = [p for p in folder.iterdir() if p.is_file() and not p.name.startswith((".", "~"))]
    wanted = (path for path in files if path.name not in IGNORED)
    return sorted(wanted, key=lambda p: (p.suffix.lower() not in MARC_SUFFIXES, p.name))


def load(files: Iterable[Path], writer: StoreWriter) -> tuple[list[FileReport], list[Problem]]:
    """Read the files into a store; reports per file, and a problem for each unreadable file."""
    reports: list[FileReport] = []
    problems: list[Problem] = []
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        for path in files:
            task = progress.add_task(f"读取 {path.name}", total=None)
            found = _load_file(path, writer, partial(_advance, progress, task))
            if isinstance(found, Problem):
                problems.append(found)
            else:
                reports.append(found)
            progress.update(task, total=1, completed=1)
    return reports, problems


def _advance(progress: Progress, task: TaskID, count: int) -> None:
    progress.update(task, completed=count)


def _load_file(path: Path, writer: StoreWriter, advance: Advance) -> FileReport | Problem:
    suffix = path.suffix.lower()
    if suffix in MARC_SUFFIXES:
        return load_marc(path, writer, advance)
    if suffix in TABLE_SUFFIXES:
        return load_table(path, writer, advance)
    remedy = f"可读的是 {'、'.join((*MARC_SUFFIXES, *TABLE_SUFFIXES))}，请重新导出或移走这个文件"
    return error(_name(path), 0, "不认识的文件格式", path.suffix, remedy)


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def load_marc(path: Path, writer: StoreWriter, advance: Advance) -> FileReport | Problem:
    """Read a file of ISO 2709."""
    with path.open("rb") as file:
        head = file.read(64)
    if not _FIRST_RECORD.match(head):
        remedy = "请确认导出格式是 ISO 2709（CNMARC），重新导出"
        return error(_name(path), 1, "文件不是 ISO 2709", head[:20].decode("latin-1"), remedy)
    report = FileReport(_name(path), "iso2709", "")
    encodings: set[str] = set()
    for ordinal, raw in enumerate(split_records(path), 1):
        _load_marc_record(raw, ordinal, writer, report)
        encodings.add(encoding_of(raw))
        if ordinal % 1000 == 0:
            advance(ordinal)
    report.encoding = "+".join(sorted(encodings))
    return report


def _load_marc_record(raw: bytes, ordinal: int, writer: StoreWriter, report: FileReport) -> None:
    try:
        marc = parse_record(raw)
    except UnreadableRecord as mistake:
        report.skipped.append(Skipped(ordinal, _id_of(raw), str(mistake)))
        return
    record = cnmarc.read_record(marc)
    if not record.title:
        report.skipped.append(Skipped(ordinal, record.record_id, "没有题名（200$a）"))
        return
    kept = _keep(record, writer)
    if kept is None:
        report.skipped.append(Skipped(ordinal, record.record_id, "与前面的记录完全重复"))
        return
    report.kept += 1
    report.repaired += bool(marc.repaired)
    for item in cnmarc.read_items(marc, kept):
        writer.add_item(item, replace=False)


def _id_of(raw: bytes) -> str:
    """The 001 of a record that can't be read, where it can still be seen."""
    fields = raw.split(b"\x1e")
    return decode(fields[1])[0][:40].strip() if len(fields) > 1 else ""


def _keep(record: BibliographicRecord, writer: StoreWriter) -> str | None:
    """Keep a record under its 001 or, where that is missing or another book's, under a hash.

    None where the same record was kept before: an export of changes beside a full one.
    """
    if record.record_id and writer.add_record(record):
        return record.record_id
    hashed = cnmarc.identity(record)
    if record.record_id and cnmarc.identity(writer.record(record.record_id)) == hashed:
        return None
    return hashed if writer.add_record(replace(record, record_id=hashed)) else None


def load_table(path: Path, writer: StoreWriter, advance: Advance) -> FileReport | Problem:
    """Read a table of items; a row whose record is in no other file makes that record."""
    encoding = item_rows.encoding_of(path)
    report = FileReport(_name(path), path.suffix.lower().lstrip("."), encoding)
    seen: set[str] = set()
    try:
        for number, row in enumerate(item_rows.read_rows(path, encoding), 1):
            _load_row(row, seen, writer, report)
            if number % 1000 == 0:
                advance(number)
    except item_rows.UnreadableTable as mistake:
        remedy = "第一行应是列名，至少有条码号和题名"
        return error(_name(path), 1, str(mistake), remedy=remedy)
    return report


def _load_row(
    row: item_rows.ItemRow | tuple[int, str],
    seen: set[str],
    writer: StoreWriter,
    report: FileReport,
) -> None:
    if isinstance(row, tuple):
        report.skipped.append(Skipped(row[0], "", row[1]))
        return
    if row.item.barcode in seen:
        report.skipped.append(Skipped(row.line, row.item.barcode, "条码号与前面的一行重复"))
        return
    seen.add(row.item.barcode)
    record_id = row.record.record_id or cnmarc.identity(row.record)
    if not writer.has_record(record_id):
        writer.add_record(replace(row.record, record_id=record_id))
    writer.add_item(replace(row.item, record_id=record_id), replace=True)
    report.kept += 1
