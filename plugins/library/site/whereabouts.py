"""Where a page stands, and where its readers go next: both follow from its address.

What a folder of addresses is called, and which tasks come after its pages, is declared here once;
the words of a task are those of the library's own menu (``navigation.toml``).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from plugins.library.facts import Navigation

Step = tuple[str, str]
"""What a page is called, and its address from the site's root."""
Data = dict[str, Any]
MOST = 2
"""Steps that the end of a page offers: more would be a menu."""
HOME: Step = ("首页", "")


@dataclass(frozen=True, slots=True)
class AddressFolder:
    """Pages whose addresses begin alike."""

    words: str = ""
    """Of the page at that address; empty where it is a page of staff, which has its own title."""
    onward: tuple[str, ...] | None = None
    """Addresses in the order in which they are offered; None: those of the folder above."""


_HOURS, _CARD, _BORROWING = "services/hours/", "services/card/", "services/borrowing/"
_EVENTS, _BRANCHES, _CATALOG = "events/", "branches/", "catalog/"
_FEEDBACK = "about/feedback/"
FOLDERS: Mapping[str, AddressFolder] = MappingProxyType(
    {
        "about/": AddressFolder(onward=(_BRANCHES, _FEEDBACK)),
        "about/feedback/": AddressFolder(onward=(_HOURS, _BRANCHES)),
        "branches/": AddressFolder("分馆", (_CATALOG, _EVENTS)),
        "catalog/": AddressFolder("找书", (_BORROWING, _CARD)),
        "catalog/branches/": AddressFolder("各馆的书"),
        "catalog/children/": AddressFolder("少儿的书"),
        "catalog/clc/": AddressFolder("分类找书"),
        "catalog/data/": AddressFolder("开放数据"),
        "catalog/lists/": AddressFolder("馆员书单"),
        "catalog/new/": AddressFolder("新书"),
        "catalog/popular/": AddressFolder("借得最多的书"),
        "children/": AddressFolder(onward=(_EVENTS, _CARD)),
        "chronicle/": AddressFolder("大事记", ("reports/", _EVENTS)),
        "disclosure/": AddressFolder("信息公开", ("reports/", _FEEDBACK)),
        "events/": AddressFolder("活动", (_HOURS, _BRANCHES)),
        "events/calendar/": AddressFolder("活动日历"),
        "exhibitions/": AddressFolder("展览", (_EVENTS, _HOURS)),
        "exhibitions/items/": AddressFolder("展品"),
        "feeds/": AddressFolder("订阅", (_EVENTS, _CATALOG)),
        "messages/": AddressFolder("寄语", (_FEEDBACK, _EVENTS)),
        "news/": AddressFolder("通知公告", (_HOURS, _EVENTS)),
        "quizzes/": AddressFolder("读书答题", (_CATALOG, _EVENTS)),
        "reports/": AddressFolder("年报", ("chronicle/", _FEEDBACK)),
        "search/": AddressFolder("站内搜索", ()),
        "services/": AddressFolder(onward=(_BRANCHES, _FEEDBACK)),
        "services/borrowing/": AddressFolder(onward=(_CATALOG, _CARD)),
        "services/card/": AddressFolder(onward=(_BORROWING, _BRANCHES)),
        "services/hours/": AddressFolder(onward=(_BRANCHES, _EVENTS)),
        "transcripts/": AddressFolder("文字实录", (_EVENTS, _CATALOG)),
    }
)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Of one page."""

    above: tuple[Step, ...]
    """From the first page down to the one right above it; empty for the first page itself."""
    onward: tuple[Step, ...]
    """At most :data:`MOST`."""

    def data(self, name: str, site: str) -> Data:
        """The same in the words of schema.org; ``name``: the page's own, whose address is known."""
        items = [
            {"@type": "ListItem", "position": place, "name": words, "item": f"{site}/{url}"}
            for place, (words, url) in enumerate(self.above, 1)
        ]
        last = {"@type": "ListItem", "position": len(items) + 1, "name": name}
        kind = {"@context": "https://schema.org", "@type": "BreadcrumbList"}
        return {**kind, "itemListElement": [*items, last]}


def whereabouts(
    url: str, staff: Mapping[str, str], navigation: Navigation, within: Iterable[Step] = ()
) -> Whereabouts:
    """Of the page at an address.

    ``staff``: address → title of pages that staff wrote. ``within``: pages between those that the
    address tells of and this one: an exhibition above its panels, classes above a class.
    """
    if not url:
        return Whereabouts((), ())
    above = (HOME, *_above(url, staff), *within)
    known = {url, *(address for _, address in above)}
    offered = (one for one in _onward(url, staff, navigation) if one[1] not in known)
    return Whereabouts(above, tuple(offered)[:MOST])


def name_of_title(title: str, site_name: str) -> str:
    """What a page is called by the title of its document, ``春分朗读会 · 活动 · 示例区图书馆``."""
    return title.removesuffix(f" · {site_name}").partition(" · ")[0].strip()


def _folders(url: str) -> Iterator[str]:
    """The addresses above one, from the top."""
    parts = url.rstrip("/").split("/")
    return ("/".join(parts[:depth]) + "/" for depth in range(1, len(parts)))


def _above(url: str, staff: Mapping[str, str]) -> Iterator[Step]:
    for one in _folders(url):
        words = staff.get(one) or FOLDERS.get(one, AddressFolder()).words
        if words:
            yield words, one


def _onward(url: str, staff: Mapping[str, str], navigation: Navigation) -> Iterator[Step]:
    """Offered where the menu or staff have such a page: what is not there leads nowhere."""
    folders = (FOLDERS[one].onward for one in (*_folders(url), url) if one in FOLDERS)
    wanted: tuple[str, ...] = ()
    for onward in folders:
        wanted = wanted if onward is None else onward
    links = (*navigation.tasks, *navigation.main, *navigation.footer)
    for one in wanted:
        words = next((link.label for link in links if link.url == one), staff.get(one, ""))
        if words:
            yield words, one
