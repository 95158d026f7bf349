"""A built folder takes the place of an older one whole, or not at all.

The new site grows in ``.<name>.new`` beside the old one, so that both renames stay on one file
system. A folder is only ever replaced or removed if it is empty or carries :data:`MARKER`, so a
mistyped ``OUTPUT=`` costs nobody a folder of theirs.

Two renames stand between old and new; a process that is killed right between them leaves the old
site as ``.<name>.old``, and the next run puts it back first.
"""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from plugins.desk.settings import DeskError

MARKER = ".site"


@dataclass(frozen=True, slots=True)
class Marker:
    """What made a site: the command, its day, its address. Written into the site as JSON."""

    command: str
    """``html`` or ``publish``."""
    build_date: date
    siteurl: str


def write_marker(folder: Path, marker: Marker) -> None:
    """Mark ``folder`` as ours."""
    text = json.dumps(asdict(marker), default=str, sort_keys=True)
    (folder / MARKER).write_text(text + "\n", encoding="utf-8")


def read_marker(folder: Path) -> Marker | None:
    """The marker of ``folder``, or None where there is none that can be read."""
    try:
        fields = json.loads((folder / MARKER).read_text(encoding="utf-8"))
        day = date.fromisoformat(fields["build_date"])
        return Marker(str(fields["command"]), day, str(fields["siteurl"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


@contextmanager
def fresh_folder(output: Path, marker: Marker) -> Iterator[Path]:
    """A new folder to build into; it becomes ``output`` when the block ends without an exception.

    Raises :class:`DeskError` where ``output`` or a left-over beside it is not ours.
    """
    _recover(output)
    refuse_foreign(output)
    fresh = _sibling(output, "new")
    _remove_own(fresh)
    fresh.mkdir(parents=True)
    try:
        write_marker(fresh, marker)
        yield fresh
        _swap(fresh, output)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def refuse_foreign(folder: Path) -> None:
    """Raise :class:`DeskError` unless ``folder`` is absent, empty or made by us."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise DeskError(f"{folder} 是一个文件，不能用作输出文件夹。请换一个 OUTPUT。")
    if any(folder.iterdir()) and read_marker(folder) is None:
        raise DeskError(
            f"{folder} 里有不是本程序生成的文件，没有改动它。"
            "请换一个 OUTPUT，或自行清空这个文件夹。"
        )


def _sibling(output: Path, word: str) -> Path:
    return output.with_name(f".{output.name}.{word}")


def _recover(output: Path) -> None:
    old = _sibling(output, "old")
    if read_marker(old) is not None and not output.exists():
        old.rename(output)


def _remove_own(folder: Path) -> None:
    refuse_foreign(folder)
    if folder.exists():
        shutil.rmtree(folder)


def _swap(fresh: Path, output: Path) -> None:
    old = _sibling(output, "old")
    _remove_own(old)
    try:
        if output.exists():
            output.rename(old)
        fresh.rename(output)
    except BaseException:
        if old.exists() and not output.exists():
            old.rename(output)
        raise
    shutil.rmtree(old, ignore_errors=True)
