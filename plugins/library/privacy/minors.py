"""Children are not named: full names of children in anything that people write.

Of children under fourteen everything is sensitive (个人信息保护法第二十八条). A child is
named as 公开署名 says: 儿童甲，7岁. The rule (:mod:`plugins.library.people`) runs on the walk over
all texts. What a header says holds for its own text and, where it is an ``index.md``, for all that
lies beside it: sheets, panels, names of files.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from plugins.library.kinds import KnownText, known_texts
from plugins.library.people.children import names_in, speaks_of_children
from plugins.library.people.owners import OwnedName, Whose
from plugins.library.privacy.free_text import FILE_NAME, FreeText, free_texts
from plugins.library.reading import common_keys as common
from plugins.library.reading.problems import Problem, error
from plugins.library.reading.sheets import SUFFIXES as SHEETS

_WHAT = "这里像是写了孩子的全名，不能公开"
_AS = "请写成“公开署名”的样子，例如“儿童甲，7岁”“王同学”"
_TOGETHER = 8
"""Children of one text whom a remedy names in one line; of more, each is named alone."""
_SHORT = 24
"""Characters of a cell that may say whose the name in another cell is: 安居三小三年级（2）班."""
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.、)])[ \t]+")
_ROW = re.compile(r"[ \t]*\|")
_OF_PUPILS = re.compile("学校|年级|班级|班别|年龄|监护人|家长|辅导老师|指导老师|指导教师")
"""Columns that only a sheet of children has."""
_NUMBERED = re.compile(r"^[0-9]{1,3}[\s._、-]*|\.[A-Za-z0-9]{1,5}$")


@dataclass(frozen=True, slots=True)
class Said:
    """What a header says of the children and the names in its text, and beside it."""

    path: str = ""
    """Of the file in which it says so, or may say so; empty where there is none."""
    has_minors: bool = False
    agreed: tuple[str, ...] = ()
    """Names of children whose guardians agree."""
    others: tuple[str, ...] = ()
    """Names of nobody's child."""
    agrees_to_pictures: bool = False

    def allows(self, name: str) -> bool:
        """Whether a name may stand; what was read may be a character longer or shorter."""
        known = (*self.agreed, *self.others)
        return any(name.startswith(one) or one.startswith(name) for one in known)


def check_children(content: Path, year: int) -> Iterator[Problem]:
    """An error for each full name of a child; ``year`` is that of the build."""
    said = {text.file: said_in(text) for text in known_texts(content)}
    found: dict[Said, list[_Placed]] = {}
    for file, texts in groupby(free_texts(content), attrgetter("file")):
        about = _about(file, content, said)
        found.setdefault(about, []).extend(_in_file(tuple(texts), about, year))
    for about, placed in found.items():
        names = tuple(dict.fromkeys(one.name.name for one in placed))
        for one in placed:
            text, name = one.text, one.name.name
            together = names if len(names) <= _TOGETHER else (name,)
            remedy = _remedy(about, together, text.place == FILE_NAME)
            yield error(text.path, one.line, f"{text.label}{_WHAT}", name, remedy)


def said_in(text: KnownText) -> Said:
    """What the header of a text says; nothing where such headers have no key for it."""
    header = text.header
    if not header.keys.find(common.MINORS.name):
        return Said()
    minors, _ = common.MINORS.read(header, common.MINORS)
    (agreed, names), _ = common.CONSENT.read(header, common.CONSENT)
    others, _ = common.NOT_CHILDREN.read(header, common.NOT_CHILDREN)
    return Said(header.path, bool(minors), names, others, agreed)


def _about(file: Path, content: Path, said: Mapping[Path, Said]) -> Said:
    """What is said of a file: by its own header, else by the ``index.md`` that is nearest above."""
    above = [folder / "index.md" for folder in file.parents if folder.is_relative_to(content)]
    found = (said[one] for one in (file, *above) if one in said and said[one].path)
    return next(found, Said())


