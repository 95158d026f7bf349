"""Tables that are no catalogue: lists of readers and of loans, rankings, orders.

A list of readers is refused, a column of readers is never read.

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
    r"(?:读者|借阅人|借书人|借阅者|借书者|借者|持证人|办证人|预约人|领取人|监护人|家长|学生|教师|会员|用户|"
    r"赔偿人|赔书人|欠书人|逾期人)"
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
    r"(?:借阅|借出|借书|外借|借还|借|应还|归还|还书|还|到期|续借|催还|预约|操作|逾期)(?:日期|时间|日)|"
    r"(?:借|还|应还|到|续借|借还)期|(?:逾期|超期)天?数?|借还(?:类型|标志|方式|状态)|操作类型|业务类型|赔偿(?:金额|日期)|"
    r"due_?date|date_?due|issue_?date|return_?date|checkout_?date|onloan|returned"
)
"""Names of columns that say when something was lent."""
_RANK = re.compile(r"(?:借阅|外借|人气|热度|流通)?(?:排名|名次|排行|位次|排位|排行榜)|rank(?:ing)?")
_ORDERED = re.compile(
    r"(?:订购|预订|预定|采购|征订|订货|采访|拟购|拟订|选购|购置)"
    r"(?:数量?|总数|册数|复本数?|复本量|种数|数目|份数|套数|单|单?号|批次|批号|状态|清单)|"
    r"订单(?:号码?|编号|状态|数量?|日期|行号?)?|订数|征订代?号|预[订定](?:日期|时间|人|单位)"
)
"""Names of columns that say how many were ordered, or by which order."""
_HELD = frozenset(("barcode", "accession_number", "call_number", "shelving_location"))
"""What only a copy has that a library holds."""
_STANDS = frozenset(("call_number", "shelving_location", "branch_code", "branch_name"))
_BOOKS = frozenset(("record_id", "isbns", *_HELD, *_STANDS))
"""What says more of a book than its title."""
_OF_BOOKS = frozenset(("status", "date_added", "publisher", "responsibility", "price", *_BOOKS)) - {
    "barcode"
}
"""What a list of who has which book has none of."""
_FEW = 2
_REMOVE = "书目和馆藏的导出里不该有读者，请把这个文件从文件夹里删去"


class OtherList(UnreadableFile):
    """A table that is no catalogue; the message says in Chinese what it is."""

    def __init__(self, what: str, found: str, remedy: str, *, is_private: bool) -> None:
        super().__init__(what, found, remedy, line=1)
        self.is_private = is_private
        """Whether what stands in it is nobody's business: it isn't shown in a message either."""


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


def refuse_others(header: Sequence[str], readers: Sequence[str], meanings: Set[str]) -> None:
    """Raise :class:`OtherList` where a table is no list of what a library holds.

    ``meanings``: what its other columns are to us. A list of copies that names borrowers says in
    which state each copy is and where it stands; a list of loans begins with who borrowed it, or
    says nothing of a book but which it is.
    """
    found = "、".join(readers)[:80]
    if readers and not meanings & {"title", "barcode"}:
        raise OtherList("这是读者名单，没有读", found, _REMOVE, is_private=True)
    loans = _named(header, _LOAN)
    is_bare = not meanings & _OF_BOOKS
    if readers and (is_bare or (loans and not _are_copies(header, readers, meanings))):
        raise OtherList("这是借阅记录，没有读", found, _REMOVE, is_private=True)
    if len(loans) >= _FEW and is_bare:
        found = "、".join(loans)[:80]
        raise OtherList("这是借阅记录，没有读", found, _REMOVE, is_private=True)
    ranks, ordered = _named(header, _RANK), _named(header, _ORDERED)
    if not ranks and "loans" in meanings and not meanings & _BOOKS:
        ranks = ["借阅次数"]
    if ranks and not meanings & {"status", "shelving_location"}:
        _refuse("这是排行，不是馆藏目录，没有读", ranks)
    if ordered and not meanings & _HELD:
        _refuse("这是订单，不是馆藏目录，没有读", ordered)


def _refuse(what: str, names: Sequence[str]) -> None:
    found = "、".join(names)
    remedy = f"若这些书都已在馆，请删去“{found}”这些列；不是就不用管，也可以把它从文件夹里拿走"
    raise OtherList(what, found[:80], remedy, is_private=False)


def _named(header: Iterable[str], pattern: re.Pattern[str]) -> list[str]:
    """The columns that are called like that."""
    return [name.strip() for name in header if any(map(pattern.fullmatch, parts_of(name)))]


def _are_copies(header: Sequence[str], readers: Sequence[str], meanings: Set[str]) -> bool:
    if "status" not in meanings:
        return False
    first = next((name.strip() for name in header if name.strip()), "")
    return first not in readers and bool(meanings & (_OF_BOOKS - {"status"}))


def is_of_readers(words: Sequence[str]) -> bool:
    """Whether words are names of columns about readers, several of them."""
    return len(reader_columns(words, ())) >= _FEW


def is_of_order(word: str) -> bool:
    """Whether a word is the name of a column of an order: what was ordered is no copy."""
    return any(map(_ORDERED.fullmatch, parts_of(word)))


def is_of_other_list(word: str) -> bool:
    """Whether a word is the name of a column that such tables have."""
    patterns = (_PERSON, _LOAN, _RANK, _ORDERED)
    return any(pattern.fullmatch(part) for part in parts_of(word) for pattern in patterns)


def refusal_of_readers(words: Sequence[str]) -> OtherList:
    """What is told of a table that begins with these names in the middle of another."""
    found = "、".join(reader_columns(words, ()))[:80]
    return OtherList("这是读者名单，没有读", found, _REMOVE, is_private=True)


def shown(header: Sequence[str]) -> str:
    """A row that should have been a header, for a message; not if it holds numbers of a person."""
    text = "、".join(header)
    return "" if may_hold_numbers(text) else text[:80]
