"""Every link of every text, as the text is rendered: in code and in comments there is none.

A link's line is found by its target: where a text has it as a target the first time, the second
time, and so on.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path

from plugins.library.exhibitions.reading import read_all
from plugins.library.facts import with_facts
from plugins.library.kinds import read_header
from plugins.library.reading.files import markdown_files
from plugins.library.reading.once import once
from plugins.links.tags import Tags, read_tags
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
    first_line: int
    links: tuple[Link, ...]

    def line_of(self, words: str) -> int:
        """The line of the file on which the text has these words."""
        return self.first_line + self.words.count("\n", 0, max(0, self.words.find(words)))


@once
def linked_texts(content: Path) -> tuple[LinkedText, ...]:
    """Every text of the content folder."""
    return (*_texts(content), *_cells(content))


def _texts(content: Path) -> Iterator[LinkedText]:
    for file in markdown_files(content):
        header = read_header(file, content)
        links = tuple(links_of(header.body, content, header.body_line))
        yield LinkedText(file, header.path, header.body, header.body_line, links)


def _cells(content: Path) -> Iterator[LinkedText]:
    """What sheets say of exhibits: a row is a line, however many its cell has."""
    for one in read_all(content)[0].exhibits:
        links = tuple(replace(link, line=one.line) for link in links_of(one.description, content))
        yield LinkedText(content.parent / one.path, one.path, one.description, one.line, links)


def rendered(text: str, content: Path) -> Tags:
    """What is in a text as its page has it."""
    return read_tags(_html(text, content))


def _html(text: str, content: Path) -> str:
    return with_facts(to_html(text), content)


def links_of(text: str, content: Path, first_line: int = 1) -> Iterator[Link]:
    """Every address in a Markdown text, in the order of its rendering."""
    if not _SUSPECT.search(text):
        return
    seen: Counter[str] = Counter()
    html = _html(text, content)
    for tag in read_tags(html).tags:
        for attribute in ATTRIBUTES:
            if attribute in tag.attributes:
                target = tag.attributes[attribute].strip()
                line = first_line + _line(target, text, seen[target])
                seen[target] += 1
                before = html[max(0, tag.start - 1) : tag.start]
                words = tag.attributes.get("alt", "").strip()
                yield Link(target, line, tag.name, attribute, before, words)


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
