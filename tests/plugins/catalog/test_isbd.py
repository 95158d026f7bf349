"""Fields on a catalogue card: each element behind its mark of ISBD.

The patterns are those that real cataloguers produce; the books are well known, what is written
about them is invented.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.reader.isbd import area
from plugins.catalog.reader.marc import MarcField


def shown(tag: str, *subfields: str) -> str:
    """The area of a field whose subfields are written ``a红楼梦``."""
    pairs = tuple((subfield[0], subfield[1:]) for subfield in subfields)
    return area(MarcField(tag, "  ", pairs))


TITLES = {
    ("a红楼梦",): "红楼梦",
    ("a红楼梦", "b专著", "f曹雪芹著"): "红楼梦 [专著] / 曹雪芹著",
    ("a红楼梦", "b[专著]", "f曹雪芹著"): "红楼梦 [专著] / 曹雪芹著",
    ("a红楼梦", "f曹雪芹著", "g无名氏续", "g程伟元整理"): (
        "红楼梦 / 曹雪芹著 ; 无名氏续 ; 程伟元整理"
    ),
    ("a红楼梦", "f曹雪芹著", "f高鹗续"): "红楼梦 / 曹雪芹著 ; 高鹗续",
    ("a小王子", "f圣埃克苏佩里著", "f= Saint-Exupéry"): "小王子 / 圣埃克苏佩里著 = Saint-Exupéry",
    ("a家", "e激流三部曲之一", "f巴金著"): "家 : 激流三部曲之一 / 巴金著",
    ("a家", "e长篇小说", "e激流三部曲之一"): "家 : 长篇小说 : 激流三部曲之一",
    ("a小王子", "dLe petit prince"): "小王子 = Le petit prince",
    ("a小王子", "d= Le petit prince"): "小王子 = Le petit prince",
    ("a小王子", "d=Le petit prince", "zfre"): "小王子 = Le petit prince",
    ("a年鉴", "h2017", "i文学卷"): "年鉴. 2017, 文学卷",
    ("a年鉴", "f甲主编", "h2017", "i文学卷", "f乙编"): "年鉴 / 甲主编. 2017, 文学卷 / 乙编",
    ("a鲁迅全集", "i书信"): "鲁迅全集. 书信",
    ("a鲁迅全集", "h第一卷", "h上册"): "鲁迅全集. 第一卷. 上册",
    ("a呐喊", "a彷徨", "f鲁迅著"): "呐喊 ; 彷徨 / 鲁迅著",
    ("a呐喊", "f鲁迅著", "a家", "f巴金著"): "呐喊 / 鲁迅著. 家 / 巴金著",
    ("a呐喊", "f鲁迅著", "g丰子恺图", "a家"): "呐喊 / 鲁迅著 ; 丰子恺图. 家",
    ("a呐喊", "f鲁迅著", "c家", "f巴金著"): "呐喊 / 鲁迅著. 家 / 巴金著",
    ("a红楼梦", "9hong lou meng", "f曹雪芹著", "zchi"): "红楼梦 / 曹雪芹著",
    ("a红楼梦", "AHong Lou Meng", "f曹雪芹著", "FCao Xue Qin Zhu"): "红楼梦 / 曹雪芹著",
}


@pytest.mark.parametrize(("subfields", "card"), TITLES.items())
def test_title_and_responsibility(subfields: tuple[str, ...], card: str) -> None:
    assert shown("200", *subfields) == card


OTHERS = {
    ("205", "a第2版", "b修订本"): "第2版, 修订本",
    ("205", "a第2版", "f巴金修订"): "第2版 / 巴金修订",
    ("205", "a第2版", "f巴金修订", "g某某校"): "第2版 / 巴金修订 ; 某某校",
    ("206", "bScale 1:250 000"): "Scale 1:250 000",
    (
        "206",
        "bScale 1:250 000",
        "bVertical scale 1:125 000",
        "cUniversal Transverse Mercator proj.",
        "dW 124º--W 123º/N 49º--N 48º",
    ): (
        "Scale 1:250 000. Vertical scale 1:125 000 ; Universal Transverse Mercator proj. "
        "(W 124º--W 123º/N 49º--N 48º)"
    ),
    ("206", "eRA 16 hr./Dec. -23º", "feq. 1950, epoch 1948"): (
        "(RA 16 hr./Dec. -23º ; eq. 1950, epoch 1948)"
    ),
    ("206", "dE 105º/N 30º", "eRA 16 hr.", "feq. 1950"): "(E 105º/N 30º ; RA 16 hr. ; eq. 1950)",
    ("207", "aNo. 1 (1957.7)-", "aNo. 100 (1990)-"): "No. 1 (1957.7)- ; No. 100 (1990)-",
    ("208", "a总谱", "d= Full score"): "总谱 = Full score",
    ("208", "a总谱", "dFull score"): "总谱 = Full score",
    ("210", "a北京", "c甲社", "d2001"): "北京 : 甲社, 2001",
    ("210", "a北京", "a成都", "c甲社", "d2001"): "北京 ; 成都 : 甲社, 2001",
    ("210", "a北京", "c甲社", "c乙社", "d2001"): "北京 : 甲社 : 乙社, 2001",
    ("210", "a北京", "c甲社", "a成都", "c乙社", "d2001"): "北京 : 甲社 ; 成都 : 乙社, 2001",
    ("210", "a北京", "c甲社", "d2001", "e北京", "g乙厂", "h2002"): (
        "北京 : 甲社, 2001 (北京 : 乙厂, 2002)"
    ),
    ("210", "a北京", "c甲社", "d2001", "h2002印"): "北京 : 甲社, 2001 (2002印)",
    ("210", "a北京", "c甲社", "g乙厂", "h2002"): "北京 : 甲社 (乙厂, 2002)",
    ("210", "a北京", "c甲社", "d2001", "h(2002重印)"): "北京 : 甲社, 2001 (2002重印)",
    ("210", "a北京", "c甲社", "h2002", "d2001"): "北京 : 甲社 (2002), 2001",
    ("210", "d2001"): "2001",
    ("215", "a320页", "c彩图", "d24cm", "e光盘1片"): "320页 : 彩图 ; 24cm + 光盘1片",
    ("215", "a320页", "d24cm"): "320页 ; 24cm",
    ("215", "a2册", "a1张"): "2册 ; 1张",
    ("225", "a中国文库", "i文学类", "f某某编"): "中国文库. 文学类 / 某某编",
    ("225", "a中国文库", "h第一辑", "i文学类"): "中国文库. 第一辑, 文学类",
    ("225", "a中国文库", "e精选", "v12"): "中国文库 : 精选 ; 12",
    ("225", "a中国文库", "f某某编", "v12", "x1000-0001"): "中国文库 / 某某编 ; 12, ISSN 1000-0001",
    ("225", "a中国文库", "9zhong guo wen ku", "AZhong Guo Wen Ku", "zchi"): "中国文库",
}


@pytest.mark.parametrize(("field", "card"), OTHERS.items())
def test_the_other_areas(field: tuple[str, ...], card: str) -> None:
    assert shown(*field) == card


@pytest.mark.parametrize("tag", ["200", "205", "206", "210", "215", "225", "300", "905"])
def test_a_field_without_anything_to_show_gives_nothing(tag: str) -> None:
    assert shown(tag) == ""
    assert shown(tag, "a", "b ", "9hong lou meng") == ""


def test_a_mark_that_stands_alone_in_a_subfield_is_no_element() -> None:
    assert shown("200", "a家", "d= ", "f巴金著") == "家 / 巴金著"
    assert shown("215", "a320页", "c:", "d24cm") == "320页 ; 24cm"


def test_a_text_that_begins_like_a_mark_at_the_start_of_the_area_keeps_it() -> None:
    """*+1* is a title; only between two elements is the mark one of ISBD."""
    assert shown("200", "a+1", "f某某著") == "+1 / 某某著"
    assert shown("225", "a:中国文库") == ":中国文库"


@given(
    st.sampled_from(["200", "205", "206", "207", "208", "210", "215", "225", "999"]),
    st.lists(
        st.tuples(st.sampled_from("abcdefghivxz9A"), st.text("家春 =:;/+.,()[]a1", max_size=8))
    ),
)
def test_any_subfields_give_one_line_with_paired_brackets_of_ours(
    tag: str, subfields: list[tuple[str, str]]
) -> None:
    text = area(MarcField(tag, "  ", tuple(subfields)))
    assert text == text.strip()
    if not any(sign in value for _, value in subfields for sign in "()"):
        assert text.count("(") == text.count(")") <= 1
