"""Markdown without stray spaces, and prose that can't harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.typography.filters import json_ld
from plugins.typography.markdown import to_html
from plugins.typography.prose import prose


def test_a_break_between_chinese_characters_is_no_space() -> None:
    assert to_html("图书\n馆") == "<p>图书馆</p>"
    assert to_html("图书，\n“馆”") == "<p>图书，“馆”</p>"


def test_a_break_beside_latin_letters_stays() -> None:
    assert to_html("图书 CD\n机") == "<p>图书 CD\n机</p>"


def test_breaks_around_emphasis_are_joined_too() -> None:
    assert to_html("图\n**书**\n馆") == "<p>图<strong>书</strong>馆</p>"
    assert to_html("甲**乙**丙\n丁") == "<p>甲<strong>乙</strong>丙丁</p>"


def test_code_keeps_its_lines() -> None:
    assert "图\n书" in to_html("```\n图\n书\n```")


def test_scripts_styles_handlers_and_forms_do_not_survive() -> None:
    dirty = (
        '<script>alert(1)</script><p onclick="x()" style="color:red">甲</p>'
        '<a href="javascript:alert(1)">乙</a><form><input></form><iframe src="//a.b"></iframe>'
    )
    assert prose(dirty) == "<p>甲</p><a>乙</a>"


def test_tables_headings_and_ruby_survive() -> None:
    clean = '<h2 id="a">甲</h2><table><tr><th scope="row">乙</th></tr></table>'
    clean += "<ruby>丙<rt>bǐng</rt></ruby>"
    assert '<h2 id="a">' in prose(clean) and '<th scope="row">' in prose(clean)
    assert "<rt>bǐng</rt>" in prose(clean)


def test_a_first_heading_of_a_text_stands_below_the_pages_own() -> None:
    assert prose(to_html("# 甲\n\n`<h1>` 乙")) == ("<h2>甲</h2>\n<p><code>&lt;h1&gt;</code> 乙</p>")


def test_columns_of_a_table_stand_where_the_text_puts_them() -> None:
    table = prose(to_html("| 年 | 册 | 注 |\n|---|---:|:-:|\n| 2021 | 57652 | 全 |\n"))
    assert '<td class="cell-right">57652</td>' in table
    assert '<th class="cell-center">注</th>' in table and "<td>2021</td>" in table


def test_the_way_back_from_a_footnote_is_named_in_chinese() -> None:
    assert 'title="回到正文中的注 1"' in prose(to_html("甲[^1]\n\n[^1]: 乙"))


@pytest.mark.parametrize(
    "html",
    [
        '<img src="/a.jpg" alt="桥" width="3" height="2" loading="lazy" decoding="async">',
        '<a href="/a/" title="去">甲</a>',
        '<ol start="3"><li>甲</li></ol>',
        '<table><tbody><tr><th colspan="2" rowspan="3" scope="row">甲</th>'
        '<td colspan="2" rowspan="3">乙</td></tr></tbody></table>',
        '<p id="a" lang="en" class="note">A <time datetime="2021-06-24">6月24日</time></p>',
    ],
)
def test_what_a_text_may_say_of_an_element_stays(html: str) -> None:
    assert prose(html) == html


def test_copies_of_our_pictures_stay_and_foreign_ones_go() -> None:
    own = '<img src="/a.jpg" srcset="/a/480.jpg 480w, /library/a/800.jpg 800w" sizes="100vw">'
    assert prose(f'<picture><source type="image/webp" srcset="/a.webp 480w">{own}</picture>') == (
        f'<picture><source type="image/webp" srcset="/a.webp 480w">{own}</picture>'
    )
    for foreign in ("https://else.example/a.jpg 2x", "//else.example/a.jpg 480w", "a.jpg 480w"):
        assert prose(f'<img src="/a.jpg" srcset="{foreign}">') == '<img src="/a.jpg">'


@given(st.text(alphabet=st.sampled_from("<>&\"'/= abponclickscript甲乙:javascript")))
def test_cleaning_is_a_fixed_point(text: str) -> None:
    assert prose(prose(text)) == prose(text)


def test_a_data_block_can_not_be_ended_by_its_data() -> None:
    assert "</script>" not in json_ld({"name": "</script><script>alert(1)</script>"})
