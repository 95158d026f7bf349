"""The theme's scripts are small modules: none too long to read, none that needs itself."""

import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest

from tests.conftest import ROOT

SCRIPTS = ROOT / "theme/static/js"
LONGEST = 200
"""Lines of a module of the catalogue's search."""
_COMMENT = re.compile(r"/\*.*?\*/|^\s*//[^\n]*", re.DOTALL | re.MULTILINE)
_NEEDED = re.compile(r"""(?:\bfrom\s*|\bimport\s*\(?\s*)(["'])(\.[^"']+)\1""")
"""What a module imports, at once or later: `from "…"`, `import "…"`, `import("…")`."""


def needed(name: str, source: str) -> set[str]:
    found = _NEEDED.finditer(_COMMENT.sub("", source))
    return {normpath(join(dirname(name), match[2])) for match in found}


def circle(sources: dict[str, str]) -> list[str]:
    """The modules of a circle; nothing where there is none."""
    try:
        graph = {name: needed(name, source) for name, source in sources.items()}
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def sources_in(folder: Path) -> dict[str, str]:
    paths = sorted(folder.rglob("*.js"))
    return {path.relative_to(SCRIPTS).as_posix(): path.read_text("utf-8") for path in paths}


def test_no_module_needs_itself_at_once_or_later() -> None:
    assert circle(sources_in(SCRIPTS)) == []


@pytest.mark.parametrize(
    "needs", ['import {\n b } from "./b.js";', 'then(() => import("./b.js"));']
)
def test_a_circle_is_found_however_it_is_closed(needs: str) -> None:
    other = 'export { a } from "../x/a.js";'
    assert {*circle({"x/a.js": needs, "x/b.js": other})} == {"x/a.js", "x/b.js"}
    assert circle({"x/a.js": f"/* {needs} */", "x/b.js": other}) == []


def test_a_module_of_the_search_is_read_at_one_sitting() -> None:
    lengths = {n: s.count("\n") for n, s in sources_in(SCRIPTS / "catalog").items()}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}
