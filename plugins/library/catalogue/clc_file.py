"""Reads tables of classes of the CLC: the shipped one, and the one that a library lays over it."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from plugins.library.catalogue.clc import (
    LONGEST_KEY,
    MAIN_LETTERS,
    ClcClass,
    ClcTable,
    key_of,
    longest_in,
)
from plugins.library.catalogue.clc_regions import pointed, rule_classes
from plugins.library.reading.files import read_letters
from plugins.library.reading.problems import Problem, error, warning

SIZE_LIMIT = 20_000_000
"""Bytes. The whole classification has 1.6 million, so a longer file is not a table of it."""
_LONGEST_RANGE = 100
_HEADS = {"类号": "code", "类名": "name", "上位类": "parent"}
"""Names of the columns, which may be written in either language."""
_CONTINUED: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("G5", "G6", "G7"), "G4"),
        **dict.fromkeys(("K82", "K83"), "K81"),
        **dict.fromkeys(("K86", "K87", "K88"), "K85"),
        **{"H82": "H81", "O2": "O1", "O5": "O4", "P6": "P5", "V3": "V2", "V5": "V4"},
    }
)
"""Numbers that have no class of their own on the second level but belong to one: G6 → G4 教育."""


@cache
def shipped_table() -> ClcTable:
    """The 22 main classes and the second level, with the classes of the region rules."""
    return _read(Path(__file__).with_name("clc.tsv"), "clc.tsv", {})[0]


def read_table(path: Path, name: str) -> tuple[ClcTable, tuple[Problem, ...]]:
    """A library's own table laid over the shipped one, and every problem met.

    One class a line, cells parted by tabs, the columns found by the names in the first
    line: ``类号`` and ``类名``, and where wanted ``上位类`` (``code name parent``); others are not
    read. Without a parent a class stands where the shipped table has it, or below the longest code
    that its own begins with. A row with a mistake is a warning and is left out (a parent that
    is missing or above itself is only replaced); a file that can't be read or has no header is
    an error.
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
    # not read_text, whose limits for Markdown a table of 45,000 classes is beyond
    remedy = f"分类表不超过 {SIZE_LIMIT:,} 字节，请看看是不是放错了文件"
    text, problems = read_letters(path, name, SIZE_LIMIT, remedy)
    rows, row_problems = ({}, []) if problems else _read_rows(text, name)
    classes, parent_problems = _place(rows, base, name)
    return _table_of(classes), (*problems, *row_problems, *parent_problems)


def _read_rows(text: str, name: str) -> tuple[dict[str, _Row], list[Problem]]:
    header, *lines = text.split("\n")
    heads = [cell.strip().lower() for cell in header.split("\t")]
    columns = [_HEADS.get(head, head) for head in heads]
    if not {"code", "name"} <= set(columns):
        remedy = f"第一行写列名{'、'.join(_HEADS)}，用制表符（Tab）分开"
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
    if len(row.code) > LONGEST_KEY or not _CODE.fullmatch(row.code):
        remedy = "类号以二十二个基本大类的字母开头，如 I247.5"
        return warning(name, row.line, "类号认不出来", row.code[:LONGEST_KEY], remedy)
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
            remedy = "请补上这个上位类，或把“上位类”留空"
            problems.append(warning(name, row.line, "上位类不在表里", parent, remedy))
        if parent not in codes:
            known = base.get(row.code)
            parent = known.parent if known else _class_above(row.code, places)
        classes[row.code] = ClcClass(row.code, row.name, parent if len(row.code) > 1 else "")
    return classes, [*problems, *_break_circles(classes, rows, name)]


def _class_above(code: str, places: Mapping[str, str]) -> str:
    key = key_of(code)
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
                remedy = "请改“上位类”，使它一级一级通到大类"
                problems.append(warning(name, rows[code].line, "上位类绕成了圈", code, remedy))
                classes[code] = ClcClass(code, classes[code].name, code[0])
            trail.add(code)
            code = classes[code].parent
        safe |= trail
    return problems


def _places(codes: Mapping[str, object]) -> dict[str, str]:
    """Key → the code that stands there: its own, or one that covers it."""
    places = {key_of(code): code for code in codes if "/" not in code}
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
    key, last = key_of(start), re.sub(r"^[.-]|(?<=\d)\..*", "", end)
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
    made = {k: _rule_path(paths, k, n) for k, n in rule_classes() if not _is_listed(k, places)}
    return ClcTable(MappingProxyType(dict(classes)), MappingProxyType({**paths, **made}))


def _is_listed(key: str, places: Mapping[str, str]) -> bool:
    """Whether the table has this very class, not only one that covers it."""
    code = places.get(key, "/")
    return "/" not in code and key_of(code) == key


def _rule_path(
    paths: Mapping[str, tuple[ClcClass, ...]], key: str, name: str
) -> tuple[ClcClass, ...]:
    above = longest_in(paths, key)
    return (*above, ClcClass(pointed(key), name, above[-1].code if above else ""))


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
