"""What the page of an exhibition tells in pairs: its days, its places, who made it, who came."""

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.library.exhibitions.addresses import series_url
from plugins.library.exhibitions.nouns import Exhibition
from plugins.library.reading.spans import Span


@dataclass(frozen=True, slots=True)
class FactValue:
    """One of the things that stand under a name: words, which may lead somewhere, or days."""

    words: str = ""
    url: str = ""
    """From the site's root."""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class ExhibitionFact:
    """A name and all that stands under it."""

    name: str
    values: tuple[FactValue, ...]


def facts_of(exhibition: Exhibition) -> tuple[ExhibitionFact, ...]:
    """What is known of an exhibition, in the order of its page."""
    facts = (*_where(exhibition), *_who(exhibition))
    return tuple(fact for fact in facts if fact.values)


def _where(exhibition: Exhibition) -> Iterator[ExhibitionFact]:
    yield ExhibitionFact("日子", tuple(FactValue(span=span) for span in exhibition.spans))
    if not exhibition.is_toured:  # a tour tells its stations one by one
        stations = tuple(FactValue(one.place, one.branch_url) for one in exhibition.stations)
        yield ExhibitionFact("走过" if exhibition.has_several_stations else "地点", stations)
    if exhibition.series:
        series = FactValue(exhibition.series, series_url(exhibition.series))
        yield ExhibitionFact("系列", (series,))


def _who(exhibition: Exhibition) -> Iterator[ExhibitionFact]:
    boards = f"{exhibition.boards} 块" if exhibition.panels else ""
    visitors = "" if exhibition.visitors is None else f"{exhibition.visitors} 人次"
    contact = "" if exhibition.loan else exhibition.contact  # a loan names whom to ask itself
    yield _words("主办", exhibition.organizer)
    yield _words("合办", *exhibition.partners)
    yield _words("策展", exhibition.curator)
    yield _words("给谁", exhibition.audience)
    yield _words("展板", boards)
    yield _words("参观", visitors)
    yield _words("版权", exhibition.rights)
    yield _words("联系", contact)


def _words(name: str, *words: str) -> ExhibitionFact:
    return ExhibitionFact(name, tuple(FactValue(one) for one in words if one))
