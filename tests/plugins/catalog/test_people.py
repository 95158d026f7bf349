"""Persons out of the cell of authors, however libraries write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.reader.people import contributors_of
from tests.support.growth import TIMES_LONGER, grows_with_length


def names(statement: str) -> list[str]:
    """The names alone, in their order."""
    return [person.name for person in contributors_of(statement)]


def roles(statement: str) -> dict[str, str]:
    """Name → role."""
    return {person.name: person.role for person in contributors_of(statement)}


@pytest.mark.parametrize(
    "statement",
    [
        "曹雪芹",
        "曹雪芹著",
        "曹雪芹 著",
        "（清）曹雪芹著",
        "(清)曹雪芹著",
        "[清] 曹雪芹 著",
        "〔清〕曹雪芹撰",
        "【清】曹雪芹　原著",
        "(清)曹雪芹著 ; (清)高鹗续",
        "曹雪芹 / 高鹗",
        "曹雪芹,高鹗著",
        "曹雪芹，高鹗",
        "曹雪芹、高鹗著；启功注释",
        "曹雪芹等著",
        "曹雪芹 ... [等] 著",
        "曹雪芹[著]",
        "[曹雪芹著]",
        "[曹雪芹] 著",
        "曹雪芹 (Cao Xueqin) 著",
        "曹雪芹(Cao, Xueqin, d. 1763)著",
        "作者：曹雪芹",
    ],
)
def test_one_person_is_the_same_however_the_cell_is_written(statement: str) -> None:
    assert names(statement)[0] == "曹雪芹"


@pytest.mark.parametrize(
    ("statement", "country"),
    [
        ("[美] 海明威著", "美"),
        ("（法）圣埃克苏佩里著", "法"),
        ("(唐) 李白撰", "唐"),
        ("〔日〕紫式部著", "日"),
        ("[美](华)聂华苓著", "美"),
        ("海明威著", ""),
        ("(生于一八九九年七月)海明威著", ""),
    ],
)
def test_the_country_or_dynasty_is_taken_out_of_its_brackets(statement: str, country: str) -> None:
    (person,) = contributors_of(statement)
    assert person.country == country


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("巴金著", {"巴金": "著"}),
        ("主编季野, 张西明", {"季野": "主编", "张西明": "主编"}),
        ("季野, 张西明主编", {"季野": "主编", "张西明": "主编"}),
        ("季野, 张西明, 主编", {"季野": "主编", "张西明": "主编"}),
        ("(法)圣埃克苏佩里著；马振骋译", {"圣埃克苏佩里": "著", "马振骋": "译"}),
        ("马振骋, 某某某译；几米绘图", {"马振骋": "译", "某某某": "译", "几米": "绘图"}),
        ("人民文学出版社编辑部编", {"人民文学出版社编辑部": "编"}),
        ("国家统计局[编]", {"国家统计局": "编"}),
        ("宋云彬编著译", {"宋云彬": "编著译"}),
        ("王蒙 主编著", {"王蒙": "主编著"}),
        ("巴金 选编译", {"巴金": "选编译"}),
        ("巴金(著)；丰子恺【插图】；丰子恺(图)绘", {"巴金": "著", "丰子恺": "插图"}),
        ("巴金, 等著", {"巴金": "著"}),
        ("沈 从文著", {"沈从文": "著"}),
        ("[美] 海伦 凯勒著", {"海伦 凯勒": "著"}),
        ("巴　金著；傅　雷譯", {"巴金": "著", "傅雷": "譯"}),
        ("译者: 傅雷", {"傅雷": "译"}),
        ("J.K. Rowling", {"J.K. Rowling": ""}),
        ("Толстой, Лев Николаевич", {"Толстой, Лев Николаевич": ""}),
        ("Smith, J., Brown, M. K.", {"Smith, J.": "", "Brown, M. K.": ""}),
        ("John Smith, Mary Brown", {"John Smith": "", "Mary Brown": ""}),
        (
            "by J.K. Rowling ; illustrated by Mary GrandPré",
            {"J.K. Rowling": "", "Mary GrandPré": ""},
        ),
        ("Rugby Union", {"Rugby Union": ""}),
        ("Hemingway, Ernest", {"Hemingway, Ernest": ""}),
        ("Ann Lee, Bob Ray and Cy Day", {"Ann Lee": "", "Bob Ray": "", "Cy Day": ""}),
        ("巴金著 = Ba Jin", {"巴金": "著"}),
    ],
)
def test_roles_go_with_their_persons(statement: str, expected: dict[str, str]) -> None:
    assert roles(statement) == expected


@pytest.mark.parametrize(
    "name",
    ["张文", "王注", "李绘", "沈从文", "欧阳修", "司空图", "司马光", "张译", "李编", "陈著"],
)
@pytest.mark.parametrize("role", ["", "著", " 著", "等编著", "撰", "主编"])
def test_a_name_that_ends_like_a_role_survives(name: str, role: str) -> None:
    assert names(f"{name}{role}") == [name]
    assert names(f"（某）{name}{role}, 巴金译") == [name, "巴金"]


@pytest.mark.parametrize("dot", "·‧•．・･∙⋅.")
def test_the_dots_of_foreign_names_are_one(dot: str) -> None:
    assert names(f"（哥伦）加西亚{dot}马尔克斯著") == ["加西亚·马尔克斯"]
    assert names(f"J{dot}K{dot}罗琳著") == ["J.K.罗琳"]


def test_blanks_after_dots_make_no_other_person() -> None:
    assert names("J. K. 罗琳") == names("Ｊ．Ｋ．罗琳") == ["J.K.罗琳"]


@pytest.mark.parametrize(
    "nobody", ["", " ", "；", "著", "主编", "[等]", "...", "(美)", "编；译", "= "]
)
def test_a_cell_without_a_name_gives_nobody(nobody: str) -> None:
    assert contributors_of(nobody) == ()


def test_each_person_is_named_once() -> None:
    assert roles("曹雪芹著；曹雪芹注") == {"曹雪芹": "著"}


_ALPHABET = "曹雪芹著编译等主文图 ()（）[]〔〕·‧.…,，;；、/&=ab\u3000\n"


@given(st.text(_ALPHABET, max_size=60) | st.text(max_size=60))
def test_no_cell_raises_or_gives_an_empty_name(statement: str) -> None:
    for person in contributors_of(statement):
        assert person.name == person.name.strip() and len(person.name) > 1
        assert person.country == person.country.strip()


@pytest.mark.parametrize(
    "piece",
    [
        "编著",
        "著",
        " ",
        "(",
        "[",
        "（）",
        "·",
        "…",
        "曹雪芹,",
        "，",
        "a ",
        "等",
        "[等",
        ". ",
        "译 ",
        "by ",
    ],
)
def test_long_junk_takes_no_longer_than_its_length(piece: str) -> None:
    most = 200_000 // len(piece)
    texts = [piece * (most // TIMES_LONGER) + "x", piece * most + "x"]
    assert grows_with_length(contributors_of.__wrapped__, texts)
