"""Hours as staff write them in one cell are read; what the site says of a week, too."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.branches.check_hours import check_staffed
from plugins.library.hours.closure_entries import day_hours, hours_remedy
from plugins.library.hours.holidays import Holidays
from plugins.library.hours.hours import WEEKDAYS, OpeningHours, Season
from plugins.library.hours.hours_words import hours_text
from plugins.library.hours.intervals import Interval, figures, read_intervals
from plugins.library.places.branches import read_district
from plugins.library.places.hours_spoken import read_spoken
from plugins.library.places.seasons_spoken import read_year
from plugins.library.reading.clocks import DateError

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


SESSIONS = (
    st.integers(0, 5)
    .map(lambda n: 1 + n)
    .flatmap(lambda hour: st.integers(hour + 1, 10).map(lambda end: (hour, end)))
)
BETWEEN = st.sampled_from((" ", "  ", "\n", "、", "，", "/", " | ", " 和 "))


@given(SESSIONS, BETWEEN, st.sampled_from(("", "周一至周五 ", "每天：")), st.booleans())
def test_an_afternoon_without_its_name_is_asked_about_and_never_taken_for_the_night(
    afternoon: tuple[int, int], between: str, days: str, is_named: bool
) -> None:
    opens, closes = (f"{hour}:30" for hour in afternoon)
    words = f"{days}8:30-12:00{between}{'下午' if is_named else ''}{opens}-{closes}"
    expected = f"8:30—12:00，{afternoon[0] + 12}:30—{afternoon[1] + 12}:30"
    if is_named:
        assert set(told(words).values()) == {expected}
        return
    with pytest.raises(DateError, match="上午还是下午") as mistake:
        read_year(words)
    assert set(told(mistake.value.form).values()) == {expected}
    with pytest.raises(DateError, match="上午还是下午") as mistake:
        day_hours(["8:30-12:00", f"{opens}-{closes}"])
    (form,) = re.findall(r"写作 (\[.*\])", hours_remedy(mistake.value))
    assert figures(day_hours(json.loads(form))) == expected


@given(
    st.lists(st.sampled_from((*"周一二至五天、,; :：9点半(看)", "12:00", "-", "2:30")), max_size=14)
)
def test_a_form_that_is_shown_is_read_and_has_no_sign_without_a_use(parts: list[str]) -> None:
    try:
        read_year("".join(parts))
    except DateError as mistake:
        if mistake.form:
            assert read_year(mistake.form).week
            assert not re.search("[;:,][;:,]", mistake.form), mistake.form
    except ValueError:
        pass


@pytest.mark.parametrize(("opens", "count"), [("02:30", 1), ("05:00", 0), ("00:00", 0)])
def test_people_behind_a_desk_before_dawn_are_asked_about(
    tmp_path: Path, opens: str, count: int
) -> None:
    text = '[[branch]]\nslug = "a"\nname = "甲"\nkind = "branch"\n[branch.hours]\n'
    (tmp_path / "branches.toml").write_text(f'{text}monday = ["{opens}-05:30"]\n', "utf-8")
    told = [one for one in check_staffed(read_district(tmp_path)[0]) if "半夜" in one.what]
    assert len(told) == count


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


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("全年无休，9:00—17:00", {"every_day": "9:00—17:00", "holiday": "9:00—17:00"}),
        ("9:00-17:00（全年无休）", {"every_day": "9:00—17:00", "holiday": "9:00—17:00"}),
        ("每天9:00—17:00，周一除外", {"every_day": "9:00—17:00", "monday": "闭馆"}),
        ("除周一外，每天9:00—17:00", {"every_day": "9:00—17:00", "monday": "闭馆"}),
        ("每天 9:00—17:00（节假日除外）", {"every_day": "9:00—17:00", "holiday": "闭馆"}),
        ("每天 9:00—17:00，节假日照常开放", dict.fromkeys(("every_day", "holiday"), "9:00—17:00")),
        ("开放时间：每天 9:00—17:00（中午不休息）", {"every_day": "9:00—17:00"}),
        ("每天 上午八点半—十二点，下午两点半—六点", {"every_day": "8:30—12:00，14:30—18:00"}),
        ("每天 上午9点—11点半", {"every_day": "9:00—11:30"}),
    ],
)
def test_exceptions_and_what_holds_all_the_year_are_read(
    words: str, expected: dict[str, str]
) -> None:
    assert told(words) == expected


@pytest.mark.parametrize(
    "words", ["周一至周日 9:00—17:00（周一闭馆）", "周一至周日9：00~17：00，周一闭馆"]
)
def test_what_closes_some_of_the_days_before_it_is_an_exception(words: str) -> None:
    found = told(words)
    assert found.pop("monday") == "闭馆"
    assert set(found.values()) == {"9:00—17:00"} and len(found) == 6


def test_parts_of_the_year_have_hours_of_their_own() -> None:
    year = read_year("夏季（5月1日—9月30日）9:00—18:00；冬季（10月1日—4月30日）9:00—17:30")
    assert [(name, first, last) for name, first, last, _ in year.seasons] == [
        ("夏季", (5, 1), (9, 30)),
        ("冬季", (10, 1), (4, 30)),
    ]
    assert figures(year.week["every_day"]) == "9:00—17:30"


@pytest.mark.parametrize(
    ("words", "what", "hours"),
    [
        ("夏季9:00—18:00，冬季9:00—17:30", "没有写季节从哪天到哪天", ("9:00—18:00", "9:00—17:30")),
        ("每天9:00—17:00，暑假8:30—18:00", "没有写季节", ("9:00—17:00", "8:30—18:00")),
        ("每天 9:00—17:00（16:30停止入馆）", "起认不出来", ("9:00—17:00",)),
        ("周二至周日9:00—17:00，节假日另行通知", "起认不出来", ("9:00—17:00",)),
        ("周一至周五 9:00-5:00", "关门早于开门", ("9:00—17:00",)),
        ("每天 9点—12点、2点—5点", "不知道是上午还是下午", ("9:00—12:00，14:00—17:00",)),
        ("周一至周五9:00—17:00，周末10:00—16:00，全年无休", "节假日几点", ("9:00—17:00",)),
    ],
)
def test_what_is_not_certain_is_told_with_a_form_that_has_the_hours_and_is_accepted(
    words: str, what: str, hours: tuple[str, ...]
) -> None:
    with pytest.raises(DateError, match=what) as mistake:
        read_year(words)
    year = read_year(mistake.value.form)
    every = (year.week, *(hours for *_, hours in year.seasons))
    assert set(hours) <= {figures(one) for week in every for one in week.values()}


def test_hours_of_a_place_may_be_a_sentence(tmp_path: Path) -> None:
    text = (
        '[[branch]]\nslug = "a"\nname = "甲"\nkind = "branch"\n'
        'hours = "周二至周日 9:00—17:00（周一闭馆），夏季（6月1日—8月31日）每天 9:00—18:00"\n'
        '[[branch]]\nslug = "b"\nname = "乙"\n[branch.hours]\nmonday = "闭馆"\n'
        'tuesday = "上午9点—11点半、下午2点—5点"\nevery_day = ["全天"]\nholiday = ["看情况"]\n'
        '[[branch]]\nslug = "c"\nname = "丙"\nhours = "全天"\n'
    )
    (tmp_path / "branches.toml").write_text(text, "utf-8")
    district, problems = read_district(tmp_path)
    first, second, third = (branch.hours for branch in district.branches)
    assert hours_text(first) == (
        "夏季（6月1日—8月31日）每天 9:00—18:00；"
        "其他日子，星期一 闭馆；其他日子，星期二至日 9:00—17:00"
    )
    assert (
        figures(second.week[0]) == "闭馆" and figures(second.week[1]) == "9:00—11:30，14:00—17:00"
    )
    assert [one.line for one in problems] == [13]
    assert third.week[0][0].is_whole_day and second.week[2][0].is_whole_day
    asked = [str(one) for one in check_staffed(district)]
    assert [one.split("”")[0][-1] for one in asked] == ["乙", "丙"]


minutes = st.sets(st.integers(0, 96), max_size=4).map(sorted)


@st.composite
def days(draw: st.DrawFn) -> tuple[Interval, ...]:
    cuts = draw(minutes)
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return read_intervals(
        [f"{a // 4:02}:{a % 4 * 15:02}-{b // 4:02}:{b % 4 * 15:02}" for a, b in pairs]
    )


@st.composite
def seasons(draw: st.DrawFn) -> Season:
    first = draw(st.dates(date(2001, 1, 1), date(2001, 12, 30)))
    last = draw(st.dates(date(2001, 1, 1), date(2001, 12, 30)).filter(lambda day: day != first))
    week = dict(enumerate(draw(st.lists(days(), min_size=7, max_size=7))))
    name = draw(st.sampled_from("夏季 冬季 汛期 每年".split()))
    return Season(name, place(first), place(last), week)


def place(day: date) -> tuple[int, int]:
    return day.month, day.day


@given(st.lists(days(), min_size=7, max_size=7), seasons(), st.none() | days())
def test_what_the_site_says_of_a_year_is_read_back(
    week: list[tuple[Interval, ...]], season: Season, holiday: tuple[Interval, ...] | None
) -> None:
    hours = OpeningHours(dict(enumerate(week)), (), (season,), Holidays(), holiday)
    year = read_year(hours_text(hours))
    ((name, first, last, own),) = year.seasons
    assert (name, first, last) == (season.name, season.first, season.last)
    assert [own.get(day, own.get("every_day")) for day in WEEKDAYS] == [*season.week.values()]
    found = dict(year.week)
    assert found.pop("holiday", None) == holiday
    assert [found.get(day, found.get("every_day")) for day in WEEKDAYS] == week


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
