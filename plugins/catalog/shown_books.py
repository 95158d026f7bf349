"""A book as a face with its title: what the page for children has on its shelf. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from plugins.catalog.cover import Cover, cover_of
from plugins.catalog.covers import CoverPicture
from plugins.library.catalogue.records import BibliographicRecord, isbn13


@dataclass(frozen=True, slots=True)
class ShownBook:
    """A book that is shown by its face."""

    title: str
    person: str
    url: str
    """Its own page, from the site's root."""
    cover: Cover
    picture: CoverPicture | None
    """The library's picture of its cover, where there is one."""


def shown_books(
    records: Iterable[BibliographicRecord], pictures: Mapping[str, CoverPicture]
) -> tuple[ShownBook, ...]:
    """``pictures``: by the thirteen digits of an ISBN."""
    return tuple(_shown(record, pictures) for record in records)


def _shown(record: BibliographicRecord, pictures: Mapping[str, CoverPicture]) -> ShownBook:
    numbers = filter(None, map(isbn13, record.isbns))
    return ShownBook(
        record.title,
        record.responsibility,
        f"catalog/record/?id={quote(record.record_id, safe='')}",
        cover_of(record.title, record.clc_number, record.is_for_children),
        next((pictures[number] for number in numbers if number in pictures), None),
    )
