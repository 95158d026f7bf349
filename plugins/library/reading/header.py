"""The header of a Markdown file: ``Key: value`` lines up to the first empty line.

One parser serves every kind of content. Each key has an English and a Chinese name, and both
colons are read, because an input method types the wide one (``标题：通知``). Values are plain
text: nothing is guessed, so ``10:30`` and ``007`` stay what they are.

Which keys there are is the business of each kind: it declares them (:class:`HeaderKeys`), and what
a value may be is read by :mod:`plugins.library.reading.values`.
"""

import re
from collections.abc import Callable, Collection, Container, Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from plugins.library.reading.problems import Problem, error, nearest

FORBIDDEN = ("save_as", "url", "slug", "lang")
"""Keys by which a page could leave its place: the name of the file is its address."""
_LINE = re.compile(r"(?P<key>[^:：]{1,40})[:：](?P<value>.*)")


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a header: what it is called, what it holds, what staff are told of it."""

    english: str
    """As the guide has it: ``Title``."""
    chinese: str
    help: str
    """For staff: what to write, in a sentence or an example."""
    read: Callable[["Header", "Key"], tuple[Any, tuple[Problem, ...]]]
    """One of :mod:`plugins.library.reading.values`: the value, and what is wrong with it."""
    required: bool = False
    choices: tuple[str, ...] = ()
    """All that its words may be; empty where they are free. What is not written is the first."""
    in_english: tuple[str, ...] = ()
    """The choices, in their order, as programs write them."""
    field: str = ""
    """What the noun calls it, where that is not the English name."""
    start: str | None = None
    """What ``make new`` writes behind it; None where it leaves the key out."""
    is_list: bool = False
    """Whether several words may stand behind it, parted by 、."""
    is_told: bool = True
    """Whether a page tells readers what stands behind it: else another value is no change of it."""

    @property
    def name(self) -> str:
        """By which programs know it: the English name in lower case."""
        return self.english.lower()

    @property
    def noun_field(self) -> str:
        """The field of the noun that holds its value."""
        return self.field or self.name

    @property
    def label(self) -> str:
        """How it is named to staff: ``“标题”``, the name that the guide has first."""
        return f"“{self.chinese}”"

    def written(self, value: str = "…") -> str:
        """The line of a header, as staff are told to write it: ``“原因：…”``."""
        return f"“{self.chinese}：{value}”"

    def but(self, **changes: Any) -> "Key":
        """The same key as another kind has it."""
        return replace(self, **changes)


@dataclass(frozen=True, slots=True)
class HeaderKeys:
    """The keys of one kind of header, in the order in which staff meet them."""

    label: str
    """What has such a header: 活动."""
    keys: tuple[Key, ...]
    may_lack: bool = False
    """Whether such a text may be all body, without any header."""

    def __iter__(self) -> Iterator[Key]:
        return iter(self.keys)

    def find(self, name: str) -> Key | None:
        """The key of that name in either language, in whatever case."""
        lower = name.lower()
        return next((key for key in self.keys if lower in (key.name, key.chinese)), None)

    def __getitem__(self, name: str) -> Key:
        key = self.find(name)
        if key is None:
            raise KeyError(f"{self.label} has no key {name!r}")
        return key

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that a line may begin with."""
        return (*(key.english for key in self.keys), *(key.chinese for key in self.keys))


NO_KEYS = HeaderKeys("文字", ())
"""Of a text that has no header."""


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
    keys: HeaderKeys
    fields: tuple[HeaderField, ...]
    body: str
    body_line: int
    """Line of the file on which the body begins."""
    first_line: int = 1
    """Line of the file on which the header begins."""

    def get(self, key: str) -> str:
        """The value of a key, or an empty string."""
        return next((field.value for field in self.fields if field.key == key), "")

    def line(self, key: str) -> int:
        """The line on which a key stands; the header's first where it is missing."""
        return next((field.line for field in self.fields if field.key == key), self.first_line)

    def words(self, key: str) -> tuple[str, ...]:
        """A value that lists several words: ``甲、乙``."""
        return tuple(part.strip() for part in re.split(r"[、;；]", self.get(key)) if part.strip())

    def filled(self, fill: Callable[[str], str]) -> "Header":
        """The same with what ``fill`` makes of each value."""
        fields = tuple(replace(field, value=fill(field.value)) for field in self.fields)
        return replace(self, fields=fields)

    def problem(
        self,
        key: str,
        what: str,
        remedy: str = "",
        found: str | None = None,
        report: Callable[..., Problem] = error,
    ) -> Problem:
        """An error (or what ``report`` makes) at the line of a key, with its value as found."""
        written = self.get(key) if found is None else found
        return report(self.path, self.line(key), what, written, remedy)


