"""What an event is on a day; its address never changes with it."""

from datetime import date
from enum import Enum

from plugins.library.events.nouns import Event
from plugins.library.phases import Phase, phase_on


class State(Enum):
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
        return self in (State.ANNOUNCED, State.RUNNING, State.BETWEEN)

    @property
    def is_fixed(self) -> bool:
        """Whether it is stated, so that no day changes it."""
        return self in (State.POSTPONED, State.CANCELLED)


_WORDS = {
    State.POSTPONED: "延期待定",
    State.CANCELLED: "已经取消",
    State.ANNOUNCED: "即将举办",
    State.RUNNING: "今天举办",
    State.BETWEEN: "还有场次",
    State.ENDED: "已经结束",
}


def state_on(event: Event, day: date) -> State:
    """The state of an event on a day."""
    if event.is_called_off:
        return State.CANCELLED
    if event.waits_for_a_day:
        return State.POSTPONED
    return State(phase_on(event.spans, day).value)
