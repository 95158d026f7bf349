"""Exhibitions, read from their folders."""

from collections.abc import Callable, Mapping
from pathlib import Path

from plugins.library.exhibitions.nouns import slip_lines
from plugins.library.exhibitions.reading import read_exhibitions

Write = Callable[[Mapping[str, str | bytes]], Path]
CONTENT = Path(__file__).parents[2] / "content"
INDEX = "Title: 端午\nDate: 2026\nType: 线上展\n\n前言。"
PANEL = "Title: 粽子\nAlt: 一只粽子\n\n文字稿。"


def test_the_exhibitions_that_the_report_names_are_there_with_their_places() -> None:
    exhibitions, problems = read_exhibitions(CONTENT)
    assert problems == ()
    stations = {e.title: e.stations for e in exhibitions if e.year == 2021}
    tour = next(places for title, places in stations.items() if "寻访红色足迹" in title)
    assert tour == ("萝卜园社区", "三合碑社区", "正东社区", "凤凰栖公园")
    books = next(places for title, places in stations.items() if "学党史" in title)
    assert books == ("头陀寺广场", "兴旺明德小学")
    (history,) = [places for title, places in stations.items() if "党的光辉历史" in title]
    assert history == ("伍先华旧居",)
    assert len(stations) == 8


def test_the_online_exhibition_has_three_panels_with_words_for_their_pictures() -> None:
    (online,) = [e for e in read_exhibitions(CONTENT)[0] if e.is_readable]
    assert [panel.number for panel in online.panels] == ["01", "02", "03"]
    assert all(len(panel.alt) > 10 and len(panel.text) > 30 for panel in online.panels)


def test_panels_come_in_the_order_of_their_numbers_and_know_their_neighbours(
    write_files: Write,
) -> None:
    folder = write_files(
        {
            "content/exhibitions/duanwu/index.md": INDEX,
            "content/exhibitions/duanwu/02-b.png": b"",
            "content/exhibitions/duanwu/02-b.md": PANEL,
            "content/exhibitions/duanwu/01-a.jpg": b"",
            "content/exhibitions/duanwu/01-a.md": PANEL,
        }
    )
    ((exhibition,), problems) = read_exhibitions(folder / "content")
    first, second = exhibition.panels
    assert problems == ()
    assert (first.url, second.label) == ("exhibitions/duanwu/01/", "二")
    assert exhibition.neighbours(first) == (None, second)


def test_a_picture_without_text_and_a_strange_name_are_told(write_files: Write) -> None:
    folder = write_files(
        {
            "content/exhibitions/duanwu/index.md": INDEX,
            "content/exhibitions/duanwu/01-a.png": b"",
            "content/exhibitions/duanwu/cover.png": b"",
        }
    )
    assert [str(problem) for problem in read_exhibitions(folder / "content")[1]] == [
        "content/exhibitions/duanwu/01-a.png  展板缺一半。读到的是“01-a”。"
        "请补上同名的 .md（文字稿）。",
        "content/exhibitions/duanwu/cover.png  展板的文件名不对。读到的是“cover”。"
        "展板文件以两位数字开头，例如 01-zongzi.png 和 01-zongzi.md。",
    ]


def test_a_reserved_name_a_strange_type_and_an_empty_folder_are_told(write_files: Write) -> None:
    folder = write_files(
        {"content/exhibitions/items/index.md": "Title: 甲\nDate: 2026\nType: 大展"}
    )
    (folder / "content/exhibitions/empty").mkdir()
    messages = " ".join(str(problem) for problem in read_exhibitions(folder / "content")[1])
    assert "这个名称是网站保留的" in messages
    assert "展览类型不认识。读到的是“大展”" in messages
    assert "content/exhibitions/empty  展览文件夹里没有 index.md" in messages


def test_a_title_is_cut_into_columns_where_its_words_end() -> None:
    assert slip_lines("“寻访红色足迹·品味英雄事迹”巡回展")[0] == "寻访红色足迹"
    assert slip_lines("《网络书香过大年》") == ("网络书香过大年",)
    assert all(len(line) <= 10 for line in slip_lines("传统节日线上实景展与各地民俗文化精品联展"))
