"""What can be wrong with the library's own facts, its places, its hours and its closures."""

from collections.abc import Iterable

from plugins.branches.check_hours import check_closures, check_holidays, check_law, check_staffed
from plugins.branches.check_places import check_entries, check_totals
from plugins.library.events.reading import read_events
from plugins.library.facts import read_facts, read_navigation
from plugins.library.hours.holidays import FILE as HOLIDAYS
from plugins.library.places.branches import read_district
from plugins.library.reading.files import is_broken
from plugins.library.reading.problems import Problem, error
from plugins.library.site.site import Site


def check_branches(site: Site) -> Iterable[Problem]:
    """Every mistake in ``branches.toml`` and ``holidays.toml``, and a site without any branch."""
    district, problems = read_district(site.content)
    yield from problems
    if not district.branches and not problems:
        remedy = "请至少写总馆一个 [[branch]]"
        yield error("content/branches.toml", 0, "一个馆也没有", remedy=remedy)
    yield from check_entries(district)
    yield from check_totals(district, site.build_date)
    yield from check_law(district, site.build_date)
    yield from check_staffed(district)
    if not is_broken(site.content / HOLIDAYS):
        yield from check_holidays(district, site.build_date)
    yield from check_closures(district, read_events(site.content)[0], site.build_date)


def check_facts(site: Site) -> Iterable[Problem]:
    """Every mistake in ``library.toml`` and ``navigation.toml``."""
    yield from read_facts(site.content)[1]
    yield from read_navigation(site.content)[1]
