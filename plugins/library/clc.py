"""Chinese Library Classification (中国图书馆分类法, CLC): from a class number to its classes.

Source of the rules: 《中国图书馆分类法》第五版. ``clc.tsv`` beside this file has its 22 main
classes and its second level, 270 names in all, with the columns ``code name parent``. The deeper
text is under copyright and is not ours to ship; a library may lay its own table beside its
export. What that table says goes before ours, and what it leaves out is taken from ours.

A table's code may be ``[C94]`` (an alternative class: read without its brackets), ``{G5}`` (no
longer in use: skipped), ``I3/7`` or ``C829.3/.7`` (every class from the one to the other) and
``R735.3+5`` (the plus marks a finer class and is not part of the number). The point after three
digits only helps the eye, so numbers are looked up without it.

Many classes are divided by country or province with a number of the tables of regions: I + 712
is 美国文学. ``RULES`` lists the well-known ones; it never overrules a code that the table has.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from plugins.library.problems import Problem, error, warning

MAIN_LETTERS = "ABCDEFGHIJKNOPQRSTUVXZ"
SIZE_LIMIT = 20_000_000
"""Bytes. The whole classification has 1.6 million, so a longer file is not a table of it."""
_LONGEST_KEY = 40
_LONGEST_RANGE = 100
_CONTINUED: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("G5", "G6", "G7"), "G4"),
        **dict.fromkeys(("K82", "K83"), "K81"),
        **dict.fromkeys(("K86", "K87", "K88"), "K85"),
        **{"H82": "H81", "O2": "O1", "O5": "O4", "P6": "P5", "V3": "V2", "V5": "V4"},
    }
)
"""Numbers that have no class of their own on the second level but belong to one: G6 → G4 教育."""


@dataclass(frozen=True, slots=True)
class ClcClass:
    """One class; the parent is the code of the class above, empty for the 22 main classes."""

    code: str
    name: str
    parent: str


@dataclass(frozen=True, slots=True)
class ClcTable:
    """The classes that are known, found by class number."""

    classes: Mapping[str, ClcClass]
    """Code → class, as the table lists them; classes of the region rules are not among them."""
    paths: Mapping[str, tuple[ClcClass, ...]]
    """Key (a number without points) → the classes from the main class down."""

    def path_of(self, number: str) -> tuple[ClcClass, ...]:
        """The classes of a number from the main class down to the longest known prefix.

        Nothing where the number begins with none of the 22 letters. Unlike ``normalised`` this
        looks behind a hyphen or plus too, for the classes that have one: Q-9, R735.3+5.
        """
        return _longest(self.paths, _key(number))

    def class_of(self, number: str) -> ClcClass | None:
        """The deepest known class of a number."""
        path = self.path_of(number)
        return path[-1] if path else None

    def main_class(self, number: str) -> ClcClass | None:
        """The one of the 22 main classes that a number is in."""
        path = self.path_of(number)
        return path[0] if path else None


def _longest(paths: Mapping[str, tuple[ClcClass, ...]], key: str) -> tuple[ClcClass, ...]:
    for end in range(len(key), 0, -1):
        path = paths.get(key[:end])
        if path is not None:
            return path
    return ()


_ALTERNATIVE = re.compile(r"[\[{][^\]}]*[\]}]?")
_BARE_NUMBER = re.compile(r"[A-Z][A-Z0-9.]*")
_NUMBER = re.compile(r"[A-Z][A-Z0-9.-]*(?:\+[0-9.-]+)*")


def normalised(number: str) -> str:
    """The class number alone: ``ｋ825．6=76`` → ``K825.6``, ``R-092`` → ``R``.

    It ends where a letter, digit or point does not follow, so at every sign of a subdivision
    (``= ( - : + " < /``) and at blanks. A number in brackets is an alternative and is dropped.
    """
    match = _BARE_NUMBER.match(_tidy(number))
    return match[0].rstrip(".") if match else ""


def _tidy(number: str) -> str:
    text = number if number.isascii() else unicodedata.normalize("NFKC", number)
    if "[" in text or "{" in text:
        text = _ALTERNATIVE.sub(" ", text)
    return text.strip().upper()


def _key(number: str) -> str:
    """What numbers are looked up by: ``R735.3+5`` → ``R73535``, ``Q-9`` → ``Q-9``."""
    match = _NUMBER.match(_tidy(number))
    return match[0].replace(".", "").replace("+", "")[:_LONGEST_KEY] if match else ""


@dataclass(frozen=True, slots=True)
class RegionRule:
    """A class that is divided by region: its number, then a number of the table of regions."""

    prefix: str
    regions: Mapping[str, str]
    pattern: str
    """The class's name, ``{}`` for the region."""


def _pairs(text: str) -> Mapping[str, str]:
    words = text.split()
    return MappingProxyType(dict(zip(words[::2], words[1::2], strict=True)))


WORLD_REGIONS = _pairs("""
    311 蒙古 312 朝鲜 3126 韩国 313 日本 333 越南 334 老挝 335 柬埔寨 336 泰国 337 缅甸
    338 马来西亚 339 新加坡 341 菲律宾 342 印度尼西亚 351 印度 353 巴基斯坦 354 孟加拉国
    355 尼泊尔 358 斯里兰卡 361 哈萨克斯坦 362 乌兹别克斯坦 372 阿富汗 373 伊朗 374 土耳其
    376 叙利亚 377 伊拉克 378 黎巴嫩 379 约旦 381 巴勒斯坦 382 以色列 384 沙特阿拉伯
    411 埃及 412 苏丹 413 利比亚 415 阿尔及利亚 416 摩洛哥 421 埃塞俄比亚 424 肯尼亚
    437 尼日利亚 445 加纳 478 南非
    5113 乌克兰 5114 白俄罗斯 512 俄罗斯 513 波兰 514 捷克斯洛伐克 515 匈牙利 516 德国
    521 奥地利 522 瑞士 524 捷克 525 斯洛伐克 531 芬兰 532 瑞典 533 挪威 534 丹麦 535 冰岛
    541 阿尔巴尼亚 542 罗马尼亚 543 南斯拉夫 544 保加利亚 545 希腊 546 意大利
    551 西班牙 552 葡萄牙 561 英国 562 爱尔兰 563 荷兰 564 比利时 565 法国
    611 澳大利亚 612 新西兰
    711 加拿大 712 美国 731 墨西哥 751 古巴 774 委内瑞拉 775 哥伦比亚 777 巴西 778 秘鲁
    782 乌拉圭 783 阿根廷 784 智利
""")
"""世界地区表: the countries that a district library has books about."""

CHINA_REGIONS = _pairs("""
    1 北京 21 天津 22 河北 25 山西 26 内蒙古 31 辽宁 34 吉林 35 黑龙江
    41 陕西 42 甘肃 43 宁夏 44 青海 45 新疆
    51 上海 52 山东 53 江苏 54 安徽 55 浙江 56 江西 57 福建 58 台湾
    61 河南 63 湖北 64 湖南 65 广东 658 香港 659 澳门 66 海南 67 广西
    71 四川 719 重庆 73 贵州 74 云南 75 西藏
""")
"""中国地区表: the provinces; what follows their number is a town or county."""

_WORLD_PATTERNS = _pairs("""
    B {}哲学 D7 {}政治 D8 {}外交 D9 {}法律 E {}军事
    F1 {}经济 F3 {}农业经济 F4 {}工业经济 F59 {}旅游业 F75 {}对外贸易 F81 {}财政 F83 {}金融
    G1 {}文化 G5 {}教育 G81 {}体育 I {}文学 J1 {}艺术
    K {}史 K83 {}人物传记 K88 {}文物考古 K89 {}风俗习惯 K9 {}地理
""")
_CHINA_PATTERNS = _pairs("""
    D67 {}政治 F127 {}经济 F327 {}农业经济 G127 {}文化 G527 {}教育 I218 {}文学作品集
    I236 {}地方剧 K29 {}地方史志 K8208 {}人物传记 K872 {}文物考古 K8924 {}风俗习惯 K92 {}地理
""")
RULES = (
    *(RegionRule(prefix, WORLD_REGIONS, name) for prefix, name in _WORLD_PATTERNS.items()),
    *(RegionRule(prefix, CHINA_REGIONS, name) for prefix, name in _CHINA_PATTERNS.items()),
)


def _rule_classes() -> Iterator[tuple[str, str]]:
    """Key and name of every class that a rule makes."""
    for rule in RULES:
        for digits, region in rule.regions.items():
            yield f"{rule.prefix}{digits}", rule.pattern.format(region)


def _pointed(key: str) -> str:
    """The number as it is printed, with a point after three digits: ``K2971`` → ``K297.1``."""
    letters = key.rstrip("0123456789")
    digits = key.removeprefix(letters)
    return f"{letters}{digits[:3]}.{digits[3:]}" if len(digits) > 3 else key


@cache
def shipped_table() -> ClcTable:
    """The 22 main classes and the second level, with the classes of the region rules."""
    return _read(Path(__file__).with_name("clc.tsv"), "clc.tsv", {})[0]


def read_table(path: Path, name: str) -> tuple[ClcTable, tuple[Problem, ...]]:
    """A library's own table laid over the shipped one, and every problem met.

    UTF-8, one class a line, cells parted by tabs, the columns found by the names in the first
    line: ``code`` and ``name``, and where wanted ``parent``; others are not read. Without a
    parent a class stands where the shipped table has it, or below the longest code that its own
    begins with. A row with a mistake is a warning and is left out (a parent that is missing or
    above itself is only replaced); a file that can't be read or has no header is an error.
    """
    return _read(path, name, shipped_table().classes)


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    code: str
    name: str
    parent: str


def _read(
    path: Path, name: str, base: Mapping[str, ClcClass]
) -> tuple[ClcTable, tuple[Problem, ...]]:
    text, problems = _read_text(path, name)
    rows, row_problems = ({}, []) if problems else _read_rows(text, name)
    classes, parent_problems = _place(rows, base, name)
    return _table_of(classes), (*problems, *row_problems, *parent_problems)


def _read_text(path: Path, name: str) -> tuple[str, tuple[Problem, ...]]:
    """As ``files.read_text``, whose limits for Markdown a table of 45,000 classes is beyond."""
    try:
        size = path.stat().st_size
        if size > SIZE_LIMIT:
            remedy = f"分类表不超过 {SIZE_LIMIT:,} 字节，请看看是不是放错了文件"
            return "", (error(name, 0, "文件太大", f"{size:,} 字节", remedy),)
        content = path.read_bytes()
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError as mistake:
        line = content[: mistake.start].count(b"\n") + 1
        return "", (error(name, line, "文件不是 UTF-8 编码", remedy="请另存为 UTF-8"),)
    except OSError as mistake:
        return "", (error(name, 0, "文件读不出来", mistake.strerror or "", "请检查文件和权限"),)


def _read_rows(text: str, name: str) -> tuple[dict[str, _Row], list[Problem]]:
    header, *lines = text.split("\n")
    columns = [cell.strip().lower() for cell in header.split("\t")]
    if not {"code", "name"} <= set(columns):
        remedy = "第一行写 code、name、parent，用制表符（Tab）分开"
        return {}, [error(name, 1, "第一行不是表头", header.strip()[:40], remedy)]
    rows: dict[str, _Row] = {}
    problems: list[Problem] = []
    for number, line in enumerate(lines, 2):
        cells = dict(zip(columns, (cell.strip() for cell in line.split("\t")), strict=False))
        code = _code_of(cells.get("code", ""))
        if not any(cells.values()) or code.startswith("{"):
            continue
        row = _Row(number, code, cells.get("name", ""), _code_of(cells.get("parent", "")))
        problem = _check_row(row, rows, name)
        if problem:
            problems.append(problem)
        else:
            rows[code] = row
    return rows, problems


def _code_of(cell: str) -> str:
    """The code in a table's cell; an alternative class loses its brackets."""
    return unicodedata.normalize("NFKC", cell).strip().upper().strip("[]")


_CODE = re.compile(rf"[{MAIN_LETTERS}][A-Z0-9.-]*(?:\+[0-9.-]+)*(?:/[0-9.-]+)?")


def _check_row(row: _Row, rows: Mapping[str, _Row], name: str) -> Problem | None:
    if not row.code:
        return warning(name, row.line, "类号是空的", row.name, "请补上类号，或删去这一行")
    if len(row.code) > _LONGEST_KEY or not _CODE.fullmatch(row.code):
        remedy = "类号以二十二个基本大类的字母开头，如 I247.5"
        return warning(name, row.line, "类号认不出来", row.code[:_LONGEST_KEY], remedy)
    if row.code in rows:
        remedy = f"第 {rows[row.code].line} 行已有这个类号，以前一行为准，请删去一行"
        return warning(name, row.line, "类号重复", row.code, remedy)
    if not row.name:
        return warning(name, row.line, "类名是空的", row.code, "请补上类名，或删去这一行")
    return None


def _place(
    rows: Mapping[str, _Row], base: Mapping[str, ClcClass], name: str
) -> tuple[dict[str, ClcClass], list[Problem]]:
    """The classes of the base and of the rows, each with a parent that exists."""
    codes = {**base, **rows}
    places = _places(codes)
    classes, problems = dict(base), []
    for row in rows.values():
        parent = row.parent
        if parent and parent not in codes and not parent.startswith("{"):
            remedy = "请补上这个上位类，或把 parent 留空"
            problems.append(warning(name, row.line, "上位类不在表里", parent, remedy))
        if parent not in codes:
            known = base.get(row.code)
            parent = known.parent if known else _class_above(row.code, places)
        classes[row.code] = ClcClass(row.code, row.name, parent if len(row.code) > 1 else "")
    return classes, [*problems, *_break_circles(classes, rows, name)]


def _class_above(code: str, places: Mapping[str, str]) -> str:
    key = _key(code)
    starts = (key[:end] for end in range(len(key) - 1, 0, -1))
    return next((places[start] for start in starts if start in places), "")


def _break_circles(
    classes: dict[str, ClcClass], rows: Mapping[str, _Row], name: str
) -> list[Problem]:
    """Put a class that stands above itself right below its main class."""
    problems: list[Problem] = []
    safe = {""}
    for code in classes:
        trail: set[str] = set()
        while code not in safe:
            if code in trail:
                remedy = "请改 parent，使它一级一级通到大类"
                problems.append(warning(name, rows[code].line, "上位类绕成了圈", code, remedy))
                classes[code] = ClcClass(code, classes[code].name, code[0])
            trail.add(code)
            code = classes[code].parent
        safe |= trail
    return problems


def _places(codes: Mapping[str, object]) -> dict[str, str]:
    """Key → the code that stands there: its own, or one that covers it."""
    places = {_key(code): code for code in codes if "/" not in code}
    for code in reversed(list(codes)):
        for key in _range_keys(code) if "/" in code else ():
            places.setdefault(key, code)
    for key, code in _CONTINUED.items():
        if code in codes:
            places.setdefault(key, code)
    return places


def _range_keys(code: str) -> Iterator[str]:
    """``C829.3/.7`` → C8293 … C8297; ``E292/294.9`` → E292 … E294."""
    start, _, end = code.partition("/")
    key, last = _key(start), re.sub(r"^[.-]|(?<=\d)\..*", "", end)
    stem, first = key[: -len(last)], key[-len(last) :]
    yield key
    if not (first.isdigit() and last.isdigit()):
        return
    for number in range(int(first) + 1, min(int(last), int(first) + _LONGEST_RANGE) + 1):
        yield f"{stem}{number:0{len(last)}}"


def _table_of(classes: Mapping[str, ClcClass]) -> ClcTable:
    by_code = _paths_by_code(classes)
    places = _places(classes)
    paths = {key: by_code[code] for key, code in places.items()}
    made = {k: _rule_path(paths, k, n) for k, n in _rule_classes() if not _is_listed(k, places)}
    return ClcTable(MappingProxyType(dict(classes)), MappingProxyType({**paths, **made}))


def _is_listed(key: str, places: Mapping[str, str]) -> bool:
    """Whether the table has this very class, not only one that covers it."""
    code = places.get(key, "/")
    return "/" not in code and _key(code) == key


def _rule_path(
    paths: Mapping[str, tuple[ClcClass, ...]], key: str, name: str
) -> tuple[ClcClass, ...]:
    above = _longest(paths, key)
    return (*above, ClcClass(_pointed(key), name, above[-1].code if above else ""))


def _paths_by_code(classes: Mapping[str, ClcClass]) -> dict[str, tuple[ClcClass, ...]]:
    paths: dict[str, tuple[ClcClass, ...]] = {"": ()}
    for code in classes:
        chain = []
        while code not in paths:
            chain.append(code)
            code = classes[code].parent
        for below in reversed(chain):
            paths[below] = (*paths[classes[below].parent], classes[below])
    return paths
