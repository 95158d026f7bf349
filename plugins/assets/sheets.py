"""Style sheets made of blocks, as ``css/bundles.toml`` says. Pure but for reading."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

BUNDLES = "bundles.toml"
FIRST = ("tokens", "base", "layout")
LAST = ("utilities", "print")
SITE = "site.css"
LATER = "/* later */"
"""A line of a file: what stands below it may come after what a page shows first."""


class UnknownBlockError(LookupError):
    """The list of bundles and the folder of blocks disagree; the text is Chinese."""


@dataclass(frozen=True, slots=True)
class Bundles:
    """What ``bundles.toml`` says: blocks of every sheet, and those of each sheet by its name.

    ``lazy`` has the blocks of sheets that scripts ask for: these have nothing else in common.
    ``later``: sheet → the one of them that brings what it leaves for later, and that no other asks
    for.
    """

    every: tuple[str, ...] = ()
    sheets: dict[str, tuple[str, ...]] = field(default_factory=lambda: {SITE: ()})
    lazy: dict[str, tuple[str, ...]] = field(default_factory=dict)
    later: dict[str, str] = field(default_factory=dict)

    def blocks(self, sheet: str) -> list[str]:
        """The blocks of a sheet in the order of the cascade, each once."""
        return sorted({*self.every, *self.sheets[sheet]})


def read_bundles(css: Path) -> Bundles:
    """Read the list; UnknownBlockError where it and ``components/`` disagree.

    A theme without a list has one sheet and no blocks.
    """
    path = css / BUNDLES
    bundles = Bundles()
    if path.is_file():
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        sheets, lazy = _blocks(data["sheets"]), _blocks(data.get("lazy", {}))
        bundles = Bundles(tuple(data["every"]), sheets, lazy, data.get("later", {}))
    _check(bundles, {path.stem for path in (css / "components").glob("*.css")})
    _check_lazy(bundles, {path.name for path in (css / "lazy").glob("*.css")})
    return bundles


def _blocks(table: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(blocks) for name, blocks in table.items()}


def _check(bundles: Bundles, blocks: set[str]) -> None:
    listed = {*bundles.every}.union(*bundles.sheets.values(), *bundles.lazy.values())
    if missing := sorted(listed - blocks):
        raise UnknownBlockError(
            f"theme/static/css/{BUNDLES} 里的“{'、'.join(missing)}”"
            "在 components/ 里没有同名的 .css。请核对名字"
        )
    if unlisted := sorted(blocks - listed):
        raise UnknownBlockError(
            f"theme/static/css/components/{unlisted[0]}.css 不在任何样式表里"
            f"（共 {len(unlisted)} 个：{'、'.join(unlisted)}）。请写进 theme/static/css/{BUNDLES}"
        )


def _check_lazy(bundles: Bundles, files: set[str]) -> None:
    for table, names in (("lazy", {*bundles.lazy}), ("later", {*bundles.later.values()})):
        if missing := sorted(names - files):
            raise UnknownBlockError(
                f"theme/static/css/{BUNDLES} 的 [{table}] 里的“{'、'.join(missing)}”"
                "在 lazy/ 里没有这个文件。请核对名字"
            )


def read_sheets(css: Path) -> dict[str, str]:
    """Every style sheet by its name: the bundles, and each file of ``lazy/`` behind its blocks.

    A sheet that has a later one ends in each of its files at the line :data:`LATER`; what is left
    of them stands, in the same order, at the head of the later one.
    """
    bundles = read_bundles(css)
    files = sorted(path.name for path in (css / "lazy").glob("*.css"))
    read = cache(_read)  # most blocks stand in every sheet

    def joined(names: Iterable[str]) -> str:
        return "".join(read(css / name) for name in names)

    sheets = {sheet: joined(_cascade(bundles.blocks(sheet))) for sheet in bundles.sheets}
    lazy = {name: joined([*_paths(bundles.lazy.get(name, ())), f"lazy/{name}"]) for name in files}
    for sheet, brings in bundles.later.items():
        parts = [
            read(css / name).partition(f"{LATER}\n") for name in _cascade(bundles.blocks(sheet))
        ]
        sheets[sheet] = "".join(first for first, _, _ in parts)
        lazy[brings] = "".join(rest for _, _, rest in parts) + lazy[brings]
    return lazy | sheets


def _cascade(blocks: Iterable[str]) -> list[str]:
    first, last = ([f"{name}.css" for name in names] for names in (FIRST, LAST))
    return [*first, *_paths(blocks), *last]


def _paths(blocks: Iterable[str]) -> list[str]:
    return [f"components/{block}.css" for block in sorted(blocks)]


def _read(path: Path) -> str:
    """Empty where there is no such file: a theme need not have every one."""
    return path.read_text(encoding="utf-8").rstrip() + "\n" if path.is_file() else ""
