"""What an event is on a day; its address never changes with it."""

from datetime import date
from enum import Enum

from plugins.library.events.nouns import Event
from plugins.library.phases import Phase, phase_on


class EventState(Enum):
    """The life of an event; the value is what scripts and style sheets call it."""

    POSTPONED = "postponed"
    """No new day is known."""
    CANCELLED = "cancelled"
    ANNOUNCED = Phase.ANNOUNCED.value
    RUNNING = Phase.RUNNING.value
    BETWEEN = Phase.BETWEEN.value
    ENDED = Phase.ENDED.value

    @property
    def words(self) -> str:
        """Four characters, as readers know it; ``js/states.js`` has the last four of them too."""
        return _WORDS[self]

    @property
    def is_promising(self) -> bool:
        """Whether a reader may still come: the seal is solid."""
        return self in (EventState.ANNOUNCED, EventState.RUNNING, EventState.BETWEEN)

    @property
    def is_fixed(self) -> bool:
        """Whether it is stated, so that no day changes it."""
        return self in (EventState.POSTPONED, EventState.CANCELLED)


_WORDS = {
    EventState.POSTPONED: "延期待定",
    EventState.CANCELLED: "已经取消",
    EventState.ANNOUNCED: "即将举办",
    EventState.RUNNING: "今天举办",
    EventState.BETWEEN: "还有场次",
    EventState.ENDED: "已经结束",
}


def state_on(event: Event, day: date) -> EventState:
    """The state of an event on a day."""
    if event.is_called_off:
        return EventState.CANCELLED
    if event.waits_for_a_day:
        return EventState.POSTPONED
    return EventState(phase_on(event.spans, day).value)
