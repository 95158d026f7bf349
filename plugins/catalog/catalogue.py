"""The catalogue of one export: opened from its store, or read where the export is new."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.catalog.describe import described
from plugins.catalog.export_day import export_facts, stated_day
from plugins.catalog.reader import stored
from plugins.catalog.reader.deduplicate import Keeper
from plugins.catalog.reader.export_files import (
    CLC,
    export_files,
    passed_over,
    recognised_files,
)
from plugins.catalog.reader.field_table import FILE, SHIPPED, read_field_table
from plugins.catalog.reader.fields import FieldTable
from plugins.catalog.reader.load import Loader
from plugins.catalog.reader.match_items import (
    MERGED,
    duplicates,
    merge,
    read_merged,
)
from plugins.catalog.reader.own_holdings import settle_holdings
from plugins.catalog.reader.progress import progress_bar
from plugins.catalog.reader.report import REPORT, ExportReport
from plugins.catalog.reader.same_volumes import write_alike
from plugins.catalog.reader.store import Store
from plugins.catalog.reader.store_writer import StoreWriter
from plugins.catalog.warnings import told
from plugins.library.catalogue import records
from plugins.library.catalogue.clc import ClcTable
from plugins.library.catalogue.clc_file import read_table, shipped_table
from plugins.library.catalogue.records import BibliographicRecord
from plugins.library.locks import awaited
from plugins.library.privacy import numbers
from plugins.library.reading.files import is_own_file, name_of
from plugins.library.reading.problems import Problem, error

_READER = (
    Path(records.__file__),
    *sorted(Path(stored.__file__).parent.glob("*.py")),
    *sorted(Path(numbers.__file__).parent.glob("*.py")),
)
"""What a store depends on beside the export: what a record is, all that reads one, and the rules
of what must not be published."""
SPECIMENS = 3
"""Records that the report shows as they were understood."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What the rooms and templates see of the catalogue."""

    store: Store
    digest: str
    """Of the export's bytes and the reader: the same export, the same store."""
    records: int
    items: int
    updated: date | None
    """The export's own day, as people stated it; None where nobody did."""
    newest: date | None
    """That day, else the newest day in the data: what is new and what is old goes by it."""
    sample: bool
    fields: FieldTable
    """What each field is called, and how other programs call it."""
    classes: ClcTable


def open_catalogue(
    export: Path, build: Path, today: date = date.max
) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    """Open the store of the export, reading the files first if they are new; write the report.

    ``today``: the day of the build. A later day in the export is a slip of the keyboard. A second
    process waits and finds the store: ``make check`` beside ``make serve``.
    """
    try:
        with awaited(build / "catalog.lock", "另一个命令正在读书目，等它读完。"):
            return _open(export, build, today)
    except PermissionError as mistake:
        name = name_of(export / Path(str(mistake.filename)).name, export)
        return None, (error(name, 0, "没有权限，读不了", "", "请检查文件和文件夹的读写权限"),)


def _open(export: Path, build: Path, today: date) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    paths = export_files(export)
    if not paths:
        remedy = "请把业务系统的导出文件放进这个文件夹"
        found = "只有：" + "、".join(over) if (over := passed_over(export)) else ""
        return None, (error(export.name, 0, "没有找到书目导出文件", found, remedy),)
    table, problems = read_field_table(export)
    merged, more = read_merged(export)
    problems = (*problems, *more)
    if problems:
        return None, problems
    digest = digest_of([*paths, SHIPPED, *_beside(export), *_READER])
    store = Store(build / "catalog" / digest / "store.sqlite")
    if not (store.path.is_file() and store.is_sound):
        problems = _make_store(store.path, paths, table, merged)
        if problems:
            return None, problems
    return _opened(export, build, today, store, digest, table)


def digest_of(files: Iterable[Path]) -> str:
    """A name for the files' content, whatever their dates."""
    total = hashlib.sha256()
    for path in files:
        with path.open("rb") as file:
            name = path.name.encode("utf-8", "surrogateescape")
            total.update(name + hashlib.file_digest(file, "sha256").digest())
    return total.hexdigest()[:16]


def _beside(export: Path) -> Iterator[Path]:
    """What people wrote beside the export and the store depends on."""
    return (path for name in (FILE, MERGED) if is_own_file(path := export / name))


def _make_store(
    path: Path, paths: list[Path], table: FieldTable, merged: Mapping[str, str]
) -> tuple[Problem, ...]:
    """Read the files into a store, which gets its name when it is whole."""
    files, problems = recognised_files(paths)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    writer = StoreWriter(fresh)
    keeper = Keeper(writer)
    loader = Loader(table, keeper, merged)
    with progress_bar() as progress:
        problems += loader.load(files, progress)
    if problems:
        writer.abandon()
        return tuple(problems)
    warnings = keeper.sentences + settle_holdings(writer, loader.copies.book.owners)
    warnings += merge(writer, merged, keeper)
    write_alike(writer)
    warnings += [f"记录号 {number} 用在几种不同的书上" for number in sorted(keeper.ambiguous)]
    facts = {
        "files": [report.as_json() for report in loader.reports],
        "duplicates": duplicates(writer),
        "warnings": warnings,
    }
    writer.finish(facts)
    fresh.rename(path)
    return ()


def _opened(
    export: Path, build: Path, today: date, store: Store, digest: str, table: FieldTable
) -> tuple[Catalogue, tuple[Problem, ...]]:
    facts, fact_problems = export_facts(export, today)
    updated, day_problems = stated_day(facts, store.files, today)
    classes, class_problems = _classes(export)
    report = ExportReport(
        store.files,
        store.records,
        store.items,
        store.unnumbered_items,
        store.hidden_items,
        store.records_without_copies,
        store.duplicates,
        [_specimen(record, table, classes) for record in store.first(SPECIMENS)],
        store.records_online,
    )
    report.write(build / REPORT)
    catalogue = Catalogue(
        store,
        digest,
        report.records,
        report.items + report.unnumbered_items,
        updated,
        updated or _newest(store, today),
        facts.get("sample") is True,
        table,
        classes,
    )
    warnings = told(export, report, store.warnings)
    return catalogue, (*fact_problems, *day_problems, *class_problems, *warnings)


def _specimen(
    record: BibliographicRecord, table: FieldTable, classes: ClcTable
) -> list[tuple[str, tuple[str, ...]]]:
    """What was understood of a record, by which a librarian sees whether the table fits."""
    path = classes.path_of(record.clc_number)
    fields = described(record, table)
    return [*fields, ("中图法类目", tuple(f"{c.code} {c.name}" for c in path))] if path else fields


def _classes(export: Path) -> tuple[ClcTable, tuple[Problem, ...]]:
    path = export / CLC
    return read_table(path, name_of(path, export)) if is_own_file(path) else (shipped_table(), ())


def _newest(store: Store, today: date) -> date | None:
    try:
        return date.fromisoformat(store.newest_day(today.isoformat()))
    except ValueError:
        return None
