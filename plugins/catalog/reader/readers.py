"""Columns about readers: a list of readers is refused, a column of readers is never read.

Reading and borrowing are private (《公共图书馆法》 § 43), and what lies in the folder of an export
is meant to be published. A column is known by its name alone: what is in it is not looked at.
"""

import re
from collections.abc import Iterable, Sequence, Set

from plugins.catalog.reader.heads import parts_of
from plugins.library.privacy.suspects import may_hold_numbers
from plugins.library.tables.units import UnreadableFile

_PERSON = re.compile(
    r"(?:(?:当前|目前|现|现在|最近|最后|上次|上一位?|前一|原)的?)?"
    r"(?:读者|借阅人|借书人|借阅者|借书者|借者|持证人|办证人|预约人|领取人|监护人|家长|学生|教师|会员|用户)"
    r"(?!对象|人次|评分|推荐).*|"
    r"(?:借书|借阅|读者|图书|阅览|办|社保|市民|校园|一)?(?:证|卡)(?:件|片)?(?:号码?|编号|条码)|一卡通号?|"
    r"(?:真实)?姓名|(?:居民)?身份证件?(?:号码?)?|(?:手机|移动电话|电话|联系电话|联系方式|手机电话)(?:号码?)?|"
    r"(?:家庭|现?居住|通讯|联系)(?:住址|地址)|住址|电子邮[箱件]|e-?mail|邮箱|微信号?|qq号?|学号|工号|班级|年级|"
    r"性别|出生(?:日期|年月|年)|年龄|押金|欠款|欠费|罚款|办证(?:日期|时间)|证件(?:类型|状态)|"
    r"patron.*|borrower.*|cardnumber|card_?no|surname|first_?name|phone|mobile|reader(?:_.*|id|name|no)?|"
    r"user_?(?:name|id)|loaned_?to|borrowed_?by"
)
"""Names of columns that say who somebody is, folded as columns are compared."""
_LOAN = re.compile(
    r"(?:借阅|借出|借书|外借|借|应还|归还|还书|还|到期|续借|催还|预约)(?:日期|时间|日)|"
    r"due_?date|date_?due|issue_?date|return_?date|checkout_?date|onloan"
)
"""Names of columns that say when something was lent."""
_REMOVE = "书目和馆藏的导出里不该有读者，请把这个文件从文件夹里删去"


def reader_columns(header: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    """The columns of a header that are about readers, as they are called.

    ``known``: columns that mean something else (读者对象).
    """
    others = set(known)
    return tuple(
        name.strip()
        for name in header
        if name not in others and any(map(_PERSON.fullmatch, parts_of(name)))
    )


def refuse_readers(header: Sequence[str], readers: Sequence[str], meanings: Set[str]) -> None:
    """Raise :class:`UnreadableFile` where a table is a list of readers or of loans.

    ``meanings``: what its other columns are to us. A list of copies that names borrowers says in
    which state each copy is; a list of loans doesn't.
    """
    found = "、".join(readers)[:80]
    if readers and not meanings & {"title", "barcode"}:
        raise UnreadableFile("这是读者名单，没有读", found, _REMOVE, line=1)
    has_loans = any(any(map(_LOAN.fullmatch, parts_of(name))) for name in header)
    if readers and has_loans and "status" not in meanings:
        raise UnreadableFile("这是借阅记录，没有读", found, _REMOVE, line=1)


def shown(header: Sequence[str]) -> str:
    """A row that should have been a header, for a message; not if it holds numbers of a person."""
    text = "、".join(header)
    return "" if may_hold_numbers(text) else text[:80]
