"""Days and hours in whatever form people write them: drawn, written, and read back equal.

What can't be read for certain is told with a form; written instead, the form is accepted.
"""

import re
from datetime import date, time, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plugins.library.chinese import chinese_number, chinese_year, occasion
from plugins.library.events.keys import EVENT_KEYS
from plugins.library.reading.clocks import DateError, remedy_of
from plugins.library.reading.header import parse
from plugins.library.reading.spans import Span, read_hours, read_moment, read_spans
from plugins.library.reading.values import DATE_REMEDY, read_values
from plugins.typography.moments import iso_end, iso_start

DAYS = st.dates(date(1898, 1, 1), date(2199, 12, 1))
MINUTES = st.integers(0, 287).map(lambda n: n * 5)
DASHES = st.sampled_from(("—", "——", "-", "–", "~", "～", "至", "到", " 至 ", " - ", "－"))
WIDE = str.maketrans("0123456789:()", "０１２３４５６７８９：（）")
_NAMES = "一二三四五六日"
WEEK = ("星期{}", "（星期{}）", "(周{})", "（礼拜{}）", "周{}")
FORM = re.compile("写作 ([^；，]*)")
"""A form is what stands before a comma: nothing in it but the form."""


@st.composite
def day_words(draw: st.DrawFn, day: date) -> str:
    """A day as somebody writes it, with or without its weekday."""
    year, month, number = day.year, day.month, day.day
    words = draw(
        st.sampled_from(
            (
                f"{day}",
                f"{day:%Y%m%d}",
                f"{year}.{month}.{number}",
                f"{year}/{month}/{number}",
                f"{year}年{month}月{number}日",
                f"{year}年{month:02}月{number:02}日",
                f"{year}年{month}月{number}号",
                f"{year} 年 {month} 月 {number} 日",
                f"{chinese_year(year)}年{chinese_number(month)}月{chinese_number(number)}日",
                f"{year}年{chinese_number(month)}月{chinese_number(number)}日",
            )
        )
    )
    week = draw(st.sampled_from(("", *WEEK))).format(_NAMES[day.weekday()])
    return f"{words}{week}"


@st.composite
def clock_words(draw: st.DrawFn, minute: int) -> str:
    """A time of day as somebody writes it."""
    hour, rest = divmod(minute, 60)
    forms = [f"{hour:02}:{rest:02}", f"{hour}:{rest:02}"]
    if minute == 24 * 60:
        return "24:00"
    if not 0 < hour < 6:
        forms += [f"{hour}点{rest}分", f"{hour}时{rest:02}"]
    part, said = draw(st.sampled_from(parts_of(hour)))
    forms += [f"{part}{said}:{rest:02}", f"{part}{said}点{rest}分", f"{part} {said}时{rest:02}分"]
    spoken = "两" if said == 2 else chinese_number(said)
    forms += [f"{part}{spoken}点{chinese_number(rest)}分"] if rest > 9 else []
    forms += [f"{part}{said}点", f"{part}{spoken}点钟", f"{part}{said}时"] if rest == 0 else []
    forms += [f"{part}{said}点半", f"{part}{spoken}点半"] if rest == 30 else []
    forms += [f"{part}{said}点一刻"] if rest == 15 else []
    return draw(st.sampled_from(forms))


def parts_of(hour: int) -> list[tuple[str, int]]:
    """The parts of the day in which an hour lies, and how it is counted there."""
    found = [("凌晨", hour or 12)] if hour < 6 else []
    found += [("上午", hour), ("早上", hour)] if 0 < hour < 12 else []
    found += [("中午", 12), ("下午", 12)] if hour == 12 else []
    found += [("下午", hour - 12), ("下午", hour)] if hour > 12 else []
    found += [("晚上", hour - 12), ("晚", hour - 12)] if hour > 17 else []
    return found


@st.composite
def wide(draw: st.DrawFn, words: str) -> str:
    return words.translate(WIDE) if draw(st.booleans()) else words


def joined(day: str, clock: str) -> str:
    """A blank stands between the two where a figure would run into a figure."""
    return f"{day} {clock}" if re.search(r"[\d０-９]$", day) else f"{day}{clock}"


def clock_of(minute: int) -> time:
    return time(*divmod(minute % (24 * 60), 60))


