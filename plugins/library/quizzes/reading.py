"""Reading quizzes: folders with ``index.md`` and a sheet 题目, every mistake at once."""

from pathlib import Path

from plugins.library.quizzes.checks import check_doubled, check_explanation, check_row
from plugins.library.quizzes.nouns import Question, Quiz
from plugins.library.quizzes.rows import FOLDERS, question_of
from plugins.library.reading.problems import Problem, warning
from plugins.library.reading.sheet_folders import (
    SheetFolder,
    read_newest_first,
)
from plugins.library.reading.sheets import SheetRow


def read_quizzes(content: Path) -> tuple[tuple[Quiz, ...], tuple[Problem, ...]]:
    """All quizzes that have questions, newest first, and every problem met."""
    return read_newest_first(content, FOLDERS, read_quiz)


def read_quiz(folder: SheetFolder) -> tuple[Quiz | None, tuple[Problem, ...]]:
    """Make a quiz of its folder; None where it has no title, no day or no question."""
    text = folder.text
    questions, row_problems = read_questions(folder.rows)
    problems = [*folder.problems, *row_problems]
    if not problems and not folder.rows:
        remedy = "写好以后网页才会出现"
        problems.append(warning(folder.sheet, 0, "表里还没有题目", remedy=remedy))
    if not (text.values["title"] and text.values["date"] and questions):
        return None, tuple(problems)
    return text.make(Quiz, questions=questions), tuple(problems)


def read_questions(
    rows: tuple[SheetRow, ...],
) -> tuple[tuple[Question, ...], tuple[Problem, ...]]:
    """The questions of a sheet, numbered, and every mistake in it.

    A row with a mistake is left out, which can be seen by nobody: a mistake stops the build.
    """
    questions: list[Question] = []
    problems: list[Problem] = []
    for row in rows:
        mistakes = list(check_row(row))
        problems += mistakes or check_explanation(row)
        if not mistakes:
            questions.append(question_of(row, len(questions) + 1))
    return tuple(questions), (*problems, *check_doubled(rows))
