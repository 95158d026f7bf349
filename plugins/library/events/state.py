"""What an event is on a day; its address never changes with it."""

from datetime import date
from enum import Enum

from plugins.library.events.nouns import Event
from plugins.library.phases import Phase, phase_on


class EventState(Enum):
    """The life of an event; the value is what scripts and style sheets call it."""

    words: str
    """Four characters, as readers know it; ``js/states.js`` has the last four of them too."""

    def __new__(cls, value: str, words: str) -> "EventState":
        state = object.__new__(cls)
        state._value_, state.words = value, words
        return state

    POSTPONED = "postponed", "延期待定"
    """No new day is known."""
    CANCELLED = "cancelled", "已经取消"
    ANNOUNCED = Phase.ANNOUNCED.value, "即将举办"
    RUNNING = Phase.RUNNING.value, "今天举办"
    BETWEEN = Phase.BETWEEN.value, "还有场次"
    ENDED = Phase.ENDED.value, "已经结束"

    @property
    def is_promising(self) -> bool:
        """Whether a reader may still come: the seal is solid."""
        return self in (EventState.ANNOUNCED, EventState.RUNNING, EventState.BETWEEN)

    @property
    def is_fixed(self) -> bool:
        """Whether it is stated, so that no day changes it."""
        return self in (EventState.POSTPONED, EventState.CANCELLED)


def state_on(event: Event, day: date) -> EventState:
    """The state of an event on a day."""
    if event.is_called_off:
        return EventState.CANCELLED
    if event.waits_for_a_day:
        return EventState.POSTPONED
    return EventState[phase_on(event.spans, day).name]
