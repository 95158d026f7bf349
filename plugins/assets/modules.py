"""Which modules come with a module: its static imports, and theirs. Pure."""

import re
from collections.abc import Mapping
from posixpath import dirname, join, normpath

_IMPORT = re.compile(
    r"""^(?:import|export)\s*(?:(?:[\w$*{},\s]|//[^\n]*)*?[\s}*]from\s*)?(["'])([^"'\n]+)\1""",
    re.MULTILINE,
)
"""``import … from "…"``, ``import "…"``, ``export … from "…"`` at the start of a line, where
formatted code has them. ``import(…)`` is not among them: it comes when it is needed."""


class UnknownModuleError(LookupError):
    """A module imports what isn't there; the text is Chinese."""


def imports(source: str) -> list[str]:
    """The specifiers of a module's static imports, in order."""
    return [found[2] for found in _IMPORT.finditer(source)]


def graph(entry: str, sources: Mapping[str, str]) -> list[str]:
    """The names of a module and of all that it imports statically, importers first.

    ``sources`` has the source of every name, such as ``js/catalog.js``. The order is that of
    the imports, level by level; UnknownModuleError where a module isn't there.
    """
    found = [entry]
    for importer in found:  # grows as it goes
        found += [name for name in _imported(importer, sources) if name not in found]
    return found


def _imported(importer: str, sources: Mapping[str, str]) -> list[str]:
    """What one module imports, each name once."""
    names: dict[str, None] = {}
    for specifier in imports(sources[importer]):
        name = normpath(join(dirname(importer), specifier))
        if not specifier.startswith(("./", "../")) or name not in sources:
            raise UnknownModuleError(
                f"theme/static/{importer} 引用了“{specifier}”，没有这个模块。"
                "路径要用 ./ 或 ../ 开头，以 .js 结尾"
            )
        names[name] = None
    return list(names)