def _in_file(texts: tuple[FreeText, ...], about: Said, year: int) -> Iterator["_Placed"]:
    """The names of children that stand in one file.

    Who is called an adult once in a file (王建国（馆长）) is one wherever nothing says otherwise.
    """
    reading = _Reading(about, year)
    is_sheet = texts[0].file.suffix.lower() in SHEETS
    cells = [text for text in texts if is_sheet and text.place != FILE_NAME]
    found = [one for text in texts if text not in cells for one in reading.text(text)]
    rows = groupby(cells, attrgetter("sheet", "line"))
    found += [one for _, row in rows for one in reading.row(tuple(row))]
    adults = {one.name.name for one in found if one.name.whose is Whose.ADULT}
    told = set[tuple[str, int, str]]()
    for one in found:
        name = one.name.name
        is_child = one.name.whose is Whose.CHILD or (
            one.name.whose is Whose.PERHAPS and name not in adults
        )
        key = (one.text.label, one.line, name)
        if is_child and key not in told and not about.allows(name):
            told.add(key)
            yield one


@dataclass(frozen=True, slots=True)
class _Placed:
    """A name, and where it stands."""

    text: FreeText
    line: int
    name: OwnedName


@dataclass(frozen=True, slots=True)
class _Reading:
    """How the texts of one file are read."""

    about: Said
    year: int

    def text(self, text: FreeText) -> Iterator[_Placed]:
        """The names in a text: of a list and a table, what stands above says whose they are."""
        if text.place in (common.CONSENT.chinese, common.NOT_CHILDREN.chinese):
            return
        if text.place == FILE_NAME:
            words = _NUMBERED.sub("", text.text).replace("_", " ").replace("-", " ")
            yield from self._names(text, text.line, words)
            return
        lead, table = "", ""
        for number, line in enumerate(text.text.splitlines(), text.line):
            is_item, is_row = bool(_ITEM.match(line)), bool(_ROW.match(line))
            table = (table or line) if is_row else ""
            above = table if is_row else lead if is_item else ""
            yield from self._names(text, number, _ITEM.sub("", line, count=1), above)
            if line.strip() and not (is_item or is_row):
                lead = line

    def row(self, cells: tuple[FreeText, ...]) -> Iterator[_Placed]:
        """The names in a row of a sheet: short cells are read as one line, long ones alone."""
        short = [cell for cell in cells if len(cell.text) <= _SHORT]
        heads = "、".join(cell.place for cell in cells)
        line = " | ".join(" ".join(cell.text.split()) for cell in short)
        for found in self._names(cells[0], cells[0].line, line, heads):
            for cell in short:
                if found.name.name in "".join(cell.text.split()):
                    yield _Placed(cell, cell.line, found.name)
        for cell in cells:
            if cell not in short:
                yield from self._names(cell, cell.line, cell.text)

    def _names(self, text: FreeText, line: int, words: str, above: str = "") -> Iterator[_Placed]:
        is_of_children = (
            self.about.has_minors
            or bool(_OF_PUPILS.search(above))
            or speaks_of_children(above, self.year)
        )
        for found in names_in(words, self.year, is_of_children):
            yield _Placed(text, line, found)


def _remedy(about: Said, names: tuple[str, ...], is_of_file: bool) -> str:
    """What a clerk can do, all of which works as it is written here, the line as a whole."""
    if not about.path and is_of_file:
        return "请给文件换个名字，例如 01-孩子们在朗读.jpg"
    if not about.path:
        return f"{_AS}；不是孩子的，在名字后面写“老师”“先生”这样的称呼，书名放进《》"
    yes = "（只写“是”管的是照片）" if about.agrees_to_pictures and not about.agreed else ""
    consent = common.CONSENT.written("、".join((*about.agreed, *names)))
    others = common.NOT_CHILDREN.written("、".join((*about.others, *names)))
    return (
        f"{_AS}；监护人同意公开名字的，在 {about.path} 的文件头写{consent}{yes}；"
        f"不是孩子的，在那里写{others}；只写一行，几个名字用顿号隔开"
    )
