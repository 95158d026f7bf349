"""What nobody reads of a file: fields of its records, columns of its table, each with its number.

Gathered where it is passed over anyway, so that a file of which all is read pays nothing. Examples
are shown to staff and stand in the report, so none may be about a person: what is masked elsewhere
is left out, and of local fields and columns also what looks like a name.
"""

import re
from collections.abc import Iterable, Sequence

from plugins.catalog.reader.cells import prose_of
from plugins.catalog.reader.heads import column_key
from plugins.catalog.reader.marc import MarcField
from plugins.catalog.reader.private import may_be_private
from plugins.catalog.reader.report import Unread
from plugins.library.privacy.numbers import masked
from plugins.library.privacy.passwords import masked_secrets
from plugins.library.reading.surnames import SURNAMES

CNMARC, MARC21, COLUMNS = "cnmarc", "marc21", "columns"
"""Sections of ``[unread]`` in ``fields.toml`` that say how what is unread would be read."""
_TAG = re.compile("[0-9A-Z]{3}")
"""What is no tag is damage, which the record's own account tells."""
_TRIED = 20
"""Records or cells that are looked at for an example that may be shown."""
_LONGEST = 40
_HAN = "\u3400-\u9fff"
_MORE = (
    "萧傅阎乔赖施庄葛洪柳祝季齐岳柯翁骆欧邢焦巩尤張劉陳楊趙吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉鍾譚"
)
_DOUBLE = (
    "[欧歐][阳陽]|司[马馬徒空]|[诸諸]葛|上官|[东東]方|皇甫|尉[迟遲]|公[孙孫]|令狐|慕容|[长長][孙孫]"
)
_SURNAME = f"(?:{_DOUBLE}|[{SURNAMES}{_MORE}])"
_END = f"(?:(?![{_HAN}])|(?=[借还還赔賠罚罰捐赠贈丢丟遗遺送领領交续續退]))"
"""Where a name ends: with the word, or before what somebody did with a book."""
_NAME = re.compile(f"(?<![{_HAN}]){_SURNAME}[{_HAN}×*]{{1,3}}{_END}")
_WITHIN = re.compile(f"(?<=[{_HAN}]){_SURNAME}[{_HAN}×*]{{1,2}}{_END}")
"""A name at the end of other words: ``罚款王小明``."""
_OF_READERS = re.compile(
    "读者|借阅|借书|姓名|电话|手机|身份证|证号|联系人|微信|邮箱|@|罚款|赔[款偿]|捐[赠献书]|赠书|"
    "(?:编目|录入|操作|验收|采访|审校|审核|典藏|加工|登记|经办|负责)[人员者]|经手|处理意见"
)
_FIGURES = re.compile(r"(?<!\d)(?:1[3-9]\d{9}|\d{15}|\d{17}[\dXx]|0\d{2,3}[- ]?\d{7,8})(?!\d)")
"""Figures as long as those of telephones and identity cards, whatever else they may be."""
_MARKED_UP = re.compile(r"<[^<>]+>|&#?\w+;")
"""What could stand between figures, or for them."""
_PERSONAL = re.compile(
    r"[备附]注|注[记释]|说明|意见|[人员手]\d*$|(?<![任编著作译绘版行])者\d*$|经[手办]|捐[赠献]|赠[送予]|罚款|赔[款偿]|"
    "notes?|remarks?|comments?|memo|by$|staff|patron|borrower|donor|operator|[借还].*[日时]"
)
"""Names of columns in which people write of people."""
_NEVER = re.compile(
    "备注|意见|经[手办]|罚款|赔[款偿]|捐[赠献]|(?:编目|录入|操作|验收|采访|登记)[人员者]|"
    "remark|memo|borrower|patron|donor|operator"
)
"""The same, without those that may well describe a book: 版本说明, 第二责任者."""
OF_BOOKS = "234567"
"""Blocks of fields (first figure) that describe the book: names that stand there are its own."""


