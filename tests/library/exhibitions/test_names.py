"""Names that become addresses, and must not meet there."""

from plugins.library.exhibitions.exhibits import id_of
from plugins.library.exhibitions.names import check_names
from plugins.library.exhibitions.pieces import Exhibit
from tests.support.made import exhibition


def exhibit(number: str, line: int, kind: str = "", place: str = "") -> Exhibit:
    path = "content/a/展品.csv"
    return Exhibit(id_of(number), number, "信", path, line, kind=kind, place=place)


def test_a_name_may_stand_as_often_as_it_likes() -> None:
    known = [exhibition(series="春晖"), exhibition(slug="b", series="春晖"), exhibition(slug="c")]
    things = [exhibit("A1", 2, kind="信"), exhibit("A2", 3, kind="信", place="春晖")]
    assert list(check_names(known, things)) == []


def test_two_names_of_one_pinyin_are_told_where_the_second_stands() -> None:
    known = [
        exhibition(series="春晖"),
        exhibition(slug="b", path="content/exhibitions/b/index.md", series="春回"),
    ]
    things = [exhibit("A1", 2, kind="画", place="安居"), exhibit("A2", 3, kind="话", place="安 居")]
    remedy = "若是同一个就写成一样，不是就改其中一个。"
    assert [str(problem) for problem in check_names(known, things)] == [
        "content/exhibitions/b/index.md  系列有两个名字拼音相同，地址会重复。"
        f"读到的是“春晖、春回”。{remedy}",
        f"content/a/展品.csv:3  展品类型有两个名字拼音相同，地址会重复。读到的是“画、话”。{remedy}",
        "content/a/展品.csv:3  展品地点有两个名字拼音相同，地址会重复。"
        f"读到的是“安居、安 居”。{remedy}",
    ]


def test_a_name_that_nobody_can_spell_is_told_once() -> None:
    known = [exhibition(series="★"), exhibition(slug="b", series="★")]
    assert [str(problem) for problem in check_names(known, [])] == [
        "content/exhibitions/a/index.md  系列的名字不能作为地址。读到的是“★”。"
        "请用汉字、字母或数字起名。"
    ]


def test_an_old_address_that_is_taken_is_told() -> None:
    known = [
        exhibition(title="甲", aliases=("exhibitions/old/", "/x/")),
        exhibition(slug="b", title="乙", path="b.md", aliases=("/exhibitions/a", "x", "/y/")),
    ]
    assert [str(problem) for problem in check_names(known, [])] == [
        f"b.md  旧地址已被另一个展览占用。读到的是“{alias}”。"
        "用着它的是 content/exhibitions/a/index.md，请改其中一个。"
        for alias in ("/exhibitions/a", "x")
    ]
