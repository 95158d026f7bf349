"""The values of a workbook's cells as the cells of a row of text, whichever program read them.

Values, never formulas: what Excel computed last is read, nothing is computed.
"""

import re
from collections.abc import Sequence
from datetime import datetime

from plugins.library.tables.cells import TableRow, without_controls
from plugins.library.tables.text_lines import HAD_CONTROLS, together
from plugins.library.tables.unshown import unshown

MOST_COLUMNS, MOST_ROWS = 1 << 14, 1 << 20
"""What Excel and LibreOffice have of them."""
ERRORS = frozenset(
    ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!")
)
OLE = bytes.fromhex("d0cf11e0")
"""How the container of ``.xls`` begins, and of an ``.xlsx`` with a password (MS-OFFCRYPTO)."""
SAVE_AS = "用 Excel 打开它，另存为“Excel 工作簿 (.xlsx)”或“CSV UTF-8”，再放进来"
_FIRST_INEXACT = 2.0**53
"""From here on a floating-point number can't hold every whole number."""
_ESCAPED = re.compile("_x00([0-9A-Fa-f]{2})_")
"""A character that XML can't have (ECMA-376 part 1, 22.9.2.19): Excel writes ``_x000D_``."""
_ERROR_VALUES = "单元格里是 Excel 的错误值 {}，按空白读入"


def row_of(line: int, values: Sequence[object], is_escaped: bool = False) -> TableRow | None:
    """The cells up to the last that has anything; None where none has.

    ``is_escaped``: strings are as the file has them, ``_x000D_`` for a carriage return.
    """
    cells = [value if isinstance(value, str) else _text(value) for value in values]
    whole, repaired = "".join(cells), ""
    if "#" in whole or (is_escaped and "_x" in whole) or not whole.isprintable():
        cells, repaired = _cleaned(cells, is_escaped)
    if unshown(whole):
        repaired = together(next(filter(None, map(unshown, cells)), ""), repaired)
    while cells and not cells[-1].strip():
        cells.pop()
    return TableRow(line, cells, repaired) if cells else None


def _text(value: object) -> str:
    """A value as Excel shows it with no format but a day's: numbers in full, days in ISO 8601."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case float() if value.is_integer() and abs(value) < _FIRST_INEXACT:
            return str(int(value))
        case datetime():
            return value.date().isoformat()
    return str(value)


def _cleaned(cells: list[str], is_escaped: bool) -> tuple[list[str], str]:
    """The cells without errors of Excel's and without controls, and what is told of that."""
    errors = ERRORS.intersection(cells)
    texts = ["" if cell in errors else _in_lines(cell, is_escaped) for cell in cells]
    plain = [without_controls(text) for text in texts]
    failed = _ERROR_VALUES.format("、".join(sorted(errors))) if errors else ""
    return plain, together(failed, HAD_CONTROLS if plain != texts else "")


def _in_lines(text: str, is_escaped: bool) -> str:
    """A string with its line ends as line feeds."""
    if is_escaped and "_x" in text:
        text = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
