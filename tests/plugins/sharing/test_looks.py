"""Which card a page is given."""

from types import SimpleNamespace

import pytest

from plugins.images.card_art import PATTERNS
from plugins.images.title_card import CLOTHS
from plugins.sharing.looks import LOOKS, OCCASIONS, card_words, cards_of_parts

LIBRARY = "示例区图书馆"


def test_every_look_can_be_drawn() -> None:
    for look in (*LOOKS.values(), *OCCASIONS.values()):
        assert look.pattern in PATTERNS and look.cloth in CLOTHS


def test_a_page_is_called_by_its_own_name_and_its_folder() -> None:
    words = card_words("branches/east/", f"城东分馆 · {LIBRARY}", LIBRARY)
    assert (words.title, words.kind, words.library) == ("城东分馆", "分馆", LIBRARY)


def test_the_first_page_is_the_library() -> None:
    words = card_words("", LIBRARY, LIBRARY)
    assert (words.title, words.kind) == (LIBRARY, "")


@pytest.mark.parametrize("url", ["catalog/clc/I/", "catalog/clc/I/2/", "catalog/new/2026-3/"])
def test_shelves_share_the_card_of_their_part(url: str) -> None:
    part = "/".join(url.split("/")[:2]) + "/"
    words = card_words(url, f"甲 · {LIBRARY}", LIBRARY)
    assert words == card_words(part, f"乙 · {LIBRARY}", LIBRARY)
    assert words in cards_of_parts(LIBRARY)


def test_a_reading_list_has_a_card_of_its_own() -> None:
    assert card_words("catalog/lists/spring/", f"春天 · {LIBRARY}", LIBRARY).title == "春天"


def test_an_event_shows_its_type_and_its_day() -> None:
    event = SimpleNamespace(types=("编程培训",), first_day=None)
    words = card_words("events/2021/code/", f"编程 · {LIBRARY}", LIBRARY, event)
    assert (words.kind, words.pattern) == ("编程培训", "case")
