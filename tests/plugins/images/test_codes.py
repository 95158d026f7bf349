"""QR codes: another hand reads the address back, whatever it is, and one module makes them all."""

import re
from io import BytesIO
from pathlib import Path

import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from plugins.images.codes import WECHAT_SIDE, code_picture, png_code, svg_code

ROOT = Path(__file__).parents[3]
PATHS = st.text("abcdefghijklmnopqrstuvwxyz0123456789-/", min_size=1, max_size=300)


@given(PATHS)
def test_the_code_for_wechat_is_large_enough_and_says_the_address(path: str) -> None:
    address = f"https://example.org/{path}"
    with Image.open(BytesIO(png_code(address))) as image:
        assert min(image.size) >= WECHAT_SIDE
        (read,) = zxingcpp.read_barcodes(image.convert("RGB"))
    assert read.text == address


@given(PATHS, st.integers(250, 400))
def test_the_code_of_a_poster_keeps_to_its_place_and_says_the_address(path: str, most: int) -> None:
    address = f"https://example.org/{path}"
    image = code_picture(address, most, "#1b1916", "#faf7f0")
    assert image.width <= most
    (read,) = zxingcpp.read_barcodes(image)
    assert read.text == address


def test_a_site_without_an_address_prints_no_code() -> None:
    assert svg_code("") == ""
    assert svg_code("https://example.org/").startswith("<svg")


def test_one_module_makes_all_codes() -> None:
    makers = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "plugins").rglob("*.py"))
        if re.search(r"^(?:import|from) segno\b", path.read_text("utf-8"), re.MULTILINE)
    ]
    assert makers == ["plugins/images/codes.py"]
