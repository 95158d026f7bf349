"""Quizzes 读书答题: a folder each under ``content/quizzes/``, ``index.md`` and a sheet 题目.

A row is a question: two to six options, the letters of the right ones, and why. Everything is
answered in the page itself: nobody's name, answers or score are asked for or kept.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.library.reading.problems import Problem, warning
from plugins.library.reading.sheet_folders import (
    SheetFolder,
    SheetKind,
    check_cells,
    plain,
    read_sheet_folders,
    stray_files,
)
from plugins.library.reading.sheets import SheetRow
from plugins.library.reading.spans import Span

LETTERS = "ABCDEF"
COLUMNS = {
    "question": ("题目", "问题", "题干", "question"),
    **{letter.lower(): (f"选项{letter}", letter) for letter in LETTERS},
    "answer": ("答案", "正确答案", "answer"),
    "explanation": ("解析", "说明", "explanation"),
    "source": ("出处", "来源", "source"),
    "points": ("分值", "分数", "points"),
}
KIND = SheetKind(
    folder="quizzes",
    name="答题",
    stems=("题目", "questions"),
    columns=COLUMNS,
    required=("question", "a", "b", "answer"),
    keys=frozenset("title date start end series summary minors audience source wechat".split()),
)
MOST_POINTS = 100
_BETWEEN = re.compile(r"[\s、,;/|+和与]+")
_ONE_ONLY = re.compile(r"[(\[]\s*(?:单选|单项选择|判断)题?\s*[)\]]")
_SEVERAL = re.compile(r"[(\[]\s*(?:多选|多项选择|不定项选择)题?\s*[)\]]")
_KEPT = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that may be chosen."""

    letter: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its options and what is right."""

    number: int
    """1-based, in the order of the sheet."""
    text: str
    options: tuple[Option, ...]
    answers: tuple[str, ...]
    """The letters of the right options, in the order of the alphabet."""
    explanation: str
    source: str
    points: int
    line: int

    @property
    def has_several(self) -> bool:
        """Whether more than one option is right, so that several may be chosen."""
        return len(self.answers) > 1

    @property
    def right_options(self) -> tuple[Option, ...]:
        """The options that are right."""
        return tuple(option for option in self.options if option.letter in self.answers)

    @property
    def right_texts(self) -> tuple[str, ...]:
        """What the right options say."""
        return tuple(option.text for option in self.right_options)


@dataclass(frozen=True, slots=True)
class Quiz:
    """Questions that readers answer for themselves."""

    slug: str
    path: str
    title: str
    date: date
    """Published."""
    spans: tuple[Span, ...]
    """When it was a contest; empty for one that stays."""
    series: str
    audience: str
    source: str
    summary: str
    text: str
    """Markdown: what stands before the questions."""
    questions: tuple[Question, ...]

    @property
    def url(self) -> str:
        """Address from the site's root, without the leading slash."""
        return f"quizzes/{self.slug}/"

    @property
    def has_facts(self) -> bool:
        """Whether anything is known of it beside the questions."""
        return any((self.spans, self.series, self.audience, self.source))

    @property
    def points(self) -> int:
        """The score of one who knows everything."""
        return sum(question.points for question in self.questions)

    @property
    def has_several(self) -> bool:
        """Whether any question has more than one right option."""
        return any(question.has_several for question in self.questions)


def read_quizzes(content: Path) -> tuple[tuple[Quiz, ...], tuple[Problem, ...]]:
    """All quizzes that have questions, newest first, and every problem met."""
    read = [read_quiz(folder) for folder in read_sheet_folders(content, KIND)]
    quizzes = sorted(
        (quiz for quiz, _ in read if quiz), key=lambda q: (q.date, q.slug), reverse=True
    )
    problems = [problem for _, some in read for problem in some]
    return tuple(quizzes), (*stray_files(content, KIND), *problems)


def read_quiz(folder: SheetFolder) -> tuple[Quiz | None, tuple[Problem, ...]]:
    """Make a quiz of its folder; None where it has no title, no day or no question."""
    header = folder.header
    questions, row_problems = read_questions(folder.rows)
    problems = [*folder.problems, *row_problems]
    if not problems and not folder.rows:
        remedy = "写好以后网页才会出现"
        problems.append(warning(folder.sheet, 0, "表里还没有题目", remedy=remedy))
    if not (header.get("title") and folder.day and questions):
        return None, tuple(problems)
    quiz = Quiz(
        slug=folder.slug,
        path=header.path,
        title=header.get("title"),
        date=folder.day,
        spans=folder.spans,
        series=header.get("series"),
        audience=header.get("audience"),
        source=header.get("source"),
        summary=header.get("summary"),
        text=header.body.strip(),
        questions=questions,
    )
    return quiz, tuple(problems)


def read_questions(
    rows: tuple[SheetRow, ...],
) -> tuple[tuple[Question, ...], tuple[Problem, ...]]:
    """The questions of a sheet, numbered, and every mistake in it.

    A row with a mistake is left out, which can be seen by nobody: a mistake stops the build.
    """
    questions: list[Question] = []
    problems: list[Problem] = []
    for row in rows:
        mistakes = [*_check_row(row), *check_cells(row)]
        problems += mistakes or _check_explanation(row)
        if not mistakes:
            questions.append(_question(row, len(questions) + 1))
    return tuple(questions), (*problems, *_doubled(rows))


