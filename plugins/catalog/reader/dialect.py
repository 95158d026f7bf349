"""What another dialect of MARC calls the fields of CNMARC, and where its copies stand.

Rows of ``[marc21]`` in ``fields.toml``: ``"245$b" = "200$e"``. So the table of meanings is written
once, in CNMARC, and the rules for persons, titles and areas are the same for all.
Source of the rows: MARC 21 Format for Bibliographic Data, and the Library of Congress's UNIMARC to
MARC 21 Conversion Specifications, read backwards.
"""

from collections.abc import Iterator, Mapping

from plugins.catalog.reader.fields import Dialect, DialectStep, FieldSource, HoldingsRule, source


def dialect_of(
    rows: Mapping[str, str],
    holdings: tuple[HoldingsRule, ...],
    ignored: frozenset[str] = frozenset(),
) -> Dialect:
    """The dialect of rows that :func:`is_row` takes; a later row goes before an earlier one.

    ``ignored``: tags that nobody expects to be read.
    """
    steps: dict[str, DialectStep] = {}
    whole: dict[str, str] = {}
    for left, right in rows.items():
        here, there = source(left), source(right)
        if here is None:
            continue
        step = steps.setdefault(here.tag, DialectStep({}, []))
        if here.start is not None and there:
            step.cuts.append((slice(here.start, here.stop), there.tag, there.codes))
        elif here.codes:
            step.codes.update(_pairs(here, there))
        elif there:
            whole[here.tag] = there.tag
        else:
            whole.pop(here.tag, None)
            steps.pop(here.tag, None)
    return Dialect(steps, whole, holdings, ignored)


def _pairs(here: FieldSource, there: FieldSource | None) -> Iterator[tuple[str, tuple[str, str]]]:
    """Subfields one by one, or all to the only one; to nothing where the row says nothing."""
    if there is None:
        yield from ((code, ("", "")) for code in here.codes)
    else:
        codes = there.codes if len(there.codes) > 1 else there.codes * len(here.codes)
        yield from ((c, (there.tag, to)) for c, to in zip(here.codes, codes, strict=True))


def is_row(left: str, right: str) -> bool:
    """Whether a row can be read: ``"245$b" = "200$e"``, ``"245$np" = "200$hi"``, ``"653" = ""``."""
    here, there = source(left), source(right)
    if here is None or (right and (there is None or there.start is not None)):
        return False
    if there is None:
        return here.start is None
    if here.start is not None:
        return not here.codes and len(there.codes) == 1
    return len(there.codes) in {len(here.codes), min(1, len(here.codes))}
