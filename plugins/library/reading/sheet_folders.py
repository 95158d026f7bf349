"""Folders of ``content/`` that hold a text and a sheet: ``<kind>/<slug>/index.md`` and its table.

Quizzes and message walls are made so: what a page says in ``index.md``, what there is many of in a
sheet, which staff fill in Excel or WPS.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeVar

from plugins.library.causes import said
from plugins.library.reading import common_keys as common
from plugins.library.reading.clocks import remedy_of
from plugins.library.reading.files import name_of
from plugins.library.reading.header import HeaderKeys
from plugins.library.reading.kind import Kind, NewSheet, Skeleton
from plugins.library.reading.pieces import Text, read_piece
from plugins.library.reading.problems import Problem, error, gathered
from plugins.library.reading.sheets import (
    SUFFIXES,
    Columns,
    SheetRow,
    find_sheet,
    is_temporary,
    read_sheet,
)
from plugins.library.reading.slugs import check_slug
from plugins.library.reading.spans import read_moment
from plugins.library.reading.view import seen
from plugins.library.tables import excel

Piece = TypeVar("Piece")
"""What is made of a folder; it has a ``date`` and a ``slug``."""
Report = Callable[..., Problem]
SHEET_FOLDER_KEYS = (
    common.TITLE,
    common.DATE,
    common.START.but(help="办活动的头一天；一直可以看的不写"),
    common.END,
    common.SERIES,
    common.AUDIENCE,
    common.SUMMARY,
    common.ALIASES,
    *common.OF_EVERY_KIND,
)
"""What the header of any such folder may say."""


@dataclass(frozen=True, slots=True)
class SheetKind:
    """A kind of content that is kept in such folders."""

    folder: str
    """Below ``content/``."""
    stems: tuple[str, ...]
    """The names that the sheet may have, the one that is shown to staff first."""
    columns: Columns
    required: Collection[str]
    """Keys of the columns without which nothing can be read."""
    keys: HeaderKeys


def kind_of_sheets(
    kind: SheetKind, text: str, next_step: str, help_row: tuple[str, ...], **own: Any
) -> Kind:
    """Such folders as a kind of content: a list, and a page each that may show what lies beside."""
    return Kind(
        label=kind.keys.label,
        folder=kind.folder,
        header=kind.keys,
        texts="*/index.md",
        address=f"{kind.folder}/{{slug}}/",
        list_address=f"{kind.folder}/",
        shows_pictures=True,
        hands_out_files=True,
        uses_too=lambda file: file.suffix.lower() in SUFFIXES,
        skeleton=Skeleton(
            text, next_step, sheets=(NewSheet(kind.stems[0], kind.columns, help_row),)
        ),
        **own,
    )


@dataclass(frozen=True, slots=True)
class SheetFolder:
    """One folder, read: its text, and the rows of the sheet."""

    text: Text
    sheet: str
    """The sheet's name for messages; the folder's where there is none."""
    rows: tuple[SheetRow, ...]
    problems: tuple[Problem, ...]


def read_newest_first(
    content: Path,
    kind: SheetKind,
    read: Callable[[SheetFolder], tuple[Piece | None, tuple[Problem, ...]]],
) -> tuple[tuple[Piece, ...], tuple[Problem, ...]]:
    """What ``read`` makes of every folder of a kind, newest first, and every problem met."""
    root = content / kind.folder
    beside = seen(root.iterdir()) if root.is_dir() else []
    folders = (path for path in beside if path.is_dir() and not path.name.startswith("."))
    pieces, problems = gathered(read(_read_folder(path, content, kind)) for path in folders)
    pieces.sort(key=attrgetter("date", "slug"), reverse=True)
    return tuple(pieces), (*_strays(beside, content, kind), *problems)


def _strays(beside: Iterable[Path], content: Path, kind: SheetKind) -> Iterator[Problem]:
    """An error for each text or sheet that lies beside the folders, where nobody would read it."""
    for path in beside:
        if path.suffix.lower() in (".md", ".xlsx", ".csv") and not is_temporary(path):
            remedy = f"一个{kind.keys.label}一个文件夹：{kind.folder}/名称/index.md"
            yield error(name_of(path, content), 0, "文件放错了地方", path.name, remedy)


def _read_folder(folder: Path, content: Path, kind: SheetKind) -> SheetFolder:
    index = folder / "index.md"
    text = read_piece(index, content, kind.keys)
    path, sheet_problems = _find(folder, content, kind)
    sheet = name_of(path or folder, content)
    rows: tuple[SheetRow, ...] = ()
    if path:
        rows, row_problems = read_sheet(path, sheet, kind.columns, kind.required)
        sheet_problems += row_problems
    named = check_slug(folder.name, name_of(folder, content))
    return SheetFolder(text, sheet, rows, (*named, *text.problems, *sheet_problems))


def _find(folder: Path, content: Path, kind: SheetKind) -> tuple[Path | None, tuple[Problem, ...]]:
    path, problems = find_sheet(folder, kind.stems, content)
    if path:
        return path, problems
    remedy = f"请把表格放进这个文件夹，命名为 {kind.stems[0]}.xlsx 或 {kind.stems[0]}.csv"
    return None, (error(name_of(folder, content), 0, f"少了“{kind.stems[0]}”表", "", remedy),)


def plain(words: str) -> str:
    """A cell as one line: blanks and line ends between words are one space."""
    return " ".join(words.split())


def day_of(row: SheetRow, key: str) -> tuple[date | None, tuple[Problem, ...]]:
    """The day in a cell, None where it is empty; one that can't be read is a problem."""
    written = excel.day(row.get(key))
    try:
        return (read_moment(written).day if written else None), ()
    except ValueError as mistake:
        remedy = remedy_of(mistake, "写作 2026-04-30；不知道就空着")
        return None, (row.problem(key, said(mistake), written, remedy),)


def doubled(
    rows: Iterable[SheetRow],
    same: Callable[[SheetRow], Any],
    key: str,
    make: Callable[..., Problem],
) -> Iterator[Problem]:
    """A problem for each row in which ``same`` finds what a row above it has; empty is nothing."""
    seen: dict[Any, int] = {}
    for row in rows:
        what = same(row)
        first = seen.setdefault(what, row.line) if what else row.line
        if first != row.line:
            said = f"和第 {first} 行的{row.columns.get(key, key)}一样"
            remedy = "若是同一条，请删去一行"
            yield row.problem(key, said, plain(row.get(key))[:30], remedy, make)
