"""Pages and notices: Markdown under ``content/pages/`` and ``content/news/``."""

from datetime import date, datetime, timedelta
from pathlib import Path

from plugins.library.reading import header as headers
from plugins.library.reading.dated import read_span_fields
from plugins.library.reading.files import markdown_files, name_of, read_text
from plugins.library.reading.problems import Problem, error
from plugins.library.reading.slugs import check_place, check_slug

PAGE_KEYS = frozenset("title date summary aliases wechat cover focus link".split())
STALE = timedelta(days=183)
"""After half a year the scorecard of public sites calls a column of notices stale (普查评分表)."""
REQUIRED = {"pages": ("title",), "news": ("title", "date")}


def still_new(published: datetime, today: date) -> bool:
    """Whether a notice is new enough for the home page, which shows nothing stale."""
    return timedelta(0) <= today - published.date() <= STALE


def check_pages(content: Path, folder: str) -> tuple[Problem, ...]:
    """Every problem of the headers below ``content/<folder>/``."""
    problems: list[Problem] = []
    notices: dict[str, str] = {}
    for path in markdown_files(content / folder):
        name = name_of(path, content)
        text, unreadable = read_text(path, name)
        header, found = headers.parse(text, name)
        problems += unreadable or (
            *found,
            *headers.allow(header, PAGE_KEYS, "页面"),
            *headers.require(header, *REQUIRED[folder]),
            *read_span_fields(header, required=False)[1],
        )
        if folder == "pages":
            place = path.relative_to(content / folder).with_suffix("").as_posix()
            problems += check_place(place, name)
            continue
        problems += check_slug(path.stem, name, folder)
        other = notices.setdefault(path.stem, name)
        if other != name:
            remedy = f"另一个是 {other}，请给其中一个改名"
            problems.append(error(name, 0, "两个通知用了同一个文件名", path.stem, remedy))
    return tuple(problems)
