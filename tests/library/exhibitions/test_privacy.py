"""What must not be published of anybody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.library.reading.privacy import check_numbers, is_identity_number

SPECIMEN = "11010519491231002X"
"""The example of GB 11643—1999, of nobody."""


def told(text: str) -> list[str]:
    return [str(problem) for problem in check_numbers(text, "a.md", 5)]


@pytest.mark.parametrize(
    "text",
    [
        "13812345678",
        "电话：13812345678。",
        "138-1234-5678",
        "138 1234 5678",
        "+8613812345678",
        "+86 138 1234 5678",
        "8613812345678",
        "１３８１２３４５６７８",
    ],
)
def test_a_mobile_number_is_told_without_repeating_it(text: str) -> None:
    assert told(f"好\n{text}") == [
        "a.md:6  像是个人的手机号，不能公开。读到的是“138…78”。请写单位的电话。"
    ]


@pytest.mark.parametrize(
    "text",
    [
        SPECIMEN,
        "11010519491231002x",
        "110105 19491231 002X",
        "１１０１０５１９４９１２３１００２Ｘ",
    ],
)
def test_an_identity_number_is_told_without_repeating_it(text: str) -> None:
    assert told(f"身份证{text}号") == [
        "a.md:5  像是身份证号，不能公开。读到的是“110105…"
        + ("2x" if text.endswith("x") else "2X")
        + "”。请删去。"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "0825-8661234",
        "12345678901",
        "138123456789",
        "9787020002207",
        "978-7-02-000220-7",
        "2026-03-05 18:30",
        "110105194912310020",
        "1234567890123456789",
        "条码 AJ13812345",
        "",
    ],
)
def test_other_numbers_are_nobodys_business(text: str) -> None:
    assert told(text) == []


@given(st.integers(10**16, 10**17 - 1))
def test_one_of_eleven_check_digits_is_right(first: int) -> None:
    assert sum(is_identity_number(f"{first}{check}") for check in "0123456789X") == 1
