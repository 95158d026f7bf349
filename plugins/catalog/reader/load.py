"""From the files of an export folder to a store: every unit kept, repaired or skipped."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from operator import attrgetter

from rich.progress import Progress

from plugins.catalog.reader.ages import NEVER
from plugins.catalog.reader.batches import PARALLEL_FROM, Read, read_batches, read_one
from plugins.catalog.reader.copies import CopyLoader
from plugins.catalog.reader.deduplicate import Keeper
from plugins.catalog.reader.deleted import Deleted
from plugins.catalog.reader.dialects import MarcReader
from plugins.catalog.reader.endings import cut_records, cut_text
from plugins.catalog.reader.export_files import ExportFile, told_by
from plugins.catalog.reader.fields import FieldTable
from plugins.catalog.reader.iso2709 import RECORD_END, split_records
from plugins.catalog.reader.iso20775 import read_holdings
from plugins.catalog.reader.marc import MarcField, MarcRecord
from plugins.catalog.reader.marcxml import read_marcxml
from plugins.catalog.reader.progress import FileProgress, count_marks
from plugins.catalog.reader.recognise import TABLES, Format
from plugins.catalog.reader.report import FileReport
from plugins.catalog.reader.tables import TableRows
from plugins.catalog.reader.text import readable
from plugins.catalog.reader.unread import UnreadFields
from plugins.catalog.reader.unread_holdings import CopiesElsewhere
from plugins.catalog.reader.unread_lines import told
from plugins.catalog.reader.worksheets import read_worksheets
from plugins.library.reading.problems import Problem
from plugins.library.tables.cells import TableRow, read_text_rows
from plugins.library.tables.encoding import encoding_of_file
from plugins.library.tables.hidden import hidden_cells
from plugins.library.tables.units import Sheet, Unreadable
from plugins.library.tables.workbook import read_other_workbook_rows, read_workbook_rows

MarcUnits = Iterable[tuple[int, MarcRecord] | Unreadable]


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
            if file.same_as:
                self._report_of(file).same_as = file.same_as
                continue
            with told_by(file.path, problems):
                later.append(self._begin(file, FileProgress(progress, file.path.name)))
        for turn, settle in (
            (_RECORDS, self._keeper.close_records),
            (_COPIES, self._settle),
        ):
            for begun in (one for one in later if one.turn == turn):
                with told_by(begun.file.path, problems):
                    begun.load()
            problems += settle()
        for report, elsewhere in self._elsewhere:
            elsewhere.settle(report, self.copies.book.owners.keys(), self._table)
        for report in self.reports:
            report.cut = report.cut or cut_records(report)
            if report.format not in (Format.XLSX.value, Format.WORKBOOK.value):
                report.skipped.sort(key=attrgetter("ordinal"))
        self._keeper.flush()
        return problems

    def _settle(self) -> list[Problem]:
        return self.copies.settle() + self._keeper.settle()

    def _begin(self, file: ExportFile, shown: FileProgress) -> _Later:
        """Read a file of records; open one of copies as far as its header."""
        report = self._report_of(file)
        report.cut = cut_text(file.path, file.recognised)
        if file.recognised.format in TABLES:
            rows = TableRows(shown.through(self._rows(file, shown)), self._table)
            turn = _COPIES if rows.begin() else _RECORDS
            return _Later(turn, file, partial(self._load_rows, rows, file, report))
        if file.recognised.format is Format.ISO20775:
            units = shown.through(read_holdings(file.path))
            return _Later(_COPIES, file, partial(self.copies.load_holdings, units, report))
        self._load_records(shown.through(self._records(file, shown)), report)
        return _Later(_RECORDS, file, self._keeper.flush)

    def _report_of(self, file: ExportFile) -> FileReport:
        report = FileReport(file.name, file.recognised.format.value, file.recognised.encoding)
        self.reports.append(report)
        return report

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
        self._keeper.begin(report)
        newest = ""
        for read in reads:
            if isinstance(read, Unreadable):
                report.skip(read)
                if isinstance(read, Deleted):
                    self._keeper.delete(read.id)
                continue
            if isinstance(read, UnreadFields):
                unread.merge(read)
                continue
            encodings.add(read.encoding)
            if read.unread:
                elsewhere.add(read.unread, read.row.record_id, read.own_items)
            report.kept += 1
            for status, word in read.statuses:
                report.count_status(status, word)
            if newest < read.row.changed < NEVER:
                newest = read.row.changed
            if not self._keeper.keep(read):
                continue
            report.mask(read.ordinal, read.row.record_id, read.masked)
            if read.repaired:
                report.repair(read.ordinal, read.row.record_id, read.repaired)
        self._keeper.dated(newest)
        report.unread = told(unread.found.values(), self._table)
        self._elsewhere.append((report, elsewhere))
        report.encoding = "+".join(sorted(filter(None, encodings)))
