"""Writes the page of a record: one page, which a script fills for the id in its address.

Beside it go the files that the script fetches: ``catalog/records/<digest>/`` (see
:mod:`.details`) and ``catalog/branches-<digest>.json``, code → what readers may want to know of a
branch: ``{"name", "url", "address", "telephone", "days"}``, the days being those of a fortnight
(``{"2026-11-22": "上午 8:30 至晚上 8:00", …}``), so that a page which is not built anew for a while
still tells the reader's own day. What the library has not given is left out, never guessed.
"""

import hashlib
import json
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from plugins.catalog.browse.details import FACTS, FOLDER
from plugins.catalog.browse.room import Browse
from plugins.catalog.index.compact import compact_json
from plugins.catalog.labels import LANGUAGES, TYPES
from plugins.catalog.reader.fields import FieldTable
from plugins.library.hours.hours import DayState, OpenState
from plugins.library.places.places import Branch

PAGE = "catalog/record/"
DAYS = 14
_DIGITS = 12
_PINYIN = ("title_pinyin", "拼音", "")
"""The one field that a record page shows and the table of fields derives from another."""


def write_record_page(browse: Browse, manifest: Mapping[str, Any]) -> None:
    """Write ``/catalog/record/`` and what its script fetches.

    ``manifest``: what leads to the search index, for copies are in its files; SystemExit
    with a sentence where ``CATALOG_OPAC_URL`` is no address of the web.
    """
    room = browse.room
    facts = json.loads((browse.folder / FACTS).read_text())
    output = Path(room.output_path, "catalog/records")
    shutil.copytree(browse.folder / FOLDER, output, dirs_exist_ok=True)
    branches = compact_json(branch_facts(browse, room.settings["SITE_ROOT"]))
    name = f"branches-{hashlib.sha256(branches).hexdigest()[:_DIGITS]}.json"
    room.write_bytes(f"catalog/{name}", branches)
    browse.write(
        "record",
        PAGE,
        manifest={**manifest, "records": facts, "places": name},
        table=table_of(browse.catalogue.fields),
        opac=opac_pattern(room.settings.get("CATALOG_OPAC_URL", "")),
        borrowing=room.staff_page("services/borrowing/"),
    )


def branch_facts(browse: Browse, site: str) -> dict[str, dict[str, object]]:
    """What is known of the branches that the export names, by their codes there."""
    known = [code for code in browse.exported_names if code in browse.branches]
    return {code: _facts(browse.branches[code], browse.today, site) for code in known}


def _facts(branch: Branch, today: date, site: str) -> dict[str, object]:
    days = branch.opening.days_from(today, DAYS)
    facts: dict[str, object] = {
        "name": branch.name,
        "url": f"{site}/{branch.url}",
        "address": branch.address,
        "telephone": branch.telephone,
        "days": {day.iso: words for day in days if (words := _words(day))},
    }
    return {name: fact for name, fact in facts.items() if fact}


def _words(day: DayState) -> str:
    """What is said of a day; empty where the library has not given its hours."""
    if day.state is OpenState.CLOSED:
        return f"闭馆（{day.reason}）" if day.reason else "闭馆"
    return day.words


def table_of(fields: FieldTable) -> dict[str, object]:
    """What the script must know to name the fields of a record.

    ``fields``: name, label and property of schema.org, in the order of the table; ``words``: what
    readers call the codes of a field.
    """
    rows = [(rule.name, rule.label, rule.schema_org) for rule in fields.record.values()]
    at = next((n for n, row in enumerate(rows, 1) if row[0] == "title"), 0)
    return {
        "fields": [*rows[:at], _PINYIN, *rows[at:]],
        "words": {"document_type": dict(TYPES), "languages": dict(LANGUAGES)},
    }


def opac_pattern(address: str) -> str:
    """The setting ``CATALOG_OPAC_URL``, which may have ``{id}`` or ``{isbn}`` in it.

    SystemExit with a sentence where it is no address of the web: it becomes a link.
    """
    if address and urlsplit(address).scheme not in ("http", "https"):
        raise SystemExit(f"CATALOG_OPAC_URL 应以 https:// 或 http:// 开头，读到的是“{address}”")
    return address
