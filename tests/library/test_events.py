"""Events, read from their headers."""

from collections.abc import Callable, Mapping
from datetime import date, time
from pathlib import Path

import pytest

from plugins.library.chinese import chinese_spans, occasion
from plugins.library.events.groups import by_branch, by_series, by_type
from plugins.library.events.heading import missing_promises, outcome, split_report
from plugins.library.events.nouns import Event
from plugins.library.events.pictures import words_of
from plugins.library.events.reading import read_events
from plugins.library.events.state import EventState, state_on
from plugins.library.hours.holidays import Holiday, Holidays, HolidayYear
from plugins.library.reading.spans import Span, read_spans

NATIONAL = Holiday("国庆节", date(2026, 10, 1), date(2026, 10, 7))
Write = Callable[[Mapping[str, str | bytes]], Path]
GOOD = "Title: 讲座\nStart: 2021-06-26\nType: 讲座、阅读推广\nVenue: main\nPartners: 甲、乙\n\n文。"


def told(write_files: Write, files: Mapping[str, str]) -> list[str]:
    folder = write_files({f"content/events/{name}": text for name, text in files.items()})
    return [str(problem) for problem in read_events(folder / "content")[1]]


def test_an_event_has_its_words_and_its_branch_as_its_place(write_files: Write) -> None:
    folder = write_files({"content/events/2021/talk.md": GOOD})
    ((event,), problems) = read_events(folder / "content")
    assert problems == ()
    assert (event.url, event.types, event.partners) == (
        "events/talk/",
        ("讲座", "阅读推广"),
        ("甲", "乙"),
    )
    assert (event.venue, event.venue_url) == ("总馆", "branches/main/")


def test_all_mistakes_are_told_at_once_each_with_its_line(write_files: Write) -> None:
    assert told(
        write_files,
        {"a.md": "Start: 2026-02-30\nStatus: 也许\nSave_as: x\n\n文", "b.md": GOOD, "B.md": GOOD},
    ) == [
        "content/events/B.md  文件名不能作为地址。读到的是“B”。"
        "名称只用小写字母、数字和连字符，例如 spring-reading。",
        "content/events/a.md:3  文件头里不能写“Save_as”。文件名就是地址，请删去这一行。",
        "content/events/a.md:1  缺少“标题”。请在文件头加一行“标题：…”。",
        "content/events/a.md:1  缺少“类型”。请在文件头加一行“类型：…”。",
        "content/events/a.md:1  没有这样的日期或钟点。读到的是“2026-02-30”。"
        "日期写作 2021-06-24、2021-05-01 起，几个日子用“、”隔开。",
        "content/events/a.md:2  “状态”不认识。读到的是“也许”。可用：正常、延期、取消。",
    ]


def test_a_file_whose_bytes_are_no_letters_is_told_with_its_line(write_files: Write) -> None:
    folder = write_files({"content/events/a.md": b"Title: \xff\n"})
    (problem,) = read_events(folder / "content")[1]
    assert "content/events/a.md:1  文件不是 UTF-8 编码" in str(problem)


def test_a_file_that_would_hang_markdown_is_refused(write_files: Write) -> None:
    (message,) = told(write_files, {"a.md": "Title: 甲\nStart: 2021-01-01\n\n" + "[" * 20_000})
    assert "方括号、尖括号或反引号太多" in message


def one(write_files: Write, text: str) -> Event:
    folder = write_files({"content/events/a.md": text})
    ((event,), problems) = read_events(folder / "content")
    assert problems == ()
    return event


def test_every_key_is_read_in_both_languages(write_files: Write) -> None:
    event = one(
        write_files,
        "标题：甲\n开始：2026-11-21 14:30—16:00\n类型：讲座\n主办：乙\n参加方式：无需报名\n"
        "名额：60 人\n"
        "费用：免费\n无障碍：有坡道\n对象：成年人\n联系：0825-1\n原因：讲师改期\n状态：延期\n"
        "原定：2026-11-14 14:30\n\n文。",
    )
    assert (event.organizer, event.join, event.capacity, event.fee, event.access) == (
        "乙", "无需报名", "60 人", "免费", "有坡道",
    )  # fmt: skip
    assert (event.places_left_for, event.reason, event.was_moved) == (60, "讲师改期", True)
    assert event.formerly == (Span(date(2026, 11, 14), None, False, time(14, 30)),)


def test_an_index_in_a_folder_is_known_by_its_folder(write_files: Write) -> None:
    folder = write_files({"content/events/2026/talk/index.md": GOOD})
    assert read_events(folder / "content")[0][0].url == "events/talk/"


def test_a_branch_is_known_by_its_name_too(write_files: Write) -> None:
    event = one(write_files, GOOD.replace("Venue: main", "Venue: 总馆"))
    assert event.venue_url == "branches/main/"


def test_the_report_is_what_stands_below_its_heading(write_files: Write) -> None:
    event = one(write_files, f"{GOOD}\n\n## 回顾\n\n来了很多人。\n\n### 照片\n\n后。")
    assert (event.text, event.report) == ("文。", "来了很多人。\n\n### 照片\n\n后。")
    assert split_report("甲\n\n### 回顾\n乙") == ("甲\n\n### 回顾\n乙", "")


