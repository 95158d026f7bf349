"""Names of children in the forms in which Chinese is written, and what only looks like one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.library.people.children import names_in
from plugins.library.people.owners import Whose
from tests.conftest import MEASURED
from tests.support.growth import TIMES_LONGER, grows_with_length
from tests.support.soak_mark import brief

YEAR = 2026
LISTS = Path(__file__).parent.parent / "privacy"
"""``children*.txt``: a sentence, a tab, the names in it; ``nobody*.txt``: sentences without one."""
FOUND, FALSE = 0.95, 0.02
"""What is asked of sentences written by somebody who had not seen the rule.

``children.txt`` and ``nobody.txt`` are such; seen for the first time, 98.6 % of the names were
found and 4.1 % of the sentences told for nothing, by words that the lexicon has had since.
"""
FOUND_IN = {"_development": 0.93}
"""Of the sentences with which the rule was made; many of their names are words: 计划, 时间."""


def told(line: str, is_of_children: bool = False) -> list[str]:
    found = names_in(line, YEAR, is_of_children)
    asked = (Whose.CHILD, Whose.PERHAPS)
    return list(dict.fromkeys(one.name for one in found if one.whose in asked))


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("安居三小三年级王小明同学", ["王小明"]),
        ("五（2）班的李小红", ["李小红"]),
        ("王小明，8岁", ["王小明"]),
        ("王小明（安居三小）", ["王小明"]),
        ("三年级一班：王小明、李小红", ["王小明", "李小红"]),
        ("| 王小明 | 三年级 |", ["王小明"]),
        ("**王小明**（8岁）", ["王小明"]),
        ("2018年5月出生的欧阳雨桐", ["欧阳雨桐"]),
        ("初二学生 高兴", ["高兴"]),
        ("阿依古丽，11岁", ["阿依古丽"]),
        ("“我爱看书。”8岁的王小明说。", ["王小明"]),
        ("宋佳琪妈妈代领，孩子在大二班", ["宋佳琪"]),
    ],
)
def test_a_childs_full_name_is_found(line: str, names: list[str]) -> None:
    assert told(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "儿童甲，7岁",
        "小明上三年级",
        "王同学，三年级",
        "李某某，初二学生",
        "安居小学三年级的同学们画了端午",
        "王小明，安居小学校长",
        "语文老师李红梅带领三年级学生",
        "王建国，72岁",
        "志愿者张伟（28岁）",
        "陈子昂小学三年级",
        "曹文轩《草房子》适合五年级",
        "刘胡兰15岁牺牲",
        "高年级学生请到三楼",
        "2001年出生的王小明",
        "王小明来了",
    ],
)
def test_an_adult_a_place_and_a_child_named_as_it_should_be_are_left_alone(line: str) -> None:
    assert told(line) == []


def test_where_the_header_speaks_of_children_any_full_name_is_one_but_an_adults() -> None:
    assert told("感谢王小明和李小红", True) == ["王小明", "李小红"]
    assert told("感谢王小明老师、馆长李小红", True) == []


def rates(suffix: str) -> tuple[float, float, list[str]]:
    """How many names are found, how many sentences told for nothing, and all that went wrong."""
    wanted = found = false = 0
    wrong = []
    for line in (LISTS / f"children{suffix}.txt").read_text("utf-8").splitlines():
        sentence, _, names = line.partition("\t")
        got = told(sentence)
        missed = [name for name in names.split("、") if "".join(name.split()) not in got]
        wanted, found = wanted + names.count("、") + 1, found + names.count("、") + 1 - len(missed)
        wrong += [f"没有找到{missed}：{sentence}"] if missed else []
    sentences = (LISTS / f"nobody{suffix}.txt").read_text("utf-8").splitlines()
    for sentence in sentences:
        if got := told(sentence):
            false += 1
            wrong.append(f"误报{got}：{sentence}")
    assert wanted >= 200 and len(sentences) >= 200
    return found / wanted, false / len(sentences), wrong


SUFFIXES = sorted(path.stem.removeprefix("children") for path in LISTS.glob("children*.txt"))


@pytest.mark.parametrize(
    "suffix",
    [pytest.param(one, marks=pytest.mark.soak) if one in FOUND_IN else one for one in SUFFIXES],
)
def test_of_sentences_by_others_most_names_are_found_and_few_told_for_nothing(
    suffix: str, record_property: Callable[[str, object], None]
) -> None:
    found, false, wrong = rates(suffix)
    record_property(MEASURED, f"children{suffix}.txt: {found:.1%} of the names found")
    record_property(MEASURED, f"nobody{suffix}.txt: {false:.1%} of the sentences told for nothing")
    assert found >= FOUND_IN.get(suffix, FOUND) and false <= FALSE, "\n".join(wrong)


@given(
    st.text("王小明李红三年级五班同学老师，。（）8岁安居小学《》是的 \n|·-", max_size=40),
    st.booleans(),
)
def test_whatever_is_written_a_name_stands_in_it(line: str, is_of_children: bool) -> None:
    words = "".join(line.split())
    assert [name for name in told(line, is_of_children) if name not in words] == []


PARTS = "王 王小明，8岁 阿木 三年级 ( 《 五（2 小小 安居 1 、王小明".split()


@pytest.mark.parametrize("part", brief(2, PARTS))
def test_a_line_takes_time_by_its_length(part: str) -> None:
    line = part * (6_000 // len(part))
    told("王小明", True)
    assert grows_with_length(
        lambda words: told(words, True), (line[: len(line) // TIMES_LONGER], line)
    )
