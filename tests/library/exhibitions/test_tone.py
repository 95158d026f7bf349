"""The ground of a cover: as stated, else by the subject."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.library.exhibitions.tone import TONES, Tone, tone_of


@pytest.mark.parametrize(
    ("title", "tone"),
    [
        ("碧血丹心铸丰碑——清明节缅怀革命先烈", "墨"),
        ("南京大屠杀死难者国家公祭日图片展", "墨"),
        ("网络书香过大年", "朱"),
        ("一年里的节日", "朱"),
        ("“党的光辉历史展”", "朱"),
        ("安居旧影", "素"),
        ("二十四节气", "素"),
        ("热烈欢迎新读者", "素"),
    ],
)
def test_a_memorial_is_ink_a_feast_vermilion_and_the_rest_plain(title: str, tone: str) -> None:
    assert tone_of("", title) is Tone(tone)


@given(st.sampled_from(TONES), st.text())
def test_what_staff_say_wins(stated: Tone, title: str) -> None:
    assert tone_of(stated, title) is stated
