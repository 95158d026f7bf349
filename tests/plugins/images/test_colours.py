"""Whatever colours arrive, phones get sRGB."""

import struct
from io import BytesIO

import pytest
from PIL import Image, ImageCms

from plugins.images.colours import to_srgb


def near(image: Image.Image, colour: tuple[int, int, int], within: int = 3) -> bool:
    """Whether the middle of a picture has this colour."""
    pixel = image.getpixel((image.width // 2, image.height // 2))
    assert isinstance(pixel, tuple)
    return all(abs(a - b) <= within for a, b in zip(pixel, colour, strict=True))


def test_a_board_in_cmyk_becomes_rgb() -> None:
    red = to_srgb(Image.new("CMYK", (20, 20), (0, 255, 255, 0)))
    assert (red.mode, near(red, (255, 0, 0))) == ("RGB", True)


def test_the_inverted_cmyk_of_photoshop_is_read_as_it_was_meant() -> None:
    packed = BytesIO()
    Image.new("CMYK", (64, 64), (0, 0, 0, 0)).save(packed, "JPEG", quality=95)
    data = packed.getvalue()
    adobe = b"\xff\xee" + struct.pack(">H", 14) + b"Adobe\x00\x64\x00\x00\x00\x00\x00"
    marked = data if b"Adobe" in data else data[:2] + adobe + data[2:]
    with Image.open(BytesIO(marked)) as image:
        assert near(to_srgb(image), (255, 255, 255))


def test_what_is_transparent_becomes_white_paper() -> None:
    for mode in ("RGBA", "LA", "P"):
        clear = Image.new("RGBA", (20, 20), (200, 0, 0, 0)).convert(mode)
        if mode == "P":
            clear.info["transparency"] = clear.getpixel((0, 0))
        assert near(to_srgb(clear), (255, 255, 255)), mode


def test_sixteen_bits_become_eight() -> None:
    packed = BytesIO()
    Image.new("I;16", (20, 20), 32768).save(packed, "PNG")
    with Image.open(packed) as image:
        assert near(to_srgb(image), (128, 128, 128))


def test_a_profile_is_applied_and_dropped() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    packed = BytesIO()
    lab = Image.new("LAB", (20, 20), (255, 128, 128))
    lab.save(packed, "TIFF", icc_profile=profile.tobytes())
    with Image.open(packed) as image:
        shown = to_srgb(image)
    assert shown.mode == "RGB"
    assert near(shown, (255, 255, 255), within=6)


@pytest.mark.parametrize("profile", [b"", b"no profile", b"\x00" * 200])
def test_a_broken_profile_costs_its_meaning_and_no_picture(profile: bytes) -> None:
    image = Image.new("RGB", (20, 20), (10, 200, 30))
    image.info["icc_profile"] = profile
    assert near(to_srgb(image), (10, 200, 30))


def test_a_profile_of_other_colours_than_the_picture_has_is_left_aside() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = Image.new("CMYK", (20, 20), (0, 0, 0, 0))
    image.info["icc_profile"] = srgb
    assert near(to_srgb(image), (255, 255, 255))
