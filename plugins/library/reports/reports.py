"""Annual reports 年报: a folder a year under ``content/reports/``.

``index.md`` (header, editor's note), five chapters ``1-….md`` to ``5-….md``, and ``figures.csv``
with the columns ``key, chapter, table, label, value, unit, note`` and, where figures add up,
``part_of``: the keys of the totals that this one is a part of (``、`` between). A figure has one
home: pages that need one ask for it by its key.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from plugins.library.chinese import chinese_number
from plugins.library.reading import header as headers
from plugins.library.reading.files import name_of, read_rows, read_text
from plugins.library.reading.problems import Problem, error

KEYS = frozenset("title date summary aliases wechat".split())
COLUMNS = ("key", "chapter", "table", "label", "value", "unit", "note")
CHAPTERS = 5
"""公共图书馆's annual report has five: plan and review, chronicle, staff, finance, statistics."""
_CHAPTER = re.compile(r"(?P<number>[1-9])-[a-z0-9-]+")
_KEY = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a report with its unit."""

    key: str
    chapter: int
    table: str
    label: str
    value: Decimal
    unit: str
    note: str
    """``以上``, ``余``, ``较上年`` … as the report has it."""
    part_of: tuple[str, ...] = ()
    """Keys of the totals that it is a part of."""
    line: int = 0

    @property
    def number(self) -> str:
        """The value as it is read: ``57652`` → ``57,652``; decimals as the report gives them."""
        return f"{self.value:,}"


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The figures that stand in one table."""

    caption: str
    chapter: int
    rows: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One of the five chapters; ``text`` is Markdown."""

    number: int
    title: str
    text: str
    path: str

    @property
    def chinese(self) -> str:
        """``第一章``."""
        return f"第{chinese_number(self.number)}章"

    @property
    def anchor(self) -> str:
        """The fragment of the chapter's heading."""
        return f"chapter-{self.number}"


@dataclass(frozen=True, slots=True)
class Report:
    """The annual report of one year."""

    year: int
    path: str
    title: str
    summary: str
    note: str
    """The editor's note (Markdown): what contradicts itself in the source."""
    chapters: tuple[Chapter, ...]
    figures: tuple[Figure, ...]

    @property
    def url(self) -> str:
        """Address from the site's root."""
        return f"reports/{self.year}/"

    def figure(self, key: str) -> Figure:
        """The figure of that key; KeyError where the report has none."""
        found = next((figure for figure in self.figures if figure.key == key), None)
        if found is None:
            raise KeyError(f"reports/{self.year}/figures.csv has no figure {key!r}")
        return found

    def has(self, key: str) -> bool:
        """Whether the report has a figure of that key."""
        return any(figure.key == key for figure in self.figures)

    def words(self, forms: Mapping[str, str]) -> str:
        """What the report says of those of these keys that it has, each in its form: ``{} 台``."""
        said = (
            form.format(self.figure(key).number) for key, form in forms.items() if self.has(key)
        )
        return "，".join(said)

    @property
    def opening(self) -> str:
        """When the library was open that year; empty where the report does not say."""
        forms = {"opening_days": "全年开放 {} 天以上", "opening_hours_daily": "每天 {} 小时以上"}
        return self.words(forms)

    def tables(self, chapter: int) -> tuple[FigureTable, ...]:
        """A chapter's figures by table, in the order of the file."""
        figures = [figure for figure in self.figures if figure.chapter == chapter]
        captions = dict.fromkeys(figure.table for figure in figures)
        return tuple(
            FigureTable(caption, chapter, tuple(f for f in figures if f.table == caption))
            for caption in captions
        )


def read_figures(path: Path, name: str) -> tuple[tuple[Figure, ...], list[Problem]]:
    """The rows of ``figures.csv``, and a problem for each that can't be read."""
    if not path.is_file():
        return (), [error(name, 0, "缺少 figures.csv", remedy="请补上，列名见馆员手册")]
    rows, problems = read_rows(path, name)
    figures: dict[str, Figure] = {}
    for line, row in rows:
        figure, found = _read_figure(row, line, name)
        problems += found
        if figure and figure.key in figures:
            problems.append(error(name, line, "key 重复", figure.key, "每个数字的 key 只用一次"))
        elif figure:
            figures[figure.key] = figure
    return tuple(figures.values()), problems


