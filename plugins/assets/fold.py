"""What a reader's phone is spared of the theme's variables. Pure.

``tokens.css`` gives each colour and size a name, so that it is written once. Of a size that never
changes a phone needs the size alone; what is declared twice (colours by light and dark, sizes of
长辈版) stays a variable, and of its name a phone needs a letter.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from string import ascii_letters, digits

from plugins.assets.sheets import Bundles

_ROOT = re.compile(r"(?<!\{):root\{([^{}]*)\}")
_DECLARED = re.compile(r"(?<=[{;])(--[\w-]+):([^;{}]*)")
_USED = re.compile(r"var\((--[\w-]+)")
_NAME = re.compile(r"(?<=[{;(])--[\w-]+(?=[:,)])")
_TIMES = re.compile(r"([\d.]+)(px|r?em) \* ([\d.]+)")


def fold_all(sheets: Mapping[str, str], bundles: Bundles) -> dict[str, str]:
    """Every stripped sheet, folded together with the one that comes later to its pages.

    Sheets that come to any page are folded by what is the same on all of them.
    """
    of_pages = {*bundles.sheets, *bundles.later.values()}
    apart = {name: sheet for name, sheet in sheets.items() if name not in of_pages}
    grouped = [
        {name: sheets[name] for name in (sheet, bundles.later.get(sheet, sheet))}
        for sheet in bundles.sheets
    ]
    common = _common([_constants(group.values()) for group in grouped], apart.values())
    folded = {name: _put_in(sheet, common) for name, sheet in apart.items()}
    for group in grouped:
        folded |= fold(group, [folded[name] for name in apart])
    return shorten(folded)


def fold(sheets: Mapping[str, str], others: Iterable[str] = ()) -> dict[str, str]:
    """Sheets of the same pages, each token that is shorter as its value put in.

    A token that no sheet uses any more is declared no more; ``others``: sheets that may come to
    these pages too.
    """
    constants = _constants(sheets.values())
    folded = {name: _put_in(sheet, constants) for name, sheet in sheets.items()}
    used = {name for sheet in (*folded.values(), *others) for name in _USED.findall(sheet)}
    return {name: _without(sheet, constants.keys() - used) for name, sheet in folded.items()}


def _common(constants: Sequence[Mapping[str, str]], apart: Iterable[str]) -> dict[str, str]:
    own = {name for sheet in apart for name, _ in _DECLARED.findall(sheet)}
    first, *others = constants
    same = set(first.items()).intersection(*(other.items() for other in others))
    return {name: value for name, value in sorted(same) if name not in own}


def _constants(sheets: Iterable[str]) -> dict[str, str]:
    """What is declared once, for the whole page and on every screen, and refers to nothing."""
    found: dict[str, list[str]] = {}
    outside: set[str] = set()
    for sheet in sheets:
        for name, value in _DECLARED.findall(sheet):
            found.setdefault(name, []).append(value)
        outside.update(name for name, _ in _DECLARED.findall(_ROOT.sub("", sheet)))
    return {
        name: value
        for name, (value, *more) in found.items()
        if not more and name not in outside and "var(" not in value
    }


def _put_in(sheet: str, constants: Mapping[str, str]) -> str:
    for name, value in constants.items():
        if len(value) < len(f"var({name})"):
            sheet = _replaced(rf"var\({name}\)", value, sheet)
    product = _TIMES.sub(lambda m: f"{float(m[1]) * float(m[3]):g}{m[2]}", sheet)
    return _replaced(r"calc\((?:0(?=\.))?([\d.]+[a-z]+)\)", r"\1", product)


def _replaced(pattern: str, value: str, sheet: str) -> str:
    """Puts a value in the place of what ends with a bracket, which needs no blank behind it."""
    return re.sub(pattern, value, re.sub(rf"{pattern}(?=[\w.#-])", f"{value} ", sheet))


def _without(sheet: str, names: Iterable[str]) -> str:
    for name in names:
        sheet = re.sub(rf"(?<=[{{;]){name}:[^;{{}}]*;?", "", sheet)
    return sheet.replace(";}", "}")


def shorten(sheets: Mapping[str, str]) -> dict[str, str]:
    """Sheets with one letter for each name of a variable, the same in all of them."""
    count = Counter(name for sheet in sheets.values() for name in _NAME.findall(sheet))
    names = sorted(count, key=lambda name: (-count[name], name))
    letters = [*ascii_letters, *(a + b for a in ascii_letters for b in ascii_letters + digits)]
    short = {name: f"--{letter}" for name, letter in zip(names, letters, strict=False)}
    return {name: _NAME.sub(lambda m: short[m[0]], sheet) for name, sheet in sheets.items()}
