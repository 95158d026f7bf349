"""Reads ``fields.toml``: every mistake in it at once, with its line."""

import dataclasses
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from plugins.catalog.reader.dialect import dialect_of, is_row
from plugins.catalog.reader.fields import (
    Dialect,
    FieldRule,
    FieldSource,
    FieldTable,
    HoldingsRule,
    item_names,
    record_names,
    source,
)
from plugins.catalog.reader.heads import column_key
from plugins.catalog.reader.isbd import has_area
from plugins.catalog.reader.mistakes import Mistakes
from plugins.catalog.reader.own_rows import (
    columns_of,
    lifted,
    rows_of,
    tags_of,
    with_holdings,
    with_own_words,
    with_rows,
)
from plugins.library.catalogue.records import ItemStatus
from plugins.library.reading.files import is_own_file, name_of, read_toml
from plugins.library.reading.problems import Problem, did_you_mean, error
from plugins.library.reading.toml_names import named

FILE = "fields.toml"
SHIPPED = Path(__file__).parents[3] / "catalog_export" / FILE
_DIALECTS, _IGNORED = ("marc21", "unimarc"), "ignored_fields"
_SECTIONS = (
    *("record", "item", "holdings", "status", "unread"),
    *(*_DIALECTS, "ignored_columns", _IGNORED),
)
_TEXTS = ("label", "join", "dublin_core", "schema_org", "role", "dates", "country")
_GONE = {"facet": "它从来不起作用，现在不用写了，请删去这一行"}
"""Keys of older tables, and what to do about them."""
_CODES, _LISTS = ("role", "dates", "country"), ("marc", "columns", "bodies")
_HOLDINGS = tuple(f.name for f in dataclasses.fields(HoldingsRule))
_SEVERAL_CODES = ("field", "hidden", "reading_room")
_STATUSES = {status.name.lower(): status for status in ItemStatus}
_A_LIST = '应是方括号里的一组文字，例如 ["…", "…"]'
_A_HOLDING = '请写 [[holdings]] 和 field = "905"，或一行 unread.holdings."985" = { barcode = "b" }'
_ONE_CODE = "应是一个子字段，例如 “b”"
Tables = dict[str, Any]
_EMPTY = FieldTable(MappingProxyType({}), MappingProxyType({}), (), MappingProxyType({}))


def read_field_table(export: Path) -> tuple[FieldTable, tuple[Problem, ...]]:
    """The shipped table with what a table beside the export overrides, and all their mistakes."""
    path = export / FILE
    if is_own_file(path) and path.resolve() != SHIPPED.resolve():
        return _laid_over(path)
    return _as_shipped(SHIPPED.stat().st_mtime_ns if SHIPPED.is_file() else 0)


@lru_cache(maxsize=1)
def _as_shipped(changed: int) -> tuple[FieldTable, tuple[Problem, ...]]:
    """The shipped table alone, as most exports need it: read anew where its file has changed."""
    return _laid_over(SHIPPED)


def _laid_over(path: Path) -> tuple[FieldTable, tuple[Problem, ...]]:
    shipped, problems = _read(SHIPPED)
    own, more = (shipped, ()) if path == SHIPPED else _read(path)
    if problems := (*problems, *more):
        return _EMPTY, problems
    mistakes = Mistakes(path)
    own, shipped = lifted(own), lifted(shipped)
    given = _merged(shipped, own)
    if path != SHIPPED and isinstance(own.get("status"), dict):
        given["status"] = with_own_words(shipped["status"], own["status"])
    return _table(given, own, mistakes), tuple(sorted(mistakes.problems))


def _read(path: Path) -> tuple[Tables, tuple[Problem, ...]]:
    name = name_of(path, path.parent)
    if not path.is_file():
        return {}, (error(name, 0, "缺少字段表", remedy="请从程序的原文件中找回 fields.toml"),)
    return read_toml(path, name)


