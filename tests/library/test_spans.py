"""Days and ranges as people write them."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.library.chinese import chinese_span, stems_of_year
from plugins.library.reading.spans import Span, read_moment, read_spans


def test_a_day_is_read_in_the_ways_people_write_it() -> None:
    for text in ("2021-06-24", "2021.6.24", "2021/6/24", "2021年6月24日", "２０２１－０６－２４"):
        assert read_moment(text).day == date(2021, 6, 24)


def test_a_day_may_have_a_time_with_either_colon() -> None:
    assert read_moment("2021-06-24 18：30").clock == time(18, 30)


def test_a_range_runs_from_its_start_to_its_end() -> None:
    assert read_spans("2021-02-01", "2021-02-03") == (Span(date(2021, 2, 1), date(2021, 2, 3)),)


def test_a_day_may_have_its_first_and_its_last_hour() -> None:
    for text in ("2021-06-24 14:30—16:00", "2021-06-24 14：30-16：00", "2021-06-24 14:30 至 16:00"):
        assert read_spans(text) == (Span(date(2021, 6, 24), None, False, time(14, 30), time(16)),)


@given(st.times(), st.times(), st.sampled_from("-—–~～至"))
def test_hours_are_read_back_as_they_were_written(start: time, end: time, dash: str) -> None:
    first, last = start.replace(second=0, microsecond=0), end.replace(second=0, microsecond=0)
    text = f"2021-06-24 {first:%H:%M}{dash}{last:%H:%M}"
    if last <= first:
        with pytest.raises(ValueError, match="结束早于开始"):
            read_moment(text)
    else:
        moment = read_moment(text)
        assert (moment.clock, moment.until) == (first, last)


def test_an_open_range_says_so() -> None:
    (span,) = read_spans("2021-05-01 起")
    assert span.open_ended
    assert span.covers(date(2031, 1, 1))
    assert chinese_span(span) == "5月1日起"


def test_several_days_are_several_spans() -> None:
    assert [span.start.day for span in read_spans("2021-07-28、2021-07-29")] == [28, 29]


@pytest.mark.parametrize(
    ("start", "end", "sentence"),
    [
        ("昨天", "", "日期认不出来"),
        ("2026-02-30", "", "没有这样的日期或钟点"),
        ("2021-02-03", "2021-02-01", "结束早于开始"),
        ("2021-02-03、2021-02-05", "2021-02-09", "开始就只能是一个日子"),
        ("2021-02-03 16:00—14:30", "", "结束早于开始"),
        ("2021-02-03 14:00—25:00", "", "没有这样的日期或钟点"),
        ("2021-02-03 14:00—15:00", "2021-02-04", "各写一个日子或钟点"),
    ],
)
def test_a_bad_date_is_told_in_chinese(start: str, end: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        read_spans(start, end)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_is_read_back_as_it_was_written(day: date) -> None:
    assert read_moment(day.isoformat()).day == day
    assert read_moment(f"{day.year}年{day.month}月{day.day}日").day == day


@given(st.dates(date(1900, 1, 1), date(2199, 12, 1)), st.integers(0, 400), st.integers(0, 400))
def test_a_span_covers_its_days_and_no_others(start: date, length: int, offset: int) -> None:
    span = Span(start, start + timedelta(days=length))
    assert span.covers(start + timedelta(days=offset)) == (offset <= length)


def test_spans_read_as_chinese_readers_write_them() -> None:
    assert chinese_span(Span(date(2021, 2, 1), date(2021, 2, 3))) == "2月1日—3日"
    assert chinese_span(Span(date(2021, 6, 28), date(2021, 7, 2))) == "6月28日—7月2日"
    assert chinese_span(Span(date(2021, 12, 31), date(2022, 1, 2))) == "2021年12月31日—2022年1月2日"


def test_the_sexagenary_name_of_a_year_is_right() -> None:
    assert [stems_of_year(year) for year in (1984, 2020, 2021, 2026)] == [
        "甲子",
        "庚子",
        "辛丑",
        "丙午",
    ]


@pytest.mark.parametrize(
    ("written", "is_read"),
    [("1898-07-01", True), ("1000-01-01", True), ("0999-12-31", False), ("9999-12-31", False)],
)
def test_a_year_that_nobody_means_is_refused(written: str, is_read: bool) -> None:
    if is_read:
        assert read_moment(written).day == date.fromisoformat(written)
    else:
        with pytest.raises(ValueError, match="这一年不像真的"):
            read_moment(written)
