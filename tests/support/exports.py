"""Export folders as a librarian fills them, opened as the commands open them."""

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from plugins.catalog.catalogue import Catalogue, open_catalogue
from plugins.catalog.reader.report import REPORT
from plugins.library.reading.problems import Problem

SHARED = Path(__file__).parents[3] / "shared/data"
"""Test data beside the project; never a part of it."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What came of an export."""

    catalogue: Catalogue | None
    problems: tuple[Problem, ...]
    report: Mapping[str, Any]
    """``build/catalog-report.json``; empty where none was written."""

    @property
    def good(self) -> Catalogue:
        """The catalogue, where the test needs one."""
        assert self.catalogue, "\n".join(map(str, self.problems))
        return self.catalogue

    def account(self) -> None:
        """Fail unless every file's account adds up and every skipped unit has its reason."""
        for file in self.report.get("files", ()):
            assert file["read"] == file["kept"] + len(file["skipped"]), file["path"]
            assert all(case["reason"] for case in file["skipped"])


def open_export(folder: Path, files: Mapping[str, bytes | str]) -> Opened:
    """Write the files into ``folder/catalog_export`` and open them."""
    export = folder / "catalog_export"
    export.mkdir(exist_ok=True)
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        (export / name).write_bytes(data)
    return opened_at(export, folder / "build")


def open_on(today: date, folder: Path, files: Mapping[str, bytes | str]) -> Opened:
    """Write the files, and open them as a build of this day does."""
    folder.mkdir(parents=True, exist_ok=True)
    open_export(folder, files)
    return opened_at(folder / "catalog_export", folder / "build", today)


def opened_at(export: Path, build: Path, today: date = date.max) -> Opened:
    """Open an export where it stands."""
    catalogue, problems = open_catalogue(export, build, today)
    path = build / REPORT
    report = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return Opened(catalogue, tuple(problems), report)


def workbook(
    *rows: tuple[str, ...], sheets: Mapping[str, Sequence[tuple[str, ...]]] | None = None
) -> bytes:
    """A workbook in bytes: one sheet of rows, and further sheets by name."""
    book, file = Workbook(), io.BytesIO()
    book.remove(book.worksheets[0])
    for name, lines in {"书目": rows, **(sheets or {})}.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    book.save(file)
    return file.getvalue()
