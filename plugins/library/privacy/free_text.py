"""Every text that people can write into the content folder, each once, with its place.

Nothing is looked up kind by kind: the keys of a header and the columns of a sheet are those that
its kind declares (:mod:`plugins.library.kinds`); whatever else lies there is read by its suffix. So
a kind, a key or a column that is new is walked as soon as it is declared, and what nobody declared
is walked too: it is kept with the site's history, shown or not.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.library.exhibitions.folder import is_unseen
from plugins.library.kinds import kind_of, read_header
from plugins.library.privacy.texts import attributes_of, texts_beside_cells, texts_of
from plugins.library.reading.files import name_of, read_letters, read_text
from plugins.library.reading.kind import Kind
from plugins.library.reading.once import once
from plugins.library.reading.sheets import SUFFIXES as SHEETS
from plugins.library.reading.sheets import rows_of
from plugins.library.tables.units import Sheet, Unreadable, UnreadableFile

PLAIN = (".toml", ".txt", ".json", ".srt", ".vtt", ".lrc", ".svg", ".html", ".htm", ".markdown")
"""Files that are read as the lines they have. A drawing has words for those who can't see it."""
_MOST_BYTES = 5_000_000
"""Of a file of plain text; what is longer was written by no hand."""
FILE_NAME = "文件名"
_CONTACTS = ("contact", "telephone")
"""What keys and columns are called that say whom to ring."""


@dataclass(frozen=True, slots=True)
class FreeText:
    """Words of one place; of the body of a text all its lines."""

    text: str
    path: str
    """How messages name the file."""
    line: int
    """Of its first line; the row of a sheet; 0 for the name of a file."""
    place: str = ""
    """The key of a header or the column of a sheet, as staff call it; empty in a body."""
    sheet: str = ""
    """The worksheet, in a workbook."""
    kind: Kind | None = None
    """The kind of content whose folder it lies in."""
    file: Path = Path()
    is_contact: bool = False
    """Whether it is where the library says whom to ring: 联系, ``telephone``."""

    @property
    def label(self) -> str:
        """What a message begins with: the worksheet and the column of a cell, the key of a line."""
        sheet = f"工作表“{self.sheet}”" if self.sheet else ""
        return f"{sheet}「{self.place}」：" if self.place else ""


@once
def free_texts(content: Path) -> tuple[FreeText, ...]:
    """All of :func:`every_text`, read once."""
    return tuple(every_text(content))


def every_text(content: Path) -> Iterator[FreeText]:
    """Every text below the content folder, in one order on every machine."""
    for path in sorted(content.rglob("*")) if content.is_dir() else ():
        below = path.relative_to(content)
        if any(is_unseen(Path(part)) for part in below.parts):
            continue
        kind, name = kind_of(path, content), name_of(path, content)
        yield FreeText(path.name, name, 0, FILE_NAME, kind=kind, file=path)
        if path.is_file():
            yield from _in_file(path, content, name, kind)


def _in_file(path: Path, content: Path, name: str, kind: Kind | None) -> Iterator[FreeText]:
    suffix = path.suffix.lower()
    if suffix == ".md":
        yield from _in_markdown(path, content, name, kind)
    elif suffix in SHEETS:
        yield from _in_sheet(path, name, kind)
        if suffix != ".csv":
            yield from _lines(texts_beside_cells(path.read_bytes()), path, name, kind)
    elif suffix in PLAIN:
        yield from _in_plain(path, name, kind)
    else:
        yield from _lines(texts_of(path.read_bytes(), name), path, name, kind)


def _lines(texts: Iterable[str], path: Path, name: str, kind: Kind | None) -> Iterator[FreeText]:
    """What is handed out as it is, by its lines: none of them has a number that staff could see."""
    for text in texts:
        for line in filter(str.strip, text.splitlines()):
            yield FreeText(line, name, 0, kind=kind, file=path)


def _in_markdown(path: Path, content: Path, name: str, kind: Kind | None) -> Iterator[FreeText]:
    """The lines of the header, those too that no key has, and the body as one."""
    header = read_header(path, content)
    known = {field.line: field for field in header.fields}
    lines = read_text(path, name)[0].split("\n")
    for number, line in enumerate(lines[: header.body_line - 1], 1):
        field = known.get(number)
        place = header.keys[field.key].chinese if field else ""
        words = field.value if field else line
        is_contact = field is not None and field.key in _CONTACTS
        if words.strip():
            yield FreeText(words, name, number, place, "", kind, path, is_contact)
    yield FreeText(header.body, name, header.body_line, kind=kind, file=path)


def _in_sheet(path: Path, name: str, kind: Kind | None) -> Iterator[FreeText]:
    """Every cell of every worksheet, under the name that its column has in the first row."""
    contacts = _contact_columns(kind)
    sheet, head = "", list[str]()
    try:
        for unit in rows_of(path):
            if isinstance(unit, Sheet):
                sheet, head = unit.title, []
            elif not isinstance(unit, Unreadable):
                head = head or unit.cells
                named = [*map(str.strip, head), *[""] * len(unit.cells)]
                for column, cell in zip(named, unit.cells, strict=False):
                    if cell.strip():
                        is_contact = column.lower() in contacts
                        yield FreeText(cell, name, unit.line, column, sheet, kind, path, is_contact)
    except UnreadableFile:  # the reader of its kind says so
        return


def _contact_columns(kind: Kind | None) -> frozenset[str]:
    """The names of the columns, declared by the kind's sheets, that say whom to ring."""
    sheets = kind.skeleton.sheets if kind else ()
    return frozenset(
        name.lower() for one in sheets for key in _CONTACTS for name in one.columns.get(key, ())
    )


def _in_plain(path: Path, name: str, kind: Kind | None) -> Iterator[FreeText]:
    """A file as one text; in a TOML file, the lines that say whom to ring by themselves."""
    text, problems = read_letters(path, name, _MOST_BYTES, "")
    if problems and path.suffix != ".toml":  # in Big5, in two encodings, long
        yield from _lines(texts_of(path.read_bytes(), name), path, name, kind)
        return
    if path.suffix != ".toml":
        yield FreeText(text, name, 1, kind=kind, file=path)
        yield from _lines(attributes_of(text, name), path, name, kind)
        return
    for number, line in enumerate(text.split("\n"), 1):
        key = line.partition("=")[0].strip()
        if line.strip():
            is_contact = key in _CONTACTS
            yield FreeText(line, name, number, "", "", kind, path, is_contact)
