"""The Pelican side of sharing."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from plugins.images.fonts import Font, find_font
from plugins.images.seal import draw_icon
from plugins.images.store import Picture
from plugins.images.title_card import RECIPE, SIZE, CardWords, draw_title_card
from plugins.library.open_data import json_file
from plugins.library.reading.files import link_file
from plugins.sharing.home_screen import APPLE, ICONS, MANIFEST, Icon, manifest
from plugins.sharing.looks import card_words, cards_of_parts

FOLDER = "cards"
_ARTICLES = ("events/", "news/")
"""Folders whose pages are something that was published on a day (Open Graph's ``article``)."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What the head of a page says of it to other programs."""

    title: str
    type: str
    image: str
    """Address from the site's root."""
    width: int
    height: int


def add_globals(pelican: Any) -> None:
    """Receiver of ``initialized``: the Jinja global ``shared``, and an empty list of cards."""
    settings = pelican.settings
    library = settings["SITENAME"]
    wanted: dict[str, CardWords] = {}

    def shared(
        url: str, title: str, depicted: Picture | None = None, occasion: Any = None
    ) -> Shared:
        title = unescape(str(title))
        kind = "article" if url.startswith(_ARTICLES) and url.count("/") > 1 else "website"
        own = title.removesuffix(f" · {library}")
        if depicted:
            size = depicted.small_width, depicted.small_height
            return Shared(own, kind, depicted.small, *size)
        return Shared(own, kind, ask_for(card_words(url, title, library, occasion)), *SIZE)

    def ask_for(words: CardWords) -> str:
        address = f"{FOLDER}/{words.digest(find_font())}.png"
        wanted[address] = words
        return address

    if settings["SITEURL"]:
        for words in cards_of_parts(library):
            ask_for(words)
    settings["CARDS"] = wanted
    settings["JINJA_GLOBALS"] = {**settings["JINJA_GLOBALS"], "shared": shared}


def write_cards(pelican: Any) -> None:
    """Receiver of ``finalized``: the cards that pages named, and what a home screen asks for."""
    settings, output = pelican.settings, Path(pelican.output_path)
    kept, font = Path(settings["BUILD_PATH"], FOLDER), find_font()
    for address, words in sorted(settings["CARDS"].items()):
        card = _drawn(kept / Path(address).name, partial(draw_title_card, words, font))
        link_file(card, output / address)
    name, root = settings["SITENAME"], urlsplit(settings["SITEURL"]).path.rstrip("/")
    for icon in (*ICONS, APPLE):
        link_file(_icon(icon, name, font, kept), output / icon.url)
    (output / MANIFEST).write_bytes(json_file(manifest(name, root)))


def _icon(icon: Icon, name: str, font: Font | None, kept: Path) -> Path:
    words = CardWords(name, f"{icon.side} {icon.maskable}", RECIPE)
    path = kept / f"{words.digest(font)}.png"
    return _drawn(path, partial(draw_icon, name, font, icon.side, icon.maskable))


def _drawn(path: Path, draw: Callable[[], bytes]) -> Path:
    """A picture as a file that is drawn once."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        making = path.with_name(f".{path.name}.{os.getpid()}")  # another process may draw the same
        making.write_bytes(draw())
        making.replace(path)
    return path
