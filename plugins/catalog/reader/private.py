"""What a catalogue must not tell: numbers of persons and secrets in its free texts are masked.

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
from plugins.library.privacy.passwords import Secret, masked_secrets
from plugins.library.privacy.suspects import may_hold_numbers, may_hold_secrets

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
Private = Number | Secret
Noun = TypeVar("Noun", BibliographicRecord, Item)


def may_be_private(text: str) -> bool:
    """Whether a closer look at a text of a record is worth while."""
    return may_hold_numbers(text) or may_hold_secrets(text)


def without_private(noun: Noun) -> tuple[Noun, tuple[Private, ...]]:
    """A record or a copy with every number of a person and every secret masked; what they are."""
    found: list[Private] = []
    changes: dict[str, Any] = {}
    for field in fields(noun):
        if field.name not in NO_TEXTS:
            value = getattr(noun, field.name)
            changed = _masked(value, [] if field.name in _READINGS else found)
            if changed != value:
                changes[field.name] = changed
    return (replace(noun, **changes) if changes else noun), tuple(found)


def is_clean(item: Item) -> bool:
    """Whether the words of a copy, most of which stand on many others, hold nothing of that."""
    return all(map(_is_clean, _words_of(item)))


@lru_cache(maxsize=1 << 16)
def _is_clean(words: str) -> bool:
    return not (may_be_private(words) and (masked(words)[1] or masked_secrets(words)[1]))


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


def told(found: Sequence[Private]) -> str:
    """How the account of an export shows what was masked."""
    return "、".join(dict.fromkeys(one.masked for one in found))


def _masked(value: Any, found: list[Private]) -> Any:
    """The same kind of value: words, or tuples of them, with or without names."""
    if isinstance(value, str):
        words, numbers = masked(value)
        words, secrets = masked_secrets(words) if may_hold_secrets(words) else (words, ())
        found += (*numbers, *secrets)
        return words
    if isinstance(value, tuple):
        names = getattr(value, "_fields", None)
        parts = list(_parts(value, names or (), found))
        return type(value)(*parts) if names else tuple(parts)
    return value


def _parts(value: tuple[Any, ...], names: Sequence[str], found: list[Private]) -> Iterator[Any]:
    for place, one in enumerate(value):
        is_text = not names or names[place] not in NO_WORDS
        yield _masked(one, found) if is_text else _without_password(one, found)


def _without_password(value: Any, found: list[Private]) -> Any:
    """An address with a password is one still without it: ``https://****@example.org``."""
    if not (isinstance(value, str) and "@" in value):
        return value
    words, secrets = masked_secrets(value)
    found += secrets
    return words
