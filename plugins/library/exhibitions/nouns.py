"""What an exhibition is made of."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from plugins.library.chinese import chinese_span
from plugins.library.exhibitions.pieces import Exhibit, Panel, Section
from plugins.library.exhibitions.slips import slip_lines
from plugins.library.exhibitions.tone import Tone, tone_of
from plugins.library.neighbours import with_neighbours
from plugins.library.noun_facts import Fact, FactValue, said
from plugins.library.reading.spans import Span
from plugins.library.romanised import romanised

TOUR = "巡展"
TYPES = ("线上展", TOUR, "实体展", "微信展", "实景展")
SOURCES = ("自办", "借展", "上级配送")
STATUSES = ("正常", "延期", "取消")
ONLINE = frozenset({"线上展", "微信展", "实景展"})
"""Types that no place has."""


class Position(NamedTuple):
    """A place on earth in degrees, as 高德 and 腾讯 give it (GCJ-02)."""

    longitude: float
    latitude: float


@dataclass(frozen=True, slots=True)
class Station:
    """A place of a tour 站点, for some days."""

    place: str
    branch_url: str
    """The branch's page; empty for a free place."""
    span: Span | None
    """None where nobody wrote down the days."""
    boards: str = ""
    """Which set 套别 stands there: two towns can't have the same one."""
    contact: str = ""
    visitors: int | None = None
    status: str = "正常"
    note: str = ""
    line: int = 0
    picture: Path | None = None
    position: Position | None = None

    @property
    def is_held(self) -> bool:
        """Whether it takes place as written."""
        return self.status == "正常"


@dataclass(frozen=True, slots=True)
class Loan:
    """What a borrower of the boards must know."""

    boards: int
    size: str
    transport: str
    contact: str


