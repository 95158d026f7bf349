"""Markdown without stray spaces, and prose that can't harm."""

from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from plugins.typography.filters import json_ld
from plugins.typography.prose import prose


def html(text: str) -> str:
    return str(markdown(text, extensions=["extra", "plugins.typography.cjk_lines"]))


def test_a_break_between_chinese_characters_is_no_space() -> None:
    assert html("图书\n馆") == "<p>图书馆</p>"
    assert html("图书，\n“馆”") == "<p>图书，“馆”</p>"


def test_a_break_beside_latin_letters_stays() -> None:
    assert html("图书 CD\n机") == "<p>图书 CD\n机</p>"


def test_breaks_around_emphasis_are_joined_too() -> None:
    assert html("图\n**书**\n馆") == "<p>图<strong>书</strong>馆</p>"
    assert html("甲**乙**丙\n丁") == "<p>甲<strong>乙</strong>丙丁</p>"


def test_code_keeps_its_lines() -> None:
    assert "图\n书" in html("```\n图\n书\n```")


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
