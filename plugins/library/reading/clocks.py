"""Times of day as people write them: ``14:30``, ``下午2:30``, ``两点半``, ``14时30分``, ``24:00``.

Clocks are minutes since midnight; the end of a day, 24:00, is its last. A morning's and an
afternoon's hour are told apart by words before it; where two o'clock may be either, nothing is
guessed: :class:`DateError` carries the form that would be read.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import time

DAY = 24 * 60
"""Minutes of a day."""
TO = r"\s*(?:[-—–―‐‑−~∼]+|至|到)\s*"
_TRIES = 9
"""Mistakes that one form may have behind each other."""
_NUMERALS = "〇一二三四五六七八九"
_SPOKEN = f"{_NUMERALS}零○两十廿卅"
_YEAR = re.compile(rf"[{_NUMERALS}零○]{{4}}(?=\s*年)")
_NUMBER = re.compile(
    rf"(?:(?<![周期拜{_SPOKEN}])[{_SPOKEN}]+(?=\s*[月日号点时分刻])|(?<=点)[{_SPOKEN}]+)"
)
_TENS = {"十": 10, "廿": 20, "卅": 30}
_EARLY = "凌晨|清晨|清早|早晨|早上|上午|早"
_NOON = "中午|正午"
_LATE = "下午|午后|傍晚"
_NIGHT = "晚上|晚间|夜晚|夜里|深夜|半夜|午夜|晚"
_PART = rf"(?:{_EARLY}|{_NOON}|{_LATE}|{_NIGHT})"
PARTS = re.compile(_PART)
_HALVES = {"半": 30, "整": 0, "钟": 0, "1刻": 15, "3刻": 45}


class DateError(ValueError):
    """What can't be read of a day or an hour, in Chinese, and what to write instead."""

    def __init__(self, what: str, form: str = "", note: str = "", is_of_end: bool = False) -> None:
        super().__init__(what)
        self.form = form
        """That would be read; empty where nothing sure is known."""
        self.note = note
        """What is to be looked at besides, behind a comma: no word of it belongs to the form."""
        self.is_of_end = is_of_end
        """Whether it is the last day or hour that has a place of its own."""

    def of(self, day: str) -> "DateError":
        """The same of an hour on a day."""
        return DateError(str(self), f"{day} {self.form}" if self.form else "", self.note)


def accepted(mistake: DateError, read: Callable[[str], object]) -> DateError:
    """The same mistake; the form that it shows is read, or else none is shown."""
    form = mistake.form
    for _ in range(_TRIES):
        try:
            if form:
                read(form)
        except DateError as other:
            form = other.form if other.form != form else ""
        except ValueError:
            form = ""
        else:
            break
    return DateError(str(mistake), form, mistake.note, mistake.is_of_end)


def remedy_of(mistake: ValueError, otherwise: str) -> str:
    """What to write instead, where it is known; else the general advice."""
    if isinstance(mistake, DateError) and mistake.form:
        return f"{written_as(mistake.form)}{mistake.note}"
    return otherwise


def written_as(form: str) -> str:
    """``写作 2026-12-12``; in marks where a reader could not see at which sign the form ends."""
    return f"写作“{form}”" if re.search("[,，;；。]", form) else f"写作 {form}"


_WRITTEN_OTHERWISE = (
    (re.compile(r"(?<!\d)([12]\d{3})([01]\d)([0-3]\d)(?!\d)"), r"\1-\2-\3"),
    (re.compile(r"(?i)(?<![a-z])a\.?m\.?\s*(?=\d)"), "上午"),
    (re.compile(r"(?i)(?<![a-z])p\.?m\.?\s*(?=\d)"), "下午"),
    (re.compile(r"(?i)(\d{1,2}(?::\d{2})?)\s*a\.?m\.?(?![a-z])"), r"上午\1"),
    (re.compile(r"(?i)(\d{1,2}(?::\d{2})?)\s*p\.?m\.?(?![a-z])"), r"下午\1"),
)
"""``20261220``, ``2:30 pm`` → as days and hours are written here."""


def plain(text: str) -> str:
    """Words with narrow signs and Arabic figures, without blanks around them."""
    narrow = unicodedata.normalize("NFKC", text).strip()
    for pattern, form in _WRITTEN_OTHERWISE:
        narrow = pattern.sub(form, narrow)
    dated = _YEAR.sub(lambda match: "".join(map(str, map(_digit, match[0]))), narrow)
    return _NUMBER.sub(lambda match: str(_number(match[0])), dated)


def leading_year(text: str) -> str:
    """The four figures with which a day or a year begins; else what stands there."""
    return plain(f"{text}年")[:4]


def _digit(sign: str) -> int:
    return 2 if sign == "两" else max(_NUMERALS.find(sign), 0)


