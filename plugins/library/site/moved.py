"""Pages that moved: the old addresses, ``Aliases`` 旧地址, of every kind of content."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path

from plugins.library.kinds import known_texts, unread
from plugins.library.reading.kind import Claim
from plugins.library.reading.problems import Problem, error
from plugins.library.reading.values import is_address
from plugins.library.site.addresses import OWN, claims, in_the_way, standing


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


def addresses(content: Path) -> Set[str]:
    """Every address that the content folder gives the site, or may give it, with both slashes."""
    return standing(content) | unread(content) | {f"/{one.old}" for one in read_moved(content)}


def check_moved(content: Path, files: Iterable[Claim] = ()) -> Iterator[Problem]:
    """A problem for each old address that is given twice, or taken, or leads to no page.

    ``files``: those that texts hand out. What is no address at all, the reader of its kind has
    told.
    """
    known = {f"/{claim.address}".lower(): claim.claimant for claim in (*claims(content), *files)}
    shown = known.keys() | unread(content)
    firsts: dict[str, Moved] = {}
    for one in read_moved(content):
        if not is_address(one.old):
            continue
        first = firsts.setdefault(one.old.lower(), one)
        if first is not one and first.path == one.path:
            what, remedy = "旧地址写了两次", "请只留一个"
        elif first is not one:
            what, remedy = "旧地址已被另一页占用", f"用着它的是 {first.path}，请改其中一个"
        elif taken := in_the_way(one.old.lower(), known):
            user = known.get(taken, OWN)
            what, remedy = "旧地址不是旧的", f"用着它的是{user}，请删去这个旧地址"
        elif f"/{one.target}" not in shown:
            what = "旧地址会把读者带到一个还没有的网页"
            remedy = "这里还没有可以公开的内容，网页不出现；请先补上内容，或先删去这个旧地址"
        else:
            continue
        yield error(one.path, one.line, what, one.old, remedy)
