"""How the commonest characters sound, short enough to stand in the page.

A search asks for the files of its pairs by their sounds. The table of all characters is a file of
6 kB, and a round to the host goes by before the first of these files is asked for. The first level
of GB 2312, its 3,755 commonest characters, is in the order of pinyin: runs of one sound, and few
exceptions. Nineteen titles of twenty have no other character. ``first_level.js`` reads it.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from plugins.catalog.index.characters import characters, gb2312
from plugins.catalog.index.sounds import sound

COUNT = 3755
FINALS = (
    *("a", "ai", "an", "ao", "e", "ei", "en", "er", "i", "ia", "ian", "iao", "ie", "in", "iong"),
    *("iu", "o", "ong", "ou", "u", "ua", "uai", "uan", "ue", "ui", "un", "uo"),
)
"""What a sound ends with, in the order of GB 2312."""
ZERO = 36
MOST = 53
"""A sign counts characters from :data:`ZERO` on; one above this count passes over finals."""
_STEPS = (7, 6, 5, 4, 2, 1)
"""So many finals one sign passes over; that of three is a backslash, which JSON doubles."""
_NEAR = 3
"""So many characters on, a run goes on behind an exception."""


def first_level() -> str:
    """An initial, or a blank, and a sign for each of :data:`FINALS`: how many characters have this
    sound; again and again in the order of GB 2312. Behind them the characters that sound otherwise
    than their run, each with its sound, or with none where the whole table must be asked
    (``剥bo乾``)."""
    known = gb2312()[:COUNT]
    runs, others = [], []
    sounds = list(map(_sound, known))
    run = sounds[0]
    for at, (character, own) in enumerate(zip(known, sounds, strict=True)):
        if own and run not in sounds[at : at + 1 + _NEAR]:
            run = own
        elif own != run:
            others.append(character + own)
        runs.append(run)
    return "".join([*_signs((own, len([*some])) for own, some in groupby(runs)), *others])


def _signs(runs: Iterable[tuple[str, int]]) -> Iterator[str]:
    before, at = "", len(FINALS)
    for own, count in runs:
        initial = own[: own not in FINALS]
        final = FINALS.index(own[len(initial) :])
        if initial != before or final < at:
            yield initial or " "
            before, at = initial, 0
        yield from _passed(final - at)
        yield chr(ZERO + count)
        at = final + 1


def _passed(finals: int) -> Iterator[str]:
    for step in _STEPS:
        while finals >= step:
            yield chr(ZERO + MOST + step)
            finals -= step


def _sound(character: str) -> str:
    """Empty for what is searched as another character."""
    table = characters()
    if table.fold.get(character, character) != character:
        return ""
    return sound(table.syllable.get(character, ""))