def parse(
    text: str, path: str, keys: HeaderKeys, first_line: int = 1
) -> tuple[Header, tuple[Problem, ...]]:
    """Read the header that opens ``text``; ``path`` is the name for messages.

    Unknown, forbidden, doubled and unreadable lines become problems; the rest is read all the same.
    """
    lines = text.removeprefix("\ufeff").splitlines()
    end = next((i for i, line in enumerate(lines) if not line.strip()), len(lines))
    fields: list[HeaderField] = []
    problems: list[Problem] = []
    free = _free(lines[:end], keys)
    for number, line in enumerate(lines[:end], first_line):
        found = _field(line, number, path, keys, {field.key for field in fields}, free)
        if isinstance(found, HeaderField):
            fields.append(found)
        else:
            problems.append(found)
    body, body_line = "\n".join(lines[end + 1 :]), first_line + end + 1
    header = Header(path, keys, tuple(fields), body, body_line, first_line)
    return header, tuple(problems)


def _free(lines: Iterable[str], keys: HeaderKeys) -> HeaderKeys:
    """The keys that no line has: what a slip may have meant."""
    written = {keys.find(line.replace("：", ":").partition(":")[0].strip()) for line in lines}
    return replace(keys, keys=tuple(key for key in keys if key not in written))


def _near(name: str, keys: HeaderKeys, free: HeaderKeys) -> str:
    """The remedy for a slip in a name of either language: the Chinese one, if it is free."""
    found = free.find(nearest(name, keys.names))
    return f"是{found.label}吗？" if found else ""


def _field(
    line: str,
    number: int,
    path: str,
    keys: HeaderKeys,
    seen: Collection[str],
    free: HeaderKeys,
) -> HeaderField | Problem:
    match = _LINE.fullmatch(line.strip())
    if match is None:
        return error(
            path, number, "这一行不是“键: 值”", line.strip()[:40], "若是正文，请在它前面空一行"
        )
    name, value = match["key"].strip(), match["value"].strip()
    if name.lower() in FORBIDDEN:
        return error(path, number, f"文件头里不能写“{name}”", remedy="文件名就是地址，请删去这一行")
    key = keys.find(name)
    if key is None:
        near = _near(name, keys, free)
        known = f"不用的请删去；可用的键：{'、'.join(key.chinese for key in keys)}"
        remedy = f"{near}不是就请删去" if near else known
        remedy += "；若是正文，请在它前面空一行" if keys.may_lack else ""
        return error(path, number, f"{keys.label}不用“{name}”这个键", value, remedy)
    if key.name in seen:
        remedy = "请合成一行，几个之间用顿号“、”隔开" if key.is_list else "请只留一行"
        return error(path, number, f"“{name}”写了两次", value, remedy)
    return HeaderField(key.name, value, number)


def is_bare(text: str, keys: HeaderKeys, others: Container[str] = ()) -> bool:
    """Whether a text has no header at all: its first line is no ``key: value`` that we know.

    Only for files that need none; where a header is due, such a line is a mistake. So is a slip in
    one of the longer names (two short words are soon alike), and one of the ``others``.
    """
    match = _LINE.fullmatch(text.removeprefix("\ufeff").partition("\n")[0].strip())
    name = match["key"].strip() if match else ""
    is_near = len(name) > 2 and get_close_matches(name, keys.names, n=1, cutoff=0.7)
    is_key = is_near or name.lower() in others or (name.isascii() and name.isalpha())
    return keys.find(name) is None and not is_key


def without_header(text: str, path: str, keys: HeaderKeys) -> Header:
    """A text that is all body."""
    return Header(path, keys, (), text, 1)
