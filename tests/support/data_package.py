"""Data Package 2 by another hand: what the standard requires, and tables read as it says.

Source: datapackage.org/standard (data-package, data-resource, table-schema), version 2.0.
"""

import csv
import gzip
import hashlib
import io
import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

FIELD_TYPES = (
    "string number integer boolean object array list datetime date time year yearmonth duration "
    "geopoint geojson any"
).split()
_TEXT = {"type": "string", "minLength": 1}
_FIELD = {
    "type": "object",
    "required": ["name", "type"],
    "properties": {"name": _TEXT, "title": _TEXT, "type": {"enum": FIELD_TYPES}},
}
_SCHEMA = {
    "type": "object",
    "required": ["fields"],
    "properties": {
        "fields": {"type": "array", "minItems": 1, "items": _FIELD},
        "primaryKey": {"type": "array", "minItems": 1, "items": _TEXT},
    },
}
_RESOURCE = {
    "type": "object",
    "required": ["name", "path", "type", "schema"],
    "properties": {
        "name": {"type": "string", "pattern": "^[a-z0-9._-]+$"},
        "path": {"type": "string", "pattern": "^[^/.~][^~]*$"},
        "type": {"const": "table"},
        "bytes": {"type": "integer"},
        "hash": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
        "schema": _SCHEMA,
    },
    "not": {"required": ["profile"]},
}
_NAMED = {"type": "object", "anyOf": [{"required": ["name"]}, {"required": ["path"]}]}
PACKAGE = {
    "type": "object",
    "required": ["$schema", "name", "resources"],
    "properties": {
        "$schema": {"const": "https://datapackage.org/profiles/2.0/datapackage.json"},
        "name": {"type": "string", "pattern": "^[a-z0-9._-]+$"},
        "resources": {"type": "array", "minItems": 1, "items": _RESOURCE},
        "licenses": {"type": "array", "minItems": 1, "items": _NAMED},
        "contributors": {"type": "array", "minItems": 1, "items": {"type": "object"}},
    },
    "not": {"required": ["profile"]},
}
"""A JSON Schema of what is required, and of what version 1 had and version 2 has not."""
_SIGNS = tuple("=+-@\t\r\n＝＋－＠")


def read(folder: Path, resource: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows of a resource, each value as its field says; ValueError where one is none."""
    content = (folder / resource["path"]).read_bytes()
    assert len(content) == resource["bytes"]
    assert f"sha256:{hashlib.sha256(content).hexdigest()}" == resource["hash"]
    text = gzip.decompress(content) if resource.get("compression") == "gz" else content
    if resource["format"] == "jsonl":
        return [json.loads(line) for line in text.decode().removesuffix("\n").split("\n")]
    return rows_of(text, resource["schema"]["fields"])


def rows_of(content: bytes, fields: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of a CSV; its columns are those of the fields, in their order."""
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert head == [field["name"] for field in fields]
    return [
        {field["name"]: _value(cell, field) for field, cell in zip(fields, row, strict=True)}
        for row in rows
    ]


def _value(cell: str, field: Mapping[str, Any]) -> Any:
    """A value; None for an empty cell, which the standard takes for a missing one."""
    if not cell:
        return None
    if field["type"] == "list":
        return _bare(cell).split(field.get("delimiter", ","))
    if field["type"] == "boolean":
        true, false = field.get("trueValues", ["true"]), field.get("falseValues", ["false"])
        return {**dict.fromkeys(true, True), **dict.fromkeys(false, False)}[cell]
    return _READERS[field["type"]](cell)


def _bare(cell: str) -> str:
    """A text without the apostrophe that guards it against spreadsheets."""
    is_guarded = cell.startswith("'") and cell.lstrip("'").startswith(_SIGNS)
    return cell[1:] if is_guarded else cell


_READERS: Mapping[str, Callable[[str], Any]] = {
    "string": _bare,
    "integer": int,
    "year": int,
    "number": Decimal,
    "date": date.fromisoformat,
}
