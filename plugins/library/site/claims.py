"""What the site says of itself, made of what it holds: the lists of the accessibility statement.

A text names a list by a line of its own, ``〔已经做到的无障碍〕``; what nobody counts anew when a
recording or a picture is added would soon be false. What is true of every site of this generator
is said here once.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from types import MappingProxyType

from plugins.library.exhibitions.pieces import Panel
from plugins.library.exhibitions.reading import read_exhibitions
from plugins.library.facts import MISSING, with_facts
from plugins.library.places.branches import read_branches
from plugins.library.places.places import Branch
from plugins.library.reading.files import markdown_files, name_of, read_text
from plugins.library.reading.once import once
from plugins.library.reading.problems import Problem, warning
from plugins.library.transcripts.reading import read_transcripts

NEED_SCRIPTS = ("查书", "看一种书的记录", "我的书单", "站内搜索")
"""What a page needs JavaScript for; its template says so in a ``noscript``."""
ALWAYS = (
    "不用鼠标，只用键盘，也能走遍网页。",
    "读屏软件能读出标题、列表和表格。",
    "字可以在浏览器里放大，网页跟着重新排列。",
    '有<a href="/elder/">长辈版</a>：字更大，内容少而简单，不开 JavaScript 也都能看。',
    "白底、深底和高对比度，都跟着您设备的设置变。",
    "没有自动播放，没有弹窗，没有闪动的东西。只有大厅屏幕用的"
    '<a href="/about/kiosk/">馆情介绍</a>在大屏幕上自己翻页，随时能停。',
    f"不开 JavaScript 也能看网页；只有{'、'.join(NEED_SCRIPTS[:-1])}和{NEED_SCRIPTS[-1]}需要它。",
)
"""HTML; true of every site that this generator writes."""


@dataclass(frozen=True, slots=True)
class Held:
    """What of a site's content helps those who see, hear or walk with difficulty."""

    panels: tuple[Panel, ...]
    recordings: int
    """Of events, each with its words."""
    branches: tuple[Branch, ...]

    @property
    def pictures(self) -> int:
        """Panels that show a picture."""
        return sum(panel.picture is not None for panel in self.panels)

    @property
    def described(self) -> int:
        """Those whose picture is told in words."""
        return sum(bool(panel.picture and panel.alt) for panel in self.panels)

    @property
    def narrated(self) -> int:
        """Panels that are spoken."""
        return sum(panel.narration is not None for panel in self.panels)

    @property
    def written(self) -> int:
        """Those of which one can read what is spoken."""
        return sum(bool(panel.narration and panel.narration.transcript) for panel in self.panels)

    @property
    def films(self) -> int:
        """Panels with a video."""
        return sum(panel.video is not None for panel in self.panels)


@once
def held(content: Path) -> Held:
    """What a content folder holds."""
    panels = (panel for one in read_exhibitions(content)[0] for panel in one.panels)
    recordings = sum(one.sound is not None for one in read_transcripts(content)[0])
    return Held(tuple(panels), recordings, read_branches(content)[0])


def done(found: Held) -> Iterator[str]:
    """What is done, a sentence each."""
    yield from ALWAYS
    if found.described:
        whole = "都" if found.described == found.pictures else f"有 {found.described} 幅"
        yield f"展板的图（共 {found.pictures} 幅）{whole}配有文字描述。"
    if found.narrated:
        words = "，都配有文字稿" if found.narrated == found.written else ""
        yield f"{found.narrated} 块展板有录音解说{words}，听的快慢可以调。"
    if found.recordings:
        yield f"{found.recordings} 份活动录音都配有文字实录。"


def lacking(found: Held) -> Iterator[str]:
    """What is not, a sentence each."""
    if found.described < found.pictures:
        yield f"{found.pictures - found.described} 幅展板的图还没有文字描述。"
    if found.narrated < len(found.panels):
        others = "其余的" if found.narrated else ""
        yield f"{others}展板还没有录音解说。"
    if found.written < found.narrated:
        yield f"{found.narrated - found.written} 段录音解说还没有文字稿。"
    if found.films:
        yield f"展览里的 {found.films} 段视频还没有字幕。"


def entrances(found: Held) -> Iterator[str]:
    """What is known of the doors of each place, a sentence each; else that it is awaited."""
    for branch in found.branches:
        words = "；".join(filter(None, (branch.entrance, branch.access)))
        if words:
            yield f"{escape(branch.name)}：{escape(words)}。"
    if not any(branch.entrance or branch.access for branch in found.branches):
        yield f"坡道、电梯、卫生间等：{MISSING}"


LISTS: Mapping[str, Callable[[Held], Iterator[str]]] = MappingProxyType(
    {
        "〔已经做到的无障碍〕": done,
        "〔还没有做到的无障碍〕": lacking,
        "〔馆舍的无障碍设施〕": entrances,
    }
)
"""What a text says in a line of its own → the sentences of the list that stands there."""
NOTHING = "<p>目前没有。</p>"
_DENIES = re.compile(
    r"(?:没有|尚无|暂无|未配)[^。；，、\n]{0,6}?(?P<what>录音|解说|文字描述|替代文字)"
)
_CLAIMS = re.compile(r"(?<![没还])有[^。；，、\n没]{0,6}?(?P<what>录音解说)")


def with_what_is_held(html: str, content: Path) -> str:
    """The HTML of a text with the library's own facts, and with the lists that it names."""
    for words in (words for words in LISTS if words in html):
        lines = "".join(f"<li>{line}</li>\n" for line in LISTS[words](held(content)))
        put = f"<ul>\n{lines}</ul>" if lines else NOTHING
        html = html.replace(f"<p>{words}</p>", put)
    return with_facts(html, content)


def check_claims_of_pages(content: Path) -> Iterator[Problem]:
    """A warning for each line of a page that denies, or claims, what the site holds otherwise."""
    found = held(content)
    is_there = {
        **dict.fromkeys(("录音", "解说", "录音解说"), bool(found.narrated)),
        **dict.fromkeys(("文字描述", "替代文字"), bool(found.described)),
    }
    for file in markdown_files(content / "pages"):
        name = name_of(file, content)
        for number, line in enumerate(read_text(file, name)[0].splitlines(), 1):
            denies, claims = _DENIES.search(line), _CLAIMS.search(line)
            if denies and is_there[denies["what"]]:
                yield _untrue(name, number, f"网页说没有{denies['what']}，其实有", line)
            elif claims and not denies and not is_there[claims["what"]]:
                yield _untrue(name, number, f"网页说有{claims['what']}，其实没有", line)


def _untrue(name: str, number: int, what: str, line: str) -> Problem:
    remedy = "请删去这一句；无障碍说明里单独写一行“〔已经做到的无障碍〕”，程序照实际的写"
    return warning(name, number, what, line.strip()[:40], remedy)
