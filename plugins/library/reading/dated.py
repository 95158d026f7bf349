"""The Start, End and Date of a header, with problems instead of exceptions."""

from datetime import date

from plugins.library.reading import header as headers
from plugins.library.reading.header import Header
from plugins.library.reading.problems import Problem, error
from plugins.library.reading.spans import Span, read_moment, read_spans

REMEDY = "日期写作 2021-06-24、2021-05-01 起，几个日子用“、”隔开"


def read_span_fields(
    header: Header, required: bool
) -> tuple[tuple[Span, ...], tuple[Problem, ...]]:
    """What Start and End say. A missing Start is a problem where it is required."""
    start, end = header.get("start"), header.get("end")
    if not start:
        missing = headers.require(header, "start") if required or end else ()
        return (), (*missing, *check_date(header))
    try:
        return read_spans(start, end), check_date(header)
    except ValueError as mistake:
        found = f"{start}—{end}" if end else start
        problem = error(header.path, header.line("start"), str(mistake), found, REMEDY)
        return (), (problem, *check_date(header))


def read_day(header: Header) -> tuple[date | None, tuple[Problem, ...]]:
    """The day that Date says; None where it is missing, and with a problem where it is none."""
    value = header.get("date")
    try:
        return (read_moment(value).day if value else None), ()
    except ValueError as mistake:
        return None, (error(header.path, header.line("date"), str(mistake), value, REMEDY),)


def check_date(header: Header, remedy: str = REMEDY) -> tuple[Problem, ...]:
    """Date is a day, or a bare year where no more is known."""
    value = header.get("date")
    if not value or (value.isdigit() and len(value) == 4):
        return ()
    try:
        read_moment(value)
    except ValueError as mistake:
        return (error(header.path, header.line("date"), str(mistake), value, remedy),)
    return ()
