"""Numbers of persons: found in every form, and nothing else is taken for one."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.library.privacy.found import Private
from plugins.library.privacy.identity import has_check_digit, is_identity_number
from plugins.library.privacy.numbers import find_numbers, masked
from plugins.library.privacy.passwords import find_secrets
from plugins.library.privacy.suspects import may_hold_numbers
from tests.conftest import ROOT
from tests.support.drawn_numbers import (
    CALLS,
    IDENTITY_FORMS,
    MOBILE_FORMS,
    PLACES,
    THINGS,
    a_mobile,
    an_identity,
    an_old_identity,
    in_any_groups,
)

SPECIMEN = "11010519491231002X"
"""The example of GB 11643—1999, of nobody."""
NOBODYS = """
0825-8661234
(0825)8661234、8662345
86-825-8661234
400-138-1234
12345678901
138123456789
1234567890123456789
110105194912310020
510904********1234
138****5678，139****5678
978-7-5013-8123-4
9787020002207
统一书号：13188·123
ISSN 1673-1234
CN51-1381/G2
书号 15009.1234567
I247.57/13812
条码 AJ13812345678
条码号：13812345678
订单号 15812345678
项目编号：510904210501001
统一社会信用代码 125109044521901234
蜀ICP备2021012345号-1
川公网安备51090402000123号
6222021001012345678
5109 0401 0400 1234 5
人民币 138,123,456.78 元
138，1234，5678
138、1234、5678 册
馆藏量 150 1000 2000 册
2025 年 150 1000 2000
到馆人次 150 1000 2000
预算 138 1234 5678 元
138 1234 5678 人次
采购项目 SNCG-138-2026-0012
合同 138-2026-0012
第 150-1000-2000 页
条码13800012345—13800012399
架位 150 1200 3400
13812-345678
1381-2345-678
[138,1234,5678]
2021 138 1234 5678 90
13 15 18 22 27 30 31
105.456123, 30.356789
138.12345678
0.13812345678
3.1415926535897
1998-10-12 08:30—10:00
199812311230
20211013123456
IMG_20211013_123456.jpg
mmexport1617181920212.jpg
131-20210512
150_20210512.jpg
1958-1998 2026
1921.7.1—1949.10.1
一九二一年七月一日至一九四九年十月一日
一九七八、一九七九、一九八〇
一二三四五六七八九十
1—13 14—19 20—25
15.5×23.5 1380 千字
192.168.13.81
https://example.org/item/13812345678
见 https://mp.weixin.qq.com/s?__biz=MzI1&mid=13812345678&sn=13812345678abcdef 。
d41d8cd98f00b204e9800998ecf8427e
13812345678abcdef0123456789abcdef
内容：f14186079567
内容：364195670623078b
3d43bb232527700318456b7750b036dc
凭身份证办，初始密码为证件号后六位
""".strip().splitlines()
UNMARKED = [form for form in MOBILE_FORMS if not {"&", "<"} & set(MOBILE_FORMS[form]("0" * 11))]
"""Forms that stand in a record of the catalogue, where tags and references are printed as such."""
TEXTS = (".md", ".toml", ".csv", ".txt")


def found(text: str) -> list[str]:
    return [number.digits for _, number in find_numbers(text)]


@pytest.mark.parametrize("form", MOBILE_FORMS)
@given(draw=st.randoms(use_true_random=False), place=st.sampled_from(PLACES))
def test_a_mobile_is_found_in_every_form_in_every_place(
    form: str, draw: Random, place: str
) -> None:
    number = a_mobile(draw)
    written = place.format(MOBILE_FORMS[form](number))
    ((line, one),) = find_numbers(f"甲\n{written}\n乙")
    assert (line, one.what, one.digits) == (1, Private.MOBILE, number)


@pytest.mark.parametrize("form", IDENTITY_FORMS)
@given(draw=st.randoms(use_true_random=False), place=st.sampled_from(PLACES), is_old=st.booleans())
def test_an_identity_number_is_found_in_every_form(
    form: str, draw: Random, place: str, is_old: bool
) -> None:
    number = an_old_identity(draw) if is_old else an_identity(draw)
    ((line, one),) = find_numbers(f"甲\n{place.format(IDENTITY_FORMS[form](number))}")
    assert (line, one.what, one.digits) == (1, Private.IDENTITY, number)


@given(
    draw=st.randoms(use_true_random=False),
    form=st.sampled_from(["in one", "by ' '", "by '-'", "(138)12345678", "wide", "Chinese"]),
    sign=st.sampled_from(["、", " ", "，", "/", "；", "或", "\n", " / "]),
)
def test_several_side_by_side_are_each_found(draw: Random, form: str, sign: str) -> None:
    numbers = [a_mobile(draw) for _ in range(3)]
    assert found(sign.join(map(MOBILE_FORMS[form], numbers))) == numbers


@given(
    draw=st.randoms(use_true_random=False),
    form=st.sampled_from(UNMARKED),
    words=st.text(st.characters(codec="utf-8", exclude_characters="<&0123456789"), max_size=20),
)
def test_what_is_masked_holds_no_number_and_every_word(draw: Random, form: str, words: str) -> None:
    written = MOBILE_FORMS[form](a_mobile(draw))
    shown, numbers = masked(f"{words}。{written}，{words}")
    assert found(shown) == []
    assert len(numbers) == 1 and numbers[0].masked in shown
    assert shown.startswith(f"{words}。") and shown.endswith(f"，{words}")


@given(
    draw=st.randoms(use_true_random=False),
    counted=st.sampled_from(["捐书 20 册", "经费共计", "到馆人次", "平均", "2021年", "票价"]),
    end=st.sampled_from("。！？；"),
)
def test_figures_of_one_sentence_do_not_make_a_figure_of_the_next(
    draw: Random, counted: str, end: str
) -> None:
    number = a_mobile(draw)
    assert found(f"{counted}{end}{number}") == [number]
    assert found(f"{counted}：{number}") == []


@pytest.mark.parametrize("text", NOBODYS)
def test_other_numbers_are_nobodys_business(text: str) -> None:
    assert found(text) == []


@given(draw=st.randoms(use_true_random=False), word=st.sampled_from(CALLS))
def test_in_whatever_groups_it_is_written_behind_a_word_that_speaks_of_telephones(
    draw: Random, word: str
) -> None:
    """The end of a line, too, that an editor puts into a paragraph."""
    number = a_mobile(draw)
    written = f"{word}{in_any_groups(draw, number, (' ', '-', ',', '，', '.', '·', chr(10)))}。"
    assert found(f"甲，{written}\n乙") == [number]
    assert may_hold_numbers(written)


@given(
    draw=st.randoms(use_true_random=False),
    word=st.sampled_from(THINGS),
    form=st.sampled_from(["in one", "by ' '", "by '-'", "wide"]),
)
def test_a_word_that_says_what_a_number_is_settles_it(draw: Random, word: str, form: str) -> None:
    assert found(f"甲，{word}{MOBILE_FORMS[form](a_mobile(draw))}，乙") == []


def test_the_nearer_of_two_words_counts() -> None:
    assert found("会议联系电话：138 1234 5678") == ["13812345678"]
    assert found("手机上开会，会议号 138 1234 5678") == []


def test_a_letter_in_the_place_of_a_figure_hides_nothing() -> None:
    assert found("138O1234567 和 l3912345678") == ["13801234567", "13912345678"]


def test_a_number_is_never_shown_whole() -> None:
    (mobile, identity, old) = (
        number.masked for _, number in find_numbers(f"13812345678，{SPECIMEN}，110105491231002")
    )
    assert (mobile, identity, old) == ("138****5678", "110105**********2X", "110105*******02")


def test_the_words_beside_a_number_count() -> None:
    wrong = "110105194912310020"
    assert found(f"身份证号：{wrong}") == [wrong]
    assert found("手机 138 123 45678") == ["13812345678"]
    assert found("013812345678") == [] and found("电话 013812345678") == ["13812345678"]


@given(st.integers(10**16, 10**17 - 1))
def test_one_of_eleven_check_digits_is_right(first: int) -> None:
    assert sum(has_check_digit(f"{first}{last}") for last in "0123456789X") == 1


def test_an_identity_number_has_a_place_and_a_day() -> None:
    assert is_identity_number(SPECIMEN) and is_identity_number("110105491231002")
    assert not is_identity_number("110105491331002") and not is_identity_number("990105491231002")


def test_no_text_of_the_project_has_a_false_alarm() -> None:
    """What a library writes, guides and samples: nothing in it is anybody's number."""
    folders = [ROOT / name for name in ("content", "examples/district/content", "docs")]
    folders.append(ROOT.parent / "shared" / "seed")
    files = [one for folder in folders for one in sorted(folder.rglob("*")) if one.suffix in TEXTS]
    assert len(files) > 100
    alarms = {one: found(one.read_text("utf-8")) for one in files}
    assert {one: numbers for one, numbers in alarms.items() if numbers} == {}
    print(f"{len(files)} 个文件，误报 0")


@pytest.mark.parametrize(
    "sign", ["<!--", "1 ", "<", "&#4", "一三八", "138", "密码：", "a://", "<a "]
)
def test_what_was_pasted_a_thousand_times_is_read_in_a_moment(sign: str) -> None:
    """Nothing takes time with the square of a text: 40,000 signs would take a minute."""
    text = (sign * 40_000)[:40_000]
    assert isinstance([*find_numbers(text), *find_secrets(text)], list)
