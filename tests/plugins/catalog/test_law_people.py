"""Whoever a statement is made of is found in it: persons, roles and signs are drawn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.reader.people import contributors_of
from plugins.catalog.reader.roles import ROLES
from plugins.library.catalogue.records import Contributor

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰涛明超霞平刚桂兰玉梅建国志远浩然"
_FOREIGN = "阿巴卡达菲格基拉马诺帕斯塔瓦维亚尼鲁罗"
_COUNTRIES = ("美", "英", "法", "俄罗斯", "日", "意大利", "唐", "宋", "清", "南朝宋", "明")
_BRACKETS = ("({})", "（{}）", "[{}]", "〔{}〕", "【{}】", "［{}］")
_SURE = sorted(
    "著 撰 编 译 注 校注 集解 集注 章句 疏证 笺注 校笺 索隐 音义 "
    "考证 辑校 辑佚 审订 校勘 评点 眉批 题解 导读 赏析 绘画 口述 采访 记录 "
    "执笔 策划 监制 演唱 演奏 作曲 作词 编曲 朗诵 讲解 主持 篆刻 供稿 翻译 "
    "编译 节译 白话译 改写 缩写 订补 增订 修订 主编 编著 插图 摄影 整理 点校 "
    "封面设计".split()
)

chinese = st.builds(
    str.__add__, st.sampled_from(_SURNAMES), st.text(_GIVEN, min_size=1, max_size=2)
)
foreign = st.lists(st.text(_FOREIGN, min_size=2, max_size=4), min_size=2, max_size=3).map("·".join)
_OF_A_BODY = "某省 甲乙 丙丁县 教材编写 文物 古籍 研究".split()
_BODIES = (
    "编辑部 研究所 委员会 协会 学会 编写组 工作组 博物院 图书馆 出版社 研究室 书局 文联 编译馆 "
    "合作社 基金会 史志办 工作队 中心 大学 学院"
).split()
bodies = st.builds(
    str.__add__,
    st.lists(st.sampled_from(_OF_A_BODY), min_size=1, max_size=3).map("".join),
    st.sampled_from(_BODIES),
)
roles = st.sampled_from(_SURE)


@st.composite
def _persons(draw: st.DrawFn) -> tuple[str, Contributor]:
    """A person as a statement writes it, and what is to be found."""
    name, role = draw(chinese | foreign | bodies), draw(roles)
    country = draw(st.sampled_from(("", *_COUNTRIES)))
    brackets, blank = draw(st.sampled_from(_BRACKETS)), draw(st.sampled_from(("", " ")))
    before = brackets.format(country) + blank if country else ""
    between = draw(st.sampled_from(("", "", " ", "等", " [等]", " ... [et al.]")))
    return f"{before}{name}{between}{role}", Contributor(name, role, country=country)


_MANY = st.lists(_persons(), min_size=1, max_size=4, unique_by=lambda person: person[1].name)


def test_the_words_that_are_drawn_are_declared() -> None:
    assert set(_SURE) <= ROLES


@given(_MANY, st.data())
def test_a_statement_gives_its_persons_with_their_roles_in_order(
    persons: list[tuple[str, Contributor]], data: st.DataObject
) -> None:
    signs = st.sampled_from((" ; ", "；", "，", ", ", " "))
    text = persons[0][0]
    for written, _ in persons[1:]:
        text += data.draw(signs) + written
    assert list(contributors_of(text)) == [person for _, person in persons], text


@given(st.lists(chinese, min_size=2, max_size=4, unique=True), roles, st.sampled_from("，,、/"))
def test_persons_before_one_role_share_it(names: list[str], role: str, sign: str) -> None:
    found = contributors_of(sign.join(names) + role)
    assert [(person.name, person.role) for person in found] == [(name, role) for name in names]


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text.replace("et al.", "")))


@given(_MANY, st.sampled_from((" ", "；", "/", "，", "著", "等")))
def test_no_name_is_invented(persons: list[tuple[str, Contributor]], sign: str) -> None:
    text = sign.join(written for written, _ in persons)
    for person in contributors_of(text):
        assert _letters(person.name) in _letters(text)


@pytest.mark.parametrize(
    "name", ["程正义", "李集", "宫本武藏", "张玉书", "李心传", "王小英", "林语堂"]
)
@pytest.mark.parametrize("role", ["", "著", "编撰", "译"])
def test_names_that_end_like_a_word_of_the_trade_stay_names(name: str, role: str) -> None:
    assert contributors_of(name + role) == (Contributor(name, role),)


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("（宋）邢昺疏", [("邢昺", "疏")]),
        ("（汉）郑玄笺（唐）孔颖达正义", [("郑玄", "笺"), ("孔颖达", "正义")]),
        ("（美）甲文·乙森 （英）丙德·丁尔著", [("甲文·乙森", "著"), ("丙德·丁尔", "著")]),
        ("奥斯卡·王尔德译", [("奥斯卡·王尔德", "译")]),
        ("甲乙工作组编", [("甲乙工作组", "编")]),
        ("甲乙协会组编", [("甲乙协会", "组编")]),
        ("某某博物院藏", [("某某博物院", "藏")]),
        ("甲乙编写委员会校注", [("甲乙编写委员会", "校注")]),
        ("李甲会注", [("李甲", "会注")]),
        ("（明）甲乙会评", [("甲乙", "会评")]),
        ("甲建筑设计", [("甲建筑设计", "")]),
        ("王甲设计", [("王甲", "设计")]),
        ("校点 王甲", [("王甲", "校点")]),
        ("查尔斯·达尔文", [("查尔斯·达尔文", "")]),
        ("第欧根尼·拉尔修", [("第欧根尼·拉尔修", "")]),
        ("王甲 / 王甲 注释", [("王甲", "注释")]),
        (
            "甲尔·丁森//乙拉|译者:王丙//李丁",
            [("甲尔·丁森", ""), ("乙拉", ""), ("王丙", "译"), ("李丁", "译")],
        ),
        ("主编:王甲 副主编:李乙", [("王甲", "主编"), ("李乙", "副主编")]),
        ("主编王甲 副主编李乙", [("王甲", "主编"), ("李乙", "副主编")]),
        ("王甲 / 李乙 译", [("王甲", ""), ("李乙", "译")]),
        ("王甲 / 李乙 主编", [("王甲", "主编"), ("李乙", "主编")]),
        ("王甲/绘 / 李乙/注", [("王甲", "绘"), ("李乙", "注")]),
        ("王甲 文/图", [("王甲", "文图")]),
        ("Roe, Mary, 1899-1961.", [("Roe, Mary.", "")]),
    ],
)
def test_what_a_word_means_depends_on_what_stands_before_it(
    statement: str, expected: list[tuple[str, str]]
) -> None:
    found = contributors_of(statement)
    assert [(person.name, person.role) for person in found] == expected
