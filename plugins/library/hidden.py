"""Characters that nobody sees: what a check says is removed is removed, by one definition.

Controls, signs of direction and of zero width come along when text is pasted; they turn words
round, part them for a search, and break what WeChat sets. The joiner inside an emoji (Unicode
Standard Annex 51, *ZWJ sequences*) is none of them: without it a family falls apart. A character
that this Python does not know yet is none either: it may be an emoji of next year.
"""

import re
from collections.abc import Iterator

_CONTROLS = "\0-\x08\x0b-\x1f\x7f-\x9f"
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_ZERO_WIDTH = "\xad\u180e\u200b\u200c\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"
_NO_CHARACTERS = "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_PICTURES = "[\xa9\xae\u2190-\u2bff\u3030\u303d\ufe0f\U0001f000-\U0001faff]"
_HIDDEN = re.compile(
    f"[{_CONTROLS}{_DIRECTIONS}{_ZERO_WIDTH}{_NO_CHARACTERS}]"
    f"|\u200d(?!{_PICTURES})|(?<!{_PICTURES})\u200d"
)


def without_hidden(text: str) -> str:
    """The text with only what somebody sees; ends of lines and tabs stay."""
    return _HIDDEN.sub("", text)


def hidden_in(text: str) -> Iterator[str]:
    """Each character that :func:`without_hidden` takes away, in order."""
    return iter(_HIDDEN.findall(text))
