"""Pictures are judged by their heads before a pixel is decoded."""

import struct
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zlib import crc32

import pytest
from PIL import Image

from plugins.images.measure import NARROW, check_picture, measure
from tests.conftest import ROOT

ORIENTATION = 0x0112


def test_a_photograph_that_lies_on_its_side_is_measured_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    source = tmp_path / "a.jpg"
    Image.new("RGB", (400, 300)).save(source, exif=exif)
    assert measure(source) == (300, 400)


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.webp"])
def test_a_picture_that_was_cut_short_is_told(tmp_path: Path, name: str) -> None:
    source = tmp_path / name
    Image.effect_noise((1700, 400), 50).convert("RGB").save(source)
    assert check_picture(source, name) == ()
    source.write_bytes(source.read_bytes()[: source.stat().st_size // 3])
    (problem,) = check_picture(source, name)
    assert "图片读不完整" in str(problem)


def test_a_huge_picture_is_told_without_decoding_it(tmp_path: Path) -> None:
    source = tmp_path / "a.png"
    Image.new("1", (12_000, 10_001)).save(source)
    (problem,) = check_picture(source, "a.png")
    assert "图片像素太多。读到的是“12000 × 10001 像素”" in str(problem)


def test_a_board_of_a_print_shop_is_not_too_large(tmp_path: Path) -> None:
    source = tmp_path / "a.png"
    Image.new("1", (9_449, 12_500)).save(source)
    assert check_picture(source, "a.png") == ()


def test_a_text_that_calls_itself_a_picture_and_an_empty_file_are_told(tmp_path: Path) -> None:
    source = tmp_path / "a.png"
    source.write_bytes(b"<svg onload=alert(1)>")
    assert "不是 JPEG、PNG、WebP、HEIC 或 AVIF 图片" in str(check_picture(source, "a.png")[0])
    source.write_bytes(b"")
    assert "图片文件是空的" in str(check_picture(source, "a.png")[0])


def test_a_picture_that_is_soft_on_a_large_screen_is_a_warning(tmp_path: Path) -> None:
    source = tmp_path / "a.png"
    Image.new("L", (NARROW - 1, 900)).save(source)
    (problem,) = check_picture(source, "a.png", NARROW)
    assert "warning" in repr(problem.severity).lower()
    assert "图片太小。读到的是“1599 × 900 像素”" in str(problem)
    Image.new("L", (900, NARROW)).save(source)
    assert check_picture(source, "a.png", NARROW) == ()


@pytest.mark.parametrize("place", [b"IDAT", b"IEND"])
def test_a_png_that_lies_on_its_side_is_measured_upright_wherever_its_exif_stands(
    tmp_path: Path, place: bytes
) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    body = b"eXIf" + exif.tobytes().removeprefix(b"Exif\0\0")
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", crc32(body))
    packed = BytesIO()
    Image.new("RGB", (30, 20)).save(packed, "PNG")
    before, name, after = packed.getvalue().partition(place)
    source = tmp_path / "a.png"
    source.write_bytes(before[:-4] + chunk + before[-4:] + name + after)
    assert measure(source) == (20, 30)


def test_a_file_that_is_no_picture_is_told_before_any_heic_was_read(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG spoiled")
    code = "from plugins.images.measure import check_picture as c; from pathlib import Path; "
    code += f"print(c(Path({str(tmp_path / 'a.png')!r}), 'a.png'))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert "a.png" in run.stdout and run.returncode == 0, run.stderr
