"""What templates may ask of a date, a number or a text."""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from plugins.library import chinese
from plugins.library.phases import spans_for_script
from plugins.library.pinyin import sounds
from plugins.typography.breaks import headings_in_phrases, in_phrases
from plugins.typography.moments import iso_end, iso_start
from plugins.typography.prose import prose

VERTICAL = 6
"""Characters of the longest heading that is set vertically."""


def iso(moment: date) -> str:
    """The value of a ``datetime`` attribute: a day."""
    return (moment.date() if isinstance(moment, datetime) else moment).isoformat()


def seal_lines(words: str) -> tuple[str, str]:
    """The four characters of a seal in its two lines."""
    return words[:2], words[2:]


def one_a_line(words: str) -> str:
    """Hours between hours, ``8:30—12:00，14:00—20:00``, each on a line of its own."""
    return words.replace("，", "\n")


def fits_vertically(words: str) -> bool:
    """Whether a heading is short enough to be read from top to bottom at one glance."""
    return len(words) <= VERTICAL


def prose_of_page(html: str) -> Markup:
    """Clean HTML whose headings break between phrases."""
    return headings_in_phrases(prose(html))


def json_ld(data: Mapping[str, Any]) -> Markup:
    """JSON for a script data block: no ``<`` can end the block."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))


FILTERS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {
        "prose": prose_of_page,
        "in_phrases": in_phrases,
        "iso": iso,
        "iso_start": iso_start,
        "iso_end": iso_end,
        "spans_for_script": spans_for_script,
        "occasion": chinese.occasion,
        "chinese_date": chinese.chinese_date,
        "chinese_day": chinese.chinese_day,
        "chinese_span": chinese.chinese_span,
        "chinese_span_with_year": partial(chinese.chinese_span, with_year=True),
        "chinese_spans": chinese.chinese_spans,
        "chinese_number": chinese.chinese_number,
        "chinese_year": chinese.chinese_year,
        "weekday": chinese.weekday,
        "number": "{:,}".format,
        "seal_lines": seal_lines,
        "one_a_line": one_a_line,
        "fits_vertically": fits_vertically,
        "json_ld": json_ld,
        "sounds": sounds,
    }
)
