"""A week of hours as staff write it in one cell: ``星期一闭馆；周二至周日 9:00-17:00``.

The other way round than :mod:`plugins.library.hours.hours_words`, whose every line is read here.
Parts of the year (:mod:`.seasons_spoken`) have weeks of their own.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from plugins.library.hours.hours import WEEKDAYS
from plugins.library.hours.intervals import (
    NO_PART,
    Interval,
    afternoon_of,
    figures,
    interval_of,
    read_interval,
    read_intervals,
)
from plugins.library.reading.clocks import PAIR, DateError, plain

EVERY_DAY, HOLIDAY = "every_day", "holiday"
EXAMPLE = "写作“周一闭馆；周二至周日 9:00-12:00、14:00-18:00；节假日 10:00-16:00”"
Hours = Mapping[str, tuple[Interval, ...]]
"""Key of ``[branch.hours]`` → the intervals of its days."""
_NUMERALS = "一二三四五六日"
_TO = r"[-—–~至到]+"
_DAY = rf"(?:周|星期|礼拜)?[{_NUMERALS}天]"
_SOME_DAYS = rf"{_DAY}(?:{_TO}{_DAY})?"
_DAYS = re.compile(rf"(?=周|星期|礼拜)(?!周末){_SOME_DAYS}(?:[、,和及]{_SOME_DAYS})*")
_RUN = re.compile(rf"([{_NUMERALS}天])(?:{_TO}(?:周|星期|礼拜)?([{_NUMERALS}天]))?")
_HOLIDAYS = "(?:国家)?(?:法定)?节假日"
_NAMED = (
    (re.compile("每天|每日|天天"), (EVERY_DAY,)),
    (re.compile(_HOLIDAYS), (HOLIDAY,)),
    (re.compile("工作日"), WEEKDAYS[:5]),
    (re.compile("周末|双休日"), WEEKDAYS[5:]),
)
_TIME = re.compile(PAIR)
_BETWEEN_FIGURES = re.compile(r"(?<=\d)\s+(?=\d)")
_FIXED = (
    (re.compile("全天(?:24小时)?|24小时"), "00:00-24:00"),
    (re.compile("闭馆|休馆|休息|除外|不开放?|停止开放"), ""),
)
_BETWEEN = re.compile(
    r"[;,、。:()和及/|]|(?:开放|开馆|服务)(?:时间)?|(?:中午|午间)不(?:休息|闭馆|休)"
)
_BUT = re.compile(rf"除(?:了)?((?:{_DAYS.pattern})|{_HOLIDAYS})(?:以外|之外|外)")
_ALL_YEAR = re.compile(
    rf"(?:全年|常年|一年四季)(?:无休|不休|开放)|(?:含|包括){_HOLIDAYS}"
    rf"|{_HOLIDAYS}(?:照常|正常)(?:开放|开馆)?|{_HOLIDAYS}不(?:休息|闭馆|休)"
)


@dataclass(slots=True)
class _Clause:
    """Some days, and the hours that follow them."""

    days: list[str]
    hours: list[str] = field(default_factory=list)
    """As the file of the places has them; an empty one = closed."""


def narrow(words: str) -> str:
    """Words without blanks, in narrow signs and Arabic figures; between figures one is a comma."""
    return "".join(_BETWEEN_FIGURES.sub("、", plain(words)).split())


def read_spoken(words: str) -> Hours:
    """The hours of a week in words; ValueError with a Chinese sentence.

    What closes some of the days before it is an exception: ``每天 9:00-17:00（周一闭馆）``.
    """
    text = narrow(words)
    bare = _ALL_YEAR.sub("", _BUT.sub(r"\1闭馆;", text))
    try:
        found = _week(_clauses(bare))
    except DateError as mistake:
        raise DateError(str(mistake), mistake.form or _readable(bare)) from None
    return _without_rest(found, bare) if bare != text and _ALL_YEAR.search(text) else found


def _week(clauses: list[_Clause]) -> dict[str, tuple[Interval, ...]]:
    found: dict[str, tuple[Interval, ...]] = {}
    for place, clause in enumerate(clauses):
        if not clause.hours:
            raise ValueError("写了哪几天，没有写几点")
        if "" in clause.hours and len(clause.hours) > 1:
            raise ValueError("同一天又开又不开")
        twice = set(clause.days) & found.keys()
        wider = any(twice < set(other.days) for other in clauses[:place])
        if len(clause.days) > len(set(clause.days)) or (
            twice and not (wider and clause.hours == [""])
        ):
            raise ValueError("同一天写了两次")
        found |= dict.fromkeys(clause.days, _in_order(clause))
    return found


def _in_order(clause: _Clause) -> tuple[Interval, ...]:
    hours = sorted((one for one in clause.hours if one), key=read_interval)
    return read_intervals(hours)


def _without_rest(
    found: dict[str, tuple[Interval, ...]], words: str
) -> dict[str, tuple[Interval, ...]]:
    """A week that has no rest: the hours of holidays are those of other days."""
    hours = {intervals for intervals in found.values() if intervals}
    if not hours:
        raise ValueError("写了哪几天，没有写几点")
    if HOLIDAY not in found and len(hours) > 1:
        first = figures(next(iter(found.values())))
        raise DateError(
            "没有说节假日几点开", f"{words.strip(';,、。')}；节假日 {first}", "，钟点请照实际的改"
        )
    return {**found, HOLIDAY: found.get(HOLIDAY, next(iter(hours)))}


def _readable(words: str) -> str:
    """What of the words is read, where that is a week; empty where it is none."""
    kept = ""
    for part in filter(None, re.split("[;,。()]", words)):
        longer = f"{kept};{part}" if kept else part
        kept = longer if _is_week(longer) else kept
    return kept or _without_odd(words)


def _without_odd(words: str) -> str:
    """Words without what stands between those that are read; empty where a figure would go too."""
    said, at = "", 0
    while at < len(words):
        found = _token(words, at)
        if found is None and words[at].isdigit():
            return ""
        is_read = found and found[2] is not None
        said += words[at : found[0]] if found and is_read else ";" if said[-1:] != ";" else ""
        at = found[0] if found else at + 1
    said = said.strip(";")
    return said if _is_week(said) else ""


def _is_week(words: str) -> bool:
    try:
        return any(_week(_clauses(words)).values())
    except ValueError:
        return False


def _clauses(words: str) -> list[_Clause]:
    clauses: list[_Clause] = []
    for days, hours in _tokens(words):
        if days and clauses and not clauses[-1].hours:
            clauses[-1].days += days
        elif days:
            clauses.append(_Clause(list(days)))
        else:
            clauses = clauses or [_Clause([EVERY_DAY])]
            clauses[-1].hours.append(hours)
    return clauses


def _tokens(words: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Days without hours, or hours without days, in their order."""
    at, before = 0, ""
    while at < len(words):
        found = _token(words, at)
        if found is None:
            start = at - words[:at].endswith("(")
            raise DateError(f"从“{words[start : start + 12]}”起认不出来")
        end, days, hours = found
        if hours and before and (meant := afternoon_of(before, hours, words[at:end])):
            raise DateError(NO_PART, f"{words[:at]}{meant}{words[end:]}")
        before = "" if days else hours or before
        if hours is not None:
            yield days, hours
        at = end


