"""Addresses of Chinese words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.library.reading.slugs import is_slug
from plugins.library.romanised import romanised

han = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("悦读·阅美", "yue-du-yue-mei"),
        ("安居旧影", "an-ju-jiu-ying"),
        ("重庆", "chong-qing"),
        ("绿色阅读", "lv-se-yue-du"),
        ("2026年“我们的节日”", "2026-nian-wo-men-de-jie-ri"),
        ("２０２６年", "2026-nian"),
        ("K歌 TOP 10", "k-ge-top-10"),
        ("　前言　", "qian-yan"),
        ("——", ""),
        ("★", ""),
        ("", ""),
    ],
)
def test_words_become_their_pinyin(words: str, address: str) -> None:
    assert romanised(words) == address


@given(st.text())
def test_any_words_give_a_slug_or_nothing(words: str) -> None:
    address = romanised(words)
    assert address == "" or is_slug(address)


@given(st.text(han, min_size=1))
def test_chinese_words_always_give_an_address(words: str) -> None:
    assert romanised(words)


@given(st.text())
def test_an_address_is_its_own_address(words: str) -> None:
    assert romanised(romanised(words)) == romanised(words)
