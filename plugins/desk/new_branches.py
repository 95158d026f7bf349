"""``make new KIND=branches FROM=名单.xlsx``: a list of places becomes entries of ``branches.toml``.

Sixteen branches and 250 service points are a table in somebody's office; nobody should type them
again. The columns are those of the site's own ``/branches/branches.csv``. Every row is read before
a line is written, places that the file has already are passed over, and what stands in it is not
touched. Where there is no such sheet yet, an empty one is made.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.desk.empty_sheet import write_empty_sheet
from plugins.desk.settings import DeskError, DeskSettings
from plugins.library.causes import said
from plugins.library.places.branches import read_branches
from plugins.library.places.hours_spoken import EXAMPLE, Hours
from plugins.library.places.places import KINDS, MAIN, Branch
from plugins.library.places.seasons_spoken import read_year
from plugins.library.reading.clocks import remedy_of
from plugins.library.reading.files import append
from plugins.library.reading.problems import Problem, did_you_mean
from plugins.library.reading.sheets import (
    SUFFIXES,
    Columns,
    SheetRow,
    read_sheet,
)
from plugins.library.reading.slugs import is_slug
from plugins.library.romanised import romanised

FILE = "branches.toml"
COLUMNS: Columns = {
    "name": ("机构名称", "名称", "馆名"),
    "kind": ("种类",),
    "township": ("镇街", "乡镇"),
    "address": ("机构地址", "地址"),
    "telephone": ("联系电话", "电话"),
    "hours": ("开放时间",),
    "self_service": ("自助服务时间",),
    "services": ("能办什么",),
    "step_free": ("无台阶",),
    "access": ("无障碍",),
    "transport": ("怎样来",),
    "longitude": ("经度",),
    "latitude": ("纬度",),
    "catalog_codes": ("馆代码",),
    "slug": ("代号",),
    "as_of": ("资料年份",),
}
HELP = (
    *("# 名称，不能重复", "分馆、图书服务点、农家书屋、24小时借阅机", "镇或街道", "地址"),
    *("对外公布的座机", "周一闭馆；周二至周日 9:00-17:00；节假日 10:00-16:00", "没有就空着"),
    *("借书、还书、办证", "是 或 否", "其他说明", "", "高德、腾讯地图上的数字", "", "系统里的代码"),
    *("地址里的名字，不写就用拼音", "照某年年报抄的，写那一年"),
)
_TEXTS = ("township", "address", "telephone", "access", "transport")
_NUMBERS = ("longitude", "latitude", "as_of")
_TRUE, _FALSE = ("是", "有", "true", "√"), ("否", "没有", "无", "false", "×")


@dataclass(frozen=True, slots=True)
class _Entry:
    """One row that can be written."""

    name: str
    kind: str
    lines: tuple[str, ...]


def new_branches(settings: DeskSettings, environment: Mapping[str, str]) -> str:
    """Add the places of the sheet; return what was done. Raises :class:`DeskError`."""
    path = _sheet_path(environment)
    if not path.exists():
        return _empty_sheet(path)
    rows, problems = read_sheet(path, path.name, COLUMNS, ("name", "kind"))
    known, mistakes = read_branches(settings.content)
    if mistakes:
        raise DeskError("branches.toml 里有错，先改好再添：\n" + "\n".join(map(str, mistakes)))
    new, mistakes = _read(rows, known)
    if problems or mistakes:
        found = "\n".join(map(str, (*problems, *mistakes)))
        raise DeskError(f"{found}\n一行也没有写进去；改好表格再运行一次。")
    target = settings.content / FILE
    if new:
        # all at once: a file that is cut short would lose the main library
        append(target, "".join("\n" + "\n".join(one.lines) + "\n" for one in new))
    return (
        f"{path.name} 有 {len(rows)} 个馆点：{len(rows) - len(new)} 个已经有了，没有改动；"
        f"{len(new)} 个写在 {target.relative_to(settings.folder)} 的末尾{_counted(new)}。\n"
        "下一步：make check，它会说哪一个还缺什么。"
    )


def _counted(entries: Iterable[_Entry]) -> str:
    counts = Counter(KINDS[entry.kind] for entry in entries)
    words = "、".join(f"{name} {count} 个" for name, count in counts.items())
    return f"（{words}）" if words else ""


def _sheet_path(environment: Mapping[str, str]) -> Path:
    given = environment.get("FROM", "").strip()
    path = Path(given)
    if path.suffix.lower() not in SUFFIXES:
        example = "make new KIND=branches FROM=名单.xlsx"
        raise DeskError(f"请写明表格，.xlsx 或 .csv，例如 {example}。读到的是“{given}”")
    return path


def _empty_sheet(path: Path) -> str:
    """A sheet to be filled: its columns, and a row of help that is not read."""
    if path.suffix.lower() != ".xlsx" or not path.parent.is_dir():
        raise DeskError(f"没有 {path}。请核对文件名；要一张空表，写一个还没有的 .xlsx 文件名")
    write_empty_sheet(path, COLUMNS, HELP)
    return (
        f"没有 {path}，做好了一张空表：一行一个馆点，# 开头的那行是说明。\n"
        f"下一步：填好保存，再运行一次 make new KIND=branches FROM={path}"
    )


def _read(
    rows: Iterable[SheetRow], known: Iterable[Branch]
) -> tuple[list[_Entry], tuple[Problem, ...]]:
    """Every row that is new, and every mistake in any."""
    names = {branch.name for branch in known}
    slugs = {branch.slug for branch in known}
    codes = {code for branch in known for code in branch.catalog_codes}
    entries: list[_Entry] = []
    problems: list[Problem] = []
    for row in rows:
        name = row.get("name")
        if name in names and not any(entry.name == name for entry in entries):
            continue
        found = [*_mistakes(row), *_doubles(row, names, slugs, codes)]
        problems += found
        names.add(name)
        codes.update(_words(row.get("catalog_codes")))
        if not found:
            slug = row.get("slug") or _free_slug(name, slugs)
            slugs.add(slug)
            entries.append(_Entry(name, _kind(row), tuple(_lines(row, slug))))
    return entries, tuple(problems)


def _mistakes(row: SheetRow) -> Iterator[Problem]:
    if not row.get("name"):
        yield row.problem("name", "空着", remedy="请写名称；不用的行请删去")
    if not _kind(row):
        names = [name for key, name in KINDS.items() if key != MAIN]
        remedy = did_you_mean(row.get("kind"), names) or f"可用：{'、'.join(names)}"
        yield row.problem("kind", "认不出来", row.get("kind"), remedy)
    for key in ("hours", "self_service"):
        try:
            year = read_year(row.get(key))
        except ValueError as mistake:
            yield row.problem(key, said(mistake), row.get(key), remedy_of(mistake, EXAMPLE))
            continue
        if year.seasons and key == "self_service":
            yield row.problem(key, "自助的时间不分季节", row.get(key), EXAMPLE)
    if row.get("step_free") and row.get("step_free").lower() not in (*_TRUE, *_FALSE):
        yield row.problem("step_free", "认不出来", row.get("step_free"), "写“是”或“否”")
    for key in _NUMBERS:
        if row.get(key) and not _is_number(row.get(key)):
            yield row.problem(key, "不是数", row.get(key), "只写数字")


def _doubles(row: SheetRow, names: set[str], slugs: set[str], codes: set[str]) -> Iterator[Problem]:
    if row.get("name") in names:
        yield row.problem("name", "这个名称写了两次", row.get("name"), "一个馆点只写一行")
    slug = row.get("slug")
    if slug and not is_slug(slug):
        yield row.problem("slug", "不能作为地址", slug, "只用小写字母、数字和连字符，或空着")
    elif slug.isdigit():
        remedy = "地址定了就不能改，请写名称的拼音，或空着"
        yield row.problem("slug", "只有数字，像是序号", slug, remedy)
    elif slug in slugs:
        yield row.problem("slug", "已经用过了", slug, "请换一个，或空着")
    for code in _words(row.get("catalog_codes")):
        if code in codes:
            yield row.problem("catalog_codes", "已经是别的馆的了", code, "一个代码只属于一个馆")


def _kind(row: SheetRow) -> str:
    """The key of a kind, empty where nobody knows it; the main library is in the file already."""
    word = row.get("kind").replace(" ", "")
    if word == "服务点":
        return "service_point"
    return next((key for key, name in KINDS.items() if word in (key, name) and key != MAIN), "")


def _free_slug(name: str, taken: set[str]) -> str:
    """The name's pinyin; a number behind it where another place has that."""
    plain = romanised(name) or "branch"
    candidates = (f"{plain}-{n}" if n > 1 else plain for n in range(1, len(taken) + 2))
    return next(slug for slug in candidates if slug not in taken)


