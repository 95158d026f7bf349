"""The files of an export folder: which of them are read, what each is, and in which order."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from plugins.catalog.reader.field_table import FILE
from plugins.catalog.reader.match_items import MERGED
from plugins.catalog.reader.origins import newest_first, originals
from plugins.catalog.reader.recognise import Format, Recognised, recognise
from plugins.library.privacy.quoted import quotable
from plugins.library.reading.files import is_own_file, name_of
from plugins.library.reading.problems import Problem, error
from plugins.library.tables.units import UnreadableFile

EXPORT, CLC = "export.toml", "clc.tsv"
"""Facts of the export; classes of the CLC, deeper than those that may be shipped."""
IGNORED = ("readme.md", EXPORT, FILE, CLC, MERGED, "thumbs.db", "ehthumbs.db", "desktop.ini")
"""Files of the folder that are no export: what people wrote about it, what Windows hides in it."""
_TURNS = [*Format]


@dataclass(frozen=True, slots=True)
class ExportFile:
    """One file of an export."""

    path: Path
    recognised: Recognised
    same_as: str = ""
    """The file that has the same bytes and is read in its place."""

    @property
    def name(self) -> str:
        """As people find it: folder and file."""
        return name_of(self.path, self.path.parent)


def export_files(folder: Path) -> list[Path]:
    """The files of an export, in one order on every machine."""
    if not folder.is_dir():
        return []
    files = (p for p in folder.iterdir() if is_own_file(p) and not p.name.startswith((".", "~")))
    return sorted(path for path in files if path.name.lower() not in IGNORED)


def passed_over(folder: Path) -> list[str]:
    """Names in the folder that are no files of it: folders, pipes, links that lead outside."""
    if not folder.is_dir():
        return []
    names = (p.name for p in folder.iterdir() if not is_own_file(p) and p.name[0] != ".")
    return sorted(names)


def recognised_files(paths: Iterable[Path]) -> tuple[list[ExportFile], list[Problem]]:
    """What each file is, records before copies; a problem for each that nobody can read."""
    files: dict[Path, ExportFile] = {}
    problems: list[Problem] = []
    for path, original in originals(paths).items():
        with told_by(path, problems):
            known = files.get(original)
            same_as = original.name if known else ""
            files[path] = ExportFile(path, known.recognised if known else recognise(path), same_as)
    return sorted(files.values(), key=_turn_of), problems


def _turn_of(file: ExportFile) -> tuple[object, ...]:
    """Records before copies, and of each the newest first: what is read first is kept."""
    return _TURNS.index(file.recognised.format), *newest_first(file.path.name)


@contextmanager
def told_by(path: Path, problems: list[Problem]) -> Iterator[None]:
    """A file that can't be read becomes a problem; the others are read all the same."""
    try:
        yield
    except UnreadableFile as mistake:
        name, what, found = name_of(path, path.parent), quotable(mistake.what), mistake.found
        problems.append(error(name, mistake.line, what, quotable(found), mistake.remedy))
