"""One picture becomes all that is published of it: copies, tiles, no metadata."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from plugins.images.derive import STAMP, WIDTHS, copy_widths, derive, read_made
from plugins.images.iiif import Size
from plugins.images.tiles import SIZE, scale_factors, tiles_of

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
    copies = sorted(path for path in folder.rglob("default.*"))
    assert len(copies) == 5, "two widths in two forms, and the stamp"
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
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("default.*")}
    made = read_made(folder)
    assert made
    copies = {made.address(width, form) for width in WIDTHS for form in ("webp", "jpg")}
    assert found == copies | {made.address(STAMP, "jpg")}
    with Image.open(folder / "full/480,96/0/default.webp") as small:
        assert small.size == (480, 96)
    with Image.open(folder / "full/max/0/default.jpg") as largest:
        assert largest.width == WIDTHS[-1]


def test_tiles_have_the_size_that_their_address_says(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    derive(draw(tmp_path / "a.png", (2401, 1300)), folder, "key", tiled=True)
    tiles = [path for path in folder.rglob("default.jpg") if path.parents[2].name != "full"]
    assert len(tiles) == 5 * 3 + 3 * 2 + 2 * 1  # the fourth level is one tile
    for path in tiles:
        assert ",".join(map(str, size_of(path))) == path.parents[1].name
    assert size_of(folder / "2048,1024,353,276/353,276/0/default.jpg") == (353, 276)
    assert size_of(folder / "full/301,163/0/default.jpg") == (301, 163)


@given(st.integers(1, 9000), st.integers(1, 9000))
def test_tiles_cover_the_picture_at_every_level_without_overlap(width: int, height: int) -> None:
    for factor in scale_factors(width, height):
        level = Size(-(-width // factor), -(-height // factor))
        tiles = list(tiles_of(Size(width, height), factor))
        boxes = [box for _, box in tiles]
        area = sum((right - left) * (bottom - top) for left, top, right, bottom in boxes)
        assert area == level.width * level.height
        assert len({address for address, _ in tiles}) == len(tiles)
        assert max(box[2] for box in boxes) == level.width
        assert max(box[3] for box in boxes) == level.height
        for address, _ in tiles:
            region, size = address.split("/")[:2]
            if region != "full":
                left, top, across, down = map(int, region.split(","))
                assert size == f"{-(-across // factor)},{-(-down // factor)}"
                assert left + across <= width and top + down <= height
    assert len(tiles) == 1 and max(level) <= SIZE, "the last level is one tile"


def test_a_making_that_was_killed_leaves_nothing_that_counts(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    half = tmp_path / ".out.making"
    half.mkdir()
    (half / "half.jpg").write_bytes(b"half")
    assert read_made(folder) is None
    derive(draw(tmp_path / "a.png", (300, 200)), folder, "key", tiled=False)
    assert read_made(folder)
    assert not half.exists()


@given(st.integers(1, 20_000))
def test_no_copy_is_larger_than_its_picture(width: int) -> None:
    widths = copy_widths(width)
    assert list(widths) == sorted(set(widths))
    assert widths[-1] == min(width, WIDTHS[-1])