def _number(words: str) -> int:
    """十二 → 12, 二十三 → 23, 廿三 → 23; signs without a ten are figures: 二〇 → 20."""
    ten = next((sign for sign in words if sign in _TENS), "")
    if not ten:
        return int("".join(str(_digit(sign)) for sign in words))
    before, _, after = words.partition(ten)
    tens = _digit(before) * 10 if before and ten == "十" else _TENS[ten]
    return tens + (_digit(after[0]) if after else 0)


def clock_pattern(name: str) -> str:
    """The pattern of a time of day; its groups begin with that name."""
    spoken = rf"[点时](?:(?P<{name}_half>半|整|钟|[13]刻)|(?P<{name}_said>\d{{1,2}})分?)?"
    return (
        rf"(?P<{name}_part>{_PART})?\s*(?P<{name}_hour>\d{{1,2}})\s*"
        rf"(?:(?P<{name}_spoken>{spoken})|:(?P<{name}_minute>\d{{2}})(?::00)?)(?!\d)"
    )


def bare(name: str) -> str:
    """The pattern of an hour alone, as ``上午9—11点`` begins; its groups begin with that name."""
    return rf"(?P<{name}_part>{_PART})?\s*(?P<{name}_hour>\d{{1,2}})"


_BEFORE_SPOKEN = rf"(?={TO}{_PART}?\s*\d{{1,2}}[点时])"
_OPENS = rf"(?:{clock_pattern('a')}|{bare('b')}{_BEFORE_SPOKEN})"
PAIR = rf"{_OPENS}{TO}{clock_pattern('c')}"
"""Two times of day."""
RANGE = rf"{_OPENS}(?:{TO}{clock_pattern('c')})?"
"""A time of day, or two; :func:`read_range` reads a match of either."""


def read_range(match: re.Match[str]) -> tuple[int | None, int | None]:
    """First and last minute of a match of :data:`RANGE`, None where there is none."""
    name = "a" if match["a_hour"] else "b"
    if match[f"{name}_hour"] is None:
        return None, None
    part = match[f"{name}_part"] or ""
    if not part and _is_either(match, name):
        afternoon = _minute(match, name, "下午")
        closes = _closes(match, "下午") if match["c_hour"] else None
        raise DateError("不知道是上午还是下午", words_of(afternoon, closes))
    opens = _minute(match, name, part)
    if match["c_hour"] is None:
        return opens, None
    closes = _closes(match, part)
    if closes <= opens:
        evening = closes + DAY // 2 if closes else DAY
        sure = not match["c_part"] and opens < evening and int(match["c_hour"]) < 12
        raise DateError("结束早于开始", words_of(opens, evening) if sure else "")
    return opens, closes


def _is_either(match: re.Match[str], name: str) -> bool:
    """Whether an hour is said, and may be of the morning or of the afternoon."""
    is_said = name == "b" or bool(match[f"{name}_spoken"])
    return is_said and 0 < int(match[f"{name}_hour"]) < 6


def _closes(match: re.Match[str], part: str) -> int:
    """The last minute; the part of the day of the first is its own, where it has none."""
    hour, own = int(match["c_hour"]), match["c_part"] or ""
    inherited = "下午" if re.fullmatch(_NOON, part) and hour < 10 else part
    return _minute(match, "c", own or (inherited if hour <= 12 else ""))


def _minute(match: re.Match[str], name: str, part: str) -> int:
    hour, groups = int(match[f"{name}_hour"]), match.groupdict()
    half, said = groups.get(f"{name}_half"), groups.get(f"{name}_said")
    minute = _HALVES[half] if half else int(said or groups.get(f"{name}_minute") or 0)
    hour = _of_day(hour, minute, part)
    if minute > 59 or hour > 24 or (hour == 24 and minute):
        raise DateError("没有这样的日期或钟点")
    return hour * 60 + minute


def _of_day(hour: int, minute: int, part: str) -> int:
    """The hour of the day that a part of it and an hour mean."""
    if not part or hour > 12:
        if re.fullmatch(_EARLY, part):
            raise DateError(f"{part}没有 {hour} 点", words_of(hour * 60 + minute))
        return hour
    if re.fullmatch(_EARLY, part):
        return 0 if hour == 12 and part == "凌晨" else hour
    if re.fullmatch(_NOON, part):
        return hour + 12 if hour < 10 else hour
    if re.fullmatch(_LATE, part):
        return hour if hour == 12 else hour + 12
    if hour < 5:
        raise DateError(f"{part} {hour} 点不知道是哪一天的", f"{hour}:{minute:02}")
    return hour + 12


def words_of(opens: int, closes: int | None = None) -> str:
    """``14:30``, ``14:30—16:00``: the form that is always read."""
    found = [
        f"{minute // 60:02}:{minute % 60:02}" for minute in (opens, closes) if minute is not None
    ]
    return "—".join(found)


def minute_of(clock: time) -> int:
    """Minutes since midnight."""
    return clock.hour * 60 + clock.minute


def as_clock(minute: int) -> time:
    """A minute as a time of day; the end of a day is midnight."""
    return time(*divmod(minute % DAY, 60))
