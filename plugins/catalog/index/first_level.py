"""How the commonest characters sound, short enough to stand in the page.

A search asks for the files of its pairs by their sounds. The table of all characters is a file of
6 kB, and a round to the host goes by before the first of these files is asked for. The first level
of GB 2312, its 3,755 commonest characters, is in the order of pinyin: runs of one sound, and few
exceptions. Nineteen titles of twenty have no other character.
"""

from typing import Any

from plugins.catalog.index.characters import characters, gb2312
from plugins.catalog.index.sounds import sound

COUNT = 3755
_NEAR = 3
"""So many characters on, a run goes on behind an exception."""


def first_level() -> dict[str, str]:
    """``runs``: sounds, each with the number of characters that have it, ``a2ai13an12``, in the
    order of GB 2312; ``others``: characters that sound otherwise than their run, each with its
    sound, or with none where the whole table must be asked (``剥bo乾``)."""
    known = gb2312()[:COUNT]
    sounds = list(map(_sound, known))
    runs: list[list[Any]] = [[sounds[0], 0]]
    others = []
    for at, (character, own) in enumerate(zip(known, sounds, strict=True)):
        run = runs[-1][0]
        if own and run not in sounds[at : at + 1 + _NEAR]:
            runs.append([own, 0])
        elif own != run:
            others.append(character + own)
        runs[-1][1] += 1
    return {"runs": "".join(f"{own}{n}" for own, n in runs), "others": "".join(others)}


def _sound(character: str) -> str:
    """Empty for what is searched as another character."""
    table = characters()
    if table.fold.get(character, character) != character:
        return ""
    return sound(table.syllable.get(character, ""))
