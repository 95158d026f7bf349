"""Is a row data? What people and report writers put around the rows of a table.

Totals, who printed it and when, the number of the page, notes, headings of groups. A row is one of
these by its words and by what it lacks: a book may be called 《合计》, but then it has an ISBN, a
barcode that counts nothing, or words in its other columns.
"""

import re
from collections.abc import Sequence

from plugins.catalog.reader.columns import Columns
from plugins.library.catalogue.records import isbn13
from plugins.library.tables.units import Unreadable

_COUNTED = r"[\d,，.\s]*(?:种|册|本|件|套|条|个|行|元|页|部|记录|数据)*"
_TOTAL = re.compile(
    rf".{{0,12}}(?:合\s*计|总\s*计|小\s*计|共\s*计|累\s*计)[（(\w）)]{{0,6}}\s*[:：]?{_COUNTED}"
    r"|(?:总(?:册|种|件|条)数|总金额|总价)\s*[:：]?.*"
    r"|(?:总|一)?共\s*[:：]?\s*(?:有\s*)?\d[\d,，]*\s*(?:种|册|本|件|套|条|个|行|记录).*"
    r"|(?:grand |sub)?totals?\s*[:：]?.*",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:制表|打印|导出|统计|报表|审核|复核|经办|经手|操作|填表|填报|负责|签字|签名|单位|部门|日期|时间"
    r"|馆长|主管|制单|校对|盖章|页码)(?:人|员|者|单位|日期|时间|名称|部门|签字|签名|盖章)?\s*[:：].*"
)
_PAGE = re.compile(
    r"[-—–]?\s*第\s*\d+\s*页.*|共\s*\d+\s*页.*|-\s*\d+\s*-|page\s*\d+.*", re.IGNORECASE
)
_NOTE = re.compile(
    r"(?:注|备注|附注|说明|注意|提示|备\s*注)\s*[:：\d].*|[※＊*].*|[（(]以下空白[）)]|以下空白"
)
_GROUP = re.compile(r".{1,20}(?:馆|室|库|类|部|区|组|年|月|校)")
_PLAIN_NUMBER = re.compile(r"[\d,，.\s%￥¥-]*(?:种|册|本|件|套|条|元)?")
_CODE = re.compile(r"[A-Za-z]{0,8}[-.]?\d{3}[-\dA-Za-z]*")
_TOLD = 200
"""Characters that show whether a cell is a total, a signature or a note."""
_COUNTS = 6
"""Digits of a number of copies at most."""
_DIGIT = re.compile(r"\d")
_SUSPECT = re.compile(
    "[\\s\"'（(]*(?:.{0,12}[合总小共累]\\s*[计共有\\d册种金价]|总?共|第\\s*\\d|[-—–]\\s*第"
    "|制|打印|导出|统计|报表|审核|复核|经|操作|填|负责|签|单位|部门|日期|时间|馆长|主管|校对|盖章|页码"
    "|注|备|附注|说明|提示|※|＊|\\*|以下|-\\s*\\d|page|(?:grand |sub)?total)",
    re.IGNORECASE,
)
"""How whatever one of the others may match begins."""

_LOOK = "这几行若是书或单册，请补上 ISBN 或条码号；不是就不用管"
_KINDS = (
    (_TOTAL, "合计、小计，不是书也不是单册"),
    (_SIGNED, "制表人、日期、单位一类的话，不是书也不是单册"),
    (_PAGE, "页码，不是书也不是单册"),
    (_NOTE, "表格的说明，不是书也不是单册"),
)
_HEADING = "只有一格有字，像是下面各行的标题，没有照它填写下面各行"
_HEADING_REMEDY = "若是分馆或馆藏地，请在表里加一列，每行都填上"
_SHOWN = 30


