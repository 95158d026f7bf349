"""Reading lists 书单: one Markdown file each under ``content/lists/``.

The body is prose, and between it lines of a Markdown list that name books, one a line::

    - 《红楼梦》 — 为什么读它
    - 《家》 / 巴金
    - ISBN 978-7-02-000220-7
    - 记录号 b0001234

Any of them may go on with a dash and the librarian's own sentence, and that on further, indented
lines. A list item that begins otherwise is prose like any other.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from plugins.library.list_lines import ListEntry, forgotten_bullet, read_line
from plugins.library.reading import header as headers
from plugins.library.reading.dated import read_day
from plugins.library.reading.files import markdown_files, name_of, read_text
from plugins.library.reading.header import Header
from plugins.library.reading.problems import Problem, error, warning
from plugins.library.reading.slugs import check_slug

FOLDER = "lists"
KEYS = frozenset("title date audience summary cover focus aliases wechat link".split())
_CHILDREN = re.compile("儿|童|孩|小学|幼")
_HEADING = re.compile(r" {0,3}[#＃]{1,6}\s*(?P<words>.*?)[\s#＃]*")
_FURTHER = re.compile(r"(?: {2,}|\t|\u3000)\s*(?P<more>\S.*)")


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a list: its heading, what is said first, and the books."""

    heading: str
    text: str
    """Markdown."""
    entries: tuple[ListEntry, ...]


@dataclass(frozen=True, slots=True)
class ReadingList:
    """Books that a librarian recommends, and why."""

    slug: str
    path: str
    title: str
    date: date
    audience: str
    """For whom it was made, in the librarian's words."""
    summary: str
    passages: tuple[Passage, ...]
    link: str = ""
    """The same as cards of the WeChat account; empty where there are none."""

    @property
    def url(self) -> str:
        """Address from the site's root, without the leading slash."""
        return f"catalog/lists/{self.slug}/"

    @property
    def is_for_children(self) -> bool:
        """Whether the editions for children are meant where there are others too."""
        return bool(_CHILDREN.search(self.audience))

    @property
    def entries(self) -> tuple[ListEntry, ...]:
        """All its books in their order."""
        return tuple(entry for passage in self.passages for entry in passage.entries)

    @property
    def text(self) -> str:
        """All of it as Markdown, for feeds: the books as a plain list."""
        pieces: list[str] = []
        for passage in self.passages:
            pieces += [f"## {passage.heading}"] if passage.heading else []
            pieces += [passage.text, "\n".join(entry.markdown for entry in passage.entries)]
        return "\n\n".join(filter(None, pieces))


class _Passages:
    """Puts passages together line by line."""

    def __init__(self) -> None:
        self.done: list[Passage] = []
        self._begin("")

    def _begin(self, heading: str) -> None:
        self.heading = heading
        self.lines: list[str] = []
        self.entries: list[ListEntry] = []

    def close(self, heading: str = "") -> None:
        """End a passage and begin the next."""
        text = "\n".join(self.lines).strip("\n")
        if self.heading or text or self.entries:
            self.done.append(Passage(self.heading, text, tuple(self.entries)))
        self._begin(heading)

    def prose(self, line: str) -> None:
        """A line of prose; behind books it begins a new passage."""
        if self.entries and line.strip():
            self.close()
        if not self.entries:
            self.lines.append(line)

    def further(self, more: str) -> None:
        """The sentence of the last book goes on."""
        last = self.entries[-1]
        gap = " " if (last.reason[-1:] + more[:1]).isascii() and last.reason else ""
        self.entries[-1] = replace(last, reason=f"{last.reason}{gap}{more}")


def read_passages(header: Header) -> tuple[tuple[Passage, ...], tuple[Problem, ...]]:
    """The body as passages; a line that names a book wrongly becomes a problem."""
    passages = _Passages()
    problems: list[Problem] = []
    goes_on = False
    for number, line in enumerate(header.body.splitlines(), header.body_line):
        heading, further = _HEADING.fullmatch(line), _FURTHER.fullmatch(line)
        found = read_line(line, header.path, number)
        if isinstance(found, Problem):
            problems.append(found)
        elif found:
            passages.entries.append(found)
        elif heading and heading["words"]:
            passages.close(heading["words"])
        elif further and goes_on:
            passages.further(further["more"].strip())
            continue
        else:
            passages.prose(line)
            problems += forgotten_bullet(line, header.path, number)
        goes_on = isinstance(found, ListEntry)
    passages.close()
    return tuple(passages.done), tuple(problems)


def read_reading_list(header: Header, slug: str) -> tuple[ReadingList | None, tuple[Problem, ...]]:
    """Make a list of its header and body; None where it has no title or no day."""
    day, day_problems = read_day(header)
    passages, line_problems = read_passages(header)
    problems = (
        *headers.allow(header, KEYS, "书单"),
        *headers.require(header, "title", "date"),
        *day_problems,
        *check_slug(slug, header.path),
        *line_problems,
    )
    if not (header.get("title") and day):
        return None, problems
    found = ReadingList(
        slug=slug,
        path=header.path,
        title=header.get("title"),
        date=day,
        audience=header.get("audience"),
        summary=header.get("summary"),
        passages=passages,
        link=header.get("link"),
    )
    if not found.entries and not line_problems:
        remedy = "一行一本，例如“- 《红楼梦》”"
        problems += (warning(header.path, header.body_line, "书单里没有列书", remedy=remedy),)
    return found, problems


def read_lists(content: Path) -> tuple[tuple[ReadingList, ...], tuple[Problem, ...]]:
    """All lists of the content folder, newest first, and every problem met."""
    lists: dict[str, ReadingList] = {}
    problems: list[Problem] = []
    for path in markdown_files(content / FOLDER):
        name = name_of(path, content)
        text, unreadable = read_text(path, name)
        header, header_problems = headers.parse(text, name)
        found, list_problems = read_reading_list(header, path.stem)
        problems += unreadable or (*header_problems, *list_problems)
        if found and found.slug in lists:
            remedy = f"另一份是 {lists[found.slug].path}，请给其中一份改名"
            problems.append(error(name, 0, "两份书单用了同一个文件名", found.slug, remedy))
        elif found:
            lists[found.slug] = found
    ordered = sorted(lists.values(), key=lambda one: (-one.date.toordinal(), one.slug))
    return tuple(ordered), tuple(problems)
