"""The content folder in, exhibitions and every problem out."""

from collections.abc import Callable, Mapping
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plugins.library.exhibitions.reading import read_all, read_exhibitions
from tests.support.example_site import CONTENT
from tests.support.laws import one_folder
from tests.support.made import Read, ReadOne, workbook

LEAST = "Title: 甲\nDate: 2026\nType: 线上展\n\n前言。\n"
NAMES = (
    "index.md 01-a.md 01-a.jpg 1.mp3 02.m4a 02.audio.md 回顾.md 巡展.csv 巡展.xlsx 展品.csv "
    "tour.csv 封面.jpg x.jpg ~$x"
).split()
PANEL = "Title: 粽子\nAlt: 一只粽子\n\n文字稿。"


def test_exhibitions_are_read_with_their_stations_and_panels() -> None:
    exhibitions, problems = read_exhibitions(CONTENT)
    assert problems == ()
    tour = next(one for one in exhibitions if one.slug == "festivals")
    assert [station.place for station in tour.stations] == [
        "示例西镇文化站", "总馆", "示例分馆一", "示例分馆三"
    ]  # fmt: skip


def test_every_panel_has_its_text_and_words_for_its_picture() -> None:
    panels = [panel for e in read_exhibitions(CONTENT)[0] for panel in e.panels]
    assert len(panels) >= 3
    assert [p.path for p in panels if len(p.alt) <= 10 or len(p.text) <= 20] == []


def test_a_content_folder_without_exhibitions_has_none(tmp_path: Path) -> None:
    found, problems = read_all(tmp_path / "content")
    assert (found.exhibitions, found.exhibits, problems) == ((), (), ())


def test_the_newest_stands_first_and_of_one_day_the_one_that_can_be_read(read: Read) -> None:
    panel = {"01.jpg": b"", "01.md": PANEL}
    tour = {"巡展.csv": "站点,开始\n甲镇,2026-05-01\n"}
    found, told = read(
        {
            "a/index.md": LEAST,
            "b/index.md": LEAST.replace("2026", "2021"),
            "c/index.md": LEAST,
            **{f"c/{name}": text for name, text in panel.items()},
            "d/index.md": LEAST.replace("2026", "2020"),
            **{f"d/{name}": text for name, text in tour.items()},
        }
    )
    assert told == []
    assert [exhibition.slug for exhibition in found.exhibitions] == ["d", "c", "a", "b"]


def test_a_folder_with_only_pictures_is_told(read: Read) -> None:
    found, told = read({"a/01.jpg": b"", "a/02.jpg": b""})
    assert found.exhibitions == ()
    assert told == [
        "错误 content/exhibitions/a  展览文件夹里没有 index.md。"
        "请补上：文件头写标题、日期、类型，空一行，再写前言；"
        "还没写好，第一行写“稿件：草稿”，它就不妨碍发布别的。"
    ]


def test_a_file_beside_the_folders_is_told_and_common_exhibits_are_not(read: Read) -> None:
    sheet = workbook([["编号", "题名"], ["A1", "信"]])
    told = read(
        {"展品.xlsx": sheet, "p.jpg": b"", ".a.new/x": b"", "端午.md": LEAST, "巡展.csv": b""}
    )[1]
    remedy = "一个展览一个文件夹，请把它放进去；Markdown 文件改名为 index.md。"
    assert told == [
        f"错误 content/exhibitions/{name}  文件不在展览的文件夹里。读到的是“{name}”。{remedy}"
        for name in ("巡展.csv", "端午.md")
    ]


def test_an_index_that_is_no_text_is_one_mistake(read: Read) -> None:
    for data in (
        b"\xff" + LEAST.encode(),
        b"\x81\n" + LEAST.encode("gb18030"),
        bytes([0xFF, 0xFE, 0x00]),
    ):
        found, told = read({"a/index.md": data})
        assert found.exhibitions == ()
        assert told == [
            "错误 content/exhibitions/a/index.md:1  文件不是 UTF-8 编码。请另存为 UTF-8。"
        ]


def test_an_empty_index_is_told(read: Read) -> None:
    assert len(read({"a/index.md": b""})[1]) == 3  # title, type, date


def test_pictures_that_nothing_shows_are_a_warning(read_one: ReadOne) -> None:
    sheet = "编号,题名,图片,替代文字\nA1,信,b.jpg,一封信\n"
    tour = "站点,照片\n甲镇,c.jpg\n"
    files = {f"{name}.jpg": b"" for name in ("001", "b", "c", "d", "e")}
    index = f"{LEAST}\n![现场]({{attach}}d.jpg)\n".replace("Type", "Cover: e.jpg\nType")
    _, told = read_one({"index.md": index, "展品.csv": sheet, "巡展.csv": tour, **files})
    assert told == [
        "警告 001.jpg  没有一处用到这张图。读到的是“001.jpg”。"
        "展板的图以两位数字开头，例如 01-前言.jpg；展品的图写在展品表里；不用的请移走。"
    ]


def test_exhibits_are_looked_up_in_every_text_with_its_line(read_one: ReadOne) -> None:
    files = {
        "index.md": f"{LEAST}\n[[A2]]\n",
        "展品.csv": "编号,题名\nA1,信\n",
        "01.jpg": b"",
        "01.md": f"{PANEL}\n[[A1]]、[[zz]]\n",
        "回顾.md": "好。\n\n[[zz]]\n",
    }
    assert read_one(files)[1] == [
        "01.md:5  没有这件展品。读到的是“[[zz]]”。请核对展品表里的编号。",
        "index.md:7  没有这件展品。读到的是“[[A2]]”。是“A1”吗？",
        "回顾.md:3  没有这件展品。读到的是“[[zz]]”。请核对展品表里的编号。",
    ]


@one_folder()
@given(
    st.dictionaries(
        st.sampled_from(NAMES),
        st.binary(max_size=60)
        | st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace"))
        | st.sampled_from(
            [
                LEAST.encode(),
                "Title: 甲\nStart: 2026-03-05 起\nType: 巡展\n\n## 甲（01）\n## 02\n[[A]]".encode(),
                "站点,开始,结束\nmain,2026-03-05,2026-03-01\n,,\n甲,3月,\n".encode(),
                "编号,题名,图片,年代\nA,乙,x.jpg,民国\n".encode(),
            ]
        ),
    )
)
def test_no_folder_breaks_the_reader(
    write_files: Callable[[Mapping[str, str | bytes]], Path], files: dict[str, bytes]
) -> None:
    folder = write_files({}) / "content" / "exhibitions" / "a"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    found, problems = read_all(folder.parents[1])
    assert found.exhibitions or problems
    for problem in problems:
        assert problem.path.startswith("content/exhibitions/")
        assert problem.what and (problem.remedy or problem.found)
