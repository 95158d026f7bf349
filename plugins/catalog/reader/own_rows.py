"""Rows of ``[cnmarc]`` and ``[columns]`` of ``fields.toml``: one more source of what is read.

``"326$a" = "300$a"`` reads a field as another one, ``"借书状态" = "状态"`` a column as another one,
and ``""`` on the right says that nobody wants to read or hear of it. A row stands by itself: it
repeats nothing of the shipped table, whose lists would else have to be copied to add to them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from plugins.catalog.reader.dialect import is_row
from plugins.catalog.reader.fields import FieldRule, FieldSource, source
from plugins.catalog.reader.heads import column_key
from plugins.catalog.reader.mistakes import Mistakes
from plugins.library.reading.problems import did_you_mean

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


def with_rows(
    rules: Mapping[str, FieldRule], rows: Mapping[str, str]
) -> tuple[dict[str, FieldRule], list[str]]:
    """The rules with the sources that rows add and without those that they strike out.

    And the rows (their left sides) that can't be read or name a field on the right that nobody
    reads.
    """
    found, wrong = dict(rules), list[str]()
    for left, right in rows.items():
        here, there = source(left), source(right)
        if here is None or not is_row(left, right) or here.start is not None:
            wrong.append(left)
        elif not right:
            found = {name: _without(rule, here) for name, rule in found.items()}
        elif there is None or not there.codes:
            wrong.append(left)
        else:
            more = {name: _with(rule, here, there) for name, rule in found.items()}
            wrong += [left] * (more == found)
            found = more
    return found, wrong


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
    """Our name for what a row of ``[columns]`` has on its right: our name, its label, a column."""
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

    Before all go the rows of ``[columns]``; of what they want unread none is left. ``own``: our
    names that the own table has → where in it.
    """
    columns = {column_key(left): right and name_meant(right, rules) for left, right in rows.items()}
    for left, right in rows.items():
        if right and not columns[column_key(left)]:
            labels = [rule.label for rule in rules.values() if rule.columns]
            remedy = did_you_mean(right, labels) or f"右边可以写 {'、'.join(labels)}"
            mistakes.add("columns", left, "[columns] 里有不认识的名称", right, remedy)
    by_rows = frozenset(columns)
    for rule in sorted(rules.values(), key=lambda rule: rule.name not in own):
        for name in rule.columns:
            key = column_key(name)
            taken = key not in by_rows and columns.setdefault(key, rule.name) != rule.name
            if taken and rule.name in own:
                mistakes.add(own[rule.name], name, "同一个列名写在两处", name, "请只留一处")
    return {key: name for key, name in columns.items() if name}
