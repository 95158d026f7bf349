"""When a page was first published, and when it changed: what readers, feeds and machines are told.

Published is what its header says (``Date``, a whole day), else the day in the ledger of addresses,
under whatever address it had first, else the day on which it begins, or the day of the build while
that is to come. Changed is what its header says (``Changed``), else the day in the ledger, where
``make deploy`` writes it. A day after the build is passed over until it comes, so that nothing
moves with every build; nothing is told of a moment after it: readers of feeds keep what is dated
ahead at the head of their lists, or don't show it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from plugins.library.feeds import moment
from plugins.library.kinds import KINDS, KnownText, known_texts
from plugins.library.reading.files import digest_of
from plugins.library.reading.header import Header
from plugins.library.reading.once import once
from plugins.library.reading.spans import read_moment
from plugins.library.site.ledger import PublishedAddress, read_ledger

DIGEST = 12
"""Hexadecimal digits of a digest in the ledger."""


@dataclass(frozen=True, slots=True)
class Dated:
    """What is known of the days of a page."""

    published: date | None = None
    """As its header says."""
    begins: date | None = None
    """Of what is held, the first day."""
    changed: date | None = None
    """As its header says."""
    kept: date | None = None
    """Of its publication, as the ledger says."""
    noted: date | None = None
    """Of its change, as the ledger says."""

    def first(self, today: date) -> date | None:
        """The day of its publication as it is known on a day; one that is to come as a last one."""
        known = [day for day in (self.published, self.kept, self.begins) if day]
        return next((day for day in known if _is_past(day, today)), known[0] if known else None)

    def last(self, today: date) -> date | None:
        """The day of its last change until a day."""
        known = (day for day in (self.changed, self.noted) if day)
        return next((day for day in known if _is_past(day, today)), None)


def _is_past(day: date, today: date) -> bool:
    return moment(day).date() <= today


@dataclass(frozen=True, slots=True)
class Publication:
    """The moments of a page on the day of a build, none of them after it."""

    published: datetime
    updated: datetime
    """The same until it is changed."""
    is_first_known: bool = True
    """Whether ``published`` is known; else it is the day of the change."""

    @property
    def changed(self) -> date | None:
        """The day of the last change; None where it stands as it was published."""
        later = self.updated.date() > self.published.date()
        return self.updated.date() if later or not self.is_first_known else None

    @property
    def for_machines(self) -> dict[str, str]:
        """In the words of schema.org."""
        first = {"datePublished": self.published.date().isoformat()} if self.is_first_known else {}
        return {**first, "dateModified": self.updated.date().isoformat()}


@dataclass(frozen=True, slots=True)
class Publications:
    """The days of all pages, seen from the day of a build."""

    today: date = date.max
    pages: Mapping[str, Dated] = field(default_factory=lambda: MappingProxyType({}))
    """Address from the site's root, without the leading slash → its days."""

    def known(self, url: str) -> Publication | None:
        """Of the page at an address; None where no day of it is known."""
        one = self.pages.get(url, Dated())
        first, last = one.first(self.today), one.last(self.today)
        if first:
            return self.on(first, last)
        return replace(self.on(last), is_first_known=False) if last else None

    def of(self, url: str, begins: date) -> Publication:
        """The same; ``begins`` stands in where no day is known."""
        one = self.pages.get(url, Dated())
        return self.on(one.first(self.today) or begins, one.last(self.today))

    def on(self, day: date, changed: date | None = None) -> Publication:
        """Of what was published on a day, and changed on another."""
        published = self._held(day)
        return Publication(published, max(published, self._held(changed or day)))

    def _held(self, day: date) -> datetime:
        """The moment of a day, at the latest the first of the day of the build."""
        return min(moment(day), moment(self.today))


@once
def read_dated(content: Path) -> Mapping[str, Dated]:
    """The days of every text that has a page."""
    ledger = {one.address: one for one in read_ledger(content)[0]}
    begins = dict(_beginnings(content))
    return {
        text.address: _dated(text, ledger, begins.get(text.address))
        for text in known_texts(content)
        if text.address
    }


def publications(content: Path, today: date) -> Publications:
    """Those of a content folder."""
    return Publications(today, read_dated(content))


def _dated(text: KnownText, ledger: Mapping[str, PublishedAddress], begins: date | None) -> Dated:
    names = (text.address, *(f"{one.strip('/')}/" for one in text.header.words("aliases")))
    kept = [ledger[f"/{name}"] for name in names if f"/{name}" in ledger]
    first = min((one.published for one in kept if one.published), default=None)
    changed = max((one.changed for one in kept if one.changed), default=None)
    published, own = (_written(text.header, key) for key in ("date", "changed"))
    return Dated(published, begins, own, first, changed)


def _written(header: Header, key: str) -> date | None:
    """The day or moment behind a key; a bare year, or what is none, is no day."""
    try:
        read = read_moment(header.get(key)) if header.get(key) else None
    except ValueError:
        return None
    if read is None or read.clock is None:
        return read.day if read else None
    return datetime.combine(read.day, read.clock)


def _beginnings(content: Path) -> Iterator[tuple[str, date]]:
    """The address of every page of what is held, and its first day."""
    for kind in KINDS:
        for piece in kind.read(content)[0] if kind.begins else ():
            below = PurePosixPath(*PurePosixPath(piece.path).parts[2:])
            if kind.begins and (day := kind.begins(piece)):
                yield kind.address_of(below), day


def begun(content: Path, today: date) -> dict[str, date]:
    """The address, with both slashes, of what is dated by its beginning → that day.

    What readers are told until an address is in the ledger, and what is written there.
    """
    return {
        f"/{url}": one.begins
        for url, one in read_dated(content).items()
        if one.begins and one.first(today) == one.begins
    }


def digests(content: Path) -> dict[str, str]:
    """The address of every text, with both slashes → a digest of what its page tells readers."""
    return {f"/{one.address}": _digest(one) for one in known_texts(content) if one.address}


def _digest(text: KnownText) -> str:
    """Of the header as far as readers are told it, the words, and what lies in its own folder."""
    told = [f"{key.name}: {text.header.get(key.name)}" for key in text.header.keys if key.is_told]
    whole = sha256("\n".join((*told, text.header.body.strip())).encode("utf-8", "replace"))
    folder = text.file.parent if text.file.name == "index.md" else None
    for path in sorted(folder.rglob("*")) if folder else ():
        if path.is_file() and path != text.file and not path.name.startswith((".", "~$")):
            whole.update(path.relative_to(text.file.parent).as_posix().encode("utf-8", "replace"))
            whole.update(digest_of(path))
    return whole.hexdigest()[:DIGEST]
