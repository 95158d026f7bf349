"""Quizzes, read from a folder's text and its sheet."""

import csv
from collections.abc import Callable, Mapping
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.library.quizzes.nouns import Quiz
from plugins.library.quizzes.reading import read_questions, read_quizzes
from plugins.library.quizzes.rows import COLUMNS
from plugins.library.reading.problems import Problem
from plugins.library.reading.sheets import SheetRow
from plugins.library.site.moved import addresses
from tests.support.example_site import CONTENT

Write = Callable[[Mapping[str, str | bytes]], Path]
INDEX = "标题：认识图书馆\n日期：2026-04-23\n摘要：两道题\n\n先读年报。\n"
HEAD = "题目,选项A,选项B,选项C,答案,解析,出处,分值\n"
GOOD = HEAD + "宗旨是？,读者至上,藏书第一,,a,写在年报里,第五章,10\n有哪些？,甲,乙,丙,Ａ、C,都有,,\n"
PLACE = "content/quizzes/our-library/"


def read(write_files: Write, sheet: str, index: str = INDEX) -> tuple[Quiz | None, list[str]]:
    files = {f"{PLACE}index.md": index, f"{PLACE}题目.csv": sheet}
    quizzes, problems = read_quizzes(write_files(files) / "content")
    return next(iter(quizzes), None), [str(problem) for problem in problems]


def told(write_files: Write, *rows: str) -> list[str]:
    found = read(write_files, HEAD + "\n".join(rows))[1]
    return [message.removeprefix(f"{PLACE}题目.csv:") for message in found]


def row(**cells: str) -> SheetRow:
    return SheetRow("t.csv", "", 2, cells, {key: names[0] for key, names in COLUMNS.items()})


def test_a_quiz_has_its_questions_with_options_answers_and_points(write_files: Write) -> None:
    quiz, problems = read(write_files, GOOD)
    assert quiz and problems == []
    assert (quiz.url, quiz.title, quiz.points, quiz.text) == (
        "quizzes/our-library/",
        "认识图书馆",
        11,
        "先读年报。",
    )
    first, second = quiz.questions
    assert [(one.letter, one.text) for one in first.options] == [
        ("A", "读者至上"),
        ("B", "藏书第一"),
    ]
    assert (first.answers, first.explanation, first.source) == (("A",), "写在年报里", "第五章")
    assert (second.answers, second.has_several, first.has_several) == (("A", "C"), True, False)
    assert second.right_texts == ("甲", "丙")


def test_every_mistake_of_a_sheet_is_told_at_once_with_its_row_and_column(
    write_files: Write,
) -> None:
    found = told(
        write_files,
        ",甲,乙,,A,因为,,",
        "问一,甲,,,A,因为,,",
        "问二,甲,,丙,A,因为,,",
        "问三,甲,甲。,,A,因为,,",
        "问四,甲,乙,,,因为,,",
        "问五,甲,乙,,C,因为,,",
        "问六,甲,乙,,甲,因为,,",
        "问七,甲,乙,,AA,因为,,",
        "问八（单选）,甲,乙,,AB,因为,,",
        "问九（多选题）,甲,乙,,A,因为,,",
        "问十,甲,乙,,A,因为,,零",
        "问十一,甲,乙,,A,因为,,101",
        "问十！,甲,乙,,A,因为,,",
    )
    assert found == [
        "2  「题目」：没有写题目。请写上题目，或删去这一行。",
        "3  「选项B」：只有 1 个选项。每题至少写两个选项。",
        "4  「选项B」：空着，后面的选项却写了。选项请从 A 起挨着写。",
        "5  「选项B」：和选项A一样。读到的是“甲。”。请改其中一个。",
        "6  「答案」：没有写答案。写正确选项的字母，例如 B；多选写 A、C。",
        "7  「答案」：答案是 C，这一题没有这个选项。读到的是“C”。请核对答案和选项。",
        "8  「答案」：答案不是选项的字母。读到的是“甲”。只写选项的字母，例如 B；多选写 A、C。",
        "9  「答案」：同一个字母写了两次。读到的是“AA”。请删去一个。",
        "10  「答案」：题目说是单选或判断，答案却有几个。读到的是“AB”。"
        "只留一个字母，或把题目里的字样改成“多选”。",
        "11  「答案」：题目说是多选，答案却只有一个。读到的是“A”。补全答案，或删去题目里的“多选”。",
        "12  「分值」：分值不对。读到的是“零”。写 1 到 100 的整数；不写就是 1 分。",
        "13  「分值」：分值不对。读到的是“101”。写 1 到 100 的整数；不写就是 1 分。",
        "14  「题目」：和第 12 行的题目一样。读到的是“问十！”。若是同一条，请删去一行。",
    ]


