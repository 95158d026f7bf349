"""Exhibitions as a kind of content."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from plugins.library.exhibitions import exhibits, tour
from plugins.library.exhibitions.facets import facets
from plugins.library.exhibitions.keys import EXHIBITION_KEYS, PANEL_KEYS
from plugins.library.exhibitions.nouns import Exhibition, series_url
from plugins.library.exhibitions.parts import parts_of
from plugins.library.exhibitions.pieces import ITEMS, Exhibit
from plugins.library.exhibitions.reading import read_all, read_exhibitions
from plugins.library.exhibitions.timeline import timeline
from plugins.library.reading.kind import Claim, Kind, NewSheet, Skeleton

CALENDAR = "feeds/exhibitions.ics"
_TOUR_HELP = ("# 分馆的代号或地方的名字", "2026-03-05", "2026-03-31", "A 或 B", "", "数字", "")
_EXHIBITS_HELP = ("# 例如 AJ-001", "题名", "", "清光绪间、1937…", "数字，例如 1937")


def exhibition_claims(content: Path) -> Iterator[Claim]:
    """What each exhibition and each exhibit has, and the lists of years, series and exhibits."""
    read = read_all(content)[0]
    for exhibition in read.exhibitions:
        for address in _own(exhibition):
            yield Claim(address, exhibition.path, exhibition.path)
        if timeline(exhibits.exhibits_of(exhibition, read.exhibit_by_id)):
            yield Claim(f"{exhibition.url}timeline/", exhibition.path, exhibition.path)
        if exhibition.series:
            owner = f"系列“{exhibition.series}”"
            yield Claim(series_url(exhibition.series), owner, exhibition.path)
    if any(exhibition.narrated for exhibition in read.exhibitions):
        yield Claim("feeds/podcast.jpg", "展览解说")
    for year in sorted({exhibition.year for exhibition in read.exhibitions}):
        for address in (f"exhibitions/{year}/", f"reports/{year}/exhibitions/"):
            yield Claim(address, f"{year} 年的展览")
        yield Claim(f"reports/{year}/exhibitions/exhibitions-{year}.csv", f"{year} 年的展览")
    yield from _of_exhibits(read.exhibits)


def _own(exhibition: Exhibition) -> Iterator[str]:
    url = exhibition.url
    yield from (f"{url}poster/", f"{url}poster.png")
    if exhibition.all_spans:
        yield f"{url}calendar.ics"
    for panel in exhibition.panels:
        yield from filter(None, (panel.url, panel.sound_url, panel.words_url, panel.video_url))
    yield from (part.url for part in parts_of(exhibition))
    if exhibition.panels:
        yield from (f"{url}labels/", f"{url}manifest.json")


def _of_exhibits(known: tuple[Exhibit, ...]) -> Iterator[Claim]:
    for exhibit in known:
        yield Claim(ITEMS, "展品")
        yield Claim(exhibit.url, f"展品“{exhibit.exhibit_id}”", exhibit.path, exhibit.line)
    # in the order of the sheets: of two values of one address the second is told
    firsts = ((facet, facet.exhibits[0]) for facet in facets(known))
    for facet, first in sorted(firsts, key=lambda pair: (pair[1].path, pair[1].line)):
        yield Claim(facet.url, f"展品{facet.name}“{facet.value}”", first.path, first.line)


def _begins(exhibition: Exhibition) -> date:
    """The first day, or that of its year where no more is known."""
    return exhibition.first_day or date(exhibition.year, 1, 1)


EXHIBITION = Kind(
    word="exhibition",
    label="展览",
    folder="exhibitions",
    read=read_exhibitions,
    header=EXHIBITION_KEYS,
    texts="*/index.md",
    others=(("*.audio.md", None), ("*/[0-9]*.md", PANEL_KEYS)),
    address="exhibitions/{slug}/",
    claims=exhibition_claims,
    reserved=frozenset(("items", "labels", "timeline", "series")),
    reserves_years=True,
    shows_pictures=True,
    shows_works=True,
    finds_strangers=True,
    skeleton=Skeleton(
        "在这里写前言。展板的图放进这个文件夹，文件名以两位数字开头：01-前言.jpg、02-….jpg；\n"
        "每块展板的文字稿写在同名的 .md 文件里。",
        "把展板的图放进这个文件夹（01-前言.jpg …），再写 index.md",
        sheets=(
            NewSheet("巡展", tour.COLUMNS, _TOUR_HELP),
            NewSheet("展品", exhibits.COLUMNS, _EXHIBITS_HELP),
        ),
    ),
    begins=_begins,
    room="exhibitions",
    feed="展览",
    channel="展览",
)
