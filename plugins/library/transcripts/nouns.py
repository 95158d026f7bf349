"""Transcripts: what was said at an event, line by line."""

from dataclasses import dataclass
from datetime import date

from plugins.library.noun_facts import Fact, FactValue, said
from plugins.library.sound import Sound

FOLDER = "transcripts"


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one person says without a break: one line of the file."""

    seconds: int | None
    """From the beginning; None where nobody noted it."""
    name: str
    """Of the speaker; empty where the last one goes on."""
    role: str
    """What stands in brackets behind the name: 馆长."""
    text: str
    line: int = 0
    anchor: str = ""
    """``t200``, once on a page: of two lines in the same second the first has it."""

    @property
    def clock(self) -> str:
        """``00:03:20``; empty without a time."""
        return clock(self.seconds) if self.seconds is not None else ""

    @property
    def duration(self) -> str:
        """As ``<time datetime>`` has it: ``PT200S``."""
        return f"PT{self.seconds}S" if self.seconds is not None else ""

    @property
    def written(self) -> str:
        """The line as it is read again."""
        mark = f"[{self.clock}] " if self.clock else ""
        role = f"（{self.role}）" if self.role else ""
        return f"{mark}{self.name}{role}：{self.text}" if self.name else f"{mark}　　{self.text}"


@dataclass(frozen=True, slots=True)
class Transcript:
    """What was said at one event."""

    slug: str
    path: str
    title: str
    date: date
    venue: str
    venue_url: str
    """The branch's page; empty for a free place."""
    series: str
    partners: tuple[str, ...]
    link: str
    source: str
    rights: str
    summary: str
    sound: Sound | None
    utterances: tuple[Utterance, ...]

    @property
    def url(self) -> str:
        """Address from the site's root, without the leading slash."""
        return f"{FOLDER}/{self.slug}/"

    @property
    def sound_url(self) -> str:
        """Where the recording lies; empty without one."""
        return f"{self.url}{self.slug}{self.sound.path.suffix.lower()}" if self.sound else ""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What is known of it beside its day and what was said."""
        people = (f"{name}（{role}）" if role else name for name, role in self.speakers.items())
        return (
            Fact("venue", "地点", said(FactValue(self.venue, self.venue_url))),
            Fact("speakers", "说话的人", said(*people)),
            Fact("series", "系列", said(self.series)),
            Fact("partners", "合办", said(*self.partners)),
            Fact("source", "来源", said(self.source)),
            Fact("rights", "版权", said(self.rights)),
        )

    @property
    def speakers(self) -> dict[str, str]:
        """Everyone who speaks, in the order of their first words: name → role, once it is said."""
        roles: dict[str, str] = {}
        for one in self.utterances:
            if one.name:
                roles[one.name] = roles.get(one.name) or one.role
        return roles


def clock(seconds: int) -> str:
    """``00:03:20``."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest:02}"
