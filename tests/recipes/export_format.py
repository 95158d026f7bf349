"""An export format: MARC in JSON, a record a line, as pymarc and Koha write it.

1. A module in ``plugins/catalog/reader/`` reads a file of it: records with their places, or what
   can't be read.
2. ``plugins/catalog/reader/recognise.py`` tells it apart by its bytes; records before copies.
3. ``plugins/catalog/reader/load.py`` calls the reader.
4. ``plugins/desk/catalog_report.py`` has its name for staff, ``catalog_export/README.md`` its row.
"""

from pathlib import Path

from tests.support.edits import write, write_after, write_before

READER = '''"""MARC in JSON, a record a line, as pymarc and Koha write it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from plugins.catalog.reader.marc import MarcField, MarcRecord
from plugins.library.tables.units import Unreadable

_REMEDY = "请重新导出这条记录"


def read_marc_json(path: Path, encoding: str) -> Iterator[tuple[int, MarcRecord] | Unreadable]:
    """The records of a file with their places, from 1."""
    with path.open(encoding=encoding, errors="replace") as file:
        for ordinal, line in enumerate(filter(str.strip, file), 1):
            try:
                yield ordinal, _record(json.loads(line))
            except (ValueError, LookupError, TypeError, AttributeError):
                yield Unreadable(ordinal, "这一行不是 MARC 记录", "", _REMEDY)


def _record(written: dict[str, Any]) -> MarcRecord:
    fields = (_field(tag, value) for one in written["fields"] for tag, value in one.items())
    return MarcRecord(written["leader"], tuple(fields))


def _field(tag: str, value: str | dict[str, Any]) -> MarcField:
    if isinstance(value, str):
        return MarcField(tag, "", (("", value),))
    pairs = (pair for one in value["subfields"] for pair in one.items())
    return MarcField(tag, f"{value['ind1']}{value['ind2']}", tuple(pairs))
'''
TOLD_APART = """    if text.lstrip("\\ufeff").startswith('{"leader"'):
        return Format.MARC_JSON
"""
READ = """        if file.recognised.format is Format.MARC_JSON:
            return self._read(read_marc_json(file.path, file.recognised.encoding))
"""
RECORD = """{"leader": "00000nam0 2200000   45  ", "fields": [\
{"001": "json0001"}, \
{"200": {"ind1": "1", "ind2": " ", "subfields": [{"a": "一行一条的书"}, {"f": "示例者著"}]}}, \
{"905": {"ind1": " ", "ind2": " ", "subfields": [{"a": "AJ00"}, {"s": "I247.5/1"}]}}]}
"""


def apply(copy: Path) -> None:
    """Write the reader, tell the format apart, call the one for the other."""
    reader = copy / "plugins/catalog/reader"
    write(reader / "marc_json.py", READER)
    recognise = reader / "recognise.py"
    write_after(recognise, '    MARCXML = "marcxml"\n', '    MARC_JSON = "marc_json"\n')
    write_before(recognise, r'    if re.match(r"\s*<[?!A-Za-z]", text.lstrip', TOLD_APART)
    load = reader / "load.py"
    write_before(
        load,
        "from plugins.catalog.reader.marcxml import",
        "from plugins.catalog.reader.marc_json import read_marc_json\n",
    )
    write_before(load, "        return self._read(read_worksheets(", READ)
    report = copy / "plugins/desk/catalog_report.py"
    write_after(report, '    "marcxml": "MARCXML",\n', '    "marc_json": "MARC-in-JSON",\n')
    row = "| MARC-in-JSON | 一行一条记录 |\n"
    write_after(copy / "catalog_export/README.md", "| MARCXML | 任何命名空间 |\n", row)


def show(copy: Path) -> None:
    """The example's export has one more file."""
    write(copy / "examples/district/catalog_export/more.json", RECORD)