class UnreadFields:
    """The fields of a file's records that nobody reads."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, str], Unread] = {}

    def add(self, ordinal: int, section: str, fields: Iterable[MarcField]) -> bool:
        """Enter those of one record: each tag once, however often it has it.

        Returns whether a closer look at it is worth while: hardly any before it had one of them.
        """
        is_rare = False
        tags: dict[str, list[MarcField]] = {}
        for field in fields:
            if any(value and not value.isspace() for _, value in field.subfields):
                tags.setdefault(field.tag, []).append(field)
        for tag, some in tags.items():
            unread = self.found.get((section, tag))
            if unread is None:
                if not _TAG.fullmatch(tag):
                    continue
                codes = dict.fromkeys(code for code, value in some[0].subfields if value.strip())
                unread = self.found[section, tag] = Unread(section, tag, codes="".join(codes))
            unread.count += 1
            if unread.count <= _TRIED:
                is_rare = True
                is_private = not all(map(_is_shown, some))
                _try(unread, ordinal, next(filter(None, map(_shown_field, some)), ""), is_private)
        return is_rare

    def merge(self, later: "UnreadFields") -> None:
        """Enter those of the records that follow."""
        for key, unread in later.found.items():
            own = self.found.setdefault(key, unread)
            if own is not unread:
                own.count += unread.count
                _try(own, unread.ordinal, unread.example, unread.is_private)


class UnreadColumns:
    """The columns of a file's tables that nobody reads, on whatever sheets they stand."""

    def __init__(self) -> None:
        self.found: dict[str | int, Unread] = {}

    def add(self, line: int, columns: Iterable[tuple[int, str]], cells: Sequence[str]) -> None:
        """Enter what a row has in such columns (place, name; empty where it has none)."""
        for place, name in columns:
            cell = cells[place] if place < len(cells) else ""
            if not cell or not prose_of(cell) or (not name and cell.isdecimal()):
                continue  # a column of mere figures that has no name numbers the rows
            unread = self.found.get(name or place)
            if unread is None:
                known = (COLUMNS, name) if name else ("", f"第 {place + 1} 列")
                unread = self.found[name or place] = Unread(*known)
            unread.count += 1
            if unread.count <= _TRIED:
                is_private = is_personal(name) or _is_of_readers(cell)
                _try(unread, line, shown(cell, is_local=True), is_private)


def is_personal(column: str) -> bool:
    """Whether a column is one in which people write of people: none of it is shown."""
    return bool(_PERSONAL.search(column_key(column)))


def is_never_read(column: str) -> bool:
    """Whether nobody may have a column read, whatever a line of ``fields.toml`` says of it."""
    return bool(_NEVER.search(column_key(column)))


def _try(unread: Unread, ordinal: int, example: str, is_private: bool) -> None:
    """Take the first example that may be shown; none of what is once seen to be about persons."""
    unread.is_private = unread.is_private or is_private
    if unread.is_private:
        unread.ordinal, unread.example = unread.ordinal or ordinal, ""
    elif not unread.example and (example or not unread.ordinal):
        unread.ordinal, unread.example = ordinal, example


def _is_local(field: MarcField) -> bool:
    return field.tag[:1] not in OF_BOOKS or "9" in field.tag


def _is_shown(field: MarcField) -> bool:
    """Whether nothing of a field is about persons; those of the book itself are its own."""
    values = (value for _, value in field.subfields if value.strip())
    return not _is_local(field) or all(shown(value, is_local=True) for value in values)


def _is_of_readers(cell: str) -> bool:
    """Whether a cell is about readers or staff: a mere name may be an author's."""
    return bool(_OF_READERS.search(cell)) or (may_be_private(cell) and bool(masked(cell)[1]))


def _shown_field(field: MarcField) -> str:
    is_local = _is_local(field)
    parts = ((code, shown(value, is_local=is_local)) for code, value in field.subfields)
    return _cut(" ".join(f"${code} {text}" if code else text for code, text in parts if text))


def shown(value: str, *, is_local: bool) -> str:
    """A value as an example; empty where it may be about a person."""
    text = " ".join(value.split())
    if (
        _MARKED_UP.search(text)
        or _FIGURES.search(text)
        or _OF_READERS.search(text)
        or (is_local and (_NAME.search(text) or _WITHIN.search(text)))
    ):
        return ""
    if may_be_private(text) and (masked(text)[1] or masked_secrets(text)[1]):
        return ""
    return _cut(text)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
