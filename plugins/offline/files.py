"""Which files of the theme a written page may ask for, sooner or later. Pure but for reading."""

import re
from pathlib import Path
from posixpath import dirname, join, normpath

PAGES = ("catalog/",)
"""Pages that readers may save."""
_IMPORTED = re.compile(r"""["'`](\.{1,2}/[^"'`\n]+\.js)["'`]""")
"""A module names another, statically, by ``import(…)`` or for its types: all that looks like it,
for a module too many costs a reader a kilobyte, one too few the page."""


class LostFileError(LookupError):
    """A page or a script asks for what was not written; the text is Chinese."""


def needed(page: Path, output: Path, root: str) -> list[str]:
    """The paths below ``output`` of all files of the theme that a page may ask for, sorted.

    ``root``: what stands before the site's paths in addresses, ``""`` or ``/lib``.
    LostFileError where one of them is not there.
    """
    found = _addresses(page.read_text(encoding="utf-8"), root)
    for name in found:  # grows as it goes
        if not (output / name).is_file():
            raise LostFileError(f"网页或脚本要用“{name}”，没有这个文件，读者存不下这一页")
        if name.endswith(".js"):
            script = (output / name).read_text(encoding="utf-8")
            found += [other for other in _imported(name, script) if other not in found]
    return sorted(found)


def _addresses(page: str, root: str) -> list[str]:
    """All that begins like an address of the theme, also in ``data-`` attributes and scripts."""
    pattern = rf"""["'`\s]{re.escape(root)}/(theme/[^"'`\s?#]+)"""
    return list(dict.fromkeys(re.findall(pattern, page)))


def _imported(name: str, script: str) -> list[str]:
    found = (normpath(join(dirname(name), other)) for other in _IMPORTED.findall(script))
    return list(dict.fromkeys(found))
