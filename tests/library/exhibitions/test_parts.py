"""All boards one after another, on as many pages as are light enough."""

from hypothesis import given
from hypothesis import strategies as st

from plugins.library.exhibitions.parts import ROOM, parts_of, weight_of
from plugins.library.exhibitions.pieces import Section
from tests.support.made import exhibition, panel

TEXT = st.text("一二三四五六七八九十百千万亿", max_size=900)


@given(st.lists(st.lists(TEXT, max_size=7), max_size=4))
def test_every_board_stands_once_in_order_and_no_page_is_too_heavy(texts: list[list[str]]) -> None:
    sections, number = list[Section](), 0
    for place, words in enumerate(texts):
        boards = []
        for text in words:
            number += 1
            boards.append(panel(number, text=text))
        sections.append(Section(f"单元{place}", f"单元{place}的话", tuple(boards)))
    whole = exhibition(sections=tuple(sections))
    parts = parts_of(whole)
    assert [one for part in parts for one in part.panels] == list(whole.panels)
    for part in parts:
        weights = [weight_of(one) for one in part.panels]
        assert weights and (len(weights) == 1 or sum(weights) <= ROOM)
    told = [section.text for part in parts for section in part.sections if section.text]
    assert told == [section.text for section in sections if section.panels]
    assert len({part.url for part in parts}) == len(parts)


def test_a_small_exhibition_has_one_page_of_boards() -> None:
    boards = tuple(panel(n, text="一段话。") for n in (1, 2, 3))
    (part,) = parts_of(exhibition(sections=(Section("", "", boards),)))
    assert (part.url, part.span) == ("exhibitions/a/all/", "一至三")
