"""Hours of a year in words: ``夏季（5月1日—9月30日）9:00—18:00；其他日子 9:00—17:00``.

A season without its days can't be read, since no library has the same: the message shows the whole
with days to be put right.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from plugins.library.hours.hours import MonthDay, Season
from plugins.library.places.hours_spoken import Hours, narrow, read_spoken
from plugins.library.reading.clocks import TO, DateError, accepted

_DAYS = (
    rf"(?P<from>\d{{1,2}})月(?P<from_day>\d{{1,2}})[日号]?{TO}(?:次年|第二年)?"
    r"(?P<to>\d{1,2})月(?P<to_day>\d{1,2})[日号]?"
)
_NAME = r"(?P<name>[^\d;,、。:()]{0,12}?)"
_REST = r"(?P<rest>(?:其他|其余|别的)(?:日子|时间|时候|季节|月份)?|平时|平常)[,:]?"
_SEASON = (
    r"(?P<bare>(?:春夏|夏秋|秋冬|冬春|春秋|春|夏|秋|冬)(?:季|天|令时)|寒假|暑假|暑期)(?:期间)?[,:]?"
)
_HEAD = re.compile(rf"(?:^|(?<=[;,。]))(?:{_NAME}\(?{_DAYS}\)?[,:]?|{_REST}|{_SEASON})")
_USUAL: Mapping[str, str] = MappingProxyType(
    {
        "春": "3月1日—5月31日",
        "夏": "5月1日—9月30日",
        "秋": "9月1日—11月30日",
        "冬": "10月1日—4月30日",
        "春夏": "3月1日—8月31日",
        "夏秋": "6月1日—11月30日",
        "秋冬": "9月1日—2月28日",
        "冬春": "12月1日—5月31日",
        "寒假": "1月20日—2月20日",
        "暑假": "7月1日—8月31日",
        "暑期": "7月1日—8月31日",
    }
)
"""Days by which a message shows the form; nobody is taken at them."""


@dataclass(frozen=True, slots=True)
class SpokenYear:
    """The hours of a year: of the regular week, and of parts of the year."""

    week: Hours
    seasons: tuple[tuple[str, MonthDay, MonthDay, Hours], ...] = ()
    """Name, first and last day, hours."""


def read_year(words: str) -> SpokenYear:
    """The hours of a year in words; ValueError with a Chinese sentence."""
    try:
        return _year(words)
    except DateError as mistake:
        raise accepted(mistake, _year) from None


def _year(words: str) -> SpokenYear:
    text = narrow(words)
    heads = list(_HEAD.finditer(text))
    if not heads:
        return SpokenYear(read_spoken(text))
    parts = [(None, text[: heads[0].start()]), *_parts(text, heads)]
    if any(head and head["bare"] for head, _ in parts):
        raise DateError("没有写季节从哪天到哪天", _with_days(parts), "，日子请照实际的改")
    week: Hours = {}
    seasons: dict[tuple[str, MonthDay, MonthDay], Hours] = {}
    for head, said in parts:
        found = read_spoken(said)
        if head is None or head["rest"]:
            week = {**week, **found}
        else:
            part = (head["name"] or "每年", *_bounds(head))
            seasons[part] = {**seasons.get(part, {}), **found}
    if not week and _is_whole_year([(first, last) for _, first, last in seasons]):
        week = [*seasons.values()][-1]
    if not week:
        raise ValueError("有季节，没有平常的开放时间")
    return SpokenYear(week, tuple((*part, hours) for part, hours in seasons.items()))


def _parts(text: str, heads: list[re.Match[str]]) -> Iterator[tuple[re.Match[str], str]]:
    ends = (*(head.start() for head in heads[1:]), len(text))
    for head, end in zip(heads, ends, strict=True):
        yield head, text[head.end() : end].strip(";,。")


def _bounds(head: re.Match[str]) -> tuple[MonthDay, MonthDay]:
    try:
        days = [date(2000, int(head[name]), int(head[f"{name}_day"])) for name in ("from", "to")]
    except ValueError:
        raise ValueError("没有这样的日子") from None
    return (days[0].month, days[0].day), (days[1].month, days[1].day)


def _is_whole_year(times: list[tuple[MonthDay, MonthDay]]) -> bool:
    """Whether every day of a year belongs to one of these times."""
    parts = [Season("", first, last, {}) for first, last in times]
    days = (date.fromordinal(date(2001, 1, 1).toordinal() + n) for n in range(365))
    return bool(parts) and all(any(part.covers(day) for part in parts) for day in days)


def _with_days(parts: list[tuple[re.Match[str] | None, str]]) -> str:
    """The same words with days behind each season; empty where that could not be read either."""
    seasons, rest = [], ""
    for head, said in parts:
        bare = head["bare"] if head else ""
        if head and bare:
            name = re.sub("[季天]$|令时$", "", bare)
            seasons.append(f"{bare}（{_USUAL.get(name, '')}）{said}")
        elif head and not head["rest"]:
            seasons.append(f"{head[0]}{said}")
        else:
            rest += said.strip(";,。")
    form = "；".join((*seasons, *([f"其他日子，{rest}"] if rest else [])))
    try:
        _year(form)
    except DateError as mistake:
        return mistake.form
    except ValueError:
        return ""
    return form
