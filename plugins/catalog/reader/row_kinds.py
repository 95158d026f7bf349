"""Is a row data? What people and report writers put around the rows of a table.

Totals, who printed it and when, the number of the page, notes, headings of groups. A row is one of
these by its words and by what it lacks: a book may be called 《合计》, but then it has an ISBN, a
barcode that counts nothing, or words in its other columns.
"""

import re
from collections.abc import Sequence

from plugins.catalog.reader.columns import Columns
from plugins.library.catalogue.records import isbn13
from plugins.library.privacy.quoted import quotable
from plugins.library.privacy.suspects import may_hold_numbers
from plugins.library.tables.units import Unreadable

_COUNTED = r"[\d,，.\s]*(?:种|册|本|件|套|条|个|行|元|页|部|记录|数据)*"
_TOTAL = re.compile(
    rf".{{0,12}}(?:合\s*计|总\s*计|小\s*计|共\s*计|累\s*计)[（(\w）)]{{0,6}}\s*[:：]?{_COUNTED}"
    r"|(?:总(?:册|种|件|条)数|总金额|总价)\s*[:：]?.*"
    r"|(?:总|一)?共\s*[:：]?\s*(?:有\s*)?\d[\d,，]*\s*(?:种|册|本|件|套|条|个|行|记录).*"
    r"|(?:grand |sub)?totals?\s*[:：]?.*",
    re.IGNORECASE,
)
_SIGNERS = (
    "制表|打印|导出|统计|报表|审核|复核|经办|经手|操作|填表|填报|负责|录入|编制|制单|保管|盘点|移交|接收|"
    "验收|联系"
)
_ROLE = r"人|员|者|单位|日期|时间|名称|部门|签字|签名|盖章"
_SIGNED = re.compile(
    rf"(?:{_SIGNERS}|签字|签名|单位|部门|日期|时间|馆长|主管|校对|盖章|页码|(?:联系)?电话|手机|传真)"
    rf"(?:{_ROLE})?\s*[:：].*|.{{2,20}}[（(](?:盖章|签字|签章|公章|签名)[）)]"
)
_SIGNER = re.compile(rf"(?:{_SIGNERS})(?:{_ROLE})|\S{{0,9}}[^\s:：][:：]")
"""A label whose value stands in the next cell."""
_INSTRUCTION = re.compile(
    r"[（(]?(?:必[填录选需]|[选可]填|可选|可?为空|不可?为空|非空|唯一|主键|文本|字符串?|数字|数值|日期)(?:项|格式|型)?[）)]?"
)
"""How a cell is to be filled, in the second row of a form."""
_LABELLED = re.compile(r"\S{1,10}[:：].*")
_DATED = re.compile(r"(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]?\s*(?:\d{1,2}\s*日?)?")
_PAGE = re.compile(
    r"[-—–]?\s*第\s*\d+\s*页.*|共\s*\d+\s*页.*|-\s*\d+\s*-|page\s*\d+.*", re.IGNORECASE
)
_NOTE = re.compile(
    r"(?:注|备注|附注|说明|注意|提示|备\s*注)\s*[:：\d].*|[※＊*].*|[（(]以下空白[）)]|以下空白"
    r"|以上(?:\s*\d|为|是|共|均|各|合计|图书|所列).*|以下(?:为|是|均|无)(?!.*》).*|(?:本|此|上|下|该)(?:表|清单)(?:中|内|共|不|由|为|仅|只|数据|统计|所).*"
)
_GROUP = re.compile(r".{1,20}(?:馆|室|库|类|部|区|组|年|月|校)")
_PLAIN_NUMBER = re.compile(r"[\d,，.\s%￥¥-]*(?:种|册|本|件|套|条|元)?")
_COUNT_BEHIND = re.compile(r"[（(](?:共|计|合计)?\s*\d+\s*(?:种|册|本|件|条)[）)]$")
_ORDINAL = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[）)、.．]?|第[一二三四五六七八九十]{1,3}(?:类|部分|章|组|批)|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+"
)
_CLASS = re.compile(
    r"(?:[A-Z]{1,2}[\s.、]*)?(?:马克思主义|哲学|宗教|社会科学总?论?|政治|法律|军事|经济|文化|科学|教育|体育|语言|文字|文学"
    r"|艺术|历史|地理|自然科学总?论?|数理科学|化学|天文学|地球科学|生物科学|医药|卫生|农业科学|工业技术"
    r"|交通运输|航空|航天|环境科学|安全科学|综合性图书|少儿|儿童|[、，,\s和])+"
)
_CODE = re.compile(r"[A-Za-z]{0,8}[-.]?\d{3}[-\dA-Za-z]*")
_TOLD, _SHOWN = 200, 30
"""Characters that show whether a cell is a total, a signature or a note; that a message quotes."""
_COUNTS = 6
"""Digits of a number of copies at most."""
_DIGIT = re.compile(r"\d")
_SUSPECT = re.compile(
    "[\\s\"'（(]*(?:.{0,12}[合总小共累]\\s*[计共有\\d册种金价]|总?共|第\\s*\\d|[-—–]\\s*第"
    "|制|打印|导出|统计|报表|审核|复核|经|操作|填|负责|签|单位|部门|日期|时间|馆长|主管|校对|盖章|页码"
    "|[（(]?(?:必|[选可]填|可选|可?为空|不可?为空|非空|唯一|主键|文本|字符|数[字值])|录入|编制|保管|盘点|移交|接收|验收|联系|电话|手机|传真|以上|[本此上下该](?:表|清单)|\\S{1,10}[:：]"
    "|.{2,20}[（(](?:盖章|签|公章)|[（(]?[一二三四五六七八九十ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]"
    "|注|备|附注|说明|提示|※|＊|\\*|以下|-\\s*\\d|page|(?:grand |sub)?total)",
    re.IGNORECASE,
)
"""How whatever one of the others may match begins."""

