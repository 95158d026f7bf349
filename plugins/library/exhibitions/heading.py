"""The header of ``index.md`` and what stands beside it, as one exhibition."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.library import header as headers
from plugins.library.branches import Branch
from plugins.library.dated import read_span_fields
from plugins.library.exhibitions.folder import Folder
from plugins.library.exhibitions.nouns import (
    SOURCES,
    STATUSES,
    TYPES,
    Exhibit,
    Exhibition,
    Loan,
    Section,
    Station,
)
from plugins.library.files import name_of, read_text
from plugins.library.header import Header
from plugins.library.problems import Problem, error, warning
from plugins.library.slugs import check_slug

KEYS = frozenset(
    "title date start end times type series venue partners participants audience contact status "
    "reason chronicle wechat minors summary cover aliases organizer curator source rights boards "
    "visitors loanable size transport link".split()
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
    known_days = spans or tuple(station.span for station in stations if station.span)
    year = known_days[0].start.year if known_days else _year(header)
    boards, boards_problems = _number(header, "boards")
    visitors, visitors_problems = _number(header, "visitors")
    loanable, loanable_problems = headers.flag(header, "loanable", default=False)
    minors, minors_problems = headers.flag(header, "minors", default=False)
    cover, cover_problems = _cover(header, folder)
    results, results_problems = _results(folder, content)
    status = header.get("status") or STATUSES[0]
    problems = (
        *headers.allow(header, KEYS, "展览"),
        *headers.require(header, "title", "type", *(() if known_days else ("date",))),
        *span_problems,
        *check_slug(slug, header.path, "exhibitions"),
        *_check_words(header, "type", TYPES, "展览类型"),
        *_check_words(header, "source", SOURCES, "展览来源"),
        *_check_words(header, "status", STATUSES, "状态"),
        *boards_problems,
        *visitors_problems,
        *loanable_problems,
        *minors_problems,
        *cover_problems,
        *results_problems,
        *_check_link(header),
        *_check_minors(minors, sections),
    )
    if not (header.get("title") and header.words("type") and year):
        return None, problems
    count = boards or sum(len(section.panels) for section in sections)
    loan = Loan(count, header.get("size"), header.get("transport"), header.get("contact"))
    chronicle = header.get("chronicle")
    exhibition = Exhibition(
        slug=slug,
        path=header.path,
        title=header.get("title"),
        year=year,
        spans=spans,
        types=header.words("type"),
        sections=sections,
        text=parts.text,
        stations=stations or _venues(header, branches),
        exhibits=parts.exhibits,
        series=header.get("series"),
        organizer=header.get("organizer"),
        curator=header.get("curator"),
        partners=header.words("partners"),
        source=header.get("source") or SOURCES[0],
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


def _year(header: Header) -> int:
    value = header.get("date")[:4]
    return int(value) if value.isdigit() else 0


def _venues(header: Header, branches: Mapping[str, Branch]) -> tuple[Station, ...]:
    """The places of the header. Which days belong to which of several places, it doesn't say."""
    stations = []
    for word in header.words("venue"):
        branch = branches.get(word)
        place, url = (branch.name, branch.url) if branch else (word, "")
        stations.append(Station(place, url, None))
    return tuple(stations)


def _number(header: Header, key: str) -> tuple[int | None, tuple[Problem, ...]]:
    text = header.get(key)
    if not text or text.isdecimal():
        return (int(text) if text else None), ()
    what = f"{headers.display(key)}要写数字"
    return None, (error(header.path, header.line(key), what, text, "不知道就不写这一行"),)


def _check_words(
    header: Header, key: str, known: tuple[str, ...], what: str
) -> tuple[Problem, ...]:
    return tuple(
        error(header.path, header.line(key), f"{what}不认识", word, f"可用：{'、'.join(known)}")
        for word in header.words(key)
        if word not in known
    )


def _check_link(header: Header) -> tuple[Problem, ...]:
    link = header.get("link")
    if not link or link.startswith("https://"):
        return ()
    return (error(header.path, header.line("link"), "链接要写完整", link, "以 https:// 开头"),)


def _cover(header: Header, folder: Folder) -> tuple[Path | None, tuple[Problem, ...]]:
    name = header.get("cover")
    if not name:
        return folder.cover, ()
    named = folder.path / name
    if named.is_file() and named.parent == folder.path:
        return named, ()
    remedy = "写展览文件夹里一张图的文件名，例如 封面.jpg"
    return None, (error(header.path, header.line("cover"), "找不到封面", name, remedy),)


def _results(folder: Folder, content: Path) -> tuple[str, tuple[Problem, ...]]:
    if folder.results is None:
        return "", ()
    text, problems = read_text(folder.results, name_of(folder.results, content))
    return text.strip(), problems


def _check_minors(minors: bool, sections: tuple[Section, ...]) -> Iterable[Problem]:
    """With pictures of children, every panel that shows one says how the child is named."""
    panels = [panel for section in sections for panel in section.panels]
    if minors and panels and not any(panel.credit for panel in panels):
        remedy = "有孩子作品或照片的展板，在 .md 文件头写“Credit: 儿童甲，7岁”"
        yield warning(panels[0].path, 0, "写了有未成年人，却没有一块展板写公开署名", "", remedy)