def test_options_that_differ_in_signs_alone_are_different(write_files: Write) -> None:
    assert told(write_files, "哪个是加？,＋,－,,A,因为,,") == []


def test_a_question_without_an_explanation_is_a_warning(write_files: Write) -> None:
    (quiz, (message,)) = read(write_files, HEAD + "问,甲,乙,,B,,,\n")
    assert quiz and "没有写解析" in message


def test_a_sheet_without_questions_gives_no_page_and_a_warning(write_files: Write) -> None:
    quiz, (message,) = read(write_files, HEAD)
    assert quiz is None
    assert message == f"{PLACE}题目.csv  表里还没有题目。写好以后网页才会出现。"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"a/index.md": INDEX}, "content/quizzes/a  少了“题目”表"),
        ({"a/题目.csv": GOOD}, "content/quizzes/a/index.md  文件读不出来"),
        ({"a/index.md": INDEX, "a/题目.csv": GOOD, "a/题目.xlsx": "x"}, "同一张表有几份"),
        ({"a/index.md": INDEX, "a/题目.csv": "题目,选项A,选项B\n问,甲,乙\n"}, "少了“答案”这一列"),
        ({"A/index.md": INDEX, "A/题目.csv": GOOD}, "文件名不能作为地址"),
        ({"a.md": INDEX}, "文件放错了地方"),
        ({"a/index.md": "Title: 题\n\n", "a/题目.csv": GOOD}, "缺少“日期”"),
        ({"a/index.md": "Title: 题\nDate: 明天\n\n", "a/题目.csv": GOOD}, "日期认不出来"),
        ({"a/index.md": INDEX.replace("摘要", "地点"), "a/题目.csv": GOOD}, "答题不用“地点”这个键"),
    ],
)
def test_what_is_wrong_with_a_folder_is_told_once(
    write_files: Write, files: Mapping[str, str], expected: str
) -> None:
    folder = write_files({f"content/quizzes/{name}": text for name, text in files.items()})
    problems = read_quizzes(folder / "content")[1]
    assert [expected in str(problem) for problem in problems] == [True]


def test_the_list_is_an_address_only_where_there_is_a_quiz(write_files: Write) -> None:
    folder = write_files({})
    assert "/quizzes/" not in addresses(folder / "content")
    write_files({f"{PLACE}index.md": INDEX, f"{PLACE}题目.csv": GOOD})
    assert {"/quizzes/", "/quizzes/our-library/"} <= addresses(folder / "content")


CELL = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=12)
LIKELY = st.sampled_from(["A", "a、C", "AB", "甲", "乙", "10", "", "（单选）问", "题"])


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(COLUMNS, CELL | LIKELY)), max_size=4))
def test_any_cells_give_questions_that_can_be_asked_or_problems(
    cells: list[dict[str, str]],
) -> None:
    questions, problems = read_questions(tuple(row(**one) for one in cells))
    for question in questions:
        letters = [option.letter for option in question.options]
        assert question.text and len(letters) >= 2 and 1 <= question.points <= 100
        assert question.answers and set(question.answers) <= set(letters)
    assert len(questions) == len(cells) or any(isinstance(one, Problem) for one in problems)


@given(st.lists(st.lists(CELL, max_size=9), max_size=5))
def test_any_table_is_read_or_told(table: list[list[str]]) -> None:
    """A file as a stranger may save it, its first row included."""
    text = StringIO()
    csv.writer(text).writerows([["题目", "选项A", "选项B", "答案"], *table])
    with TemporaryDirectory() as folder:
        place = Path(folder, PLACE)
        place.mkdir(parents=True)
        (place / "index.md").write_text(INDEX, encoding="utf-8")
        (place / "题目.csv").write_text(text.getvalue(), encoding="utf-8")
        quizzes, problems = read_quizzes(Path(folder, "content"))
    assert quizzes or problems
    assert all(problem.what and problem.path.startswith(PLACE) for problem in problems)


def test_a_quiz_with_one_and_with_several_answers_is_whole() -> None:
    (quiz,), problems = read_quizzes(CONTENT)
    assert problems == ()
    assert (quiz.slug, len(quiz.questions), quiz.points) == ("know-the-library", 3, 40)
    assert all(one.explanation and one.source for one in quiz.questions)
