"""From the files of an export folder to a store: every unit kept, repaired or skipped."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from operator import attrgetter
from pathlib import Path

from rich.progress import Progress

from plugins.catalog.reader.batches import PARALLEL_FROM, Read, read_batches, read_one
from plugins.catalog.reader.copies import CopyLoader
from plugins.catalog.reader.deduplicate import Keeper
from plugins.catalog.reader.dialects import MarcReader
from plugins.catalog.reader.endings import cut_records, cut_text
from plugins.catalog.reader.field_table import FILE
from plugins.catalog.reader.fields import FieldTable
from plugins.catalog.reader.iso2709 import RECORD_END, split_records
from plugins.catalog.reader.iso20775 import read_holdings
from plugins.catalog.reader.marc import MarcField, MarcRecord
from plugins.catalog.reader.marcxml import read_marcxml
from plugins.catalog.reader.match_items import MERGED
from plugins.catalog.reader.origins import newest_first
from plugins.catalog.reader.progress import FileProgress, count_marks
from plugins.catalog.reader.recognise import TABLES, Format, Recognised, recognise
from plugins.catalog.reader.report import FileReport
from plugins.catalog.reader.tables import TableRows
from plugins.catalog.reader.text import readable
from plugins.catalog.reader.unread import UnreadFields
from plugins.catalog.reader.unread_holdings import CopiesElsewhere
from plugins.catalog.reader.unread_lines import told
from plugins.catalog.reader.worksheets import read_worksheets
from plugins.library.reading.files import name_of
from plugins.library.reading.problems import Problem, error
from plugins.library.tables.cells import TableRow, read_text_rows
from plugins.library.tables.encoding import encoding_of_file
from plugins.library.tables.hidden import hidden_cells
from plugins.library.tables.units import Sheet, Unreadable, UnreadableFile
from plugins.library.tables.workbook import read_other_workbook_rows, read_workbook_rows

EXPORT, CLC = "export.toml", "clc.tsv"
"""Facts of the export; classes of the CLC, deeper than those that may be shipped."""
IGNORED = ("README.md", EXPORT, FILE, CLC, MERGED)
"""Files of the folder that are no export: what people wrote about it."""
_ORDER = (
    Format.ISO2709,
    Format.MARCXML,
    Format.WORKSHEETS,
    Format.CSV,
    Format.TSV,
    Format.XLSX,
    Format.WORKBOOK,
    Format.ISO20775,
)
"""Records before copies, whatever the files are called; tables are told apart by their headers."""
MarcUnits = Iterable[tuple[int, MarcRecord] | Unreadable]


@dataclass(frozen=True, slots=True)
class ExportFile:
    """One file of an export."""

    path: Path
    recognised: Recognised

    @property
    def name(self) -> str:
        """As people find it: folder and file."""
        return name_of(self.path, self.path.parent)


def export_files(folder: Path) -> list[Path]:
    """The files of an export, in one order on every machine."""
    if not folder.is_dir():
        return []
    files = (p for p in folder.iterdir() if p.is_file() and not p.name.startswith((".", "~")))
    return sorted(path for path in files if path.name not in IGNORED)


def passed_over(folder: Path) -> list[str]:
    """Names in the folder that are no files: folders, broken links, files of the system."""
    if not folder.is_dir():
        return []
    names = (p.name for p in folder.iterdir() if not p.is_file() and not p.name.startswith("."))
    return sorted(names)


def recognised_files(paths: Iterable[Path]) -> tuple[list[ExportFile], list[Problem]]:
    """What each file is, records before copies; a problem for each that nobody can read."""
    files: list[ExportFile] = []
    problems: list[Problem] = []
    for path in paths:
        with _told(path, problems):
            files.append(ExportFile(path, recognise(path)))
    return sorted(files, key=_turn_of), problems


def _turn_of(file: ExportFile) -> tuple[object, ...]:
    """Records before copies, and of each the newest first: what is read first is kept."""
    return _ORDER.index(file.recognised.format), *newest_first(file.path.name)


def _readable(marc: MarcRecord) -> MarcRecord:
    """ISO 2709 does this for a whole record at once, which is quicker."""
    fields = [
        MarcField(tag, indicators, tuple([(code, readable(value)) for code, value in subfields]))
        for tag, indicators, subfields in marc.fields
    ]
    return replace(marc, fields=tuple(fields))


@dataclass(frozen=True, slots=True)
class _Later:
    """A file that was begun, and what is left to do with it."""

    turn: int
    file: ExportFile
    load: Callable[[], None]


_RECORDS, _COPIES = range(2)
"""Turns."""


@contextmanager
def _told(path: Path, problems: list[Problem]) -> Iterator[None]:
    """A file that can't be read becomes a problem; the others are read all the same."""
    try:
        yield
    except UnreadableFile as mistake:
        name = name_of(path, path.parent)
        problems.append(error(name, mistake.line, mistake.what, mistake.found, mistake.remedy))