def _lines(row: SheetRow, slug: str) -> Iterator[str]:
    yield "[[branch]]"
    yield f"slug = {_text(slug)}"
    yield f"name = {_text(row.get('name'))}"
    yield f"kind = {_text(_kind(row))}"
    yield from (f"{key} = {_text(row.get(key))}" for key in _TEXTS if row.get(key))
    for key in ("services", "catalog_codes"):
        words = _words(row.get(key))
        if words:
            yield f"{key} = [{', '.join(map(_text, words))}]"
    if row.get("step_free"):
        yield f"step_free = {'true' if row.get('step_free').lower() in _TRUE else 'false'}"
    yield from (f"{key} = {_number(row.get(key))}" for key in _NUMBERS if row.get(key))
    for key in ("hours", "self_service"):
        yield from _hours(f"branch.{key}", read_year(row.get(key)).week)
    for name, first, last, hours in read_year(row.get("hours")).seasons:
        yield from ("[[branch.season]]", f"name = {_text(name)}")
        yield from (f'{key} = "{m:02}-{d:02}"' for key, (m, d) in (("from", first), ("to", last)))
        yield from _hours("branch.season.hours", hours)


def _hours(table: str, hours: Hours) -> Iterator[str]:
    if hours:
        yield f"[{table}]"
    for key, intervals in hours.items():
        texts = (f'"{one.open_text}-{one.close_text}"' for one in intervals)
        yield f"{key} = [{', '.join(texts)}]"


def _words(cell: str) -> list[str]:
    for mark in "，,；;/ 　":
        cell = cell.replace(mark, "、")
    return [word for word in cell.split("、") if word]


def _text(words: str) -> str:
    """A text of TOML: JSON's escapes are TOML's, but for DEL, which JSON leaves as it is."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")


def _is_number(cell: str) -> bool:
    try:
        return abs(float(cell)) < 10_000
    except ValueError:
        return False


def _number(cell: str) -> str:
    number = float(cell)
    return str(int(number)) if number.is_integer() else str(number)
