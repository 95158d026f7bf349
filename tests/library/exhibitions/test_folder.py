"""Which file of a folder is what."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from plugins.library.exhibitions.folder import Folder, read_folder
from plugins.library.reading.problems import Severity


def folder(tmp_path: Path, *names: str) -> tuple[Folder, list[str]]:
    """A folder of empty files; a name that ends with a slash is a folder."""
    content = tmp_path / "content"
    path = content / "exhibitions" / "a"
    path.mkdir(parents=True)
    for name in names:
        if name.endswith("/"):
            (path / name).mkdir()
        else:
            (path / name).write_bytes(b"")
    found, problems = read_folder(path, content)
    return found, [str(problem).removeprefix("content/exhibitions/a/") for problem in problems]


def uses(found: Folder) -> Mapping[str, dict[str, str]]:
    kinds = ("text", "picture", "video", "sound", "sound_text")
    return {
        panel.number: {kind: file.name for kind in kinds if (file := getattr(panel, kind))}
        for panel in found.panels
    }


def test_files_of_one_number_are_one_panel_and_panels_stand_by_number(tmp_path: Path) -> None:
    names = ["10-尾声.png", "2.JPG", "02.md", "02-x.audio.md", "02.m4a", "1 前言.webp", "03.MP4"]
    found, told = folder(tmp_path, "index.md", *names)
    assert told == []
    assert uses(found) == {
        "01": {"picture": "1 前言.webp"},
        "02": {
            "text": "02.md",
            "picture": "2.JPG",
            "sound": "02.m4a",
            "sound_text": "02-x.audio.md",
        },
        "03": {"video": "03.MP4"},
        "10": {"picture": "10-尾声.png"},
    }


@pytest.mark.parametrize(
    ("name", "number", "title"),
    [
        ("02-安居旧影.jpg", "02", "安居旧影"),
        ("02 安居旧影.jpg", "02", "安居旧影"),
        ("02安居旧影.jpg", "02", "安居旧影"),
        ("2、安居旧影.jpg", "02", "安居旧影"),
        ("02．安居旧影.jpg", "02", "安居旧影"),
        ("02—安居_旧-影.jpg", "02", "安居 旧 影"),
        ("０２　安居旧影.jpg", "02", "安居旧影"),
        ("02.jpg", "02", ""),
        ("01年画.jpg", "01", "年画"),
        ("12-20世纪.jpg", "12", "20世纪"),
        ("02.audio.md", "02", ""),
        ("02-安居旧影.audio.md", "02", "安居旧影"),
    ],
)
def test_a_title_is_what_stands_behind_the_number(
    tmp_path: Path, name: str, number: str, title: str
) -> None:
    (panel,) = folder(tmp_path, name)[0].panels
    assert (panel.number, panel.title) == (number, title)


def test_the_pictures_name_gives_the_title_before_the_others(tmp_path: Path) -> None:
    (panel,) = folder(tmp_path, "01-text.md", "01-图.jpg")[0].panels
    assert panel.title == "图"
    (panel,) = folder(tmp_path / "b", "01-text.md", "01.jpg")[0].panels
    assert panel.title == "text"


@pytest.mark.parametrize(
    "name",
    ["001.jpg", "2021届毕业生.jpg", "60年代街景.jpg", "3月活动.jpg", "20世纪.png", "IMG_01.jpg"],
)
def test_a_number_that_counts_something_is_no_panel(tmp_path: Path, name: str) -> None:
    found, told = folder(tmp_path, name)
    assert found.panels == ()
    assert [path.name for path in found.loose] == [name]
    assert told == []


def test_every_picture_can_be_named_by_a_sheet_and_the_loose_ones_are_known(tmp_path: Path) -> None:
    found, _ = folder(tmp_path, "01.jpg", "封面.png", "p.JPEG", "02.mp4")
    assert sorted(found.pictures) == ["01.jpg", "p.JPEG", "封面.png"]
    assert [path.name for path in found.loose] == ["p.JPEG"]
    assert found.cover and found.cover.name == "封面.png"


@pytest.mark.parametrize("name", ["回顾.md", "results.md"])
def test_the_results_are_found_by_either_name(tmp_path: Path, name: str) -> None:
    found, told = folder(tmp_path, "index.md", name)
    assert found.results and found.results.name == name
    assert told == []


def test_an_empty_folder_is_nothing_and_no_mistake(tmp_path: Path) -> None:
    found, told = folder(tmp_path)
    assert (found.panels, found.cover, found.results, told) == ((), None, None, [])


def test_what_systems_and_open_programs_leave_behind_is_passed_over(tmp_path: Path) -> None:
    names = [".DS_Store", "._01.jpg", "Thumbs.db", "desktop.ini", "~$巡展.xlsx", ".~展品.xlsx"]
    drawn = ["01-粽子.svg", "draw.py", "__MACOSX/", "__pycache__/", ".git/"]
    found, told = folder(tmp_path, *names, *drawn)
    assert (found.panels, found.loose, told) == ((), (), [])


def test_what_nobody_can_use_is_told_with_what_to_do(tmp_path: Path) -> None:
    names = [
        "01.tif",
        "02.PDF",
        "解说.mp3",
        "巡展表.xlsx",
        "巡展.xls",
        "草稿.docx",
        "notes.md",
        "a.psd",
    ]
    assert folder(tmp_path, *names, "巡展.csv", "items.XLSX")[1] == [
        f"{name}  展览文件夹里用不上这个文件。读到的是“{name}”。{remedy}。"
        for name, remedy in (
            ("01.tif", "请另存为 JPEG"),
            ("02.PDF", "请把每一页导出为 JPEG，一块展板一张"),
            ("a.psd", "请导出为 JPEG"),
            (
                "notes.md",
                "展板文件以两位数字开头，例如 01-前言.jpg 和 01-前言.md；不用的文件请移走",
            ),
            ("巡展.xls", "请另存为 .xlsx"),
            (
                "巡展表.xlsx",
                "表格只认两张，巡展.xlsx 和 展品.xlsx（或 .csv）；请改名，不用的请移走",
            ),
            ("草稿.docx", "请把文字贴进同名的 .md 文件"),
            (
                "解说.mp3",
                "展板文件以两位数字开头，例如 01-前言.jpg 和 01-前言.md；不用的文件请移走",
            ),
        )
    ]


def test_a_folder_in_the_folder_is_a_warning(tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "a" / "原图").mkdir(parents=True)
    ((problem,),) = (read_folder(content / "a", content)[1],)
    assert problem.severity is Severity.WARNING
    assert str(problem) == (
        "content/a/原图  子文件夹里的文件用不上。读到的是“原图”。"
        "请把要用的文件移出来，直接放进展览文件夹。"
    )


def test_two_files_for_one_place_are_told_and_the_first_is_taken(tmp_path: Path) -> None:
    found, told = folder(tmp_path, "1-甲.jpg", "01-乙.jpg", "01.png", "cover.jpg", "封面.png")
    assert uses(found) == {"01": {"picture": "01-乙.jpg"}}
    assert told == [
        "01-乙.jpg  第 01 块展板的图不止一份。读到的是“01-乙.jpg、01.png、1-甲.jpg”。"
        "请改数字，或只留一份。",
        "cover.jpg  封面不止一张。读到的是“cover.jpg、封面.png”。请只留一张。",
    ]


@pytest.mark.parametrize(
    ("names", "what"),
    [
        (("01.md", "1.md"), "文字稿"),
        (("01.audio.md", "01-a.audio.md"), "解说词"),
        (("01.mp3", "01.m4a"), "解说"),
        (("01.mp4", "1.mp4"), "视频"),
    ],
)
def test_every_part_of_a_panel_stands_in_one_file(
    tmp_path: Path, names: tuple[str, ...], what: str
) -> None:
    (message,) = folder(tmp_path, *names)[1]
    assert f"第 01 块展板的{what}不止一份" in message
