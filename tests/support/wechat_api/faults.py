"""What goes wrong on purpose: an error code, a connection that breaks, a process that is killed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum


class Kind(Enum):
    """What happens to one request."""

    CODE = "code"
    """It is answered with an error code and not done."""
    LOST = "lost"
    """The connection breaks before it is done."""
    UNANSWERED = "unanswered"
    """It is done, and the connection breaks before the answer."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of the n-th request, counted from one, or of every request to a path."""

    kind: Kind
    at: int = 0
    path: str = ""
    code: int = -1

    def hits(self, number: int, path: str) -> bool:
        """Whether it is this request's."""
        return number == self.at if self.at else path.endswith(self.path)


@dataclass(slots=True)
class Faults:
    """The faults to come, and what a test wants to be told."""

    waiting: list[Fault] = field(default_factory=list)
    once: bool = True
    """Whether a fault happens one time only."""
    before: Callable[[int, str], None] = lambda number, path: None
    """Called with every request before it is done, by its number and path."""
    after: Callable[[int, str], None] = lambda number, path: None
    """Called when it is done and not answered yet."""

    def take(self, number: int, path: str) -> Fault | None:
        """The fault of a request."""
        found = next((fault for fault in self.waiting if fault.hits(number, path)), None)
        if found and self.once:
            self.waiting.remove(found)
        return found
