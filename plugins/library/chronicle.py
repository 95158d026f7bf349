"""The chronicle 大事记: a year's major events.

A fact has one home. Events and exhibitions lend themselves by ``Chronicle:`` in their header;
``content/chronicle/<year>.md`` holds only what has no page of its own: a header, the editor's
note, then one ``## title`` a entry, each followed by a header of its own and one sentence.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.library.chinese import (
    chinese_number,
    chinese_spans,
    days_within_month,
    stems_of_year,
)
from plugins.library.events import Event
from plugins.library.exhibitions.nouns import Exhibition
from plugins.library.reading import header as headers
from plugins.library.reading.dated import read_span_fields
from plugins.library.reading.files import markdown_files, name_of, read_text
from plugins.library.reading.header import Header
from plugins.library.reading.problems import Problem, error
from plugins.library.reading.spans import Span

KEYS = frozenset("title start end times venue partners participants".split())
YEAR_KEYS = frozenset("title date summary aliases wechat".split())
HEAD = "开始,结束,日子,标题,内容,地点,合办,参加,网页".split(",")
_HEADING = re.compile(r"^##\s*(?P<title>[^#\s].*)$")


@dataclass(frozen=True, slots=True)
class ChronicleEntry:
    """One thing worth remembering, on a day or a range of days."""

    title: str
    span: Span
    text: str
    venue: str
    partners: tuple[str, ...]
    participants: str
    times: str = ""
    url: str = ""
    """Address of the event's page; empty for an entry that has none."""
    spans: tuple[Span, ...] = ()
    """The days of what was held again and again; ``span`` runs from the first to the last one."""

    @property
    def has_facts(self) -> bool:
        """Whether anything is known of it beside its days and words."""
        return any((self.venue, self.partners, self.participants))

    @property
    def days(self) -> str:
        """The days as they read under their month's heading: ``1日—3日``, ``1日、8日``."""
        return self.dates.split("月", 1)[1] if self.spans else days_within_month(self.span)

    @property
    def dates(self) -> str:
        """The days with their month: ``2月1日—3日``."""
        return chinese_spans(self.spans or (self.span,))


@dataclass(frozen=True, slots=True)
class ChronicleMonth:
    """A month and what it brought; a month may be empty."""

    number: int
    entries: tuple[ChronicleEntry, ...]

    @property
    def chinese(self) -> str:
        """``二月``."""
        return f"{self.chinese_number}月"

    @property
    def chinese_number(self) -> str:
        """``二``."""
        return chinese_number(self.number)

    @property
    def anchor(self) -> str:
        """The fragment of the month's heading."""
        return f"m{self.number:02}"

    @property
    def count(self) -> int:
        """How many entries the month has."""
        return len(self.entries)


@dataclass(frozen=True, slots=True)
class ChronicleYear:
    """A year's entries in the order of their days."""

    year: int
    entries: tuple[ChronicleEntry, ...]

    @property
    def url(self) -> str:
        """Address from the site's root."""
        return f"chronicle/{self.year}/"

    @property
    def csv_url(self) -> str:
        """Address of the year as a table."""
        return f"{self.url}chronicle.csv"

    @property
    def feed_url(self) -> str:
        """Address of the year as a feed."""
        return f"{self.url}chronicle.atom.xml"

    @property
    def ids(self) -> tuple[str, ...]:
        """A lasting name for each entry, in their order: it knows the page, else the day.

        Wording changes more often than days do, so the title is no part of it. Where one page or
        day has several entries they are numbered.
        """
        names = [_name(entry) for entry in self.entries]
        return tuple(
            f"{name}-{names[:place].count(name) + 1}" if names[:place].count(name) else name
            for place, name in enumerate(names)
        )

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The table of the year, :data:`HEAD` above it."""
        return tuple(_row(entry) for entry in self.entries)

    @property
    def stems(self) -> str:
        """The year's name in the sexagenary cycle, by its greater part: 2021 → 辛丑."""
        return stems_of_year(self.year)

    @property
    def count(self) -> int:
        """How many entries the year has."""
        return len(self.entries)

    @property
    def latest_first(self) -> tuple[ChronicleEntry, ...]:
        """The entries from the year's end to its beginning."""
        return tuple(reversed(self.entries))

    @property
    def all_months(self) -> tuple[ChronicleMonth, ...]:
        """The twelve months, empty ones too."""
        return tuple(
            ChronicleMonth(n, tuple(e for e in self.entries if e.span.start.month == n))
            for n in range(1, 13)
        )

    @property
    def months(self) -> tuple[ChronicleMonth, ...]:
        """The months that have entries."""
        return tuple(month for month in self.all_months if month.entries)


