"""Records of any dialect of MARC, told apart by what is in them: the one place that dispatches.

CNMARC and UNIMARC have their title in 200, MARC 21 in 245. Nothing is asked of a record that has a
title and copies: nearly all of a Chinese library's have, and a hundred thousand are read.
"""

from dataclasses import replace

from plugins.catalog.reader.cnmarc import CnmarcReader
from plugins.catalog.reader.fields import Dialect, FieldTable
from plugins.catalog.reader.holdings import read_holdings, status_words
from plugins.catalog.reader.marc import MarcField, MarcRecord
from plugins.catalog.reader.marc21 import as_cnmarc, is_marc21, known_tags
from plugins.catalog.reader.unread import CNMARC, MARC21
from plugins.library.catalogue.records import BibliographicRecord, Item, ItemStatus

_NO_DIALECT = Dialect()
_CHINESE = "chi"
Passed = tuple[str, list[MarcField]]
"""The section of ``fields.toml`` that a record is read by, and those of its fields that none is."""


class MarcReader:
    """Reads records and their copies by one table of fields."""

    def __init__(self, table: FieldTable) -> None:
        self._table = table
        self._cnmarc = CnmarcReader(table)
        self._known_in_marc21 = known_tags(table.marc21).union(
            rule.field for rule in (*table.holdings, *table.marc21.holdings)
        )
        self._of_unimarc = frozenset(rule.field for rule in table.unimarc.holdings)

    def read(self, marc: MarcRecord) -> tuple[BibliographicRecord, list[Item], Passed]:
        """A record, its copies, and what was passed over; without a title where it has none."""
        unread: list[MarcField] = []
        record, dialect = self._cnmarc.read(marc, unread), None
        if not record.title and is_marc21(marc):
            dialect, known = self._table.marc21, self._known_in_marc21
            record = self._cnmarc.read(as_cnmarc(marc, dialect))
            unread = [field for field in marc.fields if field.tag not in known]
        elif unread and self._unimarc(marc) is not _NO_DIALECT:
            unread = [field for field in unread if field.tag not in self._of_unimarc]
        items = read_holdings(marc, self._table)
        if not items:
            items = self._own_items(marc, dialect or self._unimarc(marc))[0]
        return record, items, (MARC21 if dialect else CNMARC, unread)

    def status_words(self, marc: MarcRecord) -> list[tuple[ItemStatus, str]]:
        """The words for the statuses of a record's copies that are told."""
        table = self._table
        if not read_holdings(marc, table):
            is_other = not self._cnmarc.read(marc).title and is_marc21(marc)
            _, table = self._own_items(marc, table.marc21 if is_other else self._unimarc(marc))
        return status_words(marc, table)

    def _own_items(self, marc: MarcRecord, dialect: Dialect) -> tuple[list[Item], FieldTable]:
        """Copies in a field that only this dialect has, and its table; the first with any."""
        for rule in dialect.holdings:
            table = replace(self._table, holdings=(rule,))
            if items := read_holdings(marc, table):
                return items, table
        return [], self._table

    def _unimarc(self, marc: MarcRecord) -> Dialect:
        """UNIMARC's own, where the cataloguer's language (100/22-24) is not Chinese."""
        coded = next((field.first("a") for field in marc.fields if field.tag == "100"), "")
        language = coded[22:25].lower()
        is_foreign = language.isalpha() and language != _CHINESE
        return self._table.unimarc if is_foreign else _NO_DIALECT
