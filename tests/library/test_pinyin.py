"""How words sound, a character at a time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.library.pinyin import sounds


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        ("少年儿童", "shào nián ér tóng"),
        ("你的书架", "nǐ de shū jià"),
        ("看展览", "kàn zhǎn lǎn"),
        ("动脑筋", "dòng nǎo jīn"),
        ("读这些书", "dú zhè xiē shū"),
        ("来参加", "lái cān jiā"),
        ("给家长", "gěi jiā zhǎng"),
    ],
)
def test_a_heading_of_the_childrens_page_sounds_as_a_teacher_reads_it(
    words: str, heard: str
) -> None:
    assert " ".join(sound for _, sound in sounds(words)) == heard


@given(st.text("少儿长乐·a1，\u3000𠮷", max_size=8))
def test_no_character_is_lost_or_changes_its_place(words: str) -> None:
    assert "".join(sign for sign, _ in sounds(words)) == words


def test_signs_and_letters_sound_like_nothing() -> None:
    assert sounds("悦读·A") == (("悦", "yuè"), ("读", "dú"), ("·", ""), ("A", ""))
