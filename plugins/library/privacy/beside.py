"""What the words beside a number say of it."""

import re
from dataclasses import dataclass

_SAID_BEFORE = 24
"""Characters before a number that are looked at."""
RINGING = (
    r"电话|手机|移动|联系|致电|请打|打给|拨|来电|微信|热线|电联|咨询|短信|(?<![单码议案证牌])号码|"
    r"(?<![查寻])找|tel|phone|mobile|mob|call|whatsapp|wechat|cell|☎|☏|📞|📱"
)
"""Words that speak of telephones, in upper case or lower."""
LOOSE = frozenset(",\n")
"""Signs that mostly end a number: they stand in one only where such a word is before it."""
_RINGS = re.compile(rf"(?P<word>{RINGING})[^\d\n\0]{{0,10}}\Z", re.I)
_RINGS_BEHIND = re.compile(r"[^\d\w\n\0]{0,3}(?:电话|手机|微信|同号)")
"""13812-345678（微信同号）."""
_THINGS = (
    r"条码|条形码|条码号|barcode|ISBN|ISSN|书号|索书号|登录号|登记号|财产号|馆藏号|记录号|控制号|订单|"
    r"订单号|单号|流水号?|批号|货号|合同号|文号|档号|图号|备案号?|ICP[备证号]?|安备|信用代码|代码|序列号|"
    r"(?<!微信)[账帐]号|[账帐]户|开户行?|户号|税号|卡号|(?:读者|借书|借阅|准考)证号?|学号|工号|QQ群?|群号|"
    r"合同|项目|标段|招标|架位|排架号?|第|会议|会议号码?|直播间|房间号|频道号?"
)
_COUNTS = re.compile(
    rf"(?P<word>{_THINGS}|编号|编码)(?:号码)?[\W是为]{{0,4}}(?:[A-Za-z]{{1,3}}\W{{0,2}})?\Z", re.I
)
_HEAD_COUNTS = re.compile(rf"(?:{_THINGS})\W?\Z", re.I)
_LIST_SIGNS = " 、,;/和及与至到-()"
_LONGEST_LIST = 800
_IS_CALL_NUMBER = re.compile(r"(?<![A-Za-z])[A-Z]{1,2}\d[\d.\-:=+()\"]{0,20}/\Z")
"""What stands before the author's or the copy's number: I247.57/…"""
_IS_USER = re.compile(r"(?:wxid|gh|uid|openid|unionid)_[A-Za-z0-9_\-]{0,40}\Z", re.I)
_IS_FILE = re.compile(r"(?<![A-Za-z])[A-Z]{2,8}-\Z")
"""What the number of a file begins with: SNCG-138-2026-0012."""
_FIGURES_BEFORE = re.compile(
    r"(?:[量数额率比次册种藏]|预算|决算|经费|收入|支出|[合总小共]计|流通|到馆|外借|借阅|办证|面积|采购|新增|"
    r"平均|\d ?年|\d ?月|季度|价)[^\w。!?;]{0,3}(?:\d[\d,.]*+[^\w。!?;]{1,3}){0,6}\Z"
)
"""Of the same sentence, its signs narrow: 捐了 20 册。13812345678 is somebody's."""
_FIGURES_BEHIND = re.compile(
    r"(?: \d[\d,.]{0,12}+){0,6}+ ?"
    r"(?:[万亿千]?元(?![老旦宵])|[万亿千]?册|[万亿]|人次|平方米|千字|公里|%|"
    r"(?:[人次种张件场台本个户页]|小时)(?!\w))"
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
    has_figures: bool
    """Whether they make the groups figures of a table: a sum, books, visitors."""


def beside(words: str, start: int, end: int, said: str) -> Beside:
    """What stands round a place of a text; ``said``: what heads the text, a column's name.

    The word that is nearest counts: 手机阅读会议号 is a meeting's, 会议联系电话 somebody's.
    """
    own = words[max(0, start - _SAID_BEFORE) : start].rpartition("\n")[2]
    before = f"{said}：{own}" if said and len(own) < _SAID_BEFORE else own
    rings, counts = _RINGS.search(before), _counts(words, start, own)
    if rings and counts:
        is_nearer = before.rfind(counts["word"]) > rings.start("word")
        rings, counts = (None, counts) if is_nearer else (rings, None)
    is_tight = not counts and LOOSE.isdisjoint(words[start:end])
    is_rung = rings is not None or bool(is_tight and _RINGS_BEHIND.match(words, end))
    is_counted = counts is not None or _is_thing(words, start, own, said)
    has_figures = _FIGURES_BEFORE.search(own) or _FIGURES_BEHIND.match(words, end)
    return Beside(
        is_rung, is_counted and not is_rung, _IS_CARD.search(before) is not None, bool(has_figures)
    )


def _counts(words: str, start: int, own: str) -> re.Match[str] | None:
    """The word for what is numbered: before a number, or before the list in which it stands."""
    if found := _COUNTS.search(own):
        return found
    line = words[max(0, start - _LONGEST_LIST) : start].rpartition("\n")[2]
    head = line.rstrip(_LIST_SIGNS + "0123456789")
    listed = line[len(head) :]
    if any(map(str.isdigit, listed)):
        return _COUNTS.search(f"{head[-_SAID_BEFORE:]}{listed[:1] if listed[0] in ' -(' else ''}")
    return None


def _is_thing(words: str, start: int, own: str, said: str) -> bool:
    """Whether it is a call number, a user's name, or in a column of such."""
    if not own.strip() and said and _HEAD_COUNTS.search(said):
        return True
    file = _IS_FILE.search(own)
    if file and file[0][:-1].lower() not in _RINGING_LETTERS:
        return True
    return bool(_IS_CALL_NUMBER.search(own) or _IS_USER.search(words, max(0, start - 48), start))


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
