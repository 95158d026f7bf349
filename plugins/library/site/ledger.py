"""The ledger of addresses that were ever published: ``content/addresses.txt``.

One a line. A page whose address changed leads on from the old one, a page that was withdrawn says
so; nothing that somebody has in a bookmark, in a WeChat chat or on a printed poster ends nowhere::

    /news/spring-festival/
    /branches/old-name/ → /branches/new-name/
    /services/lockers/ 撤下：设备 2027 年起停用

``make deploy`` adds the addresses that are new; people add what follows an address. Lists that
come of the content (months, types, series) and files are not kept.
"""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path

from plugins.library.reading.files import append, name_of, read_text
from plugins.library.reading.problems import Problem, did_you_mean, error
from plugins.library.site.addresses import in_the_way

FILE = "addresses.txt"
HEAD = (
    "# 公开过的地址，一行一个，不要删：别人收藏的、转发的、印出去的链接，都要一直打得开。\n"
    "# make deploy 会添上新的，请和网站一起提交。网页改了名字，在新网页的文件头写“旧地址”；\n"
    "# 分馆改了代号，在旧的后面写“→ 新地址”；真的撤下了，在后面写“撤下：原因”。\n"
)
_PATH = r"/(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*"
_LINE = re.compile(
    rf"(?P<address>{_PATH})(?:\s*(?:→|->)\s*(?P<target>{_PATH})|\s+撤下[:：]\s*(?P<reason>\S.*))?"
)
_DERIVED = re.compile(
    r"/events/(?:calendar|type|series|branch)/.+|/exhibitions/series/.+"
    r"|/exhibitions/[^/]+/(?:poster|labels)/|/branches/[^/]+/poster/|/reports/\d+/exhibitions/"
)


@dataclass(frozen=True, slots=True)
class PublishedAddress:
    """An address that was published, with both slashes."""

    address: str
    line: int
    """1-based."""
    target: str = ""
    """Where its page is now; empty where it stands at its address."""
    reason: str = ""
    """Why it was withdrawn."""


def read_ledger(content: Path) -> tuple[tuple[PublishedAddress, ...], tuple[Problem, ...]]:
    """Every line, and every problem met; a missing file is an empty ledger."""
    path = content / FILE
    if not path.is_file():
        return (), ()
    name = name_of(path, content)
    text, problems = read_text(path, name)
    kept, found = [], [*problems]
    for number, line in enumerate(map(str.strip, text.splitlines()), 1):
        match = _LINE.fullmatch(line)
        if match:
            kept.append(PublishedAddress(line=number, **match.groupdict("")))
        elif line and not line.startswith("#"):
            remedy = "写“/旧地址/”，后面可以有“→ /新地址/”或“撤下：原因”"
            found.append(error(name, number, "这一行看不懂", line, remedy))
    return tuple(kept), tuple(found)


def check_ledger(content: Path, known: Set[str]) -> Iterator[Problem]:
    """A problem for each address that would end nowhere; ``known``: those that the site has."""
    kept, problems = read_ledger(content)
    yield from problems
    first: dict[str, int] = {}
    for one in kept:
        line = first.setdefault(one.address.lower(), one.line)
        if line != one.line:
            remedy = f"第 {line} 行已经有它，请只留一行"
            yield error(f"{content.name}/{FILE}", one.line, "这个地址写了两次", one.address, remedy)
        yield from _check(one, known, f"{content.name}/{FILE}")


def _check(one: PublishedAddress, known: Set[str], name: str) -> Iterator[Problem]:
    if one.target and one.target not in known:
        remedy = did_you_mean(one.target, known) or "请核对新地址"
        yield error(name, one.line, "搬去的网页不存在", one.target, remedy)
    elif (one.target or one.reason) and in_the_way(one.address.lower(), set(map(str.lower, known))):
        remedy = "请删去它后面的字"
        yield error(name, one.line, "这个地址又有网页了", one.address, remedy)
    elif not one.target and not one.reason and one.address not in known:
        remedy = "网页改了名，在新网页的文件头写“旧地址”；撤下了，在这一行后面写“撤下：原因”"
        yield error(name, one.line, "公开过的地址没有了", one.address, remedy)


def lasting(addresses: Iterable[str]) -> tuple[str, ...]:
    """Those that the ledger keeps, sorted: pages, not what is only derived from them."""
    return tuple(sorted(a for a in addresses if a.endswith("/") and not _DERIVED.fullmatch(a)))


def add_to_ledger(content: Path, addresses: Iterable[str]) -> tuple[str, ...]:
    """Add those that are not in it yet at its end; which they were. What stands is untouched."""
    path = content / FILE
    known = {one.address for one in read_ledger(content)[0]}
    new = tuple(address for address in lasting(addresses) if address not in known)
    if new:
        append(path, "".join(f"{one}\n" for one in new), HEAD)
    return new
