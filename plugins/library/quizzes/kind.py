"""Quizzes as a kind of content."""

from plugins.library.quizzes.reading import read_quizzes
from plugins.library.quizzes.rows import COLUMNS, FOLDERS
from plugins.library.reading.kind import Collection, Kind, NewSheet, Skeleton
from plugins.library.reading.sheets import SUFFIXES

_HELP = (
    *("# 问什么", "", "", "", "", "", ""),
    *("A；多选写 A、C", "为什么", "年报第几章", "10；不写就是 1 分"),
)

QUIZ = Kind(
    word="quiz",
    label="答题",
    folder="quizzes",
    read=read_quizzes,
    header=FOLDERS.keys,
    texts="*/index.md",
    address="quizzes/{slug}/",
    list_address="quizzes/",
    shows_pictures=True,
    hands_out_files=True,
    is_linked_by_file=True,
    finds_private_numbers=True,
    uses=lambda file: file.suffix.lower() in SUFFIXES,
    skeleton=Skeleton(
        "在这里写几句开头的话。题目写在 题目.xlsx 里。",
        "在 题目.xlsx 里写题目，一行一题",
        sheets=(NewSheet("题目", COLUMNS, _HELP),),
    ),
    collection=Collection("quizzes", "quizzes", "quiz"),
)
