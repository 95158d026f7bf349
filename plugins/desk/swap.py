"""A built folder takes the place of an older one whole, or not at all.

The new site grows in ``.<name>.new`` beside the old one, so that both renames stay on one file
system. A folder is only ever replaced or removed if it is empty or carries :data:`MARKER`, so a
mistyped ``OUTPUT=`` costs nobody a folder of theirs.

Whenever a process is killed, what it leaves is empty or marked, so the next run clears it away: a
folder gets its marker as ``.<name>.making``, which never holds anything else, and loses it last.
Two renames stand between old and new; killed right between them, the old site is left as
``.<name>.old``, and the next run puts it back first.
"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from plugins.desk.settings import DeskError, unwritable

MARKER = ".site"


@dataclass(frozen=True, slots=True)
class Marker:
    """What made a site: the command, its day, its address. Written into the site as JSON."""

    command: str
    """``html`` or ``publish``."""
    build_date: date
    siteurl: str
    told: tuple[str, ...] = ()
    """Of a published site: a digest of each problem that there was (:mod:`.published`)."""
    own_export: bool = False
    """Whether its catalogue is that of the site's own export."""


def write_marker(folder: Path, marker: Marker) -> None:
    """Mark ``folder`` as ours, on the disk too: no power cut leaves an empty marker behind."""
    text = json.dumps(asdict(marker), default=str, sort_keys=True)
    with (folder / MARKER).open("w", encoding="utf-8") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())


def read_marker(folder: Path) -> Marker | None:
    """The marker of ``folder``, or None where there is none that can be read."""
    try:
        fields = json.loads((folder / MARKER).read_text(encoding="utf-8"))
        day = date.fromisoformat(fields["build_date"])
        told = tuple(map(str, fields.get("told", ())))
        own = fields.get("own_export") is True
        return Marker(str(fields["command"]), day, str(fields["siteurl"]), told, own)
    except (OSError, ValueError, KeyError, TypeError):
        return None


@contextmanager
def fresh_folder(output: Path, marker: Marker) -> Iterator[Path]:
    """A new folder to build into; it becomes ``output`` when the block ends without an exception.

    Raises :class:`DeskError` where ``output`` or a left-over beside it is not ours, and where it
    can't be written.
    """
    fresh, making = _sibling(output, "new"), _sibling(output, "making")
    with _told(output):
        _recover(output)
        refuse_foreign(output)
        _remove_own(fresh)
        _remove_own(making)
    try:
        with _told(output):
            making.mkdir(parents=True)
            write_marker(making, marker)
            making.rename(fresh)
        yield fresh
        with _told(output):
            _swap(fresh, output)
    finally:
        _clear_away(making)
        _clear_away(fresh)


@contextmanager
def _told(output: Path) -> Iterator[None]:
    try:
        yield
    except OSError as mistake:
        raise unwritable(output, mistake, "OUTPUT") from None


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


def _remove_lone_marker(folder: Path) -> None:
    """A folder that holds nothing but a marker is ours, even where the marker was cut short."""
    if folder.is_dir() and [path.name for path in folder.iterdir()] == [MARKER]:
        (folder / MARKER).unlink()


def _remove_own(folder: Path) -> None:
    _remove_lone_marker(folder)
    refuse_foreign(folder)
    if folder.exists():
        _remove(folder)


def _remove(folder: Path) -> None:
    """Remove a folder of ours; its marker goes last, so that what a kill leaves is still ours."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name != MARKER:
            path.unlink()
    (folder / MARKER).unlink(missing_ok=True)
    folder.rmdir()


def _clear_away(folder: Path) -> None:
    """Remove a folder of ours where that can be done; where not, the next run says why."""
    with suppress(OSError):
        _remove(folder)


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
    _clear_away(old)
