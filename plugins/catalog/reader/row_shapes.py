"""What the rows of one table look like, learned from the first of them, and which are none of it.

People write below a table whatever goes with it: sums by branch, who signed, who has not brought
back what. Such rows stand under the names of columns all the same. A row that a number proves is
data, whatever it looks like; another must have in the column of barcodes what the rows before it
had. A row of words that are called like columns begins another table.
"""

import re
from collections.abc import Sequence

from plugins.catalog.reader.columns import Columns
from plugins.catalog.reader.fields import FieldTable
from plugins.catalog.reader.readers import is_of_other_list
from plugins.library.catalogue.records import ItemStatus, isbn13, year_of

LEARNED = 20
"""Rows from which the shape of the others is learned."""
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"[\d,，.\s%￥¥-]+")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_ANY_MOBILE = re.compile(r"(?<!\d)1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)")
_SURE = re.compile(r"(?!1[3-9]\d{9}$)(?:\d{9,20}|0\d{3,20}|[A-Za-z]{1,8}\d{3,20})")
"""A barcode that is neither a number of copies, nor a day, nor the number of a mobile."""
_CODE = re.compile(r"[A-Za-z]{0,8}[-.]?\d{3,}[-\dA-Za-z]*")
_SHELVED = re.compile(r"[A-Za-z]{1,2}\d[\d.\-=()/A-Za-z+:]*.*")
_DAY = re.compile(
    r"(?:19|20)\d\d(?:-(?:0?[1-9]|1[0-2])-|/(?:0?[1-9]|1[0-2])/|\.(?:0?[1-9]|1[0-2])\.|年)\d{1,2}.*"
)
_NAME_LIKE = re.compile(
    r".{0,7}(?:名|名称|号|号码|数|数量|日期|时间|金额|合计|总计|人|人员|单位|部门|地址|次|率|比例|占比|册|种|本|"
    r"类别|期|图书|所借书|说明|原因|情况|签字|签名|项目|内容|馆|码洋|价|额|元)"
)
_NAMES_AT_LEAST, _LONGEST_NAME = 2, 12
_FEW = 2


class RowShape:
    """The shape of the rows under one row of names."""

    def __init__(self, columns: Columns, table: FieldTable) -> None:
        self.columns = columns
        self.rows = 0
        """Rows of data that it was learned from."""
        self._table = table
        self._code = "barcode" if columns.has_items else "record_id"
        self._place = columns.places.get(self._code, -1)
        self._lengths: set[int] = set()
        self._patterns: set[str] = set()
        self._worded = self._numbered = self._proven = self._days = self._mobiles = 0

    def is_sure(self, cells: Sequence[str]) -> bool:
        """Whether a row is data by a glance at its number: of most of hundreds of thousands."""
        return 0 <= self._place < len(cells) and bool(_SURE.fullmatch(cells[self._place]))

    def learn(self, cells: list[str]) -> None:
        """Take a row of data as an example; the first :data:`LEARNED` are enough."""
        code = self.columns.code(cells, self._code)
        if self.columns.has_items and not code:
            return
        self.rows += 1
        self._numbered += bool(_DIGIT.search(code if self.columns.has_items else "".join(cells)))
        self._lengths.add(len(code))
        self._patterns.add(_DIGIT.sub("0", code))
        self._days += bool(_DAY.fullmatch(code))
        self._worded += not _is_of_numbers(cells)
        self._mobiles += bool(_ANY_MOBILE.search(" ".join(cells)))
        self._proven += self.is_proven(cells)

    def is_proven(self, cells: list[str]) -> bool:
        """Whether a row has what only books have: ISBN, number of a record, class or call number.

        In a table of records a year of publication is one, too.
        """
        columns = self.columns
        if isbn13(columns.code(cells, "isbns")):
            return True
        if _CODE.fullmatch(columns.code(cells, "record_id")):
            return True
        if any(_SHELVED.fullmatch(columns.code(cells, n)) for n in ("call_number", "clc_numbers")):
            return True
        return not columns.has_items and bool(year_of(columns.code(cells, "publication_date")))

    def is_strange(self, cells: list[str], *, is_apart: bool) -> bool:
        """Whether a row can't be one of these; ``is_apart``: it stands below a break.

        Only asked of rows that nothing proves.
        """
        if not self.rows:
            return False
        if is_apart and self._worded == self.rows and _is_of_numbers(cells):
            return True
        if self._is_like(cells):
            return False
        if is_apart and not self._mobiles and _ANY_MOBILE.search(" ".join(cells)):
            return True
        if not self.columns.has_items:
            return is_apart and self.rows >= _FEW and self._proven == self.rows
        code = self.columns.code(cells, "barcode")
        if not code or not self._is_numbered():
            return False
        if not _DIGIT.search(code) or (not self._days and _DAY.fullmatch(code)):
            return True
        is_short = code.isdecimal() and len(code) + 1 < min(self._lengths)
        is_short = is_short and not self._has_status(cells)
        return is_apart and (is_short or (not self._mobiles and bool(_MOBILE.fullmatch(code))))

    def _has_status(self, cells: list[str]) -> bool:
        """Whether a row says in which state a copy is."""
        status = self._table.status_of(self.columns.prose(cells, "status"))
        return status not in (ItemStatus.OTHER, ItemStatus.UNSTATED)

    def _is_like(self, cells: list[str]) -> bool:
        """Whether a number is built like one of those before."""
        code = self.columns.code(cells, self._code)
        return bool(_DIGIT.search(code)) and _DIGIT.sub("0", code) in self._patterns

    def resumes(self, cells: list[str]) -> bool:
        """Whether a row below another table is one of these again, beyond doubt."""
        return self._is_like(cells) and self.is_proven(cells)

    def has_code(self, cells: list[str]) -> bool:
        """Whether a row has digits where its number stands."""
        return bool(_DIGIT.search(self.columns.code(cells, self._code)))

    def _is_numbered(self) -> bool:
        return 2 * self._numbered > self.rows

    def begins_another(self, cells: list[str]) -> bool:
        """Whether a row that nothing proves has the names of the columns of another table."""
        words = [cell.strip() for cell in cells if cell.strip()]
        if not self.rows or not are_names(words, _NAMES_AT_LEAST):
            return False
        known = sum(map(self._is_name, words))
        if self._numbered == self.rows or (self.columns.has_items and self._is_numbered()):
            like = sum(1 for word in words if self._is_name(word) or _is_like_name(word))
            return known > 0 and 2 * like >= len(words) and (like == len(words) or like > _FEW)
        return known >= _NAMES_AT_LEAST and 2 * known >= len(words)

    def _is_name(self, word: str) -> bool:
        table = self._table
        return bool(table.name_of(word)) or table.is_ignored(word) or is_of_other_list(word)


def are_names(cells: Sequence[str], at_least: int = 3) -> bool:
    """Whether all words of a row are short, without digits and each another, as names are."""
    words = [cell.strip() for cell in cells if cell.strip()]
    return at_least <= len(words) == len({*words}) and not any(
        len(word) > _LONGEST_NAME or _DIGIT.search(word) for word in words
    )


def _is_of_numbers(cells: Sequence[str]) -> bool:
    """Whether there are several numbers and nothing else: 2024 | 120 | 3000."""
    words = [cell.strip() for cell in cells if cell.strip()]
    return len(words) > _FEW and all(map(_NUMBER.fullmatch, words))


def _is_like_name(word: str) -> bool:
    return bool(_NAME_LIKE.fullmatch(word))
