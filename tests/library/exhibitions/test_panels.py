"""Panels, made of what lies in the folder."""

import pytest

from plugins.library.exhibitions.nouns import Exhibition
from tests.support.made import MP3_FRAME, ReadOne, m4a

INDEX = "Title: 端午\nDate: 2026\nType: 线上展\n\n前言。\n"
PANEL = "Title: 粽子\nAlt: 一只粽子\n\n文字稿。"
MP3 = MP3_FRAME * 100


def test_a_panel_has_its_picture_its_words_and_its_sound(read_one: ReadOne) -> None:
    head = "标题：粽子\n替代文字：一只粽子\n全景：是\n放大：否\n公开署名：儿童甲，7岁\n"
    text = f"{head}\n第一行。\n\n第二行。\n"
    files = {"index.md": INDEX, "01-a.png": b"", "01-a.md": text, "01-a.mp3": MP3}
    exhibition, told = read_one(files)
    (panel,) = exhibition.panels
    assert told == []
    assert (panel.title, panel.alt, panel.credit) == ("粽子", "一只粽子", "儿童甲，7岁")
    assert panel.text == "第一行。\n\n第二行。"
    assert (panel.is_panorama, panel.zooms) == (True, False)
    assert panel.narration and panel.narration.transcript == panel.text
    assert panel.narration.sound.length_text == "3 秒"
    assert panel.path == "content/exhibitions/a/01-a.md"


def test_words_without_a_header_are_all_text(read_one: ReadOne) -> None:
    exhibition, _ = read_one(
        {"index.md": INDEX, "01-甲.jpg": b"", "01.md": "注意：这里\n\n是正文。"}
    )
    (panel,) = exhibition.panels
    assert (panel.title, panel.text) == ("甲", "注意：这里\n\n是正文。")


@pytest.mark.parametrize(
    ("file", "heading", "title"),
    [
        ("Title: 粽子\n\n文。", "", "粽子"),
        ("文。", "", "a"),
        (None, "## 01 粽子\n\n文。", "粽子"),
        (None, "## 01\n\n文。", "a"),
    ],
)
def test_the_title_is_the_headers_else_the_headings_else_the_files(
    read_one: ReadOne, file: str | None, heading: str, title: str
) -> None:
    files: dict[str, str | bytes] = {"index.md": f"{INDEX}\n{heading}\n", "01-a.jpg": b""}
    exhibition, _ = read_one(files | ({"01.md": file} if file else {}))
    assert [(panel.title, panel.text) for panel in exhibition.panels] == [(title, "文。")]


def test_a_panel_without_any_name_is_called_by_its_number(read_one: ReadOne) -> None:
    exhibition, _ = read_one({"index.md": INDEX, "07.jpg": b""})
    assert exhibition.panels[0].title == "第 7 块"


def test_a_spoken_text_of_its_own_stands_in_a_file_of_its_own(read_one: ReadOne) -> None:
    files = {"index.md": INDEX, "01.png": b"", "01.md": PANEL, "01.m4a": m4a(65, 1)}
    exhibition, told = read_one(files | {"01.audio.md": "说的话。\n"})
    (panel,) = exhibition.panels
    assert told == []
    assert panel.narration and panel.narration.transcript == "说的话。"
    assert panel.narration.sound.length_text == "1 分 05 秒"


def test_a_film_or_a_link_stands_in_for_the_picture(read_one: ReadOne) -> None:
    link = "Title: 文章\nLink: https://mp.weixin.qq.com/s/x\n\n文。"
    files = {"index.md": INDEX, "01.mp4": b"", "01.md": "文。", "02.md": link}
    exhibition, told = read_one(files)
    assert told == []
    assert exhibition.panels[0].video_url == "exhibitions/a/01/video.mp4"
    assert exhibition.panels[1].link == "https://mp.weixin.qq.com/s/x"


def test_what_a_panel_lacks_is_told_and_never_invented(read_one: ReadOne) -> None:
    exhibition, told = read_one({"index.md": INDEX, "01-甲.jpg": b"", "02-乙.mp3": MP3})
    assert exhibition.panels[0].text == exhibition.panels[0].alt == ""
    assert told == [
        "警告 01-甲.jpg  展板没有文字稿。读到的是“甲”。"
        "看不清图的读者靠它：请写 01-….md，或在 index.md 里写“## 01”。",
        "警告 01-甲.jpg  图没有替代文字，先用标题代替。读到的是“甲”。"
        "在展板的 .md 文件头加一行“替代文字：…”，说说图上画了什么。",
        "警告 02-乙.mp3  解说没有文字稿。读到的是“02-乙.mp3”。听不见的读者靠它：请写进展板的 .md。",
        "02-乙.mp3  展板没有图，也没有视频或链接。读到的是“乙”。请补上 02-….jpg，或写“链接：…”。",
        "警告 02-乙.mp3  展板没有文字稿。读到的是“乙”。"
        "看不清图的读者靠它：请写 02-….md，或在 index.md 里写“## 02”。",
    ]


def test_what_stands_wrong_in_a_panels_header_is_told(read_one: ReadOne) -> None:
    text = "Title: 粽子\nAlt: 粽子\nVenue: 总馆\nZoom: 大\nLink: mp.weixin.qq.com\n颜色: 红\n\n文。"
    known = "不用的请删去；可用的键：标题、替代文字、单元、链接、全景、墨线图、放大、公开署名；"
    known += "若是正文，请在它前面空一行。"
    _, told = read_one({"index.md": INDEX, "01.jpg": b"", "01.md": text})
    assert told == [
        f"01.md:3  展板不用“Venue”这个键。读到的是“总馆”。{known}",
        f"01.md:6  展板不用“颜色”这个键。读到的是“红”。{known}",
        "01.md:4  “放大”只能是“是”或“否”。读到的是“大”。请改正。",
        "01.md  链接要写完整。读到的是“mp.weixin.qq.com”。以 https:// 开头。",
    ]


