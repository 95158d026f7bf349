"""The Pelican side of the branches."""

from typing import Any

from plugins.branches.closure_calendar import PATH as CALENDAR
from plugins.branches.closure_calendar import events_of
from plugins.branches.data import branches_json, branches_table, package
from plugins.branches.linked_data import library_data
from plugins.branches.poster import sheet_of
from plugins.branches.sketch import sketch
from plugins.branches.views import (
    groups_of,
    holiday_rows,
    kinds_of,
    report_named,
    today_of,
)
from plugins.library.calendars import calendar
from plugins.library.facts import read_facts, read_navigation
from plugins.library.hours.closures import banner_of
from plugins.library.hours.hours_words import hours_lines, hours_text
from plugins.library.open_data import PACKAGE
from plugins.library.pages import still_new
from plugins.library.places.branches import read_district
from plugins.library.places.map_links import map_links
from plugins.library.places.places import MAIN, NO_HOURS, Branch, District
from plugins.library.places.timetables import hours_data
from plugins.reading.generator import RoomGenerator

DAYS_AHEAD = 14
"""Days that a page has written out, for readers without scripts."""
HOURS_URL = "services/hours/"
NOTICES = 3
EVENTS = 5
"""Events that the page of a place shows; the rest stands on a list of its own."""
LONG = 8
"""Places from which their list is searched and not only read."""


class BranchesGenerator(RoomGenerator):
    """Reads what every page shows of the library, and writes the branches' pages."""

    def generate_context(self) -> None:
        """Phase 1: facts, menu, branches, closures, and the main library's next days."""
        self.library = self.read_nouns(read_facts)
        self.navigation = self.read_nouns(read_navigation)
        self.district: District = self.read_nouns(read_district)
        self.branches = self.district.branches
        self.announced = self.district.announced_on(self.build_date)
        main = self.district.main
        hours = main.opening if main else NO_HOURS
        self.days = hours.days_from(self.build_date, DAYS_AHEAD)
        self.banner = banner_of(self.district.known_on(self.build_date), self.build_date)
        names = ("library", "navigation", "branches", "announced", "banner", "days")
        self._update_context(names)
        # _update_context makes lists of what is no plain value
        self.context["district"] = self.district
        self.context["hours_data"] = self._data(*((main,) if main else ()))
        self.context["main_data"] = self._told(main) if main else None

    def generate_output(self, writer: Any) -> None:
        """Phase 2: the list, a page a branch, the hours where staff wrote no page, open data."""
        standing = self.district.standing_on(self.build_date)
        self.write(
            writer,
            "branches",
            "branches/",
            groups=groups_of(standing),
            is_long=len(standing) > LONG,
            kinds=kinds_of(standing),
            missing=self.district.missing_words(self.build_date),
            source_report=report_named(self.district.source, self.context.get("reports", ())),
            sketch=sketch(standing),
            places_data=self._data(*standing),
            hours_text=hours_text,
        )
        for branch in self.branches:
            self._write_branch(writer, branch)
        if not self.staff_page(HOURS_URL):
            self.write(writer, "hours", HOURS_URL, **{"page": None})
        self._write_data(standing)

    def _write_branch(self, writer: Any, branch: Branch) -> None:
        name, site = self.settings["SITENAME"], self.settings["SITEURL"]
        days = branch.opening.days_from(self.build_date, DAYS_AHEAD)
        stands = branch.stands_on(self.build_date)
        own = tuple(a for a in self.announced if a.closure.touches(branch.slug))
        self.write(
            writer,
            "branch",
            branch.url,
            branch=branch,
            stands=stands,
            asks_now=stands and (branch.opening.known or bool(own) or branch.kind == MAIN),
            shows_days=stands and branch.opening.known and not branch.stops,
            today=today_of(branch, days, self.context.get("latest_report")),
            own_announced=own,
            hours_lines=hours_lines(branch.hours),
            self_service_lines=hours_lines(branch.self_service),
            coming_stops=tuple(s for s in branch.stops if s.day >= self.build_date),
            map_links=map_links(f"{name}（{branch.name}）", branch.address, branch.position, name),
            stations=self.context.get("stations_by_branch", {}).get(branch.url, ()),
            events=self.context.get("events_by_branch", {}).get(branch.url, ())[:EVENTS],
            data=self._told(branch),
            hours_data=self._data(branch),
        )
        sheet = sheet_of(branch, self.district, self.build_date, site)
        names = {"branch": branch, "sheet_of_hours": sheet, "stands": stands}
        self.write(writer, "branch_poster", f"{branch.url}poster/", **names)

    def _told(self, branch: Branch) -> dict[str, Any]:
        """A place in the words of schema.org."""
        site, name = self.settings["SITEURL"], self.settings["SITENAME"]
        return library_data(branch, name, site, self.build_date)

    def _data(self, *branches: Branch) -> dict[str, Any]:
        return hours_data(branches, self.district.holidays, self.build_date)

    def _write_data(self, standing: tuple[Branch, ...]) -> None:
        site, day = self.settings["SITEURL"], self.build_date
        everything = branches_json(standing, self.district.holidays, day, site)
        events = events_of(self.district.published_on(day), site)
        name = self.settings["SITENAME"]
        described = package(standing, name, self.context["library"].data_licence)
        self.write_bytes("branches/branches.csv", branches_table(standing).csv())
        self.write_bytes("branches/branches.json", everything)
        self.write_bytes(f"branches/{PACKAGE}", described)
        self.write_bytes(CALENDAR, calendar(f"{name}闭馆与开放时间变动", events, day))


def hours_page(district: District, room: RoomGenerator) -> dict[str, Any]:
    """What the page of the hours prints beside the words of staff."""
    main, day = district.main, room.build_date
    hours, own = (main.hours, main.self_service) if main else (NO_HOURS, NO_HOURS)
    return {
        "main": main,
        "lines": hours_lines(hours),
        "self_service_lines": hours_lines(own),
        "holidays": holiday_rows(hours, district.holidays, day) if hours.known else (),
        "unknown_years": district.holidays.unknown_years(day) if hours.known else (),
    }


def complete(generators: list[Any]) -> None:
    """Receiver of ``all_generators_finalized``: the page that staff wrote gets its tables, today
    the words of the newest report, and the home page the notices that are not stale."""
    for room in (g for g in generators if isinstance(g, BranchesGenerator)):
        room.context["hours_page"] = hours_page(room.district, room)
        report = room.context.get("latest_report")
        room.context["today"] = today_of(room.district.main, room.days, report)
        news = room.context.get("articles", ())
        room.context["notices"] = [n for n in news if still_new(n.date, room.build_date)][:NOTICES]
        if page := room.staff_page(HOURS_URL):
            page.template = "hours"
