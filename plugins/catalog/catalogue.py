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
    Loader,
    export_files,
    name_of,
    passed_over,
    recognised_files,
)
from plugins.catalog.reader.progress import progress_bar
from plugins.catalog.reader.report import FileReport, Report
from plugins.catalog.reader.store import Store, StoreWriter
from plugins.catalog.settings import CatalogSettings
from plugins.library.clc import ClcTable, read_table, shipped_table
from plugins.library.files import read_toml
from plugins.library.problems import Problem, did_you_mean, error, warning
from plugins.library.records import BibliographicRecord

READER_VERSION = "4"
"""To be raised with any change of what reading yields: stores of older readers are made anew."""
REPORT = "catalog-report.json"
CLC = "clc.tsv"
"""In the export's folder: a deeper table of classes than the one that may be shipped."""
SPECIMENS = 3
"""Records that the report shows as they were understood."""
EXPORT = "export.toml"
_FACTS = {
    "date": (date, "请写 date = 2026-11-22，不加引号，不带钟点"),
    "sample": (bool, "请写 sample = true 或 false，不加引号"),
}
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
    try:
        return _open(settings)
    except PermissionError as mistake:
        name = Path(str(mistake.filename)).name
        remedy = "请检查文件和文件夹的读写权限"
        return None, (error(name_of(settings.export / name), 0, "没有权限，读不了", "", remedy),)


def _open(settings: CatalogSettings) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    export = settings.export
    paths = export_files(export)
    if not paths:
        remedy = "请把业务系统的导出文件放进这个文件夹"
        found = "只有：" + "、".join(over) if (over := _passed_over(export)) else ""
        return None, (error(export.name, 0, "没有找到书目导出文件", found, remedy),)
    table, problems = read_field_table(export)
    merged, more = read_merged(export)
    problems = (*problems, *more)
    if problems:
        return None, problems
    digest = digest_of([*paths, SHIPPED, *_beside(export)])
    store = Store(settings.build / "catalog" / digest / "store.sqlite")
    if not (store.path.is_file() and store.is_sound):
        problems = _make_store(store.path, paths, table, merged)
        if problems:
            return None, problems
    return _opened(settings, store, digest, table)


def _passed_over(export: Path) -> list[str]:
    return passed_over(export) if export.is_dir() else []


def digest_of(files: Iterable[Path]) -> str:
    """A name for the files' content, whatever their dates."""
    total = hashlib.sha256(READER_VERSION.encode())
    for path in files:
        with path.open("rb") as file:
            name = path.name.encode("utf-8", "surrogateescape")
            total.update(name + hashlib.file_digest(file, "sha256").digest())
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
    with progress_bar() as progress:
        problems += loader.load(files, progress)
    if problems:
        writer.abandon()
        return tuple(problems)
    warnings = settle_holdings(writer, loader.copies.barcodes)
    warnings += merge(writer, merged, keeper)
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
    settings: CatalogSettings, store: Store, digest: str, table: FieldTable
) -> tuple[Catalogue, tuple[Problem, ...]]:
    facts, fact_problems = _export_facts(settings.export)
    classes, class_problems = _classes(settings.export)
    report = Report(
        store.files,
        store.records,
        store.items,
        store.unnumbered_items,
        store.hidden_items,
        store.records_without_copies,
        store.duplicates,
        [_specimen(record, table, classes) for record in store.first(SPECIMENS)],
    )
    report.write(settings.build / REPORT)
    catalogue = Catalogue(
        store,
        digest,
        report.records,
        report.items + report.unnumbered_items,
        _updated(store, facts, settings.today),
        facts.get("sample") is True,
        table,
        classes,
    )
    told = _told(settings.export, report, store.warnings)
    return catalogue, (*fact_problems, *class_problems, *told)


def _specimen(
    record: BibliographicRecord, table: FieldTable, classes: ClcTable
) -> list[tuple[str, tuple[str, ...]]]:
    """What was understood of a record, by which a librarian sees whether the table fits."""
    path = classes.path_of(record.clc_number)
    fields = [(field.label, field.values) for field in described(record, table)]
    return [*fields, ("中图法类目", tuple(f"{c.code} {c.name}" for c in path))] if path else fields


