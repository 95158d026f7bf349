"""Hours as staff write them in one cell are read; what the site says of a week, too."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.library.hours.holidays import Holidays
from plugins.library.hours.hours import WEEKDAYS, OpeningHours
from plugins.library.hours.hours_words import hours_text
from plugins.library.hours.intervals import Interval, figures, read_intervals
from plugins.library.places.hours_spoken import read_spoken

MOST, LESS = ("9:00—12:00，14:00—18:00", "10:00—16:00")


def told(words: str) -> dict[str, str]:
    return {key: figures(intervals) for key, intervals in read_spoken(words).items()}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("9:00-17:00", {"every_day": "9:00—17:00"}),
        ("每天 ９：００～１７：００", {"every_day": "9:00—17:00"}),
        ("每天9:00-17:00，周一闭馆", {"every_day": "9:00—17:00", "monday": "闭馆"}),
        ("周末 9:00-12:00、14:00-18:00", {"saturday": MOST, "sunday": MOST}),
        ("星期二、四 10:00至16:00", {"tuesday": LESS, "thursday": LESS}),
        ("周六周日：10:00—16:00", {"saturday": LESS, "sunday": LESS}),
        ("周六到周一 10:00-16:00", {"saturday": LESS, "sunday": LESS, "monday": LESS}),
        ("礼拜天 上午10点至下午4点", {"sunday": LESS}),
        ("每天下午2点半-6点", {"every_day": "14:30—18:00"}),
        ("每天 早上8点15分到晚上9点", {"every_day": "8:15—21:00"}),
        ("全天24小时；法定节假日不开放", {"every_day": "24 小时", "holiday": "闭馆"}),
        ("", {}),
    ],
)
def test_hours_are_read_as_they_are_written(words: str, expected: dict[str, str]) -> None:
    assert told(words) == expected


def test_working_days_are_monday_to_friday() -> None:
    assert list(told("工作日 9:00-17:00")) == list(WEEKDAYS[:5])


@pytest.mark.parametrize(
    ("words", "mistake"),
    [
        ("周一至周五", "没有写几点"),
        ("周一 9:00-17:00；周一 闭馆", "写了两次"),
        ("周一 9:00-12:00 闭馆", "又开又不开"),
        ("周一 17:00-9:00", "关门早于开门"),
        ("周一 9:00-25:00", "没有这样的钟点"),
        ("周一 9:00-12:00、11:00-13:00", "两段时间重叠"),
        ("看情况", "从“看情况”起认不出来"),
        ("周一 9:00-17:00（冬天早关门）", "从“(冬天早关门)”起认不出来"),
    ],
)
def test_what_cannot_be_read_is_told(words: str, mistake: str) -> None:
    with pytest.raises(ValueError, match=mistake.replace("(", r"\(").replace(")", r"\)")):
        read_spoken(words)


minutes = st.sets(st.integers(0, 96), max_size=4).map(sorted)


@st.composite
def days(draw: st.DrawFn) -> tuple[Interval, ...]:
    cuts = draw(minutes)
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return read_intervals(
        [f"{a // 4:02}:{a % 4 * 15:02}-{b // 4:02}:{b % 4 * 15:02}" for a, b in pairs]
    )


@given(st.lists(days(), min_size=7, max_size=7), st.none() | days())
def test_what_the_site_says_of_a_week_is_read_back(
    week: list[tuple[Interval, ...]], holiday: tuple[Interval, ...] | None
) -> None:
    hours = OpeningHours(dict(enumerate(week)), (), (), Holidays(), holiday)
    found = dict(read_spoken(hours_text(hours)))
    assert found.pop("holiday", None) == holiday
    every = found.get("every_day")
    assert [found.get(day, every) for day in WEEKDAYS] == week


@given(st.text("周一二日天末至、 9:0-点半下午闭馆每节假日;(", max_size=20))
def test_any_words_give_hours_or_a_sentence(words: str) -> None:
    try:
        assert set(read_spoken(words)) <= {*WEEKDAYS, "every_day", "holiday"}
    except ValueError as mistake:
        assert str(mistake)