@dataclass(frozen=True, slots=True)
class LastEntries:
    """The newest year of the chronicle and its last entries, the last one first."""

    year: int
    url: str
    entries: tuple[ChronicleEntry, ...]


def last_entries(years: Iterable[ChronicleYear], count: int) -> LastEntries | None:
    """As many of the newest year, which are listed first; None where no year has an entry."""
    newest = next((year for year in years if year.entries), None)
    return LastEntries(newest.year, newest.url, newest.latest_first[:count]) if newest else None


def _name(entry: ChronicleEntry) -> str:
    day = entry.span.start.isoformat()
    if entry.url.startswith("events/"):
        return f"chronicle/{entry.url.strip('/')}"
    return f"chronicle/{entry.url}{day}"


def _whole(spans: tuple[Span, ...]) -> tuple[Span, tuple[Span, ...]]:
    """From the first day to the last one, and the days themselves where they are several."""
    if len(spans) == 1:
        return spans[0], ()
    ordered = tuple(sorted(spans, key=lambda span: span.start))
    return Span(ordered[0].start, max(span.last_day for span in ordered)), ordered


def _row(entry: ChronicleEntry) -> tuple[str, ...]:
    """An open end is an empty cell: nobody knows it."""
    return (
        entry.span.start.isoformat(),
        "" if entry.span.open_ended else entry.span.last_day.isoformat(),
        f"{entry.dates}{entry.times}",
        entry.title,
        entry.text,
        entry.venue,
        "、".join(entry.partners),
        entry.participants,
        entry.url,
    )


def entry_of_event(event: Event) -> ChronicleEntry:
    """The entry that an event lends to the chronicle."""
    span, spans = _whole(event.spans)
    return ChronicleEntry(
        event.title,
        span,
        event.chronicle_text or event.summary,
        event.venue,
        event.partners,
        event.participants,
        event.times,
        event.url,
        spans,
    )


def entries_of_exhibition(exhibition: Exhibition) -> Iterator[ChronicleEntry]:
    """The entries that an exhibition has to lend: one a station, else one a time at which it stood.

    What was called off or put off stands in no chronicle; neither does what has no day.
    """
    if exhibition.status != "正常":
        return
    places = "、".join(station.place for station in exhibition.stations)
    held = [s for s in exhibition.dated_stations if s.is_held]
    times = [(s.span, s.place) for s in held] or [(span, places) for span in exhibition.spans]
    for span, place in times:
        if span:
            text = exhibition.chronicle_text or exhibition.summary
            visitors = f"{exhibition.visitors} 人次" if exhibition.visitors else ""
            yield ChronicleEntry(
                exhibition.title,
                span,
                text,
                place,
                exhibition.partners,
                visitors if len(times) == 1 else "",
                url=exhibition.url,
            )


