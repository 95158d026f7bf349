"""What a kind of content is: declared once, and everything else follows from it.

A kind lives in a folder of ``plugins/library`` whose ``kind.py`` declares it, and is named in
:mod:`plugins.library.kinds`. From the declaration come the keys of its headers and their checks,
its addresses, old ones too, the names that it keeps for itself, what may stand in its texts, which
files nothing shows, the skeleton of ``make new`` and the table in the staff guide.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Any

from plugins.library.reading.common_keys import OF_EVERY_KIND
from plugins.library.reading.header import NO_KEYS, HeaderKeys
from plugins.library.reading.problems import Problem
from plugins.library.reading.sheets import SUFFIXES, Columns

Read = Callable[[Path], tuple[tuple[Any, ...], tuple[Problem, ...]]]


@dataclass(frozen=True, slots=True)
class Claim:
    """An address of the coming site, and who wants it."""

    address: str
    """From the site's root, without the leading slash."""
    owner: str
    """The same for all that share it; a second owner is a mistake: a file, ``活动类型“朗诵”``."""
    path: str = ""
    """The file that causes it, as messages name it; empty for the site's own."""
    line: int = 0

    @property
    def claimant(self) -> str:
        """Who wants it, for a sentence: the file, or what it is and the file where it is named."""
        if self.owner == self.path:
            return f" {self.path}"
        return f"{self.owner}（{self.path}）" if self.path else self.owner


@dataclass(frozen=True, slots=True)
class NewSheet:
    """An empty sheet of a new folder."""

    name: str
    columns: Columns
    help_row: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Skeleton:
    """What ``make new`` makes."""

    text: str = ""
    """What stands below the header; empty where there is nothing that it could make. Each sentence
    asks for something: who leaves one is told (:mod:`plugins.library.site.unreplaced`)."""
    next_step: str = ""
    folder: str = ""
    """Below the kind's own: ``{year}`` is the year of the build's day."""
    sheets: tuple[NewSheet, ...] = ()
    """What lies beside the text; what has none is a file, not a folder."""


@dataclass(frozen=True, slots=True)
class Collection:
    """A list and a page for each piece: what a kind is shown as that has no room of its own."""

    name: str
    """Of the pieces in the context, in the order of the list."""
    list_template: str = "collection"
    template: str = "piece"
    """Empty where the list shows all there is of a piece."""
    has_text: bool = True
    """Whether a piece has Markdown of its own (``text``): the template's ``page``."""
    files: Callable[[Any], Iterable[tuple[Path, str]]] = lambda piece: ()
    """What readers get beside its page: a file of the content folder, and its address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of content."""

    word: str
    """By which ``make new`` knows it: ``event``."""
    label: str
    """As staff call it: 活动."""
    folder: str
    """Below ``content/``."""
    read: Read
    """The content folder → what is shown, and every problem met."""
    header: HeaderKeys = NO_KEYS
    """Of its texts."""
    texts: str = "*.md"
    """Which files below the folder are its texts."""
    others: tuple[tuple[str, HeaderKeys | None], ...] = ()
    """Pattern of other files there → the keys of their headers, None where they have none."""
    address: str = ""
    """Of the page of a text: ``{slug}``, or ``{place}`` below the folder; empty where a text has no
    page of its own."""
    list_address: str = ""
    """Of the page that lists them; it is there as soon as there is one."""
    claims: Callable[[Path], Iterable[Claim]] = lambda content: ()
    """Content folder → its addresses beside the pages of its texts, the list, and files."""
    reserved: frozenset[str] = frozenset()
    """Words that the addresses below its own keep for themselves."""
    reserves_years: bool = False
    """Whether a bare year is such a word."""
    is_by_year: bool = False
    """Whether a text is a year's, and has the year for its name: ``claims`` has them."""
    shows_pictures: bool = False
    """Whether its texts may show pictures that lie beside them."""
    hands_out_files: bool = False
    """Whether its texts may lead to other files that lie beside them."""
    shows_works: bool = False
    """Whether its pictures may be works of children, which its reader asks about itself."""
    uses_too: Callable[[Path], bool] = lambda file: False
    """Whether a file of its folder that is no text is used though no text names it."""
    finds_strangers: bool = False
    """Whether its reader itself tells of files that nobody uses, by stricter rules."""
    advice: str = ""
    """Where a file belongs that its texts can't lead to."""
    skeleton: Skeleton = Skeleton()
    collection: Collection | None = None
    begins: Callable[[Any], date | None] | None = None
    """The first day of a piece of what is held: None of what is not."""
    room: str = ""
    """Which package of ``plugins`` writes its pages, where it is no collection."""
    feed: str = ""
    """What the feed of its own is called; empty where it has none."""
    channel: str = ""
    """What the WeChat channel calls its posts; empty where it has none there."""

    def __post_init__(self) -> None:
        """Raise ValueError for what is declared and nothing would do."""
        shown, has_pages = self.collection, self.address or self.list_address or self.feed
        refused = {
            "pages and feeds need a collection or a room": has_pages and not (self.room or shown),
            "a collection is no room": shown and self.room,
            "channel needs a room that plugins.wechat reads": self.channel and not self.room,
            "a collection needs a list_address": shown and not self.list_address,
            "an address needs a template": shown and bool(shown.template) != bool(self.address),
            "a feed needs the key Date": shown and self.feed and not self.header.find("date"),
            "a feed needs pieces with a text": shown and self.feed and not shown.has_text,
            "a header ends with OF_EVERY_KIND": self.header.keys
            and self.header.keys[-len(OF_EVERY_KIND) :] != OF_EVERY_KIND,
        }
        for why in (why for why, is_so in refused.items() if is_so):
            raise ValueError(f"{self.word}: {why}")

    def keys_of(self, below: PurePosixPath) -> HeaderKeys | None:
        """The keys of the header of a file below its folder; None where it has no header."""
        own = self.header if self.header.keys else None
        shapes: tuple[tuple[str, HeaderKeys | None], ...] = (*self.others, (self.texts, own))
        for shape, keys in shapes:
            is_deep_enough = "/" not in shape or shape.count("/") + 1 == len(below.parts)
            if is_deep_enough and fnmatchcase(str(below), shape):
                return keys
        return None

    def address_of(self, below: PurePosixPath) -> str:
        """The address of the page of a text below its folder."""
        slug = below.parent.name if below.stem == "index" else below.stem
        return self.address.format(slug=slug, place=below.with_suffix(""))

    def uses(self, file: Path) -> bool:
        """Whether a file of its folder that is no text is used: a sheet of ``make new`` is."""
        sheets = {sheet.name for sheet in self.skeleton.sheets}
        is_sheet = file.suffix.lower() in SUFFIXES and file.stem in sheets
        return is_sheet or self.uses_too(file)

    def keeps(self, slug: str) -> bool:
        """Whether a name is one that the addresses below its own keep for themselves."""
        return slug in self.reserved or (self.reserves_years and slug.isdigit())

    def all_claims(self, content: Path) -> Iterator[Claim]:
        """Its addresses, all of them."""
        pieces = self.read(content)[0] if self.address or self.list_address else ()
        for piece in pieces if self.address and not self.is_by_year else ():
            address = self.address_of(PurePosixPath(*PurePosixPath(piece.path).parts[2:]))
            files = self.collection.files(piece) if self.collection else ()
            for one in (address, *(address for _, address in files)):
                yield Claim(one, piece.path, piece.path)
        yield from self.claims(content)
        if pieces and self.list_address:
            yield Claim(self.list_address, self.label)
