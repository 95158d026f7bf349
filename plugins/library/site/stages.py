"""What waits to be published: drafts 草稿, what is being looked at 送审, notices of a later day.

A text says of itself how far it is (``Stage``, 稿件); a notice whose day has not come waits for it.
The ``index.md`` of a folder speaks for all that lies in it. A published site has nothing of what
waits; a site for reading on this machine has all of it that can be shown, and each page says so.

"""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from plugins.library.issues import FOLDER, ISSUE_KEYS
from plugins.library.kinds import KnownText, known_texts
from plugins.library.reading import values
from plugins.library.reading.common_keys import DRAFT, READY, STAGE, UNTIL
from plugins.library.reading.files import markdown_files, name_of, read_text
from plugins.library.reading.head import head_of
from plugins.library.reading.header import Header, parse
from plugins.library.reading.once import once
from plugins.library.reading.problems import Problem, notice
from plugins.library.reading.view import without


@dataclass(frozen=True, slots=True)
class Waiting:
    """A text that is not published yet."""

    file: Path
    root: Path
    """The text, or the folder for which it speaks."""
    beside: tuple[Path, ...]
    """Files of its name beside a text that has no folder: a recording."""
    path: str
    """How messages name the text."""
    line: int
    """On which it says that it waits."""
    address: str
    """Of its page, from the site's root; empty where it has none of its own."""
    stage: str
    """草稿 or 送审; 可发 where it waits for its day alone."""
    day: date | None = None
    """For which it waits."""

    @property
    def roots(self) -> tuple[Path, ...]:
        """What of the content folder waits."""
        return (self.root, *self.beside)

    @property
    def words(self) -> str:
        """What is told of it: ``草稿，不会发布``."""
        return f"等到 {self.day} 才发布" if self.day else f"{self.stage}，不会发布"

    @property
    def remedy(self) -> str:
        """What staff do so that it is published."""
        if self.day:
            return "日期写错了请改正；没有写错，到那天或以后运行 make publish，它就发布"
        done = "写好以后" if self.stage == DRAFT else "看过以后"
        return f"{done}把“{STAGE.chinese}”改成“{READY}”"

    @property
    def not_shown(self) -> Problem:
        """What is told of it where no page can be made of it."""
        remedy = "上面说的改好以后，make html 和 make serve 就显示它"
        return notice(self.path, self.line, "还有错，先看不到它的网页", "", remedy)

    def has(self, path: str, content: Path) -> bool:
        """Whether a file, as messages name it, is part of what waits."""
        roots = (name_of(root, content) for root in self.roots)
        return any(path == root or path.startswith(f"{root}/") for root in roots)


def waiting(content: Path, today: date) -> tuple[Waiting, ...]:
    """All that waits, in the order of the files."""
    with without(()):
        found = [_waiting(text, content, today) for text in _staged(content)]
        return tuple(one for one in (*found, *_issues(content)) if one)


def roots(waits: Iterable[Waiting]) -> tuple[Path, ...]:
    """What of the content folder they are: for :func:`plugins.library.reading.view.without`."""
    return tuple(path for one in waits for path in one.roots)


def published(content: Path, today: date) -> AbstractContextManager[None]:
    """Nobody sees what waits until the block ends."""
    return without(roots(waiting(content, today)))


@once
def _staged(content: Path) -> tuple[KnownText, ...]:
    """Every text that may wait: of the others nothing is kept."""
    known = known_texts(content)
    texts = (replace(text, header=_legible(text.file, text.header)) for text in known)
    return tuple(text for text in texts if _stage(text.header) or _may_wait(text))


def _issues(content: Path) -> Iterator[Waiting]:
    """Issues that wait: they are of no kind, and have no page."""
    for file in markdown_files(content / FOLDER):
        name = name_of(file, content)
        header = _legible(file, parse(read_text(file, name)[0], name, ISSUE_KEYS)[0])
        stage = _stage(header) or READY
        if stage != READY:
            yield Waiting(file, file, (), name, header.line(STAGE.name), "", stage)


def _legible(file: Path, header: Header) -> Header:
    """The same; of what can't be read, too long or in two encodings, the line that says a stage.

    A draft's mistakes are hints, and that it can't be read is one.
    """
    if header.fields or header.body or not header.keys.find(STAGE.name):
        return header
    for number, ways in enumerate(head_of(file), 1):
        if not ways[0].strip():
            break
        for words in ways:
            read = parse(words, header.path, header.keys, number)[0]
            if read.get(STAGE.name) in (*STAGE.choices, *STAGE.in_english):
                return read
    return header


def _stage(header: Header) -> str:
    """How far a text is; empty where it says nothing, or nothing that can be read."""
    written = header.get(STAGE.name)
    return STAGE.read(header, STAGE)[0] if written and header.keys.find(STAGE.name) else ""


def _may_wait(text: KnownText) -> bool:
    """Whether a text keeps days: what leaves the lists on one enters them on one."""
    return text.header.keys.find(UNTIL.name) is not None


def _waiting(text: KnownText, content: Path, today: date) -> Waiting | None:
    header, stage = text.header, _stage(text.header) or READY
    day = values.day(header, header.keys["date"])[0] if _may_wait(text) else None
    is_ahead = stage == READY and day is not None and day > today
    if stage == READY and not is_ahead:
        return None
    root = _root(text, content)
    alike = text.file.parent.iterdir() if root == text.file else ()
    named = (one for one in alike if one.stem == text.file.stem and one.suffix != ".md")
    beside = (one for one in named if one.is_file())  # a folder of that name has texts of its own
    line, address = header.line("date" if is_ahead else STAGE.name), text.address
    ahead = day if is_ahead else None
    names = (text.file, root, tuple(sorted(beside)), header.path)
    return Waiting(*names, line, address, stage, ahead)


def _root(text: KnownText, content: Path) -> Path:
    """The folder that has its page's name, else the file."""
    folder = text.file.parent
    is_named = text.file.name == "index.md" and "{place}" not in text.kind.address
    return folder if is_named and folder != content / text.kind.folder else text.file


def check_stages(content: Path, today: date) -> Iterator[Problem]:
    """A notice for each text that waits."""
    for one in waiting(content, today):
        yield notice(one.path, one.line, one.words, "", one.remedy)
