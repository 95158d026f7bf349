"""A text file as lines of text, whatever bytes stand in it: streaming, in bounded memory.

Lines end with line feed, carriage return or both; in GB18030 and UTF-8 these bytes are never part
of another character, so that lines are cut before they are decoded and every line can be mended
on its own.
"""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from collections import deque
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, count, islice, repeat
from typing import BinaryIO, NamedTuple

from plugins.library.tables.units import Unreadable
from plugins.library.tables.unshown import unshown

LONGEST_LINE = 1 << 20
"""Characters; no row of a catalogue comes near it, a file without line ends does."""
CONTROLS = bytes({*range(32)} - {*b"\t\n\r"})
_MARKS = (BOM_UTF8, BOM_UTF16_LE, BOM_UTF16_BE, "\ufeff".encode("gb18030"))
_MOST_BYTES = 4 * LONGEST_LINE + 4
"""More bytes than the longest line can have in UTF-8 or GB18030."""
_CHUNK = 1 << 16
"""Small enough for its lines to stay in the processor's cache: a third faster than 256 kB."""

TOO_LONG = f"这一行超过 {LONGEST_LINE} 个字符，没有读入"
_REMEDY = "看看文件是不是少了换行，重新导出一次"
_BROKEN_BYTES = "有认不出的字节，写成了“\ufffd”"
_OTHER_ENCODING = "这一行的编码是 {}，和整个文件不同"
HAD_CONTROLS = "去掉了看不见的控制字符"

Line = tuple[str, int, str]
"""Text without its end, 1-based number (blank lines count), what was repaired (Chinese) or empty.

A plain tuple: a named one costs a tenth of the time in which a table is read.
"""


class _Encoding(NamedTuple):
    own: str
    other: str = ""
    """In which a line may be that can't be read in the file's own."""


def _encoding(name: str) -> _Encoding:
    """For a name that ``recognise`` gives; UTF-16 is turned into UTF-8 on the way."""
    if name.startswith("utf-16"):
        return _Encoding("utf-8")
    if name.startswith("utf-8"):
        return _Encoding("utf-8", "gb18030")
    return _Encoding(name, "utf-8")


class Lines:
    """The lines of a file, the following ones in sight where somebody asks."""

    def __init__(self, file: BinaryIO, encoding: str) -> None:
        self._source = _read_lines(file, encoding)
        self._ahead: deque[Line | Unreadable] = deque()

    def __iter__(self) -> Iterator[Line | Unreadable]:
        ahead = self._ahead
        for line in chain(self._drained(), self._source):
            yield line
            while ahead:
                yield ahead.popleft()

    def ahead(self, most: int) -> list[Line | Unreadable]:
        """The next lines, which stay where they are."""
        self._ahead.extend(islice(self._source, max(0, most - len(self._ahead))))
        return list(islice(self._ahead, most))

    def drop(self, taken: int) -> None:
        """Forgets the next lines."""
        for _ in range(taken):
            self._ahead.popleft()

    def _drained(self) -> Iterator[Line | Unreadable]:
        while self._ahead:
            yield self._ahead.popleft()


def read_line(line: bytes, encoding: str) -> str:
    """One line by itself, in whichever encoding it is."""
    return _in_some_encoding(line, _encoding(encoding))[0]


def together(*sentences: str) -> str:
    """Sentences about the same line as one."""
    return "；".join(filter(None, sentences))


def _read_lines(file: BinaryIO, encoding: str) -> Iterator[Line | Unreadable]:
    numbers = count(1)
    for block in _whole_lines(_chunks(file, encoding)):
        yield from _decoded(block, numbers, _encoding(encoding))


def _chunks(file: BinaryIO, encoding: str) -> Iterator[bytes]:
    """The file's bytes without the byte order mark, UTF-16 as UTF-8."""
    chunks = iter(partial(file.read, _CHUNK), b"")
    first = next(chunks, b"")
    mark = next(filter(first.startswith, _MARKS), b"")
    chunks = chain([first.removeprefix(mark)], chunks)
    if not encoding.startswith("utf-16"):
        return chunks
    big = mark == BOM_UTF16_BE or encoding == "utf-16-be"
    return _as_utf8(chunks, "utf-16-be" if big else "utf-16-le")


