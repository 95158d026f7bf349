"""Pages that moved: the old addresses, ``Aliases`` 旧地址, of every kind of content."""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path

from plugins.library.kinds import known_texts
from plugins.library.reading.problems import Problem, error
from plugins.library.reading.values import is_address
from plugins.library.site.addresses import is_taken


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
    return tuple(
        Moved(
            f"{alias.strip('/')}/",
            text.address,
            text.header.get("title"),
            text.header.path,
            text.header.line("aliases"),
        )
        for text in known_texts(content)
        if text.address
        for alias in text.header.words("aliases")
    )


def check_moved(content: Path, standing: Set[str]) -> Iterator[Problem]:
    """A problem for each old address that two pages have, or where something stands.

    ``standing``: the site's addresses, with both slashes, old ones left out. What is no address at
    all, the reader of its kind has told.
    """
    taken: dict[str, str] = {}
    for one in read_moved(content):
        if not is_address(one.old):
            continue
        other = taken.setdefault(one.old, one.path)
        if other != one.path:
            remedy = f"用着它的是 {other}，请改其中一个"
            yield error(one.path, one.line, "旧地址已被另一页占用", one.old, remedy)
        elif is_taken(one.old, standing):
            remedy = "这个地址上有网页或文件，请删去这个旧地址"
            yield error(one.path, one.line, "旧地址不是旧的", one.old, remedy)