@dataclass(frozen=True, slots=True)
class Exhibition:
    """An exhibition in the library, on tour or online."""

    slug: str
    path: str
    title: str
    year: int
    spans: tuple[Span, ...]
    types: tuple[str, ...]
    sections: tuple[Section, ...]
    text: str
    """The preface (Markdown)."""
    stations: tuple[Station, ...] = ()
    """Where it was shown; on tour in this order."""
    exhibits: tuple[Exhibit, ...] = ()
    """Those of its own sheet, in its order."""
    series: str = ""
    organizer: str = ""
    curator: str = ""
    partners: tuple[str, ...] = ()
    source: str = ""
    """One of SOURCES; empty where nobody wrote it down."""
    rights: str = ""
    audience: str = ""
    contact: str = ""
    status: str = STATUSES[0]
    reason: str = ""
    stated_boards: int | None = None
    stated_visitors: int | None = None
    loan: Loan | None = None
    summary: str = ""
    results: str = ""
    """What came of it (Markdown)."""
    cover: Path | None = None
    stated_tone: str = ""
    is_rubbing: bool = False  # as Panel.is_rubbing, of all its pictures
    link: str = ""
    """The exhibition as an article of the WeChat account."""
    has_minors: bool = False
    in_chronicle: bool = False
    chronicle_text: str = ""

    @property
    def url(self) -> str:
        """Address from the site's root."""
        return f"exhibitions/{self.slug}/"

    @property
    def panels(self) -> tuple[Panel, ...]:
        """The panels of all sections, in their order."""
        return tuple(panel for section in self.sections for panel in section.panels)

    @property
    def face(self) -> Path | None:
        """The picture that stands for it: its cover, else its first."""
        return self.cover or next((one.picture for one in self.panels if one.picture), None)

    @property
    def face_panel(self) -> Panel | None:
        """The panel whose picture stands for it; None where a cover or nothing does."""
        return None if self.cover else next((one for one in self.panels if one.picture), None)

    @property
    def tone(self) -> Tone:
        """The ground of its cover."""
        return tone_of(self.stated_tone, self.title, self.series)

    def shows_rubbing(self, panel: Panel | None) -> bool:
        """Whether a panel's picture (that of the cover: None) is black lines on white."""
        return self.is_rubbing or bool(panel and panel.is_rubbing)

    @property
    def kind(self) -> str:
        """The first of its types."""
        return self.types[0]

    @property
    def is_online(self) -> bool:
        """Whether it is shown on the network alone."""
        return ONLINE.issuperset(self.types)

    @property
    def is_readable(self) -> bool:
        """Whether its panels can be read here."""
        return bool(self.panels)

    @property
    def narrated(self) -> tuple[Panel, ...]:
        """The panels that speak: the stops of the audio guide."""
        return tuple(panel for panel in self.panels if panel.narration)

    @property
    def boards(self) -> int | None:
        """How many boards it has: as stated, else as they lie in the folder."""
        return self.stated_boards or len(self.panels) or None

    @property
    def visitors(self) -> int | None:
        """Visits: as stated for the whole, else added up where every station that was has them."""
        if self.stated_visitors is not None:
            return self.stated_visitors
        counts = [station.visitors for station in self.stations if station.is_held]
        return sum(count or 0 for count in counts) if counts and None not in counts else None

    @property
    def dated_stations(self) -> tuple[Station, ...]:
        """The stations of which the days are known, in their order."""
        return tuple(station for station in self.stations if station.span)

    @property
    def has_several_stations(self) -> bool:
        """Whether it goes from place to place."""
        return len(self.stations) > 1

    @property
    def is_toured(self) -> bool:
        """Whether its stations are told one by one, each with its days."""
        return bool(self.dated_stations) or (self.has_several_stations and not self.is_online)

    @property
    def all_spans(self) -> tuple[Span, ...]:
        """Every time at which it stands somewhere, stations that were called off left out."""
        held = tuple(s.span for s in self.stations if s.span and s.is_held)
        return tuple(sorted(held or self.spans, key=lambda span: span.start))

    @property
    def first_day(self) -> date | None:
        """The day on which it opens, where it is known."""
        return min((span.start for span in self.all_spans), default=None)

    @property
    def last_day(self) -> date | None:
        """The day after which it is over; None where that is not known or not meant to be."""
        if not self.all_spans or any(span.open_ended for span in self.all_spans):
            return None
        return max(span.last_day for span in self.all_spans)

    @property
    def slip_lines(self) -> tuple[str, ...]:
        """The title in the columns of its vertical slip, at most three."""
        return slip_lines(self.title)

    @property
    def standing(self) -> str:
        """What became of it, in a sentence; empty where it takes place as announced."""
        return "" if self.status == STATUSES[0] else f"本展{self.status}。"

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All that is known of it, in the order of its page; a place called off is none."""
        year = "" if self.spans else f"{self.year}"
        days = (FactValue(chinese_span(span, with_year=True), span=span) for span in self.spans)
        places = (FactValue(one.place, one.branch_url) for one in self.stations if one.is_held)
        walked = self.has_several_stations and not self.is_toured
        series = FactValue(self.series, series_url(self.series))
        boards = f"{self.boards} 块" if self.boards else ""
        visitors = "" if self.visitors is None else f"{self.visitors} 人次"
        host = "" if self.organizer else "name"
        return (
            Fact("type", "类型", said(*self.types)),
            Fact("date", "年份", said(year)),
            Fact("start", "日子", tuple(days)),
            Fact("stations", "走过" if walked else "地点", said(*places)),
            Fact("series", "系列", said(series)),
            Fact("organizer", "主办", said(self.organizer), own=host),
            Fact("partners", "合办", said(*self.partners)),
            Fact("curator", "策展", said(self.curator)),
            Fact("audience", "适合谁", said(self.audience)),
            Fact("boards", "展板", said(boards)),
            Fact("visitors", "参观", said(visitors)),
            Fact("rights", "版权", said(self.rights)),
            Fact("contact", "联系", said(self.contact)),
        )

    def neighbours(self, panel: Panel) -> tuple[Panel | None, Panel | None]:
        """The panels before and after one."""
        around = with_neighbours(self.panels)
        return next((before, after) for before, one, after in around if one == panel)


def series_url(series: str) -> str:
    """Address of a series, from the site's root."""
    return f"exhibitions/series/{romanised(series)}/"
