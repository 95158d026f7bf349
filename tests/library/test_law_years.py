"""A year is the same in whatever calendar a book prints it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.library.catalogue.records import year_of

_ERAS = {
    # first year of the calendar, and how many years are drawn
    "民国": (1912, 38), "民國": (1912, 110), "中华民国": (1912, 38), "民": (1912, 110),
    "光绪": (1875, 34), "光緒": (1875, 34), "清光绪": (1875, 34), "康熙": (1662, 61),
    "乾隆": (1736, 60), "道光": (1821, 30), "萬曆": (1573, 47), "明万历": (1573, 47),
    "明治": (1868, 45), "昭和": (1926, 64), "平成": (1989, 31), "令和": (2019, 12),
}  # fmt: skip
_FIGURES = "〇一二三四五六七八九"


def _han(number: int) -> str:
    """``25`` → ``二十五``, ``105`` → ``一〇五``."""
    if number >= 100:
        return "".join(_FIGURES[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    before = ("" if tens == 1 else _FIGURES[tens]) + "十" if tens else ""
    return before + (_FIGURES[ones] if ones else "")


@given(st.sampled_from(sorted(_ERAS)), st.data())
def test_a_year_of_a_reign_is_counted_from_its_first(era: str, data: st.DataObject) -> None:
    first, years = _ERAS[era]
    number = data.draw(st.integers(1, years))
    shown = data.draw(
        st.sampled_from([str(number), _han(number), *(["元"] if number == 1 else [])])
    )
    form = data.draw(st.sampled_from(["{}{}年", "{} {}年", "{}{}", "[{}{}年]", "{}{}年3月"]))
    assert year_of(form.format(era, shown)) == str(first + number - 1)


@given(st.sampled_from(sorted(_ERAS)), st.integers(1, 30), st.integers(1800, 2029))
def test_the_year_in_brackets_goes_before_that_of_the_reign(
    era: str, number: int, year: int
) -> None:
    assert year_of(f"{era}{number}年[{year}]") == str(year)


@given(st.integers(1800, 2029))
def test_a_year_is_read_from_any_form_of_it(year: int) -> None:
    figures = "".join(_FIGURES[int(digit)] for digit in str(year))
    wide = str(year).translate({ord("0") + place: 0xFF10 + place for place in range(10)})
    for text in (
        f"c{year}",
        f"{year}.3印",
        f"{year}-{year + 5}",
        f"[{year}?]",
        f"{figures}年",
        wide,
    ):
        assert year_of(text) == str(year)


@pytest.mark.parametrize(
    "text", ["[199-?]", "19--", "康熙99年", "[民国]", "二十五年", "人民73", "十一五"]
)
def test_no_year_is_invented(text: str) -> None:
    assert year_of(text) == ""


def test_what_the_cataloguer_corrected_counts() -> None:
    assert year_of("1998 [i.e. 1999]") == "1999"
    assert year_of("2003 [2004重印]") == "2003"
