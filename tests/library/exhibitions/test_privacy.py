"""What must not be published of children."""

import pytest

from plugins.library.reading.privacy import check_minors


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("安居小学三年级二班王小明", "小学三年级二班王小明"),
        ("安居小学 三（2）班 王小明（8岁）", "小学 三（2）班 王小明"),
        ("作者：磨溪中学学生李华", "中学学生李华"),
        ("幼儿园小朋友：陈某某《我的家》", "幼儿园小朋友：陈某某"),
        ("一小三年级 赵二！", "一小三年级 赵二"),
    ],
)
def test_a_school_beside_a_childs_name_is_told(text: str, found: str) -> None:
    (problem,) = check_minors(f"好\n{text}", "a.md", 1)
    assert str(problem) == (
        f"a.md:2  学校和孩子的名字写在了一起。读到的是“{found}”。"
        "请改成“公开署名”的写法，例如“儿童甲，7岁”；若不是人名，请换个说法。"
    )


@pytest.mark.parametrize(
    "text",
    [
        "儿童甲，7岁",
        "安居小学三年级的同学们画了端午",
        "兴旺明德小学",
        "王小明，安居小学校长",
        "小学生王维的诗读了三遍",
    ],
)
def test_a_school_or_a_name_alone_is_no_mistake(text: str) -> None:
    assert list(check_minors(text, "a.md", 1)) == []
