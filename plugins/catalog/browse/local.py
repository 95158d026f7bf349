"""Writes the local collection 地方文献: ``/catalog/local/``, in the order of the shelves.

Which records it has is found in one pass over the store and kept beside the lists under the name
of the rule: a rule that is changed is no reason to make everything else anew.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

from plugins.catalog.browse.room import Browse
from plugins.catalog.browse.shelf_pages import Way, page_of
from plugins.catalog.reader.read_only import connect
from plugins.library.catalogue.clc import ClcTable, key_of
from plugins.library.catalogue.local import LocalRule, is_local, read_local_rule
from plugins.library.reading.files import write_whole

LOCAL = "catalog/local/"
PER_PAGE = 40
FORMAT = "1"
"""To be raised with any change of what a rule means."""


def write_local(browse: Browse) -> tuple[Way, ...]:
    """Write the pages and return the way to them; nothing where nothing is local."""
    rule: LocalRule = browse.room.read_nouns(read_local_rule)
    ids = local_ids(browse, rule)
    lines = browse.lists.on_shelves(ids)
    classes = browse.catalogue.classes
    last = -(-len(ids) // PER_PAGE)
    for number in range(1, last + 1):
        page = page_of(LOCAL, number, last)
        browse.write(
            "local_collection",
            page.url,
            page=page,
            count=len(ids),
            start=(number - 1) * PER_PAGE + 1,
            lines=tuple(islice(lines, PER_PAGE)),
            rule=rule,
            classes=_named(rule.classes, classes),
            except_classes=_named(rule.except_classes, classes),
        )
    return (Way("地方文献", LOCAL),) if ids else ()


def _named(numbers: Sequence[str], table: ClcTable) -> tuple[tuple[str, str], ...]:
    """Each number with the name of exactly this class, as far as the table has one."""
    found = ((number, table.class_of(number)) for number in numbers)
    return tuple(
        (number, one.name if one and key_of(one.code) == key_of(number) else "")
        for number, one in found
    )


def local_ids(browse: Browse, rule: LocalRule) -> list[str]:
    """The records that the rule takes in, as it was found the first time."""
    if not rule:
        return []
    kept = browse.folder / f"local-{FORMAT}-{rule.key}.json"
    if not kept.is_file():
        for old in browse.folder.glob("local-*"):
            old.unlink()
        write_whole(kept, json.dumps(_found(browse, rule), ensure_ascii=False))
    ids: list[str] = json.loads(kept.read_text(encoding="utf-8"))
    return ids


def _found(browse: Browse, rule: LocalRule) -> list[str]:
    """SQLite passes over what no part of the rule can mean; the rule itself judges the rest."""
    store = browse.catalogue.store
    likely = {*browse.lists.of_classes(rule.class_keys), *_mentioning(store.path, rule)}
    with store.reading() as read:
        return [record_id for record_id in sorted(likely) if is_local(*read(record_id), rule)]


def _mentioning(store: Path, rule: LocalRule) -> Iterator[str]:
    """Records that have one of the words anywhere, or a copy at one of the places."""
    parts = (
        [f"SELECT record_id FROM records WHERE {_any('data', rule.words)}"] if rule.words else []
    )
    if rule.locations:
        parts.append(f"SELECT record_id FROM items WHERE {_any('location', rule.locations)}")
    if parts:
        # as the words stand in the store's JSON
        words = [json.dumps(word, ensure_ascii=False)[1:-1] for word in rule.words]
        with closing(connect(store)) as db:
            for row in db.execute(" UNION ".join(parts), (*words, *rule.locations)):
                yield str(row[0])


def _any(column: str, words: Sequence[str]) -> str:
    return " OR ".join([f"instr({column}, ?) > 0"] * len(words))
