"""Sheets for staff to fill."""

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

from plugins.library.reading.sheets import Columns


def write_empty_sheet(path: Path, columns: Columns, help_row: Sequence[str]) -> None:
    """A sheet to be filled: its columns, and a row of help, which readers leave out."""
    book = Workbook()
    sheet = book.active
    assert sheet, "a new workbook has a sheet"
    sheet.append([names[0] for names in columns.values()])
    sheet.append(list(help_row))
    sheet.freeze_panes = "A2"
    book.save(path)
