"""What the rules find."""

from dataclasses import dataclass
from enum import Enum


class Private(Enum):
    """What must not leave the house; the value is how staff are told."""

    MOBILE = "像是个人的手机号，不能公开"
    IDENTITY = "像是身份证号，不能公开"


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a person, in a text."""

    what: Private
    digits: str
    """Without what stands between them: ``13812345678``."""
    start: int
    end: int

    @property
    def masked(self) -> str:
        """As it may be shown: ``138****5678``."""
        if self.what is Private.MOBILE:
            return f"{self.digits[:3]}****{self.digits[-4:]}"
        return f"{self.digits[:6]}{'*' * (len(self.digits) - 8)}{self.digits[-2:]}"
