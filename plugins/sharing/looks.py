"""Which card a page is given: its words, pattern and cloth follow from its address. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from plugins.images.title_card import CardWords
from plugins.library.site.whereabouts import FOLDERS, name_of_title

CATALOG = "catalog/"
OWN_BELOW = ("catalog/lists/",)
"""Parts of the catalogue whose pages staff wrote one by one."""
_PART = 2
"""Folders in the address of a part, ``catalog/clc/``."""


@dataclass(frozen=True, slots=True)
class CardLook:
    """Of the cards of one kind."""

    pattern: str
    cloth: str
    kind: str = ""
    """What the card calls it; empty: as its folder of addresses is called."""


_PROSE = CardLook("rules", "ink", "本馆")
LOOKS: Mapping[str, CardLook] = MappingProxyType(
    {
        "about/": CardLook("rules", "bronze", "本馆"),
        "branches/": CardLook("places", "green"),
        "catalog/": CardLook("spines", "blue"),
        "children/": CardLook("hills", "violet", "少儿"),
        "chronicle/": CardLook("months", "brown"),
        "disclosure/": CardLook("bars", "ink"),
        "elder/": CardLook("rules", "teal", "长辈版"),
        "events/": CardLook("verse", "green"),
        "exhibitions/": CardLook("lattice", "teal"),
        "news/": CardLook("rules", "blue", "通知"),
        "quizzes/": CardLook("case", "violet", "答题"),
        "reports/": CardLook("bars", "brown"),
        "services/": CardLook("rules", "teal", "服务"),
        "transcripts/": CardLook("rings", "ink", "实录"),
    }
)
"""By the first part of an address."""
OCCASIONS: Mapping[str, CardLook] = MappingProxyType(
    {
        "讲座": CardLook("rings", "green"),
        "培训": CardLook("case", "blue"),
        "科普": CardLook("hills", "bronze"),
        "校园": CardLook("hills", "bronze"),
        "展览": CardLook("lattice", "teal"),
        "节": CardLook("lanterns", "brown"),
        "春节": CardLook("lanterns", "brown"),
        "志愿": CardLook("places", "violet"),
        "答题": CardLook("case", "violet"),
        "诵": CardLook("verse", "ink"),
        "朗读": CardLook("verse", "ink"),
    }
)
"""By a word of an event's type."""


def card_words(url: str, title: str, library: str, occasion: Any = None) -> CardWords:
    """The words of a page's card.

    ``title``: of the document, with the library's name behind it; ``occasion``: the event that the
    page tells of.
    """
    part = part_of(url)
    if part:
        url, title = part, FOLDERS[part].words
    folder = f"{url.partition('/')[0]}/"
    look = LOOKS.get(folder, _PROSE)
    kind = look.kind or (FOLDERS[folder].words if folder in FOLDERS else "")
    name = name_of_title(title, library)
    if not occasion:
        return CardWords(name, kind if url else "", library, look.pattern, look.cloth)
    own = look_of_types(occasion.types) or look
    kind = occasion.types[0] if occasion.types else kind
    return CardWords(name, kind, library, own.pattern, own.cloth, occasion.first_day)


def part_of(url: str) -> str:
    """The part of the catalogue whose card a page shares; empty where it has one of its own."""
    if not url.startswith(CATALOG) or url.startswith(OWN_BELOW):
        return ""
    part = "/".join(url.split("/")[:2]) + "/"
    if part in FOLDERS:
        return part
    return CATALOG if url.count("/") > _PART else ""


def cards_of_parts(library: str) -> tuple[CardWords, ...]:
    """The cards of all parts: pages of shelves are kept between builds, and don't ask again."""
    parts = (one for one in FOLDERS if part_of(one) == one)
    return tuple(card_words(one, "", library) for one in parts)


def look_of_types(types: Iterable[str]) -> CardLook | None:
    """The look of the first type that says which."""
    found = (look for name in types for word, look in OCCASIONS.items() if word in name)
    return next(found, None)
