"""Where a day lies among the days of something: before them, on one, between two, behind them.

The page says what was true on the day of the build; ``js/states.js`` says it anew from the same
days, so that a page that nobody built for weeks is still right. Both keep to the same rule:
``tests/js/states_cases.json`` holds them together.
"""

from collections.abc import Sequence
from datetime import date
from enum import Enum

from plugins.library.reading.spans import Span


class Phase(Enum):
    """The value is what scripts and style sheets call it."""

    ANNOUNCED = "announced"
    RUNNING = "running"
    BETWEEN = "between"
    """Some days are over, some are to come, and this is none of them."""
    ENDED = "ended"


def phase_on(spans: Sequence[Span], day: date) -> Phase:
    """The phase of something that has at least one span."""
    if any(span.covers(day) for span in spans):
        return Phase.RUNNING
    if all(span.start < day for span in spans):
        return Phase.ENDED
    return Phase.BETWEEN if any(span.start < day for span in spans) else Phase.ANNOUNCED


def spans_for_script(spans: Sequence[Span]) -> str:
    """``2026-03-01/2026-03-31 2026-05-01/``: an open span has no second day."""
    return " ".join(
        f"{span.start.isoformat()}/{'' if span.open_ended else span.last_day.isoformat()}"
        for span in spans
    )
