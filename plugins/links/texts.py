"""Every link of every text, as the text is rendered: in code and in comments there is none.

A link's line is found by its target: where a text has it as a target the first time, the second
time, and so on.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path

from plugins.library.exhibitions.reading import read_all
from plugins.library.kinds import known_texts, read_header
from plugins.library.reading.code import without_code
from plugins.library.reading.files import markdown_files
from plugins.library.reading.once import once
from plugins.library.site.claims import with_what_is_held
from plugins.library.site.pieces import pieces
from plugins.links.tags import Tag, Tags, read_tags
from plugins.typography.markdown import to_html

ATTRIBUTES = ("href", "src", "poster", "data", "cite", "formaction", "action", "content")
"""Where HTML has an address, and Pelican looks for a file to copy (``_get_intrasite_link_regex``),
also in a tag that a page drops afterwards."""
_SUSPECT = re.compile(r"[\[［<〔@]|\]|://|www\.", re.IGNORECASE)
"""What no text without links is without: the others are passed over unread."""
_MAY_BEGIN = r"""(?:\]\(\s*|\]:\s*|<|["'=（(])\s*"""


@dataclass(frozen=True, slots=True)
class Link:
    """An address that a text has a link to, shows a picture from, or gives otherwise."""

    target: str
    """As a browser reads it, without blanks around."""
    line: int
    """Of the file."""
    tag: str
    attribute: str
    before: str = ""
    """The character before it, where there is no tag."""
    words: str = ""
    """What a picture is said to show."""

    @property
    def is_followed(self) -> bool:
        """Whether readers get there; what else a text may name is dropped from its page."""
        return (self.tag, self.attribute) in (("a", "href"), ("img", "src"))


@dataclass(frozen=True, slots=True)
class LinkedText:
    """A Markdown text, and where it leads."""

    file: Path
    name: str
    """As messages have it."""
    words: str
    """All of them, below the header."""
    first_line: int
    pieces: tuple[str, ...]
    """What of it goes through Markdown, each piece by itself; the rest is printed as it stands."""
    links: tuple[Link, ...]

    def line_of(self, words: str) -> int:
        """The line of the file on which the text has these words."""
        return self.first_line + self.words.count("\n", 0, max(0, self.words.find(words)))


@once
def linked_texts(content: Path) -> tuple[LinkedText, ...]:
    """Every text of the content folder."""
    return (*_texts(content), *_cells(content))


def _texts(content: Path) -> Iterator[LinkedText]:
    cut: dict[str, list[str]] = {text.header.path: [] for text in known_texts(content)}
    for piece in pieces(content):
        cut.setdefault(piece.path, []).append(piece.text)
    for file in markdown_files(content):
        header = read_header(file, content)
        parts = tuple(cut.get(header.path, [header.body]))
        links = tuple(_links(parts, header.body, header.body_line, content))
        yield LinkedText(file, header.path, header.body, header.body_line, parts, links)


def _cells(content: Path) -> Iterator[LinkedText]:
    """What sheets say of exhibits: a row is a line, however many its cell has."""
    for one in read_all(content)[0].exhibits:
        words, file = one.description, content.parent / one.path
        links = tuple(replace(link, line=one.line) for link in links_of(words, content))
        yield LinkedText(file, one.path, words, one.line, (words,), links)


def rendered(text: str, content: Path) -> Tags:
    """What is in a text as its page has it."""
    return read_tags(_html(text, content))


def _html(text: str, content: Path) -> str:
    return with_what_is_held(to_html(text), content)


def links_of(text: str, content: Path, first_line: int = 1) -> Iterator[Link]:
    """Every address in a Markdown text, in the order of its rendering."""
    yield from _links((text,), text, first_line, content)


def _links(parts: Iterable[str], words: str, first_line: int, content: Path) -> Iterator[Link]:
    """Those of the parts of a text that has these words."""
    seen: Counter[str] = Counter()
    words = without_code(words)
    for part in filter(_SUSPECT.search, parts):
        html = _html(part, content)
        for tag, attribute in _addresses(html):
            target = tag.attributes[attribute].strip()
            line = first_line + _line(target, words, seen[target])
            seen[target] += 1
            before, alt = html[max(0, tag.start - 1) : tag.start], tag.attributes.get("alt", "")
            yield Link(target, line, tag.name, attribute, before, alt.strip())


def _addresses(html: str) -> Iterator[tuple[Tag, str]]:
    for tag in read_tags(html).tags:
        if tag.attributes.get("class", "").startswith("footnote-"):
            continue  # between a note and its number: no author wrote it
        yield from ((tag, one) for one in ATTRIBUTES if one in tag.attributes)


def _line(target: str, text: str, before: int) -> int:
    """Lines above the place at which a text has a target, ``before`` of which were found."""
    if not target:
        places = [match.start() for match in re.finditer(r"\]\(\s*(?:<>)?\s*\)|=\s*[\"']{2}", text)]
    else:
        places = _places(target, text) or _places(target, unescape(text).replace("\\", ""))
    if not places:
        return 0
    return text.count("\n", 0, places[min(before, len(places) - 1)])


def _places(target: str, text: str) -> list[int]:
    """Where a target stands as one; else wherever it stands."""
    words = re.escape(target)
    exact = rf"{_MAY_BEGIN}{words}(?=[\s)>\"'）]|$)"
    for pattern in (exact, words):
        places = [match.end() for match in re.finditer(pattern, text, re.MULTILINE)]
        if places:
            return places
    return []
