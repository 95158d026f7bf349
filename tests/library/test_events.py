"""Events, read from their headers."""

from collections.abc import Callable, Mapping
from pathlib import Path

from plugins.library.events import read_events

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
        "content/events/a.md:1  缺少Title（标题）。请在文件头加一行“Title: …”。",
        "content/events/a.md:1  缺少Type（类型）。请在文件头加一行“Type: …”。",
        "content/events/a.md:1  没有这样的日期或钟点。读到的是“2026-02-30”。"
        "日期写作 2021-06-24、2021-05-01 起，几个日子用“、”隔开。",
        "content/events/a.md:2  状态不认识。读到的是“也许”。可用：正常、延期、取消。",
    ]


def test_two_events_of_one_name_are_refused(write_files: Write) -> None:
    (message,) = told(write_files, {"2020/talk.md": GOOD, "2021/talk.md": GOOD})
    assert message.startswith("content/events/2021/talk.md  两个活动用了同一个文件名")


def test_a_file_that_is_not_utf8_is_told_with_its_line(write_files: Write) -> None:
    folder = write_files({"content/events/a.md": "Title: 甲\n标题".encode("gb18030")})
    (problem,) = read_events(folder / "content")[1]
    assert "content/events/a.md:1  文件不是 UTF-8 编码" in str(problem)


def test_a_file_that_would_hang_markdown_is_refused(write_files: Write) -> None:
    (message,) = told(write_files, {"a.md": "Title: 甲\nStart: 2021-01-01\n\n" + "[" * 20_000})
    assert "方括号或尖括号太多" in message
