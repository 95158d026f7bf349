"""Files → a zip (PKWARE APPNOTE 6.3.x) of the same bytes every time.

Names are in one order, every file has the day of the build, and nothing of this machine goes in.
Names that are not ASCII carry the UTF-8 flag (general purpose bit 11), which Windows reads.
"""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

PRESSED = frozenset({".jpg", ".mp3", ".m4a", ".mp4"})
"""What is small already."""
_FIRST_YEAR = 1980
"""A zip knows no day before it."""
_UNIX, _READABLE = 3, 0o100644


@dataclass(frozen=True, slots=True)
class PackFile:
    """A file of the pack: its name from the pack's folder on, and its bytes or where they lie."""

    name: str
    content: bytes | Path

    @property
    def size(self) -> int:
        """In bytes, before packing."""
        content = self.content
        return len(content) if isinstance(content, bytes) else content.stat().st_size


def write_zip(target: Path, folder: str, entries: Iterable[PackFile], day: date) -> None:
    """Write a zip that holds one folder."""
    with ZipFile(target, "w") as archive:
        for entry in sorted(entries, key=lambda entry: entry.name):
            _add(archive, folder, entry, day)


def _add(archive: ZipFile, folder: str, entry: PackFile, day: date) -> None:
    info = ZipInfo(
        f"{folder}/{entry.name}", (max(day.year, _FIRST_YEAR), day.month, day.day, 0, 0, 0)
    )
    is_pressed = PurePosixPath(entry.name).suffix in PRESSED
    info.compress_type = ZIP_STORED if is_pressed else ZIP_DEFLATED
    info.create_system, info.external_attr = _UNIX, _READABLE << 16
    info.file_size = entry.size
    with archive.open(info, "w") as target:
        if isinstance(entry.content, bytes):
            target.write(entry.content)
        else:
            with entry.content.open("rb") as source:
                shutil.copyfileobj(source, target)
