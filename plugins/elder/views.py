"""What the templates of 长辈版 print. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from pelican.contents import Page

from plugins.library.events.state import EventState
from plugins.library.facts import LibraryFacts, MenuLink, Navigation
from plugins.library.hours.hours_words import Line, hours_lines
from plugins.library.noun_facts import Fact, told
from plugins.library.places.places import KINDS, Branch

ROOT = "elder/"
ROWS = 6
"""Events and exhibitions of a page; the rest stands in the standard edition."""
LISTED = ("main", "branch", "machine", "travelling")
"""Kinds of places that are listed one by one; of the others there are hundreds."""

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
EVENTS = ElderPage("events/", "elder_events", "活动和展览")
CATALOG = ElderPage("catalog/", "elder_catalog", "找书")
BRANCHES = ElderPage("branches/", "elder_branches", "在哪里、几点开")
BORROWING = ElderPage("services/borrowing/", "elder_borrowing", "怎样借书")
CONTACT = ElderPage("about/feedback/", "elder_contact", "打电话、提意见")
PAGES = (HOME, EVENTS, CATALOG, BRANCHES, BORROWING, CONTACT)


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
class ListedPlaces:
    """The places that are listed, and the kinds of which only the number is told."""

    listed: tuple[Place, ...]
    counted: str
    """``250 个图书服务点``; empty where all are listed."""


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
    """The main library, branches and machines, and how many there are of the small places."""
    known = tuple(standing)
    rest = [branch.kind for branch in known if branch.kind not in LISTED]
    counts = (f"{rest.count(kind)} 个{KINDS[kind]}" for kind in KINDS if kind in rest)
    return ListedPlaces(tuple(_place(b) for b in known if b.kind in LISTED), "、".join(counts))


def _place(branch: Branch) -> Place:
    staffed, own = hours_lines(branch.hours), hours_lines(branch.self_service)
    given = (("开放时间", staffed), ("自助", own))
    return Place(branch, tuple((caption, lines) for caption, lines in given if lines))
