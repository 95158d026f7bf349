"""Open data: tables as CSV and JSON, and the Data Package that says what stands in them.

One form for exhibitions, places, annual reports and the catalogue, so that a program which reads
one of them reads all. Sources: Data Package 2.0 (datapackage.org/standard: data-package,
data-resource, table-schema), RFC 4180, RFC 8259. Nobody but the library can say under which
licence it gives its data away: while it is silent, a package has no ``licenses``.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from plugins.library.reading.csv_files import BOM, csv_of, guarded

Value = str | int | float | Decimal | bool | list[str] | None
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
PACKAGE = "datapackage.json"
BETWEEN = "|"
"""Between the values of a list in a cell; in a value it becomes ``｜``."""
TRUTH = ("true", "false")
"""As a Table Schema reads a boolean that says nothing of itself."""
_MEDIA = {"csv": "text/csv", "jsonl": "application/jsonl"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    name: str
    kind: str
    """Type of the Table Schema: string, list, integer, number, boolean, date, year."""
    title: str
    description: str = ""
    between: str = BETWEEN
    truth: tuple[str, str] = TRUTH

    def field(self, form: str) -> dict[str, Any]:
        """Its description; what is a list in a cell of the CSV is an array in JSON."""
        described: dict[str, Any] = {"name": self.name, "type": self.kind, "title": self.title}
        if self.kind == "list":
            described |= {"delimiter": self.between} if form == "csv" else {"type": "array"}
        if self.kind == "boolean" and self.truth != TRUTH:
            described |= {"trueValues": [self.truth[0]], "falseValues": [self.truth[1]]}
        return described | ({"description": self.description} if self.description else {})


@dataclass(frozen=True, slots=True)
class Table:
    """A table of values."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    key: tuple[str, ...] = ()
    """The columns that together name a row."""

    def csv(self) -> bytes:
        """As a spreadsheet reads it: the mark, one header line, guarded cells."""
        head = [column.name for column in self.columns]
        rows = (
            [cell(value, of.between, of.truth) for of, value in zip(self.columns, row, strict=True)]
            for row in self.rows
        )
        return (BOM + csv_of([head, *rows])).encode()

    def json(self) -> bytes:
        """An array of objects; what nobody knows is null."""
        names = [column.name for column in self.columns]
        known = ((None if value == "" else value for value in row) for row in self.rows)
        return json_file([dict(zip(names, row, strict=True)) for row in known])

    def resource(self) -> "Resource":
        """How its CSV is described, which lies beside the description."""
        path, content = f"{self.name}.csv", self.csv()
        digest = hashlib.sha256(content).hexdigest()
        return Resource(
            self.name, path, self.title, "csv", self.columns, self.key, len(content), digest
        )


@dataclass(frozen=True, slots=True)
class Resource:
    """A published file of a package."""

    name: str
    path: str
    title: str
    form: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
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

    def described(self) -> dict[str, Any]:
        """As a Data Resource."""
        packed = {"compression": "gz"} if self.path.endswith(".gz") else {}
        key = {"primaryKey": list(self.key)} if self.key else {}
        return {
            "name": self.name,
            "type": "table",
            "path": self.path,
            "title": self.title,
            "format": self.form,
            "mediatype": _MEDIA[self.form],
            "encoding": "utf-8",
            **packed,
            "bytes": self.bytes,
            "hash": f"sha256:{self.sha256}",
            "schema": {"fields": [column.field(self.form) for column in self.columns], **key},
        }


@dataclass(frozen=True, slots=True)
class Package:
    """What a package says of itself."""

    name: str
    title: str
    library: str
    licence: str
    """Empty while the library is silent."""
    description: str = ""
    version: str = ""

    def file(self, resources: Iterable[Resource]) -> bytes:
        """``datapackage.json``."""
        licences = [{"name": self.licence, "title": self.licence}] if self.licence else []
        said: Mapping[str, Any] = {
            "$schema": PROFILE,
            "name": self.name,
            "title": self.title,
            "description": self.description,
            "version": self.version,
            "licenses": licences,
            "contributors": [{"title": self.library, "roles": ["creator"]}],
            "resources": [resource.described() for resource in resources],
        }
        return json_file({name: value for name, value in said.items() if value})

    def dataset(self, resources: Iterable[Resource], url: str) -> dict[str, Any]:
        """The same as a Dataset of schema.org, for those who look for data; ``url``: its page."""
        files = [
            {
                "@type": "DataDownload",
                "name": one.title,
                "contentUrl": f"{url}{one.path}",
                "encodingFormat": _MEDIA[one.form],
            }
            for one in resources
        ]
        said: Mapping[str, Any] = {
            "@context": "https://schema.org",
            "@type": "Dataset",
            "name": self.title,
            "description": self.description,
            "url": url,
            "inLanguage": "zh",
            "isAccessibleForFree": True,
            "license": self.licence,
            "dateModified": self.version,
            "creator": {"@type": "Library", "name": self.library},
            "distribution": files,
        }
        return {name: value for name, value in said.items() if value}


def resource_of(
    path: Path, name: str, title: str, form: str, columns: tuple[Column, ...], key: tuple[str, ...]
) -> Resource:
    """A file that is too large for memory, with its size and its sum."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Resource(name, path.name, title, form, columns, key, path.stat().st_size, digest)


def cell(value: Value, between: str = BETWEEN, truth: tuple[str, str] = TRUTH) -> str:
    """A value as a Table Schema reads it, guarded: no number is a formula, whatever its sign."""
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, list):
        return guarded(between.join([text.replace(between, "｜") for text in value]))
    if isinstance(value, bool):
        return truth[0] if value else truth[1]
    return "" if value is None else str(value)


def json_file(data: object) -> bytes:
    """JSON that people can read too."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
