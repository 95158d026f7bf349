"""A record as other programs name it, by the table of fields."""

from operator import attrgetter

from plugins.catalog.describe import values_of
from plugins.catalog.reader.fields import FieldTable
from plugins.library.catalogue.records import BibliographicRecord


def mapped(
    record: BibliographicRecord, table: FieldTable, standard: str
) -> dict[str, tuple[str, ...]]:
    """Element of ``dublin_core``, or property of ``schema_org`` → values."""
    found: dict[str, tuple[str, ...]] = {}
    for rule in table.record.values():
        target = attrgetter(standard)(rule)
        if target and (values := values_of(record, rule.name)):
            found[target] = (*found.get(target, ()), *values)
    return found
