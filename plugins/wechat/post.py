"""A post: what a notice, an event or an exhibition gives the channel, before it is rendered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from plugins.library.kinds import KINDS
from plugins.library.list_lines import ListEntry
from plugins.library.reading.common_keys import WECHAT
from plugins.library.reading.header import Header
from plugins.library.reading.problems import Problem
from plugins.library.reading.values import NO, YES
from plugins.library.site.publication import Dated
from plugins.wechat.focus import DEFAULT, Focus, read_focus
from plugins.wechat.looks import LOOKS, STANDARD, Look

CARDS = "贴图"
KIND_NAMES = {kind.folder: kind.channel for kind in KINDS if kind.channel}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the header says of the channel: ``WeChat: no``, ``贴图``, ``节日``."""

    enters: bool = True
    as_cards: bool = False
    look: Look = STANDARD
    focus: Focus = DEFAULT
    """Of its cover."""


@dataclass(frozen=True, slots=True)
class Post:
    """One post, in plain nouns; Markdown is HTML already."""

    kind: str
    """``news``, ``events``, ``exhibitions`` or ``lists``."""
    slug: str
    title: str
    day: date
    """Of its publication: a day, or a moment. By it posts are ordered."""
    url: str
    """Address of its page, from the site's root, without the leading slash."""
    html: str
    header: Header
    """Of its file: the place of every message."""
    dated: Dated = field(default_factory=Dated)
    """Every day that is known of its page."""
    summary: str = ""
    cover: Path | None = None
    pictures: Mapping[str, Path] = field(default_factory=dict)
    """``src`` in the HTML → file; what is not here can't be published."""
    link: str = ""
    """Its article in WeChat, once a person has published it."""
    books: tuple[ListEntry, ...] = ()
    """Of a reading list: each becomes a card."""
    parts: tuple[Header, ...] = ()
    """Other files that it is put together from: the panels of an exhibition."""

    @property
    def wishes(self) -> Wishes:
        """What its header asks of the channel."""
        return read_wishes(self.header)[0]

    @property
    def path(self) -> str:
        """The file, as messages name it."""
        return self.header.path

    def place(self, words: str) -> tuple[str, int]:
        """File and line on which words stand; the file alone where they can't be found."""
        for part in (self.header, *self.parts):
            for number, line in enumerate(part.body.splitlines(), part.body_line):
                if words and words in line:
                    return part.path, number
        return self.path, 0


def read_wishes(header: Header) -> tuple[Wishes, tuple[Problem, ...]]:
    """``WeChat``: words, of which each may stand alone; and ``Focus``."""
    words = header.words("wechat")
    looks = [LOOKS[word] for word in words if word in LOOKS]
    known = {*YES, *NO, CARDS, *LOOKS}
    focus, mistakes = read_focus(header)
    wishes = Wishes(
        enters=not any(word.lower() in NO for word in words),
        as_cards=CARDS in words,
        look=looks[0] if looks else STANDARD,
        focus=focus,
    )
    remedy = f"可以写：是、否、{CARDS}、{'、'.join(LOOKS)}；不写就是“是”"
    unknown = [word for word in words if word.lower() not in known]
    mistakes += tuple(
        header.problem("wechat", f"{WECHAT.label}的写法不认识", remedy, word) for word in unknown
    )
    return wishes, mistakes
