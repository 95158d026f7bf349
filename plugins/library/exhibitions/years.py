"""The year that a period's words surely mean; None where they leave it open.

公元 and 民国 years are certain. Reign titles and stems alone are not: 光绪间 is thirty-four years
long, 甲子 comes back every sixty. Those are asked for in the column 年代排序.
"""

import re
from datetime import date

_REPUBLIC = 1911
"""民国元年 is 1912; it counts on the mainland to 38, 1949."""
_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "元": 1}
_YEAR = re.compile(r"(?:公元)?(?P<before>前)?\s*(?P<year>\d{1,4})\s*年?(?:代)?")
_HAN_YEAR = re.compile(r"(?P<year>[〇零○一二三四五六七八九]{4})\s*年?(?:代)?")
_REPUBLIC_YEAR = re.compile(r"民国\s*(?P<year>[元〇零一二三四五六七八九十\d]{1,3})\s*年?")
_DAY = re.compile(r"(?P<year>\d{4})\s*[-./年].*")
_BEFORE, _BEHIND = "约（( ", "左右前后初末？?）) "
"""What says “about” and changes no order."""


def sure_year(words: str) -> int | None:
    """约1937 → 1937, 民国二十六年 → 1937, 公元前221年 → -221, 清光绪间 → None."""
    plain = words.lstrip(_BEFORE).rstrip(_BEHIND)
    republic = _REPUBLIC_YEAR.fullmatch(plain)
    if republic:
        year = _REPUBLIC + _number(republic["year"])
        return year if _REPUBLIC < year <= _REPUBLIC + 38 else None
    han = _HAN_YEAR.fullmatch(plain)
    if han:
        return int("".join(str(_DIGITS[c]) for c in han["year"]))
    match = _YEAR.fullmatch(plain) or _DAY.fullmatch(plain)
    if match is None:
        return None
    year = int(match["year"])
    if match.groupdict().get("before"):
        return -year
    return year if 100 <= year <= date.max.year else None


def _number(text: str) -> int:
    """26, 二十六, 二六 and 元 as numbers up to 99."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return int("".join(str(_DIGITS[c]) for c in text))
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