def not_data(line: int, cells: Sequence[str], columns: Columns, before: int) -> Unreadable | None:
    """Why a row is none of the table's, or None for a row of data.

    ``before``: how many rows stand before it, which a total counts.
    """
    filled = len(cells) - cells.count("")
    if filled > 1 and _has_words_of_data(cells):
        return None
    words = [cell.strip()[:_TOLD] for cell in cells if cell.strip()]
    if not words or _is_book(cells, columns, before):
        return None
    for pattern, kind in _KINDS:
        found = next((word for word in words if pattern.fullmatch(word)), "")
        if found and all(map(_is_beside, words)):
            return Unreadable(line, f"这一行是{kind}", found[:_SHOWN], _LOOK)
    if len(words) == 1 and columns.width > 2 and _is_heading(words[0], columns):
        return Unreadable(line, _HEADING, words[0][:_SHOWN], _HEADING_REMEDY)
    return None


def _has_words_of_data(cells: Sequence[str]) -> bool:
    """Whether a cell is neither a number nor like a label: of nearly all rows, the first or second.

    Asked of each of hundreds of thousands of rows, so by a loop that ends there.
    """
    for cell in cells:
        word = cell.strip()
        if word and not _PLAIN_NUMBER.fullmatch(word) and not _SUSPECT.match(word):
            return True
    return False


def is_suspect(cells: Sequence[str]) -> bool:
    """Whether a row may be a total, a signature or a note; nearly all are none by their words."""
    return any(_SUSPECT.match(cell.strip()) for cell in cells)


def _is_book(cells: Sequence[str], columns: Columns, before: int) -> bool:
    """Whether a number proves that the row is data: ISBN, or a barcode that counts nothing."""
    row = list(cells)
    if isbn13(columns.code(row, "isbns")):
        return True
    for name in ("barcode", "record_id"):
        code = columns.code(row, name)
        if _CODE.fullmatch(code) and not _is_count(code, before):
            return True
    return False


def _is_count(code: str, before: int) -> bool:
    if not code.isdecimal() or code.startswith("0") or len(code) > len(str(max(before, 1))):
        return False
    return int(code) <= max(before, 1)


def _is_beside(word: str) -> bool:
    """Whether a cell is what stands in a row of totals or signatures: labels and numbers."""
    return bool(_PLAIN_NUMBER.fullmatch(word)) or any(kind.fullmatch(word) for kind, _ in _KINDS)


def _is_heading(word: str, columns: Columns) -> bool:
    """In a table of copies any cell alone is one; a title may stand alone in one of records."""
    return not _DIGIT.search(word) if columns.has_items else bool(_GROUP.fullmatch(word))


def is_title_line(cells: Sequence[str], width: int) -> bool:
    """Whether a row above the names of columns is a heading: words alone, or few cells."""
    words = [cell.strip()[:_TOLD] for cell in cells if cell.strip()]
    if not _DIGIT.search("".join(words)) or 2 * len(words) < width or len(words) < 2:
        return True
    return any(word.endswith((":", "：")) or _SIGNED.fullmatch(word) for word in words)


def fits(cells: Sequence[str], columns: Columns, like: str = "") -> bool:
    """Whether a row can stand under these columns: all of them filled, codes where codes stand.

    ``like``: a barcode of the same table, or empty. Sums by branch are no copies: a number has to
    be as long as that barcode, or else to be plainly no number of copies.
    """
    row = list(cells)
    words = [cell for cell in row if cell.strip()]
    if any(map(str.strip, row[columns.width :])) or 2 * len(words) <= columns.width:
        return False
    isbn, title = columns.code(row, "isbns"), columns.prose(row, "title")
    if isbn and not isbn13(isbn):
        return False
    has_title = bool(title) and not _CODE.fullmatch(title)
    if columns.has_items:
        is_copy = _is_like(columns.code(row, "barcode"), like)
        return is_copy and (has_title or "title" not in columns.places)
    return has_title and bool(isbn)


def _is_like(code: str, like: str) -> bool:
    if not _CODE.fullmatch(code):
        return False
    if like:
        return _DIGIT.sub("0", code) == _DIGIT.sub("0", like)
    return not code.isdecimal() or code.startswith("0") or len(code) > _COUNTS


def is_prose(cells: Sequence[str]) -> bool:
    """Whether a row is a line of text: one cell, and no code in it."""
    words = [cell.strip() for cell in cells if cell.strip()]
    return len(words) == 1 and not _CODE.fullmatch(words[0])
