"""A heading of a page has a mark where a line may end, and is the same without the marks."""

import re

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from plugins.typography.breaks import headings_in_phrases, in_phrases
from plugins.typography.filters import FILTERS

TITLES = st.text(st.sampled_from("学习党史感恩图书馆《》·<&>\"' a1年"), max_size=30)


@given(TITLES)
def test_without_its_marks_a_heading_is_its_title(title: str) -> None:
    assert in_phrases(title).replace("<wbr>", "") == escape(title)


@given(TITLES)
def test_prose_without_the_marks_is_the_prose(title: str) -> None:
    prose = Markup(f'<h2 id="a">{escape(title)}</h2><p>{escape(title)}</p>')
    marked = headings_in_phrases(prose)
    assert marked.replace("<wbr>", "") == prose
    assert "<wbr>" not in marked.partition("</h2>")[2]


def test_prose_of_a_page_breaks_in_headings_alone() -> None:
    title = "图书馆服务宣传周"
    said = FILTERS["prose"](f"<h2>{title}</h2><p>{title}</p><h2>{title}<em>二</em></h2>")
    assert re.findall("<wbr>", said) == re.findall("<wbr>", in_phrases(title))


def test_what_is_markup_already_stays_as_it_is() -> None:
    assert in_phrases(Markup("<b>图书馆服务宣传周</b>")) == "<b>图书馆服务宣传周</b>"
