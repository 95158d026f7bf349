"""The catalogue of one export: opened from its store, or read where the export is new."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.catalog.describe import described
from plugins.catalog.reader.field_table import FILE, SHIPPED, read_field_table
from plugins.catalog.reader.fields import FieldTable
from plugins.catalog.reader.joining import MERGED, duplicates, merge, read_merged, settle_holdings
from plugins.catalog.reader.keeping import Keeper
from plugins.catalog.reader.load import (
    ExportFile,
    Loader,
    export_files,
    problem_of,
    recognised_files,
)
from plugins.catalog.reader.progress import Shown, progress_bar
from plugins.catalog.reader.report import FileReport, Report
from plugins.catalog.reader.store import Store, StoreWriter
from plugins.catalog.reader.units import UnreadableFile
from plugins.catalog.settings import CatalogSettings
from plugins.library.clc import ClcTable, read_table, shipped_table
from plugins.library.files import read_toml
from plugins.library.problems import Problem, error, warning
from plugins.library.records import BibliographicRecord

READER_VERSION = "3"
"""To be raised with any change of what reading yields: stores of older readers are made anew."""
REPORT = "catalog-report.json"
CLC = "clc.tsv"
"""In the export's folder: a deeper table of classes than the one that may be shipped."""
SPECIMENS = 3
"""Records that the report shows as they were understood."""
_NAMED = 5
"""Words and numbers that one warning names; the report has them all."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What the rooms and templates see of the catalogue."""

    store: Store
    digest: str
    """Of the export's bytes and the reader: the same export, the same store."""
    records: int
    items: int
    updated: date | None
    sample: bool
    fields: FieldTable
    """What each field is called, and how other programs call it."""
    classes: ClcTable


def open_catalogue(
    settings: CatalogSettings,
) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    """Open the store of the export, reading the files first if they are new; write the report."""
    export = settings.export
    paths = export_files(export)
    if not paths:
        remedy = "请把业务系统的导出文件放进这个文件夹"
        return None, (error(export.name, 0, "没有找到书目导出文件", remedy=remedy),)
    table, problems = read_field_table(export)
    merged, more = read_merged(export)
    problems = (*problems, *more)
    if problems:
        return None, problems
    digest = digest_of([*paths, SHIPPED, *_beside(export)])
    path = settings.build / "catalog" / digest / "store.sqlite"
    if not path.is_file():
        problems = _make_store(path, paths, table, merged)
        if problems:
            return None, problems
    return _opened(settings, Store(path), digest, table)


def digest_of(files: Iterable[Path]) -> str:
    """A name for the files' content, whatever their dates."""
    total = hashlib.sha256(READER_VERSION.encode())
    for path in files:
        with path.open("rb") as file:
            total.update(path.name.encode() + hashlib.file_digest(file, "sha256").digest())
    return total.hexdigest()[:16]


def _beside(export: Path) -> Iterator[Path]:
    """What people wrote beside the export and the store depends on."""
    return (path for name in (FILE, MERGED) if (path := export / name).is_file())


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
    problems += _load(files, loader)
    if problems:
        writer.abandon()
        return tuple(problems)
    settle_holdings(writer, loader.copies.barcodes)
    warnings = merge(writer, merged, keeper.ids)
    warnings += [f"记录号 {number} 用在几种不同的书上" for number in sorted(keeper.ambiguous)]
    facts = {
        "files": [report.as_json() for report in loader.reports],
        "duplicates": duplicates(writer),
        "warnings": warnings,
    }
    writer.finish(facts)
    fresh.rename(path)
    return ()


def _load(files: Iterable[ExportFile], loader: Loader) -> list[Problem]:
    problems = []
    with progress_bar() as progress:
        for file in files:
            try:
                loader.load(file, Shown(progress, file.path.name))
            except UnreadableFile as mistake:
                problems.append(problem_of(file.path, mistake))
    return problems


