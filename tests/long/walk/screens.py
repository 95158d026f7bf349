"""Entry point: ``python -m tests.long.walk.screens``: pictures of every kind of page in every mode.

Of the library's site, or of ``SITE``; ``ROWS=dark,print`` only of some modes. Into its
``build/screens/``: a folder of pictures for each mode and width, a contact sheet of each, and a
page that shows all of them.
"""

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from rich.console import Console
from rich.text import Text

from bench.chosen import NoSuchRow, chosen
from plugins.desk.settings import DeskError, read_settings
from tests.browser.conftest import serve
from tests.long.walk.kinds import Kind, build_with_notes, kinds_of
from tests.long.walk.modes import MODES, Mode, picture, set_mode, set_width
from tests.long.walk.visits import visitor

WIDTHS = (360, 1280)
THUMB = {360: (180, 400), 1280: (320, 400)}
"""Width of the screen → size of a picture on the contact sheet, px."""
COLUMNS = 8
GAP = 8
AT_ONCE = 5
PAGE = """<!doctype html>
<html lang="zh-Hans"><meta charset="utf-8"><title>每一种网页的样子</title>
<style>
body {{ font: 16px/1.6 sans-serif }}
figure {{ display: inline-block; margin: 4px; vertical-align: top }}
img {{ width: 180px; height: 320px; object-fit: cover; object-position: top }}
</style>
<h1>每一种网页的样子</h1>
{}"""


@dataclass(frozen=True, slots=True)
class Shots:
    """Some pages to take pictures of, in some modes."""

    base: str
    kinds: Sequence[Kind]
    modes: Sequence[Mode]
    folder: Path
    day: date


def name_of(kind: Kind) -> str:
    """The name of a page's pictures."""
    return "".join(c if c.isalnum() or c == "-" else "_" for c in kind.path.strip("/")) or "home"


def place_of(mode: Mode, width: int) -> str:
    """The folder of a mode's pictures."""
    return f"{mode.name}-{width}"


def main() -> int:
    """Build, take the pictures, lay them out, and say where to look."""
    console = Console(highlight=False)
    try:
        names = chosen(os.environ.get("ROWS", ""), [mode.name for mode in MODES])
        modes = [mode for mode in MODES if mode.name in names]
        console.print(Text(_take_all(modes, console)), soft_wrap=True)
    except (NoSuchRow, DeskError) as mistake:
        console.print(Text(str(mistake), style="bold red"), soft_wrap=True)
        return 1
    return 0


def _take_all(modes: Sequence[Mode], console: Console) -> str:
    settings = read_settings(os.environ, Path.cwd())
    settings = replace(settings, siteurl=settings.siteurl or "https://example.org")
    folder = settings.build / "screens"
    with TemporaryDirectory(prefix="screens-") as made:
        console.print("先生成一遍网站……")
        output = build_with_notes(settings, Path(made))
        kinds = kinds_of(output)
        shutil.rmtree(folder, ignore_errors=True)
        for mode in modes:
            for width in WIDTHS:
                (folder / place_of(mode, width)).mkdir(parents=True)
        console.print(f"{len(kinds)} 种网页，{len(modes)} 种看法，{len(WIDTHS)} 种宽……")
        with serve(output) as base:
            parts = [kinds[at : at + AT_ONCE] for at in range(0, len(kinds), AT_ONCE)]
            jobs = [Shots(base, part, modes, folder, settings.build_date) for part in parts]
            with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
                taken = sum(pool.map(take, jobs))
    for mode in modes:
        for width in WIDTHS:
            _sheet(folder, place_of(mode, width), kinds, width)
    (folder / "index.html").write_text(PAGE.format("\n".join(_lines(kinds, modes))), "utf-8")
    return f"{taken:,} 张图，{len(modes) * len(WIDTHS)} 张总图。打开看：{folder / 'index.html'}"


def take(shots: Shots) -> int:
    """Take the pictures of some pages; how many."""
    with visitor(shots.day) as one:
        for kind in shots.kinds:
            set_mode(one.page, one.devtools, MODES[0])
            set_width(one.page, WIDTHS[0])
            one.open(shots.base + kind.path)
            for width in WIDTHS:
                set_width(one.page, width)
                for mode in shots.modes:
                    set_mode(one.page, one.devtools, mode)
                    target = shots.folder / place_of(mode, width) / f"{name_of(kind)}.jpg"
                    taken = picture(one.page, one.devtools, mode, width)
                    target.write_bytes(taken)
    return len(shots.kinds) * len(WIDTHS) * len(shots.modes)


def _sheet(folder: Path, place: str, kinds: Sequence[Kind], width: int) -> None:
    """The heads of all pages side by side."""
    wide, high = THUMB[width]
    rows = -(-len(kinds) // COLUMNS)
    size = (COLUMNS * (wide + GAP) + GAP, rows * (high + GAP) + GAP)
    sheet = Image.new("RGB", size, "#808080")
    for number, kind in enumerate(kinds):
        with Image.open(folder / place / f"{name_of(kind)}.jpg") as taken:
            head = taken.crop((0, 0, width, min(taken.height, width * high // wide)))
            head = head.resize((wide, head.height * wide // width))
        row, column = divmod(number, COLUMNS)
        sheet.paste(head, (GAP + column * (wide + GAP), GAP + row * (high + GAP)))
    sheet.save(folder / f"{place}.jpg", quality=85)


def _lines(kinds: Sequence[Kind], modes: Sequence[Mode]) -> Iterator[str]:
    for kind in kinds:
        yield f"<h2>{escape(kind.path)} <small>{escape(kind.template)}</small></h2>"
        for mode in modes:
            for width in WIDTHS:
                source = f"{place_of(mode, width)}/{name_of(kind)}.jpg"
                told = f"{mode.chinese} {width}"
                yield f'<figure><a href="{source}"><img src="{source}" alt="" loading="lazy"></a>'
                yield f"<figcaption>{told}</figcaption></figure>"


if __name__ == "__main__":
    sys.exit(main())
