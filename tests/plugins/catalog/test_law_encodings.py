"""One encoding holds for a file; what differs from it, or can't be right, is read and told."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.support.exports import Opened, open_export
from tests.support.marc import Marc, control, data

HAN = ("山居笔记", "红药", "药", "药A", "一", "一一", "药药药药", "甲乙", "镕", "维C的发现", "佟侃")
"""Of 药, 一 and others the two bytes of GB18030 are also a character of UTF-8."""
FOREIGN = ("L'eau dormante", "Élégie à l'été", "Über Brücken", "Белые ночи", "Ὕμνος", "قۇتلۇق كۈن")
EASTERN = ("雪の国", "한강의 밤", "山の音", "བོད་ཡིག")
UTF8 = st.lists(st.sampled_from((*HAN, *FOREIGN, *EASTERN)), min_size=1, max_size=8)
LONG = "县图书馆藏书目录续编"
"""A title that shows by itself in which encoding it is."""


def iso(titles: list[str], *encodings: str) -> bytes:
    """Records of nothing but a number and a title."""
    pairs = zip(titles, encodings, strict=True)
    return b"".join(
        Marc([control("001", f"B{n:02}"), data("200", "1_", ("a", t))]).to_bytes(e)
        for n, (t, e) in enumerate(pairs)
    )


def csv(titles: list[str], encoding: str) -> bytes:
    rows = "".join(f"B{n:02},{title}\n" for n, title in enumerate(titles))
    return f"record_id,title\n{rows}".encode(encoding)


def titles_of(found: Opened) -> list[str]:
    """In the order of their numbers."""
    shelved = {record.record_id: record.title for record, _ in found.good.store.walk()}
    return [shelved[number] for number in sorted(shelved)]


def read(name: str, content: bytes) -> tuple[list[str], str]:
    """The titles, and all that was said; but that these records have no copies."""
    with tempfile.TemporaryDirectory() as folder:
        found = open_export(Path(folder), {name: content})
        found.account()
        told = [one for one in map(str, found.problems) if "没有一册单册" not in one]
        return titles_of(found), "\n".join(told)


@given(UTF8, st.sampled_from(("utf-8", "utf-8-sig", "utf-16")))
def test_every_title_of_a_file_in_unicode_comes_back(titles: list[str], encoding: str) -> None:
    titles = [LONG, *titles]
    assert read("a.csv", csv(titles, encoding))[0] == titles
    assert read("a.iso", iso(titles, *["utf-8"] * len(titles))) == (titles, "")


@given(st.permutations((LONG, *HAN)), st.sampled_from(("gb18030", "gbk")))
def test_every_title_of_a_file_in_gb18030_comes_back(titles: list[str], encoding: str) -> None:
    assert read("a.csv", csv(titles, encoding))[0] == titles
    assert read("a.iso", iso(titles, *[encoding] * len(titles))) == (titles, "")


@pytest.mark.parametrize("title", FOREIGN)
def test_foreign_titles_alone_are_no_chinese(title: str) -> None:
    assert read("a.iso", iso([title], "utf-8")) == ([title], "")


@given(st.permutations(range(7)), st.sampled_from((LONG, *FOREIGN[1:])))
@example([*range(7)], "Белые ночи")
def test_a_record_in_another_encoding_than_its_file_is_read_and_told(
    order: list[int], other: str
) -> None:
    titles = [f"{LONG}{'甲乙丙丁戊己'[n]}" if n < 6 else other for n in order]
    own, differs = ("utf-8", "gb18030") if other == LONG else ("gb18030", "utf-8")
    encodings = [own if n < 6 else differs for n in order]
    found, said = read("a.iso", iso(titles, *encodings))
    assert found == titles
    names = f"{differs.upper()}，和整个文件（{own.upper()}）不同"
    assert f"1 条作了修复后读入：这一条的编码是 {names}" in said
    assert f"第 {order.index(6) + 1} 条" in said


@given(st.permutations(("红楼梦", "水浒传", "西游记", "山居笔记", "活着")), st.integers(0, 4))
def test_a_line_in_another_encoding_than_its_table_is_read_and_told(
    titles: list[str], other: int
) -> None:
    lines = [f"B{n},{t}\n".encode("utf-8" if n == other else "gbk") for n, t in enumerate(titles)]
    found, said = read("a.csv", b"record_id,title\n" + b"".join(lines))
    assert found == titles
    assert "编码" in said


BIG5 = ("臺灣文學史綱", "紅樓夢研究集刊", "圖書館學概論", "中國歷代詩選", "春秋左傳注")


@given(st.lists(st.sampled_from(BIG5), min_size=2, max_size=6))
def test_big5_is_known_whatever_the_heads_are(titles: list[str]) -> None:
    assert read("a.csv", csv(titles, "big5"))[0] == titles
    assert read("a.iso", iso(titles, *["big5"] * len(titles)))[0] == titles


@given(st.lists(st.sampled_from(BIG5), min_size=1, max_size=6))
def test_traditional_characters_in_gb18030_are_no_big5(titles: list[str]) -> None:
    assert read("a.iso", iso(titles, *["gb18030"] * len(titles))) == (titles, "")


@pytest.mark.parametrize(
    ("strange", "said"),
    [
        ("\ue5e5", "有私用区的字（多是原来的系统自造的）：“\ue5e5”（U+E5E5）"),
        ("\ufffd", "有导出以前就丢了的字：“\ufffd”（U+FFFD）"),
        ("山居".encode("gbk").decode("latin-1"), "有编码读错的乱码：“É½¾Ó”（U+00C9）"),
    ],
)
def test_what_cannot_be_right_is_told_once_with_its_number_and_an_example(
    strange: str, said: str
) -> None:
    titles = [LONG, f"{LONG}{strange}", f"山{strange}居笔记"]
    for name, content, unit in (
        ("a.iso", iso(titles, *["utf-8"] * 3), "第 2 条 B01"),
        ("a.csv", csv(titles, "utf-8"), "第 3 行"),
    ):
        found, told = read(name, content)
        assert found == titles
        assert told.count(said) == 1 and unit in told and "2 " in told


@pytest.mark.parametrize("title", ["××××年志", "目录····附录", "créée à l'été", "Ñandúes «Ça»"])
def test_ordinary_signs_are_no_garble(title: str) -> None:
    assert read("a.iso", iso([LONG, title], "utf-8", "utf-8")) == ([LONG, title], "")