def _opened(
    settings: CatalogSettings, store: Store, digest: str, table: FieldTable
) -> tuple[Catalogue, tuple[Problem, ...]]:
    facts, fact_problems = _export_facts(settings.export)
    classes, class_problems = _classes(settings.export)
    report = Report(
        store.files,
        store.records,
        store.items,
        store.hidden_items,
        store.records_without_copies,
        store.duplicates,
        [_specimen(record, table, classes) for record in store.first(SPECIMENS)],
    )
    report.write(settings.build / REPORT)
    sample, updated = bool(facts.get("sample")), _updated(store, facts)
    catalogue = Catalogue(
        store, digest, report.records, report.items, updated, sample, table, classes
    )
    told = (*fact_problems, *class_problems, *_told(settings.export.name, report, store.warnings))
    return catalogue, told


def _specimen(
    record: BibliographicRecord, table: FieldTable, classes: ClcTable
) -> list[tuple[str, tuple[str, ...]]]:
    """What was understood of a record, by which a librarian sees whether the table fits."""
    path = classes.path_of(record.clc_number)
    fields = [(field.label, field.values) for field in described(record, table)]
    return [*fields, ("中图法类目", tuple(f"{c.code} {c.name}" for c in path))] if path else fields


def _export_facts(export: Path) -> tuple[dict[str, object], tuple[Problem, ...]]:
    """``export.toml`` beside the files: ``date`` of the export, ``sample`` for sample data."""
    path = export / "export.toml"
    return read_toml(path, f"{export.name}/{path.name}") if path.is_file() else ({}, ())


def _classes(export: Path) -> tuple[ClcTable, tuple[Problem, ...]]:
    path = export / CLC
    return read_table(path, f"{export.name}/{CLC}") if path.is_file() else (shipped_table(), ())


def _updated(store: Store, facts: dict[str, object]) -> date | None:
    """The export's own date: given, else the newest day of accession; never a file's time."""
    given = facts.get("date")
    if isinstance(given, date):
        return given
    newest = store.newest_day
    try:
        return date.fromisoformat(newest) if newest else None
    except ValueError:
        return None


def _told(export: str, report: Report, warnings: list[str]) -> Iterator[Problem]:
    """Warnings about what was not taken as it is; the report has each case."""
    for file in report.files:
        yield from _of_file(file)
    for sentence in warnings[:_NAMED]:
        yield warning(export, 0, sentence, remedy="请在业务系统中核对")
    if len(warnings) > _NAMED:
        yield warning(export, 0, f"还有 {len(warnings) - _NAMED} 处同类问题", remedy=_SEE)
    if report.duplicates:
        remedy = f"若是同一种书，请在 {MERGED} 里写 旧记录号,新记录号；全部见报告"
        found = "、".join(report.duplicates[0])
        what = f"有 {len(report.duplicates)} 组书目看起来重复"
        yield warning(export, 0, what, found, remedy)


_SEE = f"全部见 build/{REPORT}"


def _of_file(file: FileReport) -> Iterator[Problem]:
    if file.skipped:
        first = file.skipped[0]
        what = f"{len(file.skipped):,} 条没有读入，第一条：{first.reason}"
        found = f"第 {first.ordinal} 条 {first.id}".strip()
        yield warning(file.path, 0, what, found, f"{first.remedy or '请核对'}；{_SEE}")
    if file.repairs:
        case = file.repairs[0]
        what = f"{file.repaired:,} 条作了修复后读入，第一条：{case.reason}"
        found = f"第 {case.ordinal} 条 {case.id}".strip()
        yield warning(file.path, 0, what, found, f"请在业务系统中核对；{_SEE}")
    if file.unknown_statuses:
        words = "、".join(word for word, _ in file.unknown_statuses.most_common(_NAMED))
        remedy = f"请把这些词写进 catalog_export/{FILE} 的 [status]"
        yield warning(file.path, 0, "有不认识的状态词，网页上显示“请问馆员”", words, remedy)
