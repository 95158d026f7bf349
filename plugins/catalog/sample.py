"""Whether an export is still the invented one that a fresh copy of the project has.

A real library that publishes it lends nobody a book. It is known by ``sample = true`` in
``export.toml``, and by the bytes of its files, so that nobody who only deletes that line is taken
for a library with the books of :mod:`tests.support.sample_export`.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from plugins.catalog.reader.export_files import EXPORT, export_files
from plugins.library.reading.problems import Problem, warning
from plugins.library.site.site import Site

FILES = {
    602108: "b73e08a5105cae9b45010d988c0c6645cae9e8119ee09a89c36b26dc5d7d21d2",
    314215: "7763fee030e0711a8cc86c88600c60e98181d41cf3bd8b7080387b1aa04dd13e",
}
"""Bytes of a file of the sample → its SHA-256."""


def sample_files(export: Path) -> list[Path]:
    """Those files of an export that are the sample's, whatever they are called."""
    return [path for path in export_files(export) if _is_sample(path)]


def _is_sample(path: Path) -> bool:
    expected = FILES.get(path.stat().st_size)
    return expected is not None and hashlib.sha256(path.read_bytes()).hexdigest() == expected


def check_sample(site: Site, is_stated: bool) -> Iterator[Problem]:
    """A warning where a site with a real address has the sample; ``is_stated``: ``sample``.

    Says what to do: the files of the sample go, or the line that calls the library's own so.
    """
    if site.is_specimen:
        return
    name, found = site.export.name, sample_files(site.export)
    if found:
        names = "、".join(path.name for path in (*found, site.export / EXPORT) if path.is_file())
        what = "书目还是程序自带的示例，不是本馆的馆藏，读者会查到没有的书"
        remedy = f"请放进本馆业务系统的导出，删去示例文件，写法见 {name}/README.md"
        yield warning(name, 0, what, names, remedy)
    elif is_stated:
        what = "书目写着是示例，网页上会说“这是示例数据，不是本馆馆藏”"
        remedy = "是本馆的书目，请删去 sample = true 这一行"
        yield warning(f"{name}/{EXPORT}", 0, what, "", remedy)
