"""CSV for spreadsheets and programs (RFC 4180): Excel reads its Chinese and runs nothing.

A spreadsheet takes a cell that begins with ``=`` for a formula and runs it. Such a cell gets an
apostrophe (OWASP, *CSV Injection*), and so does one that already has apostrophes before the sign:
whoever takes one apostrophe away again has what stood there, always.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

BOM = "\ufeff"
"""Without it spreadsheets take Chinese text for something else."""
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


def csv_of(rows: Iterable[Sequence[str]]) -> str:
    """Rows of cells as lines of RFC 4180, quoted where they must be."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def csv_file(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A whole file: the mark, one header line, guarded rows."""
    guarded_rows = ([guarded(cell) for cell in row] for row in rows)
    return (BOM + csv_of([head, *guarded_rows])).encode()
