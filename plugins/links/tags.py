"""The tags of a piece of HTML, with their places in it.

Who only looks for links and who puts others in their place read by the same eyes: a link in code
or in a comment is none for either, however it is quoted. What is not replaced stays as it was, to
the letter.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

_CODE = frozenset({"code", "pre", "script", "style"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag."""

    name: str
    attributes: Mapping[str, str]
    """As a browser reads them: entities are characters."""
    start: int
    end: int
    """In the HTML."""

    def written(self, **changed: str) -> str:
        """The tag with other values of some attributes; a new one comes last."""
        values = {**self.attributes, **changed}
        pairs = "".join(f' {name}="{escape(value)}"' for name, value in values.items())
        return f"<{self.name}{pairs}>"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading and what it says."""

    tag: Tag
    words: str


@dataclass(slots=True)
class Tags:
    """What is in a piece of HTML."""

    tags: list[Tag] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    comments: list[tuple[int, int]] = field(default_factory=list)
    """Where they begin and end."""
    words: str = ""
    """What readers see, with ``\\ufffc`` in the place of code."""


def read_tags(html: str) -> Tags:
    """Read a piece of HTML, be it well formed or not."""
    parser = _Parser(html)
    parser.feed(html)
    parser.close()
    return parser.found


def with_tags(html: str, put: Callable[[Tag], str | None]) -> str:
    """HTML without comments and with what ``put`` gives for a tag; None leaves it as it is."""
    found = read_tags(html)
    cuts = [(start, end, "") for start, end in found.comments]
    cuts += [(tag.start, tag.end, new) for tag in found.tags if (new := put(tag)) is not None]
    return _cut(html, sorted(cuts))


def _cut(html: str, cuts: Iterable[tuple[int, int, str]]) -> str:
    parts, place = [], 0
    for start, end, new in cuts:
        parts += [html[place:start], new]
        place = end
    return "".join([*parts, html[place:]])


class _Parser(HTMLParser):
    """Python's own, which says where each tag stands."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self._html = html
        self.found = Tags()
        self._lines = [0]
        for line in html.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self._words: list[str] = []
        self._code = 0
        self._heading: tuple[Tag, list[str]] | None = None

    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag; of an attribute that stands twice a browser takes the first."""
        start = self._place()
        values = {name: value or "" for name, value in reversed(attrs)}
        kept = {name: values[name] for name, _ in attrs}
        made = Tag(tag, kept, start, start + len(self.get_starttag_text() or ""))
        self.found.tags.append(made)
        self._code += tag in _CODE
        if tag in _HEADINGS:
            self._heading = (made, [])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """``<br/>`` opens nothing."""
        self.handle_starttag(tag, attrs)
        self._code -= tag in _CODE

    def handle_endtag(self, tag: str) -> None:
        """What a heading says ends with it."""
        self._code = max(0, self._code - (tag in _CODE))
        if tag in _HEADINGS and self._heading:
            made, words = self._heading
            self.found.headings.append(Heading(made, " ".join("".join(words).split())))
            self._heading = None

    def handle_data(self, data: str) -> None:
        """Words of a heading, or of the text."""
        if self._heading:
            self._heading[1].append(data)
        self._words.append("\ufffc" if self._code else data)

    def close(self) -> None:
        """The end of the HTML."""
        super().close()
        self.found.words = "".join(self._words)

    def parse_html_declaration(self, i: int) -> int:
        """``<![x[`` is a comment too, as browsers have it; Python's own step gives up there."""
        if self.rawdata.startswith("<![", i):
            return self.parse_bogus_comment(i)
        return super().parse_html_declaration(i)

    def handle_comment(self, data: str) -> None:
        """``<!-- … -->``, and what browsers take for one."""
        start = self._place()
        ending = "-->" if self._html.startswith("<!--", start) else ">"
        self.found.comments.append((start, self._html.index(ending, start) + len(ending)))
