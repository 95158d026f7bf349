"""The ledger of addresses that were ever published: ``content/addresses.txt``.

One a line. A page whose address changed leads on from the old one, a page that was withdrawn says
so; nothing that somebody has in a bookmark, in a WeChat chat or on a printed poster ends nowhere::

    /news/spring-festival/ 公开：2026-02-10 修改：2026-02-12 内容：0a1b2c3d4e5f
    /branches/old-name/ → /branches/new-name/
    /services/lockers/ 公开：2025-03-01 撤下：设备 2027 年起停用

``make deploy`` adds the addresses that are new with the day of their first publication, and behind
those of texts a digest of what their pages tell, by which the next one knows that they changed, and
on which day. People add what became of an address, and days that they know; every part may lack.
Lists that come of the content (months, types, series, the years of exhibits) and files are not
kept; a line of an older ledger that has one is no promise.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from plugins.library.causes import said
from plugins.library.exhibitions import facets
from plugins.library.exhibitions.pieces import ITEMS
from plugins.library.reading.files import append, name_of, read_text, rewrite
from plugins.library.reading.problems import Problem, did_you_mean, error, firm_error
from plugins.library.reading.spans import read_moment
from plugins.library.site.addresses import in_the_way

FILE = "addresses.txt"
HEAD = (
    "# 公开过的地址，一行一个，不要删：别人收藏的、转发的、印出去的链接，都要一直打得开。\n"
    "# make deploy 会添上新的，请和网站一起提交。网页改了名字，在新网页的文件头写“旧地址”；\n"
    "# 分馆改了代号，在旧的后面写“→ 新地址”；真的撤下了，在后面写“撤下：原因”。\n"
    "# 公开、修改是日子，订阅和网页照它写；内容是 make deploy 认改动用的，不用改。\n"
)
_PATH = r"/(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*"
_DAYS = ("公开", "修改")
_LINE = re.compile(
    rf"(?P<address>{_PATH})(?P<told>(?:\s+(?:公开|修改|内容)[:：]\s*[^\s:：]+)*)"
    rf"(?:\s*(?:→|->)\s*(?P<target>{_PATH})|\s+撤下[:：]\s*(?P<reason>\S.*))?"
)
_TOLD = re.compile(r"(公开|修改|内容)[:：]\s*(\S+)")
_DERIVED = re.compile(
    r"/events/(?:calendar|type|series|branch)/.+|/exhibitions/series/.+"
    r"|/exhibitions/[^/]+/(?:poster|labels|timeline)/|/branches/[^/]+/poster/"
    rf"|/reports/\d+/exhibitions/|/{ITEMS}(?:{'|'.join(facets.KINDS)})/.+"
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
    published: date | None = None
    """The day of its first publication, where it is known."""
    changed: date | None = None
    """The day of its last change since."""
    digest: str = ""
    """Of what its page told when it was deployed; empty of what is no text."""

    def __str__(self) -> str:
        """Its line."""
        parts = (
            self.address,
            f"公开：{self.published}" if self.published else "",
            f"修改：{self.changed}" if self.changed else "",
            f"内容：{self.digest}" if self.digest else "",
            f"→ {self.target}" if self.target else "",
            f"撤下：{self.reason}" if self.reason else "",
        )
        return " ".join(filter(None, parts))


def read_ledger(content: Path) -> tuple[tuple[PublishedAddress, ...], tuple[Problem, ...]]:
    """Every line, and every problem met; a missing file is an empty ledger."""
    path = content / FILE
    if not path.is_file():
        return (), ()
    name = name_of(path, content)
    text, problems = read_text(path, name)
    kept, found = [], [*problems]
    for number, line in enumerate(map(str.strip, text.splitlines()), 1):
        if not line or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            remedy = "写“/旧地址/”，后面可以有“→ /新地址/”或“撤下：原因”"
            found.append(error(name, number, "这一行看不懂", line, remedy))
            continue
        one, mistakes = _read_line(match, number, name)
        kept.append(one)
        found += mistakes
    return tuple(kept), tuple(found)


def _read_line(
    match: re.Match[str], number: int, name: str
) -> tuple[PublishedAddress, tuple[Problem, ...]]:
    told = dict(_TOLD.findall(match["told"]))
    days, problems = dict.fromkeys(_DAYS), []
    for word in _DAYS:
        try:
            days[word] = read_moment(told[word]).day if word in told else None
        except ValueError as mistake:
            remedy = f"写成“{word}：2026-05-01”，不知道就删去"
            problems.append(error(name, number, f"{word}：{said(mistake)}", told[word], remedy))
    one = PublishedAddress(
        match["address"],
        number,
        match["target"] or "",
        match["reason"] or "",
        days["公开"],
        days["修改"],
        told.get("内容", ""),
    )
    return one, tuple(problems)


def check_ledger(
    content: Path, known: Set[str], waiting: Mapping[str, object] = MappingProxyType({})
) -> Iterator[Problem]:
    """A problem for each address that would end nowhere; ``known``: those that the site has.

    ``waiting``: those that only what waits has, and whose they are. Of what is somebody's,
    :func:`plugins.library.site.set_back.check_set_back` tells; what was withdrawn may be a draft.
    """
    kept, problems = read_ledger(content)
    yield from problems
    first: dict[str, int] = {}
    for one in kept:
        line = first.setdefault(one.address.lower(), one.line)
        if line != one.line:
            remedy = f"第 {line} 行已经有它，请只留一行"
            yield error(f"{content.name}/{FILE}", one.line, "这个地址写了两次", one.address, remedy)
        is_draft = one.address in waiting if one.reason else bool(waiting.get(one.address))
        if one.target or not is_draft:
            yield from _check(one, known, f"{content.name}/{FILE}")


def _check(one: PublishedAddress, known: Set[str], name: str) -> Iterator[Problem]:
    if one.target and one.target not in known:
        remedy = did_you_mean(one.target, known) or "请核对新地址"
        yield firm_error(name, one.line, "搬去的网页不存在", one.target, remedy)
    elif (one.target or one.reason) and in_the_way(one.address.lower(), set(map(str.lower, known))):
        remedy = "请删去它后面的字"
        yield error(name, one.line, "这个地址又有网页了", one.address, remedy)
    elif is_lost(one) and one.address not in known:
        remedy = "网页改了名，在新网页的文件头写“旧地址”；撤下了，在这一行后面写“撤下：原因”"
        yield firm_error(name, one.line, "公开过的地址没有了", one.address, remedy)


def is_lost(one: PublishedAddress) -> bool:
    """Whether nobody knows where readers go from an address, should it have no page."""
    return not (one.target or one.reason or _DERIVED.fullmatch(one.address))


def lasting(addresses: Iterable[str]) -> tuple[str, ...]:
    """Those that the ledger keeps, sorted: pages, not what is only derived from them."""
    return tuple(sorted(a for a in addresses if a.endswith("/") and not _DERIVED.fullmatch(a)))


def add_to_ledger(
    content: Path,
    addresses: Iterable[str],
    day: date | None = None,
    texts: Mapping[str, str] = MappingProxyType({}),
) -> tuple[str, ...]:
    """Add those that are not in it yet at its end; which they were. What stands is untouched.

    ``day``: of the release that made them public. ``texts``: address → digest of what it tells.
    """
    known = {one.address for one in read_ledger(content)[0]}
    new = tuple(address for address in lasting(addresses) if address not in known)
    added = (PublishedAddress(a, 0, published=day, digest=texts.get(a, "")) for a in new)
    if new:
        append(content / FILE, "".join(f"{one}\n" for one in added), HEAD)
    return new


def note_changes(
    content: Path, day: date, texts: Mapping[str, str], begun: Mapping[str, date]
) -> tuple[str, ...]:
    """Write the day behind each page that tells something else than it did; which they are.

    A line without a digest gets it, and the day by which its page was dated until now, the earlier
    of ``begun`` and ``day``: from now on it stays. Other lines stand as people wrote them.
    """
    kept = read_ledger(content)[0]
    noted = [(one, new) for one in kept if (new := _noted(one, day, texts, begun)) != one]

    def with_days(text: str) -> str:
        lines = re.split(r"(?<=\n)", text)
        for one, new in noted:
            written = lines[one.line - 1]
            lines[one.line - 1] = str(new) + written[len(written.rstrip("\r\n")) :]
        return "".join(lines)

    if noted:
        rewrite(content / FILE, with_days)
    return tuple(one.address for one, new in noted if new.changed != one.changed)


def _noted(
    one: PublishedAddress, day: date, texts: Mapping[str, str], begun: Mapping[str, date]
) -> PublishedAddress:
    digest = texts.get(one.address, "")
    if one.target or one.reason or digest in ("", one.digest):
        return one
    if one.digest:
        return replace(one, changed=day, digest=digest)
    first = begun.get(one.address)
    return replace(one, published=one.published or (first and min(first, day)), digest=digest)