@pytest.mark.parametrize("data", [b"", "这不是录音".encode(), MP3_FRAME])
def test_a_recording_that_is_none_is_told(read_one: ReadOne, data: bytes) -> None:
    files = {"index.md": INDEX, "01.jpg": b"", "01.md": PANEL, "01.mp3": data}
    exhibition, told = read_one(files)
    assert exhibition.panels[0].narration is None
    assert told == ["01.mp3  不是完整的 MP3 或 M4A 录音。读到的是“01.mp3”。请重新导出。"]


def test_words_to_speak_without_a_recording_are_told(read_one: ReadOne) -> None:
    files = {"index.md": INDEX, "01.jpg": b"", "01.md": PANEL, "01.audio.md": "说的话。"}
    assert read_one(files)[1] == [
        "警告 01.audio.md  有解说词，没有声音文件。读到的是“01.audio.md”。"
        "请补上 01-….mp3，或把文字放进展板的 .md。"
    ]


def test_a_text_of_broken_bytes_is_told_and_not_guessed(read_one: ReadOne) -> None:
    files: dict[str, str | bytes] = {"index.md": INDEX, "01.jpg": b""}
    exhibition, told = read_one(files | {"01.md": b"\xff" + PANEL.encode()})
    assert exhibition.panels[0].text == ""
    assert told == ["01.md:1  文件不是 UTF-8 编码。请另存为 UTF-8。"]


def test_a_text_written_in_two_places_is_told(read_one: ReadOne) -> None:
    files = {"index.md": f"{INDEX}\n## 01\n\n另一段。\n", "01.jpg": b"", "01.md": PANEL}
    exhibition, told = read_one(files)
    assert exhibition.panels[0].text == "文字稿。"
    assert told == [
        "01.md  同一块展板的文字写在两处。读到的是“粽子”。"
        "另一处是 index.md 第 7 行的“## 01”，请合成一处。"
    ]


def panels_of(exhibition: Exhibition) -> list[tuple[str, str, str]]:
    return [
        (section.title, section.text, " ".join(panel.number for panel in section.panels))
        for section in exhibition.sections
    ]


FIVE = {
    f"0{n}.{suffix}": text for n in range(1, 6) for suffix, text in (("jpg", ""), ("md", PANEL))
}


def test_headings_of_the_index_group_the_panels(read_one: ReadOne) -> None:
    headings = "## 甲（01—02）\n\n甲的话。\n\n## 乙（04—05）\n"
    exhibition, told = read_one({"index.md": f"{INDEX}\n{headings}", **FIVE})
    assert told == []
    assert panels_of(exhibition) == [
        ("甲", "甲的话。", "01 02"),
        ("", "", "03"),
        ("乙", "", "04 05"),
    ]


def test_two_headings_of_one_name_keep_the_words_of_both(read_one: ReadOne) -> None:
    headings = "## 甲（01—02）\n\n一。\n\n## 甲（03—05）\n\n二。\n"
    exhibition, told = read_one({"index.md": f"{INDEX}\n{headings}", **FIVE})
    assert told == []
    assert panels_of(exhibition) == [("甲", "一。", "01 02"), ("甲", "二。", "03 04 05")]


def test_a_section_that_the_index_overrules_is_told(read_one: ReadOne) -> None:
    texts = {"02.md": f"单元：乙\n{PANEL}", "03.md": f"单元：甲\n{PANEL}"}
    _, told = read_one({"index.md": f"{INDEX}\n## 甲（01—05）\n", **FIVE, **texts})
    assert told == [
        "警告 02.md  单元以 index.md 的标题为准，这里写的不起作用。"
        "读到的是“乙”。请删去“单元”这一行。"
    ]


def test_two_names_of_a_panel_are_told(read_one: ReadOne) -> None:
    text = PANEL.partition("\n\n")[0]
    files = {"index.md": f"{INDEX}\n## 01 汤圆\n\n文。\n", "01.jpg": b"", "01.md": f"{text}\n"}
    exhibition, told = read_one(files)
    assert exhibition.panels[0].title == "粽子"
    assert told == [
        "警告 01.md:1  同一块展板有两个名字。读到的是“粽子”。"
        "index.md 第 7 行写的是“汤圆”，网页上没有它；请留一个。"
    ]


def test_without_headings_a_panel_names_its_section_and_the_next_ones_follow(
    read_one: ReadOne,
) -> None:
    texts = {"02.md": f"Section: 甲\n{PANEL}", "04.md": f"单元：乙\n{PANEL}"}
    exhibition, told = read_one({"index.md": INDEX, **FIVE, **texts})
    assert told == []
    assert panels_of(exhibition) == [("", "", "01"), ("甲", "", "02 03"), ("乙", "", "04 05")]


def test_headings_for_panels_that_are_not_there_are_told_once_each(read_one: ReadOne) -> None:
    headings = "## 甲（01—07）\n\n## 乙（08）\n\n## 09\n\n文。\n"
    _, told = read_one({"index.md": f"{INDEX}\n{headings}", **FIVE})
    assert told == [
        "index.md:7  单元“甲”写的展板不存在。读到的是“第 7 块”。请改号码，或补上展板的图。",
        "index.md:9  单元“乙”写的展板不存在。读到的是“第 8 块”。请改号码，或补上展板的图。",
        "index.md:11  这一段写的展板不存在。读到的是“09”。请改号码，或补上展板的图。",
    ]
