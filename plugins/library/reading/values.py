"""What a key of a header may hold: each function reads one value, and tells what is wrong with it.

A kind names one of them for each of its keys; what concerns two keys or several files is a
function of the kind. Words that can't be read become a problem and the value of nothing written.
"""

import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from plugins.library.causes import said
from plugins.library.reading.clocks import DateError, leading_year, plain, remedy_of
from plugins.library.reading.header import Header, Key
from plugins.library.reading.problems import Problem, did_you_mean, error, notice
from plugins.library.reading.spans import Span, read_hours, read_moment, read_spans, with_hours
from plugins.library.tables.excel import identifier

Problems = tuple[Problem, ...]
YES, NO = ("yes", "是"), ("no", "否")
DATE_REMEDY = "日期写作 2021-06-24、2021-05-01 起，几个日子用“、”隔开"
HOUR_REMEDY = "写作 14:30—16:00；不知道钟点时写“上午”“下午”"
_LINK = re.compile(r"/(?!/)|https?://")
_ADDRESS = re.compile(r"/?[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*/?")
SHORT, FEW = 20, range(3, 6)
"""Characters of a sentence that is read at one glance, and how many of them."""
_SENTENCE = re.compile("[^。！？]+[。！？]?")
_UNIT = re.compile(r"\s*(?:人次|人|块)$")


def read_values(header: Header) -> tuple[dict[str, Any], Problems]:
    """The value of every key that the header's kind declares, by name, and what is wrong."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for key in header.keys:
        values[key.name], found = key.read(header, key)
        problems += found
    return values, (*require(header, *(key.name for key in header.keys if key.required)), *problems)


def for_noun(noun: Any, header: Header, values: Mapping[str, Any], **told: Any) -> dict[str, Any]:
    """What of a noun's fields the keys say under the names that they give, or else is told."""
    named = told | {key.noun_field: values[key.name] for key in header.keys}
    return {field.name: named[field.name] for field in fields(noun) if field.name in named}


def require(header: Header, *names: str) -> Problems:
    """A problem for each of these keys that is missing or empty."""
    return tuple(_lacks(header, header.keys[name]) for name in names if not header.get(name))


def _lacks(header: Header, key: Key) -> Problem:
    place = "文件头" if header.first_line == 1 else "这一行前面"
    remedy = f"请在{place}加一行“{key.chinese}：…”"
    if any(field.key == key.name for field in header.fields):
        remedy = "请写在这一行的冒号后面"
    return error(header.path, header.line(key.name), f"缺少{key.label}", remedy=remedy)


def text(header: Header, key: Key) -> tuple[str, Problems]:
    """Words as they are written."""
    return header.get(key.name), ()


def words(header: Header, key: Key) -> tuple[tuple[str, ...], Problems]:
    """Several words: ``甲、乙``; each one of the choices, where there are some."""
    found = header.words(key.name)
    return found, _unknown(header, key, found or (header.get(key.name),))


def sentences(header: Header, key: Key) -> tuple[tuple[str, ...], Problems]:
    """A few short sentences, each with its sign; a hint where they are not few or short.

    Source of the measure: what a reader takes in at one glance, 20 characters, and five of them.
    """
    found = tuple(one.strip() for one in _SENTENCE.findall(header.get(key.name)) if one.strip())
    hints = [
        header.problem(key.name, f"{key.label}里有一句长了", remedy, one, notice)
        for one in found
        if len(one.rstrip("。！？")) > SHORT
        for remedy in (f"一句不超过 {SHORT} 个字，可以分成两句",)
    ]
    if found and len(found) not in FEW:
        remedy = f"请写 {FEW[0]} 到 {FEW[-1]} 句，只留最要紧的，每句用句号“。”结束"
        hints.append(header.problem(key.name, f"{key.label}有 {len(found)} 句", remedy, "", notice))
    return found, tuple(hints)


def choice(header: Header, key: Key) -> tuple[str, Problems]:
    """One of the choices, the first where nothing known is written; English in any case."""
    written = header.get(key.name)
    word = dict(zip(key.in_english, key.choices, strict=False)).get(written.lower(), written)
    return (word if word in key.choices else key.choices[0]), _unknown(header, key, (word,))


def one_or_none(header: Header, key: Key) -> tuple[str, Problems]:
    """One of the choices or nothing; kept as written, so that the page shows what is there."""
    written = header.get(key.name)
    return written, _unknown(header, key, (written,))


def _unknown(header: Header, key: Key, found: tuple[str, ...]) -> Problems:
    known = f"可用：{'、'.join(key.choices)}"
    return tuple(
        header.problem(
            key.name, f"{key.label}不认识", did_you_mean(word, key.choices, found) + known, word
        )
        for word in found
        if key.choices and word and word not in key.choices
    )


def flag(header: Header, key: Key) -> tuple[bool, Problems]:
    """``yes``, ``no``, ``是``, ``否``; no where nothing is written."""
    return _flag(header, key, default=False)


def flag_unless_no(header: Header, key: Key) -> tuple[bool, Problems]:
    """The same; yes where nothing is written."""
    return _flag(header, key, default=True)


