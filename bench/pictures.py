"""What exhibitions cost in pictures: two of 24 boards as print shops deliver them.

A board is 120 × 80 cm at 150 dots an inch, 33 megapixels. Four are drawn; the others are the same
with other bytes behind their end, which is another picture to whoever knows files by their bytes.
The same boards are cut into tiles by libvips (``dzsave``) beside ours, from file to tiles.
"""

import random
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw
from rich.console import Console
from rich.table import Table

from bench.memory import peak_of_children
from bench.reading import MEGABYTE
from plugins.desk.settings import DeskError
from plugins.images import tiles
from plugins.images.measure import opened
from plugins.images.store import PictureStore, Wanted

BOARDS = 48
DRAWN = 4
SIZE = (4724, 7087)
TILED = 6
"""Boards that both tilers cut."""
DEMANDED_COLD_S, DEMANDED_WARM_S, DEMANDED_BYTES = 150, 3, 1_000_000_000
_SHAPES = 900
_GRAIN = 60


@dataclass(frozen=True, slots=True)
class PictureCosts:
    """What the boards of two exhibitions cost."""

    boards: int
    megapixels: float
    """Of one board."""
    cold_seconds: float
    warm_seconds: float
    """Made before: found and linked into an empty output."""
    peak_memory_bytes: int
    """All processes together."""
    tile_seconds: float
    """A board, from file to tiles, by ours."""
    peer_tile_seconds: float
    """The same by libvips."""


def measure_pictures(folder: Path) -> PictureCosts:
    """Draw the boards, make everything of them, then once more unchanged."""
    shutil.rmtree(folder, ignore_errors=True)
    boards = _draw_boards(folder / "boards")
    wanted = [Wanted(board, zooms=True) for board in boards]
    with peak_of_children() as peak:
        cold = _timed(lambda: _publish(wanted, folder))
    shutil.rmtree(folder / "output")
    warm = _timed(lambda: _publish(wanted, folder))
    ours = _timed(lambda: _tile(boards[:TILED], folder / "ours")) / TILED
    peer = _timed(lambda: _tile_with_libvips(boards[:TILED], folder / "peer")) / TILED
    megapixels = SIZE[0] * SIZE[1] / 1e6
    return PictureCosts(len(boards), megapixels, cold, warm, peak.bytes, ours, peer)


def print_pictures(console: Console, costs: PictureCosts) -> None:
    """Measured beside demanded."""
    title = f"{costs.boards} 块展板的图，每块 {costs.megapixels:.0f} 百万像素"
    table = Table("图片", "数值", "要求", title=title)
    table.add_row("从零开始", f"{costs.cold_seconds:.1f} 秒", f"≤ {DEMANDED_COLD_S} 秒")
    table.add_row("每块", f"{costs.cold_seconds / costs.boards:.2f} 秒", "")
    table.add_row("没有变化", f"{costs.warm_seconds:.1f} 秒", f"≤ {DEMANDED_WARM_S} 秒")
    memory = f"{costs.peak_memory_bytes / MEGABYTE:,.0f} MB"
    table.add_row("内存峰值（全部进程）", memory, f"≤ {DEMANDED_BYTES / MEGABYTE:,.0f} MB")
    table.add_row("切片，每块", f"{costs.tile_seconds:.2f} 秒", "")
    ratio = costs.tile_seconds / costs.peer_tile_seconds
    peer = f"{costs.peer_tile_seconds:.2f} 秒（本站是它的 {ratio:.2f} 倍）"
    table.add_row("libvips 切片，每块", peer, "")
    console.print(table)


def _timed(work: Callable[[], None]) -> float:
    started = time.monotonic()
    work()
    return time.monotonic() - started


def _publish(wanted: Sequence[Wanted], folder: Path) -> None:
    store = PictureStore(folder / "build")
    store.link(store.make(wanted).values(), folder / "output")


def _draw_boards(folder: Path) -> list[Path]:
    folder.mkdir(parents=True)
    drawn = [_draw(seed) for seed in range(DRAWN)]
    boards = []
    for number in range(BOARDS):
        board = folder / f"{number:02}.jpg"
        board.write_bytes(drawn[number % DRAWN] + number.to_bytes(2))
        boards.append(board)
    return boards


def _draw(seed: int) -> bytes:
    """Grain like a photograph's, and edges like print's: what packs worst in both ways."""
    chance = random.Random(seed)
    grain = Image.effect_noise((SIZE[0] // 4, SIZE[1] // 4), _GRAIN).resize(SIZE)
    board = grain.convert("RGB")
    draw = ImageDraw.Draw(board)
    for _ in range(_SHAPES):
        left, top = chance.randrange(SIZE[0]), chance.randrange(SIZE[1])
        colour = (chance.randrange(256), chance.randrange(256), chance.randrange(256))
        right, bottom = left + chance.randrange(10, 200), top + chance.randrange(10, 90)
        draw.rectangle((left, top, right, bottom), fill=colour)
    packed = BytesIO()
    board.save(packed, "JPEG", quality=90)
    return packed.getvalue()


def _tile(boards: Sequence[Path], folder: Path) -> None:
    for board in boards:
        with opened(board) as image:
            tiles.write_tiles(image.convert("RGB"), folder / board.stem)


def _tile_with_libvips(boards: Sequence[Path], folder: Path) -> None:
    try:
        import pyvips
    except ImportError:
        raise DeskError("测量需要测试用的依赖。请用 make bench，它会先装好。") from None
    folder.mkdir()
    for board in boards:
        image = pyvips.Image.new_from_file(str(board), access="sequential")
        suffix = f".jpg[Q={tiles.QUALITY}]"
        image.dzsave(str(folder / board.stem), tile_size=tiles.SIZE, overlap=0, suffix=suffix)
