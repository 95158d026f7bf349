"""What a catalogue must not tell of anybody: numbers of persons in its free texts are masked.

A cataloguer's note, a title that somebody typed a telephone into: before a record is kept, so that
no page, index, feed or open data ever has it. What is a number by its nature is left alone.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, replace
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, TypeVar

from plugins.catalog.reader.store import Store
from plugins.library.catalogue.records import BibliographicRecord, Item
from plugins.library.privacy.found import Number
from plugins.library.privacy.numbers import masked
from plugins.library.privacy.suspects import may_hold_numbers

NO_TEXTS = frozenset(
    (
        *("record_id", "barcode", "accession_number", "call_number", "branch_code"),
        *("clc_numbers", "isbns", "issns", "unified_numbers", "price", "languages"),
        *("original_languages", "country", "document_type", "is_for_children", "status", "loans"),
        *("publication_date", "publication_year", "date_entered", "last_changed", "date_added"),
    )
)
"""Fields that hold a number, a code or a date and no words: a barcode may look like a mobile's."""
_words_of = attrgetter(*(one.name for one in fields(Item) if one.name not in NO_TEXTS))
NO_WORDS = frozenset(("url", "is_body", "kind"))
"""The same, of what stands in a field: an address, a flag, the name of a kind of title."""
_READINGS = ("title_pinyin",)
"""How a title is read: masked like any words, but told of the title, where all signs stand."""
Noun = TypeVar("Noun", BibliographicRecord, Item)


def without_numbers(noun: Noun) -> tuple[Noun, tuple[Number, ...]]:
    """A record or a copy with every number of a person masked, and what they are."""
    found: list[Number] = []
    changes: dict[str, Any] = {}
    for field in fields(noun):
        if field.name not in NO_TEXTS:
            value = getattr(noun, field.name)
            changed = _masked(value, [] if field.name in _READINGS else found)
            if changed != value:
                changes[field.name] = changed
    return (replace(noun, **changes) if changes else noun), tuple(found)


def is_clean(item: Item) -> bool:
    """Whether the words of a copy, most of which stand on many others, hold no such number."""
    return all(map(_is_clean, _words_of(item)))


@lru_cache(maxsize=1 << 16)
def _is_clean(words: str) -> bool:
    return not (may_hold_numbers(words) and masked(words)[1])


def codes_of(store: Store) -> Callable[[str], bool]:
    """Whether figures stand in a barcode, an ISBN, a call number … of the catalogue.

    Read when it is asked for the first time: the last look at a site asks of what it finds, which
    is nothing most of the time.
    """

    @cache
    def codes() -> str:
        return "\n".join(
            _code(value) for record, items in store.walk() for value in _codes(record, items)
        )

    return lambda figures: figures in codes()


def _codes(record: BibliographicRecord, items: Sequence[Item]) -> Iterator[str]:
    own = [getattr(record, one.name) for one in fields(record) if one.name in NO_TEXTS]
    own += [
        getattr(item, one.name) for item in items for one in fields(item) if one.name in NO_TEXTS
    ]
    for value in own:
        yield from value if isinstance(value, tuple) else (str(value),)


def _code(value: str) -> str:
    return "".join(filter(str.isalnum, value))


def told(numbers: Sequence[Number]) -> str:
    """How the account of an export shows what was masked."""
    return "、".join(dict.fromkeys(number.masked for number in numbers))


def _masked(value: Any, found: list[Number]) -> Any:
    """The same kind of value: words, or tuples of them, with or without names."""
    if isinstance(value, str):
        words, numbers = masked(value)
        found += numbers
        return words
    if isinstance(value, tuple):
        names = getattr(value, "_fields", None)
        parts = list(_parts(value, names or (), found))
        return type(value)(*parts) if names else tuple(parts)
    return value


def _parts(value: tuple[Any, ...], names: Sequence[str], found: list[Number]) -> Iterator[Any]:
    for place, one in enumerate(value):
        is_text = not names or names[place] not in NO_WORDS
        yield _masked(one, found) if is_text else one
