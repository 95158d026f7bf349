"""What the names of files say of their age, and which files are copies of others."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from unicodedata import normalize

_MONTH = re.compile(
    r"(?<!\d)(20\d\d)[-_./年 ]?(0[1-9]|1[0-2]|[1-9](?=月|[-_./]))"
    r"(?:[-_./月 ]?(0[1-9]|[12]\d|3[01]|[1-9](?=日|号|\D|$)))?(?!\d)"
)


def month_in_name(name: str) -> str:
    """``202611`` or ``20261128``: the month or the day that a file's name states; else empty.

    A month comes before its days, as it does in an export of its beginning.
    """
    found = list(_MONTH.finditer(normalize("NFKC", PurePosixPath(name).stem)))
    return "".join(part.zfill(2) for part in found[-1].groups() if part) if found else ""


def newest_first(name: str) -> tuple[bool, int, str]:
    """A key to sort files by: dated ones, the newest ahead, then the others by name."""
    month = month_in_name(name)
    return not month, -int(month.ljust(8, "0")), name


def originals(paths: Iterable[Path]) -> dict[Path, Path]:
    """Each file with the one that has the same bytes, mostly itself; these come first.

    A copy that somebody made (书目 (1).iso) or an export that brought nothing new.
    """
    ordered = sorted(paths, key=lambda path: (*newest_first(path.name)[:2], len(path.name), path))
    sizes = Counter(path.stat().st_size for path in ordered)
    first: dict[bytes, Path] = {}
    pairs = {
        path: path if sizes[path.stat().st_size] < 2 else first.setdefault(_digest(path), path)
        for path in ordered
    }
    return dict(sorted(pairs.items(), key=lambda pair: (pair[0] != pair[1], pair[0])))


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def of_old_export(files: str, *, is_older: bool) -> str:
    """What staff do where files ahead have what this one repeats."""
    if is_older:
        return f"这个文件比 {files} 旧，以 {files} 为准；{files} 若有全部，旧的就从这个文件夹里删去"
    return f"{files} 是旧的导出或样例，就从这个文件夹里删去"
