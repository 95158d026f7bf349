"""The register of addresses: every one that the coming site has, and who claims it.

It is known before anything is written: kinds of content, places and old addresses say what they
will have, the site itself has some of its own. A second claimant is a mistake that names both.
What the catalogue's export decides (shelves, months of new arrivals …) is known by its beginning
alone.
"""

import re
from collections.abc import Container, Iterable, Iterator, Set
from itertools import chain
from pathlib import Path, PurePosixPath

from plugins.library.events.reading import read_events
from plugins.library.exhibitions.reading import read_exhibitions
from plugins.library.feeds import series_path
from plugins.library.kinds import KINDS, known_texts, read_header
from plugins.library.places.branches import read_branches
from plugins.library.reading.kind import Claim
from plugins.library.reading.once import once
from plugins.library.reading.problems import Problem, error

OWN = "网站自己"
FORMS = ("rss.xml", "atom.xml", "json")
OF_SITE = (
    *(
        "/ catalog/ search/ events/ exhibitions/ chronicle/ reports/ branches/ news/ "
        "branches/branches.csv branches/branches.json branches/datapackage.json "
        "feeds/closures.ics feeds/ feeds/podcast.xml feeds/events.ics feeds/exhibitions.ics "
        "feeds/feeds.opml feeds/wechat.xml feeds/wechat.json chronicle/timeline/ "
        "feeds/new-books.atom.xml feeds/new-books.rss.xml feeds/new-books.json feeds/opds.xml "
        "data/exhibitions.csv data/exhibitions.json data/stations.csv data/stations.json "
        "data/items.csv data/items.json data/datapackage.json "
        "catalog/clc/ catalog/branches/ catalog/new/ catalog/data/ catalog/figures/ "
        "catalog/my-list/ catalog/record/ 404.html sitemap.xml "
        "sitemap-pages.xml sitemap-catalog.xml robots.txt offline.json offline/ sw.js elder/ "
        "manifest.webmanifest apple-touch-icon.png icons/192.png icons/512.png icons/maskable.png "
        "elder/services/hours/ elder/catalog/ elder/branches/ elder/services/card/ "
        "elder/services/borrowing/ elder/events/ elder/exhibitions/ elder/children/ "
        "elder/services/reading-rooms/ elder/about/feedback/ about/kiosk/"
    ).split(),
    *(
        f"feeds/{kind}.{form}"
        for kind in ("all", *(kind.folder for kind in KINDS if kind.feed))
        for form in FORMS
    ),
)
"""Addresses that every site has, whatever its content."""
OF_STAFF = ("services/hours/", "about/site-map/")
"""Addresses to which every site leads and whose words staff write, below ``content/pages/``."""
ROOMS = frozenset(
    "branches cards catalog data elder events exhibitions feeds icons offline pictures search "
    "staff theme wechat".split()
) | {kind.address.split("/")[0] for kind in KINDS if not kind.address.startswith("{")}
"""Folders of the site in which no page of staff stands: the site writes what is in them."""
_SAME = "；写的是同一件事，请只留 index.md"
_OWN_PAGE = ("这个地址的网页由网站自己生成", "请换一个文件名或文件夹，例如 about/ 下面")
_NO_PAGES = frozenset(("/favicon.ico", "/index.html"))
"""Names that programs ask for and no folder may have."""
_OF_EXPORT = re.compile(r"/(?:catalog/|feeds/(?:opds|new-books)/|mp_verify_\w+\.txt/)")
"""What the export decides or a program asks for; but for the pages of kinds there:"""
_OF_KINDS = tuple(f"/{kind.address.partition('{')[0]}" for kind in KINDS if "/{" in kind.address)
_PART = re.compile(r"[A-Za-z0-9_%-][A-Za-z0-9._%-]*")


@once
def claims(content: Path) -> tuple[Claim, ...]:
    """Every claim but those of old addresses, the site's own first.

    Files that texts hand out are known to those who read the texts' links
    (:mod:`plugins.links.files`): who needs these claims too is given them.
    """
    own = (Claim("" if address == "/" else address, OWN) for address in OF_SITE)
    owed = (Claim(address, f"content/pages/{address.strip('/')}.md") for address in OF_STAFF)
    kinds = (kind.all_claims(content) for kind in KINDS)
    places, series = _of_places(content), _of_series(content)
    return (*own, *owed, *chain.from_iterable(kinds), *places, *series)


def _of_places(content: Path) -> Iterator[Claim]:
    for branch in read_branches(content)[0]:
        yield Claim(branch.url, f"馆点“{branch.name}”", "content/branches.toml")
        yield Claim(f"{branch.url}poster/", f"馆点“{branch.name}”", "content/branches.toml")


