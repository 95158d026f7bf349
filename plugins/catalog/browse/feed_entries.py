"""A record as an entry of a feed: what it says, and where it leads. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from plugins.catalog.browse.arrivals import letter_of
from plugins.catalog.browse.atom import AtomEntry, AtomLink, Category
from plugins.catalog.browse.figures import is_day
from plugins.catalog.browse.lines import RecordLine
from plugins.library.feeds import SINCE, line, moment, tag

HTML = "text/html"


@dataclass(frozen=True, slots=True)
class CatalogueSite:
    """What entries need to know of their site."""

    url: str
    """Absolute, without a slash at its end."""
    name: str
    authority: str
    """The name in the ids, in place of a host."""
    today: date
    branch_name: Callable[[str], str]
    words: Mapping[str, str]
    """Small letter of a main class → what readers say."""
    has_copies: bool = True
    """Whether the catalogue has any: then what has none has not arrived."""
    data_day: str = ""
    """How old the data is: 数据更新于2026年11月28日."""

    def tag(self, kind: str, slug: str) -> str:
        """The lasting id of a thing."""
        return tag(self.authority, kind, slug)

    def link(self, rel: str, path: str, kind: str, title: str = "") -> AtomLink:
        """A link to an address from the site's root."""
        return AtomLink(rel, f"{self.url}/{path}", kind, title)

    def arrived(self, record: RecordLine) -> datetime | None:
        """The day of arrival; none where it is no day or yet to come, or there is no copy."""
        is_here = bool(record.holdings) or not self.has_copies
        day = date.fromisoformat(record.added) if is_here and is_day(record.added) else None
        return moment(day) if day and day <= self.today else None


def entry_of(record: RecordLine, site: CatalogueSite) -> AtomEntry:
    """A record for people who read feeds."""
    arrived = site.arrived(record)
    return AtomEntry(
        id=site.tag("records", record.record_id),
        title=title_of(record),
        updated=arrived or SINCE,
        published=arrived,
        summary=f"《{title_of(record)}》{said_of(record, site.branch_name)}",
        links=(
            site.link("alternate", record.record_url, HTML),
            site.link("related", record.url, HTML, "在书架上的位置"),
        ),
        categories=categories_of(record, site.words),
    )


def title_of(record: RecordLine) -> str:
    """The title on one line; Atom wants one even where the catalogue has none."""
    return line(record.title) or "没有题名"


def said_of(record: RecordLine, branch_name: Callable[[str], str]) -> str:
    """Responsibility, imprint, call number and holdings in words, as far as they are known."""
    head = "，".join(filter(None, (record.responsibility, record.imprint)))
    held = "，".join(f"{branch_name(code)} {copies} 册" for code, copies in record.holdings)
    call_number = f"索书号 {record.call_number}" if record.call_number else ""
    parts = (head, call_number, f"馆藏：{held}" if held else record.online or "暂无可借复本")
    return "。".join(filter(None, parts)) + "。"


def categories_of(record: RecordLine, words: Mapping[str, str]) -> tuple[Category, ...]:
    """The main class, and the class number where it says more."""
    letter = letter_of(record)
    if not letter:
        return ()
    main = Category(letter.upper(), words.get(letter, letter.upper()))
    number = record.clc_number
    own = (Category(number, number),) if line(number) not in ("", main.term) else ()
    return (main, *own)
