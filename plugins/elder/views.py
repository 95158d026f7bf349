"""What the templates of 长辈版 print. Pure."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from pelican.contents import Page

from plugins.library.events.state import EventState
from plugins.library.facts import LibraryFacts, MenuLink, Navigation
from plugins.library.hours.hours_words import Line, hours_lines
from plugins.library.noun_facts import Fact, told
from plugins.library.places.places import Branch

ROOT = "elder/"
ROWS = 6
"""Events and exhibitions of a page; the rest stands in the standard edition."""
LISTED = ("main", "branch", "machine", "travelling")
"""Kinds of places of which all is told; of the others there are hundreds, a few lines each."""
SHORT = 3
"""Places that stand on a page without a list of them before."""
NO_TOWNSHIP = "其他地方"

LEFT_OUT = {
    "type": "a row leads to one page, and lists of a type are the standard edition's",
    "series": "as the type",
    "boards": "of use to who borrows the boards, not to who comes to see them",
    "rights": "of use to who copies them",
    "participants": "what is listed is not over yet",
    "visitors": "what is listed is not over yet",
}
"""Keys of the facts that a row leaves out, and why."""


@dataclass(frozen=True, slots=True)
class ElderPage:
    """One page of 长辈版 beside its standard one."""

    path: str
    """Address of the standard page from the site's root; empty = home."""
    template: str
    words: str
    """Its heading, and the row that leads to it."""

    @property
    def url(self) -> str:
        """Its own address."""
        return f"{ROOT}{self.path}"


HOME = ElderPage("", "elder", "长辈版")
HOURS = ElderPage("services/hours/", "elder_hours", "几点开门")
CATALOG = ElderPage("catalog/", "elder_catalog", "查一本书")
BRANCHES = ElderPage("branches/", "elder_branches", "去哪个馆")
CARD = ElderPage("services/card/", "elder_words", "办借书证")
BORROWING = ElderPage("services/borrowing/", "elder_words", "借书、还书")
EVENTS = ElderPage("events/", "elder_events", "近期活动")
EXHIBITIONS = ElderPage("exhibitions/", "elder_exhibitions", "看展览")
CHILDREN = ElderPage("children/", "elder_words", "带孩子来")
ROOMS = ElderPage("services/reading-rooms/", "elder_words", "自习、上网")
CONTACT = ElderPage("about/feedback/", "elder_words", "打电话、提意见")
TASKS = (
    HOURS, CATALOG, BRANCHES, CARD, BORROWING, EVENTS, EXHIBITIONS, CHILDREN, ROOMS, CONTACT,
)  # fmt: skip
"""What most people come for, ten things, the most wanted first: each a page of its own."""
PAGES = (HOME, *TASKS)
BY_STAFF = tuple(page for page in TASKS if page.template == "elder_words")
"""Pages that have nothing but the words of staff."""
_OWN = frozenset(page.url for page in TASKS)


@dataclass(frozen=True, slots=True)
class ElderEdition:
    """Where 长辈版 has a page of the standard edition."""

    places: Collection[str] = ()
    """Addresses of the places that are told of one by one."""

    def of(self, url: str) -> str:
        """The page in large type, or the first one, from the site's root."""
        if url in self.places:
            return f"{BRANCHES.url}#place-{url.split('/')[1]}"
        if url.startswith(CATALOG.path):
            return CATALOG.url
        return next((page.url for page in TASKS if page.path == url), ROOT)

    def within(self, html: str, site: str) -> str:
        """A text whose links to pages that are here lead here."""

        def led(link: re.Match[str]) -> str:
            own = ROOT + link[1]
            return f'href="{site}/{own}"' if own in _OWN else link[0]

        return re.sub(rf'href="{re.escape(site)}/([^"#?]*)"', led, html)


@dataclass(frozen=True, slots=True)
class Row:
    """An event or an exhibition, and what its row says."""

    page: Page
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class WhatsOn:
    """Events by the day of the build; the script sorts them anew by the reader's."""

    today: tuple[Row, ...]
    coming: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its regular hours."""

    branch: Branch
    tables: tuple[tuple[str, tuple[Line, ...]], ...]
    """Caption and lines of the staffed hours and of self-service, where they are given."""


@dataclass(frozen=True, slots=True)
class Area:
    """The small places of a township."""

    name: str
    anchor: str
    places: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class ListedPlaces:
    """The places of which all is told, and the small ones."""

    listed: tuple[Place, ...]
    areas: tuple[Area, ...]
    """The small ones, by township."""

    @property
    def has_jumps(self) -> bool:
        """Whether the page is so long that a list of its places comes first."""
        return len(self.listed) + sum(len(area.places) for area in self.areas) > SHORT


def navigation(standard: str, footer: Iterable[MenuLink]) -> Navigation:
    """Two words at the head: to the first page, and back to the standard edition of this one."""
    head = (MenuLink("长辈版首页", ROOT, "elder"), MenuLink("标准版", standard, "standard"))
    return Navigation(head, tuple(footer))


def whats_on(upcoming: Iterable[Page], library: LibraryFacts) -> WhatsOn:
    """The next events in the order in which the standard pages have them."""
    rows = tuple(Row(page, told(page.event.facts, LEFT_OUT, library)) for page in upcoming)
    today = tuple(row for row in rows if row.page.state is EventState.RUNNING)
    coming = tuple(row for row in rows if row.page.state is not EventState.RUNNING)
    return WhatsOn(today, coming[:ROWS])


def shown(current: Iterable[Page]) -> tuple[Row, ...]:
    """The first exhibitions that can be seen."""
    return tuple(Row(page, told(page.exhibition.facts, LEFT_OUT)) for page in current)[:ROWS]


def places_of(standing: Iterable[Branch]) -> ListedPlaces:
    """The main library, branches and machines, and the small places in the order of the file."""
    known = tuple(standing)
    small = [branch for branch in known if branch.kind not in LISTED]
    listed = tuple(_place(branch) for branch in known if branch.kind in LISTED)
    return ListedPlaces(listed, _areas(small))


def _areas(small: Iterable[Branch]) -> tuple[Area, ...]:
    by_name: dict[str, list[Branch]] = {}
    for branch in small:
        by_name.setdefault(branch.township or NO_TOWNSHIP, []).append(branch)
    areas = enumerate(by_name.items(), 1)
    return tuple(Area(name, f"area-{n}", tuple(places)) for n, (name, places) in areas)


def telephones(standing: Iterable[Branch]) -> dict[str, dict[str, str]]:
    """By what the library system calls a place: whom to call there, and where it is."""
    return {
        code: {"telephone": branch.telephone, "address": branch.address}
        for branch in standing
        for code in branch.catalog_codes
    }


def _place(branch: Branch) -> Place:
    staffed, own = hours_lines(branch.hours), hours_lines(branch.self_service)
    given = (("开放时间", staffed), ("自助", own))
    return Place(branch, tuple((caption, lines) for caption, lines in given if lines))
