"""What can be wrong in a row of the sheet 题目, and in two of them."""

import re
import unicodedata
from collections.abc import Iterator

from plugins.library.quizzes.rows import LETTERS, MOST_POINTS, letters_of, options_of, points_of
from plugins.library.reading.problems import Problem, error, warning
from plugins.library.reading.sheet_folders import doubled, plain
from plugins.library.reading.sheets import SheetRow

_ONE_ONLY = re.compile(r"[(\[]\s*(?:单选|单项选择|判断)题?\s*[)\]]")
_SEVERAL = re.compile(r"[(\[]\s*(?:多选|多项选择|不定项选择)题?\s*[)\]]")
_KEPT = re.compile(r"[\W_]+")


def check_row(row: SheetRow) -> Iterator[Problem]:
    """Everything that keeps a row from being a question."""
    if not plain(row.get("question")):
        yield row.problem("question", "没有写题目", remedy="请写上题目，或删去这一行")
    yield from _check_options(row)
    yield from _check_answer(row)
    if points_of(row) is None:
        remedy = f"写 1 到 {MOST_POINTS} 的整数；不写就是 1 分"
        yield row.problem("points", "分值不对", row.get("points"), remedy)


def _check_options(row: SheetRow) -> Iterator[Problem]:
    options = options_of(row)
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
    written, letters = row.get("answer"), letters_of(row)
    known = [option.letter for option in options_of(row)]
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


def check_explanation(row: SheetRow) -> list[Problem]:
    """A warning where nothing says why the answer is right."""
    if plain(row.get("explanation")):
        return []
    remedy = "写一两句为什么，读者答错了也有收获"
    return [row.problem("explanation", "没有写解析", "", remedy, warning)]


def check_doubled(rows: tuple[SheetRow, ...]) -> Iterator[Problem]:
    """A question that stands in the sheet twice, however it is punctuated."""
    return doubled(rows, lambda row: _same(row.get("question")), "question", error)


def _same(words: str) -> str:
    """What two texts have in common that differ in signs and widths alone.

    Where a text is nothing but signs (＋, －), they are what it says.
    """
    normal = unicodedata.normalize("NFKC", words)
    return _KEPT.sub("", normal).lower() or plain(normal)
