"""Every text as its kind cuts it: what goes through Markdown as one piece, and on which lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.library.chronicle.kind import CHRONICLE
from plugins.library.chronicle.reading import split_sections
from plugins.library.events.heading import split_report
from plugins.library.events.kind import EVENT
from plugins.library.exhibitions.folder import RESULTS
from plugins.library.exhibitions.keys import EXHIBITION_KEYS
from plugins.library.exhibitions.kind import EXHIBITION
from plugins.library.exhibitions.preface import read_preface
from plugins.library.exhibitions.reading import read_all
from plugins.library.kinds import KnownText, known_texts
from plugins.library.lists import READING_LIST, read_passages
from plugins.library.reading.files import markdown_files, name_of, read_text
from plugins.library.reading.header import Header
from plugins.library.transcripts.kind import TRANSCRIPT

_OTHER_TEXTS = ("*.audio.md", *(f"{stem}.md" for stem in RESULTS))
"""In the folder of an exhibition, without a header."""


@dataclass(frozen=True, slots=True)
class MarkdownPiece:
    """One Markdown text."""

    path: str
    text: str
    lines: tuple[int, ...]
    """Where each of its lines stands in the file."""
    is_body: bool = False
    """Whether it is all that its page says."""

    def line(self, number: int) -> int:
        """The line of the file in which one of its own stands, counted from one."""
        return self.lines[min(number, len(self.lines)) - 1] if self.lines else 1


def pieces(content: Path) -> Iterator[MarkdownPiece]:
    """All that the pages of a content folder show of Markdown."""
    for text in known_texts(content):
        for words in _words(text):
            is_body = words is text.header.body and text.address != ""
            yield _piece(text.header, words, is_body)
    for file in markdown_files(content / EXHIBITION.folder):
        if any(file.match(pattern) for pattern in _OTHER_TEXTS):
            name = name_of(file, content)
            words = read_text(file, name)[0]
            yield MarkdownPiece(name, words, tuple(range(1, words.count("\n") + 2)))
    for exhibit in read_all(content)[0].exhibits:
        line_count = exhibit.description.count("\n") + 1
        yield MarkdownPiece(exhibit.path, exhibit.description, (exhibit.line,) * line_count)


def _words(text: KnownText) -> tuple[str, ...]:
    """The pieces of a text in the order of its file."""
    header, kind = text.header, text.kind
    if kind is TRANSCRIPT:
        return ()
    if kind is EVENT:
        return split_report(header.body)
    if kind is CHRONICLE:
        return (split_sections(header)[0],)
    if kind is READING_LIST:
        return tuple(passage.text for passage in read_passages(header)[0])
    if header.keys is EXHIBITION_KEYS:
        preface = read_preface(header.body, header.path, header.body_line)[0]
        parts = [(part.line, part.text) for part in preface.sections]
        parts += [(part.line, part.text) for part in preface.panels.values()]
        return preface.text, *(words for _, words in sorted(parts))
    return (header.body,)


def _piece(header: Header, words: str, is_body: bool) -> MarkdownPiece:
    if words is header.body:
        lines = tuple(range(header.body_line, header.body_line + words.count("\n") + 1))
    else:
        lines = tuple(_found(header, words))
    return MarkdownPiece(header.path, words, lines, is_body)


def _found(header: Header, words: str) -> Iterator[int]:
    """The lines of a cut piece: those of the body, in order, some left out."""
    body = header.body.split("\n")
    wanted = words.split("\n")
    at = next(
        (n for n in range(len(body)) if _same(body[n : n + 2], wanted[:2])),
        0,
    )
    for line in wanted:
        further = next((n for n in range(at, len(body)) if body[n].strip() == line.strip()), at)
        yield header.body_line + further
        at = further + 1


def _same(some: list[str], others: list[str]) -> bool:
    return [one.strip() for one in some[: len(others)]] == [one.strip() for one in others]