def _flag(header: Header, key: Key, default: bool) -> tuple[bool, Problems]:
    value = header.get(key.name).lower()
    if value in ("", *YES, *NO):
        return (value in YES if value else default), ()
    return default, (header.problem(key.name, f"{key.label}只能是“是”或“否”", "请改正"),)


def yes_or_words(header: Header, key: Key) -> tuple[tuple[bool, str], Problems]:
    """Whether it is so, and in which words: ``yes``, ``no``, or a sentence of its own."""
    written = header.get(key.name)
    is_bare = written.lower() in (*YES, *NO)
    return (written.lower() not in ("", *NO), "" if is_bare else written), ()


def number(header: Header, key: Key) -> tuple[int | None, Problems]:
    """A whole number, None where nothing is written or none can be read."""
    written = header.get(key.name)
    found = whole_number(written)
    if found is None and written:
        remedy = "例如 1200；不知道就不写这一行"
        return None, (header.problem(key.name, f"{key.label}要写数字", remedy),)
    return found, ()


def whole_number(written: str) -> int | None:
    """``1200``, ``1,200``, ``１２００`` and ``1200 人次`` are the same; None where it is none."""
    bare = identifier(_UNIT.sub("", written)).replace(",", "")
    return int(bare) if re.fullmatch("[0-9]{1,9}", bare) else None


def day(header: Header, key: Key) -> tuple[date | None, Problems]:
    """A day; None where it is missing, and with a problem where it is none."""
    written = header.get(key.name)
    try:
        return (read_moment(written).day if written else None), ()
    except ValueError as mistake:
        remedy = remedy_of(mistake, DATE_REMEDY)
        return None, (header.problem(key.name, said(mistake), remedy),)


def day_or_year(header: Header, key: Key) -> tuple[str, Problems]:
    """A day as it is written, or a bare year where no more is known."""
    written = header.get(key.name)
    year = leading_year(written)
    if not re.fullmatch("[0-9]{4}年?", plain(f"{written}年").removesuffix("年")):
        return written, day(header, key)[1]
    if int(year):
        return year, ()
    return year, (header.problem(key.name, "没有这个年份", "请改正"),)


def days(header: Header, key: Key) -> tuple[tuple[Span, ...], Problems]:
    """Days and ranges of days: ``2021-06-24、2021-06-26``."""
    written = header.get(key.name)
    try:
        return (read_spans(written) if written else ()), ()
    except ValueError as mistake:
        remedy = remedy_of(mistake, DATE_REMEDY)
        return (), (header.problem(key.name, said(mistake), remedy),)


def first_days(header: Header, key: Key) -> tuple[tuple[Span, ...], Problems]:
    """Days that begin here and end with the key ``End``, where there is one, at the hours that
    stand beside them or in ``Times``.
    """
    start, end = header.get(key.name), header.get("end")
    if not start:
        return (), require(header, key.name) if end and not key.required else ()
    try:
        return with_hours(read_spans(start, end), header.get("times")), ()
    except ValueError as mistake:
        remedy, found = remedy_of(mistake, DATE_REMEDY), f"{start}—{end}" if end else start
        name = "end" if isinstance(mistake, DateError) and mistake.is_of_end else key.name
        return (), (header.problem(name, said(mistake), remedy, end if name == "end" else found),)


def hours_or_words(header: Header, key: Key) -> tuple[str, Problems]:
    """Words such as 下午; empty where they are the hours of the days that ``Start`` names."""
    written = header.get(key.name)
    try:
        read_hours(written)
    except DateError as mistake:
        return written, (header.problem(key.name, said(mistake), remedy_of(mistake, HOUR_REMEDY)),)
    try:
        days = read_spans(header.get("start"), header.get("end"))
    except ValueError:  # told at the key Start
        return written, ()
    return ("" if with_hours(days, written) != days else written), ()


def link(header: Header, key: Key) -> tuple[str, Problems]:
    """A whole address; WeChat's all begin with ``https``."""
    written = header.get(key.name)
    if not written or written.startswith("https://"):
        return written, ()
    return written, (header.problem(key.name, "链接要写完整", "以 https:// 开头"),)


def any_link(header: Header, key: Key) -> tuple[str, Problems]:
    """An address of this site from its root, or a whole one."""
    written = header.get(key.name)
    if not written or _LINK.match(written):
        return written, ()
    remedy = "以 / 开头，例如 /reports/2021/；别的网站写完整的网址，以 https:// 开头"
    return written, (header.problem(key.name, "链接的写法不对", remedy),)


def old_addresses(header: Header, key: Key) -> tuple[tuple[str, ...], Problems]:
    """Paths of this site; a page that leads on will stand at each."""
    found = header.words(key.name)
    remedy = "写网站里的路径，不带 index.html，例如 news/old-name/"
    return found, tuple(
        header.problem(key.name, "旧地址不对", remedy, one) for one in found if not is_address(one)
    )


def is_address(written: str) -> bool:
    """Whether a text is a path of this site, and its last part the folder of a page."""
    last = written.strip("/").rpartition("/")[2]
    return bool(_ADDRESS.fullmatch(written)) and last.lower() != "index.html"
