"""Transcripts, read line by line."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.library.reading import header as headers
from plugins.library.reading.problems import Problem
from plugins.library.transcripts.lines import read_utterance, read_utterances
from plugins.library.transcripts.nouns import Utterance
from plugins.library.transcripts.reading import TRANSCRIPT_KEYS, read_transcripts

Write = Callable[[Mapping[str, str | bytes]], Path]
HEAD = "标题：一次谈话\n日期：2026-05-20\n地点：main\n\n"
TALK = (
    "[00:00:05] 主持人：下午好。\n【03：20】张三（馆长）：谢谢。\n　　接着说。\n\n"
    "张三：上午 10:30 开始。\n"
)
FRAME = bytes([0xFF, 0xFB, 0x90, 0x00]) + bytes(413)
"""417 bytes of MP3 at 128 kbit/s: a 38th of a second."""


def lines(body: str) -> tuple[tuple[Utterance, ...], tuple[Problem, ...]]:
    return read_utterances(headers.parse(HEAD + body, "t.md", TRANSCRIPT_KEYS)[0])


def told(write_files: Write, files: Mapping[str, str | bytes]) -> list[str]:
    given = {f"content/transcripts/{name}": text for name, text in files.items()}
    return [str(problem) for problem in read_transcripts(write_files(given) / "content")[1]]


def test_a_transcript_has_speakers_times_and_its_branch_as_its_place(write_files: Write) -> None:
    folder = write_files({"content/transcripts/2026/talk.md": HEAD + TALK})
    ((found,), problems) = read_transcripts(folder / "content")
    assert problems == ()
    assert (found.url, found.venue, found.sound) == ("transcripts/talk/", "总馆", None)
    assert found.speakers == {"主持人": "", "张三": "馆长"}
    assert [(one.anchor, one.clock, one.name, one.text) for one in found.utterances] == [
        ("t5", "00:00:05", "主持人", "下午好。"),
        ("t200", "00:03:20", "张三", "谢谢。"),
        ("", "", "", "接着说。"),
        ("", "", "张三", "上午 10:30 开始。"),
    ]


@pytest.mark.parametrize(
    ("line", "name", "text"),
    [
        ("主持人：好", "主持人", "好"),
        ("读者 A: 好", "读者 A", "好"),
        ("张三：2021年的事", "张三", "2021年的事"),
        ("阿依古丽·买买提：好", "阿依古丽·买买提", "好"),
        ("上午 10:30 开始", "", "上午 10:30 开始"),
        ("https://example.org 有", "", "https://example.org 有"),
        ("（掌声）", "", "（掌声）"),
        ("　　主持人：不是新的人", "", "主持人：不是新的人"),
        ("这一句很长，里面有冒号：没有人说话", "", "这一句很长，里面有冒号：没有人说话"),
    ],
)
def test_who_speaks_is_told_from_what_is_said(line: str, name: str, text: str) -> None:
    found, problems = read_utterance(line, "t.md", 1)
    assert (found.name, found.text, problems) == (name, text, ())


def test_of_two_lines_in_one_second_the_first_has_the_anchor() -> None:
    found, problems = lines("[00:00:07] 甲：一\n[00:00:07] 乙：二\n")
    assert ([one.anchor for one in found], problems) == (["t7", ""], ())


def test_every_mistake_is_told_at_once_with_its_line() -> None:
    body = (
        "[00:05:00] 甲：一\n[00:04:00] 乙：二\n[三分钟] 甲：三\n[00:61:00] 甲：四\n甲：\n"
        "[00:06:00]\n他说：五\n"
    )
    assert [str(problem) for problem in lines(body)[1]] == [
        "t.md:6  时间往回走了，前面已经到了 00:05:00。读到的是“00:04:00”。请核对时间。",
        "t.md:7  时间认不出来。读到的是“三分钟”。时间写作 [00:03:20]，依次是时、分、秒。",
        "t.md:8  时间认不出来。读到的是“00:61:00”。时间写作 [00:03:20]，依次是时、分、秒。",
        "t.md:9  这一行没有话。读到的是“甲”。请写上说了什么，和说话人写在同一行。",
        "t.md:10  这一行没有话。请写上说了什么，和说话人写在同一行。",
        "t.md:11  冒号前面不像是说话人。读到的是“他说”。若是接着说的话，请在这一行前面空两格。",
    ]


def test_a_recording_beside_it_is_measured_and_times_beyond_it_are_told(
    write_files: Write,
) -> None:
    sound = FRAME * 400
    messages = told(write_files, {"talk.md": HEAD + TALK, "talk.mp3": sound})
    assert messages == [
        "content/transcripts/talk.md:6  录音只有 10 秒，这里已经过了。读到的是“00:03:20”。"
        "请核对时间，或换上完整的录音。"
    ]


def test_what_is_wrong_around_a_transcript_is_told(write_files: Write) -> None:
    files: dict[str, str | bytes] = {
        "talk.md": HEAD + TALK,
        "alone.mp3": FRAME * 100,
        "empty.md": HEAD,
        "link.md": HEAD.replace("\n\n", "\n链接：www.example.org\n\n") + TALK,
    }
    messages = told(write_files, files)
    for expected in (
        "录音旁边没有文字实录",
        "还没有实录",
        "链接要写完整",
    ):
        assert sum(expected in message for message in messages) == 1, expected
    assert len(messages) == 3


WORDS = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp", "Cf")), min_size=1, max_size=20
)
NAMES = st.text(st.sampled_from("张三李四馆长甲乙A"), min_size=1, max_size=6)


@st.composite
def utterances(draw: st.DrawFn) -> list[Utterance]:
    """Lines as they can be: times never go back, a role has somebody who bears it."""
    times = sorted(draw(st.lists(st.integers(0, 99 * 3600), min_size=1, max_size=6)))
    found = []
    for seconds in times:
        name = draw(st.just("") | NAMES)
        role = draw(st.just("") | NAMES) if name else ""
        noted = seconds if draw(st.booleans()) else None
        found.append(Utterance(noted, name, role, draw(WORDS)))
    return found


@given(utterances())
def test_a_transcript_is_read_as_it_was_written(written: list[Utterance]) -> None:
    found, problems = lines("\n".join(one.written for one in written))
    seen = [(one.seconds, one.name, one.role, one.text) for one in found]
    assert seen == [(one.seconds, one.name, one.role, one.text) for one in written]
    assert not [problem for problem in problems if "不像是说话人" not in problem.what]


@given(st.text(max_size=200))
def test_no_text_is_too_strange_to_be_read(body: str) -> None:
    found, _ = lines(body)
    anchors = [one.anchor for one in found if one.anchor]
    assert len(anchors) == len(set(anchors))
