"""What templates may ask of a date, a number or a text."""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from plugins.library import chinese
from plugins.library.phases import spans_for_script
from plugins.library.reading.spans import Span
from plugins.typography.moments import iso_end, iso_start
from plugins.typography.prose import prose


def iso(moment: date) -> str:
    """The value of a ``datetime`` attribute: a day."""
    return (moment.date() if isinstance(moment, datetime) else moment).isoformat()


def chinese_span_with_year(span: Span) -> str:
    """``2021年2月1日—3日``."""
    return chinese.chinese_span(span, with_year=True)


def json_ld(data: Mapping[str, Any]) -> Markup:
    """JSON for a script data block: no ``<`` can end the block."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))


FILTERS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {
        "prose": prose,
        "iso": iso,
        "iso_start": iso_start,
        "iso_end": iso_end,
        "spans_for_script": spans_for_script,
        "occasion": chinese.occasion,
        "chinese_date": chinese.chinese_date,
        "chinese_day": chinese.chinese_day,
        "chinese_span": chinese.chinese_span,
        "chinese_span_with_year": chinese_span_with_year,
        "chinese_spans": chinese.chinese_spans,
        "chinese_number": chinese.chinese_number,
        "chinese_year": chinese.chinese_year,
        "weekday": chinese.weekday,
        "json_ld": json_ld,
    }
)
