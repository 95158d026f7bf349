"""``make new KIND=exhibition TITLE=…``: the files of something new, ready to be filled.

The address comes from the title's pinyin, or from ``SLUG=``. Nothing that exists is overwritten,
and a folder appears with all its files or not at all.
"""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook

from plugins.desk.new_branches import new_branches
from plugins.desk.new_closure import new_closure
from plugins.desk.new_report import new_report
from plugins.desk.settings import DeskError, DeskSettings
from plugins.library import messages, quizzes
from plugins.library.disclosure import CATEGORIES
from plugins.library.exhibitions import exhibits, tour
from plugins.library.reading.files import write_whole
from plugins.library.reading.problems import did_you_mean
from plugins.library.reading.sheets import Columns
from plugins.library.reading.slugs import check_slug
from plugins.library.romanised import romanised

TEMPLATES = Path(__file__).parent / "templates" / "new"
LONGEST_SLUG = 40
CLOSURE = "closure"
"""No file of its own: see :mod:`plugins.desk.new_closure`."""
REPORT = "report"
"""Its name is its year: see :mod:`plugins.desk.new_report`."""
BRANCHES = "branches"
"""Many at once, from a sheet: see :mod:`plugins.desk.new_branches`."""
_TOUR_HELP = ("# 分馆的 slug 或地方的名字", "2026-03-05", "2026-03-31", "A 或 B", "", "数字", "")
_EXHIBITS_HELP = ("# 例如 AJ-001", "题名", "", "清光绪间、1937…", "数字，例如 1937")


_QUESTIONS_HELP = (
    *("# 问什么", "", "", "", "", "", ""),
    *("A；多选写 A、C", "为什么", "年报第几章", "10；不写就是 1 分"),
)
_MESSAGES_HELP = ("# 原话", "本人同意的署名", "2026-04-23", "是；没有问过写否", "是 或 否")


@dataclass(frozen=True, slots=True)
class NewSheet:
    """An empty sheet of a new folder."""

    name: str
    columns: Columns
    help_row: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """Something that staff write: its name, its place below ``content/``, what comes next."""

    name: str
    folder: str
    """``{year}`` is the year of the build's day."""
    next_step: str
    sheets: tuple[NewSheet, ...] = ()
    """What lies beside its text; what has none is a file, not a folder."""

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder with ``index.md`` and sheets."""
        return bool(self.sheets)


KINDS = {
    "exhibition": Kind(
        "展览",
        "exhibitions",
        "把展板的图放进这个文件夹（01-前言.jpg …），再写 index.md",
        (
            NewSheet("巡展", tour.COLUMNS, _TOUR_HELP),
            NewSheet("展品", exhibits.COLUMNS, _EXHIBITS_HELP),
        ),
    ),
    "event": Kind("活动", "events/{year}", "写好日期、地点和正文"),
    "post": Kind("通知", "news", "写好正文"),
    "list": Kind("书单", "lists", "写好书名，一行一本"),
    "quiz": Kind(
        "答题",
        "quizzes",
        "在 题目.xlsx 里写题目，一行一题",
        (NewSheet("题目", quizzes.COLUMNS, _QUESTIONS_HELP),),
    ),
    "messages": Kind(
        "寄语",
        "messages",
        "在 寄语.xlsx 里写寄语，一行一条",
        (NewSheet("寄语", messages.COLUMNS, _MESSAGES_HELP),),
    ),
    "disclosure": Kind(
        "信息公开",
        "disclosure",
        f"写好正文、摘要（Summary）和类别（Category：{'、'.join(CATEGORIES)}）",
    ),
    "transcript": Kind("文字实录", "transcripts", "一人一行写下来；有录音就放在旁边，取一样的名字"),
}


def make_new(settings: DeskSettings, environment: Mapping[str, str]) -> str:
    """Make the files; return what was made and what comes next. Raises :class:`DeskError`."""
    word = environment.get("KIND", "").strip()
    title = environment.get("TITLE", "").strip()
    if word == CLOSURE and title:
        return new_closure(settings, title, environment)
    if word == REPORT:
        return new_report(settings, environment)
    if word == BRANCHES:
        return new_branches(settings, environment)
    kind = KINDS.get(word)
    if kind is None and word != CLOSURE:
        names = {key: one.name for key, one in KINDS.items()} | {
            CLOSURE: "闭馆",
            REPORT: "年报",
            BRANCHES: "馆点名单",
        }
        choices = "、".join(f"{key}（{name}）" for key, name in names.items())
        near = did_you_mean(word, names)
        raise DeskError(f"KIND 可以是：{choices}。读到的是“{word}”。{near}")
    if kind is None or not title:
        raise DeskError(f"请写标题，例如 make new KIND={word} TITLE=安居旧影")
    slug = environment.get("SLUG", "").strip() or _slug(title)
    target = _target(settings, kind, word, slug)
    values = {"title": title, "day": settings.build_date.isoformat()}
    values["year"] = str(settings.build_date.year)
    _make(target, kind, (TEMPLATES / f"{word}.md").read_text(encoding="utf-8"), values)
    made = target.relative_to(settings.folder)
    return (
        f"做好了：{made}{'/' if kind.is_folder else ''}\n"
        f"地址是最后那段名字“{slug}”，发布以后不要改；要改现在就改。\n"
        f"下一步：{kind.next_step}，然后 make check。"
    )


def _slug(title: str) -> str:
    """The title's pinyin, cut between syllables."""
    words = romanised(title)
    return words if len(words) <= LONGEST_SLUG else words[: LONGEST_SLUG + 1].rpartition("-")[0]


def _target(settings: DeskSettings, kind: Kind, word: str, slug: str) -> Path:
    problems = check_slug(slug, f"SLUG={slug}", kind.folder.partition("/")[0])
    if problems:
        raise DeskError(f"{problems[0]}\n请自己取一个：make new KIND={word} SLUG=… TITLE=…")
    folder = settings.content / kind.folder.format(year=settings.build_date.year)
    target = folder / (slug if kind.is_folder else f"{slug}.md")
    if target.exists():
        raise DeskError(
            f"{target.relative_to(settings.folder)} 已经有了，没有改动。请换一个 SLUG=…"
        )
    return target


def _make(target: Path, kind: Kind, text: str, values: Mapping[str, str]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    text = text.format_map(values)
    if not kind.is_folder:
        write_whole(target, text)
        return
    making = target.with_name(f".{target.name}.new")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir()
    (making / "index.md").write_text(text, encoding="utf-8")
    for sheet in kind.sheets:
        _sheet(making / f"{sheet.name}.xlsx", sheet.columns, sheet.help_row)
    making.rename(target)


def _sheet(path: Path, columns: Columns, help_row: tuple[str, ...]) -> None:
    """A sheet with its columns and a row of help, which readers of the sheet leave out."""
    book = Workbook()
    sheet = book.active
    assert sheet, "a new workbook has a sheet"
    sheet.append([names[0] for names in columns.values()])
    sheet.append(help_row)
    sheet.freeze_panes = "A2"
    book.save(path)
