"""The text of ``index.md``: the preface, and below it sections and texts of panels.

``## 岁首（01—06）`` opens a section with its panels and, below, its words; ``## 02`` or
``## 02 安居旧影`` is the text of a panel that has no file of its own. Any other heading belongs to
the preface.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from plugins.library.exhibitions.folder import NUMBER
from plugins.library.reading.problems import Problem, error

_SECTION = re.compile(
    r"##\s*(?P<title>[^#]*?\S)\s*[（(]\s*(?P<first>\d{1,2})(?:\s*[-—–－~～至到]+\s*(?P<last>\d{1,2}))?"
    r"\s*[)）]\s*"
)
_PANEL = re.compile(rf"##\s*{NUMBER}[\s._、．:：—–-]*(?P<title>.*)")
_HEADING = re.compile(r"##(?!#)")
"""With a blank behind it, a wide one or none: Markdown makes a heading of each."""


@dataclass(frozen=True, slots=True)
class SectionHeading:
    """A section as its heading says it."""

    title: str
    first: int
    last: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class PanelText:
    """A panel's words in ``index.md``."""

    title: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Preface:
    """The text of ``index.md``, taken apart."""

    text: str
    sections: tuple[SectionHeading, ...]
    panels: Mapping[str, PanelText]
    """By number, two digits."""


def read_preface(body: str, path: str, first_line: int) -> tuple[Preface, tuple[Problem, ...]]:
    """Take the body of ``index.md`` apart; sections that overlap and doubled texts are told."""
    preface, sections = list[str](), list[SectionHeading]()
    panels: dict[str, PanelText] = {}
    problems: list[Problem] = []
    for line, block in _blocks(body, first_line):
        heading, _, text = block.partition("\n")
        section, panel = _SECTION.fullmatch(heading.strip()), _PANEL.fullmatch(heading.strip())
        if section:
            sections.append(_section(section, text.strip(), line))
        elif panel and f"{int(panel['number']):02}" in panels:
            problems.append(error(path, line, "同一块展板写了两次", heading, "请合成一段"))
        elif panel:
            number = f"{int(panel['number']):02}"
            panels[number] = PanelText(panel["title"].strip(), text.strip(), line)
        else:
            preface.append(block)
    read = Preface("\n".join(preface).strip(), tuple(sections), panels)
    return read, (*problems, *_check_order(sections, path))


def _blocks(body: str, first_line: int) -> list[tuple[int, str]]:
    """The text cut before every second-level heading, each part with its line."""
    blocks: list[tuple[int, list[str]]] = [(first_line, [])]
    for line, text in enumerate(body.splitlines(), first_line):
        if _HEADING.match(text):
            blocks.append((line, []))
        blocks[-1][1].append(text)
    return [(line, "\n".join(lines)) for line, lines in blocks if lines]


def _section(match: re.Match[str], text: str, line: int) -> SectionHeading:
    first = int(match["first"])
    return SectionHeading(match["title"].strip(), first, int(match["last"] or first), text, line)


def _check_order(sections: list[SectionHeading], path: str) -> list[Problem]:
    problems = [
        error(path, s.line, "单元的展板号码前后颠倒", f"{s.first}—{s.last}", "小的号码写在前面")
        for s in sections
        if s.last < s.first
    ]
    before: SectionHeading | None = None
    for after in sorted(sections, key=lambda s: (s.first, s.line)):
        if before and after.first <= before.last:
            found = f"{_range(before)}、{_range(after)}"
            problems.append(error(path, after.line, "两个单元的展板重叠", found, "请改号码"))
        if before is None or after.last > before.last:
            before = after
    return problems


def _range(section: SectionHeading) -> str:
    return f"{section.title} {section.first:02}—{section.last:02}"
