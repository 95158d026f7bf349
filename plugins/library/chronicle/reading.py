"""Reading ``content/chronicle/<year>.md``: the year's own entries."""

import re
from collections.abc import Iterable
from pathlib import Path

from plugins.library.chronicle.nouns import ChronicleEntry, ChronicleFile, from_first_to_last
from plugins.library.reading import common_keys as common
from plugins.library.reading.files import markdown_files
from plugins.library.reading.header import Header, HeaderKeys, parse
from plugins.library.reading.pieces import Text, read_pieces
from plugins.library.reading.problems import Problem, error, gathered
from plugins.library.reading.values import read_values

ENTRY_KEYS = HeaderKeys(
    "大事记条目",
    (
        common.START.but(required=True),
        common.END,
        common.TIMES,
        common.VENUE,
        common.PARTNERS,
        common.PARTICIPANTS,
    ),
)
YEAR_KEYS = HeaderKeys(
    "大事记", (common.TITLE, common.SUMMARY, common.ALIASES, *common.OF_EVERY_KIND)
)
_HEADING = re.compile(r"^##\s*(?P<title>[^#\s].*)$")


def split_sections(header: Header) -> tuple[str, tuple[tuple[str, int, str], ...]]:
    """The text before the first ``##``, and (title, line of its first line, text) a section."""
    note: list[str] = []
    sections: list[tuple[str, int, list[str]]] = []
    for number, line in enumerate(header.body.splitlines(), header.body_line):
        match = _HEADING.match(line)
        if match:
            sections.append((match["title"].strip(), number + 1, []))
        elif sections:
            sections[-1][2].append(line)
        else:
            note.append(line)
    return "\n".join(note), tuple((t, n, "\n".join(lines)) for t, n, lines in sections)


def read_entry(
    title: str, line: int, text: str, path: str
) -> tuple[ChronicleEntry | None, tuple[Problem, ...]]:
    """One entry of its own from its section; None where it has no readable day."""
    header, problems = parse(text, path, ENTRY_KEYS, line)
    values, value_problems = read_values(header)
    spans = values["start"]
    problems = (*problems, *value_problems)
    if not spans:
        return None, problems
    whole, several = from_first_to_last(spans)
    entry = ChronicleEntry(
        title,
        whole,
        header.body.strip(),
        header.get("venue"),
        header.words("partners"),
        header.get("participants"),
        header.get("times"),
        spans=several,
    )
    return entry, problems


def read_year(text: Text) -> tuple[ChronicleFile | None, tuple[Problem, ...]]:
    """A year of its file, whose name must be the year."""
    path, year = text.path, text.slug
    if not (year.isdigit() and len(year) == 4):
        return None, (error(path, 0, "大事记的文件名应是年份", year, "请改名为 2021.md 这样"),)
    note, sections = split_sections(text.header)
    entries, found = gathered(read_entry(title, line, part, path) for title, line, part in sections)
    file = text.make(ChronicleFile, year=int(year), note=note.strip(), entries=tuple(entries))
    return file, (*found, *_check_year(entries, int(year), path))


def _check_year(entries: Iterable[ChronicleEntry], year: int, path: str) -> tuple[Problem, ...]:
    return tuple(
        error(path, 0, f"“{e.title}”不在 {year} 年", f"{e.span.start}", "请放到那一年的文件里")
        for e in entries
        if e.span.start.year != year
    )


def read_chronicle(content: Path) -> tuple[tuple[ChronicleFile, ...], tuple[Problem, ...]]:
    """Every year's file, newest first, and every problem met."""
    files = markdown_files(content / "chronicle")
    years, problems = read_pieces(files, content, YEAR_KEYS, read_year)
    return tuple(sorted(years, key=lambda f: f.year, reverse=True)), tuple(problems)
