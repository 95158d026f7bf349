"""Exhibits 展品: described once in a sheet, shown wherever a text names them.

A sheet in an exhibition's folder has the exhibits of that exhibition; the sheet in
``content/exhibitions/`` itself has those that no exhibition owns. A text names one as
``[[AJ-001]]``, or shows it as ``![[AJ-001|局部说明]]``.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.library.exhibitions.folder import EXHIBITS, find_picture
from plugins.library.exhibitions.nouns import Exhibition
from plugins.library.exhibitions.pieces import Exhibit
from plugins.library.exhibitions.years import sure_year
from plugins.library.reading.code import without_code
from plugins.library.reading.files import name_of
from plugins.library.reading.problems import Problem, did_you_mean, error, gathered, warning
from plugins.library.reading.sheets import SheetRow, find_sheet, read_sheet
from plugins.library.reading.slugs import is_slug
from plugins.library.tables.excel import identifier

COLUMNS = {
    "number": ("编号", "id"),
    "title": ("题名", "title"),
    "creator": ("责任者", "creator"),
    "period": ("年代", "date"),
    "year": ("年代排序", "year"),
    "kind": ("类型", "type"),
    "medium": ("载体", "medium"),
    "size": ("尺寸", "extent"),
    "owner": ("收藏者", "owner"),
    "accession_number": ("馆藏号", "accession"),
    "call_number": ("索书号", "call number"),
    "subjects": ("主题", "subject"),
    "place": ("地点", "spatial"),
    "series": ("系列", "series"),
    "source": ("来源", "source"),
    "rights": ("权利", "rights"),
    "description": ("说明", "description"),
    "picture": ("图片", "image"),
    "alt": ("替代文字", "alt"),
    "credit": ("公开署名", "credit"),
}
_PLAIN = COLUMNS.keys() - {"number", "title", "period", "year", "subjects", "picture"}
"""Columns whose words are taken as they are."""
_NAMED = re.compile(
    r"(?P<shown>!?)\[\[\s*(?P<number>[^\]|\n]{1,60}?)\s*(?:\|(?P<words>[^\]\n]*))?\]\]"
)


@dataclass(frozen=True, slots=True)
class Naming:
    """A place in a text that names an exhibit."""

    number: str
    """As the exhibit's address has it: see :func:`id_of`."""
    is_shown: bool
    """With its picture."""
    words: str
    line: int
    start: int
    end: int


def namings(text: str, first_line: int = 1) -> Iterator[Naming]:
    """Every exhibit that a Markdown text names, in order."""
    for match in _NAMED.finditer(without_code(text)):
        line = first_line + text.count("\n", 0, match.start())
        words = (match["words"] or "").strip()
        yield Naming(id_of(match["number"]), bool(match["shown"]), words, line, *match.span())


def id_of(number: str) -> str:
    """What a number 编号 is in an address: ``AJ_001`` and ``ＡＪ－００１`` are ``aj-001``."""
    return identifier(number).lower().replace("_", "-")


def read_exhibits(
    folder: Path, pictures: Mapping[str, Path], content: Path
) -> tuple[tuple[Exhibit, ...], tuple[Problem, ...]]:
    """The exhibits of a folder's sheet, and every mistake in it."""
    path, problems = find_sheet(folder, EXHIBITS, content)
    if path is None:
        return (), problems
    name = name_of(path, content)
    rows, sheet_problems = read_sheet(path, name, COLUMNS, ("number", "title"))
    exhibits, found = gathered(_read_exhibit(row, pictures) for row in rows)
    return tuple(exhibits), (*problems, *sheet_problems, *found)


def _read_exhibit(
    row: SheetRow, pictures: Mapping[str, Path]
) -> tuple[Exhibit | None, tuple[Problem, ...]]:
    number, title = row.get("number"), row.get("title")
    if not number or not title:
        missing = "title" if number else "number"
        return None, (row.problem(missing, "这一格空着", remedy="每件展品要有编号和题名"),)
    year, year_problems = _read_year(row)
    picture, picture_problems = find_picture(row, pictures)
    problems = [*year_problems, *picture_problems]
    exhibit_id = id_of(number)
    if not is_slug(exhibit_id):
        remedy = "编号就是地址，只用字母、数字和连字符，例如 AJ-001"
        problems.append(row.problem("number", "编号不能作为地址", number, remedy))
        return None, tuple(problems)
    if picture and not row.get("alt"):
        remedy = "请说说图上有什么；现在先用题名代替"
        problems.append(row.problem("alt", "有图，没有替代文字", title, remedy, warning))
    plain = {key: row.get(key) for key in _PLAIN}
    words = (word.strip() for word in re.split("[、;；]", row.get("subjects")))
    exhibit = Exhibit(
        exhibit_id=exhibit_id,
        number=number,
        title=title,
        path=row.path,
        line=row.line,
        period=row.get("period") or row.get("year"),
        year=year,
        subjects=tuple(word for word in words if word),
        picture=picture,
        **plain,
    )
    return exhibit, tuple(problems)


def _read_year(row: SheetRow) -> tuple[int | None, tuple[Problem, ...]]:
    """The year to order by: as given, else what the words surely mean."""
    given, words = row.get("year"), row.get("period")
    if given:
        plain = identifier(given)  # half-width, and the minus of word processors as well
        if re.fullmatch("-?[0-9]{1,4}", plain):
            return int(plain), ()
        return None, (
            row.problem("year", "要写一个年份", given, "只写数字，例如 1937；公元前 221 年写 -221"),
        )
    year = sure_year(words)
    if words and year is None:
        remedy = "时间轴要靠它排序，请填一个年份，例如 1937"
        return None, (row.problem("year", f"从“{words}”看不出年份", "", remedy, warning),)
    return year, ()


def check_numbers(exhibits: Iterable[Exhibit]) -> Iterator[Problem]:
    """A problem for each number that two exhibits have, in whatever sheets."""
    seen: dict[str, Exhibit] = {}
    for exhibit in exhibits:
        other = seen.setdefault(exhibit.exhibit_id, exhibit)
        if other is not exhibit:
            remedy = f"另一件在 {other.path} 第 {other.line} 行，请改其中一个"
            what = "「编号」：两件展品用了同一个编号"
            yield error(exhibit.path, exhibit.line, what, exhibit.number, remedy)


def check_namings(
    text: str, path: str, first_line: int, known: Mapping[str, Exhibit]
) -> Iterator[Problem]:
    """A problem for each exhibit that a text names and no sheet has."""
    for naming in namings(text, first_line):
        exhibit = known.get(naming.number)
        written = text[naming.start : naming.end]
        if exhibit is None:
            number = written.strip("![]").partition("|")[0].strip()
            numbers = [one.number for one in known.values()]
            remedy = did_you_mean(number, numbers) or "请核对展品表里的编号"
            yield error(path, naming.line, "没有这件展品", written, remedy)
        elif naming.is_shown and exhibit.picture is None:
            remedy = "去掉前面的“!”，或在展品表里补上图"
            yield error(path, naming.line, "这件展品没有图", written, remedy)


def exhibits_of(exhibition: Exhibition, exhibits: Mapping[str, Exhibit]) -> tuple[Exhibit, ...]:
    """What an exhibition shows: its own sheet's, then what its texts name besides."""
    found = {exhibit.exhibit_id: exhibit for exhibit in exhibition.exhibits}
    for text in (exhibition.text, *(panel.text for panel in exhibition.panels)):
        for naming in namings(text):
            exhibit = exhibits.get(naming.number.lower())
            if exhibit:
                found.setdefault(exhibit.exhibit_id, exhibit)
    return tuple(found.values())
