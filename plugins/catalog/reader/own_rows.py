"""Rows of ``[unread.…]`` in ``fields.toml``: one more source of what is read.

``"326$a" = "300$a"`` reads a field as another one, ``"借书状态" = "状态"`` a column as another one,
and ``""`` on the right says that nobody wants to read or hear of it. A row stands by itself: it
repeats nothing of the shipped table, whose lists would else have to be copied to add to them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from plugins.catalog.reader.dialect import is_row
from plugins.catalog.reader.fields import FieldRule, FieldSource, source
from plugins.catalog.reader.heads import column_key
from plugins.catalog.reader.mistakes import Mistakes
from plugins.library.reading.problems import did_you_mean

_NAMES = ("cnmarc", "marc21", "columns", "holdings")
"""What ``[unread.…]`` may have."""
_A_ROW = '写法是 "326$a" = "300$a"，右边是字段表里读的字段；不要读就写 ""'
_RANGE = re.compile(r"([0-9A-Z]{3})|([0-9]{3})-([0-9]{3})")


def tags_of(texts: Iterable[str]) -> tuple[frozenset[str], list[str]]:
    """The tags of ``["110-199", "801", "OWN"]``, and the texts that name none."""
    tags, wrong = set[str](), list[str]()
    for text in texts:
        match = _RANGE.fullmatch(text)
        if match is None:
            wrong.append(text)
        elif match[1]:
            tags.add(match[1])
        else:
            tags.update(f"{number:03}" for number in range(int(match[2]), int(match[3]) + 1))
    return frozenset(tags), wrong


def rows_of(given: Mapping[str, Any], mistakes: Mistakes) -> dict[str, Any]:
    """The rows of ``[unread.…]`` by dialect, right sides as texts, and the further ``holdings``."""
    for name in given.keys() - set(_NAMES):
        remedy = did_you_mean(name, _NAMES, given) or f"可以写的是 {'、'.join(_NAMES)}"
        mistakes.add("unread", name, "[unread] 里有不认识的键", name, remedy)
    rows: dict[str, Any] = {"holdings": given.get("holdings", [])}
    for name in (name for name in _NAMES if name != "holdings"):
        some = given.get(name, {})
        if not isinstance(some, dict):
            mistakes.add("unread", name, f"unread.{name} 写法不对", str(some), _A_ROW)
            some = {}
        rows[name] = {left: str(right) for left, right in some.items()}
    return rows


def with_holdings(given: object, further: list[object]) -> list[object]:
    """The tables of ``[[holdings]]`` with further ones, which go before any of the same field.

    A line that was pasted twice counts once.
    """
    once = [entry for place, entry in enumerate(further) if entry not in further[:place]]
    fields = [entry.get("field") for entry in once if isinstance(entry, dict)]
    some = given if isinstance(given, list) else [given]
    kept = (one for one in some if not (isinstance(one, dict) and one.get("field") in fields))
    return [*kept, *once]


def lifted(tables: Mapping[str, Any]) -> dict[str, Any]:
    """The tables with every ``unread.…`` at the top, wherever in the file its line was pasted.

    Below ``[status]`` TOML takes it for a part of that table, which has nothing of this name.
    """
    unread: dict[str, Any] = {}
    left = _without_unread(dict(tables), unread)
    return left | {"unread": unread} if unread else left


def _without_unread(table: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    left: dict[str, Any] = {}
    for name, value in table.items():
        if name == "unread" and isinstance(value, dict):
            for part, given in value.items():
                rows = _listed(given) if part == "holdings" else given
                before = found.get(part)
                if isinstance(rows, dict) and isinstance(before, dict):
                    found[part] = before | rows
                else:
                    found[part] = joined(before, rows) if isinstance(before, list) else rows
        elif isinstance(value, dict):
            left[name] = _without_unread(value, found)
        elif isinstance(value, list):
            some = (_without_unread(one, found) if isinstance(one, dict) else one for one in value)
            left[name] = list(some)
        else:
            left[name] = value
    return left


def _listed(given: object) -> list[object]:
    """``"985" = { barcode = "b" }`` as a table of ``[[holdings]]``; a list of them as it is."""
    if not isinstance(given, dict):
        return given if isinstance(given, list) else [given]
    return [
        {"field": tag, **entry} if isinstance(entry, dict) else {tag: entry}
        for tag, entry in given.items()
    ]


def joined(one: object, other: object) -> list[object]:
    """Two lists as one; what should be a list and is none counts as its only entry."""
    both = (some if isinstance(some, list) else [some] for some in (one, other))
    return [entry for some in both for entry in some]


def with_own_words(shipped: Mapping[str, list[str]], own: Mapping[str, Any]) -> dict[str, Any]:
    """The words of each status, the shipped ones behind the own; an own word means what it says."""
    good = {name: words for name, words in own.items() if _are_words(words)}
    mine = {word.lower() for words in good.values() for word in words}
    left = {
        name: [word for word in words if word.lower() not in mine]
        for name, words in shipped.items()
    }
    added = {name: [*words, *left.get(name, ())] for name, words in good.items()}
    return left | dict(own) | added


def _are_words(given: object) -> bool:
    return isinstance(given, list) and all(isinstance(word, str) for word in given)


def with_rows(
    rules: Mapping[str, FieldRule], rows: Mapping[str, str], mistakes: Mistakes
) -> dict[str, FieldRule]:
    """The rules with the sources that rows add and without those that they strike out."""
    found = dict(rules)
    for left, right in rows.items():
        here, there, before = source(left), source(right), found
        is_good = here is not None and here.start is None and is_row(left, right)
        if here and is_good and there is None:
            found = {name: _without(rule, here) for name, rule in found.items()}
        elif here and is_good and there:
            found = {name: _with(rule, here, there) for name, rule in found.items()}
            is_good = found != before
        if not is_good:
            what, shown = "[unread.cnmarc] 里有读不懂的一行", f"{left} = {right}"
            mistakes.add("unread", left, what, shown, _A_ROW)
    return found


def _with(rule: FieldRule, here: FieldSource, there: FieldSource) -> FieldRule:
    codes = there.codes if len(there.codes) > 1 else there.codes * len(here.codes)
    pairs = list(zip(here.codes, codes, strict=True))
    more = tuple(_matched(rule, here.tag, pairs, there.tag))
    return replace(rule, sources=(*rule.sources, *more)) if more else rule


def _matched(
    rule: FieldRule, tag: str, pairs: Iterable[tuple[str, str]], other: str
) -> Iterator[FieldSource]:
    for one in rule.sources:
        if one.tag == other and one.start is None:
            codes = "".join(code for code, to in pairs if to in one.codes)
            if codes:
                yield FieldSource(tag, codes)


def _without(rule: FieldRule, here: FieldSource) -> FieldRule:
    kept = tuple(_left(rule.sources, here))
    return rule if kept == rule.sources else replace(rule, sources=kept)


def _left(sources: Iterable[FieldSource], here: FieldSource) -> Iterator[FieldSource]:
    for one in sources:
        if one.tag != here.tag:
            yield one
        elif here.codes and one.codes:
            codes = "".join(code for code in one.codes if code not in here.codes)
            if codes:
                yield replace(one, codes=codes)
        elif here.codes:
            yield one


def name_meant(word: str, rules: Mapping[str, FieldRule]) -> str:
    """Our name for what stands right in ``[unread.columns]``: our name, its label, a column."""
    if word in rules:
        return word
    key = column_key(word)
    for rule in rules.values():
        if column_key(rule.label) == key:
            return rule.name
    keyed = (rule.name for rule in rules.values() if key in map(column_key, rule.columns))
    return next(keyed, "")


def columns_of(
    rules: Mapping[str, FieldRule],
    own: Mapping[str, str],
    rows: Mapping[str, str],
    mistakes: Mistakes,
) -> dict[str, str]:
    """A column's folded name → ours; a column of the own table goes before the shipped ones.

    Before all go the ``rows`` of ``[unread.columns]``; of what they want unread none is left.
    ``own``: our names that the own table has → where in it.
    """
    columns = {column_key(left): right and name_meant(right, rules) for left, right in rows.items()}
    for left, right in rows.items():
        if right and not columns[column_key(left)]:
            labels = [rule.label for rule in rules.values() if rule.columns]
            remedy = did_you_mean(right, labels) or f"右边可以写 {'、'.join(labels)}"
            mistakes.add("unread", left, "[unread.columns] 里有不认识的名称", right, remedy)
    by_rows = frozenset(columns)
    for rule in sorted(rules.values(), key=lambda rule: rule.name not in own):
        for name in rule.columns:
            key = column_key(name)
            taken = key not in by_rows and columns.setdefault(key, rule.name) != rule.name
            if taken and rule.name in own:
                mistakes.add(own[rule.name], name, "同一个列名写在两处", name, "请只留一处")
    return {key: name for key, name in columns.items() if name}
