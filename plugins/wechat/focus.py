"""Where the subject of a cover stands: ``Focus: 左上``, or ``0.2,0.3`` of its width and height.

The cuts of a cover (2.35 : 1 and 1 : 1) keep that place as near to their middle as they can.
"""

import re

from plugins.library.reading.common_keys import FOCUS
from plugins.library.reading.header import Header
from plugins.library.reading.problems import Problem, error

Focus = tuple[float, float]
"""Fractions of width and height, from the upper left corner."""
DEFAULT: Focus = (0.5, 0.4)
"""A little above the middle, where photographers put a face."""
_ACROSS = {"左": 0.2, "右": 0.8}
_DOWN = {"上": 0.2, "下": 0.8}
_WORDS = re.compile(r"中|[左右][上下]?|[上下]")
_NUMBERS = re.compile(r"(?P<x>[01](?:\.\d+)?)\s*[,，、]\s*(?P<y>[01](?:\.\d+)?)")


def read_focus(header: Header) -> tuple[Focus, tuple[Problem, ...]]:
    """The value of ``Focus``; the place of most subjects where it is missing or can't be read."""
    given = header.get("focus")
    if not given:
        return DEFAULT, ()
    numbers = _NUMBERS.fullmatch(given)
    if numbers and max(place := (float(numbers["x"]), float(numbers["y"]))) <= 1:
        return place, ()
    if _WORDS.fullmatch(given):
        across = next((_ACROSS[word] for word in given if word in _ACROSS), 0.5)
        return (across, next((_DOWN[word] for word in given if word in _DOWN), 0.5)), ()
    remedy = "写“左”“右上”“中”，或者从左边、从上边算起的两个比例，例如 0.2,0.3"
    what = f"{FOCUS.label}的写法不认识"
    return DEFAULT, (error(header.path, header.line("focus"), what, given, remedy),)