_LOOK = "这几行若是书或单册，请补上 ISBN 或条码号；不是就不用管"
_OF_SIGNERS = "制表人、日期、单位一类的话，不是书也不是单册"
_OF_FORM = "填表的说明，不是书也不是单册"
_OF_NUMBERS = "没有题名的几个数字，像是合计，不是书也不是单册"
_KINDS = (
    (_TOTAL, "合计、小计，不是书也不是单册"),
    (_SIGNED, _OF_SIGNERS),
    (_PAGE, "页码，不是书也不是单册"),
    (_NOTE, "表格的说明，不是书也不是单册"),
)
_HEADING = "只有一格有字，像是下面各行的标题，没有照它填写下面各行"
_HEADING_REMEDY = "若是分馆或馆藏地，请在表里加一列，每行都填上"
_NAMES = ("title", "barcode", "isbns", "record_id", "accession_number")
"""What says which book a row is."""
_HEADED = ("number", "heading")
"""What a numbered heading has."""


def not_data(line: int, cells: Sequence[str], columns: Columns, before: int) -> Unreadable | None:
    """Why a row is none of the table's, or None for a row of data.

    ``before``: how many rows stand before it, which a total counts.
    """
    filled = len(cells) - cells.count("")
    if filled > len(_HEADED) and _has_words_of_data(cells):
        return None
    words = [cell.strip()[:_TOLD] for cell in cells if cell.strip()]
    if not words or _is_book(cells, columns, before):
        return None
    kind = next((kind for pattern, kind in _KINDS if _is_kind(pattern, words)), "")
    if not kind and len(words) > 1 and all(map(_is_labelled, words)):
        kind = _OF_SIGNERS
    if not kind and len(words) > 1 and all(map(_INSTRUCTION.fullmatch, words)):
        kind = _OF_FORM
    if not kind and _are_bare_numbers(words, cells, columns):
        kind = _OF_NUMBERS
    if kind:
        return Unreadable(line, f"这一行是{kind}", quoted(words), _LOOK)
    if columns.width > 2 and _is_heading_row(words, columns):
        return Unreadable(line, _HEADING, quoted(words[-1:]), _HEADING_REMEDY)
    return None


def _is_kind(pattern: re.Pattern[str], words: Sequence[str]) -> bool:
    return any(map(pattern.fullmatch, words)) and all(map(_is_beside, words))


def quoted(cells: Sequence[str]) -> str:
    """What of a row stands in a message: its first words.

    Nothing of a row that has the number of a person elsewhere: then the words are whose it is.
    """
    words = [cell.strip() for cell in cells if cell.strip()]
    return "" if not words or may_hold_numbers(" ".join(words[1:])) else quotable(words[0])[:_SHOWN]


def _is_labelled(word: str) -> bool:
    return any(kind.fullmatch(word) for kind in (_LABELLED, _SIGNED, _DATED))


def _are_bare_numbers(words: Sequence[str], cells: Sequence[str], columns: Columns) -> bool:
    """Whether there is nothing but numbers, in columns that say nothing of which book it is."""
    row = list(cells)
    named = any(columns.cell(row, name).strip() for name in _NAMES)
    return not named and all(map(_PLAIN_NUMBER.fullmatch, words))


def is_signature(cells: Sequence[str]) -> bool:
    """Whether a row is labels with what belongs to them in the next cells: 馆长：| 某某."""
    words = [cell.strip() for cell in cells if cell.strip()]
    return bool(words) and bool(_SIGNER.fullmatch(words[0]))


def signature(line: int, cells: Sequence[str]) -> Unreadable:
    """What is told of such a row."""
    words = [cell.strip() for cell in cells if cell.strip()]
    return Unreadable(line, f"这一行是{_OF_SIGNERS}", quoted(words), _LOOK)


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
    most = max(before, 1)
    is_short = len(code) <= len(str(most))  # of thousands of digits Python makes no number
    return is_short and code.isdecimal() and code[0] != "0" and int(code) <= most


def _is_beside(word: str) -> bool:
    """Whether a cell is what stands in a row of totals or signatures: labels and numbers."""
    return bool(_PLAIN_NUMBER.fullmatch(word)) or any(kind.fullmatch(word) for kind, _ in _KINDS)


def _is_heading_row(words: Sequence[str], columns: Columns) -> bool:
    """Whether it is a heading alone, or one that is numbered as headings are: 一｜文学类."""
    if len(words) == 1:
        return _is_heading(words[0], columns)
    is_named = bool(_GROUP.fullmatch(words[-1]) or _CLASS.fullmatch(words[-1]))
    return len(words) == len(_HEADED) and is_named and bool(_ORDINAL.fullmatch(words[0]))


def _is_heading(word: str, columns: Columns) -> bool:
    """In a table of copies any cell alone is one; a title may stand alone in one of records."""
    word = _COUNT_BEHIND.sub("", word)
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
