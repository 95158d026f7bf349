"""HTML of any shape is read, and nothing of it changes but what is put in its place."""

import re

from hypothesis import given
from hypothesis import strategies as st

from plugins.links.tags import read_tags, with_tags

PARTS = (
    *(
        "<a href='/甲/'>",
        '<a href="/a?b&amp;c">',
        "<img src={attach}a.jpg>",
        "<br/>",
        "</a>",
        "<p>",
    ),
    *(
        "<code>",
        "</code>",
        "<h2>",
        "</h2>",
        "<h3 id=x>",
        "</h3>",
        "<!-- <a href='/x/'> -->",
        "<!--",
    ),
    *(
        "<![x[",
        "]]>",
        "<!DOCTYPE x>",
        "<?php ?>",
        "<",
        ">",
        "&lt;",
        "&",
        "\n",
        "书",
        '"',
        "<a<b",
        "</",
    ),
    *("<script>", "</script>", "<textarea>", "<a title='>' href=/x/>", "<a href>", "-->", "\0"),
)
HTML = st.lists(st.sampled_from(PARTS), max_size=30).map("".join)


@given(HTML)
def test_every_tag_stands_where_it_is_said_to_stand(html: str) -> None:
    found = read_tags(html)
    for tag in found.tags:
        written = html[tag.start : tag.end]
        assert written.lower().startswith(f"<{tag.name}") and written.endswith(">")
    for start, end in found.comments:
        assert html[start] == "<" and html[end - 1] == ">"


@given(HTML)
def test_nothing_but_comments_goes_where_nothing_is_put(html: str) -> None:
    left = with_tags(html, lambda tag: None)
    comments = read_tags(html).comments
    assert len(left) == len(html) - sum(end - start for start, end in comments)


@given(HTML)
def test_a_tag_that_is_written_anew_says_the_same(html: str) -> None:
    anew = with_tags(html, lambda tag: tag.written())
    assert [(tag.name, tag.attributes) for tag in read_tags(anew).tags] == [
        (tag.name, tag.attributes) for tag in read_tags(html).tags
    ]


def test_words_of_a_heading_are_those_of_all_that_is_in_it() -> None:
    (heading,) = read_tags("<h2>开放 <code>时间</code>\n<em>一</em></h2><p>文</p>").headings
    assert heading.words == "开放 时间 一"


def test_what_is_in_a_comment_or_in_code_is_no_tag() -> None:
    html = "<!-- <a href='/x/'> --><code>&lt;a href='/y/'&gt;</code><a href='/z/'>文</a>"
    tags = read_tags(html).tags
    assert [tag.attributes["href"] for tag in tags if "href" in tag.attributes] == ["/z/"]
    assert not re.search("<!--", with_tags(html, lambda tag: None))
