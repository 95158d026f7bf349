"""Which records are a right answer to what a person asked: the judge of the tables in ``people/``.

A row is a kind, what is typed, and which records are right: alternatives between ``|``, each of
conditions joined by ``&``, each ``name=value``. The names are those of :data:`CONDITIONS`; texts
are compared folded, without case, blanks and punctuation. Pure but for reading the tables.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from plugins.catalog.index.units import units
from plugins.library.catalogue.records import BibliographicRecord, Item, isbn13


class JudgedRecord(NamedTuple):
    """What the judge knows of a record, texts as they are compared."""

    record_id: str
    title: str
    other: str
    """The other titles, one a line."""
    responsibility: str
    """As the book says it, and the names that it is found under, one a line."""
    classes: tuple[str, ...]
    """Class numbers, and call numbers of the copies, which begin with one."""
    year: str
    isbns: tuple[str, ...]


Holds = Callable[[JudgedRecord, str], bool]
CONDITIONS: Mapping[str, Holds] = {
    "title": lambda record, value: record.title.startswith(value) or value in record.other,
    "has": lambda record, value: value in record.title or value in record.other,
    "person": lambda record, value: value in record.responsibility,
    "clc": lambda record, value: any(number.startswith(value) for number in record.classes),
    "year": lambda record, value: record.year.startswith(value),
    "id": lambda record, value: record.record_id == value,
    "isbn": lambda record, value: value in record.isbns,
}
Right = tuple[tuple[tuple[Holds, str], ...], ...]
"""Alternatives of conditions."""


@dataclass(frozen=True, slots=True)
class PersonsQuery:
    """What a person typed."""

    kind: str
    text: str
    right: Right


class UnreadableRow(ValueError):
    """A row of a table that says nothing; the text names its place."""


def read_queries(path: Path, kinds: Iterable[str]) -> list[PersonsQuery]:
    """The rows of a table; empty lines and those that begin with ``#`` are none.

    :class:`UnreadableRow` for one of another kind, or that doesn't say which records are right.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    known = frozenset(kinds)
    queries = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            kind, text, right = line.split("\t")
            if kind not in known or not text.strip():
                raise ValueError
            queries.append(PersonsQuery(kind, text, read_right(right)))
        except ValueError:
            raise UnreadableRow(f"{path.name}:{number}") from None
    return queries


def read_right(text: str) -> Right:
    """Which records are right; ValueError where a condition has no name or no value."""
    return tuple(
        tuple(_condition(condition) for condition in alternative.split("&"))
        for alternative in text.split("|")
    )


def _condition(text: str) -> tuple[Holds, str]:
    name, _, value = text.strip().partition("=")
    value = _COMPARED.get(name, compared)(value.strip())
    if name not in CONDITIONS or not value:
        raise ValueError(text)
    return CONDITIONS[name], value


def by_person(name: str) -> Right:
    """Whatever a person has written, translated, drawn."""
    return (((CONDITIONS["person"], compared(name)),),)


def compared(text: str) -> str:
    """A text as it is compared."""
    return "".join(units(text))


_COMPARED: Mapping[str, Callable[[str], str]] = {"id": str, "clc": str, "year": str, "isbn": isbn13}


def judged(record: BibliographicRecord, items: Iterable[Item]) -> JudgedRecord:
    """A record as the judge knows it."""
    others = (record.part_title, *(title.text for title in record.other_titles))
    calls = {item.call_number for item in items if item.call_number}
    return JudgedRecord(
        record.record_id,
        compared(record.title),
        "\n".join(map(compared, others)),
        "\n".join(map(compared, (record.responsibility, *record.persons))),
        (*record.clc_numbers, *sorted(calls)),
        record.publication_year,
        tuple(filter(None, map(isbn13, record.isbns))),
    )


def is_right(right: Right, record: JudgedRecord) -> bool:
    """Whether a record is what was asked for."""
    return any(all(holds(record, value) for holds, value in each) for each in right)


def has_answer(right: Right, records: Sequence[JudgedRecord]) -> bool:
    """Whether the catalogue has any record that would be right."""
    return any(_first(each, records) for each in right)


def _first(conditions: Sequence[tuple[Holds, str]], records: Sequence[JudgedRecord]) -> bool:
    """The same of one alternative, its first condition asked of each record."""
    (holds, value), *others = conditions
    return any(
        all(also(record, more) for also, more in others)
        for record in records
        if holds(record, value)
    )
