"""Places 馆点: the main library, its branches, service points, machines and travelling stops."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from plugins.library.awaited import UNTOLD
from plugins.library.facts import MISSING
from plugins.library.hours.closures import Announced, Closure, announced
from plugins.library.hours.holidays import Holidays
from plugins.library.hours.hours import OpeningHours
from plugins.library.hours.intervals import Interval

KINDS = {
    "main": "总馆",
    "branch": "分馆",
    "service_point": "图书服务点",
    "village_library": "农家书屋",
    "machine": "24小时借阅机",
    "travelling": "流动图书站",
}
"""Kind → its name for readers. 农家书屋 is ``village_library``: ``reading_room`` is 阅览室."""
MAIN = "main"
NO_HOURS = OpeningHours({})


@dataclass(frozen=True, slots=True)
class Stop:
    """A day on which a travelling library stands somewhere."""

    day: date
    interval: Interval
    place: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A place where books can be borrowed or returned."""

    slug: str
    name: str
    kind: str
    address: str
    telephone: str
    catalog_codes: tuple[str, ...]
    """The names that the library system has for it."""
    hours: OpeningHours
    """When somebody is there."""
    self_service: OpeningHours = NO_HOURS
    """When readers can help themselves."""
    township: str = ""
    """镇、街道."""
    services: tuple[str, ...] = ()
    """What one can do there: 借书, 还书, 办证 …"""
    step_free: bool | None = None
    """Whether a wheelchair gets in; None = nobody has said."""
    access: str = ""
    """What else those must know who see, hear or walk with difficulty."""
    transport: str = ""
    longitude: float | None = None
    latitude: float | None = None
    """Degrees, GCJ-02, as Chinese map services have them."""
    stops: tuple[Stop, ...] = ()
    as_of: int | None = None
    """The year whose report the entry is taken from: what that does not tell is 年报未写明."""
    ended: date | None = None
    """The first day on which it is no more; its address stays."""
    line: int = 0
    """Where it stands in the file."""

    @property
    def url(self) -> str:
        """Address from the site's root."""
        return f"branches/{self.slug}/"

    @property
    def kind_name(self) -> str:
        """The kind as readers know it."""
        return KINDS[self.kind]

    @property
    def untold_kind(self) -> str:
        """The kind, where the name does not end with it."""
        return "" if self.name.endswith(self.kind_name) else self.kind_name

    @property
    def untold_township(self) -> str:
        """The township, where the address does not begin with it."""
        return "" if self.address.startswith(self.township) else self.township

    @property
    def opening(self) -> OpeningHours:
        """The hours by which it counts as open: the staffed ones, else those of self-service."""
        return self.self_service if self.self_service.known and not self.hours.known else self.hours

    @property
    def has_both(self) -> bool:
        """Whether staffed and self-service hours are told apart."""
        return self.hours.known and self.self_service.known

    @property
    def position(self) -> tuple[float, float] | None:
        """Longitude and latitude, where both are known."""
        if self.longitude is None or self.latitude is None:
            return None
        return self.longitude, self.latitude

    @property
    def awaited_word(self) -> str:
        """What is said of a fact that is missing."""
        return UNTOLD if self.as_of and self.kind != MAIN else MISSING

    @property
    def entrance(self) -> str:
        """Whether there are steps at the door, in words; empty where nobody says."""
        return {True: "进门没有台阶", False: "进门有台阶", None: ""}[self.step_free]

    @property
    def offers(self) -> str:
        """In one line what a reader can do there, and how to get in."""
        return "；".join(filter(None, ("、".join(self.services), self.entrance)))

    def stands_on(self, day: date) -> bool:
        """Whether it (still) is one of the library's places on a day."""
        return self.ended is None or day < self.ended


@dataclass(frozen=True, slots=True)
class District:
    """All places of the library, what is announced of them, and how many there are said to be."""

    branches: tuple[Branch, ...] = ()
    """In the order of the file, the main library first."""
    closures: tuple[Closure, ...] = ()
    """Of all places, by their days; called-off ones too."""
    totals: Mapping[str, int] = field(default_factory=dict)
    """Kind → how many the library has announced."""
    source: str = ""
    """Who says so."""
    bounds: tuple[float, float, float, float] | None = None
    """West, south, east, north: where all coordinates must lie."""

    holidays: Holidays = Holidays()  # noqa: RUF009  (frozen)

    @property
    def main(self) -> Branch | None:
        """The main library."""
        return next((branch for branch in self.branches if branch.kind == MAIN), None)

    def standing_on(self, day: date) -> tuple[Branch, ...]:
        """The places that there are on a day."""
        return tuple(branch for branch in self.branches if branch.stands_on(day))

    def missing_on(self, day: date) -> dict[str, int]:
        """Kind → how many of the announced places have no entry; negative = too many entries."""
        standing = [branch.kind for branch in self.standing_on(day)]
        return {
            kind: total - standing.count(kind)
            for kind, total in self.totals.items()
            if total != standing.count(kind)
        }

    def missing_words(self, day: date) -> str:
        """``16 个分馆、250 个图书服务点``: announced, and nobody has written which they are."""
        found = {kind: count for kind, count in self.missing_on(day).items() if count > 0}
        return "、".join(f"{count} 个{KINDS[kind]}" for kind, count in found.items())

    def announced_on(self, day: date) -> tuple[Announced, ...]:
        """What readers are told on a day: everything that is published and not yet over."""
        return tuple(one for one in self.published_on(day) if one.closure.end >= day)

    def published_on(self, day: date) -> tuple[Announced, ...]:
        """Everything that readers have been told by a day, what is over included."""
        return tuple(a for a in self.known_on(day) if a.is_published)

    def known_on(self, day: date) -> tuple[Announced, ...]:
        """Every closure as it is told on a day, what readers will only be told later included."""
        names = [(branch.slug, branch.name) for branch in self.branches]
        return tuple(announced(closure, names, day) for closure in self.closures)


def find_branch(word: str, branches: Mapping[str, Branch]) -> Branch | None:
    """The branch that a word names, by its slug or as readers know it."""
    named = (branch for branch in branches.values() if branch.name == word)
    return branches.get(word) or next(named, None)


def branch_at(words: str, branches: Mapping[str, Branch]) -> Branch | None:
    """The branch that words name, or in which they lie: 总馆三楼报告厅."""
    around = [branch for branch in branches.values() if words.startswith(branch.name)]
    return find_branch(words, branches) or max(around, key=lambda b: len(b.name), default=None)
