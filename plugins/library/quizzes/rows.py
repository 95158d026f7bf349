"""A row of the sheet 题目 as a question: its options, the letters of the right ones, its points."""

import re
import unicodedata

from plugins.library.quizzes.nouns import Option, Question
from plugins.library.reading import common_keys as common
from plugins.library.reading.header import HeaderKeys
from plugins.library.reading.sheet_folders import SHEET_FOLDER_KEYS, SheetKind, plain
from plugins.library.reading.sheets import SheetRow

LETTERS = "ABCDEF"
COLUMNS = {
    "question": ("题目", "问题", "题干", "question"),
    **{letter.lower(): (f"选项{letter}", letter) for letter in LETTERS},
    "answer": ("答案", "正确答案", "answer"),
    "explanation": ("解析", "说明", "explanation"),
    "source": ("出处", "来源", "source"),
    "points": ("分值", "分数", "points"),
}
FOLDERS = SheetKind(
    folder="quizzes",
    stems=("题目", "questions"),
    columns=COLUMNS,
    required=("question", "a", "b", "answer"),
    keys=HeaderKeys("答题", (common.SOURCE, *SHEET_FOLDER_KEYS)),
)
MOST_POINTS = 100
_BETWEEN = re.compile(r"[\s、,;/|+和与]+")


def question_of(row: SheetRow, number: int) -> Question:
    """The question of a row without mistakes."""
    return Question(
        number=number,
        text=plain(row.get("question")),
        options=options_of(row),
        answers=tuple(sorted(set(letters_of(row)))),
        explanation=plain(row.get("explanation")),
        source=plain(row.get("source")),
        points=points_of(row) or 1,
        line=row.line,
    )


def options_of(row: SheetRow) -> tuple[Option, ...]:
    """The options that are written, each with its column's letter."""
    cells = ((letter, plain(row.get(letter.lower()))) for letter in LETTERS)
    return tuple(Option(letter, text) for letter, text in cells if text)


def letters_of(row: SheetRow) -> list[str]:
    """``A``, ``ＡＣ``, ``a、c``, ``A,C`` → the signs one by one, in capitals."""
    return list(_BETWEEN.sub("", unicodedata.normalize("NFKC", row.get("answer")).upper()))


def points_of(row: SheetRow) -> int | None:
    """What a question counts; 1 where nothing is written, None where it is no such number."""
    words = unicodedata.normalize("NFKC", row.get("points")).removesuffix("分").strip()
    words = words.removesuffix(".0")
    if not words:
        return 1
    is_number = words.isascii() and words.isdigit() and len(words) < 4
    return int(words) if is_number and 1 <= int(words) <= MOST_POINTS else None
