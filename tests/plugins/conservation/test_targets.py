"""Words in the target of a link are words: a target is an address and its title, nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.library.reading.problems import Severity
from tests.support.conserved import told

ADDRESSES = (
    *("https://a.cn/", "https://a.cn/x", "http://a.cn/x?y=1&z=2#d", "https://a.cn/(b)"),
    *("mailto:a@b.cn", "tel:0825-8661234", "//a.cn/x", "/catalog/?q=a"),
)
WORDS = "再见，读者朋友们；共12人"
LATE = ("，{}", " {}", "（{}", "。{}", ' "题" {}', " （{}）", " [乙](/b){}", "、{}", "“{}”", "\n{}")


@given(
    address=st.sampled_from(ADDRESSES),
    late=st.sampled_from(LATE),
    words=st.text(st.sampled_from(WORDS), min_size=1).filter(lambda one: one[0] not in "，；"),
)
def test_words_in_a_target_are_told_with_their_line(address: str, late: str, words: str) -> None:
    problems = told(f"文。\n\n[甲]({address}{late.format(words)})后")
    assert any(one.line in (3, 4) and one.severity is Severity.ERROR for one in problems)


@pytest.mark.parametrize(
    "text",
    [
        "[报名](https://a.cn/x，电话0825-8661234)",
        '[甲](https://a.cn/x"题")',
        "[甲](https://a.cn/x,电话8661234)",
        "[甲](https://a.cn/b和读者朋友们)再见",
        "[甲](https://a.cn/(b) [乙](https://a.cn/b))",
        "见[甲][r]。\n\n[r]: https://a.cn/x，电话0825",
    ],
)
def test_the_remedy_is_where_the_address_ends(text: str) -> None:
    (problem, *_) = told(text)
    assert problem.severity is Severity.ERROR and "右括号要紧跟在地址后面" in problem.remedy


@pytest.mark.parametrize(
    "target",
    [
        *ADDRESSES,
        "https://a.cn/ '题，好'",
        'https://a.cn/x "题 “好”（12人）"',
        "https://zh.wikipedia.org/wiki/图书馆",
        "https://a.cn/s?wd=图书馆&x=甲乙",
        "https://a.cn/2026年通知.pdf",
        "https://a.cn/A座/",
        "<https://a.cn/x，电话 8661234>",
        "https://a.cn/%E4%B8%AD",
        "{attach}报名表，甲 (1).pdf",
        "../甲 乙.md",
        "#开放，时间",
    ],
)
def test_an_address_and_its_title_are_none_of_the_words(target: str) -> None:
    assert [str(one) for one in told(f"文[甲]({target})，后。")] == []


@given(
    address=st.sampled_from(ADDRESSES),
    words=st.text(st.sampled_from("再见（读者）12人"), min_size=1),
)
def test_who_follows_the_remedy_has_mended_the_mistake(address: str, words: str) -> None:
    assert told(f"[甲]({address}，{words})后") != []
    assert [str(one) for one in told(f"[甲]({address})，{words}后")] == []
    assert [str(one) for one in told(f"[甲](<{address}，{words}>)后")] == []
