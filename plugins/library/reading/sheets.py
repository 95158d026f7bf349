"""The sheets that staff keep beside their texts: one table a file, ``.xlsx`` or ``.csv``.

The first row names the columns, in Chinese or English; rows that begin with ``#`` are help. A CSV
may be UTF-8 with or without its mark, or GB18030, as WPS writes it. What was typed is read and
never written back.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.library.reading.files import name_of
from plugins.library.reading.problems import Problem, error, nearest, warning
from plugins.library.tables import excel
from plugins.library.tables.cells import TableRow, read_text_rows
from plugins.library.tables.units import Sheet, Unreadable, UnreadableFile
from plugins.library.tables.workbook import read_workbook_rows
from plugins.library.tables.writing import AS_UTF8, BIG5, NOT_READ, encoding_of_text

SUFFIXES = (".xlsx", ".csv")
BYTE_LIMIT = 5_000_000
"""A sheet of a thousand rows has a hundredth of it."""
MOST_ROWS = 10_000
_TEMPORARY = ("~$", ".~")
"""How Excel and WPS begin the names of the files that they put beside an open one."""

RUNNING = frozenset(("序号", "编号", "行号", "顺序号", "no", "no.", "№"))
"""Columns that office programs count their rows in; nobody reads them where no key is so called."""

Columns = Mapping[str, tuple[str, ...]]
"""Key → the names that a column may have, the one that is shown to staff first."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row under its columns."""

    path: str
    sheet: str
    """The worksheet's name; empty in a CSV."""
    line: int
    """1-based, the row that Excel shows."""
    cells: Mapping[str, str]
    columns: Mapping[str, str]
    """Key → the column's name as the sheet has it, else the usual one."""

    def get(self, key: str) -> str:
        """A cell without blanks and guards around it; empty where the sheet has no such column."""
        return self.cells.get(key, "")

    def problem(
        self,
        key: str,
        what: str,
        found: str = "",
        remedy: str = "",
        make: Callable[..., Problem] = error,
    ) -> Problem:
        """A problem with one cell: file, row, worksheet and column are named."""
        sheet = f"工作表“{self.sheet}”" if self.sheet else ""
        return make(
            self.path, self.line, f"{sheet}「{self.columns.get(key, key)}」：{what}", found, remedy
        )


def find_sheet(
    folder: Path, stems: Sequence[str], content: Path
) -> tuple[Path | None, tuple[Problem, ...]]:
    """The one sheet of a folder that has one of these names; a problem where there are several."""
    found = sorted(
        path
        for path in (folder.iterdir() if folder.is_dir() else ())
        if path.stem in stems and path.suffix.lower() in SUFFIXES and path.is_file()
    )
    if len(found) < 2:
        return (found[0] if found else None), ()
    names = "、".join(path.name for path in found)
    return found[0], (error(name_of(folder, content), 0, "同一张表有几份", names, "请只留一份"),)


def is_temporary(path: Path) -> bool:
    """Whether Excel or WPS made this file while another one was open."""
    return path.name.startswith(_TEMPORARY)


def read_sheet(
    path: Path, name: str, columns: Columns, required: Collection[str]
) -> tuple[tuple[SheetRow, ...], tuple[Problem, ...]]:
    """The rows of the first worksheet that has any, and every problem with its head."""
    size = path.stat().st_size
    if size > BYTE_LIMIT:
        remedy = f"请删去图片和空行，缩小到 {BYTE_LIMIT // 1_000_000} MB 以内"
        return (), (error(name, 0, "表格文件太大", f"{size / 1e6:.0f} MB", remedy),)
    try:
        sheet, rows, unreadable = _first_table(path)
    except UnreadableFile as mistake:
        return (), (error(name, mistake.line, mistake.what, mistake.found, mistake.remedy),)
    problems = [error(name, unit.ordinal, unit.reason, "", unit.remedy) for unit in unreadable]
    problems += [
        warning(name, row.line, row.repaired, "", "请核对这一行") for row in rows if row.repaired
    ]
    if not rows:
        return (), (*problems, error(name, 0, "表格是空的", remedy="第一行写列名，下面一行一条"))
    head, *body = rows
    if len(body) > MOST_ROWS:
        found, remedy = f"{MOST_ROWS:,} 行以上", "请删去用不着的行"
        problems.append(error(name, 0, f"表格太长，最多 {MOST_ROWS:,} 行", found, remedy))
    keys, head_problems = _keys(head, name, sheet, columns, required)
    if not set(required) <= set(keys.values()):
        return (), (*problems, *head_problems)
    usual = {key: names[0] for key, names in columns.items()}
    shown = usual | {key: " ".join(head.cells[place].split()) for place, key in keys.items()}
    read = tuple(
        SheetRow(name, sheet, row.line, _under(keys, row), shown) for row in body[:MOST_ROWS]
    )
    nameless = _under_no_column(head, body[:MOST_ROWS], name, sheet)
    return read, (*problems, *head_problems, *nameless)