class Loader:
    """Reads files into one store; the accounts of the files grow in ``reports``."""

    def __init__(self, table: FieldTable, keeper: Keeper, merged: Mapping[str, str]) -> None:
        self.reports: list[FileReport] = []
        self._table = table
        self._keeper = keeper
        self.copies = CopyLoader(table, keeper, merged)
        self._elsewhere: list[tuple[FileReport, CopiesElsewhere]] = []

    def load(self, files: Iterable[ExportFile], progress: Progress) -> list[Problem]:
        """Read all files, records before copies; a problem for each file that can't be read."""
        problems: list[Problem] = []
        later: list[_Later] = []
        for file in files:
            with _told(file.path, problems):
                later.append(self._begin(file, FileProgress(progress, file.path.name)))
        for begun in sorted(later, key=attrgetter("turn")):
            with _told(begun.file.path, problems):
                begun.load()
        for report, elsewhere in self._elsewhere:
            elsewhere.settle(report, self.copies.barcodes.keys(), self._table)
        for report in self.reports:
            report.cut = report.cut or cut_records(report)
        self._keeper.flush()
        return problems

    def _begin(self, file: ExportFile, shown: FileProgress) -> _Later:
        """Read a file of records; open one of copies as far as its header."""
        report = FileReport(file.name, file.recognised.format.value, file.recognised.encoding)
        report.cut = cut_text(file.path, file.recognised)
        self.reports.append(report)
        if file.recognised.format in TABLES:
            rows = TableRows(shown.through(self._rows(file, shown)), self._table)
            turn = _COPIES if rows.begin() else _RECORDS
            return _Later(turn, file, partial(self._load_rows, rows, file, report))
        if file.recognised.format is Format.ISO20775:
            units = shown.through(read_holdings(file.path))
            return _Later(_COPIES, file, partial(self.copies.load_holdings, units, report))
        self._load_records(shown.through(self._records(file, shown)), report)
        return _Later(_RECORDS, file, self._keeper.flush)

    def _load_rows(self, rows: TableRows, file: ExportFile, report: FileReport) -> None:
        self.copies.load_rows(rows, report)
        if file.recognised.format is Format.XLSX:
            report.hidden_cells = [*map(str, hidden_cells(file.path))]

    def _rows(
        self, file: ExportFile, shown: FileProgress
    ) -> Iterator[TableRow | Sheet | Unreadable]:
        if file.recognised.format is Format.XLSX:
            return read_workbook_rows(file.path)
        if file.recognised.format is Format.WORKBOOK:
            return read_other_workbook_rows(file.path)
        shown.expect(count_marks(file.path, b"\n"))
        return read_text_rows(file.path, file.recognised.encoding)

    def _records(self, file: ExportFile, shown: FileProgress) -> Iterator[Read]:
        if file.recognised.format is Format.ISO2709:
            size = file.path.stat().st_size
            shown.expect(count_marks(file.path, RECORD_END))
            with file.path.open("rb") as bytes_of_all:
                encoding = encoding_of_file(bytes_of_all)
            raws = split_records(file.path)
            batches = read_batches(self._table, encoding, raws, size > PARALLEL_FROM)
            return chain.from_iterable(batches)
        if file.recognised.format is Format.MARCXML:
            return self._read(read_marcxml(file.path))
        return self._read(read_worksheets(file.path, file.recognised.encoding))

    def _read(self, units: MarcUnits) -> Iterator[Read]:
        reader, unread = MarcReader(self._table), UnreadFields()
        for unit in units:
            if isinstance(unit, Unreadable):
                yield unit
            else:
                ordinal, marc = unit
                yield read_one(ordinal, _readable(marc), reader, unread)
        yield unread

    def _load_records(self, reads: Iterable[Read], report: FileReport) -> None:
        encodings = {report.encoding}
        unread, elsewhere = UnreadFields(), CopiesElsewhere()
        self._keeper.origins.begin(report.path)
        for read in reads:
            if isinstance(read, Unreadable):
                report.skip(read)
                continue
            if isinstance(read, UnreadFields):
                unread.merge(read)
                continue
            encodings.add(read.encoding)
            if read.unread:
                elsewhere.add(read.unread, read.row.record_id, read.own_items)
            mistake = self._keeper.keep(read)
            if mistake:
                report.skip(mistake)
                continue
            report.kept += 1
            report.mask(read.ordinal, read.row.record_id, read.masked)
            for status, word in read.statuses:
                report.count_status(status, word)
            if read.repaired:
                report.repair(read.ordinal, read.row.record_id, read.repaired)
        report.unread = told(unread.found.values(), self._table)
        self._elsewhere.append((report, elsewhere))
        report.encoding = "+".join(sorted(filter(None, encodings)))
