"""The year that a period's words surely mean."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.library.exhibitions.years import sure_year

DIGITS = "〇一二三四五六七八九"


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("1937", 1937),
        ("1937年", 1937),
        ("约1937", 1937),
        ("（1937）", 1937),
        ("1937年左右", 1937),
        ("1937？", 1937),
        ("1930年代", 1930),
        ("1930年代初", 1930),
        ("1937年7月", 1937),
        ("1937.7.7", 1937),
        ("1937-07-07", 1937),
        ("1937—1945", 1937),
        ("1937年至1945年", 1937),
        ("１９３７年", 1937),
        ("一九三七年", 1937),
        ("一九三七年七月", 1937),
        ("二〇二六", 2026),
        ("民国元年", 1912),
        ("民国26年", 1937),
        ("民国二十六年", 1937),
        ("民国二十六年七月", 1937),
        ("民国二六年", 1937),
        ("民国廿六年", 1937),
        ("民国十年", 1921),
        ("民国二十年", 1931),
        ("民国卅八年", 1949),
        ("公元前221年", -221),
        ("前221", -221),
        ("公元88年", 88),
        ("清光绪三十年（1904）", 1904),
        ("清光绪三十年（公元 1904 年）", 1904),
        ("民国二十六年(1937年)", 1937),
    ],
)
def test_a_year_that_is_certain_is_found(words: str, year: int) -> None:
    assert sure_year(words) == year


@pytest.mark.parametrize(
    "words",
    [
        "",
        "清",
        "清光绪间",
        "清光绪三十年",
        "甲子",
        "80年代",
        "37年",
        "20世纪30年代",
        "民国",
        "民国初",
        "民国三十九年",
        "民国〇年",
        "民国99年",
        "民国十十年",
        "民国二三十年",
        "抗战时期",
        "公元0年",
        "193?",
        "12345",
        "年",
        "约",
    ],
)
def test_what_is_open_stays_open(words: str) -> None:
    assert sure_year(words) is None


@given(st.integers(100, 9999))
def test_a_year_in_digits_is_itself_however_it_is_written(year: int) -> None:
    han = "".join(DIGITS[int(digit)] for digit in f"{year:04}")
    assert sure_year(str(year)) == sure_year(f"约{year}年") == sure_year(f"{han}年") == year


@given(st.integers(1, 38))
def test_every_year_of_the_republic_is_found_in_both_scripts(number: int) -> None:
    tens, ones = divmod(number, 10)
    ten = {0: "", 1: "十"}.get(tens, f"{DIGITS[tens]}十")
    han = ten + (DIGITS[ones] if ones else "")
    assert sure_year(f"民国{han}年") == sure_year(f"民国{number}年") == 1911 + number


@given(
    st.text(
        st.sampled_from("民国元年一二三十廿卅〇零○公前约（()）清 1937年代左右-—.?世纪"), max_size=12
    )
    | st.text()
)
@example("民国1十2年")
@example("前０")
def test_no_words_break_it_and_a_year_is_never_nought(words: str) -> None:
    year = sure_year(words)
    assert year is None or (year != 0 and -9999 <= year <= 9999)
