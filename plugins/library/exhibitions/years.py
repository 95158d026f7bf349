"""The year that a period's words surely mean; None where they leave it open.

公元 and 民国 years are certain. Reign titles and stems alone are not: 光绪间 is thirty-four years
long, 甲子 comes back every sixty. Those are asked for in the column 年代排序.
"""

import re

_REPUBLIC, _LAST = 1911, 38
"""民国元年 is 1912; it counts on the mainland to 38, 1949."""
_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "元": 1}
_YEAR = re.compile(r"(?P<era>公元)?(?P<before>前)?\s*(?P<year>\d{1,4})\s*年?(?:代)?")
_HAN_YEAR = re.compile(r"(?P<year>[〇零○一二三四五六七八九]{4})(?:\s*年.*)?")
_REPUBLIC_YEAR = re.compile(
    r"民国\s*(?P<year>元|\d{1,2}|[〇零○一二三四五六七八九十]{1,3})\s*(?:年.*)?"
)
_TENS = re.compile("(?P<tens>[一二三]?)十(?P<ones>[一二三四五六七八九]?)")
_SHORT_TENS = str.maketrans({"廿": "二十", "卅": "三十"})
_FROM = re.compile(r"(?P<year>\d{4})\s*[-./年—–~～至].*")
"""A day, or the first year of several."""
_EXPLAINED = re.compile(r"[（(]\s*(?:公元)?\s*(?P<year>\d{4})\s*年?\s*[）)]")
"""清光绪三十年（1904年）."""
_LOST_DIGIT = re.compile(r"(?<!\d)\d{1,3}[?？]")
"""193? is some year of ten; 1937? may be that one."""
_BEFORE, _BEHIND = "约（( ", "左右前后初末？?）) "
"""What says “about” and changes no order."""


def sure_year(words: str) -> int | None:
    """约1937 → 1937, 民国二十六年 → 1937, 公元前221年 → -221, 清光绪间 → None."""
    if _LOST_DIGIT.search(words):
        return None
    explained = _EXPLAINED.search(words)
    if explained:
        return _possible(int(explained["year"]))
    plain = words.lstrip(_BEFORE).rstrip(_BEHIND)
    republic = _REPUBLIC_YEAR.fullmatch(plain.translate(_SHORT_TENS))
    if republic:
        number = _number(republic["year"])
        return _REPUBLIC + number if 1 <= number <= _LAST else None
    han = _HAN_YEAR.fullmatch(plain)
    if han:
        return _possible(int("".join(str(_DIGITS[c]) for c in han["year"])))
    match = _YEAR.fullmatch(plain) or _FROM.fullmatch(plain)
    if match is None:
        return None
    parts, year = match.groupdict(), int(match["year"])
    if parts.get("before"):
        return -year or None
    return year or None if parts.get("era") else _possible(year)


def _possible(year: int) -> int | None:
    """Below a hundred it may be 80年代, which century's nobody knows."""
    return year if year >= 100 else None


def _number(text: str) -> int:
    """26, 二十六, 二六 and 元 as numbers; 0 where they are none, as 十十."""
    if text.isdecimal():
        return int(text)
    tens = _TENS.fullmatch(text)
    if tens:
        return (_DIGITS[tens["tens"] or "一"]) * 10 + _DIGITS[tens["ones"] or "〇"]
    return 0 if "十" in text else int("".join(str(_DIGITS[c]) for c in text))
