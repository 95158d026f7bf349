"""The scripts of a theme as they are published: put together, or as they are written.

``make bundle`` puts the modules of ``static/js`` together in ``bundle`` beside ``static`` (how and
why: ``theme/bundle.mjs``), so that building a site needs no Node. ``bundle/sources.json`` says of
which sources it was made. Where one of them has changed since, the bundle would be an old script:
then the sources are published as they are, which every browser of today reads, only slower. What a
library adds beside them stands in no bundle and is published as it is.

A script in ``bundle/page`` stands in its page in place of an address: a round less before it runs.
"""

import json
import os
import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

BUNDLE = "bundle"
PAGE = "page"
SOURCES = "sources.json"
_DIGITS = 16
_BESIDE = re.compile(r"""(\((["'`]))\./(?=[^"'`\n]+\.js\2\))""")
"""What stands before the name in ``import(`./catalog/query/forms.js`)``, and before its twins'."""


def names_below(folder: Path) -> list[str]:
    """Every file below a folder by its name from there, ``js/catalog.js``; no hidden ones."""
    root = str(folder)
    found = []
    for at, _, names in os.walk(root):
        inside = at[len(root) :].replace(os.sep, "/").lstrip("/")
        seen = [name for name in names if not name.startswith(".")]
        found += [f"{inside}/{name}" if inside else name for name in seen]
    return sorted(found)


def read_sources(static: Path) -> dict[str, str]:
    """Every script as it is written, by the name that templates use: ``js/catalog.js``."""
    return _read(static / "js")


def read_bundled(static: Path) -> dict[str, str]:
    """The files of the bundle, by the same names; none where there is no bundle."""
    return _read(static.parent / BUNDLE / "js")


def read_in_page(static: Path) -> dict[str, str]:
    """The scripts of the bundle that stand in their page, by the same names."""
    return _read(static.parent / BUNDLE / PAGE)


def _read(folder: Path) -> dict[str, str]:
    names = (name for name in names_below(folder) if name.endswith(".js"))
    return {f"js/{name}": (folder / name).read_text("utf-8") for name in names}


def placed(script: str, folder: str) -> str:
    """A script for a page: what it asks for beside it, it asks for in the folder of the rest."""
    return _BESIDE.sub(lambda found: f"{found[1]}{folder}/", script)


def changed(static: Path, sources: Mapping[str, str]) -> list[str]:
    """The sources that aren't what the bundle was made of; none where there is no bundle."""
    digests = _digests(static)
    return [name for name in digests if digest(sources.get(name, "")) != digests[name]]


def added(static: Path, sources: Iterable[str]) -> list[str]:
    """The sources that the bundle knows nothing of: all, where there is no bundle."""
    digests = _digests(static)
    return [name for name in sources if name not in digests]


def digest(source: str) -> str:
    """What tells a source; line ends are no difference."""
    return sha256(source.replace("\r\n", "\n").encode()).hexdigest()[:_DIGITS]


def _digests(static: Path) -> dict[str, str]:
    """By the name of every source that the bundle was made of; a list that is none has changed."""
    path = static.parent / BUNDLE / SOURCES
    if not path.is_file():
        return {}
    try:
        found: dict[str, str] = json.loads(path.read_text("utf-8"))
    except ValueError:  # two of them, run together by hand
        return {SOURCES: ""}
    return found
