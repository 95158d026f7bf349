"""Chinese Library Classification (中国图书馆分类法, CLC): from a class number to its classes.

Source of the rules: 《中国图书馆分类法》第五版. ``clc.tsv`` beside this file has its 22 main
classes and its second level, 270 names in all, with the columns ``code name parent``. The deeper
text is under copyright and is not ours to ship; a library may lay its own table beside its
export. What that table says goes before ours, and what it leaves out is taken from ours.

A table's code may be ``[C94]`` (an alternative class: read without its brackets), ``{G5}`` (no
longer in use: skipped), ``I3/7`` or ``C829.3/.7`` (every class from the one to the other) and
``R735.3+5`` (the plus marks a finer class and is not part of the number). The point after three
digits only helps the eye, so numbers are looked up without it.

Many classes are divided by country or province with a number of the tables of regions: I + 712
is 美国文学. ``clc_regions`` has the well-known ones; none overrules a code that the table has.
``clc_file`` reads the tables.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

MAIN_LETTERS = "ABCDEFGHIJKNOPQRSTUVXZ"
LONGEST_KEY = 40


@dataclass(frozen=True, slots=True)
class ClcClass:
    """One class; the parent is the code of the class above, empty for the 22 main classes."""

    code: str
    name: str
    parent: str


@dataclass(frozen=True, slots=True)
class ClcTable:
    """The classes that are known, found by class number."""

    classes: Mapping[str, ClcClass]
    """Code → class, as the table lists them; classes of the region rules are not among them."""
    paths: Mapping[str, tuple[ClcClass, ...]]
    """Key (a number without points) → the classes from the main class down."""

    def path_of(self, number: str) -> tuple[ClcClass, ...]:
        """The classes of a number from the main class down to the longest known prefix.

        Nothing where the number begins with none of the 22 letters. Unlike ``normalised`` this
        looks behind a hyphen or plus too, for the classes that have one: Q-9, R735.3+5.
        """
        return longest_in(self.paths, key_of(number))

    def class_of(self, number: str) -> ClcClass | None:
        """The deepest known class of a number."""
        path = self.path_of(number)
        return path[-1] if path else None


def longest_in(paths: Mapping[str, tuple[ClcClass, ...]], key: str) -> tuple[ClcClass, ...]:
    """The path of the deepest class whose notation the key begins with; empty where none."""
    for end in range(len(key), 0, -1):
        path = paths.get(key[:end])
        if path is not None:
            return path
    return ()


_ALTERNATIVE = re.compile(r"[\[{][^\]}]*[\]}]?")
_BARE_NUMBER = re.compile(r"[A-Z][A-Z0-9.]*")
_NUMBER = re.compile(r"[A-Z][A-Z0-9.-]*(?:\+[0-9.-]+)*")


def normalised(number: str) -> str:
    """The class number alone: ``ｋ825．6=76`` → ``K825.6``, ``R-092`` → ``R``.

    It ends where a letter, digit or point does not follow, so at every sign of a subdivision
    (``= ( - : + " < /``) and at blanks. A number in brackets is an alternative and is dropped.
    """
    match = _BARE_NUMBER.match(_tidy(number))
    return match[0].rstrip(".") if match else ""


def _tidy(number: str) -> str:
    text = number if number.isascii() else unicodedata.normalize("NFKC", number)
    if "[" in text or "{" in text:
        text = _ALTERNATIVE.sub(" ", text)
    return text.strip().upper()


def key_of(number: str) -> str:
    """What numbers are looked up by: ``R735.3+5`` → ``R73535``, ``Q-9`` → ``Q-9``."""
    match = _NUMBER.match(_tidy(number))
    return match[0].replace(".", "").replace("+", "")[:LONGEST_KEY] if match else ""
