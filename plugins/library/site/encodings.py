"""Which texts are not UTF-8: each is read all the same, and told once with how to save it.

Whoever opens such a file in another editor, or looks at it on the web, sees 绔欑偣 for 站点.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from plugins.library.exhibitions.folder import is_hidden
from plugins.library.reading.files import is_own_file, name_of
from plugins.library.reading.problems import Problem, notice
from plugins.library.site.site import Site
from plugins.library.tables.units import UnreadableFile
from plugins.library.tables.writing import decoded

_TEXTS = (".md", ".toml", ".txt", ".csv")
_TABLES = ("*.toml", "*.tsv")
"""Of the export, what people write; what a library system writes may be in either."""
_MOST = 5_000_000
"""Bytes; a text that is longer is refused by who reads it."""
_IN_NOTEPAD = "用记事本打开它，点“文件—另存为”，“编码”选 UTF-8，再保存"
_IN_WPS = "（用 WPS 表格，就另存为“CSV UTF-8（逗号分隔）”）"


def check_encodings(site: Site) -> Iterable[Problem]:
    """A notice for each text of the content folder, and table of the export, that isn't UTF-8."""
    for path in _texts(site.content):
        yield from _check(path, site.content)
    for pattern in _TABLES if site.export.is_dir() else ():
        for path in filter(is_own_file, sorted(site.export.glob(pattern))):
            yield from _check(path, site.export)


def _texts(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.is_dir() and not is_hidden(path):
            yield from _texts(path)
        elif path.suffix.lower() in _TEXTS and path.is_file() and not is_hidden(path):
            yield path


def _check(path: Path, folder: Path) -> Iterator[Problem]:
    data = path.read_bytes() if path.stat().st_size <= _MOST else b""
    try:
        writing = decoded(data)[1]
    except UnreadableFile:  # whoever reads it says why
        return
    if writing.name:
        remedy = _IN_NOTEPAD + (_IN_WPS if path.suffix.lower() == ".csv" else "")
        what = f"文件是 {writing.name} 编码，不是 UTF-8；照样读了"
        yield notice(name_of(path, folder), 0, what, "", remedy)