def _read_figure(
    row: dict[str, str], line: int, name: str
) -> tuple[Figure | None, tuple[Problem, ...]]:
    missing = [column for column in COLUMNS if column not in row]
    if missing:
        return None, (error(name, 1, "缺少列", "、".join(missing), f"需要 {', '.join(COLUMNS)}"),)
    if not _KEY.fullmatch(row["key"]):
        remedy = "用小写英文字母、数字和下划线"
        return None, (error(name, line, "key 的写法不对", row["key"], remedy),)
    if row["chapter"] not in {str(n) for n in range(1, CHAPTERS + 1)}:
        return None, (error(name, line, "没有这一章", row["chapter"], "章号是 1 到 5"),)
    try:
        value = Decimal(row["value"])
    except InvalidOperation:
        return None, (error(name, line, "value 不是数字", row["value"], "只写数字，单位写在 unit"),)
    figure = Figure(
        row["key"],
        int(row["chapter"]),
        row["table"],
        row["label"],
        value,
        row["unit"],
        row["note"],
        tuple(part.strip() for part in row.get("part_of", "").split("、") if part.strip()),
        line,
    )
    return figure, ()


def read_chapter(path: Path, name: str) -> tuple[Chapter | None, tuple[Problem, ...]]:
    """One chapter's file; its name begins with its number."""
    match = _CHAPTER.fullmatch(path.stem)
    if match is None:
        remedy = "章的文件名以数字开头，例如 3-organisation-and-staff.md"
        return None, (error(name, 0, "不是一章的文件名", path.name, remedy),)
    text, unreadable = read_text(path, name)
    header, problems = headers.parse(text, name)
    problems = (*problems, *headers.allow(header, KEYS, "年报"), *headers.require(header, "title"))
    chapter = Chapter(int(match["number"]), header.get("title"), header.body.strip(), name)
    return chapter, unreadable or problems


def read_report(folder: Path, content: Path) -> tuple[Report | None, tuple[Problem, ...]]:
    """One year's folder."""
    name = name_of(folder, content)
    if not (folder.name.isdigit() and len(folder.name) == 4):
        return None, (error(name, 0, "年报的文件夹名应是年份", folder.name, "请改名，例如 2021"),)
    index = name_of(folder / "index.md", content)
    text, unreadable = read_text(folder / "index.md", index)
    header, header_problems = headers.parse(text, index)
    read = [
        read_chapter(path, name_of(path, content))
        for path in sorted(folder.glob("*.md"))
        if path.name != "index.md"
    ]
    chapters = tuple(chapter for chapter, _ in read if chapter)
    figures, figure_problems = read_figures(
        folder / "figures.csv", name_of(folder / "figures.csv", content)
    )
    problems = (
        *(unreadable or (*header_problems, *headers.require(header, "title"))),
        *headers.allow(header, KEYS, "年报"),
        *(problem for _, found in read for problem in found),
        *_check_chapters(chapters, name),
        *figure_problems,
    )
    report = Report(
        int(folder.name),
        index,
        header.get("title"),
        header.get("summary"),
        header.body.strip(),
        chapters,
        figures,
    )
    return report, problems


def _check_chapters(chapters: Iterable[Chapter], name: str) -> tuple[Problem, ...]:
    numbers = [chapter.number for chapter in chapters]
    if numbers == list(range(1, CHAPTERS + 1)):
        return ()
    found = "、".join(str(number) for number in numbers) or "一章也没有"
    return (error(name, 0, "年报应有五章，各一个文件", found, "文件名以 1- 到 5- 开头"),)


def read_reports(content: Path) -> tuple[tuple[Report, ...], tuple[Problem, ...]]:
    """Every year's report, newest first, and every problem met."""
    folder = content / "reports"
    folders = sorted(path for path in folder.glob("[!.]*") if path.is_dir())
    read = [read_report(path, content) for path in folders]
    reports = sorted((r for r, _ in read if r), key=lambda report: report.year, reverse=True)
    return tuple(reports), tuple(problem for _, found in read for problem in found)
