"""Pages and notices: Markdown under ``content/pages/`` and ``content/news/``."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from plugins.library.reading import common_keys as common
from plugins.library.reading.files import markdown_files
from plugins.library.reading.header import HeaderKeys
from plugins.library.reading.kind import Kind, Skeleton
from plugins.library.reading.pieces import Text, read_piece
from plugins.library.reading.problems import Problem
from plugins.library.reading.slugs import check_place, check_slug

NOTICE_KEYS = HeaderKeys(
    "通知",
    (
        common.TITLE,
        common.DATE,
        common.UNTIL,
        common.SUMMARY,
        common.WECHAT,
        common.COVER,
        common.FOCUS,
        common.ALIASES,
        common.LINK,
        *common.OF_EVERY_KIND,
    ),
)
PAGE_KEYS = HeaderKeys(
    "页面",
    (
        common.TITLE,
        common.SUMMARY,
        common.IN_SHORT,
        common.ALSO_CALLED,
        common.ALIASES,
        *common.OF_EVERY_KIND,
    ),
)
STALE = timedelta(days=183)
"""After half a year the scorecard of public sites calls a column of notices stale (普查评分表)."""


def still_new(published: datetime, today: date) -> bool:
    """Whether a notice is new enough for the home page, which shows nothing stale."""
    return timedelta(0) <= today - published.date() <= STALE


def is_over(until: date | None, today: date) -> bool:
    """Whether the last day of a notice is behind us: its page says so, and no list has it."""
    return until is not None and until < today


def read_notices(content: Path) -> tuple[tuple[Text, ...], tuple[Problem, ...]]:
    """Every notice as it is written, and what is wrong with their headers; Pelican makes pages."""
    texts = tuple(read_piece(p, content, NOTICE_KEYS) for p in markdown_files(content / "news"))
    own = (p for text in texts for p in (*check_slug(text.slug, text.path), *_check_until(text)))
    return texts, (*(problem for text in texts for problem in text.problems), *own)


def _check_until(text: Text) -> Iterator[Problem]:
    first, last = text.values["date"], text.values["until"]
    if first and last and last < first:
        remedy = f"“下线”写最后有用的那一天，不早于“日期”{first}；一直有用的请删去这一行"
        yield text.header.problem("until", "下线早于日期", remedy)


def read_pages(content: Path) -> tuple[tuple[Text, ...], tuple[Problem, ...]]:
    """The same of pages."""
    texts = tuple(read_piece(p, content, PAGE_KEYS) for p in markdown_files(content / "pages"))
    places = (p for text in texts for p in _check_place(text, content))
    return texts, (*(problem for text in texts for problem in text.problems), *places)


def _check_place(text: Text, content: Path) -> tuple[Problem, ...]:
    place = text.file.relative_to(content / "pages").with_suffix("").as_posix()
    return check_place(place, text.header.path)


NOTICE = Kind(
    word="post",
    label="通知",
    folder="news",
    read=read_notices,
    header=NOTICE_KEYS,
    address="news/{slug}/",
    reserved=frozenset(("index",)),
    shows_pictures=True,
    hands_out_files=True,
    skeleton=Skeleton("在这里写正文。", "写好正文"),
    room="pages",
    feed="通知公告",
    channel="通知公告",
)
PAGE = Kind(
    word="page",
    label="页面",
    folder="pages",
    read=read_pages,
    header=PAGE_KEYS,
    address="{place}/",
    shows_pictures=True,
    hands_out_files=True,
    skeleton=Skeleton("在这里写正文。", "写好正文，再把地址加进菜单 content/navigation.toml"),
    room="pages",
)