def _token(words: str, at: int) -> tuple[int, tuple[str, ...], str | None] | None:
    """Where what stands at a place ends, its days, its hours; None of these between the two."""
    for named, days in _NAMED:
        if match := named.match(words, at):
            return match.end(), tuple(days), ""
    for fixed, hours in _FIXED:
        if match := fixed.match(words, at):
            return match.end(), (), hours
    if match := _DAYS.match(words, at):
        return match.end(), tuple(_weekdays(match[0])), ""
    if match := _TIME.match(words, at):
        return match.end(), (), _interval(match, words)
    match = _BETWEEN.match(words, at)
    return (match.end(), (), None) if match else None


def _weekdays(words: str) -> Iterator[str]:
    """``周一至三、六`` → Monday, Tuesday, Wednesday, Saturday; a run may cross Sunday."""
    for first, last in _RUN.findall(words.replace("天", "日")):
        start = _NUMERALS.index(first)
        count = (_NUMERALS.index(last or first) - start) % 7 + 1
        yield from (WEEKDAYS[(start + n) % 7] for n in range(count))


def _interval(match: re.Match[str], words: str) -> str:
    """``下午2点半至6点`` → ``14:30-18:00``."""
    try:
        interval = interval_of(match)
    except DateError as mistake:
        before, after = words[: match.start()], words[match.end() :]
        form = f"{before}{mistake.form}{after}" if mistake.form else ""
        raise DateError(str(mistake), form) from None
    return f"{interval.open_text}-{interval.close_text}"
