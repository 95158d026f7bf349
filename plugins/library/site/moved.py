"""Pages that moved: the old addresses, ``Aliases`` 旧地址, of every kind of content."""

import re
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from plugins.library.reading import header as headers
from plugins.library.reading.files import markdown_files, name_of, read_text
from plugins.library.reading.problems import Problem, error

_ADDRESS = re.compile(r"/?[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*/?")
_OF_THE_CATALOGUE = re.compile(r"/catalog/(?:branches|children|clc|local|new|popular)/.*")
"""What only the export decides: which of these pages there are."""
_FILES = frozenset(
    "/404.html /favicon.ico /index.html /offline.json /robots.txt /sitemap.xml /sw.js".split()
)
REMEDY = "写网站里的路径，例如 news/old-name/"


def _by_name(path: PurePosixPath) -> str:
    """The file's name, or its folder's where there is a folder of its own."""
    return path.parent.name if path.stem == "index" else path.stem


_BELOW: Mapping[str, Callable[[PurePosixPath], str]] = MappingProxyType(
    {
        "pages": lambda path: f"{path.with_suffix('').as_posix()}/",
        "news": lambda path: f"news/{_by_name(path)}/",
        "events": lambda path: f"events/{_by_name(path)}/",
        "exhibitions": lambda path: f"exhibitions/{_by_name(path)}/",
        "lists": lambda path: f"catalog/lists/{_by_name(path)}/",
        "chronicle": lambda path: f"chronicle/{_by_name(path)}/",
        "reports": lambda path: f"reports/{_by_name(path)}/",
        "disclosure": lambda path: f"disclosure/{_by_name(path)}/",
    }
)
"""Folder of ``content/`` → the address of a file in it, from the site's root."""


@dataclass(frozen=True, slots=True)
class Moved:
    """An old address, and where its page is now; both from the site's root."""

    old: str
    target: str
    title: str
    path: str
    """The file that says so, or the ledger."""
    line: int


def read_moved(content: Path) -> tuple[Moved, ...]:
    """Every old address that a header of the content folder gives, well written or not."""
    found: list[Moved] = []
    for folder, address_of in _BELOW.items():
        for path in markdown_files(content / folder):
            target = address_of(PurePosixPath(path.relative_to(content / folder)))
            found += _read(path, content, target)
    return tuple(found)


def _read(path: Path, content: Path, target: str) -> Iterator[Moved]:
    name = name_of(path, content)
    header, _ = headers.parse(read_text(path, name)[0], name)
    for alias in header.words("aliases"):
        title, line = header.get("title"), header.line("aliases")
        yield Moved(f"{alias.strip('/')}/", target, title, name, line)


def is_address(text: str) -> bool:
    """Whether a text is a path of this site."""
    return _ADDRESS.fullmatch(text) is not None


def check_moved(content: Path, standing: Set[str]) -> Iterator[Problem]:
    """A problem for each old address that is none, that two pages have, or where one stands.

    ``standing``: the site's addresses, with both slashes, old ones left out.

    Events and exhibitions say so themselves, beside what else is wrong with their headers.
    """
    taken: dict[str, str] = {}
    for one in read_moved(content):
        if one.path.split("/")[1] not in ("events", "exhibitions") and not (
            is_address(one.old) and one.old != one.target
        ):
            yield error(one.path, one.line, "旧地址不对", one.old, REMEDY)
        other = taken.setdefault(one.old, one.path)
        if other != one.path:
            remedy = f"用着它的是 {other}，请改其中一个"
            yield error(one.path, one.line, "旧地址已被另一页占用", one.old, remedy)
        elif one.old != one.target and is_taken(one.old, standing):
            remedy = "这个地址上有网页或文件，请删去这个旧地址"
            yield error(one.path, one.line, "旧地址不是旧的", one.old, remedy)


def is_taken(address: str, standing: Set[str]) -> bool:
    """Whether a page can't be written at an address: one stands there, or a file on the way."""
    parts = PurePosixPath(f"/{address.strip('/')}")
    ways = {str(way) for way in (parts, *parts.parents)} - {"/"}
    is_room = _OF_THE_CATALOGUE.fullmatch(f"{parts}/") is not None
    return is_room or f"{parts}/" in standing or bool(ways & (standing | _FILES))
