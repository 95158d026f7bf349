"""Readers' letters 读者来信: what they asked or complained of, and what the library answered.

``content/letters/来信`` (``.xlsx`` or ``.csv``): 收到, 来信, 答复日期, 答复. The law asks for a
channel of complaints and for telling what became of them (公共图书馆法第四十二条); the scorecard of
public sites fails what stays unanswered for three months. A letter is told in the library's words,
without a name.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.library.reading.files import name_of
from plugins.library.reading.kind import Collection, Kind
from plugins.library.reading.problems import Problem, gathered, notice
from plugins.library.reading.sheet_folders import day_of, plain
from plugins.library.reading.sheets import SUFFIXES, SheetRow, find_sheet, read_sheet

COLUMNS = {
    "received": ("收到", "received"),
    "question": ("来信", "question"),
    "answered": ("答复日期", "answered"),
    "answer": ("答复", "answer"),
}
URL = "about/feedback/letters/"
PATIENCE = 60
"""Days after which staff are reminded: a month before the scorecard counts it."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter; only an answered one is shown."""

    received: date
    question: str
    answered: date | None
    answer: str
    path: str
    line: int

    def waits_too_long(self, today: date) -> bool:
        """Whether it is unanswered after sixty days."""
        return self.answered is None and (today - self.received).days >= PATIENCE


def read_letters(content: Path) -> tuple[tuple[Letter, ...], tuple[Problem, ...]]:
    """All letters, the last received first, and every problem met."""
    path, problems = find_sheet(content / "letters", ("来信", "letters"), content)
    if path is None:
        return (), problems
    rows, mistakes = read_sheet(path, name_of(path, content), COLUMNS, ("received", "question"))
    letters, found = gathered(map(_read_letter, rows))
    letters.sort(key=lambda one: one.received, reverse=True)
    return tuple(letters), (*problems, *mistakes, *found)


def read_answered(content: Path) -> tuple[tuple[Letter, ...], tuple[Problem, ...]]:
    """The letters that are shown, the last received first, and every problem met."""
    letters, problems = read_letters(content)
    return tuple(letter for letter in letters if letter.answered), problems


def check_waiting(letters: tuple[Letter, ...], today: date) -> Iterator[Problem]:
    """A notice for each letter that waits too long."""
    for letter in letters:
        if letter.waits_too_long(today):
            what = f"{letter.received} 的来信还没有答复，已经 {(today - letter.received).days} 天"
            yield notice(
                letter.path, letter.line, what, letter.question[:20], "三个月不答复，评分时不合格"
            )


def _read_letter(row: SheetRow) -> tuple[Letter | None, tuple[Problem, ...]]:
    received, received_problems = day_of(row, "received")
    answered, answered_problems = day_of(row, "answered")
    question, answer = plain(row.get("question")), plain(row.get("answer"))
    problems = [*received_problems, *answered_problems]
    if not received and not received_problems:
        problems.append(row.problem("received", "没有写收到的日子", "", "写作 2026-04-30"))
    if not question:
        problems.append(row.problem("question", "没有写来信说了什么", "", "用馆里的话写，不写姓名"))
    if bool(answered or answered_problems) != bool(answer):
        key = "answered" if answer else "answer"
        problems.append(row.problem(key, "答复和答复日期要么都写，要么都空着", "", "请补上另一个"))
    if received and answered and answered < received:
        found = f"{received}—{answered}"
        problems.append(row.problem("answered", "答复早于收到", found, "请核对两个日子"))
    if problems or not received:
        return None, tuple(problems)
    return Letter(received, question, answered, answer, row.path, row.line), ()


LETTER = Kind(
    word="letter",
    label="来信",
    folder="letters",
    read=read_answered,
    list_address=URL,
    uses_too=lambda file: file.suffix.lower() in SUFFIXES,
    collection=Collection("letters", "letters", template="", has_text=False),
)
