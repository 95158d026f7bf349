"""Characters that are read as they stand and can't be right: nobody sees them, or they say nothing.

Private use is where systems keep characters of their own; U+FFFD was lost before the export; four
letters with signs in a row (``æ´»ç``, ``ºìÂ¥``) are a Chinese text that somebody read as Latin-1.
"""

import re

_UNSHOWN = re.compile("[\ue000-\uf8ff\ufffd]")
_LATIN = "\xc0-\xd6\xd8-\xf6\xf8-\xff"
_GARBLED = re.compile(f"[{_LATIN}][{_LATIN}\x80-\xaf\xb1-\xb6\xb8-\xbf€‚ƒ„…†‡ˆ‰Š‹Œ™š›œžŸ]{{3}}")
"""Without ``·``, ``×`` and ``°``, of which rows are drawn."""
_ANY = re.compile(f"[\ue000-\uf8ff\ufffd{_LATIN}]")
"""What both begin with, asked once of each of a hundred thousand records."""
_EXAMPLE = re.compile("：“[^”]{1,4}”（U\\+[0-9A-F]+）")


def unshown(text: str) -> str:
    """A Chinese sentence about the first of them, or empty."""
    if _ANY.search(text) is None:
        return ""
    if found := _UNSHOWN.search(text):
        lost = found[0] == "\ufffd"
        kind = "导出以前就丢了的字" if lost else "私用区的字（多是原来的系统自造的）"
        return f"有{kind}：“{found[0]}”（U+{ord(found[0]):04X}），网页上显示不出来"
    if found := _GARBLED.search(text):
        return f"有编码读错的乱码：“{found[0]}”（U+{ord(found[0][0]):04X}），导出以前就错了"
    return ""


def kind_of(reason: str) -> str:
    """A reason without its example, so that those of a file are counted together."""
    return _EXAMPLE.sub("", reason)
