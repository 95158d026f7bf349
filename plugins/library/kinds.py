"""The register of kinds: a line each. What the site knows of a kind, its own module declares."""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from pkgutil import resolve_name

from plugins.library.reading.files import markdown_files, name_of, read_text
from plugins.library.reading.header import NO_KEYS, Header, parse, without_header
from plugins.library.reading.kind import Kind
from plugins.library.reading.once import once
from plugins.library.reading.problems import Severity

KINDS: tuple[Kind, ...] = tuple(
    resolve_name(f"plugins.library.{name}")
    for name in (
        "pages:PAGE",
        "pages:NOTICE",
        "events.kind:EVENT",
        "chronicle.kind:CHRONICLE",
        "exhibitions.kind:EXHIBITION",
        "reports.kind:REPORT",
        "disclosure:DISCLOSED",
        "lists:READING_LIST",
        "quizzes.kind:QUIZ",
        "letters:LETTER",
        "messages:MESSAGE_WALL",
        "transcripts.kind:TRANSCRIPT",
    )
)
"""By name and not by import, so that a kind is one line here."""
COLLECTIONS = tuple((kind, kind.collection) for kind in KINDS if kind.collection)
"""Those that the site shows as a list and a page each, with what is said of that."""


@dataclass(frozen=True, slots=True)
class KnownText:
    """A text of the content folder, of whatever kind."""

    file: Path
    kind: Kind
    header: Header

    address: str
    """Of its page, from the site's root; empty where it has none of its own."""


def kind_of(file: Path, content: Path) -> Kind | None:
    """The kind whose folder a file lies in."""
    folder = file.relative_to(content).parts[0]
    return next((kind for kind in KINDS if kind.folder == folder), None)


def is_text(file: Path, content: Path) -> bool:
    """Whether a Markdown file has a header of the kind in whose folder it lies."""
    kind = kind_of(file, content)
    return kind is not None and kind.keys_of(_below(file, content)) is not None


def read_header(file: Path, content: Path) -> Header:
    """The header of a text and what follows; what has no header is all body."""
    name, kind = name_of(file, content), kind_of(file, content)
    text = read_text(file, name)[0]
    keys = kind.keys_of(_below(file, content)) if kind else None
    return parse(text, name, keys)[0] if keys else without_header(text, name, NO_KEYS)


def address_of(file: Path, content: Path) -> str:
    """Of the page of a text, from the site's root; empty where it has none of its own."""
    kind, below = kind_of(file, content), _below(file, content)
    is_own = kind is not None and kind.keys_of(below) is kind.header
    return kind.address_of(below) if kind and is_own else ""


def known_texts(content: Path) -> Iterator[KnownText]:
    """Every text that has a header of a kind, in one order on every machine."""
    for file in markdown_files(content):
        kind = kind_of(file, content)
        if kind and kind.keys_of(_below(file, content)):
            address = address_of(file, content)
            yield KnownText(file, kind, read_header(file, content), address)


@once
def unread(content: Path) -> Set[str]:
    """Addresses of the texts that have errors, or whose sheets have, with both slashes.

    Whether there will be a page is known when they are mended; nothing is gone for it.
    """
    problems = (problem for kind in KINDS for problem in kind.read(content)[1])
    broken = {PurePosixPath(p.path) for p in problems if p.severity is Severity.ERROR}
    files = {str(one) for p in broken for one in (p, p / "index.md", p.parent / "index.md")}
    texts = known_texts(content) if files else ()
    return {f"/{one.address}" for one in texts if one.address and one.header.path in files}


def _below(file: Path, content: Path) -> PurePosixPath:
    return PurePosixPath(*file.relative_to(content).parts[1:])
