"""Files of the content folder that a text names: ``{attach}…``, ``{static}…``, ``{filename}…``.

A name is taken as it stands; where no such file is there, ``%20`` and the like are read as the
characters that they stand for, and what follows ``?`` or ``#`` belongs to the address.
"""

import os
import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

from plugins.library.kinds import address_of
from plugins.library.reading.files import name_of
from plugins.library.reading.kind import Claim
from plugins.library.reading.once import once
from plugins.library.reading.picture_kinds import is_made
from plugins.library.reading.view import is_seen
from plugins.links.texts import linked_texts

_FORM = re.compile(
    r"(?:\{|\||%7B)(?P<form>filename|attach|static)(?:\}|\||%7D)(?P<path>.+)", re.DOTALL
)
"""Also as Pelican once had it, so that nothing is left to its own way of copying."""
_REST = re.compile(r"[?#].*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class FileName:
    """A file as a text names it, be it there or not."""

    form: str
    """``attach`` puts it beside the page of the text, ``static`` where it lies, ``filename`` is
    the page of a text."""
    file: Path
    """By way of the content folder; what stands there may be a link to elsewhere."""
    rest: str
    """What follows the name: ``#page=2``."""

    def address(self, text: Path, content: Path) -> str:
        """Where the site has it, from its root; empty where it has not."""
        if self.form == "filename":
            return address_of(self.file, content)
        if self.form == "static":
            return quote(self.file.relative_to(content).as_posix())
        page = address_of(text, content)
        below = os.path.relpath(self.file, text.parent)
        place = self.file.name if below.startswith("..") else Path(below).as_posix()
        return page and f"{page}{quote(place)}"


def file_named(target: str, text: Path, content: Path) -> FileName | None:
    """What a target names that stands in a text; None where it is no file's name."""
    match = _FORM.fullmatch(target.strip())
    if match is None:
        return None
    written = match["path"]
    name = _REST.sub("", written)
    ways = ((written, ""), (unquote(written), ""), (name, written.removeprefix(name)))
    for one, rest in ways:
        file = _file(one, text, content)
        if is_inside(file, content):
            return FileName(match["form"], file, rest)
    return FileName(match["form"], _file(unquote(name), text, content), written.removeprefix(name))


def is_inside(file: Path, content: Path) -> bool:
    """Whether it is a file of the content folder, there, and nothing that waits."""
    try:
        return file.is_relative_to(content) and file.is_file() and is_seen(file)
    except (OSError, ValueError):  # a name that no file can have
        return False


def _file(relative: str, text: Path, content: Path) -> Path:
    """As Pelican finds it: ``..`` leads up before a linked folder is followed."""
    base = content if relative.startswith("/") else text.parent
    return Path(os.path.normpath(base / relative.lstrip("/")))


@dataclass(frozen=True, slots=True)
class Named:
    """A file of the content folder that a text shows or leads to, and that is there."""

    file: Path
    """By way of the content folder; what stands there may be a link to elsewhere."""
    text: Path
    line: int
    form: str
    """How it is named: ``attach`` puts it beside the page of the text."""
    address: str
    """Where the site has it, from its root, if it is no picture; empty where it has not."""


@once
def files_named(content: Path) -> tuple[Named, ...]:
    """Every one, in the order of the texts."""
    return tuple(
        Named(named.file, text.file, link.line, named.form, named.address(text.file, content))
        for text in linked_texts(content)
        for link in text.links
        if (named := file_named(link.target, text.file, content)) and is_inside(named.file, content)
    )


def files_of(content: Path) -> Set[Path]:
    """Where they are in truth, linked folders followed."""
    return {named.file.resolve() for named in files_named(content)}


def file_claims(content: Path) -> tuple[Claim, ...]:
    """The addresses of the files that texts hand out."""
    return tuple(_claims(content))


def _claims(content: Path) -> Iterator[Claim]:
    for one in files_named(content):
        if one.address and one.file.suffix != ".md" and not is_made(one.file):
            owner = f"文件“{one.file.relative_to(content).as_posix()}”"
            yield Claim(one.address, owner, name_of(one.text, content), one.line)
