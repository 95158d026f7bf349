"""Issues 多图文: up to eight posts sent together, ``content/issues/<name>.md``.

The body is a list of links to posts; the first is the head. A service account may send four times
a month, a subscription account once a day; more issues than that can't reach anybody.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.library.issues import FOLDER, ISSUE_KEYS
from plugins.library.reading.common_keys import READY, STAGE
from plugins.library.reading.files import markdown_files
from plugins.library.reading.header import Header
from plugins.library.reading.pieces import Text, read_piece
from plugins.library.reading.problems import Problem, warning
from plugins.library.site.misplaced import misplaced
from plugins.wechat.limits import ARTICLES, SERVICE_PUSHES_A_MONTH

_LINK = re.compile(r"\]\(\s*/(?P<url>(?:news|events|exhibitions)/[^)\s#]+?/?)\s*\)")


@dataclass(frozen=True, slots=True)
class Issue:
    """Some posts for one push."""

    name: str
    """Of its file."""
    title: str
    day: date
    urls: tuple[str, ...]
    """Pages of the posts, from the site's root, with the slash at their ends; the head first."""
    header: Header


def read_issues(content: Path) -> tuple[Issue, ...]:
    """All issues that have a day and are no drafts, newest first."""
    found = [_read(path, content) for path in markdown_files(content / FOLDER)]
    issues = [issue for issue in found if issue]
    return tuple(sorted(issues, key=lambda one: (one.day, one.name), reverse=True))


def _read(path: Path, content: Path) -> Issue | None:
    text = read_piece(path, content, ISSUE_KEYS)
    urls = [f"{match['url'].strip('/')}/" for match in _LINK.finditer(text.header.body)]
    day = text.values["date"]
    if day is None or _waits(text):
        return None
    unique = tuple(dict.fromkeys(urls))
    return Issue(path.stem, text.values["title"] or path.stem, day, unique, text.header)


def _waits(text: Text) -> bool:
    return bool(text.values[STAGE.name] != READY)


def check_issues(content: Path, ready: Collection[str]) -> Iterator[Problem]:
    """WX022, and the calendar of pushes; ``ready``: pages of the posts that may enter the feed."""
    for path in markdown_files(content / FOLDER):
        text = read_piece(path, content, ISSUE_KEYS)
        yield from (*text.problems, *misplaced(text.header))
    issues = read_issues(content)
    for issue in issues:
        yield from _check_issue(issue, ready)
    months: Counter[str] = Counter()
    for issue in reversed(issues):
        month = f"{issue.day.year} 年 {issue.day.month} 月"
        months[month] += 1
        if months[month] == SERVICE_PUSHES_A_MONTH + 1:
            most = SERVICE_PUSHES_A_MONTH
            what = f"{month}写了第 {months[month]} 期，服务号一个月只能群发 {most} 次"
            remedy = "订阅号不受这一条限制；服务号请合并两期，或改到下个月"
            yield warning(issue.header.path, issue.header.line("date"), what, "", remedy)


def _check_issue(issue: Issue, ready: Collection[str]) -> Iterator[Problem]:
    path, line = issue.header.path, issue.header.body_line
    if not 1 <= len(issue.urls) <= ARTICLES:
        what, found = f"WX022 一期要有 1 到 {ARTICLES} 篇", f"{len(issue.urls)} 篇"
        yield warning(path, line, what, found, "一行一篇，写作 - [标题](/news/名称/)")
    for url in issue.urls:
        if url not in ready:
            what, remedy = "WX022 这一篇没有进公众号", "请核对地址；看看它写没写“公众号：否”"
            yield warning(path, line, what, f"/{url}", remedy)
