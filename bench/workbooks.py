"""How fast a large workbook of copies is read, beside openpyxl's bare reading of the same file.

The copies are those of the export's CSV. Each reader has a process to itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from openpyxl import Workbook, load_workbook
from rich.console import Console
from rich.table import Table

from bench.reading import Spent, alone, now, since
from plugins.library.tables.cells import TableRow, read_text_rows
from plugins.library.tables.encoding import encoding_of_file
from plugins.library.tables.workbook import read_workbook_rows


@dataclass(frozen=True, slots=True)
class WorkbookReading:
    """The cost of reading one workbook; both by the clock, and of all processors together."""

    rows: int
    seconds: float
    processor_seconds: float
    peer_seconds: float
    peer_processor_seconds: float


def measure_workbook(export: Path, folder: Path) -> WorkbookReading:
    """Write the tables of an export as one workbook, and read it twice."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "items.xlsx"
    alone(_write, sorted(export.glob("*.csv")), path)
    rows, spent = alone(_read, path)
    _, peer = alone(_read_with_openpyxl, path)
    return WorkbookReading(rows, *spent, *peer)


def print_workbook(console: Console, reading: WorkbookReading) -> None:
    """One row a measure, the peer beside it."""
    title = f"读一个 Excel 表，{reading.rows:,} 行"
    table = Table("读入", "本馆程序", "只用 openpyxl", "比 openpyxl", title=title)
    for label, own, peer in (
        ("用时", reading.seconds, reading.peer_seconds),
        ("处理器用时（全部进程）", reading.processor_seconds, reading.peer_processor_seconds),
    ):
        table.add_row(label, f"{own:.1f} 秒", f"{peer:.1f} 秒", f"{own / peer:.2f} 倍")
    console.print(table)


def _write(tables: Iterable[Path], target: Path) -> None:
    book = Workbook(write_only=True)
    for path in tables:
        with path.open("rb") as file:
            encoding = encoding_of_file(file)
        sheet = book.create_sheet()
        for row in read_text_rows(path, encoding):
            if isinstance(row, TableRow):
                sheet.append(row.cells)
    book.save(target)


def _read(path: Path) -> tuple[int, Spent]:
    started = now()
    rows = sum(isinstance(unit, TableRow) for unit in read_workbook_rows(path))
    return rows, since(started)


def _read_with_openpyxl(path: Path) -> tuple[int, Spent]:
    started = now()
    book = load_workbook(path, read_only=True, data_only=True)
    sheets = (sheet.iter_rows(values_only=True) for sheet in book.worksheets)
    return sum(1 for _ in chain.from_iterable(sheets)), since(started)