def _of_series(content: Path) -> Iterator[Claim]:
    """The feeds of a series, which events and exhibitions share."""
    named = [(one.series, one.path) for one in read_events(content)[0]]
    named += [(one.series, one.path) for one in read_exhibitions(content)[0]]
    for series, path in named:
        if feed := series_path(series):
            yield from (Claim(f"{feed}.{form}", f"系列“{series}”", path) for form in FORMS)


def standing(content: Path) -> Set[str]:
    """Every address at which something stands that is no way to somewhere else, ``/`` before it."""
    return {f"/{claim.address}" for claim in claims(content)}


def in_the_way(address: str, standing: Container[str]) -> str:
    """The page there or the file on the way that keeps a page from an address, else empty.

    All are in small letters: some computers know no others.
    """
    parts = PurePosixPath(f"/{address.strip('/')}")
    ways = (f"{parts}/", *map(str, (parts, *parts.parents[:-1])))
    taken = (way for way in ways if way in standing or way in _NO_PAGES)
    return next(taken, ways[0] if is_of_export(ways[0]) else "")


def is_of_export(address: str) -> bool:
    """Whether only the catalogue's export says if there is something at an address."""
    return bool(_OF_EXPORT.match(address)) and not address.startswith(_OF_KINDS)


def check_claims(content: Path, files: Iterable[Claim] = ()) -> Iterator[Problem]:
    """An error for each address that is none, is the site's own, or has a second claimant."""
    refused = tuple(_check_names(content))
    yield from refused
    renamed = {problem.path for problem in refused}
    firsts: dict[str, Claim] = {}
    told: set[tuple[str, str]] = set()
    for claim in (*claims(content), *files):
        first = firsts.setdefault(claim.address.lower(), claim)
        pair = (first.owner, claim.owner)
        if first.owner != claim.owner and pair not in told and not renamed.intersection(pair):
            told.add(pair)
            yield _clash(first, claim, content)
    yield from _check_parts(firsts.values(), content)


def _clash(first: Claim, second: Claim, content: Path) -> Problem:
    if not second.path:
        first, second = second, first
    what = "这个地址已经有别的内容用了"
    if second.owner != second.path:
        what = f"{second.owner}的地址已经有别的内容用了"
    if first.owner == OWN:
        what, remedy = _OWN_PAGE
    elif first.owner == first.path:
        same = _SAME if _are_one(first, second) else ""
        remedy = f"另一个是{first.claimant}，请给其中一个改名{same}"
    else:
        remedy = f"另一个是{first.claimant}；是同一个就写成一样，不是就换个词"
    line = second.line or _line(second, content)
    return error(second.path, line, what, f"/{second.address}", remedy)


def _are_one(*claims: Claim) -> bool:
    """Whether of two texts one was copied into a folder of its name."""
    return any(PurePosixPath(one.path).name == "index.md" for one in claims)


def _line(claim: Claim, content: Path) -> int:
    """Of the header, where the type or the series stands that claims an address."""
    if not claim.path.endswith(".md") or claim.owner == claim.path:
        return 0
    header = read_header(content.parent / claim.path, content)
    word = claim.owner.split("“")[-1][:-1]
    named = (key for key in ("type", "series") if word in (header.get(key), *header.words(key)))
    return next(map(header.line, named), 0)


def _check_parts(known: Iterable[Claim], content: Path) -> Iterator[Problem]:
    """A name of which nothing is left in letters and digits gives no address.

    A file's own name is its reader's business.
    """
    told: set[str] = set()
    for claim in known:
        parts = claim.address.removesuffix("/").split("/") if claim.address else ()
        is_address = all(_PART.fullmatch(part) for part in parts)
        if not is_address and claim.owner != claim.path and claim.owner not in told:
            told.add(claim.owner)
            remedy = "请用汉字、字母或数字起名"
            line = claim.line or _line(claim, content)
            yield error(claim.path, line, f"{claim.owner}不能作为地址", "", remedy)


def _check_names(content: Path) -> Iterator[Problem]:
    """Names of texts that the site keeps for itself."""
    for text in known_texts(content):
        if text.header.keys is not text.kind.header:  # a panel, a chapter: no page by its name
            continue
        address = text.address
        slug = address.strip("/").rpartition("/")[2]
        is_in_room = text.kind.address.startswith("{") and address.split("/")[0] in ROOMS
        kept = next(filter(text.kind.keeps, (slug, text.file.stem)), "")
        if kept:
            yield error(text.header.path, 0, "这个名称是网站保留的", kept, "请换一个名称")
        elif is_in_room:
            what, remedy = _OWN_PAGE
            yield error(text.header.path, 0, what, f"/{address}", remedy)
