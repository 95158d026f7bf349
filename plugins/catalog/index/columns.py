"""Columns of the index: a value of every record, to narrow and to order the hits by.

Here alone a facet is declared. A new one is an entry of :data:`COLUMNS` with a
:class:`SearchFacet`; its file, its parameter in the address and what makes sense there, its group
in the panel and its chips follow, for the index's manifest carries :func:`facet_facts` to the
scripts, and the name of a file with :func:`panel_facts`. They know a facet by its name only where
it is more than a facet: ``available``, which has a button and a name that ages, ``branch`` and
``room``, which one press leaves. An :class:`HitOrder` is declared in the same way.
"""

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from plugins.catalog import labels
from plugins.catalog.index import column_types
from plugins.catalog.index.column_types import (
    ANY_TEXT,
    Aspect,
    ColumnSource,
    FacetKind,
    HitOrder,
    IndexColumn,
    SearchFacet,
)
from plugins.library.catalogue.records import ItemStatus

_FEW = 3
"""So many names of values are told at once; more are in the column's file alone."""
_DIGITS = 8
_SYNTAX = re.compile(r"[\^$\\.*+?()[\]{}|/]")
"""What a pattern of a script may have behind a backslash, and needs there."""


def _classes(source: ColumnSource) -> list[str]:
    """The class and its subclass: ``I``, ``I2``."""
    number = source.record.clc_number
    return [step.code for step in source.classes.path_of(number)[:2]] if number else []


def _year(source: ColumnSource) -> list[str]:
    year = source.record.publication_year
    return [year] if year.isdigit() else []


def _loans(source: ColumnSource) -> list[str]:
    loans = sum(item.loans or 0 for item in source.items)
    return [str(loans)] if loans else []


def _available(source: ColumnSource) -> list[str]:
    return ["1" for item in source.items if item.status is ItemStatus.AVAILABLE]


COLUMNS = (
    IndexColumn(
        "branch",
        Aspect.HOLDINGS,
        lambda source: [item.branch_code for item in source.items],
        SearchFacet("分馆", 1, FacetKind.BRANCHES),
    ),
    IndexColumn(
        "room",
        Aspect.HOLDINGS,
        lambda source: [item.shelving_location for item in source.items],
        SearchFacet("在哪个室", 2),
    ),
    IndexColumn(
        "clc",
        Aspect.TEXT,
        _classes,
        SearchFacet("哪一类", 4, FacetKind.CLASS, sense=r"[A-Z][A-Z\d.-]{0,7}"),
    ),
    IndexColumn(
        "type",
        Aspect.TEXT,
        lambda source: [source.record.document_type.value],
        SearchFacet("书还是光盘", 3, names=labels.TYPES, sense=r"[\w-]{1,20}"),
    ),
    IndexColumn(
        "lang",
        Aspect.TEXT,
        lambda source: source.record.languages,
        SearchFacet("语种", 7, names=labels.LANGUAGES, sense="[a-z]{2,8}"),
    ),
    IndexColumn(
        "audience",
        Aspect.TEXT,
        lambda source: ["children"] if source.record.is_for_children else [],
        SearchFacet("适合谁", 5, names=labels.AUDIENCES, sense="children"),
    ),
    IndexColumn(
        "added", Aspect.HOLDINGS, lambda source: [source.added], order=HitOrder("new", "新到馆")
    ),
    IndexColumn(
        "year",
        Aspect.TEXT,
        _year,
        SearchFacet("出版年代", 6, FacetKind.DECADE, sense=r"\d{4}-\d{4}"),
        HitOrder("year", "新出版"),
    ),
    IndexColumn("loans", Aspect.HOLDINGS, _loans, order=HitOrder("loans", "借得多")),
    IndexColumn("available", Aspect.STATUS, _available, SearchFacet("在不在架", 0, sense="1")),
)
"""In the order of the chips, of the parameters in an address, and of the orders to choose from."""


def facet_facts() -> dict[str, dict[str, str]]:
    """SearchFacet → what a search must know of it before its first answer; few bytes.

    ``aspect`` where it is not the text, ``kind`` where a search goes by it, ``sense`` where not
    all texts make sense.
    """
    return {column.name: _facet_facts(column, facet) for column, facet in _facets()}


def _facet_facts(column: IndexColumn, facet: SearchFacet) -> dict[str, str]:
    facts = {
        "aspect": "" if column.aspect is Aspect.TEXT else column.aspect.value,
        "kind": "" if facet.kind in (None, FacetKind.CLASS) else facet.kind,
        "sense": "" if facet.sense == ANY_TEXT else facet.sense,
    }
    return {key: fact for key, fact in facts.items() if fact}


def pattern_of(values: Iterable[str]) -> str:
    """What makes sense of a facet where its values are known: these and no others."""
    return "|".join(_SYNTAX.sub(r"\\\g<0>", value) for value in values)


def order_facts() -> dict[str, str]:
    """HitOrder → the aspect and the column it goes by, and its label, ``holdings/added/新到馆``."""
    return {c.order.name: f"{c.aspect}/{c.name}/{c.order.label}" for c in COLUMNS if c.order}


def panel_facts() -> list[dict[str, Any]]:
    """What the panel and the chips must know of the facets beside it, in the order of the panel.

    ``name``, ``label``, ``kind``; ``names`` of values where they are few, ``coded`` where the
    column's file has more of them.
    """
    shown = sorted(_facets(), key=lambda pair: pair[1].place)
    return [{"name": c.name, "label": facet.label} | _panel_facts(facet) for c, facet in shown]


def _facets() -> list[tuple[IndexColumn, SearchFacet]]:
    return [(column, column.facet) for column in COLUMNS if column.facet]


def _panel_facts(facet: SearchFacet) -> dict[str, Any]:
    coded = facet.kind is FacetKind.CLASS or len(facet.names) > _FEW
    facts = {
        "kind": facet.kind,
        "names": {} if coded else dict(facet.names),
        "coded": coded,
    }
    return {key: fact for key, fact in facts.items() if fact}


def declaration() -> str:
    """A digest of what is declared here and of the names of values.

    It is part of a kept index's name, so that none is used again that was made by other columns.
    """
    modules = (__file__, column_types.__file__, labels.__file__)
    sources = b"".join(Path(module).read_bytes() for module in modules)
    return hashlib.sha256(sources).hexdigest()[:_DIGITS]
