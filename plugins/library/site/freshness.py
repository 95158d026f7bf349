"""What has not been renewed for long, and what is dated ahead of its time.

The scorecard of public sites (政府网站与政务新媒体检查指标) fails a home page without anything new
for two weeks and a column of notices without anything new for half a year. What has no date counts
as not renewed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.library.events.reading import read_events
from plugins.library.exhibitions.reading import read_exhibitions
from plugins.library.kinds import known_texts
from plugins.library.pages import STALE, read_notices
from plugins.library.reading import values
from plugins.library.reading.common_keys import UNTIL
from plugins.library.reading.header import Header
from plugins.library.reading.problems import Problem, notice, warning
from plugins.library.reading.spans import Span

HOME_LIMIT = 14
"""Days."""
_AHEAD = 4
"""Days before the limit on which staff are told: time enough to write something."""


@dataclass(frozen=True, slots=True)
class RenewedPart:
    """A part of the site that readers expect to be renewed."""

    name: str
    path: str
    """Where staff write for it."""
    newest: date | None
    """None where it has nothing: such a column is not shown, and cannot age."""
    limit: int
    """Days."""

    def problem(self, today: date) -> Problem | None:
        """A notice some days before the limit and from then on."""
        if self.newest is None or (today - self.newest).days < self.limit - _AHEAD:
            return None
        what = f"{self.name}：最近一次更新是 {self.newest}，已经 {(today - self.newest).days} 天"
        remedy = f"{self.limit} 天没有更新，检查评分时算不合格；请写一条新的"
        return notice(self.path, 0, what, "", remedy)


def check_freshness(content: Path, today: date) -> Iterator[Problem]:
    """A notice for each column that is about to be stale, or is."""
    news = [*_news_days(content)]
    spans = [span for event in read_events(content)[0] for span in event.spans]
    spans += [span for one in read_exhibitions(content)[0] for span in one.spans]
    lively = [*news, *(_renews_until(span, today) for span in spans)]
    for column in (
        RenewedPart("首页动态（活动、展览、通知）", "content", _newest(lively, today), HOME_LIMIT),
        RenewedPart("通知公告", "content/news", _newest(news, today), STALE.days),
    ):
        problem = column.problem(today)
        if problem:
            yield problem


def check_ahead(content: Path, today: date) -> Iterator[Problem]:
    """A warning for each text that says it was published on a day that has not come.

    A notice waits for its day (:mod:`plugins.library.site.stages`).
    """
    for text in known_texts(content):
        key = text.header.keys.find("date")
        day = values.day(text.header, key)[0] if key and key.read is values.day else None
        waits = text.header.keys.find(UNTIL.name) is not None
        if key and day and day > today and not waits:
            remedy = "写错了请改正；没有写错，网页上现在就看得到它"
            yield text.header.problem("date", f"{key.label}还没有到", remedy, report=warning)
        yield from _check_changed(text.header, day, today)


def _check_changed(header: Header, published: date | None, today: date) -> Iterator[Problem]:
    """A warning where a text was changed before it was published, or will be."""
    key = header.keys.find("changed")
    day = values.day(header, key)[0] if key else None
    if key and day and day > today:
        remedy = "写改内容的那一天；到那天以前，网页和订阅不照它算"
        yield header.problem("changed", f"{key.label}还没有到", remedy, report=warning)
    elif key and day and published and day < published:
        remedy = f"日期写的是 {published}，修改应该在那以后；没有改过就删去这一行"
        yield header.problem("changed", f"{key.label}早于公开的日子", remedy, report=warning)


def _renews_until(span: Span, today: date) -> date:
    """The last day on which a span is news: today for what is still on."""
    return today if span.covers(today) else span.last_day


def _news_days(content: Path) -> Iterator[date]:
    yield from (text.values["date"] for text in read_notices(content)[0] if text.values["date"])


def _newest(days: Iterable[date], today: date) -> date | None:
    """What is to come has happened on the day that it was announced: it counts as today's."""
    return max((min(day, today) for day in days), default=None)
