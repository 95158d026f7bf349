"""What the template of the home page prints. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pelican.contents import Page

from plugins.library.chronicle.nouns import ChronicleYear, last_entries
from plugins.library.hours.closures import Announced
from plugins.library.reports.reports import Report

EVENTS, PAST, EXHIBITIONS, BOOKS, ENTRIES = 12, 3, 2, 6, 3
"""How many of each the page shows; the rest stands on pages of their own."""


@dataclass(frozen=True, slots=True)
class HouseFact:
    """A pair of words: what the newest report says of the house."""

    name: str
    words: str
    url: str = ""
    """The page that tells more, from the site's root."""


@dataclass(frozen=True, slots=True)
class Home:
    """The sections of the page; an empty one is left out, or says that there is nothing."""

    shows_week: bool
    """Whether the hours of the main library are known."""
    closed_until: date | None
    """The last day of which a closure is told; None where none is."""
    events: Sequence[Page]
    past: Sequence[Page]
    """What has been, where nothing is to come."""
    exhibitions: Sequence[Page]
    """What can be seen now or soon; where there is nothing, the newest."""
    books: Sequence[Any]
    chronicle: ChronicleYear | None
    facts: tuple[HouseFact, ...]


def home_of(context: Mapping[str, Any]) -> Home:
    """The page, of what the rooms left in the context."""
    main = context["district"].main
    upcoming = context["upcoming_events"][:EVENTS]
    exhibitions = context["current_exhibitions"] or context["exhibitions"]
    return Home(
        shows_week=bool(main and main.opening.known),
        closed_until=closed_until(context["announced"]),
        events=upcoming,
        past=() if upcoming else context["past_events"][:PAST],
        exhibitions=exhibitions[:EXHIBITIONS],
        books=context["new_arrivals"][:BOOKS],
        chronicle=last_entries(context["chronicles"], ENTRIES),
        facts=house_facts(context["latest_report"]),
    )


def closed_until(announced: Iterable[Announced]) -> date | None:
    """The last day of the closures that are told."""
    return max((one.closure.end for one in announced), default=None)


def house_facts(report: Report | None) -> tuple[HouseFact, ...]:
    """What the report gives and, where it gives anything, which report that is."""
    if report is None:
        return ()
    open_for = {"opening_days": "全年 {}", "opening_hours_daily": "每天 {}"}
    machines = {"new_machines": f"{report.year} 年新增 {{}}借阅设备"}
    places = {"branches": "{}分馆", "service_points": "{}服务点"}
    facts = (
        HouseFact("开放", report.words(open_for)),
        HouseFact("24 小时", report.words(machines)),
        HouseFact("上网", report.words({"computers": "电脑 {}"})),
        HouseFact("分馆", report.words(places), "branches/"),
    )
    told = tuple(fact for fact in facts if fact.words)
    return (*told, HouseFact("出处", f"{report.year} 年年报", report.url)) if told else ()
