"""How text is cut for searching: the same here and in the theme's ``catalog/index/units.js``.

1. NFKC, lower case, then each character folded: traditional and Japanese to simplified by
   OpenCC's tables of characters (phrases differ, and a reader types characters).
2. 二〇〇八 becomes 二零零八, and 佐々木 佐佐木.
3. A CJK character (Han, kana or Hangul: written without spaces) is a unit, a run of other letters
   one (``c++`` and ``c#`` keep their signs), a run of digits one: Word2010 is Word 2010. Initials
   are one unit, whatever stands between them: J.K.罗琳, J·K·罗琳 and JK罗琳 are the same.
4. All else is dropped: 《红楼梦》 and 红楼梦 are the same.

The tests hold both languages to one table of cases, and to texts that are drawn.
"""

import re
import unicodedata
from functools import cache

from plugins.catalog.index.characters import characters

CJK = (
    "\u3005\u3007\u3041-\u3096\u309d\u309e\u30a1-\u30fa\u30fc-\u30fe\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
_LETTER = rf"[^\W\d_{CJK}]"
_INITIAL = "[a-zа-я]"
_INITIALS = rf"{_INITIAL}(?:[.·・‧] ?{_INITIAL}(?!{_LETTER}))+"
_UNIT = re.compile(rf"[{CJK}]|{_INITIALS}|{_LETTER}+(?:\+\+|\#)?|\d+")
_BETWEEN = re.compile("[.·・‧ ]")
_CJK = re.compile(rf"[{CJK}]")
_ZEROS = str.maketrans("〇○◯", "零零零")
_AGAIN = re.compile("([\u4e00-\u9fff])々")


@cache
def _translation() -> dict[int, str]:
    return {ord(source): target for source, target in characters().fold.items()}


def normalise(text: str) -> str:
    """NFKC, lower case, folded."""
    return unicodedata.normalize("NFKC", text).lower().translate(_translation())


def units(text: str) -> list[str]:
    """The units of a text in their order."""
    spelled = _AGAIN.sub(r"\1\1", normalise(text).translate(_ZEROS))
    return [_BETWEEN.sub("", unit) for unit in _UNIT.findall(spelled)]


def is_cjk(unit: str) -> bool:
    """Whether a unit is a character of a script without spaces."""
    return _CJK.fullmatch(unit) is not None
