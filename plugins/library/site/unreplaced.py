"""What ``make new`` wrote for staff to replace, and nobody did.

Each kind declares it (:class:`plugins.library.reading.kind.Skeleton`): the sentences of its text,
the rows of help in its sheets. Readers would find them on a page: an error, but in a draft.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from plugins.library.kinds import KINDS, known_texts
from plugins.library.reading.common_keys import DRAFT, STAGE
from plugins.library.reading.files import name_of
from plugins.library.reading.kind import Kind, NewSheet
from plugins.library.reading.problems import Problem, error
from plugins.library.reading.sheets import SUFFIXES, SheetRow, is_temporary, read_sheet
from plugins.library.reading.view import seen
from plugins.library.site.stages import waiting

_SENTENCE = re.compile(r"[^。；：]+[。；：]?")
_PARTS = re.compile(r"\s+[/—]\s+")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_FEWEST = 4
"""Characters of a sentence that asks for something; ``主持人：`` may stand in a finished text."""
_WHAT = "还是 make new 写的字"
_REMEDY = "请换成自己的"
_OR_DRAFT = f"{_REMEDY}；还没写好的，在文件头写“{STAGE.chinese}：{DRAFT}”"


@dataclass(frozen=True, slots=True)
class SkeletonWords:
    """What a skeleton asks for."""

    sentences: tuple[str, ...]
    """No finished text has one of them in it."""
    lines: tuple[str, ...]
    """No finished text has one as a line of its own."""
    parts: tuple[tuple[str, ...], ...]
    """Lines of several parts, of which a finished text keeps none in its place."""

    def found(self, line: str) -> str:
        """What is left of it in a line of a text; empty where nothing is."""
        line = line.strip()
        if line in self.lines:
            return line
        written = _PARTS.split(line)
        for parts in self.parts:
            pairs = zip(parts, written, strict=False)
            if kept := next((part for part, other in pairs if part == other), ""):
                return kept
        return next((sentence for sentence in self.sentences if sentence in line), "")


@cache
def asked_by(text: str) -> SkeletonWords:
    """What the text of a skeleton asks for, line by line; keys and what the title fills do not."""
    sentences, lines, parts = list[str](), list[str](), list[tuple[str, ...]]()
    for line in filter(None, map(str.strip, text.splitlines())):
        cut = tuple(_PARTS.split(line))
        said = [one.strip() for one in _SENTENCE.findall(line) if len(_HAN.findall(one)) >= _FEWEST]
        if "{" in line:
            continue
        if len(cut) > 1:
            parts.append(cut)
        elif said and line[-1] in "。；：":
            sentences += said
        elif said:
            lines.append(line)
    return SkeletonWords(tuple(sentences), tuple(lines), tuple(parts))


def check_unreplaced(content: Path) -> Iterator[Problem]:
    """An error for each line of a text and each row of a sheet that is still the skeleton's."""
    drafts = waiting(content, date.max)
    for text in known_texts(content):
        header, asked = text.header, asked_by(text.kind.skeleton.text)
        lines = header.body.splitlines() if header.keys is text.kind.header else ()
        for number, line in enumerate(lines, header.body_line):
            if left := asked.found(line):
                is_draft = any(one.has(header.path, content) for one in drafts)
                remedy = _REMEDY if is_draft else _OR_DRAFT
                yield error(header.path, number, _WHAT, left, remedy)
    for kind in KINDS:
        for sheet in kind.skeleton.sheets:
            yield from _check_sheets(kind, sheet, content)


def _check_sheets(kind: Kind, sheet: NewSheet, content: Path) -> Iterator[Problem]:
    helped = {
        key: words for key, words in zip(sheet.columns, sheet.help_row, strict=False) if words
    }
    for path in seen((content / kind.folder).rglob(f"{sheet.name}.*")):
        if path.suffix.lower() in SUFFIXES and not is_temporary(path):
            for row in read_sheet(path, name_of(path, content), sheet.columns, ())[0]:
                if _is_help(row, helped):
                    key = next(iter(helped))
                    remedy = "这一行是说明，请删去，或在最前面写 #"
                    yield row.problem(key, _WHAT, row.get(key), remedy)


def _is_help(row: SheetRow, helped: Mapping[str, str]) -> bool:
    """Whether a row is that of help, its sign ``#`` gone: its first cell or two others say so."""
    first, *others = helped
    same = sum(row.get(key) == helped[key] for key in others)
    return row.get(first) == helped[first].lstrip("#＃ ") or same > 1
