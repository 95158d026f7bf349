"""The table of fields, ``catalog_export/fields.toml``: what each source means to us.

One entry a name: source in CNMARC, columns of tables, label, Dublin Core, schema.org. The names
are the attributes of :class:`BibliographicRecord` and :class:`Item`, and the few of
:data:`EXTRA_NAMES` that several sources share one attribute by. A library with other habits edits
the table; a table beside its export overrides the shipped one key by key.
"""

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple

from plugins.catalog.reader.heads import column_key, meaning_of
from plugins.catalog.reader.statuses import lost_words, status_of
from plugins.library.catalogue.records import BibliographicRecord, Item, ItemStatus

TITLE_KINDS = (
    "subtitle",
    "parallel_title",
    "bound_title",
    "uniform_title",
    "cover_title",
    "spine_title",
    "variant_title",
    "added_title",
)
"""Names that all go into ``other_titles``, each title with its kind."""
EXTRA_NAMES = (*TITLE_KINDS, "audience_code", "copies")
DERIVED = ("title_pinyin", "other_titles", "publication_year", "is_for_children", "record_id")
"""Attributes that are made of other names; only ``record_id`` of records has an entry too."""
_SOURCE = re.compile(r"(LDR|[0-9A-Z]{3})(?:\$([0-9A-Za-z]+))?(?:/([0-9]{1,4})(?:-([0-9]{1,4}))?)?")


@dataclass(frozen=True, slots=True)
class FieldSource:
    """Where in a CNMARC record a value stands: ``200$a``, ``100$a/17-19``, ``215``, ``410$1``."""

    tag: str
    codes: str
    """Subfields; empty = the whole field, displayed as ISBD has it (or a control field's value)."""
    start: int | None = None
    stop: int | None = None

    @property
    def is_embedded(self) -> bool:
        """``$1``: the title of another record, embedded field by field (CNMARC 4--)."""
        return self.codes == "1"


def source(text: str) -> FieldSource | None:
    """A source as the table writes it; None where it can't be read."""
    match = _SOURCE.fullmatch(text)
    if match is None:
        return None
    tag, codes, start, stop = match.groups()
    if start is None:
        return FieldSource(tag, codes or "")
    first, last = int(start), int(stop or start)
    return FieldSource(tag, codes or "", first, last + 1) if first <= last else None


@dataclass(frozen=True, slots=True)
class FieldRule:
    """One entry of the table."""

    name: str
    label: str
    sources: tuple[FieldSource, ...] = ()
    columns: tuple[str, ...] = ()
    join: str = ""
    """Joins the subfields of one field to one value; empty = each subfield is a value."""
    dublin_core: str = ""
    schema_org: str = ""
    role: str = ""
    """The subfields of a contributor; so are the next two, and the tags of bodies."""
    dates: str = ""
    country: str = ""
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HoldingsRule:
    """What the subfields of one holdings field mean; an empty code = the field lacks it."""

    field: str
    branch: str = ""
    barcode: str = ""
    location: str = ""
    class_number: str = ""
    book_number: str = ""
    call_number: str = ""
    copies: str = ""
    lent: str = ""
    """How many of the copies are lent, where the field only counts them (Alma's AVA)."""
    volume: str = ""
    status: str = ""
    date_added: str = ""
    loans: str = ""
    hidden: str = ""
    """Subfields that hide the copy unless they are 0 (Koha: withdrawn, lost); of two below the
    like."""
    reading_room: str = ""
    due: str = ""


class DialectStep(NamedTuple):
    """What becomes of one tag of another dialect."""

    codes: dict[str, tuple[str, str]]
    """Subfield → tag and subfield of CNMARC; nothing where it is not read."""
    cuts: list[tuple[slice, str, str]]
    """Positions of a control field → tag and subfield of CNMARC."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """A dialect of MARC beside CNMARC, in CNMARC's terms."""

    steps: Mapping[str, DialectStep] = field(default_factory=dict)
    whole: Mapping[str, str] = field(default_factory=dict)
    """Tags that are taken with all that is in them → tag of CNMARC."""
    holdings: tuple[HoldingsRule, ...] = ()
    """Where its copies stand. The first field that has any counts: systems repeat them."""
    ignored: frozenset[str] = frozenset()
    """Tags that need no warning."""


@dataclass(frozen=True, slots=True)
class FieldTable:
    """The whole table, ready to read with."""

    record: Mapping[str, FieldRule]
    item: Mapping[str, FieldRule]
    holdings: tuple[HoldingsRule, ...]
    statuses: Mapping[str, ItemStatus]
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """A column's folded name → ours."""
    ignored_columns: tuple[str, ...] = ()
    """Columns that need no warning."""
    marc21: Dialect = field(default_factory=Dialect)
    unimarc: Dialect = field(default_factory=Dialect)
    ignored_fields: frozenset[str] = frozenset()
    """Fields of CNMARC that need no warning."""
    own_columns: frozenset[str] = frozenset()
    """Folded names of columns that lines of the library itself name."""
    lost_words: frozenset[str] = field(init=False, compare=False)
    """What says by itself, wherever it stands, that a copy is lost or withdrawn."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "lost_words", lost_words(self.statuses))

    def status_of(self, text: str) -> ItemStatus:
        """The status that a text means: OTHER where the table lacks it, UNSTATED for none."""
        return self.statuses.get(text) or status_of(text, self.statuses)

    def name_of(self, column: str) -> str:
        """Our name for a column, however people decorated its own; empty where it has none."""
        return meaning_of(column, self.columns)

    def is_own(self, column: str) -> bool:
        """Whether a line of the library itself says what a column is."""
        return column_key(column) in self.own_columns

    def rank(self, column: str) -> int:
        """Where among the columns of its name a column stands: the first counts most."""
        key, name = column_key(column), self.name_of(column)
        rule = self.record.get(name) or self.item.get(name)
        keys = [column_key(name) for name in rule.columns] if rule else []
        return keys.index(key) if key in keys else len(keys)

    def is_ignored(self, column: str) -> bool:
        """Whether nobody expects a column to be read: one that the table lists."""
        key = column_key(column) or column
        return key in (column_key(name) or name for name in self.ignored_columns)

    def __reduce__(self) -> tuple[Any, ...]:
        """Worker processes are handed the table, and a mapping proxy can't be pickled."""
        parts = (dict(self.record), dict(self.item), self.holdings, dict(self.statuses))
        more = (dict(self.columns), self.ignored_columns, self.marc21, self.unimarc)
        return FieldTable, (*parts, *more, self.ignored_fields, self.own_columns)


def record_names() -> tuple[str, ...]:
    """Names that ``[record.…]`` may have."""
    own = (f.name for f in dataclasses.fields(BibliographicRecord))
    names = [name for name in own if name not in DERIVED or name == "record_id"]
    return (*names, *(name for name in EXTRA_NAMES if name != "copies"))


def item_names() -> tuple[str, ...]:
    """Names that ``[item.…]`` may have."""
    return (*(f.name for f in dataclasses.fields(Item) if f.name != "record_id"), "copies")
