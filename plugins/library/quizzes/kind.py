"""Quizzes as a kind of content."""

from plugins.library.quizzes.reading import read_quizzes
from plugins.library.quizzes.rows import FOLDERS
from plugins.library.reading.kind import Collection
from plugins.library.reading.sheet_folders import kind_of_sheets

_HELP = (
    *("# 问什么", "", "", "", "", "", ""),
    *("A；多选写 A、C", "为什么", "年报第几章", "10；不写就是 1 分"),
)

QUIZ = kind_of_sheets(
    FOLDERS,
    "在这里写几句开头的话。题目写在 题目.xlsx 里。",
    "在 题目.xlsx 里写题目，一行一题",
    _HELP,
    word="quiz",
    read=read_quizzes,
    collection=Collection("quizzes", "quizzes", "quiz"),
)
