"""The square with the library's name."""

from io import BytesIO
from math import hypot

import pytest
from PIL import Image

from plugins.images.fonts import find_font
from plugins.images.seal import draw_icon, draw_seal, in_lines


@pytest.mark.parametrize(
    ("name", "lines"),
    [("遂宁市安居区图书馆", ("遂宁市", "安居区", "图书馆")), ("馆", ("馆",)), ("安居", ("安居",))],
)
def test_a_name_is_set_nearly_square(name: str, lines: tuple[str, ...]) -> None:
    assert in_lines(name) == lines


@pytest.mark.parametrize("name", ["遂宁市安居区图书馆", "", "Lib" * 40])
def test_any_name_and_no_font_give_a_square(name: str) -> None:
    for font in (find_font(), None):
        with Image.open(BytesIO(draw_seal(name, font, 600))) as image:
            assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (600, 600))


def test_the_same_name_gives_the_same_bytes() -> None:
    assert draw_seal("馆", find_font(), 300) == draw_seal("馆", find_font(), 300)


@pytest.mark.parametrize("name", ["遂宁市安居区图书馆", "示例区图书馆", "馆", ""])
def test_no_mask_of_a_telephone_cuts_into_the_name(name: str) -> None:
    """W3C, Web Application Manifest: safe is a circle whose radius is two fifths of the side."""
    with Image.open(BytesIO(draw_icon(name, find_font(), 512, maskable=True))) as icon:
        letters = icon.convert("L")
    ground = letters.getpixel((0, 0))
    assert isinstance(ground, int)
    drawn = letters.point(lambda value: 255 * (value > ground + 40)).getbbox()
    if drawn:
        corners = ((x, y) for x in drawn[::2] for y in drawn[1::2])
        assert all(hypot(x - 256, y - 256) <= 0.4 * 512 for x, y in corners)


def test_icons_are_small_pictures_of_their_size() -> None:
    icon = draw_icon("示例区图书馆", find_font(), 192)
    with Image.open(BytesIO(icon)) as image:
        assert (image.format, image.size) == ("PNG", (192, 192))
    assert len(icon) < 8_000