def _question(row: SheetRow, number: int) -> Question:
    return Question(
        number=number,
        text=plain(row.get("question")),
        options=_options(row),
        answers=tuple(sorted(set(_letters(row)))),
        explanation=plain(row.get("explanation")),
        source=plain(row.get("source")),
        points=_points(row) or 1,
        line=row.line,
    )


def _options(row: SheetRow) -> tuple[Option, ...]:
    cells = ((letter, plain(row.get(letter.lower()))) for letter in LETTERS)
    return tuple(Option(letter, text) for letter, text in cells if text)


def _letters(row: SheetRow) -> list[str]:
    """``A``, ``ＡＣ``, ``a、c``, ``A,C`` → the signs one by one, in capitals."""
    return list(_BETWEEN.sub("", unicodedata.normalize("NFKC", row.get("answer")).upper()))


def _points(row: SheetRow) -> int | None:
    """What a question counts; 1 where nothing is written, None where it is no such number."""
    words = unicodedata.normalize("NFKC", row.get("points")).removesuffix("分").strip()
    words = words.removesuffix(".0")
    if not words:
        return 1
    is_number = words.isascii() and words.isdigit() and len(words) < 4
    return int(words) if is_number and 1 <= int(words) <= MOST_POINTS else None


def _check_row(row: SheetRow) -> Iterator[Problem]:
    if not plain(row.get("question")):
        yield row.problem("question", "没有写题目", remedy="请写上题目，或删去这一行")
    yield from _check_options(row)
    yield from _check_answer(row)
    if _points(row) is None:
        remedy = f"写 1 到 {MOST_POINTS} 的整数；不写就是 1 分"
        yield row.problem("points", "分值不对", row.get("points"), remedy)


def _check_options(row: SheetRow) -> Iterator[Problem]:
    options = _options(row)
    if len(options) < 2:
        empty = next(letter for letter in LETTERS if not plain(row.get(letter.lower())))
        remedy = "每题至少写两个选项"
        yield row.problem(empty.lower(), f"只有 {len(options)} 个选项", remedy=remedy)
    expected = LETTERS[: len(options)]
    if len(options) >= 2 and "".join(option.letter for option in options) != expected:
        gap = next(letter for letter in expected if not plain(row.get(letter.lower())))
        yield row.problem(gap.lower(), "空着，后面的选项却写了", remedy="选项请从 A 起挨着写")
    seen: dict[str, str] = {}
    for option in options:
        first = seen.setdefault(_same(option.text), option.letter)
        if first != option.letter:
            what = f"和选项{first}一样"
            yield row.problem(option.letter.lower(), what, option.text, "请改其中一个")


def _check_answer(row: SheetRow) -> Iterator[Problem]:
    written, letters = row.get("answer"), _letters(row)
    known = [option.letter for option in _options(row)]
    wrong = [letter for letter in letters if letter not in LETTERS]
    if not letters:
        yield row.problem("answer", "没有写答案", remedy="写正确选项的字母，例如 B；多选写 A、C")
    elif wrong:
        remedy = "只写选项的字母，例如 B；多选写 A、C"
        yield row.problem("answer", "答案不是选项的字母", written, remedy)
    elif missing := [letter for letter in dict.fromkeys(letters) if letter not in known]:
        what = f"答案是 {'、'.join(missing)}，这一题没有这个选项"
        yield row.problem("answer", what, written, "请核对答案和选项")
    if not wrong and len(set(letters)) != len(letters):
        yield row.problem("answer", "同一个字母写了两次", written, "请删去一个")
    question = unicodedata.normalize("NFKC", row.get("question"))
    if not wrong and _ONE_ONLY.search(question) and len(set(letters)) > 1:
        remedy = "只留一个字母，或把题目里的字样改成“多选”"
        yield row.problem("answer", "题目说是单选或判断，答案却有几个", written, remedy)
    if not wrong and _SEVERAL.search(question) and len(set(letters)) == 1:
        remedy = "补全答案，或删去题目里的“多选”"
        yield row.problem("answer", "题目说是多选，答案却只有一个", written, remedy)


def _check_explanation(row: SheetRow) -> list[Problem]:
    if plain(row.get("explanation")):
        return []
    remedy = "写一两句为什么，读者答错了也有收获"
    return [row.problem("explanation", "没有写解析", "", remedy, warning)]


def _doubled(rows: tuple[SheetRow, ...]) -> Iterator[Problem]:
    """A question that stands in the sheet twice, however it is punctuated."""
    seen: dict[str, int] = {}
    for row in rows:
        words = _same(row.get("question"))
        first = seen.setdefault(words, row.line) if words else row.line
        if first != row.line:
            found = plain(row.get("question"))[:30]
            what = f"和第 {first} 行的题目一样"
            yield row.problem("question", what, found, "请删去一行")


def _same(words: str) -> str:
    """What two texts have in common that differ in signs and widths alone.

    Where a text is nothing but signs (＋, －), they are what it says.
    """
    normal = unicodedata.normalize("NFKC", words)
    return _KEPT.sub("", normal).lower() or plain(normal)
