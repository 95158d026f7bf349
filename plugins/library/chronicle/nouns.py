"""The chronicle: entries on their days, by month and year."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from plugins.library.chinese import (
    chinese_number,
    chinese_spans,
    days_within_month,
    stems_of_year,
)
from plugins.library.reading.spans import Span

HEAD = "开始,结束,日子,标题,内容,地点,合办,参加,网页".split(",")


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


def _name(entry: ChronicleEntry) -> str:
    day = entry.span.start.isoformat()
    if entry.url.startswith("events/"):
        return f"chronicle/{entry.url.strip('/')}"
    return f"chronicle/{entry.url}{day}"


def from_first_to_last(spans: tuple[Span, ...]) -> tuple[Span, tuple[Span, ...]]:
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


@dataclass(frozen=True, slots=True)
class ChronicleFile:
    """``content/chronicle/<year>.md``: the year's own entries and the editor's note (Markdown)."""

    year: int
    path: str
    title: str
    summary: str
    note: str
    entries: tuple[ChronicleEntry, ...]


def last_entries(years: Iterable[ChronicleYear], count: int) -> ChronicleYear | None:
    """The newest year with as many of its entries, the last first; None where no year has one."""
    newest = next((year for year in years if year.entries), None)
    return replace(newest, entries=newest.latest_first[:count]) if newest else None
