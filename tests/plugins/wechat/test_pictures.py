"""Pictures: whatever comes in, what goes out is one that WeChat takes."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from plugins.wechat.limits import MATERIAL_BYTES, PICTURE_WIDTH, UPLOAD_BYTES
from plugins.wechat.pictures import PictureShelf, Published, read_head


def packed(image: Image.Image, form: str, **options: Any) -> bytes:
    content = BytesIO()
    image.save(content, form, **options)
    return content.getvalue()


def noise(width: int, height: int) -> Image.Image:
    """A picture that hardly gets smaller by packing."""
    return Image.effect_noise((width, height), 120).convert("RGB")


def moving(count: int, side: int = 32) -> bytes:
    frames = [noise(side, side).convert("P") for _ in range(count)]
    return packed(frames[0], "GIF", save_all=True, append_images=frames[1:])


def made(folder: Path, content: bytes, name: str = "图 片.bin") -> tuple[Published | None, Path]:
    source = folder / name
    source.write_bytes(content)
    shelf = PictureShelf(folder / "build")
    picture = shelf.make(source)
    return picture, shelf.path(picture) if picture else source


KINDS = {
    "PNG": ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"],
    "JPEG": ["L", "RGB", "CMYK"],
    "WEBP": ["RGB", "RGBA"],
    "GIF": ["1", "L", "P"],
    "TIFF": ["1", "L", "RGB", "RGBA", "CMYK", "I;16"],
}


@pytest.mark.parametrize(("form", "mode"), [(f, m) for f, modes in KINDS.items() for m in modes])
def test_any_kind_of_picture_becomes_jpeg_or_png(tmp_path: Path, form: str, mode: str) -> None:
    picture, path = made(tmp_path, packed(Image.new(mode, (40, 30)), form))
    assert picture
    with Image.open(path) as image:
        assert image.format in ("JPEG", "PNG")
        assert image.mode == "RGB"
    assert picture.name.isascii()


def test_transparency_becomes_white_paper(tmp_path: Path) -> None:
    _, path = made(tmp_path, packed(Image.new("RGBA", (20, 20), (0, 0, 0, 0)), "PNG"))
    with Image.open(path) as image:
        assert image.convert("RGB").getpixel((5, 5)) == (255, 255, 255)


def test_twenty_megapixels_with_transparency_fit_the_limits(tmp_path: Path) -> None:
    image = Image.linear_gradient("L").resize((5000, 4000)).convert("RGBA")
    image.putalpha(128)
    picture, path = made(tmp_path, packed(image, "PNG", compress_level=1))
    assert picture and picture.width == PICTURE_WIDTH
    assert path.stat().st_size == picture.size < UPLOAD_BYTES


@pytest.mark.soak
def test_a_picture_that_packs_badly_is_made_smaller_until_it_fits(tmp_path: Path) -> None:
    picture, path = made(tmp_path, packed(noise(2200, 2600), "JPEG", quality=95))
    assert picture and path.stat().st_size < UPLOAD_BYTES


def test_a_moving_picture_stays_as_it_is(tmp_path: Path) -> None:
    content = moving(3)
    picture, path = made(tmp_path, content)
    assert picture and picture.media_type == "image/gif"
    assert path.read_bytes() == content


def test_a_moving_picture_of_twelve_megabytes_becomes_its_first_frame(tmp_path: Path) -> None:
    content = moving(3) + bytes(12_000_000)
    (tmp_path / "a.gif").write_bytes(content)
    head = read_head(tmp_path / "a.gif")
    assert head.moves and head.size > MATERIAL_BYTES and not head.stays_moving
    picture, _ = made(tmp_path, content)
    assert picture and picture.media_type in ("image/jpeg", "image/png")


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n", b"<svg></svg>", b"GIF89a"])
def test_what_is_no_picture_is_none(tmp_path: Path, content: bytes) -> None:
    picture, path = made(tmp_path, content)
    assert picture is None
    assert not read_head(path).is_readable


def test_a_picture_that_is_cut_short_is_none(tmp_path: Path) -> None:
    content = packed(noise(300, 300), "PNG")
    assert made(tmp_path, content[: len(content) // 2])[0] is None


def test_a_picture_is_upright_and_says_nothing_of_its_camera(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Camera"
    picture, path = made(tmp_path, packed(noise(40, 30), "JPEG", exif=exif.tobytes()))
    assert picture and (picture.width, picture.height) == (30, 40)
    assert read_head(tmp_path / "图 片.bin").width == 30
    assert b"Camera" not in path.read_bytes()


def test_what_was_made_is_not_made_again_and_is_the_same_bytes(tmp_path: Path) -> None:
    content = packed(noise(60, 60), "PNG")
    first, path = made(tmp_path, content)
    kept = path.stat().st_mtime_ns
    again, _ = made(tmp_path, content)
    assert first == again and path.stat().st_mtime_ns == kept
    (tmp_path / "elsewhere").mkdir()
    other, elsewhere = made(tmp_path / "elsewhere", content)
    assert other == first and elsewhere.read_bytes() == path.read_bytes()


def test_a_broken_record_of_what_was_made_makes_it_again(tmp_path: Path) -> None:
    content = packed(noise(60, 60), "PNG")
    first, _ = made(tmp_path, content)
    for record in (tmp_path / "build/wechat").glob("*.json"):
        record.write_text("{")
    assert made(tmp_path, content)[0] == first
