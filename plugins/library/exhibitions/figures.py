"""What the exhibitions of a year add up to, for the annual report.

An exhibition counts in every year in which one of its spans begins; one of which only the year is
known counts in that year. What nobody wrote down is counted as missing, never as nought.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plugins.library.chart import ChartRow
from plugins.library.exhibitions.nouns import ONLINE, SOURCES, STATUSES, TYPES, Exhibition, Station
from plugins.library.reading.spans import Span

PLACES = "地点"
HEAD = ["展览", "类型", "来源", "开始", "结束", PLACES, "站数", "展板", "展出天数", "参观人次"]


@dataclass(frozen=True, slots=True)
class ExhibitionCell:
    """What one column says of an exhibition; empty where nobody wrote it down."""

    words: str
    is_long: bool
    """Whether it may take several lines: the places do."""


@dataclass(frozen=True, slots=True)
class Line:
    """One exhibition in one year."""

    exhibition: Exhibition
    stations: tuple[Station, ...]
    """Those of the year that were held."""
    spans: tuple[Span, ...]
    days: int | None
    """On which it stood somewhere; None where that is not known."""
    visitors: int | None

    @property
    def cells(self) -> tuple[ExhibitionCell, ...]:
        """The line of the table behind the title."""
        rest = zip(HEAD[1:], _row(self)[1:], strict=True)
        return tuple(ExhibitionCell(words, column == PLACES) for column, words in rest)


@dataclass(frozen=True, slots=True)
class YearFigures:
    """The exhibitions of one year, and their sums."""

    year: int
    lines: tuple[Line, ...]

    @property
    def types(self) -> tuple[ChartRow, ...]:
        """By type; an exhibition of two types counts in both."""
        return _counted(TYPES, [t for line in self.lines for t in line.exhibition.types])

    @property
    def sources(self) -> tuple[ChartRow, ...]:
        """Own, borrowed, sent from above: those of which somebody wrote it down."""
        return _counted(SOURCES, [line.exhibition.source for line in self.lines])

    @property
    def places(self) -> tuple[str, ...]:
        """Every place that was reached, in the order of the first visit."""
        return tuple(dict.fromkeys(s.place for line in self._on_site for s in line.stations))

    @property
    def stations(self) -> int:
        """Visits to a place, each counted."""
        return sum(len(line.stations) for line in self._on_site)

    @property
    def _on_site(self) -> tuple[Line, ...]:
        """Those that stand somewhere; an account or a website is no place."""
        return tuple(line for line in self.lines if not line.exhibition.is_online)

    @property
    def boards(self) -> int:
        """Boards of all exhibitions of which the number is known."""
        return sum(line.exhibition.boards or 0 for line in self.lines)

    @property
    def days(self) -> int:
        """Days on which an exhibition stood somewhere, added up."""
        return sum(line.days or 0 for line in self.lines)

    @property
    def visitors(self) -> int:
        """Visits, where somebody counted."""
        return sum(line.visitors or 0 for line in self.lines)

    @property
    def without_visitors(self) -> tuple[Exhibition, ...]:
        """Exhibitions with visitors that nobody counted, or not at every station."""
        return tuple(
            line.exhibition
            for line in self.lines
            if line.visitors is None and not ONLINE.issuperset(line.exhibition.types)
        )

    @property
    def count(self) -> int:
        """How many exhibitions there are."""
        return len(self.lines)

    @property
    def lead(self) -> str:
        """How many exhibitions, and to how many places they went."""
        return f"一共 {self.count} 个展览，到过 {len(self.places)} 个地方。"

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The table of the year, :data:`HEAD` above it; empty cells for what nobody wrote down."""
        return tuple(_row(line) for line in self.lines)


def _counted(names: Sequence[str], values: Sequence[str]) -> tuple[ChartRow, ...]:
    """The kinds that there are, and how many exhibitions of each."""
    return tuple(ChartRow(name, values.count(name)) for name in names if name in values)


def _row(line: Line) -> tuple[str, ...]:
    exhibition = line.exhibition
    first = min((span.start for span in line.spans), default=None)
    is_open = any(span.open_ended for span in line.spans)
    last = None if is_open else max((span.last_day for span in line.spans), default=None)
    stations = None if exhibition.is_online else len(line.stations) or None
    numbers = (stations, exhibition.boards, line.days, line.visitors)
    return (
        exhibition.title,
        "、".join(exhibition.types),
        exhibition.source,
        first.isoformat() if first else "",
        last.isoformat() if last else "",
        "、".join(station.place for station in line.stations),
        *("" if number is None else str(number) for number in numbers),
    )


def year_figures(exhibitions: Iterable[Exhibition]) -> tuple[YearFigures, ...]:
    """The figures of every year that has an exhibition, newest first."""
    known = tuple(exhibitions)
    years = sorted({year for e in known for year in _years(e)}, reverse=True)
    return tuple(
        YearFigures(year, tuple(_line(e, year) for e in reversed(known) if year in _years(e)))
        for year in years
    )


def _years(exhibition: Exhibition) -> set[int]:
    """None for what was called off, or put off to a day that nobody has told yet."""
    if exhibition.status != STATUSES[0]:
        return set()
    return {span.start.year for span in exhibition.all_spans} or {exhibition.year}


def _line(exhibition: Exhibition, year: int) -> Line:
    spans = tuple(s for s in exhibition.all_spans if s.start.year == year)
    stations = tuple(
        s
        for s in exhibition.stations
        if s.is_held and (s.span.start.year if s.span else exhibition.year) == year
    )
    counts = [station.visitors for station in stations]
    whole = sum(c or 0 for c in counts) if counts and None not in counts else None
    only_this_year = _years(exhibition) == {year}
    stated = exhibition.stated_visitors if only_this_year else None
    return Line(exhibition, stations, spans, _days(spans), stated if stated is not None else whole)


def _days(spans: tuple[Span, ...]) -> int | None:
    """Distinct days of spans with both ends."""
    if not spans or any(span.open_ended for span in spans):
        return None
    days, counted_to = 0, 0
    for span in sorted(spans, key=lambda span: span.start):
        first, last = span.start.toordinal(), span.last_day.toordinal()
        days += max(0, last - max(first - 1, counted_to))
        counted_to = max(counted_to, last)
    return days
