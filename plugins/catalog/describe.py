"""A record under its labels, which stand in ``catalog_export/fields.toml``."""

from plugins.catalog.reader.fields import TITLE_KINDS, FieldTable
from plugins.library.catalogue.records import (
    BibliographicRecord,
    Contributor,
    DocumentType,
    WebLink,
)


def described(record: BibliographicRecord, table: FieldTable) -> list[tuple[str, tuple[str, ...]]]:
    """Label and values of the fields that a record has, in the order of the table."""
    fields = ((rule.label, values_of(record, rule.name)) for rule in table.record.values())
    return [(label, values) for label, values in fields if values]


def values_of(record: BibliographicRecord, name: str) -> tuple[str, ...]:
    """The texts that a record has under a name of the table."""
    if name in TITLE_KINDS:
        return tuple(title.text for title in record.other_titles if title.kind == name)
    if name == "audience_code":
        return ("少儿",) if record.is_for_children else ()
    return _texts(getattr(record, name))


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, Contributor):
        return (value.name,)
    if isinstance(value, WebLink):
        return (value.url,)
    if isinstance(value, DocumentType):
        return (value.value,)
    if isinstance(value, tuple):
        return tuple(text for each in value for text in _texts(each))
    return (str(value),) if value else ()
