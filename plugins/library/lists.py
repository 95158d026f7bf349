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
from plugins.library.reading import common_keys as common
from plugins.library.reading.files import markdown_files
from plugins.library.reading.header import Header, HeaderKeys
from plugins.library.reading.kind import Kind, Skeleton
from plugins.library.reading.pieces import Text, read_pieces
from plugins.library.reading.problems import Problem, warning
from plugins.library.reading.slugs import check_slug

FOLDER = "lists"
READING_LIST_KEYS = HeaderKeys(
    "书单",
    (
        common.TITLE,
        common.DATE.but(help="年月日；新的书单排在前面"),
        common.AUDIENCE.but(
            help="适合谁，例如“少儿”；写了“少儿”“儿童”“小学生”的，书有几个版本时先挑少儿版"
        ),
        common.WECHAT.but(
            help="写“贴图”，就画成一组图卡发到公众号，见 [把文章发到公众号](wechat.md)；"
            "不写，只在网站上"
        ),
        common.SUMMARY.but(help="一句话，写在标题旁边和书单的目录里"),
        common.ALIASES,
        common.LINK.but(help="贴图发表以后，它在公众号里的网址"),
        *common.OF_EVERY_KIND,
    ),
)
_CHILDREN = re.compile("儿|童|孩|小学|幼")
_HEADING = re.compile(
    r" {0,3}(?:[#＃]{1,6}[ \t\u3000]+(?P<words>\S.*?)(?:[ \t]+[#＃]+)?"
    r"|(?:[#＃]{2,6}|＃)(?P<close_words>[^#＃\s][^#＃]*?))[ \t]*"
)
"""As Markdown has it: ``## C#`` keeps its last sign, ``#话题#`` and ``#话题`` are none."""
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
        elif heading:
            passages.close(heading["words"] or heading["close_words"])
        elif further and goes_on:
            passages.further(further["more"].strip())
            continue
        else:
            passages.prose(line)
            problems += forgotten_bullet(line, header.path, number)
        goes_on = isinstance(found, ListEntry)
    passages.close()
    return tuple(passages.done), tuple(problems)


def read_reading_list(text: Text) -> tuple[ReadingList | None, tuple[Problem, ...]]:
    """Make a list of its text; None where it has no title or no day."""
    header = text.header
    passages, line_problems = read_passages(header)
    problems = (*check_slug(text.slug, header.path), *line_problems)
    if not (header.get("title") and text.values["date"]):
        return None, problems
    found = text.make(ReadingList, passages=passages)
    if not found.entries and not line_problems:
        remedy = "一行一本，例如“- 《红楼梦》”"
        problems += (warning(header.path, header.body_line, "书单里没有列书", remedy=remedy),)
    return found, problems


def read_lists(content: Path) -> tuple[tuple[ReadingList, ...], tuple[Problem, ...]]:
    """All lists of the content folder, newest first, and every problem met."""
    files = markdown_files(content / FOLDER)
    lists, problems = read_pieces(files, content, READING_LIST_KEYS, read_reading_list)
    lists.sort(key=lambda one: (-one.date.toordinal(), one.slug))
    return tuple(lists), tuple(problems)


READING_LIST = Kind(
    word="list",
    label="书单",
    folder=FOLDER,
    read=read_lists,
    header=READING_LIST_KEYS,
    address="catalog/lists/{slug}/",
    list_address="catalog/lists/",
    skeleton=Skeleton(
        "在这里写为什么挑这些书。\n\n- 《书名》 / 责任者 — 一句推荐", "写好书名，一行一本"
    ),
    room="catalog",
    channel="书单",
)
