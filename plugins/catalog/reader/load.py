"""From the files of an export folder to a store: every unit kept, repaired or skipped."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from plugins.catalog.reader.batches import PARALLEL_FROM, ReadRecord, read_batches, read_one
from plugins.catalog.reader.cells import Row, read_text_rows
from plugins.catalog.reader.cnmarc import CnmarcReader
from plugins.catalog.reader.copies import CopyLoader
from plugins.catalog.reader.fields import FieldTable
from plugins.catalog.reader.iso2709 import RECORD_END, split_records
from plugins.catalog.reader.iso20775 import read_holdings
from plugins.catalog.reader.joining import MERGED
from plugins.catalog.reader.keeping import Keeper
from plugins.catalog.reader.marc import MarcField, MarcRecord
from plugins.catalog.reader.marcxml import read_marcxml
from plugins.catalog.reader.progress import Shown, count_marks
from plugins.catalog.reader.recognise import Format, Recognised, recognise
from plugins.catalog.reader.report import FileReport
from plugins.catalog.reader.text import readable
from plugins.catalog.reader.units import Unreadable, UnreadableFile
from plugins.catalog.reader.workbook import read_workbook_rows
from plugins.catalog.reader.worksheets import read_worksheets
from plugins.library.problems import Problem, error

IGNORED = ("README.md", "export.toml", "fields.toml", "clc.tsv", MERGED)
"""Files of the folder that are no export: what people wrote about it."""
_ORDER = (
    Format.ISO2709,
    Format.MARCXML,
    Format.WORKSHEETS,
    Format.CSV,
    Format.TSV,
    Format.XLSX,
    Format.ISO20775,
)
"""Records before copies, whatever the files are called."""
_TABLES = (Format.CSV, Format.TSV, Format.XLSX)
MarcUnits = Iterable[tuple[int, MarcRecord] | Unreadable]


@dataclass(frozen=True, slots=True)
class ExportFile:
    """One file of an export."""

    path: Path
    recognised: Recognised

    @property
    def name(self) -> str:
        """As people find it: folder and file."""
        return name_of(self.path)


def name_of(path: Path) -> str:
    """A file as messages name it."""
    return f"{path.parent.name}/{path.name}"


def export_files(folder: Path) -> list[Path]:
    """The files of an export, in one order on every machine."""
    if not folder.is_dir():
        return []
    files = (p for p in folder.iterdir() if p.is_file() and not p.name.startswith((".", "~")))
    return sorted(path for path in files if path.name not in IGNORED)


def recognised_files(paths: Iterable[Path]) -> tuple[list[ExportFile], list[Problem]]:
    """What each file is, records before copies; a problem for each that nobody can read."""
    files, problems = [], []
    for path in paths:
        try:
            files.append(ExportFile(path, recognise(path)))
        except UnreadableFile as mistake:
            problems.append(problem_of(path, mistake))
    return sorted(files, key=lambda file: _ORDER.index(file.recognised.format)), problems


def problem_of(path: Path, mistake: UnreadableFile) -> Problem:
    """A whole file that can't be read."""
    return error(name_of(path), mistake.line, mistake.what, mistake.found, mistake.remedy)


def _readable(marc: MarcRecord) -> MarcRecord:
    """ISO 2709 does this for a whole record at once, which is quicker."""
    fields = [
        MarcField(tag, indicators, tuple([(code, readable(value)) for code, value in subfields]))
        for tag, indicators, subfields in marc.fields
    ]
    return replace(marc, fields=tuple(fields))


class Loader:
    """Reads files into one store; the accounts of the files grow in ``reports``."""

    def __init__(self, table: FieldTable, keeper: Keeper, merged: Mapping[str, str]) -> None:
        self.reports: list[FileReport] = []
        self._table = table
        self._keeper = keeper
        self.copies = CopyLoader(table, keeper, merged)

    def load(self, file: ExportFile, shown: Shown) -> None:
        """Read one file; raises :class:`UnreadableFile`."""
        found = file.recognised
        report = FileReport(file.name, found.format.value, found.encoding)
        self.reports.append(report)
        if found.format in _TABLES:
            self.copies.load_rows(shown.through(self._rows(file, shown)), report)
        elif found.format is Format.ISO20775:
            self.copies.load_holdings(shown.through(read_holdings(file.path)), report)
        else:
            self._load_records(shown.through(self._records(file, shown)), report)
        self._keeper.flush()

    def _rows(self, file: ExportFile, shown: Shown) -> Iterator[Row | Unreadable]:
        if file.recognised.format is Format.XLSX:
            return read_workbook_rows(file.path)
        shown.expect(count_marks(file.path, b"\n"))
        return read_text_rows(file.path, file.recognised.encoding)

    def _records(self, file: ExportFile, shown: Shown) -> Iterator[ReadRecord | Unreadable]:
        if file.recognised.format is Format.ISO2709:
            size = file.path.stat().st_size
            shown.expect(count_marks(file.path, RECORD_END))
            batches = read_batches(self._table, split_records(file.path), size > PARALLEL_FROM)
            return chain.from_iterable(batches)
        if file.recognised.format is Format.MARCXML:
            return self._read(read_marcxml(file.path))
        return self._read(read_worksheets(file.path, file.recognised.encoding))

    def _read(self, units: MarcUnits) -> Iterator[ReadRecord | Unreadable]:
        reader = CnmarcReader(self._table)
        for unit in units:
            if isinstance(unit, Unreadable):
                yield unit
            else:
                ordinal, marc = unit
                yield read_one(ordinal, _readable(marc), reader, self._table)

    def _load_records(self, reads: Iterable[ReadRecord | Unreadable], report: FileReport) -> None:
        encodings = {report.encoding}
        for read in reads:
            if isinstance(read, Unreadable):
                report.skip(read)
                continue
            encodings.add(read.encoding)
            mistake = self._keeper.keep(read)
            if mistake:
                report.skip(mistake)
                continue
            report.kept += 1
            if read.repaired:
                report.repair(read.ordinal, read.row.record_id, read.repaired)
        report.encoding = "+".join(sorted(filter(None, encodings)))
