"""The register of kinds: a line each. What the site knows of a kind, its own module declares."""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from pkgutil import resolve_name

from plugins.library.reading.files import markdown_files, name_of, read_text
from plugins.library.reading.header import NO_KEYS, Header, HeaderKeys, is_bare, parse
from plugins.library.reading.kind import Kind
from plugins.library.reading.once import once
from plugins.library.reading.problems import Problem, Severity

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
_HEADERS = (keys for kind in KINDS for keys in (kind.header, *dict(kind.others).values()))
NAMES = frozenset(name.lower() for keys in _HEADERS if keys for name in keys.names)
"""Every name of a key, in either language."""


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


def keys_of(file: Path, content: Path) -> HeaderKeys | None:
    """The keys of the header of a Markdown file; None where it is no text of a kind."""
    kind = kind_of(file, content)
    return kind.keys_of(_below(file, content)) if kind else None


def read_header(file: Path, content: Path) -> Header:
    """The header of a text and what follows; what has no header is all body."""
    name, keys = name_of(file, content), keys_of(file, content)
    text = read_text(file, name)[0]
    if keys is None or (keys.may_lack and is_bare(text, keys, NAMES)):
        return Header(name, keys or NO_KEYS, (), text, 1)
    return parse(text, name, keys)[0]


def address_of(file: Path, content: Path) -> str:
    """Of the page of a text, from the site's root; empty where it has none of its own."""
    kind, below = kind_of(file, content), _below(file, content)
    is_own = kind is not None and kind.keys_of(below) is kind.header
    return kind.address_of(below) if kind and is_own else ""


@once
def known_texts(content: Path) -> tuple[KnownText, ...]:
    """Every text that has a header of a kind, in one order on every machine."""
    return tuple(_known_texts(content))


def _known_texts(content: Path) -> Iterator[KnownText]:
    for file in markdown_files(content):
        kind = kind_of(file, content)
        if kind and keys_of(file, content):
            address = address_of(file, content)
            yield KnownText(file, kind, read_header(file, content), address)


def check_first_lines(content: Path) -> Iterator[Problem]:
    """An error where a text that may lack a header begins with a key of another kind."""
    for text in known_texts(content):
        keys, name = text.header.keys, text.header.path
        words = read_text(text.file, name)[0] if keys.may_lack else ""
        if is_bare(words, keys) and not is_bare(words, keys, NAMES):
            yield from parse(words.splitlines()[0], name, keys)[1]


@once
def unread(content: Path) -> Set[str]:
    """Addresses of texts with an error there or in their sheet: mended, they may have a page."""
    problems = (problem for kind in KINDS for problem in kind.read(content)[1])
    broken = {PurePosixPath(p.path) for p in problems if p.severity is Severity.ERROR}
    files = {str(one) for p in broken for one in (p, p / "index.md", p.parent / "index.md")}
    texts = known_texts(content) if files else ()
    return {f"/{one.address}" for one in texts if one.address and one.header.path in files}


def _below(file: Path, content: Path) -> PurePosixPath:
    return PurePosixPath(*file.relative_to(content).parts[1:])
