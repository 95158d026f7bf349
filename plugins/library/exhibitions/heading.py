"""The header of ``index.md`` and what stands beside it, as one exhibition."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.library.exhibitions.folder import Folder
from plugins.library.exhibitions.header_checks import check_minors, check_spans
from plugins.library.exhibitions.nouns import Exhibition, Loan, Station
from plugins.library.exhibitions.pieces import Exhibit, Section
from plugins.library.places.places import Branch, find_branch
from plugins.library.reading.clocks import leading_year
from plugins.library.reading.files import name_of, read_text
from plugins.library.reading.header import Header
from plugins.library.reading.pieces import Text
from plugins.library.reading.problems import Problem, did_you_mean, warning
from plugins.library.reading.slugs import check_slug
from plugins.library.reading.spans import Span
from plugins.library.reading.values import require


@dataclass(frozen=True, slots=True)
class Parts:
    """What stands beside the header: the folder's other files, already read."""

    text: str
    sections: tuple[Section, ...]
    stations: tuple[Station, ...]
    exhibits: tuple[Exhibit, ...]
    folder: Folder


def read_exhibition(
    text: Text, parts: Parts, branches: Mapping[str, Branch], content: Path
) -> tuple[Exhibition | None, tuple[Problem, ...]]:
    """Make an exhibition of its text and parts; None without title, type or year."""
    header, values, stations = text.header, text.values, parts.stations
    spans = values["start"]
    year = _year(header, spans, stations)
    is_told = any(map(header.get, ("start", "end")))  # that these can't be read, or that one lacks
    cover, cover_problems = _cover(header, parts.folder)
    results, results_problems = _results(parts.folder, content)
    loan, loan_problems = _loan(text, parts.sections)
    problems = (
        *(() if year or is_told else require(header, "date")),
        *check_spans(header, spans, stations),
        *check_slug(text.slug, header.path),
        *cover_problems,
        *results_problems,
        *check_minors(text, parts.sections, parts.exhibits),
        *loan_problems,
    )
    if not (header.get("title") and values["type"] and year):
        return None, problems
    in_chronicle, chronicle_text = values["chronicle"]
    exhibition = text.make(
        Exhibition,
        cover=cover,
        year=year,
        sections=parts.sections,
        text=parts.text,
        stations=stations or _venues(header, branches),
        exhibits=parts.exhibits,
        loan=loan,
        results=results,
        in_chronicle=in_chronicle,
        chronicle_text=chronicle_text,
    )
    return exhibition, problems


def _loan(text: Text, sections: tuple[Section, ...]) -> tuple[Loan | None, tuple[Problem, ...]]:
    """What a borrower must know, where the boards are lent."""
    if not text.values["loanable"]:
        return None, ()
    header = text.header
    count = text.values["boards"] or sum(len(section.panels) for section in sections)
    loan = Loan(count, header.get("size"), header.get("transport"), header.get("contact"))
    remedy = f"请加一行{header.keys['boards'].written()}"
    lacks = header.problem("loanable", "可以借展，没有写展板数", remedy, "", warning)
    return loan, () if count else (lacks,)


def _year(header: Header, spans: tuple[Span, ...], stations: tuple[Station, ...]) -> int:
    """The year of the first day, and of the date where no day is known; 0 where neither is.

    The days are those of ``Exhibition.all_spans``, else of stations that were called off.
    """
    held = [s.span for s in stations if s.span and s.is_held]
    days = held or spans or [s.span for s in stations if s.span]
    value = leading_year(header.get("date"))
    written = int(value) if re.fullmatch("[0-9]{4}", value) else 0
    return min((span.start.year for span in days), default=written)


def _venues(header: Header, branches: Mapping[str, Branch]) -> tuple[Station, ...]:
    """The places of the header. Which days belong to which of several places, it doesn't say."""
    stations = []
    for word in header.words("venue"):
        branch = find_branch(word, branches)
        place, url = (branch.name, branch.url) if branch else (word, "")
        stations.append(Station(place, url, None))
    return tuple(stations)


def _cover(header: Header, folder: Folder) -> tuple[Path | None, tuple[Problem, ...]]:
    name = header.get("cover")
    if not name:
        return folder.cover, ()
    if name in folder.pictures:
        return folder.pictures[name], ()
    near = did_you_mean(name, folder.pictures)
    remedy = near or "写展览文件夹里一张图的文件名，例如 封面.jpg"
    return None, (header.problem("cover", "找不到封面", remedy),)


def _results(folder: Folder, content: Path) -> tuple[str, tuple[Problem, ...]]:
    if folder.results is None:
        return "", ()
    text, problems = read_text(folder.results, name_of(folder.results, content))
    return text.strip(), problems