def _as_utf8(chunks: Iterable[bytes], utf16: str) -> Iterator[bytes]:
    """UTF-16 as UTF-8; what is broken stays broken, so that its line will tell."""
    decoder = getincrementaldecoder(utf16)("surrogatepass")
    for chunk in chunks:
        yield decoder.decode(chunk).encode("utf-8", "surrogatepass")
    if decoder.getstate()[0]:
        yield b"\xff"


def _whole_lines(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Blocks that end with a line; of an endless line only as much as shows that it is too long."""
    head, rest = b"", b""
    for chunk in chunks:
        rest += chunk
        cut = max(rest.rfind(b"\n"), rest.rfind(b"\r", 0, -1)) + 1
        if cut:
            yield head + rest[:cut]
            head, rest = b"", rest[cut:]
        elif head or len(rest) > _MOST_BYTES:
            head, rest = head or rest[:-1], rest[-1:]
    yield head + rest


def _decoded(
    block: bytes, numbers: Iterator[int], encoding: _Encoding
) -> Iterable[Line | Unreadable]:
    """A block at once where nothing is wrong in it, else line by line.

    The numbers come second: ``zip`` would take one too many.
    """
    text = _clean(block, encoding.own)
    if text is None or unshown(text):
        return map(partial(_line, encoding), block.splitlines(), numbers)
    return zip(text.split("\n"), numbers, repeat(""), strict=False)


def _clean(block: bytes, encoding: str) -> str | None:
    """The text of a block without controls, its lines ended by ``\\n``.

    ``str.splitlines`` would also cut at U+0085, U+2028 and others, ``bytes.splitlines`` doesn't.
    """
    if not block or len(block) > LONGEST_LINE or block.translate(None, CONTROLS) != block:
        return None
    try:
        text = block.decode(encoding)
    except UnicodeDecodeError:
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")


def _line(encoding: _Encoding, line: bytes, number: int) -> Line | Unreadable:
    plain = line.translate(None, CONTROLS)
    text, repaired = _in_some_encoding(plain, encoding)
    if len(text) > LONGEST_LINE:
        return Unreadable(number, TOO_LONG, remedy=_REMEDY)
    repaired = repaired or unshown(text)
    return text, number, together(repaired, HAD_CONTROLS if plain != line else "")


def _in_some_encoding(line: bytes, encoding: _Encoding) -> tuple[str, str]:
    """A line in the file's encoding, in the other one, or with replacement characters."""
    try:
        return line.decode(encoding.own), ""
    except UnicodeDecodeError:
        replaced = line.decode(encoding.own, "replace")
    if encoding.other == "utf-8" or (
        encoding.other and (_is_mostly_broken(replaced) or _is_common_gb(line))
    ):
        try:
            return line.decode(encoding.other), _OTHER_ENCODING.format(encoding.other.upper())
        except UnicodeDecodeError:
            pass
    return replaced, _BROKEN_BYTES


def _is_common_gb(line: bytes) -> bool:
    """Whether a line that is no UTF-8 has Chinese characters of GB 2312 only, most of them common.

    Of UTF-8 every Chinese character begins with a byte that in GB 2312 begins a rare one.
    """
    try:
        read = line.decode("gb2312")
    except UnicodeDecodeError:
        return False
    leads = [c.encode("gb2312")[0] for c in read if not c.isascii()]
    return 2 * sum(0xB0 <= lead <= 0xD7 for lead in leads) > len(leads)


def _is_mostly_broken(text: str) -> bool:
    """Whether a line of a UTF-8 file may be GB18030; with one broken byte it often could be.

    Of GB18030 every seventh character passes for a narrow one of UTF-8.
    """
    broken = text.count("\ufffd")
    narrow = sum("\x80" <= character <= "\u07ff" for character in text)
    wide = sum(not character.isascii() for character in text) - narrow - broken
    return broken > wide + narrow // 4 + 1
