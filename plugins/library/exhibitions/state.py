"""What an exhibition is on a day: announced, running, over. Addresses never change with it.

The page says what was true on the day of the build; ``js/exhibition.js`` says it anew from the
same days, so that a page that nobody built for weeks is still right.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from plugins.library.exhibitions.nouns import Exhibition, Station
from plugins.library.phases import Phase, phase_on


class ExhibitionState(Enum):
    """The life of an exhibition; the value is what scripts and style sheets call it."""

    words: str
    """As readers know it."""

    def __new__(cls, value: str, words: str) -> "ExhibitionState":
        state = object.__new__(cls)
        state._value_, state.words = value, words
        return state

    POSTPONED = "postponed", "延期"
    CANCELLED = "cancelled", "取消"
    ANNOUNCED = Phase.ANNOUNCED.value, "即将开展"
    RUNNING = Phase.RUNNING.value, "正在展出"
    BETWEEN = Phase.BETWEEN.value, "巡展途中"
    """On tour, packed up between two stations."""
    ENDED = Phase.ENDED.value, "展期已过"
    LASTING = "lasting", "线上常设"
    """Online, without an end."""

    @property
    def is_over(self) -> bool:
        """Whether it stands among the past ones of a list."""
        return self in (ExhibitionState.ENDED, ExhibitionState.CANCELLED)


_STATED = {state.words: state for state in (ExhibitionState.POSTPONED, ExhibitionState.CANCELLED)}


@dataclass(frozen=True, slots=True)
class TourPlace:
    """Where a tour is on a day, and where it goes next."""

    now: tuple[Station, ...]
    next: Station | None
    booked: tuple[Station, ...]
    """Today's and all later times at which the boards stand somewhere: the rest is free."""


def state_on(exhibition: Exhibition, day: date) -> ExhibitionState:
    """The state of an exhibition on a day."""
    if exhibition.status in _STATED:
        return _STATED[exhibition.status]
    spans = exhibition.all_spans
    if not spans and exhibition.year > day.year:
        return ExhibitionState.ANNOUNCED
    if not spans:
        undated_past = exhibition.year < day.year and not exhibition.is_online
        return (
            ExhibitionState.ENDED
            if undated_past or not exhibition.is_readable
            else ExhibitionState.LASTING
        )
    return ExhibitionState[phase_on(spans, day).name]


def tour_on(exhibition: Exhibition, day: date) -> TourPlace:
    """The stations that stand on a day and the first one that follows."""
    dated = [s for s in exhibition.dated_stations if s.is_held and s.span]
    now = tuple(s for s in dated if s.span and s.span.covers(day))
    later = sorted(
        (s for s in dated if s.span and s.span.start > day),
        key=lambda s: s.span.start if s.span else day,
    )
    return TourPlace(now, later[0] if later else None, (*now, *later))
