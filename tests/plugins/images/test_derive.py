"""One picture becomes all that is published of it: copies, tiles, no metadata."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from plugins.images.derive import DONE, WIDTHS, copy_widths, derive, read_made
from plugins.images.tiles import SIZE, top_level

GPS, MAKER, ORIENTATION = 0x8825, 0x010F, 0x0112


def draw(path: Path, size: tuple[int, int], **options: Any) -> Path:
    """A picture, red on the left and blue on the right."""
    image = Image.new("RGB", size, "#0000c0")
    image.paste("#c00000", (0, 0, size[0] // 2, size[1]))
    image.save(path, **options)
    return path


def size_of(path: Path) -> tuple[int, int]:
    """Width and height in pixels."""
    with Image.open(path) as image:
        return image.size


@pytest.fixture
def photograph(tmp_path: Path) -> Path:
    """Lies on its side, and knows where it was taken."""
    exif = Image.Exif()
    exif[MAKER], exif[ORIENTATION] = "camera", 6
    exif.get_ifd(GPS)[1] = "N"
    return draw(tmp_path / "a.jpg", (1000, 700), exif=exif, comment=b"at home")


def test_copies_stand_upright_and_keep_no_metadata(tmp_path: Path, photograph: Path) -> None:
    folder = tmp_path / "out"
    derive(photograph, folder, "key", tiled=False)
    made = read_made(folder)
    assert made and (made.width, made.height, made.widths) == (700, 1000, (480, 700))
    copies = sorted(path for path in folder.iterdir() if path.name != DONE)
    assert len(copies) == 4
    for path in copies:
        with Image.open(path) as copy:
            assert copy.height > copy.width
            assert not copy.getexif()
            assert "icc_profile" not in copy.info and "comment" not in copy.info
            top, bottom = copy.getpixel((5, 5)), copy.getpixel((5, copy.height - 5))
            assert isinstance(top, tuple) and isinstance(bottom, tuple)
            assert top[0] > 150 > 100 > top[2] and bottom[2] > 150


def test_each_width_is_there_as_webp_and_as_jpeg(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    derive(draw(tmp_path / "a.png", (2500, 500)), folder, "key", tiled=False)
    names = {path.name for path in folder.iterdir()} - {DONE}
    assert names == {f"{width}.{form}" for width in WIDTHS for form in ("webp", "jpg")}
    with Image.open(folder / "480.webp") as small:
        assert small.size == (480, 96)


def test_tiles_cover_the_picture_at_every_level_without_overlap(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    derive(draw(tmp_path / "a.png", (2401, 1300)), folder, "key", tiled=True)
    level = folder / "tiles" / str(top_level(2401, 1300))
    sizes = {path.name: size_of(path) for path in level.iterdir()}
    assert len(sizes) == 5 * 3
    assert sizes["0_0.jpg"] == (SIZE, SIZE)
    assert sizes["4_2.jpg"] == (2401 - 4 * SIZE, 1300 - 2 * SIZE)
    below = folder / "tiles" / str(top_level(2401, 1300) - 1)
    assert sum(size_of(path)[0] for path in below.glob("*_0.jpg")) == 1201


def test_a_making_that_was_killed_leaves_nothing_that_counts(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    half = tmp_path / ".out.making"
    half.mkdir()
    (half / "480.jpg").write_bytes(b"half")
    assert read_made(folder) is None
    derive(draw(tmp_path / "a.png", (300, 200)), folder, "key", tiled=False)
    assert read_made(folder)
    assert not half.exists()


@given(st.integers(1, 20_000))
def test_no_copy_is_larger_than_its_picture(width: int) -> None:
    widths = copy_widths(width)
    assert list(widths) == sorted(set(widths))
    assert widths[-1] == min(width, WIDTHS[-1])


@given(st.integers(1, 3000), st.integers(1, 3000))
def test_the_top_level_is_the_least_that_holds_the_picture(width: int, height: int) -> None:
    level = top_level(width, height)
    assert 2**level >= max(width, height)
    assert level == 0 or 2 ** (level - 1) < max(width, height)
