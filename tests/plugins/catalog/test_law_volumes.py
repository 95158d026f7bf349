"""One volume of a title, however its number is written, and no other."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.reader.volumes import is_same_volume
from tests.support.exports import open_export
from tests.support.marc import Marc, control, data

CHINESE = "一 二 三 四 五 六 七 八 九 十 十一 十二".split()
ROMAN = "I II III IV V VI VII VIII IX X XI XII".split()
FORMS = (
    *("{0}", "（{0}）", "({0})", "第{0}册", "第 {0} 册", "{0}册", "0{0}", "v.{0}", "Vol. {0}"),
    *("册{0}", "{1}", "（{1}）", "第{1}册", "第{1}分册", "{1}册", "册{1}", "之{1}", "[{1}]", "{2}"),
)


def written(form: str, number: int) -> str:
    return form.format(number, CHINESE[number - 1], ROMAN[number - 1])


@given(*(st.sampled_from(FORMS), st.integers(1, 12)) * 2)
def test_volumes_are_the_same_where_their_numbers_are(
    one: str, first: int, other: str, second: int
) -> None:
    same = is_same_volume(written(one, first), written(other, second))
    assert same is (first == second)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("上", "上册", True),
        ("（上）", "上卷", True),
        ("上册", "下册", False),
        ("第一卷", "第一册", False),
        ("第一卷", "v.1", True),
        ("2026年第1期", "2026, no.1", True),
        ("2026年第1期", "2026年第11期", False),
        ("2026年第1期", "2025年第1期", False),
        ("第1卷第2册", "第一卷 第二册", True),
        ("第一百二十回", "120", True),
        ("春", "春之卷", False),
        ("三国", "3国", False),
        ("", "1", False),
    ],
)
def test_words_stay_apart(one: str, other: str, same: bool) -> None:
    assert is_same_volume(one, other) is same


@given(st.lists(st.sampled_from(FORMS), min_size=1, max_size=4), st.integers(1, 9))
def test_copies_of_one_volume_stand_under_one_name(forms: list[str], number: int) -> None:
    volumes = [*(written(form, number) for form in forms), "第12册"]
    rows = "".join(f"C{place},B1,家,{volume}\n" for place, volume in enumerate(volumes))
    with tempfile.TemporaryDirectory() as folder:
        opened = open_export(Path(folder), {"a.csv": f"条码号,记录号,题名,卷期\n{rows}"})
        ((_, items),) = opened.good.store.walk()
    assert len({item.volume for item in items}) == 2
    assert {item.volume for item in items} <= set(volumes)


@given(st.sampled_from(FORMS), st.sampled_from(FORMS), st.integers(1, 9))
def test_a_row_finds_its_volume_of_a_set(one: str, other: str, number: int) -> None:
    isbn = data("010", "__", ("a", "978-7-02-000220-7"))
    stream = b"".join(
        Marc(
            [
                control("001", f"V{volume}"),
                isbn,
                data("200", "1_", ("a", "红楼梦"), ("h", written(one, volume))),
            ]
        ).to_bytes()
        for volume in (number, number + 1, number + 2)
    )
    rows = f"条码号,题名,ISBN,卷期\nC1,红楼梦,9787020002207,{written(other, number)}\n"
    with tempfile.TemporaryDirectory() as folder:
        opened = open_export(Path(folder), {"a.iso": stream, "b.csv": rows})
        held = [record.record_id for record, items in opened.good.store.walk() if items]
        assert held == [f"V{number}"]
        assert not any("条书目相符" in problem.what for problem in opened.problems)
