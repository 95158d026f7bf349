"""Message walls 寄语征集: a folder each under ``content/messages/``, ``index.md`` and a sheet 寄语.

A row is what somebody wrote. Only rows whose 同意公开 says yes are shown, and named as 署名 says,
which is what the writer agreed to (个人信息保护法第十四条、第二十五条); an empty cell is no.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.library.reading.header import HeaderKeys
from plugins.library.reading.kind import Collection
from plugins.library.reading.problems import Problem, warning
from plugins.library.reading.sheet_folders import (
    SHEET_FOLDER_KEYS,
    SheetFolder,
    SheetKind,
    day_of,
    doubled,
    kind_of_sheets,
    plain,
    read_newest_first,
)
from plugins.library.reading.sheets import SheetRow
from plugins.library.reading.spans import Span
from plugins.library.reading.values import NO, YES

COLUMNS = {
    "text": ("寄语", "留言", "message"),
    "name": ("署名", "公开署名", "name"),
    "day": ("日期", "date"),
    "consent": ("同意公开", "公开", "consent"),
    "chosen": ("精选", "chosen"),
}
FOLDERS = SheetKind(
    folder="messages",
    stems=("寄语", "messages"),
    columns=COLUMNS,
    required=("text", "consent"),
    keys=HeaderKeys("寄语", SHEET_FOLDER_KEYS),
)
NAMELESS = "一位读者"
LONGEST = 120
"""Characters that stand on a slip without making a page of it."""
_MOST_UPRIGHT = 60
"""Characters that stand in four columns; with more, a slip is wider than a phone."""
_YES, _NO = (*YES, "y", "√", "✓", "同意"), (*NO, "n", "不", "不同意", "")
_KEPT = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Message:
    """What somebody wrote, and agreed to have shown."""

    text: str
    name: str
    """As the writer wants to be named."""
    day: date | None
    is_chosen: bool
    """Whether the library sets it before the others."""
    line: int

    @property
    def is_long(self) -> bool:
        """Whether its slip lies across, written in lines."""
        return len(self.text) > _MOST_UPRIGHT


@dataclass(frozen=True, slots=True)
class MessageWall:
    """The messages of one call for them."""

    slug: str
    path: str
    title: str
    date: date
    """Published."""
    spans: tuple[Span, ...]
    series: str
    audience: str
    summary: str
    text: str
    """Markdown: what stands before the messages."""
    messages: tuple[Message, ...]
    """The chosen ones first, else in the order of the sheet."""

    @property
    def url(self) -> str:
        """Address from the site's root, without the leading slash."""
        return f"messages/{self.slug}/"


def read_walls(content: Path) -> tuple[tuple[MessageWall, ...], tuple[Problem, ...]]:
    """All walls that have something to show, newest first, and every problem met."""
    return read_newest_first(content, FOLDERS, read_wall)


def read_wall(folder: SheetFolder) -> tuple[MessageWall | None, tuple[Problem, ...]]:
    """Make a wall of its folder; None where it has no title, no day or nothing to show."""
    text = folder.text
    messages, row_problems = read_messages(folder.rows)
    problems = [*folder.problems, *row_problems]
    if not problems and not messages:
        what = "还没有可以公开的寄语" if folder.rows else "表里还没有寄语"
        remedy = "有了“同意公开”写着“是”的寄语，网页才会出现"
        problems.append(warning(folder.sheet, 0, what, remedy=remedy))
    if not (text.values["title"] and text.values["date"] and messages):
        return None, tuple(problems)
    return text.make(MessageWall, messages=messages), tuple(problems)


def read_messages(rows: tuple[SheetRow, ...]) -> tuple[tuple[Message, ...], tuple[Problem, ...]]:
    """What of a sheet may be shown, chosen ones first, and every mistake in it."""
    messages: list[Message] = []
    problems: list[Problem] = []
    for row in rows:
        day, day_problems = day_of(row, "day")
        mistakes = [*_check_row(row), *day_problems]
        problems += mistakes or _check_length(row)
        if not mistakes and _is_yes(row, "consent"):
            name = plain(row.get("name")) or NAMELESS
            chosen = _is_yes(row, "chosen")
            messages.append(Message(plain(row.get("text")), name, day, chosen, row.line))
    messages.sort(key=lambda message: not message.is_chosen)
    return tuple(messages), (*problems, *doubled(rows, _same, "text", warning))


def _is_yes(row: SheetRow, key: str) -> bool:
    return row.get(key).lower() in _YES


def _check_row(row: SheetRow) -> Iterator[Problem]:
    if not plain(row.get("text")):
        yield row.problem("text", "没有写寄语", remedy="请写上，或删去这一行")
    for key in ("consent", "chosen"):
        if row.get(key).lower() not in (*_YES, *_NO):
            yield row.problem(key, "只能写“是”或“否”", row.get(key), "没有问过本人，就写“否”")


def _check_length(row: SheetRow) -> list[Problem]:
    length = len(plain(row.get("text")))
    if length <= LONGEST:
        return []
    what = f"太长（{length} 个字），一张书签写不下"
    remedy = f"{LONGEST} 字以内最好看；删节要先问过本人"
    return [row.problem("text", what, "", remedy, warning)]


def _same(row: SheetRow) -> tuple[str, str] | None:
    """The same words by the same person; two people may well write the same."""
    words = _KEPT.sub("", row.get("text"))
    return (words, plain(row.get("name"))) if words else None


MESSAGE_WALL = kind_of_sheets(
    FOLDERS,
    "在这里写几句开头的话。寄语写在 寄语.xlsx 里，只有“同意公开”写着“是”的会出现在网页上。",
    "在 寄语.xlsx 里写寄语，一行一条",
    ("# 原话", "本人同意的署名", "2026-04-23", "是；没有问过写否", "是 或 否"),
    word="messages",
    read=read_walls,
    collection=Collection("message_walls", "message_walls", "message_wall"),
)
