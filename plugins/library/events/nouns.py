"""An event: something that the library does for the public, on one day or several."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.library.chinese import chinese_spans, occasion
from plugins.library.noun_facts import Fact, FactValue, said
from plugins.library.reading.spans import Span
from plugins.library.romanised import romanised

STATUSES = ("正常", "延期", "取消")
NORMAL, POSTPONED, CANCELLED = STATUSES
ONLINE = ("线上", "网上", "微信公众号", "公众号")
"""How the place of what is held nowhere begins."""


@dataclass(frozen=True, slots=True)
class EventPicture:
    """A picture of an event, told by the name of its file."""

    source: Path
    words: str


@dataclass(frozen=True, slots=True)
class Event:
    """One event, as its file and folder tell it. What nobody wrote down is empty."""

    slug: str
    path: str
    title: str
    spans: tuple[Span, ...]
    """At least one, in the order of their days."""
    times: str
    """Words such as 下午 where the hour is not known."""
    types: tuple[str, ...]
    series: str
    venue: str
    """The name of a place, or of the branch whose slug the header gives."""
    venue_url: str
    """The branch's page; empty for a free place."""
    branch_name: str
    """The branch as readers know it, whichever of its rooms ``venue`` names."""
    organizer: str
    """Empty where it is the library itself."""
    partners: tuple[str, ...]
    participants: str
    audience: str
    join: str
    """How to take part."""
    capacity: str
    fee: str
    access: str
    """For whom it is open: steps, sign language, large print."""
    contact: str
    status: str
    reason: str
    """Why it was put off or called off."""
    formerly: tuple[Span, ...]
    """The days for which it was once announced."""
    in_chronicle: bool
    chronicle_text: str
    """Its own wording for the chronicle; empty where the summary serves."""
    has_minors: bool
    summary: str
    text: str
    """Markdown."""
    report: str
    """Markdown, written afterwards: the section 回顾."""
    cover: EventPicture | None
    pictures: tuple[EventPicture, ...]
    """Without the cover."""
    link: str
    """The same as an article of the WeChat account; empty where there is none."""

    @property
    def url(self) -> str:
        """Address from the site's root, without the leading slash."""
        return f"events/{self.slug}/"

    @property
    def calendar_url(self) -> str:
        """Address of its own calendar file."""
        return f"{self.url}event.ics"

    @property
    def first_day(self) -> date:
        """The day by which events are ordered."""
        return self.spans[0].start

    @property
    def last_day(self) -> date:
        """The last day that is known."""
        return max(span.last_day for span in self.spans)

    @property
    def days(self) -> str:
        """All its days as a list shows them: ``7月28日—29日``, ``4月1日、8日``."""
        return chinese_spans(self.spans)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All that an invitation says (norms L10, whose words the first labels are, and U5)."""
        days = tuple(FactValue(occasion(span), span=span) for span in self.spans)
        old = "待定，原定" if self.waits_for_a_day else ""
        hours = f"　{self.times}" if self.times else ""
        venue = said(FactValue(self.venue, self.venue_url))
        host, telephone = "" if self.organizer else "name", "" if self.contact else "telephone"
        types = said(*(FactValue(name, type_url(name)) for name in self.types))
        series = said(FactValue(self.series, series_url(self.series)))
        return (
            Fact("start", "活动时间", days, before=old, after=hours),
            Fact("venue", "活动地址", venue, is_promised=True),
            Fact("organizer", "活动单位", said(self.organizer, *self.partners), own=host),
            Fact("type", "类型", types),
            Fact("series", "系列", series),
            Fact("audience", "适合谁", said(self.audience), is_promised=True),
            Fact("join", "参加方式", said(self.join), is_promised=True),
            Fact("capacity", "名额", said(self.capacity)),
            Fact("fee", "费用", said(self.fee), is_promised=True),
            Fact("access", "无障碍", said(self.access), is_promised=True),
            Fact("contact", "联系电话", said(self.contact), is_promised=True, own=telephone),
            Fact("participants", "参加", said(self.participants)),
        )

    @property
    def standing(self) -> str:
        """What readers must know before they come, in a sentence; empty where all is as it was."""
        if self.is_called_off:
            return "本活动已取消。"
        if self.waits_for_a_day:
            return "本活动延期，新的日子还没有定。"
        formerly = "、".join(map(occasion, self.formerly))
        return f"本活动改了日子，原定{formerly}。" if self.was_moved else ""

    @property
    def line(self) -> str:
        """One line below its title: what, where, with whom."""
        venue = (self.venue,) if self.venue else ()
        return " · ".join((*self.types, *venue, *self.partners))

    @property
    def mark(self) -> str:
        """What stands for it in a list where it has no picture: its type in two characters."""
        return self.types[0][:2] if self.types else ""

    @property
    def is_one_day(self) -> bool:
        """Whether one day says all."""
        return self.last_day == self.first_day and not any(s.open_ended for s in self.spans)

    @property
    def is_online(self) -> bool:
        """Whether one takes part from where one is."""
        return self.venue.startswith(ONLINE)

    @property
    def is_called_off(self) -> bool:
        """Whether it never takes place."""
        return self.status == CANCELLED

    @property
    def waits_for_a_day(self) -> bool:
        """Whether it was put off and no new day is known: the days still are the old ones."""
        return self.status == POSTPONED and (
            not self.formerly or self.first_day in {span.start for span in self.formerly}
        )

    @property
    def was_moved(self) -> bool:
        """Whether it was put off to a day that is known."""
        return self.status == POSTPONED and not self.waits_for_a_day

    @property
    def lends_itself(self) -> bool:
        """Whether the chronicle has it: what never took place is in no chronicle."""
        return self.in_chronicle and not self.is_called_off and not self.waits_for_a_day

    @property
    def told_title(self) -> str:
        """The title as it stands where nothing else tells of the status (norm U5)."""
        if self.is_called_off:
            return f"【已取消】{self.title}"
        return f"【延期】{self.title}" if self.waits_for_a_day else self.title

    @property
    def places_left_for(self) -> int | None:
        """How many can take part, where the words hold one number."""
        numbers = "".join(c if c.isascii() and c.isdigit() else " " for c in self.capacity).split()
        return int(numbers[0]) if len(numbers) == 1 else None

    @property
    def shown(self) -> tuple[EventPicture, ...]:
        """All pictures, the cover first."""
        return (*((self.cover,) if self.cover else ()), *self.pictures)

    def is_over(self, day: date) -> bool:
        """Whether nothing of the event lies on or after a day."""
        if self.waits_for_a_day:
            return False
        return self.last_day < day and not any(span.open_ended for span in self.spans)


def type_url(name: str) -> str:
    """Address of the list of a type."""
    return f"events/type/{romanised(name)}/"


def series_url(name: str) -> str:
    """Address of the list of a series."""
    return f"events/series/{romanised(name)}/"