@given(st.data(), DAYS)
def test_a_day_is_read_back_however_it_is_written(data: st.DataObject, day: date) -> None:
    words = data.draw(day_words(day))
    assert read_moment(data.draw(wide(words))).day == day, words
    opened = data.draw(st.sampled_from(("{} 起", "{}起", "自{}起", "从{}起")))
    assert read_spans(opened.format(words)) == (Span(day, None, open_ended=True),)


@given(st.data(), DAYS, MINUTES, st.integers(1, 288))
def test_hours_are_read_back_however_they_are_written(
    data: st.DataObject, day: date, opens: int, length: int
) -> None:
    closes = min(opens + length * 5, 24 * 60)
    first, last = data.draw(clock_words(opens)), data.draw(clock_words(closes))
    assume(not (re.match(r"\d", last) and first[0] not in "0123456789"))  # 下午2:00—3:00
    days, dash = data.draw(day_words(day)), data.draw(DASHES)
    single = Span(day, None, False, clock_of(opens))
    assert read_spans(data.draw(wide(joined(days, first)))) == (single,)
    both = Span(day, None, False, clock_of(opens), clock_of(closes))
    words = joined(days, f"{first}{dash}{last}")
    assert read_spans(data.draw(wide(words))) == (both,), words
    assert read_hours(f"{first}{dash}{last}") == (both.opens, both.closes)


@given(st.data(), DAYS, st.integers(1, 400))
def test_a_range_of_days_is_read_back_however_it_is_written(
    data: st.DataObject, first: date, length: int
) -> None:
    last = first + timedelta(length)
    ends = [data.draw(day_words(last))]
    ends += [f"{last.month}月{last.day}日"] if last.year == first.year else []
    same_month = (first.year, first.month) == (last.year, last.month)
    ends += [f"{last.day}日", f"{last.day}号"] if same_month else []
    end, span = data.draw(st.sampled_from(ends)), Span(first, last)
    start = data.draw(day_words(first))
    assert read_spans(f"{start}{data.draw(DASHES)}{end}") == (span,)
    assert read_spans(start, end) == (span,)
    if same_month:
        assert read_spans(f"{start}、{last.day}日") == (Span(first), Span(last))


def test_what_is_certain_is_read_and_half_of_a_range_says_what_the_other_means() -> None:
    day = date(2026, 12, 20)
    for words, opens, closes in (
        ("下午2:30—4:00", time(14, 30), time(16)),
        ("上午9点—11点半", time(9), time(11, 30)),
        ("上午9—11点", time(9), time(11)),
        ("晚上8点到10点", time(20), time(22)),
        ("中午12点—2点", time(12), time(14)),
        ("20:00—24:00", time(20), time()),
        ("晚上8点—12点", time(20), time()),
        ("14:30:00", time(14, 30), None),
        ("2:30pm", time(14, 30), None),
        ("PM 2:30—4:00", time(14, 30), time(16)),
        ("14:30开始", time(14, 30), None),
    ):
        assert read_spans(f"2026年12月20日{words}") == (Span(day, None, False, opens, closes),)


def test_midnight_is_the_end_of_its_day_for_readers_and_machines() -> None:
    (span,) = read_spans("2026-12-20 20:00—24:00")
    assert read_spans("2026-12-20 20:00", "24:00")[0].closes == span.closes
    assert read_spans("2026-12-20 20:00", "2026-12-21 0:00")[0].last_day == span.start
    assert occasion(span) == "2026年12月20日（星期日）20:00—24:00"
    ends = (iso_start(span), iso_end(span))
    assert ends == ("2026-12-20T20:00+08:00", "2026-12-21T00:00+08:00")


