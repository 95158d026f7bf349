"""The local collection 地方文献: by which rule a record is about the library's own place.

The table ``[local]`` of ``content/library.toml``; without it nothing is local.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from plugins.library.catalogue.clc import key_of, normalised
from plugins.library.catalogue.records import BibliographicRecord, Item, ItemStatus
from plugins.library.reading.files import name_of, read_toml
from plugins.library.reading.problems import Problem, did_you_mean, error
from plugins.library.reading.toml_names import named

TABLE = "local"


@dataclass(frozen=True, slots=True)
class LocalRule:
    """A record is local where any one of the three fits."""

    classes: tuple[str, ...] = ()
    """Numbers of the classification with which its class begins: ``K297.1``."""
    except_classes: tuple[str, ...] = ()
    """Of these classes, those that are of another place: 重庆 stands within 四川."""
    words: tuple[str, ...] = ()
    """What its titles, series or subjects have in them."""
    locations: tuple[str, ...] = ()
    """What the name of the place has in it where a copy stands."""

    @property
    def class_keys(self) -> tuple[str, ...]:
        """What the classes are looked up by."""
        return _keys(self.classes)

    @property
    def key(self) -> str:
        """A name for the rule, another for every other rule."""
        text = json.dumps(asdict(self), ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def __bool__(self) -> bool:
        return bool(self.classes or self.words or self.locations)


def is_local(record: BibliographicRecord, items: Sequence[Item], rule: LocalRule) -> bool:
    """Whether a record with its copies belongs to the local collection."""
    return (
        is_class_local(record.clc_number, rule)
        or any(word in text for text in _texts(record) for word in rule.words)
        or any(name in place for place in _places(items) for name in rule.locations)
    )


def is_class_local(clc_number: str, rule: LocalRule) -> bool:
    """Whether the class that shelves a record is one of the rule's."""
    key = _key(clc_number)
    return key.startswith(rule.class_keys) and not key.startswith(_keys(rule.except_classes))


def _keys(numbers: Sequence[str]) -> tuple[str, ...]:
    return tuple(filter(None, map(_key, numbers)))


def _key(number: str) -> str:
    return key_of(normalised(number))


def _texts(record: BibliographicRecord) -> Iterator[str]:
    yield from (record.title, record.part_title)
    yield from (title.text for title in record.other_titles)
    yield from (*record.series, *record.subjects, *record.keywords)


def _places(items: Sequence[Item]) -> Iterator[str]:
    return (item.shelving_location for item in items if item.status is not ItemStatus.HIDDEN)


def read_local_rule(content: Path) -> tuple[LocalRule, tuple[Problem, ...]]:
    """The rule of ``library.toml``, and every problem of its table alone."""
    path = content / "library.toml"
    name = name_of(path, content)
    table = read_toml(path, name)[0].get(TABLE, {})
    if not isinstance(table, dict):
        what, remedy = f"{named(TABLE)}要写成一段", f"请写 [{TABLE}]"
        return LocalRule(), (error(name, 0, what, str(table), remedy),)
    known = [field.name for field in fields(LocalRule)]
    problems = [
        error(name, 0, f"[{TABLE}] 有不认识的键“{key}”", remedy=did_you_mean(key, known, table))
        for key in table
        if key not in known
    ]
    given = {key: table[key] for key in known if key in table}
    wrong = [key for key, value in given.items() if not _is_words(value)]
    problems += [
        error(name, 0, f"[{TABLE}] 的{named(key)}写法不对", str(given[key]), '请写 ["…", "…"]')
        for key in wrong
    ]
    right = {key: tuple(value) for key, value in given.items() if key not in wrong}
    problems += [
        error(name, 0, f"[{TABLE}] 的{named(key)}里有认不出的分类号", number, "写法如 K297.1")
        for key in ("classes", "except_classes")
        for number in right.get(key, ())
        if not _key(number)
    ]
    return LocalRule(**right), tuple(problems)


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)
