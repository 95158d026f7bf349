"""The header of a Markdown file: ``Key: value`` lines up to the first empty line.

One parser serves every kind of content. Each key has an English and a Chinese name, and both
colons are read, because an input method types the wide one (``标题：通知``). Values are plain
text: nothing is guessed, so ``10:30`` and ``007`` stay what they are.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from plugins.library.reading.problems import Problem, did_you_mean, error

KEYS: Mapping[str, str] = MappingProxyType(
    {
        "Title": "标题",
        "Date": "日期",
        "Start": "开始",
        "End": "结束",
        "Times": "时间",
        "Type": "类型",
        "Series": "系列",
        "Venue": "地点",
        "Partners": "合办",
        "Participants": "人数",
        "Audience": "对象",
        "Contact": "联系",
        "Status": "状态",
        "Chronicle": "大事记",
        "WeChat": "公众号",
        "Minors": "未成年人",
        "Summary": "摘要",
        "Cover": "封面",
        "Focus": "封面焦点",
        "Aliases": "旧地址",
        "Alt": "替代文字",
        "Section": "单元",
        "Link": "链接",
        "Panorama": "全景",
        "Zoom": "放大",
        "Credit": "公开署名",
        "Organizer": "主办",
        "Curator": "策展",
        "Source": "来源",
        "Rights": "权利",
        "Boards": "展板数",
        "Visitors": "参观人次",
        "Loanable": "可借展",
        "Size": "尺寸",
        "Transport": "运输",
        "Reason": "原因",
        "Number": "索引号",
        "Category": "类别",
        "Files": "附件",
        "Formerly": "原定",
        "Join": "参加方式",
        "Capacity": "名额",
        "Fee": "费用",
        "Access": "无障碍",
        "Consent": "监护人同意",
    }
)
"""English name → Chinese name of every key that a header may have."""

FORBIDDEN = ("save_as", "url", "slug", "lang")
"""Keys by which a page could leave its place: the name of the file is its address."""

_CANONICAL = {name.lower(): name.lower() for name in KEYS} | {
    chinese: name.lower() for name, chinese in KEYS.items()
}
_LINE = re.compile(r"(?P<key>[^:：]{1,40})[:：](?P<value>.*)")
YES, NO = ("yes", "是"), ("no", "否")


@dataclass(frozen=True, slots=True)
class HeaderField:
    """One line of a header."""

    key: str
    """Canonical: the English name in lower case."""
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Header:
    """A header and the text that follows it."""

    path: str
    fields: tuple[HeaderField, ...]
    body: str
    body_line: int
    """Line of the file on which the body begins."""

    def get(self, key: str) -> str:
        """The value of a key, or an empty string."""
        return next((field.value for field in self.fields if field.key == key), "")

    def line(self, key: str) -> int:
        """The line on which a key stands; the header's first where it is missing."""
        first = self.fields[0].line if self.fields else 1
        return next((field.line for field in self.fields if field.key == key), first)

    def words(self, key: str) -> tuple[str, ...]:
        """A value that lists several words: ``甲、乙``."""
        return tuple(part.strip() for part in re.split(r"[、;；]", self.get(key)) if part.strip())


def display(key: str) -> str:
    """How a key is named to staff: ``Title（标题）``."""
    names = {name.lower(): f"{name}（{chinese}）" for name, chinese in KEYS.items()}
    return names.get(key, key)


def parse(text: str, path: str, first_line: int = 1) -> tuple[Header, tuple[Problem, ...]]:
    """Read the header that opens ``text``; ``path`` is the name for messages.

    Unknown, forbidden, doubled and unreadable lines become problems; the rest is read all the same.
    """
    lines = text.removeprefix("\ufeff").splitlines()
    end = next((i for i, line in enumerate(lines) if not line.strip()), len(lines))
    fields: list[HeaderField] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines[:end], first_line):
        found = _field(line, number, path, {field.key for field in fields})
        if isinstance(found, HeaderField):
            fields.append(found)
        else:
            problems.append(found)
    header = Header(path, tuple(fields), "\n".join(lines[end + 1 :]), first_line + end + 1)
    return header, tuple(problems)


def _field(line: str, number: int, path: str, seen: Collection[str]) -> HeaderField | Problem:
    match = _LINE.fullmatch(line.strip())
    if match is None:
        return error(
            path, number, "这一行不是“键: 值”", line.strip()[:40], "若是正文，请在它前面空一行"
        )
    name = match["key"].strip()
    key = _CANONICAL.get(name.lower())
    if name.lower() in FORBIDDEN:
        return error(path, number, f"文件头里不能写“{name}”", remedy="文件名就是地址，请删去这一行")
    if key is None:
        known = [*KEYS, *KEYS.values()]
        near = did_you_mean(name, known) or "可用的键见馆员手册"
        return error(path, number, f"不认识的键“{name}”", remedy=near)
    if key in seen:
        return error(path, number, f"“{name}”写了两次", match["value"].strip(), "请只留一行")
    return HeaderField(key, match["value"].strip(), number)


def is_bare(text: str) -> bool:
    """Whether a text has no header at all: its first line is no ``key: value`` that we know.

    Only for files that need none; where a header is due, such a line is a mistake.
    """
    first = text.removeprefix("\ufeff").partition("\n")[0]
    match = _LINE.fullmatch(first.strip())
    name = match["key"].strip() if match else ""
    return name.lower() not in _CANONICAL and not (name.isascii() and name.isalpha())


def require(header: Header, *keys: str) -> tuple[Problem, ...]:
    """A problem for each of these keys that is missing or empty."""
    return tuple(
        error(
            header.path,
            header.line(key),
            f"缺少{display(key)}",
            remedy=f"请在文件头加一行“{display(key).split('（')[0]}: …”",
        )
        for key in keys
        if not header.get(key)
    )


def allow(header: Header, keys: Collection[str], kind: str) -> tuple[Problem, ...]:
    """A problem for each key that means nothing in this kind of file."""
    return tuple(
        error(header.path, field.line, f"{display(field.key)}不用于{kind}", field.value, "请删去")
        for field in header.fields
        if field.key not in keys
    )


def flag(header: Header, key: str, default: bool) -> tuple[bool, tuple[Problem, ...]]:
    """A yes-or-no value: ``yes``, ``no``, ``是``, ``否``."""
    value = header.get(key).lower()
    if value in ("", *YES, *NO):
        return (value in YES) if value else default, ()
    problem = error(
        header.path, header.line(key), f"{display(key)}只能是“是”或“否”", header.get(key), "请改正"
    )
    return default, (problem,)
