"""Static imports: what comes with a module."""

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.assets.modules import UnknownModuleError, graph, imports

FORMS = """\
import "./bare.js";
import one from "./default.js";
import * as all from './namespace.js';
import { a, b as c } from "./names.js";
import {
  long, // why it is here
  list,
} from "./lines.js";
import three, { four } from "./both.js";
export { a } from "./again.js";
export * from "./everything.js";
export * as named from "./named.js";
"""


def test_every_form_of_a_static_import_is_read_in_order() -> None:
    names = "bare default namespace names lines both again everything named"
    assert imports(FORMS) == [f"./{name}.js" for name in names.split()]


@pytest.mark.parametrize(
    "source",
    [
        'const later = await import("./later.js");',
        'if (asked) import("./later.js").then(show);',
        '/** @typedef {import("./types.js").Found} Found */',
        ' * import { a } from "./example.js";',
        '// import "./old.js";',
        'export const from = "./address.js";',
        'export function path() {\n  return "./a.js";\n}',
        'const text = `\n  import "./x.js"`;',
    ],
)
def test_nothing_else_is_an_import(source: str) -> None:
    assert imports(source) == []


def test_a_module_brings_what_its_imports_bring_level_by_level_and_each_once() -> None:
    sources = {
        "js/a.js": 'import "./b/one.js";\nimport "./two.js";\n',
        "js/b/one.js": 'import "../shared.js";\nimport "../two.js";\n',
        "js/two.js": 'import "./shared.js";\n',
        "js/shared.js": "",
        "js/apart.js": "",
    }
    assert graph("js/a.js", sources) == ["js/a.js", "js/b/one.js", "js/two.js", "js/shared.js"]


def test_modules_that_import_each_other_come_to_an_end() -> None:
    assert graph("a.js", {"a.js": 'import "./b.js";', "b.js": 'import "./a.js";'}) == [
        *("a.js", "b.js")
    ]


@pytest.mark.parametrize("specifier", ["./gone.js", "bare", "https://example.org/x.js", "../a.js"])
def test_an_import_that_leads_nowhere_is_told_with_the_importer(specifier: str) -> None:
    with pytest.raises(UnknownModuleError, match=rf"js/a\.js 引用了“{specifier}”"):
        graph("js/a.js", {"js/a.js": f'import "{specifier}";'})


NAMES = st.sampled_from([f"js/{folder}{n}.js" for folder in ("", "x/", "y/z/") for n in range(4)])


@given(edges=st.dictionaries(NAMES, st.lists(NAMES, max_size=4), min_size=1), data=st.data())
def test_the_graph_is_all_that_can_be_reached(
    edges: dict[str, list[str]], data: st.DataObject
) -> None:
    edges |= {name: [] for names in list(edges.values()) for name in names if name not in edges}
    sources = {name: _importing(name, imported) for name, imported in edges.items()}
    entry = data.draw(st.sampled_from(sorted(edges)))
    reached = {entry}
    while more := {name for importer in reached for name in edges[importer]} - reached:
        reached |= more
    found = graph(entry, sources)
    assert found[0] == entry
    assert len(found) == len(reached)
    assert set(found) == reached


def _importing(name: str, imported: list[str]) -> str:
    folder = posixpath.dirname(name)
    paths = (posixpath.relpath(other, folder) for other in imported)
    return "".join(f'import "{p if p.startswith("../") else f"./{p}"}";\n' for p in paths)
