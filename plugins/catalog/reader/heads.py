"""Names of columns as people write them: ``题名（书名）``, ``条码号*``, ``3.馆藏地``, ``題名``.

What stands around a name says how the column is to be filled or counts it, and is taken off. What
stands in brackets goes only where it says the same as the name or nothing: ``题名（拼音）`` is no
title, ``题名（书名）`` and ``价格（元）`` are what they say.
"""

import re
from collections.abc import Iterator, Mapping

from plugins.catalog.index.units import normalise
from plugins.library.tables.excel import identifier

_LONGEST = 500
"""Characters of a name with all that says how to fill the column; what follows says no more."""
_SIGNS = " *#:.,;!_'\"`~“”‘’、。★☆※●■□◆▲△▼√"
"""What decorates an end of a name; NFKC has made wide signs narrow."""
_WRAPPED = re.compile(r"[\[【〔《「『<(](.+)[\]】〕》」』>)]")
_CIRCLED = re.compile("[\u2460-\u249b\u2776-\u2793]")
_NUMBERED = re.compile(
    r"(?:\(\d{1,2}\)|\d{1,2}(?:[.、)\]:]|(?=[\u2e80-\u9fff]))|[a-z][.、)](?=\S))"
)
_BRACKETED = re.compile(r"(.+?)[(\[【〔<]([^()\[\]【】〔〕<>]*)[)\]】〕>](.*)")
_OTHERS = re.compile(r"[/|、;,\n]|和|或|及")
"""What stands between two names of one column."""
_HOLLOW = re.compile(
    r"必[填录选需]|[选可]填|可选|不?可?为空|非空|唯一|主键|文本(?:格式)?|字符(?:串)?|数字|数值|日期|元|"
    r"rmb|cny|人民币|[册本种套个]|单位:?[元册本]|如有|若有|没有?就?不填|全称|简称|同上|重要|关键字?|新|"
    r"text|string|required|optional|key|id|[\dxyhmsd\-/.~, ]{1,19}位?|\d{1,3}位|"
    r"[例如][:如].*|例.*|格式.*|见.*|注.*|请.*"
)
"""What stands in brackets behind a name and says nothing about what the column is."""


def column_key(name: str) -> str:
    """A column's name as it is compared: half-width, simplified, lower case, no blanks."""
    plain = normalise(identifier(_CIRCLED.sub("", name[:_LONGEST], count=1)))
    return _bare("".join(plain.split()).strip("\ufeff"))


def _bare(key: str) -> str:
    """A name without what decorates it; a name that is nothing else stays."""
    before = ""
    while key != before:
        before = key
        key = _NUMBERED.sub("", key.strip(_SIGNS), count=1) if _NUMBERED.match(key) else key
        key = key.strip(_SIGNS)
        wrapped = _WRAPPED.fullmatch(key)
        key = wrapped[1] if wrapped and not _BRACKETED.fullmatch(wrapped[1]) else key
    return key


def meaning_of(name: str, columns: Mapping[str, str]) -> str:
    """Our name of a column, by a table of folded names; empty where it has none.

    A name with two parts (``题名/书名``, ``ISBN（标准书号）``) means what the first does, where
    nothing that stands beside it means something else.
    """
    key = column_key(name)
    if key in columns:
        return columns[key]
    meanings = [columns.get(part, "") for part in parts_of(name)]
    return meanings[0] if meanings and all(meanings) else ""


def parts_of(name: str) -> list[str]:
    """The folded names in a column's name, without what says how it is to be filled."""
    return list(_parts(column_key(name)))


def _parts(key: str) -> Iterator[str]:
    """The names in a name, hollow words in brackets left out."""
    bracketed = _BRACKETED.fullmatch(key)
    if bracketed:
        for part in (bracketed[1], bracketed[2], bracketed[3]):
            if part and not _HOLLOW.fullmatch(part):
                yield from _parts(_bare(part))
        return
    yield from map(_bare, filter(None, _OTHERS.split(key)))
