"""Years as old and foreign books print them: reigns, the Republic, Chinese numerals."""

import re
import unicodedata

_DIGITS = dict(zip("〇零○ＯO一二三四五六七八九", "00000123456789", strict=True))
_WESTERN = re.compile(
    r"(?<![一二三四五六七八九十廿卅])[一二][〇零○ＯO一二三四五六七八九]{3}(?![十百])"
)
GREGORIAN = re.compile(r"(?:1[89]|20)[0-9][0-9]")
_EARLY = re.compile(r"(?<!\d)1[2-7]\d\d(?!\d)")
_ERAS = {
    # the year before the first one, and how many years there are
    "洪武": (1367, 31), "建文": (1398, 4), "永乐": (1402, 22), "洪熙": (1424, 1),
    "宣德": (1425, 10), "正统": (1435, 14), "景泰": (1449, 8), "天顺": (1456, 8),
    "成化": (1464, 23), "弘治": (1487, 18), "正德": (1505, 16), "嘉靖": (1521, 45),
    "隆庆": (1566, 6), "万历": (1572, 48), "泰昌": (1619, 1), "天启": (1620, 7),
    "崇祯": (1627, 17), "顺治": (1643, 18), "康熙": (1661, 61), "雍正": (1722, 13),
    "乾隆": (1735, 60), "嘉庆": (1795, 25), "道光": (1820, 30), "咸丰": (1850, 11),
    "同治": (1861, 13), "光绪": (1874, 34), "宣统": (1908, 3), "民国": (1911, 199),
    "民": (1911, 199), "康德": (1933, 12), "明治": (1867, 45), "大正": (1911, 15),
    "昭和": (1925, 64), "平成": (1988, 31), "令和": (2018, 99),
}  # fmt: skip
_TRADITIONAL = str.maketrans("樂統順慶萬曆歷啟禎嘉靖豐緒國", "乐统顺庆万历历启祯嘉靖丰绪国")
_NUMBER = r"元|\d{1,3}|[一二三四五六七八九十廿卅〇零百]{1,6}"
_ERA = re.compile(
    rf"(?<![\u4e00-\u9fff])(?:中华|中華|清|明|大清|日本)?"
    rf"({'|'.join(sorted(_ERAS, key=len, reverse=True))}) ?(?:第 ?)?({_NUMBER})(?!\d)"
)
_TENS = {"十": 10, "廿": 20, "卅": 30, "百": 100}


def year_of_words(text: str) -> str:
    """The year of a date without a Gregorian year in digits: 民国25 → 1936; else nothing.

    Nothing either where the reign had no such year.
    """
    text = unicodedata.normalize("NFKC", text)
    if match := GREGORIAN.search(text):
        return match[0]
    if match := _WESTERN.search(text):
        return "".join(_DIGITS[sign] for sign in match[0])
    text = text.translate(_TRADITIONAL)
    if match := _ERA.search(text):
        before, years = _ERAS[match[1]]
        year = _number(match[2])
        if 1 <= year <= years:
            return str(before + year)
    early = _EARLY.search(text)
    return early[0] if early else ""


def _number(text: str) -> int:
    """``元`` → 1, ``25``, ``二十五``, ``廿五``, ``一〇五``."""
    if text == "元":
        return 1
    if text.isdecimal():
        return int(text)
    if not any(sign in _TENS for sign in text):
        return int("".join(_DIGITS[sign] for sign in text))
    total, digit = 0, 0
    for sign in text:
        if sign in _TENS:
            total, digit = total + max(digit, 1) * _TENS[sign], 0
        else:
            digit = int(_DIGITS[sign])
    return total + digit
