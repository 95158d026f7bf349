"""HTML that staff paste into a text, and what would be lost of it.

A page takes what :mod:`plugins.typography.prose` lets through and loads nothing from other hosts.
Both are held without a word when a page is written, so the words come here, with the line: a
player, a script, a colour, or ``a<b`` whose rest a browser takes for a tag.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement, fragment_fromstring

from plugins.library.html_names import is_html
from plugins.library.kinds import read_header
from plugins.library.reading.files import markdown_files
from plugins.library.reading.problems import Problem, error, warning
from plugins.typography.markdown import to_html
from plugins.typography.prose import KNOWN_TAGS

_SUSPECT = re.compile(r"<[A-Za-z]|!\[")
"""What no harmless text has: most are passed over unread."""
_PLAYERS = frozenset({"iframe", "video", "audio", "embed", "object"})
_SCRIPTS = frozenset({"script", "style", "link"})
_FORMS = frozenset({"form", "input", "button", "select", "textarea", "label"})
_TAG = re.compile(r"[a-z][a-z0-9:-]*")

_LOST = (
    (
        _PLAYERS,
        "正文里不能嵌入播放器，网页上没有它",
        "别处的视频写成链接：[观看](https://…)；自己的声音和视频放进线上展览",
    ),
    (_SCRIPTS, "正文里不能写脚本和样式，网页上没有它", "请删去"),
    (_FORMS, "正文里不能放表单，网页上没有它", "请写成链接：[填写](https://…)"),
)


def check_pasted(content: Path) -> Iterator[Problem]:
    """A warning for what pages drop, an error for a picture of another host."""
    for file in markdown_files(content):
        header = read_header(file, content)
        if _SUSPECT.search(header.body):
            yield from _Pasted(header.body, header.path, header.body_line).problems()


class _Pasted:
    """Walks what Markdown made of a text; lines are those of the text."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self._text = text
        self._lowered = text.lower()
        self._path = path
        self._first_line = first_line
        self._place = 0
        self._problems: list[Problem] = []

    def problems(self) -> Iterator[Problem]:
        """Each once, however often its line has it."""
        root = fragment_fromstring(to_html(self._text), create_parent="div")
        for element in root.iterdescendants(etree.Element):
            self._element(element)
        yield from dict.fromkeys(self._problems)

    def _element(self, element: HtmlElement) -> None:
        """One, be it Markdown's own or pasted."""
        if not is_html(element.tag) and _TAG.fullmatch(element.tag):
            return  # a word between angles: whoever counts the words of a text tells it
        for name, value in element.items():
            if element.tag == "img" and name == "src":
                self._picture(value)
            elif name == "style" or name.startswith("on"):
                self._attribute(name)
            elif name == "title" and element.tag != "a":
                self._title(value)
        if element.tag not in KNOWN_TAGS:
            self._tag(element.tag)

    def _picture(self, address: str) -> None:
        if urlsplit(address).netloc:
            what = "网页不能用别的网站上的图片"
            remedy = "有权使用的，请存到这个文件旁边，写成 ![图里有什么]({attach}文件名.jpg)"
            self._problems.append(error(self._path, self._line(address), what, address, remedy))

    def _attribute(self, name: str) -> None:
        """Markdown itself writes ``style`` for the columns of tables: there the text has none."""
        if f"{name}=" in self._lowered:
            what, remedy = "文字的格式代码不起作用", "请删去；要醒目的写成 **文字**"
            self._warn(what, f"{name}=", remedy)

    def _title(self, words: str) -> None:
        """Of a link alone the title is kept, where readers of a mouse see it."""
        if words.strip():
            what, remedy = (
                "这里的题注不会出现在网页上",
                "请把它写成正文里的文字，例如图下面另起一段",
            )
            self._warn(what, words, remedy)

    def _tag(self, tag: str) -> None:
        written = f"<{tag}"
        for tags, what, remedy in _LOST:
            if tag in tags:
                self._warn(what, f"{written}>", remedy)
                return
        if _TAG.fullmatch(tag):
            self._warn("网页不认识这个标签，会去掉", f"{written}>", "请删去，只留文字")
        else:
            self._warn("小于号后面的文字会丢失", written, "请写成全角“＜”，或在小于号后面空一格")

    def _warn(self, what: str, found: str, remedy: str) -> None:
        line = self._line(found.rstrip(">"))
        self._problems.append(warning(self._path, line, what, found, remedy))

    def _line(self, words: str) -> int:
        """Where the text has these words, from where the last were found on."""
        words = words.lower()
        found = self._lowered.find(words, self._place)
        if found >= 0:
            self._place = found + len(words)
        else:
            found = max(self._lowered.find(words), 0)
        return self._first_line + self._lowered.count("\n", 0, found)