def _merged(shipped: Tables, own: Tables) -> Tables:
    """Tables key by key, down to the last; lists and texts, ``[[holdings]]`` too, as a whole.

    Words for a status alone are added to the shipped ones: nobody must copy those to add to them.
    Who writes only the columns of a name keeps its label and its place in CNMARC.
    """
    merged = dict(shipped)
    for name, value in own.items():
        both = isinstance(value, dict) and isinstance(shipped.get(name), dict)
        merged[name] = _merged(shipped[name], value) if both else value
    return merged


def _table(given: Tables, own: Tables, mistakes: Mistakes) -> FieldTable:
    whole = own.keys() & {"status", "ignored_columns", _IGNORED}  # others are tables of tables
    for name in given.keys() - set(_SECTIONS):
        mistakes.add(name, name, "不认识的表", name, _near(name, _SECTIONS, whole))
    for name in ("record", "item", "status", "unread", *_DIALECTS):
        if not isinstance(own.get(name, {}), dict):
            mistakes.add(name, name, f"{name} 写法不对", str(own[name]), f"应是 [{name}.…]")
    unread = rows_of(_section(given, "unread"), mistakes)
    record = _rules(given, own, "record", record_names(), mistakes)
    record = with_rows(record, unread["cnmarc"], mistakes)
    item = _rules(given, own, "item", item_names(), mistakes)
    heads = {name: f"{part}.{name}" for part in ("record", "item") for name in _section(own, part)}
    ignored = _strings(given.get("ignored_columns", []), "fields", "ignored_columns", mistakes)
    rows = unread["columns"]
    statuses = _statuses(_section(given, "status"), _section(own, "status"), mistakes)
    return FieldTable(
        MappingProxyType(record),
        MappingProxyType(item),
        tuple(_holdings(with_holdings(given.get("holdings", []), unread["holdings"]), mistakes)),
        MappingProxyType(statuses),
        MappingProxyType(columns_of({**record, **item}, heads, rows, mistakes)),
        (*ignored, *(left for left, right in rows.items() if not right)),
        _dialect("marc21", _section(given, "marc21") | unread["marc21"], mistakes),
        _dialect("unimarc", _section(given, "unimarc"), mistakes),
        _ignored(_IGNORED, given, unread["cnmarc"], mistakes),
        frozenset(column_key(left) for left, right in rows.items() if right),
    )


def _ignored(
    name: str, given: Tables, rows: Mapping[str, str], mistakes: Mistakes
) -> frozenset[str]:
    tags, wrong = tags_of(_strings(given.get(_IGNORED, []), name, _IGNORED, mistakes))
    for text in wrong:
        remedy = "写三位的字段号，例如 801，或一段，例如 110-199"
        mistakes.add(name, text, f"{_IGNORED} 里有读不懂的", text, remedy)
    return tags | {left.partition("$")[0] for left in rows if not rows[left]}


def _dialect(name: str, given: Tables, mistakes: Mistakes) -> Dialect:
    rows = {left: str(right) for left, right in given.items() if left not in ("holdings", _IGNORED)}
    for left in [left for left in rows if not is_row(left, rows[left])]:
        remedy = '写法是 "245$b" = "200$e"、"008/35-37" = "101$a"，不要读就写 ""'
        mistakes.add(name, left, f"[{name}] 里有读不懂的一行", f"{left} = {rows.pop(left)}", remedy)
    ignored = _ignored(name, given, rows, mistakes)
    return dialect_of(rows, tuple(_holdings(given.get("holdings", []), mistakes)), ignored)


def _near(word: str, known: Iterable[str], written: Container[str]) -> str:
    free = [name for name in known if name not in written]
    return did_you_mean(word, free) or f"可以写的是 {'、'.join(free)}"


def _section(tables: Tables, name: str) -> Tables:
    return tables[name] if isinstance(tables.get(name), dict) else {}


def _rules(
    given: Tables, own: Tables, section: str, names: tuple[str, ...], mistakes: Mistakes
) -> dict[str, FieldRule]:
    rules, written = {}, _section(own, section)
    for name, entry in _section(given, section).items():
        head = f"{section}.{name}"
        if name not in names:
            remedy = did_you_mean(name, names, written) or "可以写的名称见原来的 fields.toml"
            mistakes.add(head, head, "不认识的名称", name, remedy)
        elif not isinstance(entry, dict) or not entry.get("label"):
            mistakes.add(head, head, f"[{head}] 缺少{named('label')}", remedy='请写 label = "…"')
        else:
            rules[name] = _rule(name, head, entry, _section(written, name), mistakes)
    return rules


