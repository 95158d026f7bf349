"""Articles: what a post becomes, construct by construct."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.typography.markdown import to_html
from plugins.wechat.looks import LOOKS, PLAIN, STANDARD, Look
from plugins.wechat.render import GUARD, Press, Rendered, render
from plugins.wechat.sanitise import sanitise

SITE = "https://example.org"
PICTURES = f"{SITE}/wechat/"
PRESS = Press(SITE, known={"news/old": "https://mp.weixin.qq.com/s/old"})
PUBLISHED = {"/a.png": f"{PICTURES}a.jpg"}
CODE = f"{PICTURES}code.png"
PARAGRAPH = "安居区图书馆的读者在春天里读书，也在秋天里读书，还把读过的书讲给身边的人听。" * 2
EVERY_LOOK = [*LOOKS.values(), PLAIN]


def article(text: str, look: Look = STANDARD) -> Rendered:
    """The article of a Markdown text."""
    return render(to_html(text), look, PRESS, PUBLISHED, CODE)


def bare(text: str) -> str:
    """The article without styles and guards, which are the look's business."""
    html = article(text).html.removeprefix(GUARD).removesuffix(GUARD)
    inner = re.sub(r' style="[^"]*"', "", html)
    return inner.removeprefix("<section>").removesuffix("</section>")


