"""The ground of an exhibition's cover: 朱 for a feast, 墨 for a memorial, 素 for all else.

As printed books have it: red paper for what is celebrated, ink for who is mourned, plain paper for
the rest. Declared in the header; else read off its title and series. A memorial held at a festival
(清明节缅怀革命先烈) is a memorial.
"""

import re
from enum import StrEnum


class Tone(StrEnum):
    """As staff write it."""

    VERMILION = "朱"
    INK = "墨"
    PLAIN = "素"

    @property
    def word(self) -> str:
        """In the names of its looks."""
        return self.name.lower()


TONES = tuple(Tone)
_MOURNED = re.compile(
    "烈士|先烈|英烈|英雄|英魂|缅怀|悼|公祭|死难|祭奠|殉|丰碑|遇难|国难|抗战|追思|逝世"
)
_CELEBRATED = re.compile(
    "节日|春节|元宵|端午|中秋|重阳|国庆|过年|大年|新年|新春|贺岁|迎春|年画|春联|灯会"
    "|庆祝|喜迎|党史|党的|建党"
)


def tone_of(stated: str, *subject: str) -> Tone:
    """As stated, else by the words of its subject."""
    if stated in TONES:
        return Tone(stated)
    words = " ".join(subject)
    if _MOURNED.search(words):
        return Tone.INK
    return Tone.VERMILION if _CELEBRATED.search(words) else Tone.PLAIN