@pytest.mark.parametrize(
    "heading", ["##回顾", "＃＃回顾", "## 回顾 ##", "##\u3000回顾", "＃＃ 回顾＃"]
)
def test_a_report_begins_with_its_heading_however_it_is_typed(heading: str) -> None:
    assert split_report(f"甲\n\n{heading}\n乙") == ("甲", "乙")


def test_several_days_stand_in_order_and_each_month_is_named_once(write_files: Write) -> None:
    days = "2026-11-17、2026-10-27、2026-11-03、2027-01-05"
    event = one(write_files, GOOD.replace("2021-06-26", days))
    assert event.days == "10月27日、11月3日、17日、2027年1月5日"
    assert chinese_spans(read_spans("2021-07-28", "2021-07-29")) == "7月28日—29日"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2026-11-21", "", "2026年11月21日（星期六）"),
        ("2026-11-21 14:30", "", "2026年11月21日（星期六）14:30"),
        ("2026-11-21 9:00—11:00", "", "2026年11月21日（星期六）9:00—11:00"),
        ("2026-11-21 9:00", "2026-11-21 11:00", "2026年11月21日（星期六）9:00—11:00"),
        ("2026-11-21", "2026-11-23", "2026年11月21日—23日"),
        ("2026-11-21 9:00", "2026-12-23 17:00", "2026年11月21日 9:00—12月23日 17:00"),
        ("2026-11-21 起", "", "2026年11月21日（星期六）起"),
    ],
)
def test_a_time_reads_as_an_invitation_says_it(start: str, end: str, words: str) -> None:
    assert [occasion(span) for span in read_spans(start, end)] == [words]


def test_the_state_of_an_event_follows_the_days(write_files: Write) -> None:
    event = one(write_files, GOOD.replace("2021-06-26", "2026-11-03、2026-11-17"))
    words = [state_on(event, date(2026, 11, day)).words for day in (2, 3, 4, 17, 18)]
    assert words == ["即将举办", "今天举办", "还有场次", "今天举办", "已经结束"]


@pytest.mark.parametrize(
    ("header", "state", "told", "over"),
    [
        ("Status: 取消\nReason: 有雨", EventState.CANCELLED, "【已取消】讲座", True),
        ("Status: 延期", EventState.POSTPONED, "【延期】讲座", False),
        ("Status: 延期\nFormerly: 2021-06-26", EventState.POSTPONED, "【延期】讲座", False),
        ("Status: 延期\nFormerly: 2021-06-20", EventState.ANNOUNCED, "讲座", True),
    ],
)
def test_what_was_put_off_or_called_off_says_so(
    write_files: Write, header: str, state: EventState, told: str, over: bool
) -> None:
    event = one(write_files, f"{header}\n{GOOD}\n")
    assert state_on(event, date(2021, 6, 1)) is state
    assert event.told_title == told
    assert not event.is_over(date(2021, 6, 26))
    assert event.is_over(date(2021, 6, 27)) is over, "what was put off waits for its new day"


def test_what_never_took_place_is_in_no_chronicle(write_files: Write) -> None:
    lent = {
        status: one(write_files, f"Chronicle: yes\n{status}{GOOD}").lends_itself
        for status in ("", "Status: 取消\nReason: 雨\n", "Status: 延期\n",
                       "Status: 延期\nFormerly: 2021-06-20\n")
    }  # fmt: skip
    assert list(lent.values()) == [True, False, False, True]


def test_an_event_to_come_is_asked_for_what_readers_ask(write_files: Write) -> None:
    assert missing_promises(one(write_files, GOOD)) == (
        "对象", "参加方式", "费用", "无障碍", "联系",
    )  # fmt: skip


def test_events_are_grouped_and_the_largest_group_comes_first(write_files: Write) -> None:
    folder = write_files(
        {
            "content/events/a.md": f"Series: 悦读·阅美\n{GOOD}",
            "content/events/b.md": GOOD.replace("讲座、阅读推广", "讲座"),
        }
    )
    events = read_events(folder / "content")[0]
    assert [(g.name, g.url, g.count) for g in by_type(events)] == [
        ("讲座", "events/type/jiang-zuo/", 2),
        ("阅读推广", "events/type/yue-du-tui-guang/", 1),
    ]
    assert [g.url for g in by_series(events)] == ["events/series/yue-du-yue-mei/"]
    assert [(g.url, g.count) for g in by_branch(events)] == [("events/branch/main/", 2)]


@pytest.mark.parametrize(
    ("header", "sentence"),
    [
        ("Formerly: 2021-06-20", "写了原定的日子，状态却正常"),
        ("Formerly: 昨天", "日期认不出来"),
        ("End: 2041-06-26", "活动长得不像真的"),
        ("Status: 取消", "取消了，没有写原因"),
        ("Aliases: ../x", "旧地址不对"),
        ("Cover: 没有.jpg", "找不到封面"),
    ],
)
def test_a_mistake_is_told_with_its_line(write_files: Write, header: str, sentence: str) -> None:
    messages = told(write_files, {"a.md": f"{header}\n{GOOD}"})
    assert any(sentence in message for message in messages), messages
    assert all(m.startswith("content/events/a.md:1  ") for m in messages if sentence in m), messages


