"""The names of children in a line of text."""

import re
from collections.abc import Iterator

from plugins.library.people.likely import ANYWHERE, TOLD_SO
from plugins.library.people.marks import marks_in, plain
from plugins.library.people.owners import OF_CHILDREN, OwnedName, names_of
from plugins.library.people.sentences import read_sentence
from plugins.library.people.slots import HAN

_LONGEST = 300
"""Characters of a piece: what stands farther off says nothing of a name."""
_SENTENCE = re.compile(f"[^。！？!?]{{0,{_LONGEST}}}[。！？!?]*(?<=.)", re.DOTALL)


def names_in(line: str, year: int, is_of_children: bool = False) -> Iterator[OwnedName]:
    """Every name of a line that speaks of children, or stands where children are spoken of.

    ``year`` is that of the build, for years of birth.
    """
    for piece in filter(HAN.search, _pieces(line)):
        text = plain(piece)
        marks = marks_in(text, year)
        if is_of_children or any(mark.kind in OF_CHILDREN for mark in marks):
            yield from names_of(read_sentence(text, marks), TOLD_SO if is_of_children else ANYWHERE)


def speaks_of_children(line: str, year: int) -> bool:
    """Whether a line names a school, a class, the age of a child, or a child."""
    return any(mark.kind in OF_CHILDREN for mark in marks_in(plain(line), year))


def _pieces(line: str) -> Iterator[str]:
    """Sentences that stand together, so long that one may say whose the name of another is."""
    piece = ""
    for sentence in _SENTENCE.findall(line):
        if piece and len(piece) + len(sentence) > _LONGEST:
            yield piece
            piece = ""
        piece += sentence
    yield piece
