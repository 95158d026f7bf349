"""Exhibits of a sheet, and where texts name them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.library.exhibitions.exhibits import (
    COLUMNS,
    check_namings,
    check_numbers,
    id_of,
    namings,
    read_exhibits,
)
from plugins.library.exhibitions.pieces import Exhibit
from plugins.library.reading.slugs import is_slug
from tests.support.made import Read, ReadOne

INDEX = "Title: 甲\nDate: 2026\nType: 线上展\n\n前言。\n"
HEAD = "编号,题名,年代,年代排序,图片,替代文字\n"


def exhibits(tmp_path: Path, text: str, *pictures: str) -> tuple[tuple[Exhibit, ...], list[str]]:
    content = tmp_path / "content"
    folder = content / "a"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "展品.csv").write_text(text, encoding="utf-8")
    found, problems = read_exhibits(folder, {name: folder / name for name in pictures}, content)
    return found, [str(problem).removeprefix("content/a/展品.csv") for problem in problems]


def an_exhibit(number: str, line: int = 2, picture: Path | None = None) -> Exhibit:
    return Exhibit(id_of(number), number, "一封信", "content/a/展品.csv", line, picture=picture)


def test_no_two_columns_have_a_name_in_common() -> None:
    names = [name for names in COLUMNS.values() for name in names]
    assert len(names) == len(set(names))


def test_every_column_is_read_in_both_languages(tmp_path: Path) -> None:
    for language in (0, 1):
        head = ",".join(names[language] for names in COLUMNS.values())
        cells = {key: f"{key} 的话" for key in COLUMNS}
        cells |= {
            "number": "AJ-001",
            "year": "-221",
            "picture": "P.JPG",
            "subjects": "甲、 乙 ；丙",
        }
        (found,), told = exhibits(tmp_path, f"{head}\n{','.join(cells.values())}\n", "p.jpg")
        assert told == []
        assert (found.exhibit_id, found.url) == ("aj-001", "exhibitions/items/aj-001/")
        assert (found.year, found.subjects) == (-221, ("甲", "乙", "丙"))
        assert found.picture and found.picture.name == "p.jpg"
        for key in set(COLUMNS) - {"number", "year", "picture", "subjects"}:
            assert getattr(found, key) == cells[key]
        assert (found.path, found.line) == ("content/a/展品.csv", 2)


def test_an_exhibit_has_the_year_that_its_period_surely_means(tmp_path: Path) -> None:
    rows = "A1,甲,民国二十六年,,,\nA2,乙,清光绪间,1890,,\nA3,丙,,1937,,\nA4,丁,,,,\n"
    found, told = exhibits(tmp_path, HEAD + rows)
    assert told == []
    assert [(x.period, x.year) for x in found] == [
        ("民国二十六年", 1937),
        ("清光绪间", 1890),
        ("1937", 1937),
        ("", None),
    ]


@pytest.mark.parametrize("cell", ["-221", "−221", "－２２１"])
def test_a_year_before_our_era_has_a_minus_of_any_kind(tmp_path: Path, cell: str) -> None:
    ((found,), told) = exhibits(tmp_path, f"{HEAD}A1,甲,战国,{cell},,\n")
    assert (found.year, told) == (-221, [])


def test_what_an_exhibit_lacks_or_has_wrong_is_told(tmp_path: Path) -> None:
    rows = (
        ",甲,,,,\nA2,,,,,\nA 3,丙,,,,\n安-4,丁,,,,\n"
        "A5,戊,清光绪间,,,\nA6,己,,光绪,,\nA7,庚,,,jiufengtan.jpg,堂\nA8,辛,,,x,\nA9,壬,,,p.jpg,\n"
    )
    found, told = exhibits(tmp_path, HEAD + rows, "p.jpg", "jiufengtang.jpg")
    assert [exhibit.number for exhibit in found] == ["A5", "A6", "A7", "A8", "A9"]
    assert [(exhibit.year, exhibit.picture) for exhibit in found[:4]] == [(None, None)] * 4
    assert told == [
        ":2  「编号」：这一格空着。每件展品要有编号和题名。",
        ":3  「题名」：这一格空着。每件展品要有编号和题名。",
        ":4  「编号」：编号不能作为地址。读到的是“A 3”。"
        "编号就是地址，只用字母、数字和连字符，例如 AJ-001。",
        ":5  「编号」：编号不能作为地址。读到的是“安-4”。"
        "编号就是地址，只用字母、数字和连字符，例如 AJ-001。",
        ":6  「年代排序」：从“清光绪间”看不出年份。时间轴要靠它排序，请填一个年份，例如 1937。",
        ":7  「年代排序」：要写一个年份。读到的是“光绪”。"
        "只写数字，例如 1937；公元前 221 年写 -221。",
        ":8  「图片」：找不到这张图。读到的是“jiufengtan.jpg”。"
        "文件夹里有相近的，是“jiufengtang.jpg”吗？",
        ":9  「图片」：找不到这张图。读到的是“x”。请把图放进同一个文件夹，写上带 .jpg 的全名。",
        ":10  「替代文字」：有图，没有替代文字。读到的是“壬”。请说说图上有什么；现在先用题名代替。",
    ]


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("AJ-001", "aj-001"),
        ("AJ_001", "aj-001"),
        ("ＡＪ－００１", "aj-001"),
        ("AJ–001", "aj-001"),
        ("1.0", "1"),
    ],
)
def test_a_number_is_an_address_in_whatever_width_and_case(
    tmp_path: Path, number: str, address: str
) -> None:
    ((found,), told) = exhibits(tmp_path, f"{HEAD}{number},甲,,,,\n")
    assert (found.exhibit_id, told) == (address, [])
    (naming,) = namings(f"见[[{number}]]。")
    assert naming.number == address


@given(st.text(max_size=10))
def test_the_address_of_a_number_is_its_own_address(number: str) -> None:
    if is_slug(id_of(number)):
        assert id_of(id_of(number)) == id_of(number)


def test_a_text_names_exhibits_and_shows_them_with_its_own_words() -> None:
    text = "见[[AJ-001]]。\n\n![[ aj_002 | 局部说明 ]]\n[x](y) [[]] [[|x]] [[a\nb]]"
    first, second = namings(text, 5)
    assert (first.number, first.is_shown, first.words, first.line) == ("aj-001", False, "", 5)
    assert (second.number, second.is_shown, second.words) == ("aj-002", True, "局部说明")
    assert second.line == 7
    assert text[second.start : second.end] == "![[ aj_002 | 局部说明 ]]"


PIECES = st.sampled_from(["[[", "]]", "![[", "|", "AJ-001", "_ ", "\n", "字", "[", "]", "!"])


@given(st.lists(PIECES, max_size=12).map("".join), st.lists(PIECES, max_size=12).map("".join))
def test_what_is_named_lies_in_the_text_without_overlap(before: str, behind: str) -> None:
    text, end = f"{before}。\n[[AJ-001]]\n{behind}", 0
    named = list(namings(text))
    assert [naming for naming in named if text[naming.start : naming.end] == "[[AJ-001]]"]
    for naming in named:
        assert end <= naming.start < naming.end
        assert text[naming.start : naming.end].startswith("![[" if naming.is_shown else "[[")
        assert naming.line == 1 + text.count("\n", 0, naming.start)
        end = naming.end


def test_a_name_that_no_sheet_has_is_told_with_the_nearest_one() -> None:
    known = {exhibit.exhibit_id: exhibit for exhibit in (an_exhibit("AJ-001"), an_exhibit("B_2"))}
    text = "[[aj-001]]、[[b-2]]、[[B_2]]\n[[AJ-01]]\n[[zzz]]\n![[AJ-001|局部]]"
    assert [str(problem) for problem in check_namings(text, "a.md", 5, known)] == [
        "a.md:6  没有这件展品。读到的是“[[AJ-01]]”。是“AJ-001”吗？",
        "a.md:7  没有这件展品。读到的是“[[zzz]]”。请核对展品表里的编号。",
        "a.md:8  这件展品没有图。读到的是“![[AJ-001|局部]]”。去掉前面的“!”，或在展品表里补上图。",
    ]


def test_two_exhibits_of_one_address_are_told_in_whatever_sheets_they_stand() -> None:
    twice = [an_exhibit("AJ-001"), an_exhibit("AJ-002", 3), an_exhibit("aj_001", 4)]
    assert [str(problem) for problem in check_numbers(twice)] == [
        "content/a/展品.csv:4  「编号」：两件展品用了同一个编号。读到的是“aj_001”。"
        "另一件在 content/a/展品.csv 第 2 行，请改其中一个。"
    ]


def test_a_panels_own_picture_may_be_an_exhibits_too(read_one: ReadOne) -> None:
    files = {"index.md": INDEX, "01-信.jpg": b"", "01.md": "Alt: 信\n\n文。"}
    exhibition, told = read_one(files | {"展品.csv": f"{HEAD}A1,信,,,01-信.jpg,一封信\n"})
    assert told == []
    assert exhibition.exhibits[0].picture == exhibition.panels[0].picture


def test_the_common_sheet_is_for_all_exhibitions(read: Read) -> None:
    sheet = f"{HEAD}AJ-001,信,,,p.jpg,一封信\n"
    text = "[[AJ-001]]、![[aj_001]]"
    found, told = read({"items.csv": sheet, "p.jpg": b"", "a/index.md": f"{INDEX}{text}"})
    assert told == []
    assert [exhibit.number for exhibit in found.exhibits] == ["AJ-001"]
    assert found.exhibitions[0].exhibits == ()
    assert found.exhibit_by_id["aj-001"].title == "信"
