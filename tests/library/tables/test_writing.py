"""A text is read in whichever encoding an editor saved it, and goes back as it came."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.library.tables.units import UnreadableFile
from plugins.library.tables.writing import Writing, decoded

EDITORS = ("utf-8", "utf-8-sig", "gb18030", "utf-16")
"""UTF-16 as 记事本 writes it, with its mark."""
COMMON = [bytes(two).decode("gb18030") for two in product(range(0xB0, 0xD7), range(0xA1, 0xFF))]
"""Characters that GB 2312 has for common use."""
HEAVY = [letter for letter in COMMON if letter.encode("gb18030") < b"\xc2"]
"""Those that no UTF-8 begins with, as 药 does."""
LINE = st.text(st.sampled_from([*COMMON, *"abc 019，。：“”·—é"]), max_size=30)
TRADITIONAL = st.permutations("圖書館閱覽區開放時間與讀者須知國學堂").map("".join)


@given(
    st.lists(LINE, max_size=8),
    st.text(st.sampled_from(COMMON), min_size=3),
    st.sampled_from(EDITORS),
)
def test_a_chinese_text_is_read_as_it_was_written_and_goes_back_as_it_came(
    lines: list[str], heading: str, editor: str
) -> None:
    text = "\r\n".join([f"标题：{heading}", *lines])
    data = text.encode(editor)
    read, writing = decoded(data)
    assert read == text
    assert writing.bytes_of(read) == data
    changed = writing.bytes_of(f"{text}𠮷，é")
    assert decoded(changed) == (f"{text}𠮷，é", writing)
    assert bool(writing.name) == (editor in ("gb18030", "utf-16"))


@given(st.lists(TRADITIONAL, min_size=1, max_size=5))
def test_a_text_in_big5_is_told_by_that_name(lines: list[str]) -> None:
    with pytest.raises(UnreadableFile, match="Big5"):
        decoded("\n".join(lines).encode("big5"))


@given(st.lists(st.text(st.sampled_from(HEAVY), min_size=4), min_size=3, max_size=9), st.data())
def test_a_line_in_another_encoding_is_told_with_its_number(
    lines: list[str], data: st.DataObject
) -> None:
    own, other = data.draw(st.permutations(("utf-8", "gb18030")))
    odd = data.draw(st.integers(0, len(lines) - 1))
    written = [line.encode(other if n == odd else own) for n, line in enumerate(lines)]
    with pytest.raises(UnreadableFile) as told:
        decoded(b"\n".join(written))
    assert (told.value.line, told.value.found) == (odd + 1, lines[odd][:40])
    assert "重新写这一行" in told.value.remedy


@given(st.binary(max_size=200))
def test_any_bytes_are_letters_or_a_sentence_with_a_line(data: bytes) -> None:
    try:
        text, writing = decoded(data)
    except UnreadableFile as told:
        assert told.what.startswith("文件") and told.remedy
        assert 0 <= told.line <= data.count(b"\n") + data.count(b"\r") + 1
    else:
        assert writing.bytes_of(text) == data


@pytest.mark.parametrize("words", ["Les cafés d’été", "Früher fände", "naïve résumés"])
def test_words_of_the_west_in_an_encoding_of_the_west_are_no_chinese(words: str) -> None:
    with pytest.raises(UnreadableFile, match="不是 UTF-8"):
        decoded(words.encode("cp1252"))


def test_plain_letters_are_utf8() -> None:
    assert decoded(b"Title: x\n") == ("Title: x\n", Writing())
