"""What the page of a text would lose, line by line.

A letter or a figure that is lost is an error: the page would say something else than its text. A
sign is a warning, and so is what stands there though nobody wrote it, or though it was meant to be
markup: the words are there, and no library is kept from publishing by a comma.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from plugins.conservation.notes import faults_of_notes, told_again
from plugins.conservation.rendering import Rendering, Stream, read_rendering
from plugins.conservation.signs import Sign
from plugins.conservation.source import Written, read_source
from plugins.conservation.stood import unclosed
from plugins.conservation.walk import Comparison, Part
from plugins.library.reading.problems import Problem, error, warning
from plugins.library.site.pieces import MarkdownPiece, pieces
from plugins.library.site.site import Site
from plugins.typography.markdown import to_html
from plugins.typography.prose import prose

_SHOWN = 40
"""Characters that a message repeats."""
_LATE = "链接的右括号要紧跟在地址后面：[文字](地址)；地址里本来就有这些字的，写成 (<地址>)"


def check_conservation(site: Site) -> Iterable[Problem]:
    """Where a text and its page part; what is no word any more; texts that say nothing."""
    named: dict[str, set[str]] = defaultdict(set)
    """Path → the notes of the pieces of a page."""
    for piece in pieces(site.content):
        yield from check_piece(piece)
        yield from _named_again(piece, named[piece.path])


def _named_again(piece: MarkdownPiece, above: set[str]) -> Iterator[Problem]:
    """Notes that a page has two of, from pieces that know nothing of each other."""
    if not piece.path.endswith(".md") or "[^" not in piece.text:
        return
    for note in (one for one in read_source(piece.text).names if one.is_first):
        if note.name in above:
            yield warning(piece.path, piece.line(note.line), *told_again(note.name))
        above.add(note.name)


def check_piece(piece: MarkdownPiece) -> Iterator[Problem]:
    """All that is told of one text."""
    return compare(piece, prose(to_html(piece.text)))


def compare(piece: MarkdownPiece, html: str) -> Iterator[Problem]:
    """A text against what became of it."""
    source, rendering = read_source(piece.text), read_rendering(html)
    if piece.is_body and not (source.text or rendering.text.characters or "<img" in html):
        yield warning(piece.path, piece.line(1), "没有正文", "", "网页上只有标题，请写上正文")
    walks, lines = list(_walks(source, rendering)), piece.text.split("\n")
    for line in sorted({*source.unclosed}):
        what, remedy = "代码块没有结束", "请在代码后面单独写一行同样的 ``` 或 ~~~；不是代码就删去"
        yield warning(piece.path, piece.line(line), what, "", remedy)
    for line, what, found, remedy in faults_of_notes(source.names, source.asked):
        yield warning(piece.path, piece.line(line), what, found, remedy)
    for walk in walks:
        for line, (lost, strange) in sorted(_by_line(walk.parts).items()):
            remedy = _LATE if lost and line in source.late else ""
            yield _parted(piece, line, lost, strange, remedy)
        for line, what, found, remedy in unclosed(walk, lines):
            yield warning(piece.path, piece.line(line), what, found, remedy)


def _walks(source: Written, rendering: Rendering) -> Iterator[Comparison]:
    """Text with text, each note with its own."""
    yield Comparison(source.text, rendering.text).run()
    for name in dict.fromkeys((*source.notes, *rendering.notes)):
        signs: Sequence[Sign] = source.notes.get(name, ())
        yield Comparison(signs, rendering.notes.get(name, Stream())).run()


def _by_line(parts: Iterable[Part]) -> dict[int, tuple[str, str]]:
    """What each line lost, and what stands there instead."""
    found: dict[int, tuple[str, str]] = defaultdict(lambda: ("", ""))
    for part in parts:
        for line, lost, strange in _refined(part):
            found[line] = (found[line][0] + lost, found[line][1] + strange)
    return found


def _refined(part: Part) -> Iterator[tuple[int, str, str]]:
    """A part without what both sides have of it."""
    lost = "".join(sign.character for sign in part.lost)
    if len(lost) * len(part.strange) > _SHOWN**4:
        yield part.line, lost, part.strange
        return
    for kind, start, end, first, last in SequenceMatcher(
        None, lost, part.strange, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            continue
        signs = part.lost[start:end]
        by_line: dict[int, str] = defaultdict(str)
        for sign in signs:
            by_line[sign.line] += sign.character
        where = min(start, len(part.lost) - 1)
        begin = part.lost[where].line if part.lost else part.line
        strange = part.strange[first:last]
        for line, words in (by_line or {begin: ""}).items():
            yield line, words, strange
            strange = ""


def _parted(piece: MarkdownPiece, line: int, lost: str, strange: str, remedy: str) -> Problem:
    at = piece.line(line)
    if not lost:
        remedy = "多出来的字多半是没有成对的记号，请核对这一行的标点和括号"
        return warning(piece.path, at, "网页上多出了没有写的字", _short(strange), remedy)
    found = _short(lost) + (f"”，网页上是“{_short(strange)}" if strange else "")
    tell = error if any(one.isalnum() for one in lost) else warning
    return tell(piece.path, at, "这一行有字没有出现在网页上", found, remedy or _remedy(lost[0]))


def _remedy(sign: str) -> str:
    """How the sign is written that took the words away; HTML knows no backslash."""
    if sign == "<":
        return "请把“<”写成全角的“＜”，或者写成 &lt;；是网页代码的，请删去"
    if sign.isascii() and not sign.isalnum():
        return f"请在“{sign}”前面加一个“\\”，写成“\\{sign}”，或者改用全角的标点"
    return "请在这一行的记号前面各加一个“\\”，或者改用全角的标点"


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}……"
