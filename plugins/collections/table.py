"""The table of collections: a row says where a kind of content is shown, and how it is read.

A new one needs its noun in ``plugins/library``, a row here, the templates that the row names, with
their blocks in ``bundles.toml`` of the theme, and its folder and addresses in ``plugins/library``:
``site/unused``, ``site/links`` (its address; whether its texts show pictures or hand out files),
``reading/slugs``; where it looks for private numbers itself, ``site/wording``; new header keys:
``reading/header``. For staff: ``docs/staff-guide.md``. For ``make new``: ``KINDS`` in
:mod:`plugins.desk.new`, and a file in ``desk/templates/new``. For the map: its name in the context
in ``plugins/__init__.py``.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.library import letters
from plugins.library.messages import read_walls
from plugins.library.quizzes import read_quizzes
from plugins.library.reading.problems import Problem
from plugins.library.transcripts import Transcript, read_transcripts

Files = Iterable[tuple[Path, str]]
"""A file of the content folder, and the address where readers get it."""


def _no_files(piece: Any) -> Files:
    return ()


@dataclass(frozen=True, slots=True)
class Collection:
    """One kind of content: a list, and mostly a page for each piece."""

    name: str
    """Of the pieces in the context, in the order of the list; also the list's template."""
    url: str
    """Of the list, from the site's root, without the leading slash."""
    read: Callable[[Path], tuple[tuple[Any, ...], tuple[Problem, ...]]]
    """The content folder → the pieces that are shown, and every problem met."""
    piece: str = ""
    """Name of one, in its template of that name. Empty where the list shows all there is of it."""
    has_text: bool = False
    """Whether a piece has Markdown of its own (``text``): the template's ``page``."""
    files: Callable[[Any], Files] = _no_files
    """What readers get beside the page of a piece."""


def _recording(transcript: Transcript) -> Files:
    return ((transcript.sound.path, transcript.sound_url),) if transcript.sound else ()


COLLECTIONS = (
    Collection("quizzes", "quizzes/", read_quizzes, "quiz", has_text=True),
    Collection("letters", letters.URL, letters.read_answered),
    Collection("message_walls", "messages/", read_walls, "message_wall", has_text=True),
    Collection("transcripts", "transcripts/", read_transcripts, "transcript", files=_recording),
)
