"""Intervals of one day: from a clock time to a later one, ``24:00`` for midnight at its end."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time
from itertools import pairwise

from plugins.library.chinese import spoken_clock
from plugins.library.reading.clocks import (
    DAY,
    PAIR,
    PARTS,
    DateError,
    as_clock,
    minute_of,
    plain,
    read_range,
)
from plugins.library.reading.clocks import words_of as clocks_of

_PAIR = re.compile(PAIR)
_WHOLE_DAY = re.compile(r"全天\s*(?:24\s*小时)?|24\s*小时")
NO_PART = "不知道是上午还是下午"
_EARLIEST = 8 * 60
"""The minute before which few doors open: said behind a morning, it is rather of the evening."""
_SENTENCES = {
    "没有这样的日期或钟点": "没有这样的钟点",
    "结束早于开始": "关门早于开门（开过半夜的，写成两天：前一天到 24:00，后一天从 00:00）",
}
"""What is wrong with two times of a day → the same of a door."""


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """From one time of a day to a later one; closing at 0:00 is midnight at the day's end."""

    opens: time
    closes: time

    @property
    def minutes(self) -> tuple[int, int]:
        """First minute of the day, and the one after the last: ``(510, 1200)``."""
        return minute_of(self.opens), minute_of(self.closes) or DAY

    @property
    def is_whole_day(self) -> bool:
        """Whether it never closes on its day."""
        return self.minutes == (0, DAY)

    @property
    def words(self) -> str:
        """``上午 8:30 至晚上 8:00``; ``全天 24 小时``."""
        if self.is_whole_day:
            return "全天 24 小时"
        return f"{spoken_minute(self.minutes[0])} 至{spoken_minute(self.minutes[1])}"

    @property
    def open_text(self) -> str:
        """``8:30``."""
        return _figures(self.minutes[0])

    @property
    def close_text(self) -> str:
        """``20:00``; ``24:00`` at midnight."""
        return _figures(self.minutes[1])


def spoken_minute(minute: int) -> str:
    """A minute of the day as people say it: 1200 → ``晚上 8:00``; its end is ``半夜 12:00``."""
    return "半夜 12:00" if minute == DAY else spoken_clock(time(*divmod(minute, 60)))


def words_of(intervals: Iterable[Interval]) -> str:
    """Several intervals as people say them."""
    return "，".join(interval.words for interval in intervals)


def figures(intervals: Iterable[Interval]) -> str:
    """``8:30—12:00，14:00—20:00``; ``闭馆`` where there is none; ``24 小时``."""
    found = [
        "24 小时" if interval.is_whole_day else f"{interval.open_text}—{interval.close_text}"
        for interval in intervals
    ]
    return "，".join(found) or "闭馆"


def read_interval(text: str) -> Interval:
    """Read ``08:30-20:00``; raise ValueError with a Chinese sentence."""
    words = plain(text)
    if _WHOLE_DAY.fullmatch(words):
        return Interval(time(), time())
    match = _PAIR.fullmatch(words)
    if match is None:
        raise ValueError("开放时间认不出来")
    return interval_of(match)


def interval_of(match: re.Match[str]) -> Interval:
    """Of a match of :data:`.clocks.PAIR`; ValueError with a Chinese sentence."""
    try:
        opens, closes = read_range(match)
    except DateError as mistake:
        said = str(mistake)
        raise DateError(_SENTENCES.get(said, said), mistake.form) from None
    if opens is None or closes is None or opens == DAY:
        raise ValueError("没有这样的钟点")
    return Interval(as_clock(opens), as_clock(closes))


def read_intervals(texts: Sequence[object]) -> tuple[Interval, ...]:
    """The intervals of a day in their order; raise ValueError where two overlap."""
    if isinstance(texts, str) or not all(isinstance(text, str) for text in texts):
        raise ValueError("开放时间认不出来")
    said = [str(text) for text in texts]
    for place, text in enumerate(said):
        try:
            read_interval(text)
            meant, what = afternoon_of(said[place - 1], text, text) if place else "", NO_PART
        except DateError as mistake:
            meant, what = mistake.form, str(mistake)
            if not meant:
                raise
        if meant:
            raise DateError(what, "、".join((*said[:place], meant, *said[place + 1 :])))
    found = sorted(map(read_interval, said))
    for first, second in pairwise(found):
        if second.minutes[0] < first.minutes[1]:
            raise ValueError("两段时间重叠")
    return tuple(found)


def afternoon_of(before: str, after: str, written: str) -> str:
    """``2:30-5:30`` behind ``8:30-12:00`` → ``14:30—17:30``, which it may mean; else empty.

    ``written``: as somebody wrote it, perhaps with a part of the day.
    """
    (first, end), (opens, closes) = (read_interval(one).minutes for one in (before, after))
    noon = DAY // 2
    is_either = opens < min(first, _EARLIEST) and closes <= noon and opens + noon >= end
    return clocks_of(opens + noon, closes + noon) if is_either and not PARTS.search(written) else ""


def _figures(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02}"
