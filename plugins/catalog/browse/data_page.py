"""Writes ``/catalog/data/``: the data's files, their description, and the page that explains them.

``datapackage.json`` follows the Data Package standard 2.0 (datapackage.org): resources with size,
SHA-256 and a schema whose fields have Chinese titles. Nobody but the library can say under which
licence it gives its data away; as long as ``data_licence`` in ``library.toml`` is empty, the
package has no ``licenses`` and says why.
"""

import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.catalog.browse.data import BETWEEN, CSV, LINES, first_lines
from plugins.catalog.browse.data_columns import DescribedColumn, described_columns
from plugins.catalog.browse.room import Browse
from plugins.library.reading.csv_files import csv_of, guarded
from plugins.reading.generator import RoomGenerator

DATA = "catalog/data/"
PACKAGE = "datapackage.json"
BRANCHES = "branches.csv"
EXAMPLES = 3
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
AWAITED = "〔待馆方填写〕"
LEFT_OUT = "不含借阅记录、读者信息、条码号、附注、提要和目次。"
_FORMATS = {
    CSV: ("records", "书目，CSV 表格", "csv", "text/csv"),
    LINES: ("records-lines", "书目，JSON Lines", "jsonl", "application/jsonl"),
    BRANCHES: ("branches", "馆代码和馆名", "csv", "text/csv"),
}


@dataclass(frozen=True, slots=True)
class DataFile:
    """A published file."""

    name: str
    title: str
    bytes: int
    sha256: str

    @property
    def size(self) -> str:
        """``6.7 MB``, ``45 kB``, ``312 字节``; thousands, as networks count."""
        if self.bytes < 1_000:
            return f"{self.bytes} 字节"
        if self.bytes < 1_000_000:
            return f"{self.bytes / 1_000:.0f} kB"
        return f"{self.bytes / 1_000_000:.1f} MB"


def write_data(room: RoomGenerator, writer: Any, browse: Browse) -> None:
    """Write the files, the package and the page."""
    folder = Path(room.output_path, DATA)
    folder.mkdir(parents=True, exist_ok=True)
    for name in (CSV, LINES):
        shutil.copyfile(browse.folder / name, folder / name)
    (folder / BRANCHES).write_text(_branches(browse), encoding="utf-8-sig", newline="")
    files = tuple(data_file(folder / name) for name in _FORMATS)
    columns = described_columns(browse.catalogue.fields)
    library = room.context["library"]
    package = package_of(files, columns, browse, library.name, library.data_licence)
    text = json.dumps(package, ensure_ascii=False, indent=1)
    (folder / PACKAGE).write_text(text + "\n", encoding="utf-8")
    room.write(
        writer,
        "catalog_data",
        DATA,
        files=files,
        columns=columns,
        examples=first_lines(browse.folder / LINES, EXAMPLES),
        left_out=LEFT_OUT,
        updated=browse.updated,
    )


def _branches(browse: Browse) -> str:
    """The table of branches, whose codes stand in ``holdings``."""
    codes = sorted(browse.exported_names)
    rows = [(guarded(code), guarded(browse.branch_name(code))) for code in codes]
    return csv_of([("code", "name"), *rows])


def data_file(path: Path) -> DataFile:
    """A file with its size and SHA-256."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return DataFile(path.name, _FORMATS[path.name][1], path.stat().st_size, digest)


def package_of(
    files: tuple[DataFile, ...],
    columns: tuple[DescribedColumn, ...],
    browse: Browse,
    library: str,
    licence: str,
) -> dict[str, Any]:
    """The descriptor of the package."""
    sample = "这是示例数据，不是本馆馆藏。" if browse.catalogue.sample else ""
    updated = {"version": browse.updated.isoformat()} if browse.updated else {}
    allowed = {"licenses": [{"name": licence, "title": licence}]} if licence else {}
    return {
        "$schema": PROFILE,
        "name": "catalogue",
        "title": f"{library}馆藏书目",
        "description": f"{sample}{LEFT_OUT}\n\n使用许可：{licence or AWAITED}",
        **updated,
        **allowed,
        "contributors": [{"title": library, "roles": ["creator"]}],
        "resources": [_resource(file, columns) for file in files],
    }


def _resource(file: DataFile, columns: tuple[DescribedColumn, ...]) -> dict[str, Any]:
    name, title, kind, media = _FORMATS[file.name]
    packed = {"compression": "gz"} if file.name.endswith(".gz") else {}
    return {
        "name": name,
        "type": "table",
        "path": file.name,
        "title": title,
        "format": kind,
        "mediatype": media,
        "encoding": "utf-8",
        **packed,
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
        "schema": _BRANCHES if file.name == BRANCHES else _schema(columns, kind),
    }


_BRANCHES: Mapping[str, Any] = {
    "fields": [
        {"name": "code", "type": "string", "title": "馆代码"},
        {"name": "name", "type": "string", "title": "馆名"},
    ],
    "primaryKey": ["code"],
}


def _schema(columns: tuple[DescribedColumn, ...], kind: str) -> dict[str, Any]:
    return {"fields": [_field(column, kind) for column in columns], "primaryKey": ["record_id"]}


def _field(column: DescribedColumn, kind: str) -> dict[str, Any]:
    """A field; what is a list in a cell of the CSV is an array in JSON."""
    described = {"name": column.name, "type": column.kind, "title": column.title}
    if column.kind == "list":
        is_cell = kind == "csv"
        described |= {"type": "list", "delimiter": BETWEEN} if is_cell else {"type": "array"}
    return described | ({"description": column.description} if column.description else {})
