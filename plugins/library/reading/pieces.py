"""Reading a folder of texts: every Markdown file with its header, and every mistake at once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from plugins.library.facts import with_bare_facts
from plugins.library.reading.files import name_of, read_text
from plugins.library.reading.header import Header, HeaderKeys, parse
from plugins.library.reading.problems import Problem, gathered
from plugins.library.reading.values import for_noun, read_values

Piece = TypeVar("Piece")


@dataclass(frozen=True, slots=True)
class Text:
    """A Markdown file, read: its header, and the value of every key of its kind by name."""

    file: Path
    header: Header
    values: dict[str, Any]
    problems: tuple[Problem, ...]
    """What is wrong with the file itself, its header's lines and single values."""
    is_readable: bool = True

    @property
    def path(self) -> str:
        """How messages name the file."""
        return self.header.path

    @property
    def slug(self) -> str:
        """The file's name, or its folder's where there is a folder of its own."""
        return slug_of(self.file)

    @property
    def body(self) -> str:
        """What stands below the header, without empty lines around it."""
        return self.header.body.strip()

    def make(self, noun: Callable[..., Piece], **own: Any) -> Piece:
        """A noun of the text: what is its ``own``, its keys' values, else slug, path and body."""
        told = {"slug": self.slug, "path": self.path, "text": self.body}
        return noun(**for_noun(noun, self.header, self.values, **told) | own)


def slug_of(file: Path) -> str:
    """The file's name, or its folder's where it is an ``index.md``."""
    return file.parent.name if file.name == "index.md" else file.stem


def read_piece(file: Path, content: Path, keys: HeaderKeys) -> Text:
    """One file. Where it can't be read, that is its only problem."""
    name = name_of(file, content)
    words, unreadable = read_text(file, name)
    text = as_text(words, file, name, keys, lambda value: with_bare_facts(value, content))
    return replace(text, problems=unreadable, is_readable=False) if unreadable else text


def as_text(
    words: str, file: Path, name: str, keys: HeaderKeys, fill: Callable[[str], str] = str
) -> Text:
    """The words of a file; ``name`` is that of messages, ``fill`` puts facts into the values."""
    written, mistakes = parse(words, name, keys)
    header = written.filled(fill)
    values, problems = read_values(header)
    return Text(file, header, values, (*mistakes, *problems))


def read_pieces(
    files: Iterable[Path],
    content: Path,
    keys: HeaderKeys,
    make: Callable[[Text], tuple[Piece | None, tuple[Problem, ...]]],
) -> tuple[list[Piece], list[Problem]]:
    """What ``make`` makes of each file, and every problem met.

    A file that can't be read has no other mistakes. Two files of one name are no business of a
    folder: the register of addresses tells of them (:mod:`plugins.library.site.addresses`).
    """

    def read(file: Path) -> tuple[Piece | None, tuple[Problem, ...]]:
        text = read_piece(file, content, keys)
        piece, problems = make(text)
        return piece, (*text.problems, *problems) if text.is_readable else text.problems

    return gathered(map(read, files))