WRONG = (
    ("12月20日14:30—16:00", "日期没有写年份", "14:30—16:00"),
    ("12月20日（星期日）下午2点半", "日期没有写年份", "2026-12-20 14:30"),
    ("26年12月20日 9:00", "日期没有写年份", "2026-12-20 09:00"),
    ("2026年12月20日（星期五）14:30—16:00", "2026年12月20日是星期日，不是星期五", "14:30—16:00"),
    ("2026-12-20 两点半", "不知道是上午还是下午", "2026-12-20 14:30"),
    ("2026-12-20 3点—5点", "不知道是上午还是下午", "2026-12-20 15:00"),
    ("2026-12-20 11:00—1:00", "结束早于开始", "2026-12-20 11:00—13:00"),
    ("2026-12-20 20:00—0:00", "结束早于开始", "2026-12-20 20:00—24:00"),
    ("2026-12-20 24:00", "24:00 是一天的末尾", "2026-12-21 00:00"),
    ("2026-12-20 上午9:30左右", "日期认不出来", "2026-12-20 09:30"),
    ("2026-12-20 下午", "日期认不出来", "2026-12-20"),
    ("2026-12-20 上午14:30", "上午没有 14 点", "2026-12-20 14:30"),
    ("2026-12-20 晚上3点", "晚上 3 点不知道是哪一天的", "2026-12-20 3:00"),
    ("2026-12-20至1月3日", "结束早于开始", "2026-12-20—2027-01-03"),
    ("2026-12-20、27日14:30", "钟点只写在最后一天后面", "2026-12-20 14:30、2026-12-27 14:30"),
    (
        "2026-12-20 上午9:00—11:00，下午2:00—4:00",
        "日期认不出来",
        "2026-12-20 09:00—11:00、2026-12-20 14:00—16:00",
    ),
    ("即日起至2099年12月31日", "“即日”不是日子", "起至2099年12月31日"),
    ("即日起", "“即日”不是日子", "起"),
    ("12月20日、27日14:30", "日期没有写年份", "2026-12-20 14:30、2026-12-27 14:30"),
    ("2026-12-20、12月27日（周一）", "2026年12月27日是星期日", "2026-12-20、2026-12-27"),
)


@pytest.mark.parametrize(("written", "what", "form"), WRONG)
def test_what_is_not_certain_is_told_with_a_form_that_has_the_hour_and_is_accepted(
    written: str, what: str, form: str
) -> None:
    with pytest.raises(DateError, match=re.escape(what)) as told:
        read_spans(written)
    remedy = remedy_of(told.value, DATE_REMEDY)
    shown = FORM.match(remedy)
    assert shown and form in shown[1], remedy
    assert read_spans(shown[1])


@given(st.data(), DAYS, MINUTES, st.integers(1, 40))
def test_every_remedy_that_shows_a_form_is_accepted_when_it_is_written(
    data: st.DataObject, day: date, opens: int, length: int
) -> None:
    closes = min(opens + length * 5, 24 * 60)
    first, last = data.draw(clock_words(opens)), data.draw(clock_words(closes))
    days = data.draw(day_words(day))
    broken = data.draw(
        st.sampled_from(
            (
                re.sub("^.*?[-./年] ?", "", days, count=1),
                f"{day}（星期{_NAMES[day.weekday() - 3]}）",
                f"约{days}",
                f"{days}前后",
            )
        )
    )
    words = joined(
        broken, data.draw(st.sampled_from((first, f"{first}—{last}", f"{last}—{first}")))
    )
    try:
        read_spans(words)
    except ValueError as mistake:
        shown = FORM.match(remedy_of(mistake, DATE_REMEDY))
        assert not shown or read_spans(shown[1]), (words, remedy_of(mistake, ""))


def told_of(head: str) -> tuple[tuple[Span, ...], str, list[str]]:
    """What an event's header says of its days and times, and what is wrong with them."""
    header, _ = parse(f"标题：甲\n类型：讲座\n{head}\n\n文。", "a.md", EVENT_KEYS)
    found, problems = read_values(header)
    return found["start"], found["times"], [str(problem) for problem in problems]


def test_a_clock_behind_times_is_that_of_the_days_and_other_words_stay() -> None:
    day = date(2026, 12, 20)
    held = Span(day, None, False, time(14, 30), time(16))
    assert told_of("开始：2026-12-20\n时间：下午2:30—4:00") == ((held,), "", [])
    assert told_of("开始：2026-12-20\n时间：下午") == ((Span(day),), "下午", [])
    open_daily = told_of("开始：2026-12-20\n结束：25日\n时间：9:00—17:00")
    assert open_daily == ((Span(day, date(2026, 12, 25)),), "9:00—17:00", [])


def test_a_mistake_in_the_end_stands_at_its_line() -> None:
    told = told_of("开始：2026-12-20\n结束：1月3日")[2]
    assert told == ["a.md:4  结束早于开始。读到的是“1月3日”。写作 2027-01-03，并请核对结束的年份。"]
