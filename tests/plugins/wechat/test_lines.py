"""The plain words of an article: what a card says, and a digest begins with."""

import pytest

from plugins.wechat.draft import lines_of, text_of


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        (
            "<blockquote><p><b>时间</b>　4月23日<br><b>地点</b>　总馆</p></blockquote>",
            ["时间 4月23日", "地点 总馆"],
        ),
        ("<p>归去来兮，</p><p>归去来兮，</p>", ["归去来兮，", "归去来兮，"]),
        ("<ul><li>甲<ul><li>乙</li></ul></li><li><p>丙</p></li></ul>", ["甲", "乙", "丙"]),
        (
            "<table><tr><th>站</th><td>日</td></tr><tr><th>东</th><td>1</td></tr></table>",
            ["站 日", "东 1"],
        ),
        ("<p>one\ntwo</p>\n<h2>三</h2>", ["one two", "三"]),
        ("<p> </p><p><img src='a.jpg' alt=''></p>", []),
    ],
)
def test_every_paragraph_item_row_and_broken_line_is_a_line(html: str, lines: list[str]) -> None:
    assert lines_of(html) == lines
    assert text_of(html) == " ".join(lines)
