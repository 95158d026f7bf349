"""What the words beside a number say of it."""

import re
from dataclasses import dataclass

_SAID_BEFORE = 24
"""Characters before a number that are looked at."""
_RINGS = re.compile(
    r"(?:电话|手机|移动|联系|致电|拨打|来电|微信|热线|电联|咨询|短信|号码|tel|phone|mobile|mob|call|"
    r"whatsapp|wechat|cell|☎|☏|📞|📱)[^\d\n\0]{0,8}\Z",
    re.I,
)
_COUNTS = re.compile(
    r"(?:条码|条形码|条码号|barcode|ISBN|ISSN|书号|索书号|登录号|登记号|财产号|馆藏号|记录号|控制号|订单|"
    r"订单号|单号|流水号|批号|货号|合同号|编号|文号|档号|图号|备案号|信用代码|代码|序列号)"
    r"\W{0,4}(?:[A-Za-z]{1,3}\W?)?\Z",
    re.I,
)
_IS_CARD = re.compile(r"(?:身份证|公民身份|证件)[^\d\n\0]{0,8}\Z")
_ADDRESS = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.\-]*://|\bwww\.)[\x21-\x7e]*\Z")
_RINGING_ADDRESS = re.compile(r"(?:tel|phone|mobile|mob|sj|wa\.me)[=/:]\+?\Z", re.I)
_LETTERS_BEFORE = re.compile(r"[A-Za-z0-9]{1,64}\Z")
_LETTERS_BEHIND = re.compile(r"[A-Za-z0-9]{1,64}")
_RINGING_LETTERS = frozenset(
    "tel phone mobile mob cell call wx vx v wechat weixin t p m sms no h sj dh".split()
)
_CODE = re.compile(r"[A-Z]{1,8}|.*[0-9].*")
"""Letters that make a number one of things: AJ13812345678, IMG13812345678."""
_HASH = re.compile(r"[0-9a-f]{12,}|[0-9A-F]{12,}")
"""Digits with some of the first six letters: a digest, of a text in the ledger too."""
_LONGEST_ADDRESS = 400


@dataclass(frozen=True, slots=True)
class Beside:
    """A number's neighbourhood."""

    rings: bool
    """Whether the words before it speak of telephones."""
    counts: bool
    """Whether they speak of something that is numbered: a barcode, an order, a file."""
    is_card: bool
    """Whether they speak of an identity card."""


def beside(words: str, start: int, said: str) -> Beside:
    """What stands before a place of a text; ``said``: what heads the text, a column's name."""
    own = words[max(0, start - _SAID_BEFORE) : start].rpartition("\n")[2]
    before = f"{said}：{own}" if said and len(own) < _SAID_BEFORE else own
    rings = _RINGS.search(before) is not None
    counts = _COUNTS.search(own) is not None
    return Beside(rings, counts and not rings, _IS_CARD.search(before) is not None)


def is_in_a_hash(words: str, start: int, end: int) -> bool:
    """Whether a number is a part of a digest in hexadecimal figures."""
    before, behind = _letters(words, start, end)
    whole = before + words[start:end] + behind
    return bool(before or behind) and _HASH.fullmatch(whole) is not None


def _letters(words: str, start: int, end: int) -> tuple[str, str]:
    """Letters and figures that a number hangs together with, before and behind."""
    head = _LETTERS_BEFORE.search(words, max(0, start - 64), start)
    tail = _LETTERS_BEHIND.match(words, end)
    return head[0] if head else "", tail[0] if tail else ""


def stands_alone(words: str, start: int, end: int) -> bool:
    """Whether a number is no part of an address on the web, a code or a hash."""
    line = words[max(0, start - _LONGEST_ADDRESS) : start]
    if _ADDRESS.search(line) and not _RINGING_ADDRESS.search(line):
        return False
    before, behind = _letters(words, start, end)
    if is_in_a_hash(words, start, end):
        return False
    is_code = _CODE.fullmatch(before) and before.lower() not in _RINGING_LETTERS
    return not (is_code or any(one.isdigit() for one in behind))
