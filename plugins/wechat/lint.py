"""What WeChat would refuse, cut or drop, told before anything is sent: rules WX001 to WX025.

A rule is a function of a draft. Nothing here stops the site: a finding that ``STOPS`` keeps one
article out of the channel, and ``make check`` lists it as a warning. A post that says
``WeChat: no`` is not judged.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from plugins.library.feeds import line
from plugins.library.reading.problems import Problem, notice, warning
from plugins.wechat.draft import Draft
from plugins.wechat.limits import REPEATED_TITLE_DAYS
from plugins.wechat.post import Post

CODES = tuple(f"WX{number:03}" for number in range(1, 26) if number != 22)
"""Of all rules about one article; WX022 is about issues."""


class Weight(Enum):
    """What a finding means for the article; the value is the word that staff read."""

    STOPS = "错误"
    """The article does not enter the feed."""
    WARNS = "警告"
    """It enters, and somebody should look."""
    TELLS = "提示"
    """Done by itself; good to know. Only ``python -m plugins.wechat lint`` says it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found."""

    code: str
    weight: Weight
    path: str
    line: int
    what: str
    found: str = ""
    remedy: str = ""

    @property
    def problem(self) -> Problem:
        """As ``make check`` tells it."""
        kept_out = "，这篇不进公众号" if self.weight is Weight.STOPS else ""
        tell = notice if self.weight is Weight.TELLS else warning
        what = f"{self.code} {self.what}{kept_out}"
        return tell(self.path, self.line, what, self.found, self.remedy)


Rule = Callable[[Draft], Iterable[Finding]]


def at_key(draft: Draft, key: str) -> tuple[str, int]:
    """The place of a line of the header."""
    return draft.post.path, draft.post.header.line(key)


def repeated_titles(posts: Iterable[Post]) -> Iterator[Finding]:
    """WX020: two posts of the same title within a month look like one posted twice."""
    seen: dict[str, Post] = {}
    for post in sorted(posts, key=lambda one: (_day(one), one.path)):
        title = line(post.title)
        other = seen.get(title)
        if other and _day(post) - _day(other) <= timedelta(REPEATED_TITLE_DAYS):
            remedy = f"另一篇是 {other.path}，请在标题里写明不同之处"
            place = post.path, post.header.line("title")
            yield Finding("WX020", Weight.WARNS, *place, "三十天内有同样的标题", title, remedy)
        seen[title] = post


def _day(post: Post) -> date:
    return date(post.day.year, post.day.month, post.day.day)