def assemble(
    own: Iterable[ChronicleEntry],
    events: Iterable[Event],
    exhibitions: Iterable[Exhibition] = (),
) -> tuple[ChronicleYear, ...]:
    """The chronicle of every year that has entries, newest first, each in order of days."""
    lent = [entry_of_event(event) for event in events if event.lends_itself]
    for exhibition in exhibitions:
        lent += entries_of_exhibition(exhibition) if exhibition.in_chronicle else ()
    entries = sorted([*own, *lent], key=lambda e: (e.span.start, e.span.last_day, e.title))
    years = sorted({entry.span.start.year for entry in entries}, reverse=True)
    return tuple(
        ChronicleYear(year, tuple(e for e in entries if e.span.start.year == year))
        for year in years
    )


@dataclass(frozen=True, slots=True)
class ChronicleFile:
    """``content/chronicle/<year>.md``: the year's own entries and the editor's note (Markdown)."""

    year: int
    path: str
    title: str
    note: str
    entries: tuple[ChronicleEntry, ...]


def split_sections(header: Header) -> tuple[str, tuple[tuple[str, int, str], ...]]:
    """The text before the first ``##``, and (title, line of its first line, text) a section."""
    note: list[str] = []
    sections: list[tuple[str, int, list[str]]] = []
    for number, line in enumerate(header.body.splitlines(), header.body_line):
        match = _HEADING.match(line)
        if match:
            sections.append((match["title"].strip(), number + 1, []))
        elif sections:
            sections[-1][2].append(line)
        else:
            note.append(line)
    return "\n".join(note), tuple((t, n, "\n".join(lines)) for t, n, lines in sections)


def read_entry(
    title: str, line: int, text: str, path: str
) -> tuple[ChronicleEntry | None, tuple[Problem, ...]]:
    """One entry of its own from its section; None where it has no readable day."""
    header, problems = headers.parse(text, path, line)
    spans, span_problems = read_span_fields(header, required=True)
    problems = (*problems, *headers.allow(header, KEYS, "大事记条目"), *span_problems)
    if not spans:
        return None, problems
    whole, several = _whole(spans)
    entry = ChronicleEntry(
        title,
        whole,
        header.body.strip(),
        header.get("venue"),
        header.words("partners"),
        header.get("participants"),
        header.get("times"),
        spans=several,
    )
    return entry, problems


def read_chronicle_file(
    text: str, path: str, stem: str
) -> tuple[ChronicleFile | None, tuple[Problem, ...]]:
    """A year's file; its name must be the year."""
    if not (stem.isdigit() and len(stem) == 4):
        return None, (error(path, 0, "大事记的文件名应是年份", stem, "请改名为 2021.md 这样"),)
    header, problems = headers.parse(text, path)
    note, sections = split_sections(header)
    found = [read_entry(title, line, part, path) for title, line, part in sections]
    entries = tuple(entry for entry, _ in found if entry)
    problems = (
        *problems,
        *headers.allow(header, YEAR_KEYS, "大事记"),
        *headers.require(header, "title"),
        *(problem for _, some in found for problem in some),
        *_check_year(entries, int(stem), path),
    )
    return ChronicleFile(int(stem), path, header.get("title"), note.strip(), entries), problems


def _check_year(entries: Iterable[ChronicleEntry], year: int, path: str) -> tuple[Problem, ...]:
    return tuple(
        error(path, 0, f"“{e.title}”不在 {year} 年", _day(e.span.start), "请放到那一年的文件里")
        for e in entries
        if e.span.start.year != year
    )


def _day(day: date) -> str:
    return day.isoformat()


def read_chronicle(content: Path) -> tuple[tuple[ChronicleFile, ...], tuple[Problem, ...]]:
    """Every year's file, newest first, and every problem met."""
    files: list[ChronicleFile] = []
    problems: list[Problem] = []
    for path in markdown_files(content / "chronicle"):
        name = name_of(path, content)
        text, unreadable = read_text(path, name)
        year, found = read_chronicle_file(text, name, path.stem)
        problems += unreadable or found
        files += [year] if year else []
    return tuple(sorted(files, key=lambda f: f.year, reverse=True)), tuple(problems)