def test_four_thousand_characters_stay_below_nine_thousand_of_html() -> None:
    text = (PARAGRAPH + "\n\n") * (4000 // len(PARAGRAPH) + 1)
    assert len(text) >= 4000
    for look in EVERY_LOOK:
        assert article(text, look).characters <= 9_000


@pytest.mark.parametrize("look", EVERY_LOOK, ids=lambda look: look.key)
def test_a_look_has_few_rules_and_nothing_that_wechat_drops(look: Look) -> None:
    assert look.css.count("{") <= 40
    for word in ("var(", "font-family", "position", "float", "flex", "@media", ":hover", "url("):
        assert word not in look.css


def test_the_first_and_last_blocks_are_invisible_paragraphs() -> None:
    html = article("文").html
    assert html.startswith(GUARD) and html.endswith(GUARD)


@pytest.mark.parametrize("look", LOOKS.values(), ids=lambda look: look.key)
def test_a_box_leaves_no_gap_below_its_last_paragraph(look: Look) -> None:
    first, last = re.findall(r'<p style="margin:([^;"]+)', article("> 一\n>\n> 二", look).html)[1:3]
    assert (first, last) == ("0 0 1em", "0")


def test_a_list_becomes_sections_with_their_marks_as_text() -> None:
    assert bare("- 一\n- **二**三") == (
        "<section><section>• 一</section><section>• <strong>二</strong>三</section></section>"
    )
    assert "<section>3. 丙</section>" in bare("3. 丙\n4. 丁")


def test_an_inner_list_stands_within_its_item() -> None:
    html = bare("- 一\n    - 甲\n        1. 子\n- 二")
    assert "• 一<section><section>◦ 甲<section><section>1. 子</section>" in html
    assert "<ul" not in html and "<li" not in html


def test_the_paragraphs_of_a_loose_list_keep_their_marks() -> None:
    assert "<section><p>• 一</p></section>" in bare("- 一\n\n- 二")


def test_lines_of_code_keep_their_ends_and_their_spaces() -> None:
    assert (
        bare("```\nif a:\n    b  c\n```")
        == "<section>if a:<br>&nbsp;&nbsp;&nbsp;&nbsp;b&nbsp;&nbsp;c</section>"
    )


def test_a_table_of_nine_columns_scrolls_in_a_box_of_its_own() -> None:
    row = "|" + "甲|" * 9
    html = article(f"{row}\n|{'---|' * 9}\n{row}").html
    assert html.count("<th") == 10  # nine, and thead
    assert 'overflow-x:auto"><table' in html


def test_alignment_of_a_column_stays() -> None:
    assert "text-align:right" in article("|a|\n|--:|\n|1|").html


def test_a_picture_stands_by_its_published_address_and_others_go() -> None:
    html = bare("![图](/a.png)\n\n![外](https://elsewhere.example/b.png)\n\n文")
    assert html == f'<p><img src="{PICTURES}a.jpg" alt="图"></p><p>文</p>'


def test_a_figure_has_its_caption_below() -> None:
    html = bare(
        '<figure><a href="/x/"><img src="/a.png" alt="图"></a><figcaption>题</figcaption></figure>'
    )
    assert html == f'<section><p><img src="{PICTURES}a.jpg" alt="图"></p><p>题</p></section>'


@pytest.mark.parametrize("link", ["tel:0825-1234567", "https://mp.weixin.qq.com/s/abc"])
def test_links_that_wechat_keeps_live(link: str) -> None:
    assert f'<a href="{link}">' in bare(f"[看]({link})")


@pytest.mark.parametrize("link", ["/news/old/", f"{SITE}/news/old/", "/news/old/#part"])
def test_a_page_of_ours_that_stands_in_wechat_is_linked_there(link: str) -> None:
    assert bare(f"[旧文]({link})") == '<p><a href="https://mp.weixin.qq.com/s/old">旧文</a></p>'


def test_other_links_become_notes_and_the_same_address_one_number() -> None:
    done = article("[甲](/about/)、[乙](https://b.example/)、[又甲](/about/)")
    assert [note.address for note in done.notes] == [f"{SITE}/about/", "https://b.example/"]
    assert "甲<sup>[1]</sup>、乙<sup>[2]</sup>、又甲<sup>[1]</sup>" in done.html
    assert "[1] 甲：https://example.org/about/" in done.html
    assert "code.png" in done.html
    assert "<a" not in done.html


def test_an_address_that_is_its_own_words_gets_no_number() -> None:
    assert bare("<https://b.example/>") == "<p>https://b.example/</p>"


def test_mail_becomes_text() -> None:
    assert bare("[写信](mailto:a@b.example)") == "<p>写信（a@b.example）</p>"


@pytest.mark.parametrize(
    "link",
    [
        "https://mp.weixin.qq.com.evil.example/s/a",
        "https://evil.example@mp.weixin.qq.com.evil.example/",
        "http://mp.weixin.qq.com/s/a",
        "javascript:alert(1)",
        "weixin://dl/business",
        "//mp.weixin.qq.com/s/a",
        "https://[",
    ],
)
def test_a_link_that_only_looks_like_wechats_does_not_live(link: str) -> None:
    assert "<a" not in render(f'<p><a href="{link}">看</a></p>', STANDARD, PRESS, {}).html


def test_footnotes_have_no_anchors() -> None:
    html = bare("字[^1]\n\n[^1]: 注的话。")
    assert "字<sup>注1</sup>" in html
    assert "注释" in html and "1. 注的话。</p>" in html
    assert "<a" not in html


def test_sound_and_film_send_to_the_site() -> None:
    done = article('<audio src="/a.mp3"></audio>\n\n<iframe src="https://v.example"></iframe>')
    assert done.has_media
    assert "可以收听" in done.html and "可以观看" in done.html and "code.png" in done.html


def test_scripts_and_styles_leave_nothing_behind() -> None:
    html = bare("文\n\n<script>alert(1)</script><style>p{}</style>\n\n<p onclick='x' id='y'>字</p>")
    assert html == "<p>文</p><p>字</p>"


def test_readings_above_characters_stay() -> None:
    ruby = "<ruby>字<rp>(</rp><rt>zì</rt><rp>)</rp></ruby>"
    assert ruby in bare(ruby)


def test_words_that_wechat_may_not_know_keep_their_text() -> None:
    html = bare("<q>引</q><kbd>Ctrl</kbd> <mark>亮</mark> <b>粗</b><i>斜</i>")
    assert html == "<p>“引”Ctrl <span>亮</span> <strong>粗</strong><em>斜</em></p>"


@pytest.mark.parametrize("text", ["\x00控\x0b制", "😀𠮷", "\ud800", "<" * 300, "<div>" * 600])
def test_odd_text_is_an_article_all_the_same(text: str) -> None:
    done = render(f"<p>{text}</p>", STANDARD, PRESS, PUBLISHED, CODE)
    assert sanitise(done.html, PICTURES) == done.html
    assert all(letter in done.html for letter in set(text) & set("控制😀𠮷"))


def test_thirty_thousand_characters_are_all_there() -> None:
    done = article("字" * 99 + "。\n\n" + ("文" * 300 + "\n\n") * 100)
    assert done.html.count("文") == 30_000


MARKUP = st.sampled_from(
    "<p> </p> <ul> <ol> <li> </li> </ul> <table> <tr> <td> <th> <pre> <code> <a> <blockquote> "
    "</blockquote> <section> <q> <b> <i> <svg> <math> <figure> <figcaption> <hr> <br> <audio> "
    "<h1> <h6> <select> <template> <style> <title> <ruby> <rt> <dl> <dt> <dd> </a> </td> "
    "<caption> <colgroup> <tfoot> </table> <!-- --> <![CDATA[ <details> <summary> <video> &lt; "
    '<img/src="/a.png"> <a/href="/about/"> <a/href="tel:1"> <td/style="text-align:right"> '
    '<p/class="card"> <li/class="footnote-ref"> <ol/start="7"> &#0; &nbsp;'.split()
)
HTML = st.lists(st.one_of(MARKUP, st.text(max_size=8)), max_size=30).map("".join)


@given(HTML, st.sampled_from(EVERY_LOOK))
def test_whatever_comes_in_cleaning_an_article_again_changes_nothing(html: str, look: Look) -> None:
    done = render(html, look, PRESS, PUBLISHED, CODE)
    assert sanitise(done.html, PICTURES) == done.html
    assert not re.search(r"<a(?! href=\"(tel:|https://mp\.weixin\.qq\.com/))[\s>]", done.html)
    assert not re.search(r"<img(?![^>]* src=\"https://example\.org/wechat/)", done.html)
    assert " class=" not in done.html and " id=" not in done.html


@given(st.text(max_size=400))
def test_whatever_is_written_in_markdown_becomes_an_article(text: str) -> None:
    done = article(text)
    assert sanitise(done.html, PICTURES) == done.html


def test_the_number_of_an_item_is_the_one_that_was_typed() -> None:
    html = bare("3. 甲\n5. 乙\n6. 丙")
    assert [mark for mark in ("3. 甲", "5. 乙", "6. 丙") if mark in html] == [
        "3. 甲",
        "5. 乙",
        "6. 丙",
    ]