def with_picture(write_files: Write, header: str, name: str = "01-孩子们在读.jpg") -> list[str]:
    folder = write_files(
        {"content/events/talk/index.md": f"{header}{GOOD}", f"content/events/talk/{name}": b"x"}
    )
    return [str(problem) for problem in read_events(folder / "content")[1]]


def test_with_pictures_it_is_said_whether_children_are_in_them(write_files: Write) -> None:
    assert "没有写照片里有没有未成年人" in with_picture(write_files, "")[0]
    assert with_picture(write_files, "Minors: yes\n") == []
    assert with_picture(write_files, "Minors: no\n") == []


def test_a_picture_that_a_camera_named_is_told(write_files: Write) -> None:
    (message,) = with_picture(write_files, "Minors: no\n", "IMG_20261110.jpg")
    assert "content/events/talk/IMG_20261110.jpg  照片没有说明" in message
    names = ("01-孩子们在读.jpg", "02 老街.png", "mmexport1667.jpg", "DSC_0012.JPG", "3.jpg")
    assert [words_of(Path(name)) for name in names] == ["孩子们在读", "老街", "", "", ""]


def test_a_picture_in_the_text_is_refused(write_files: Write) -> None:
    (message,) = told(write_files, {"a.md": f"{GOOD}\n\n![图](https://x.example/a.jpg)"})
    assert "正文里不能插图" in message and message.startswith("content/events/a.md:9")


@pytest.mark.parametrize(
    ("day", "added", "is_asked"),
    [
        (date(2026, 10, 28), "", False),
        (date(2026, 10, 29), "", True),
        (date(2026, 10, 29), "Participants: 40\n", False),
        (date(2026, 10, 29), "Status: 取消\nReason: 停电\n", False),
        (date(2028, 10, 31), "", False),
    ],
)
def test_how_an_event_went_is_asked_for_after_twenty_working_days(
    write_files: Write, day: date, added: str, is_asked: bool
) -> None:
    """Four in September; 8, 9 and, worked in exchange, 10 October; thirteen from the 12th on."""
    event = f"Title: 讲座\nStart: 2026-09-24\nType: 讲座\n{added}\n文。"
    folder = write_files({"content/events/talk.md": event})
    holidays = Holidays((HolidayYear(2026, (NATIONAL,), (date(2026, 10, 10),)),))
    ((found,), _) = read_events(folder / "content")
    messages = [str(problem) for problem in outcome(found, day, holidays)]
    assert bool(messages) == is_asked
    assert all("2026-09-24 结束，过了 20 个工作日" in message for message in messages)


def test_a_fee_names_its_reason(write_files: Write) -> None:
    def told(fee: str) -> list[str]:
        text = f"Title: 手工课\nStart: 2026-05-01\nType: 培训\nFee: {fee}\n\n文。\n"
        files = {"content/events/2026/craft.md": text}
        return [str(p) for p in read_events(write_files(files) / "content")[1]]

    assert told("免费") == [] and told("材料费 5 元（依据：遂发改〔2025〕1号）") == []
    assert "craft.md:4  活动收费，没有写依据。读到的是“材料费 5 元”" in told("材料费 5 元")[0]


def test_a_room_of_a_branch_is_the_branchs_place_and_keeps_its_own_words(
    write_files: Write,
) -> None:
    branches = (
        '[[branch]]\nslug = "main"\nname = "总馆"\nkind = "main"\n'
        '[[branch]]\nslug = "east"\nname = "总馆东楼"\nkind = "branch"\n'
    )
    head = "Title: 题\nStart: 2026-01-02\nType: 讲座\n"
    files = {
        "content/branches.toml": branches,
        "content/events/a.md": f"{head}Venue: 总馆三楼报告厅\n\n文。\n",
        "content/events/b.md": f"{head}Venue: 总馆东楼大厅\n\n文。\n",
        "content/events/c.md": f"{head}Venue: mian\n\n文。\n",
        "content/events/d.md": f"{head}Venue: 凤凰广场\n\n文。\n",
    }
    events, problems = read_events(write_files(files) / "content")
    places = {event.slug: (event.venue, event.venue_url) for event in events}
    assert places == {
        "a": ("总馆三楼报告厅", "branches/main/"),
        "b": ("总馆东楼大厅", "branches/east/"),
        "c": ("mian", ""),
        "d": ("凤凰广场", ""),
    }
    (problem,) = (problem for problem in problems if "馆点" in problem.what)
    assert (problem.path, problem.line, problem.remedy) == (
        "content/events/c.md",
        4,
        "是“main”吗？",
    )


@pytest.mark.parametrize("head", ["## 回顾", "##回顾", "##  回顾 ##", "＃＃回顾", "##　回顾"])
def test_what_stands_under_the_report_s_heading_is_the_report(head: str) -> None:
    assert split_report(f"大家读。\n\n{head}\n\n来了五十人。") == ("大家读。", "来了五十人。")
