"""The header of ``index.md`` and what stands beside it, as one exhibition."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.library.exhibitions.folder import Folder
from plugins.library.exhibitions.header_checks import (
    check_aliases,
    check_link,
    check_minors,
    check_spans,
    check_words,
    check_year,
)
from plugins.library.exhibitions.nouns import SOURCES, STATUSES, TYPES, Exhibition, Loan, Station
from plugins.library.exhibitions.pieces import Exhibit, Section
from plugins.library.exhibitions.tour import whole_number
from plugins.library.places.branches import Branch
from plugins.library.places.places import find_branch
from plugins.library.reading import header as headers
from plugins.library.reading.dated import read_span_fields
from plugins.library.reading.files import name_of, read_text
from plugins.library.reading.header import Header
from plugins.library.reading.problems import Problem, did_you_mean, error, warning
from plugins.library.reading.slugs import check_slug
from plugins.library.reading.spans import Span
from plugins.library.tables.excel import identifier

KEYS = frozenset(
    "title date start end times type series venue partners participants audience contact status "
    "reason chronicle wechat minors summary cover focus aliases organizer curator source rights "
    "boards visitors loanable size transport link".split()
)


@dataclass(frozen=True, slots=True)
class Parts:
    """What stands beside the header: the folder's other files, already read."""

    text: str
    sections: tuple[Section, ...]
    stations: tuple[Station, ...]
    exhibits: tuple[Exhibit, ...]
    folder: Folder


def read_exhibition(
    header: Header, slug: str, parts: Parts, branches: Mapping[str, Branch], content: Path
) -> tuple[Exhibition | None, tuple[Problem, ...]]:
    """Make an exhibition of its header and parts; None without title, type or year."""
    sections, stations, folder = parts.sections, parts.stations, parts.folder
    spans, span_problems = read_span_fields(header, required=False)
    year, types = _year(header, spans, stations), header.words("type")
    boards, boards_problems = _number(header, "boards")
    visitors, visitors_problems = _number(header, "visitors")
    loanable, loanable_problems = headers.flag(header, "loanable", default=False)
    minors, minors_problems = headers.flag(header, "minors", default=False)
    cover, cover_problems = _cover(header, folder)
    results, results_problems = _results(folder, content)
    status = header.get("status") or STATUSES[0]
    problems = (
        *headers.allow(header, KEYS, "展览"),
        *headers.require(header, "title", "type", *(() if year else ("date",))),
        *(span_problems or check_year(header, year)),
        *check_spans(header, spans, stations),
        *check_slug(slug, header.path, "exhibitions"),
        *check_words(header, "type", types or (header.get("type"),), TYPES, "展览类型"),
        *check_words(header, "source", (header.get("source"),), SOURCES, "展览来源"),
        *check_words(header, "status", (header.get("status"),), STATUSES, "状态"),
        *boards_problems,
        *visitors_problems,
        *loanable_problems,
        *minors_problems,
        *cover_problems,
        *results_problems,
        *check_link(header),
        *check_aliases(header, slug),
        *check_minors(minors, sections, parts.exhibits),
    )
    if not (header.get("title") and types and year):
        return None, problems
    count = boards or sum(len(section.panels) for section in sections)
    if loanable and not count:
        line, remedy = header.line("loanable"), "请加一行“Boards（展板数）: …”"
        problems = (*problems, warning(header.path, line, "可以借展，没有写展板数", "", remedy))
    loan = Loan(count, header.get("size"), header.get("transport"), header.get("contact"))
    chronicle = header.get("chronicle")
    exhibition = Exhibition(
        slug=slug,
        path=header.path,
        title=header.get("title"),
        year=year,
        spans=spans,
        types=types,
        sections=sections,
        text=parts.text,
        stations=stations or _venues(header, branches),
        exhibits=parts.exhibits,
        series=header.get("series"),
        organizer=header.get("organizer"),
        curator=header.get("curator"),
        partners=header.words("partners"),
        source=header.get("source"),
        rights=header.get("rights"),
        audience=header.get("audience"),
        contact=header.get("contact"),
        status=status if status in STATUSES else STATUSES[0],
        reason=header.get("reason"),
        stated_boards=boards,
        stated_visitors=visitors,
        loan=loan if loanable else None,
        summary=header.get("summary"),
        results=results,
        cover=cover,
        link=header.get("link"),
        has_minors=minors,
        in_chronicle=chronicle.lower() not in ("", *headers.NO),
        chronicle_text="" if chronicle.lower() in (*headers.YES, *headers.NO) else chronicle,
        aliases=header.words("aliases"),
    )
    return exhibition, problems


def _year(header: Header, spans: tuple[Span, ...], stations: tuple[Station, ...]) -> int:
    """The year of the first day, and of the date where no day is known; 0 where neither is.

    The days are those of ``Exhibition.all_spans``, else of stations that were called off.
    """
    held = [s.span for s in stations if s.span and s.is_held]
    days = held or spans or [s.span for s in stations if s.span]
    value = identifier(header.get("date"))[:4]
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


def _number(header: Header, key: str) -> tuple[int | None, tuple[Problem, ...]]:
    words = header.get(key)
    number = whole_number(words)
    if number is None and words:
        what, remedy = f"{headers.display(key)}要写数字", "例如 1200；不知道就不写这一行"
        return None, (error(header.path, header.line(key), what, words, remedy),)
    return number, ()


def _cover(header: Header, folder: Folder) -> tuple[Path | None, tuple[Problem, ...]]:
    name = header.get("cover")
    if not name:
        return folder.cover, ()
    if name in folder.pictures:
        return folder.pictures[name], ()
    near = did_you_mean(name, folder.pictures)
    remedy = near or "写展览文件夹里一张图的文件名，例如 封面.jpg"
    return None, (error(header.path, header.line("cover"), "找不到封面", name, remedy),)


def _results(folder: Folder, content: Path) -> tuple[str, tuple[Problem, ...]]:
    if folder.results is None:
        return "", ()
    text, problems = read_text(folder.results, name_of(folder.results, content))
    return text.strip(), problems
