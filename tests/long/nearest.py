"""Which tests are nearest to a module: those that import it, then those that import an importer."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

FAR = ("tests/browser", "tests/site", "tests/desk", "tests/long")
"""Tests of whole sites and whole commands: they see a module only through something that takes
longer than all other tests."""


def imports_of(root: Path) -> dict[Path, frozenset[Path]]:
    """For each Python file of the project the files that it imports, as relative paths."""
    files = sorted(
        path.relative_to(root)
        for top in ("plugins", "tests")
        for path in (root / top).rglob("*.py")
    )
    by_name = {".".join(_name(path)): path for path in files}
    return {
        path: frozenset(
            by_name[name]
            for name in _names(ast.parse((root / path).read_text(encoding="utf-8")))
            if name in by_name
        )
        for path in files
    }


def _name(path: Path) -> tuple[str, ...]:
    parts = path.with_suffix("").parts
    return parts[:-1] if parts[-1] == "__init__" else parts


def _names(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value  # Markdown's extensions are named, not imported


def nearest_tests(module: Path, imports: Mapping[Path, frozenset[Path]]) -> list[Path]:
    """Files with tests that reach a module: one of its name, then those of its room, then others.

    Among these, what lies deeper in a room's tests is about a part of it that uses the module;
    then those that import the module come before those that import an importer.
    """
    ring, seen, tests = {module}, {module}, []
    while ring:
        ring = {path for path, imported in imports.items() if imported & ring} - seen
        seen |= ring
        tests += sorted(path for path in ring if _is_test(path))
    room = _room(module)
    return sorted(
        tests,
        key=lambda path: (
            path.stem != f"test_{module.stem}",
            room not in path.parents,
            len(path.parts),
        ),
    )


def _room(module: Path) -> Path:
    """The folder in which a module's tests lie."""
    top, room = module.parts[:2]
    return Path("tests", room) if room == "library" else Path("tests", top, room)


def _is_test(path: Path) -> bool:
    return path.name.startswith("test_") and not path.as_posix().startswith(FAR)
