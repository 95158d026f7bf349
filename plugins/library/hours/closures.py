"""Closures and changed hours: days that differ from the regular week, announced beforehand.

公共图书馆法第三十八条: a public library that closes or changes its hours announces it beforehand,
force majeure apart. Written once in ``content/branches.toml``, for all places or for one; every
surface shows what :class:`Closure` says.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from plugins.library.chinese import chinese_day, chinese_span
from plugins.library.hours.intervals import Interval, words_of
from plugins.library.reading.spans import Span

BANNER_DAYS = 14
"""Days before its first that a closure stands at the head of every page."""
BANNER_LINES = 3
"""Lines of the banner; where there are more, it leads to the page of the hours."""
EVERYWHERE = "全部馆点"


@dataclass(frozen=True, slots=True)
class Closure:
    """Days on which places are closed, or open at other hours than usual."""

    start: date
    end: date
    """Included."""
    reason: str
    slugs: tuple[str, ...] = ()
    """The places that it concerns; none = all of them."""
    intervals: tuple[Interval, ...] = ()
    """The changed hours; none = closed."""
    published: date | None = None
    """When readers are first told; None = with this build. Its days are right before that too:
    a page that is not built anew must not say open."""
    force_majeure: bool = False
    """What nobody could announce beforehand."""
    keeps_self_service: bool = False
    """Whether machines and the like go on as usual."""
    cancelled: bool = False
    """Announced, then called off: calendars that have it must strike it out."""
    formerly: tuple[date, ...] = ()
    """The first days that were announced before, in their order; readers' calendars hold them."""
    line: int = field(default=0, compare=False)
    """Where it stands in its file, for messages."""

    def covers(self, day: date) -> bool:
        """Whether it holds on that day."""
        return not self.cancelled and self.start <= day <= self.end

    def touches(self, slug: str) -> bool:
        """Whether it concerns a place."""
        return not self.slugs or slug in self.slugs

    @property
    def span(self) -> Span:
        """Its days."""
        return Span(self.start, self.end if self.end != self.start else None)

    @property
    def shown_from(self) -> date:
        """The first day on which every page says so."""
        ahead = self.start - timedelta(days=BANNER_DAYS)
        return max(self.published, ahead) if self.published else ahead

    @property
    def anchor(self) -> str:
        """Its place on the page of the hours, and its name in feeds and calendars.

        The day first announced, so that a calendar which has it moves it and adds no other.
        """
        what = "hours" if self.intervals else "closed"
        first = self.formerly[0] if self.formerly else self.start
        return f"{what}-{first:%Y%m%d}-{'-'.join(self.slugs) or 'all'}"

    @property
    def rank(self) -> tuple[bool, date, date, str]:
        """What beats what on a day: closed before changed hours, then the earlier one."""
        return bool(self.intervals), self.start, self.end, self.reason

    @property
    def verb(self) -> str:
        """``闭馆`` or the changed hours, in words."""
        return f"开放时间改为{words_of(self.intervals)}" if self.intervals else "闭馆"

    @property
    def after(self) -> str:
        """Why, whether it was moved, and what goes on."""
        reason = f"：{self.reason}" if self.reason else ""
        moved = (
            f"（原定{'、'.join(map(chinese_day, self.formerly))}，已改期）" if self.formerly else ""
        )
        return f"{reason}{moved}。自助设备照常" if self.keeps_self_service else f"{reason}{moved}"


@dataclass(frozen=True, slots=True)
class Announced:
    """A closure with the names of its places, as pages, feeds and calendars tell it."""

    closure: Closure
    places: str
    """``总馆、东禅镇分馆``."""
    is_shown: bool = False
    """Whether every page says so on the day of the build."""
    is_published: bool = True
    """Whether the page of the hours of that day has it."""

    @property
    def anchor(self) -> str:
        """Where the page of the hours tells it; before it does, its part on closures."""
        return self.closure.anchor if self.is_published else "closures"

    @property
    def days(self) -> str:
        """``10月1日—3日``."""
        return chinese_span(self.closure.span)

    @property
    def words(self) -> str:
        """What follows the days: ``总馆闭馆：馆舍检修``."""
        return f"{self.places}{self.closure.verb}{self.closure.after}"

    def concerns(self, url: str, spans: Iterable[Span]) -> bool:
        """Whether it holds at a place, by its address, on some of the days of a thing there."""
        closure = self.closure
        slug = url.removeprefix("branches/").rstrip("/")
        return (
            bool(url)
            and not closure.cancelled
            and closure.touches(slug)
            and any(s.start <= closure.end and s.last_day >= closure.start for s in spans)
        )

    @property
    def sentence(self) -> str:
        """``10月1日—3日，总馆闭馆：馆舍检修。``."""
        called_off = "（已取消，照常开放）" if self.closure.cancelled else ""
        return f"{self.days}，{self.words}{called_off}。"


def announced(closure: Closure, names: Iterable[tuple[str, str]], today: date) -> Announced:
    """A closure as it is told on a day; ``names``: (slug, name) of every place."""
    own = [name for slug, name in names if slug in closure.slugs]
    shown = not closure.cancelled and closure.shown_from <= today <= closure.end
    published = (closure.published or today) <= today
    return Announced(closure, "、".join(own) or EVERYWHERE, shown, published)


@dataclass(frozen=True, slots=True)
class BannerLine:
    """A line at the head of every page, hidden before and after its days."""

    announced: Announced
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Banner:
    """What stands at the head of every page; ``theme/static/js/closures.js`` keeps it right."""

    lines: tuple[BannerLine, ...]
    more: int
    """How many lines of today there are beside those that are shown."""

    def __bool__(self) -> bool:
        return bool(self.lines)

    @property
    def is_hidden(self) -> bool:
        """Whether there is nothing to say today."""
        return all(line.is_hidden for line in self.lines)


def banner_of(announced: Iterable[Announced], today: date) -> Banner:
    """The banner of a day and of those after it: what holds stands before what comes.

    By their first days, so that the order is right on every later day too.
    """
    told = sorted(
        (one for one in announced if not one.closure.cancelled and one.closure.end >= today),
        key=lambda one: (one.closure.start, bool(one.closure.slugs), one.closure.rank),
    )
    shown = [one for one in told if one.is_shown]
    lines = tuple(BannerLine(one, one not in shown[:BANNER_LINES]) for one in told)
    return Banner(lines, max(0, len(shown) - BANNER_LINES))