def rows_of(path: Path) -> Iterator[TableRow | Sheet | Unreadable]:
    """Every row of every worksheet, help and heads too; raises :class:`UnreadableFile`."""
    if path.suffix.lower() == ".csv":
        return read_text_rows(path, _encoding(path))
    return read_workbook_rows(path)


def _first_table(path: Path) -> tuple[str, list[TableRow], list[Unreadable]]:
    """The worksheet's name, its rows without those of help, and what couldn't be read of it.

    One row more than can be used, so that too many are seen; the rest stays unread.
    """
    sheet, rows, unreadable = "", list[TableRow](), list[Unreadable]()
    for unit in rows_of(path):
        if isinstance(unit, Sheet):
            if rows:
                break
            sheet = unit.title
        elif isinstance(unit, Unreadable):
            unreadable.append(unit)
        elif not unit.cells[0].lstrip().startswith(("#", "＃")):
            rows.append(unit)
        if len(rows) > MOST_ROWS + 1:
            break
    return sheet, rows, unreadable


def passed_over(path: Path, columns: Columns) -> tuple[str, ...]:
    """The names of columns that only count the rows of a sheet, as they stand in its head."""
    keys = {_plain(word) for key, names in columns.items() for word in (key, *names)}
    try:
        _, rows, _ = _first_table(path)
    except UnreadableFile:
        return ()
    cells = rows[0].cells if rows else ()
    return tuple(cell.strip() for cell in cells if _plain(cell) in RUNNING - keys)


def _encoding(path: Path) -> str:
    """Of the whole file: one broken byte must not make 绔欑偣 of 站点."""
    encoding = encoding_of_text(path.read_bytes()).encoding
    if encoding == BIG5:
        raise UnreadableFile(NOT_READ, remedy=AS_UTF8)
    return encoding


def _keys(
    head: TableRow, name: str, sheet: str, columns: Columns, required: Iterable[str]
) -> tuple[dict[int, str], list[Problem]]:
    """Place in the row → key of the column."""
    where = f"工作表“{sheet}”" if sheet else ""
    by_name = {_plain(word): key for key, names in columns.items() for word in (key, *names)}
    written = {by_name.get(_plain(cell)) for cell in head.cells}
    free = {key: names for key, names in columns.items() if key not in written}
    shown = {name: names[0] for key, names in free.items() for name in (*names, key)}
    keys: dict[int, str] = {}
    problems: list[Problem] = []
    for place, cell in enumerate(head.cells):
        key = by_name.get(_plain(cell))
        if key is None and cell.strip() and _plain(cell) not in RUNNING:
            near = shown.get(nearest(cell.strip(), shown))
            known = f"可用的列：{'、'.join(names[0] for names in columns.values())}"
            remedy = f"是“{near}”吗？" if near else known
            problems.append(
                error(name, head.line, f"{where}不认识的列“{cell.strip()}”", "", remedy)
            )
        elif key in keys.values():
            problems.append(error(name, head.line, f"{where}这一列有两个", cell, "请只留一列"))
        elif key:
            keys[place] = key
    for key in required:
        if key not in keys.values():
            what = f"{where}少了“{columns[key][0]}”这一列"
            problems.append(error(name, head.line, what, "", "请在第一行补上列名"))
    return keys, problems


def _plain(word: str) -> str:
    """A column's name as it is compared: half-width, without blanks and what is bracketed."""
    return "".join(excel.identifier(word).split()).partition("(")[0].lower()


def _under(keys: Mapping[int, str], row: TableRow) -> dict[str, str]:
    return {
        key: excel.text(row.cells[place]) for place, key in keys.items() if place < len(row.cells)
    }


def _under_no_column(
    head: TableRow, body: Iterable[TableRow], name: str, sheet: str
) -> Iterator[Problem]:
    """A cell that no column has would be lost; often a comma too many has moved a CSV's cells."""
    where = f"工作表“{sheet}”" if sheet else ""
    for row in body:
        for place, cell in enumerate(row.cells):
            if cell.strip() and not (place < len(head.cells) and head.cells[place].strip()):
                what = f"{where}这一行有一格不在任何一列下面"
                remedy = "请看看是不是错了格、多了逗号，或给这一列写上列名"
                yield error(name, row.line, what, cell.strip()[:20], remedy)
                break
