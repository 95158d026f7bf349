"""The catalogue of one export: opened from its store, or read where the export is new."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.catalog.reader.load import export_files, load
from plugins.catalog.reader.report import FileReport, write_report
from plugins.catalog.reader.store import Store, StoreWriter
from plugins.catalog.settings import CatalogSettings
from plugins.library.files import read_toml
from plugins.library.problems import Problem, error, warning

READER_VERSION = "2"
"""To be raised with any change of what reading yields: stores of older readers are made anew."""
REPORT = "catalog-report.json"


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


def open_catalogue(
    settings: CatalogSettings,
) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    """Open the store of the export, reading the files first if they are new; write the report."""
    files = export_files(settings.export)
    name = settings.export.name
    if not files:
        remedy = "请把业务系统的导出文件放进这个文件夹"
        return None, (error(name, 0, "没有找到书目导出文件", remedy=remedy),)
    digest = digest_of(files)
    store, problems = _store(settings, files, digest)
    if store is None:
        return None, tuple(problems)
    facts, fact_problems = _export_facts(settings.export)
    catalogue = Catalogue(
        store, digest, store.records, store.items, _updated(store, facts), bool(facts.get("sample"))
    )
    reports = store.files
    write_report(settings.build / REPORT, reports, catalogue.records, catalogue.items)
    return catalogue, (*problems, *fact_problems, *_skipped(reports))


def digest_of(files: Iterable[Path]) -> str:
    """A name for the files' content, whatever their dates."""
    total = hashlib.sha256(READER_VERSION.encode())
    for path in files:
        with path.open("rb") as file:
            total.update(path.name.encode() + hashlib.file_digest(file, "sha256").digest())
    return total.hexdigest()[:16]


def _store(
    settings: CatalogSettings, files: list[Path], digest: str
) -> tuple[Store | None, list[Problem]]:
    path = settings.build / "catalog" / digest / "store.sqlite"
    if path.is_file():
        return Store(path), []
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    writer = StoreWriter(fresh)
    reports, problems = load(files, writer)
    if problems:
        writer.abandon()
        return None, problems
    writer.finish(reports)
    fresh.rename(path)
    return Store(path), []


def _export_facts(export: Path) -> tuple[dict[str, object], tuple[Problem, ...]]:
    """``export.toml`` beside the files: ``date`` of the export, ``sample`` for sample data."""
    path = export / "export.toml"
    return read_toml(path, f"{export.name}/{path.name}") if path.is_file() else ({}, ())


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


def _skipped(reports: Iterable[FileReport]) -> tuple[Problem, ...]:
    """One warning a file that lost or changed something; the report has each case."""
    problems = []
    for report in reports:
        if report.skipped:
            first = report.skipped[0]
            what = f"{len(report.skipped)} 条没有读入，第一条：{first.reason}"
            found = f"第 {first.ordinal} 条 {first.id}".strip()
            problems.append(
                warning(report.path, 0, what, found, "全部见 build/catalog-report.json")
            )
        if report.repaired:
            what = f"{report.repaired} 条记录有坏字节，已尽量修复"
            problems.append(warning(report.path, 0, what, remedy="请在业务系统中核对后重新导出"))
    return tuple(problems)
