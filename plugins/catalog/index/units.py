"""How text is cut for searching: the same here and in the theme's ``catalog/index/units.js``.

1. NFKC, lower case, then each character folded: traditional to simplified by OpenCC's table of
   characters (phrases differ, and a reader types characters). 2. A CJK character (Han, kana or
   Hangul: written without spaces) is a unit, a run of other letters and digits one (``c++`` and
   ``c#`` keep their signs). 3. All else is dropped: 《红楼梦》 and 红楼梦 are the same. The tests
   hold both languages to one table of cases.
"""

import re
import unicodedata
from functools import cache

from plugins.catalog.index.characters import characters

CJK = (
    "\u3005\u3007\u3041-\u3096\u309d\u309e\u30a1-\u30fa\u30fc-\u30fe\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
_UNIT = re.compile(rf"[{CJK}]|[^\W_{CJK}]+(?:\+\+|\#)?")
_CJK = re.compile(rf"[{CJK}]")


@cache
def _translation() -> dict[int, str]:
    return {ord(source): target for source, target in characters().fold.items()}


def normalise(text: str) -> str:
    """NFKC, lower case, folded."""
    return unicodedata.normalize("NFKC", text).lower().translate(_translation())


def units(text: str) -> list[str]:
    """The units of a text in their order."""
    return _UNIT.findall(normalise(text))


def is_cjk(unit: str) -> bool:
    """Whether a unit is a character of a script without spaces."""
    return _CJK.fullmatch(unit) is not None