def _export_facts(export: Path) -> tuple[dict[str, object], tuple[Problem, ...]]:
    """``export.toml`` beside the files: ``date`` of the export, ``sample`` for sample data."""
    path, name = export / EXPORT, f"{export.name}/{EXPORT}"
    if not path.is_file():
        return {}, ()
    facts, problems = read_toml(path, name)
    wrong = [
        error(name, 0, "不认识的键", key, did_you_mean(key, _FACTS))
        for key in facts.keys() - _FACTS.keys()
    ]
    wrong += [
        error(name, 0, f"{key} 写法不对", str(facts[key]), remedy)
        for key, (kind, remedy) in _FACTS.items()
        if key in facts and type(facts[key]) is not kind
    ]
    return facts, (*problems, *wrong)


def _classes(export: Path) -> tuple[ClcTable, tuple[Problem, ...]]:
    path = export / CLC
    return read_table(path, f"{export.name}/{CLC}") if path.is_file() else (shipped_table(), ())


def _updated(store: Store, facts: Mapping[str, object], today: date) -> date | None:
    """The export's own date: given, else the newest day in it; never a file's time."""
    given = facts.get("date")
    if type(given) is date:
        return given
    newest = store.newest_day(today.isoformat())
    try:
        return date.fromisoformat(newest) if newest else None
    except ValueError:
        return None


def _told(export: Path, report: Report, warnings: list[str]) -> Iterator[Problem]:
    """Warnings about what was not taken as it is; the report has each case."""
    for name in passed_over(export):
        remedy = "文件夹里的文件不读，请移到外面；不需要就删去"
        yield warning(name_of(export / name), 0, "这不是文件，没有读", remedy=remedy)
    for file in report.files:
        yield from _of_file(file)
    for sentence in warnings[:_NAMED]:
        yield warning(export.name, 0, sentence, remedy="请在业务系统中核对")
    if len(warnings) > _NAMED:
        yield warning(export.name, 0, f"还有 {len(warnings) - _NAMED} 处同类问题", remedy=_SEE)
    if report.duplicates:
        remedy = f"若是同一种书，请在 {MERGED} 里写 旧记录号,新记录号；全部见报告"
        found = "、".join(report.duplicates[0])
        what = f"有 {len(report.duplicates)} 组书目看起来重复"
        yield warning(export.name, 0, what, found, remedy)


_SEE = f"全部见 build/{REPORT}"


def _of_file(file: FileReport) -> Iterator[Problem]:
    unit = "行" if file.format in ("csv", "tsv", "xlsx") else "条"
    if file.skipped:
        first = file.skipped[0]
        what = f"{len(file.skipped):,} {unit}没有单独读入，第一处：{first.reason}"
        found = f"第 {first.ordinal} {unit} {first.id}".strip()
        yield warning(file.path, 0, what, found, f"{first.remedy or '请核对'}；{_SEE}")
    if file.repairs:
        case = file.repairs[0]
        what = f"{file.repaired:,} {unit}作了修复后读入，第一处：{case.reason}"
        found = f"第 {case.ordinal} {unit} {case.id}".strip()
        yield warning(file.path, 0, what, found, f"请在业务系统中核对；{_SEE}")
    if file.made:
        what = f"{file.made:,} 行找不到所属书目，按表里的题名另立了书目"
        yield warning(file.path, 0, what, remedy="请核对记录号，或把这些书目一起导出")
    if file.unknown_columns:
        names = "、".join(file.unknown_columns[: 2 * _NAMED])
        remedy = f"要读就把列名写进 {FILE} 里意思相符的 columns，不要读就写进 ignored_columns"
        yield warning(file.path, 1, "有不认识的列，没有读", names, remedy)
    if file.unknown_statuses:
        words = "、".join(word for word, _ in file.unknown_statuses.most_common(_NAMED))
        remedy = f"请把这些词写进 {FILE} 的 [status]"
        yield warning(file.path, 0, "有不认识的状态词，网页上显示“请问馆员”", words, remedy)
