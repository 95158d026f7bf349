"""What a text loses is told, with its line; what nothing lost is not."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.library.reading.files import MARKDOWN_LIMIT
from plugins.library.reading.problems import Severity
from tests.support.conserved import page, seen, shown, told, told_of, without_one
from tests.support.drawn_texts import text as drawn_text
from tests.support.growth import TIMES_LONGER, grows_with_length
from tests.support.laws import examples
from tests.support.soak_mark import brief

DELETIONS = 1_000
UNITS = (
    "中文的一段，没有什么特别。\n\n",
    "**",
    "` `` ",
    "甲_乙*丙",
    "| 甲 ",
    "- 甲\n",
    "> ",
)
"""No brackets that nobody closes: Markdown itself takes the square of their number."""
EACH = 20
"""Deletions in one text: rendering costs more than reading."""
TRIED = 100
"""Characters of a text that are deleted one after the other."""


@pytest.mark.soak
def test_of_a_thousand_characters_deleted_a_thousand_are_missed() -> None:
    found = tried = 0
    while tried < DELETIONS:
        own = random.Random(random.random())
        text = drawn_text(own)
        html = page(text)
        if told_of(text, html):
            continue
        spans = seen(html)
        for _ in range(EACH):
            tried += 1
            found += bool(told_of(text, without_one(html, spans, own)))
    assert found == tried


@settings(max_examples=examples(2))
@given(seed=st.integers(0, 2**32))
def test_no_character_of_a_rendering_goes_unmissed(seed: int) -> None:
    """Of each text so many characters, drawn anew: a longer run comes to all of them."""
    own = random.Random(seed)
    text = drawn_text(own)
    html = page(text)
    spans = seen(html)
    tried = own.sample(spans, min(len(spans), TRIED))
    missed = [html[a - 20 : b] for a, b in tried if not told_of(text, html[:a] + html[b:])]
    assert missed == []


@given(seed=st.integers(0, 2**32))
def test_a_text_of_the_guides_markdown_loses_nothing(seed: int) -> None:
    text = drawn_text(random.Random(seed))
    assert [str(problem) for problem in told(text)] == []


def test_a_figure_of_a_list_that_changed_is_told() -> None:
    text = "3. 甲\n4. 乙\n"
    assert told(text) == []
    (problem,) = told_of(text, "<ol><li>甲</li><li>乙</li></ol>")[:1]
    assert (problem.line, problem.severity) == (1, Severity.ERROR)


@pytest.mark.parametrize(
    ("text", "html", "lost"),
    [
        ("80*180 cm，60*90 cm", "<p>80<em>180 cm，60</em>90 cm</p>", "**"),
        ("长*宽*高", "<p>长<em>宽</em>高</p>", "**"),
        ("snake_case_name", "<p>snake<em>case</em>name</p>", "__"),
        ("[来源]: 四川", "", "[来源]:四川"),
        ("*[安居]: 区名\n\n安居", "<p>安居</p>", "*[安居]:区名"),
        ("## 甲 {2021—2025}", "<h2>甲</h2>", "{2021—2025}"),
        ("甲[^1]", "<p>甲</p>", "[^1]"),
        ("> 甲", "<p>甲</p>", ">"),
        ("- 甲", "<p>甲</p>", "-"),
        ("# 甲", "<p>甲</p>", "#"),
        ("`甲`", "<p>甲</p>", "``"),
        ("甲 | 乙", "<p>甲 乙</p>", "|"),
        ("**甲**", "<p>甲</p>", "****"),
        ("![甲](/a.png)", '<p><img src="/a.png" alt=""></p>', "甲"),
        ("[甲](/a)", "<p>甲</p>", "[](/a)"),
        ("5 < 6", "<p>5 6</p>", "<"),
        (r"\*", "", "*"),
        ("甲&lt;乙", "<p>甲乙</p>", "<"),
        ("甲\n\n乙\n\n丙", "<p>甲</p><p>丙</p>", "乙"),
        ("甲乙丙丁戊己", "<p>乙甲丙丁戊己</p>", "乙"),
    ],
)
def test_what_is_gone_is_named(text: str, html: str, lost: str) -> None:
    assert lost in "".join(problem.found for problem in told_of(text, html))


@pytest.mark.parametrize(
    "text",
    [
        "展板 80*180 cm，海报 60*90 cm。（长*宽*高）",
        "获奖：李**，王**，张**，张*明、李*、王*华、手机 138****1234",
        "#话题# 好，周一~~周五，周六~~周日，注：*为必填，**为选填",
        "甲 <!-- 不给人看 --> 乙\n\n<!-- 也\n\n不 -->",
        "[甲][r] [r] [乙](/x \"题\") ![丙](<a b.jpg>)\n\n[r]: /b/ '题'",
        "甲[^1]乙[^二]。\n\n[^1]: 注一\n    续\n[^二]: 注二\n\n后文。",
        "```python\nx = **a** # [b](c)\n```\n\n`&lt;` 和 &lt; 和 ``a`b``",
        "| 甲 | 乙 |\n|:--|--:|\n| 1 | `a` |\n\n甲\n:   乙",
        "👨\u200d👩\u200d👧 甲\u200b乙\u202e丙\ufeff",
        "\u3000\u3000甲，\n\u3000\u3000乙。\n\n<div>丙</div>\n\n〔咨询电话〕",
        "3. 三\n4. 四\n   - 内\n\n> - 引\n> - 文",
        "见 [甲\n#92](/a) 和 [乙](/b)\n\n[甲]: /c/\n[乙]: /d/\n\n[丙]: /e/",
        "# 甲\n<pre>\n====\n== 乙\n====\n - 丙 > **丁\n</pre>",
        "```甲 乙\n丙\n```\n\n| 甲 | 乙 |\n|---|---|\n| `--x` | 丙 |",
        "<p>甲<br>乙 <img src='/a.png' alt='丙'></p>\n\n<script>不给人看</script>",
    ],
)
def test_of_a_text_that_lost_nothing_nothing_is_told(text: str) -> None:
    assert [str(problem) for problem in told(text)] == []


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("甲\n\n**乙", 3, "没有成为加粗"),
        ("甲\n\n（**乙 **）丙", 3, "没有成为加粗"),
        ("甲\n\n乙 `丙", 3, "没有成对"),
        ("甲\n\n```\n乙\n", 3, "代码块没有结束"),
        ("", 1, "没有正文"),
        ("<!-- 以后再写 -->", 1, "没有正文"),
        ("甲\n\n| 乙 | 丙 |", 3, "没有成为表格"),
        ("甲\n\n" + "> " * 300 + "乙", 3, "没有成为引用"),
        ("~~ 甲 ~~", 1, "没有成为删除线"),
    ],
)
def test_what_is_not_as_it_was_meant_is_told(text: str, line: int, what: str) -> None:
    assert [(one.line, one.severity) for one in told(text) if what in one.what][:1] == [
        (line, Severity.WARNING)
    ]


@pytest.mark.parametrize("text", ["甲\n\n<b?>乙"])
@pytest.mark.parametrize("instead", ["＜", "&lt;"])
def test_who_follows_a_remedy_has_mended_the_mistake_and_made_no_new_one(
    text: str, instead: str
) -> None:
    (problem,) = told(text)
    assert instead in problem.remedy
    lines = text.split("\n")
    at = lines[problem.line - 1].index(problem.found[:1], 1 if text[0] == "<" else 0)
    lines[problem.line - 1] = (
        lines[problem.line - 1][:at] + instead + lines[problem.line - 1][at + 1 :]
    )
    assert told("\n".join(lines)) == []


@pytest.mark.parametrize(
    "text",
    ["[来源]: 四川", "# 甲 {乙}", "*[甲]: 乙", "> 甲", "| 甲", "80*180*60", "~~甲~~", "`甲`"],
)
def test_a_backslash_is_a_remedy_for_every_sign_that_is_said_to_want_one(text: str) -> None:
    for sign in sorted({one for one in text if one.isascii() and not one.isalnum()} - {" ", ":"}):
        (problem, *_) = told_of(f"甲{sign}乙", "<p>甲乙</p>")
        assert f"“\\{sign}”" in problem.remedy
        mended = text.replace(sign, f"\\{sign}")
        assert sign in shown(page(mended)) and "\\" not in shown(page(mended))


def test_a_sign_that_is_lost_weighs_less_than_a_word() -> None:
    assert [p.severity for p in told_of("甲，乙", "<p>甲乙</p>")] == [Severity.WARNING]
    assert [p.severity for p in told_of("甲，乙", "<p>甲，</p>")] == [Severity.ERROR]


@pytest.mark.parametrize(
    "text",
    [
        "".join("    " * n + f"甲\n{'    ' * n}:   乙\n\n" for n in range(300)),
        "".join("  " * n + "- 甲\n" for n in range(300)),
        "> - " * 300 + "甲",
    ],
    ids=["definitions", "lists", "both"],
)
def test_what_is_three_hundred_deep_is_told_and_stands(text: str) -> None:
    problems = told(text)
    assert problems and all(one.line and "照样印在网页上" in one.what for one in problems)


@pytest.mark.parametrize("unit", brief(4, UNITS))
def test_time_grows_with_a_text_and_not_with_its_square(unit: str) -> None:
    assert grows_with_length(_judge, _rendered(unit, 10_000))


@pytest.mark.soak
@pytest.mark.parametrize("unit", UNITS)
def test_a_text_of_two_hundred_thousand_bytes_is_judged_as_fast(unit: str) -> None:
    assert grows_with_length(_judge, _rendered(unit, MARKDOWN_LIMIT))


def _rendered(unit: str, size: int) -> list[tuple[str, str]]:
    """A text and one four times as long, each with its page."""
    most = size // len(unit.encode())
    return [(text, page(text)) for text in (unit * (most // TIMES_LONGER), unit * most)]


def _judge(given: tuple[str, str]) -> None:
    """Read a text, its rendering, and half of that, which loses the other half."""
    text, html = given
    told_of(text, html)
    told_of(text, html[: len(html) // 2])