def _rule(name: str, head: str, entry: Tables, written: Tables, mistakes: Mistakes) -> FieldRule:
    for key in entry.keys() - {*_TEXTS, *_LISTS}:
        remedy = _GONE.get(key) or _near(key, (*_TEXTS, *_LISTS), written)
        mistakes.add(head, key, f"[{head}] 里有不认识的键", key, remedy)
    texts = {key: str(entry[key]) for key in _TEXTS if key in entry}
    lists = {key: _strings(entry.get(key, []), head, key, mistakes) for key in _LISTS}
    for key in _CODES:
        if len(texts.get(key, "")) > 1:
            mistakes.add(head, key, f"[{head}] 的 {key} 写法不对", texts[key], _ONE_CODE)
    sources, bodies = tuple(_sources(lists["marc"], head, mistakes)), lists["bodies"]
    return FieldRule(name, sources=sources, columns=lists["columns"], bodies=bodies, **texts)


def _sources(texts: tuple[str, ...], head: str, mistakes: Mistakes) -> Iterator[FieldSource]:
    for text in texts:
        found = source(text)
        if found is None:
            remedy = "写法是 200$a、606$axyz、100$a/17-19、215 或 LDR/6"
            mistakes.add(head, text, f"[{head}] 的来源读不懂", text, remedy)
        elif not found.codes and not has_area(found.tag):
            remedy = f"请写明子字段，例如 {text}$a"
            mistakes.add(head, text, f"[{head}] 的来源没有 ISBD 著录", text, remedy)
        else:
            yield found


def _strings(value: object, head: str, key: str, mistakes: Mistakes) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(text, str) for text in value):
        return tuple(value)
    mistakes.add(head, key, f"[{head}] 的 {key} 写法不对", str(value), _A_LIST)
    return ()


def _holdings(given: object, mistakes: Mistakes) -> Iterator[HoldingsRule]:
    fields = set[str]()
    for entry in given if isinstance(given, list) else [given]:
        field = str(isinstance(entry, dict) and entry.get("field"))
        if not isinstance(entry, dict) or not re.fullmatch("[0-9A-Z]{3}", field):
            head, remedy = "[[holdings]]", _A_HOLDING
            mistakes.add(head, head, "馆藏字段没有写明", str(entry), remedy)
            continue
        if field in fields:
            mistakes.add("holdings", field, "同一个馆藏字段写了两次", field, "请合成一张表")
        fields.add(field)
        yield _holdings_rule(field, entry, mistakes)


def _holdings_rule(field: str, entry: Tables, mistakes: Mistakes) -> HoldingsRule:
    known = {key: str(value) for key, value in entry.items() if key in _HOLDINGS}
    for key in entry.keys() - known.keys():
        what = "[[holdings]] 里有不认识的键"
        mistakes.add(f'"{field}"', key, what, key, _near(key, _HOLDINGS, entry))
    for key, code in known.items():
        if key not in _SEVERAL_CODES and len(code) > 1:
            mistakes.add(f'"{field}"', key, f"{field} 的 {key} 写法不对", code, _ONE_CODE)
    return HoldingsRule(**known)


def _statuses(given: Tables, own: Tables, mistakes: Mistakes) -> dict[str, ItemStatus]:
    """Word → status; a word of the own table needs no striking out in the shipped one."""
    words: dict[str, ItemStatus] = {}
    for name in sorted(given, key=lambda name: name not in own):
        if name not in _STATUSES:
            remedy = f"可以写的是 {'、'.join(_STATUSES)}"
            mistakes.add("[status]", name, "[status] 里有不认识的状态", name, remedy)
            continue
        for word in _strings(given[name], "status", name, mistakes):
            taken = words.setdefault(word.lower(), _STATUSES[name]) is not _STATUSES[name]
            if taken and name in own:
                mistakes.add(f"{name} = ", word, "同一个状态词写在两处", word, "请只留一处")
    return words
