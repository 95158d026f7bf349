"""Stars and underscores that are signs of the text stay in it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml.html import HtmlElement, fragment_fromstring

from plugins.typography.markdown import to_html


def read(text: str) -> HtmlElement:
    return fragment_fromstring(to_html(text), create_parent="div")


def said(text: str) -> str:
    return str(read(text).text_content())


@pytest.mark.parametrize(
    "text",
    [
        "展板 80*180 cm，海报 60*90 cm。",
        "尺寸（长*宽*高）：3*4*5 米。",
        "长度*宽度*高度，3米*4米，5米*6米",
        "文件 snake_case_name、file_name_2026.jpg，型号 A*B*C，É*È*Ê",
        "3**2 = 9，4**2 = 16",
        "尾号**1234和**5678",
        "^_^ 欢迎 ^_^",
        "电话 0825*866*，0825*866*",
        "手机 138****1234，139****5678",
        "周五9:00*，周六10:00*（*讲座）",
        "5*，6*，7* 8*",
        "5*酒店 3*酒店，50*元，原价80*元",
        "获奖：李**，王**，张**",
        "获奖：李***、王***、张***",
        "获奖：张*明、李*、王*华、",
        "获奖：张****三，李****四",
        "*姓名 *电话 *地址",
        "*姓名、*电话、*地址",
        "带*的为必填项，带*号的可选",
        "注：*为必填，**为选填",
        "姓名____，电话____。（_ 和 _）",
        "3 * 4 * 5 = 60",
        "带“*”的图书和带“*”的光盘",
        "标“*号”的和标“*号”的",
        "（*必填）姓名（*选填）电话",
        "“**”和“**”，（__）年（__）班",
        '带"*"的图书和带"*"的光盘',
        "*.jpg、*.png、*.docx",
        "李**先生捐赠10册，王**女士捐赠5册。",
        "一等奖：张**（三年级）、李**（五年级）和王**（六年级）",
        "李*（一年级）和王*（二年级）",
    ],
)
def test_a_sign_stays_as_it_is_typed(text: str) -> None:
    page = read(text)
    assert page.text_content() == text
    assert not page.xpath("//em | //strong")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*重点*", "<em>重点</em>"),
        ("这是 *重点* 内容", "这是 <em>重点</em> 内容"),
        ("*重点*内容，请看*重点*。", "<em>重点</em>内容，请看<em>重点</em>。"),
        ("，*周一，周二*，", "，<em>周一，周二</em>，"),
        ("这是**重点**内容", "这是<strong>重点</strong>内容"),
        ("文**“重点”**文", "文<strong>“重点”</strong>文"),
        ("**80**，共**80**册", "<strong>80</strong>，共<strong>80</strong>册"),
        ("**甲****乙**", "<strong>甲</strong><strong>乙</strong>"),
        ("**时间：**上午", "<strong>时间：</strong>上午"),
        ("**1）报名**，**（二）领奖**", "<strong>1）报名</strong>，<strong>（二）领奖</strong>"),
        ("文**《甲》等五本**书", "文<strong>《甲》等五本</strong>书"),
        ("文**甲、乙**文", "文<strong>甲、乙</strong>文"),
        ("“**甲**”和“**乙**”", "“<strong>甲</strong>”和“<strong>乙</strong>”"),
        ('"**甲**"和**"乙"**', '"<strong>甲</strong>"和<strong>"乙"</strong>'),
        ("***甲***", "<strong><em>甲</em></strong>"),
        ("*强调 **重** 点*", "<em>强调 <strong>重</strong> 点</em>"),
        ("_斜_ __粗__", "<em>斜</em> <strong>粗</strong>"),
        ("_甲_乙_", "<em>甲_乙</em>"),
        ("*[甲](/x/)*", '<em><a href="/x/">甲</a></em>'),
        ("*尺寸 80*180 cm*", "<em>尺寸 80*180 cm</em>"),
        ("**长*宽*高 80*180**", "<strong>长*宽*高 80*180</strong>"),
        ("[80*180](/x_y_z/)", '<a href="/x_y_z/">80*180</a>'),
        ("`a*b*c` a\\*b", "<code>a*b*c</code> a*b"),
    ],
)
def test_emphasis_that_is_meant_is_shown(text: str, html: str) -> None:
    assert to_html(text) == f"<p>{html}</p>"


LETTERS = st.text(alphabet="0123456789abzABZéж", min_size=1, max_size=4)
SIGNS = st.text(alphabet="*_", min_size=1, max_size=4)
PLAIN = st.text(alphabet="甲乙12ab，。（）：、 “”", max_size=4).map(lambda words: f"文{words}文")


@st.composite
def words_with_signs(draw: st.DrawFn) -> str:
    """``80*180``, ``a_b__c`` …: every sign stands between two letters or digits."""
    parts = draw(st.lists(LETTERS, min_size=2, max_size=4))
    return parts[0] + "".join(draw(SIGNS) + part for part in parts[1:])


@given(st.lists(st.one_of(words_with_signs(), PLAIN), max_size=6))
@example(["80*180", "文 cm，海报文", "60*90"])
@example(["3**2", "文，文", "4**2"])
def test_what_stands_between_letters_and_digits_is_said_in_order(parts: list[str]) -> None:
    text = f"甲{''.join(parts)}乙"
    assert said(text) == text


@given(st.lists(st.one_of(words_with_signs(), PLAIN), max_size=4).map("".join))
def test_signs_inside_bold_words_are_said_too(inside: str) -> None:
    page = read(f"文**甲{inside}乙**文")
    assert page.xpath("string(//strong)") == f"甲{inside}乙"


@given(st.lists(st.text(alphabet="甲乙丙丁", min_size=1, max_size=3), min_size=2, max_size=6))
def test_single_stars_between_chinese_words_are_said(words: list[str]) -> None:
    text = "*".join(words)
    assert said(f"（{text}）") == f"（{text}）"


BRACKETS = ("“”", "（）", "《》", "【】", "[]", "()", "''", '""')


@given(
    st.sampled_from(BRACKETS),
    st.sampled_from(["*", "**", "***", "__"]),
    st.text(alphabet="甲乙丙", max_size=3),
    st.lists(st.text(alphabet="丁戊己", min_size=1, max_size=3), min_size=1, max_size=4),
)
def test_a_sign_within_brackets_pairs_with_none_in_other_brackets(
    marks: str, sign: str, word: str, between: list[str]
) -> None:
    shown = f"{marks[0]}{sign}{marks[1]}{word}"
    text = f"带{shown}".join(["首", *between])
    assert said(text) == text


@given(
    st.lists(st.text(alphabet="张王李赵", min_size=1, max_size=1), min_size=2, max_size=5),
    st.sampled_from(["*", "**", "***"]),
    st.sampled_from(["同学", "先生捐赠10册", "（三年级）", "老师：一等奖"]),
    st.sampled_from(["、", "，", "；", "和", "及", "\n"]),
)
def test_names_that_are_masked_are_said(
    names: list[str], sign: str, behind: str, between: str
) -> None:
    text = between.join(name + sign + behind for name in names)
    assert said(text).replace("\n", "") == text.replace("\n", "")


@given(st.text(alphabet="甲乙1a*_，。 ", max_size=20))
@example("*甲甲**aa*，甲甲_")
@example("*乙**_*_1_")
def test_every_character_but_stars_and_underscores_is_said(text: str) -> None:
    typed = [c for c in text if c not in "*_ "]
    assert [c for c in said(f"文{text}") if c not in "*_ "] == ["文", *typed]
