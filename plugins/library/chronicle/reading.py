"""Reading ``content/chronicle/<year>.md``: the year's own entries."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from plugins.library.chronicle.nouns import ChronicleEntry, ChronicleFile, from_first_to_last
from plugins.library.reading import common_keys as common
from plugins.library.reading.files import markdown_files, name_of, read_text
from plugins.library.reading.header import Header, HeaderKeys, parse
from plugins.library.reading.problems import Problem, error
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
YEAR_KEYS = HeaderKeys("大事记", (common.TITLE, common.SUMMARY, common.ALIASES))
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


def read_chronicle_file(
    text: str, path: str, stem: str
) -> tuple[ChronicleFile | None, tuple[Problem, ...]]:
    """A year's file; its name must be the year."""
    if not (stem.isdigit() and len(stem) == 4):
        return None, (error(path, 0, "大事记的文件名应是年份", stem, "请改名为 2021.md 这样"),)
    header, problems = parse(text, path, YEAR_KEYS)
    note, sections = split_sections(header)
    found = [read_entry(title, line, part, path) for title, line, part in sections]
    entries = tuple(entry for entry, _ in found if entry)
    problems = (
        *problems,
        *read_values(header)[1],
        *(problem for _, some in found for problem in some),
        *_check_year(entries, int(stem), path),
    )
    return ChronicleFile(
        int(stem), path, header.get("title"), header.get("summary"), note.strip(), entries
    ), problems


def _check_year(entries: Iterable[ChronicleEntry], year: int, path: str) -> tuple[Problem, ...]:
    return tuple(
        error(path, 0, f"“{e.title}”不在 {year} 年", _day(e.span.start), "请放到那一年的文件里")
        for e in entries
        if e.span.start.year != year
    )


def _day(day: date) -> str:
    return day.isoformat()


def read_chronicle(content: Path) -> tuple[tuple[ChronicleFile, ...], tuple[Problem, ...]]:
    """Every year's file, newest first, and every problem met."""
    files: list[ChronicleFile] = []
    problems: list[Problem] = []
    for path in markdown_files(content / "chronicle"):
        name = name_of(path, content)
        text, unreadable = read_text(path, name)
        year, found = read_chronicle_file(text, name, path.stem)
        problems += unreadable or found
        files += [year] if year else []
    return tuple(sorted(files, key=lambda f: f.year, reverse=True)), tuple(problems)
