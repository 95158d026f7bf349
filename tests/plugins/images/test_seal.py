"""The square with the library's name."""

from io import BytesIO

import pytest
from PIL import Image

from plugins.images.fonts import find_font
from plugins.images.seal import draw_seal, in_lines


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
