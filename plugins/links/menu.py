"""Addresses of the site that stand in no text: the menu's, and ``Link`` 链接 of a header."""

from collections.abc import Iterator, Set
from pathlib import Path

from plugins.library.facts import read_navigation
from plugins.library.kinds import known_texts
from plugins.library.reading.files import name_of, read_text
from plugins.library.reading.problems import Problem
from plugins.links.inside import Reach, fault_inside
from plugins.links.outside import SCHEME
from plugins.links.texts import LinkedText


def check_menu(content: Path, known: Set[str]) -> Iterator[Problem]:
    """An error for each that leads to no page; those that are none, their readers tell."""
    reach, file = Reach(content, known), content / "navigation.toml"
    name = name_of(file, content)
    words = read_text(file, name)[0] if file.is_file() else ""
    menu = LinkedText(file, name, words, 1, (), ())
    navigation = read_navigation(content)[0]
    for link in navigation.links:
        if not SCHEME.match(link.url) and not link.url.startswith("/"):
            yield from _told(f"/{link.url}", menu, menu.line_of(f'"/{link.url}"'), reach)
    for one in known_texts(content):
        address, header = one.header.get("link"), one.header
        if address.startswith("/") and not address.startswith("//"):
            text = LinkedText(one.file, header.path, "", 1, (), ())
            yield from _told(address, text, header.line("link"), reach)


def _told(address: str, text: LinkedText, line: int, reach: Reach) -> Iterator[Problem]:
    if fault := fault_inside(address, text, reach):
        yield fault.report(text.name, line, fault.what, address, fault.remedy)
