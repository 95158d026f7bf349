"""Style sheets made of blocks, as ``css/bundles.toml`` says. Pure but for reading."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

BUNDLES = "bundles.toml"
FIRST = ("tokens", "base", "layout")
LAST = ("utilities", "print")
SITE = "site.css"


class UnknownBlockError(LookupError):
    """The list of bundles and the folder of blocks disagree; the text is Chinese."""


@dataclass(frozen=True, slots=True)
class Bundles:
    """What ``bundles.toml`` says: blocks of every sheet, and those of each sheet by its name."""

    every: tuple[str, ...] = ()
    sheets: dict[str, tuple[str, ...]] = field(default_factory=lambda: {SITE: ()})

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
        sheets = {name: tuple(blocks) for name, blocks in data["sheets"].items()}
        bundles = Bundles(tuple(data["every"]), sheets)
    _check(bundles, {path.stem for path in (css / "components").glob("*.css")})
    return bundles


def _check(bundles: Bundles, found: set[str]) -> None:
    listed = {*bundles.every, *(name for names in bundles.sheets.values() for name in names)}
    if missing := sorted(listed - found):
        raise UnknownBlockError(
            f"theme/static/css/{BUNDLES} 里的“{'、'.join(missing)}”"
            "在 components/ 里没有同名的 .css。请核对名字"
        )
    if unlisted := sorted(found - listed):
        raise UnknownBlockError(
            f"theme/static/css/components/{unlisted[0]}.css 不在任何样式表里"
            f"（共 {len(unlisted)} 个：{'、'.join(unlisted)}）。请写进 theme/static/css/{BUNDLES}"
        )


def read_sheets(css: Path) -> dict[str, str]:
    """Every style sheet by its name: the bundles, and each file of ``lazy/`` alone."""
    bundles = read_bundles(css)
    lazy = {path.name: _read(path) for path in sorted((css / "lazy").glob("*.css"))}
    return lazy | {sheet: _joined(css, bundles.blocks(sheet)) for sheet in bundles.sheets}


def _joined(css: Path, blocks: list[str]) -> str:
    names = (*FIRST, *(f"components/{block}" for block in blocks), *LAST)
    paths = (css / f"{name}.css" for name in names)
    return "".join(_read(path) for path in paths if path.is_file())


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8").rstrip() + "\n"
