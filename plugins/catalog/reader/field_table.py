"""Reads ``fields.toml``: every mistake in it at once, with its line."""

import dataclasses
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from plugins.catalog.reader.fields import (
    FACETS,
    FieldRule,
    FieldTable,
    HoldingsRule,
    column_key,
    item_names,
    record_names,
    source,
)
from plugins.library.files import read_toml
from plugins.library.problems import Problem, did_you_mean, error
from plugins.library.records import ItemStatus

FILE = "fields.toml"
SHIPPED = Path(__file__).parents[3] / "catalog_export" / FILE
_TEXTS = ("label", "join", "facet", "dublin_core", "schema_org", "role", "dates", "country")
_LISTS = ("marc", "columns", "bodies")
_HOLDINGS = tuple(f.name for f in dataclasses.fields(HoldingsRule))
_STATUSES = {status.name.lower(): status for status in ItemStatus}
Tables = dict[str, Any]
_EMPTY = FieldTable(MappingProxyType({}), MappingProxyType({}), (), MappingProxyType({}))


def read_field_table(export: Path) -> tuple[FieldTable, tuple[Problem, ...]]:
    """The shipped table with what a table beside the export overrides, and all their mistakes."""
    given, problems = _read(SHIPPED)
    own = export / FILE
    mistakes = _Mistakes(SHIPPED, f"{SHIPPED.parent.name}/{FILE}")
    if own.is_file() and own.resolve() != SHIPPED.resolve():
        over, more = _read(own)
        problems = (*problems, *more)
        mistakes = _Mistakes(own, f"{export.name}/{FILE}")
        given = _merged(given, over)
    if problems:
        return _EMPTY, problems
    table = _table(given, mistakes)
    return table, tuple(mistakes.found)


def _read(path: Path) -> tuple[Tables, tuple[Problem, ...]]:
    name = f"{path.parent.name}/{path.name}"
    if not path.is_file():
        return {}, (error(name, 0, "缺少字段表", remedy="请从程序的原文件中找回 fields.toml"),)
    return read_toml(path, name)


def _merged(shipped: Tables, own: Tables) -> Tables:
    """Entries of ``record``, ``item``, ``status`` one by one; ``holdings`` as a whole."""
    merged = dict(shipped)
    for name, value in own.items():
        both = isinstance(value, dict) and isinstance(shipped.get(name), dict)
        merged[name] = {**shipped[name], **value} if both else value
    return merged


class _Mistakes:
    """Collects problems, each with the line on which its words stand."""

    def __init__(self, path: Path, name: str) -> None:
        self.found: list[Problem] = []
        self._name = name
        self._lines = path.read_text(encoding="utf-8", errors="replace").splitlines()

    def add(self, words: str, what: str, found: str = "", remedy: str = "") -> None:
        """A mistake about ``words``, which stand somewhere in the file."""
        pattern = re.compile(rf"(?<![\w.]){re.escape(words)}(?!\w)")
        lines = (n for n, line in enumerate(self._lines, 1) if pattern.search(line))
        self.found.append(error(self._name, next(lines, 0), what, found, remedy))


def _table(given: Tables, mistakes: _Mistakes) -> FieldTable:
    for name in given.keys() - {"record", "item", "holdings", "status"}:
        remedy = did_you_mean(name, ("record", "item", "holdings", "status"))
        mistakes.add(f"[{name}", "不认识的表", name, remedy)
    record = _rules(given.get("record"), "record", record_names(), mistakes)
    item = _rules(given.get("item"), "item", item_names(), mistakes)
    return FieldTable(
        MappingProxyType(record),
        MappingProxyType(item),
        tuple(_holdings(given.get("holdings", []), mistakes)),
        MappingProxyType(_statuses(given.get("status", {}), mistakes)),
        MappingProxyType(_columns({**record, **item}, mistakes)),
    )


def _rules(
    given: object, section: str, names: tuple[str, ...], mistakes: _Mistakes
) -> dict[str, FieldRule]:
    rules = {}
    for name, entry in given.items() if isinstance(given, dict) else ():
        head = f"{section}.{name}"
        if name not in names:
            mistakes.add(head, "不认识的名称", name, did_you_mean(name, names))
        elif not isinstance(entry, dict) or not entry.get("label"):
            mistakes.add(head, "缺少 label", remedy='请写 label = "…"')
        else:
            rules[name] = _rule(name, head, entry, mistakes)
    return rules


def _rule(name: str, head: str, entry: Tables, mistakes: _Mistakes) -> FieldRule:
    for key in entry.keys() - {*_TEXTS, *_LISTS}:
        mistakes.add(key, f"[{head}] 里有不认识的键", key, did_you_mean(key, (*_TEXTS, *_LISTS)))
    texts = {key: str(entry[key]) for key in _TEXTS if key in entry}
    lists = {key: _strings(entry.get(key, []), head, key, mistakes) for key in _LISTS}
    if texts.get("facet", "") not in ("", *FACETS):
        remedy = did_you_mean(texts["facet"], FACETS)
        mistakes.add(texts["facet"], f"[{head}] 的分面不认识", texts["facet"], remedy)
    sources = []
    for text in lists["marc"]:
        found = source(text)
        if found is None:
            remedy = "写法是 200$a、606$axyz、100$a/17-19、215 或 LDR/6"
            mistakes.add(f'"{text}', f"[{head}] 的来源读不懂", text, remedy)
        else:
            sources.append(found)
    bodies = lists["bodies"]
    return FieldRule(name, sources=tuple(sources), columns=lists["columns"], bodies=bodies, **texts)


def _strings(value: object, head: str, key: str, mistakes: _Mistakes) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(text, str) for text in value):
        return tuple(value)
    remedy = '应是方括号里的一组文字，例如 ["200$a"]'
    mistakes.add(key, f"[{head}] 的 {key} 写法不对", str(value), remedy)
    return ()


def _holdings(given: object, mistakes: _Mistakes) -> Iterator[HoldingsRule]:
    for entry in given if isinstance(given, list) else [given]:
        if not isinstance(entry, dict) or not re.fullmatch("[0-9A-Z]{3}", str(entry.get("field"))):
            remedy = '请写 [[holdings]] 和 field = "905"'
            mistakes.add("holdings", "馆藏字段没有写明", str(entry), remedy)
            continue
        known = {key: str(value) for key, value in entry.items() if key in _HOLDINGS}
        for key in entry.keys() - known.keys():
            mistakes.add(key, "[[holdings]] 里有不认识的键", key, did_you_mean(key, _HOLDINGS))
        yield HoldingsRule(**known)


def _statuses(given: object, mistakes: _Mistakes) -> dict[str, ItemStatus]:
    words: dict[str, ItemStatus] = {}
    for name, some in given.items() if isinstance(given, dict) else ():
        if name not in _STATUSES:
            mistakes.add(name, "[status] 里有不认识的状态", name, did_you_mean(name, _STATUSES))
            continue
        for word in _strings(some, "status", name, mistakes):
            if words.setdefault(word.lower(), _STATUSES[name]) is not _STATUSES[name]:
                mistakes.add(f'"{word}"', "同一个状态词写在两处", word, "请只留一处")
    return words


def _columns(rules: Mapping[str, FieldRule], mistakes: _Mistakes) -> dict[str, str]:
    columns: dict[str, str] = {}
    for rule in rules.values():
        for name in rule.columns:
            if columns.setdefault(column_key(name), rule.name) != rule.name:
                mistakes.add(f'"{name}"', "同一个列名写在两处", name, "请只留一处")
    return columns
