"""Annual reports 年报: a folder a year under ``content/reports/``.

``index.md`` (header, editor's note), five chapters ``1-….md`` to ``5-….md``, and ``figures.csv``
(:mod:`plugins.library.reports.figures`). A figure has one home: pages that need one ask for it by
its key.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.library.chinese import chinese_number
from plugins.library.reading import common_keys as common
from plugins.library.reading.files import name_of
from plugins.library.reading.header import HeaderKeys
from plugins.library.reading.pieces import read_piece
from plugins.library.reading.problems import Problem, error, gathered
from plugins.library.reading.view import seen
from plugins.library.reports.figures import CHAPTERS, Figure, FigureTable, read_figures

REPORT_KEYS = HeaderKeys(
    "年报", (common.TITLE, common.SUMMARY, common.ALIASES, *common.OF_EVERY_KIND)
)
CHAPTER_KEYS = HeaderKeys("年报的一章", (common.TITLE,))
FREE = "免费"
CHAPTERS_OF = "[1-9]-*.md"
"""The files of a year's chapters."""


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
    sheet: str = ""
    """The file in which they stand, as messages name it."""

    @property
    def url(self) -> str:
        """Address from the site's root."""
        return f"reports/{self.year}/"

    @property
    def by_key(self) -> Mapping[str, Figure]:
        """Its figures by their keys, in the order of the file."""
        return {figure.key: figure for figure in self.figures}

    def words(self, forms: Mapping[str, str]) -> str:
        """What the report says of those of these keys that it has, each in its form: ``电脑 {}``.

        Unit, ``以上`` or ``余`` and remarks are the figure's own: a form claims nothing of them.
        """
        known = self.by_key
        figures = ((known[key], form) for key, form in forms.items() if key in known)
        said = (part for f, form in figures for part in (form.format(f.words), f.remark) if part)
        return "，".join(said)

    @property
    def opening(self) -> str:
        """When the library was open that year; empty where the report does not say.

        That it was free is said where the report names one of these figures so: 全年免费开放.
        """
        forms = {"opening_days": "全年开放 {}", "opening_hours_daily": "每天 {}"}
        free = any(FREE in figure.label for figure in self.figures if figure.key in forms)
        return "，".join(part for part in (self.words(forms), FREE if free else "") if part)

    def tables(self, chapter: int) -> tuple[FigureTable, ...]:
        """A chapter's figures by table, in the order of the file."""
        figures = [figure for figure in self.figures if figure.chapter == chapter]
        captions = dict.fromkeys(figure.table for figure in figures)
        return tuple(
            FigureTable(caption, chapter, tuple(f for f in figures if f.table == caption))
            for caption in captions
        )


def read_chapter(path: Path, content: Path) -> tuple[Chapter, tuple[Problem, ...]]:
    """One chapter's file; its name begins with its number."""
    text = read_piece(path, content, CHAPTER_KEYS)
    chapter = Chapter(int(path.name[0]), text.header.get("title"), text.body, text.path)
    return chapter, text.problems


def read_report(folder: Path, content: Path) -> tuple[Report | None, tuple[Problem, ...]]:
    """One year's folder."""
    name = name_of(folder, content)
    if not (folder.name.isdigit() and len(folder.name) == 4):
        return None, (error(name, 0, "年报的文件夹名应是年份", folder.name, "请改名，例如 2021"),)
    text = read_piece(folder / "index.md", content, REPORT_KEYS)
    files = sorted(folder.glob(CHAPTERS_OF))
    chapters, found = gathered(read_chapter(path, content) for path in files)
    sheet, figures, figure_problems = read_figures(folder, content)
    problems = (
        *text.problems,
        *found,
        *_check_chapters(chapters, name),
        *figure_problems,
    )
    report = Report(
        int(folder.name),
        text.header.path,
        text.header.get("title"),
        text.header.get("summary"),
        text.body,
        tuple(chapters),
        figures,
        sheet,
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
    folders = seen(path for path in folder.glob("[!.]*") if path.is_dir())
    reports, problems = gathered(read_report(path, content) for path in folders)
    reports.sort(key=lambda report: report.year, reverse=True)
    return tuple(reports), tuple(problems)
