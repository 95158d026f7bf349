"""Which records are editions of one work. Pure."""

from plugins.catalog.index.units import units
from plugins.library.catalogue.records import BibliographicRecord


def work_of(record: BibliographicRecord) -> str:
    """What editions of one work share: title and first person; empty where no person is named."""
    person = record.persons[0] if record.persons else record.responsibility
    return f"{' '.join(units(record.title))}/{' '.join(units(person))}" if person else ""
