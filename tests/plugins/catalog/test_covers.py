"""Pictures of covers by ISBN: found, judged, made small; a bad one is told and stops nothing."""

import random
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from plugins.catalog.covers import BYTE_LIMIT, CoverPicture, make_covers
from plugins.library.reading.problems import Problem, Severity

ISBN = "9787020002207"


@pytest.fixture
def covers(tmp_path: Path) -> Path:
    """The folder of an export that the library puts its pictures into."""
    folder = tmp_path / "catalog_export" / "covers"
    folder.mkdir(parents=True)
    return folder


def make(folder: Path) -> tuple[dict[str, CoverPicture], tuple[Problem, ...]]:
    return make_covers(folder.parent, folder.parents[1] / "build")


def made(folder: Path) -> dict[str, CoverPicture]:
    """The covers of a folder that nothing is wrong with."""
    found, problems = make(folder)
    assert problems == ()
    return found


def only_problem(folder: Path) -> str:
    """The one warning of a folder that has no usable picture."""
    found, (problem,) = make(folder)
    assert found == {} and problem.severity is Severity.WARNING
    return str(problem)


def picture(path: Path, size: tuple[int, int] = (480, 680), colour: str = "white") -> Path:
    Image.new("RGB", size, colour).save(path)
    return path


def file_of(cover: CoverPicture, folder: Path) -> Path:
    return folder.parents[1] / "build" / cover.url


@pytest.mark.parametrize("name", [f"{ISBN}.jpg", "978-7-02-000220-7.png", "7-02-000220-X.webp"])
def test_a_picture_is_found_by_its_isbn_however_it_is_written(covers: Path, name: str) -> None:
    picture(covers / name)
    found = made(covers)
    assert list(found) == [ISBN]
    assert (found[ISBN].width, found[ISBN].height) == (240, 340)
    assert found[ISBN].url.startswith("catalog/covers/") and found[ISBN].url.endswith(".webp")


def test_a_cover_keeps_no_metadata_and_stands_upright(covers: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # taken with the phone on its side
    exif[0x010F] = "camera"
    Image.new("RGB", (680, 480), "white").save(covers / f"{ISBN}.jpg", exif=exif)
    cover = made(covers)[ISBN]
    with Image.open(file_of(cover, covers)) as written:
        assert written.format == "WEBP" and written.size == (240, 340)
        assert not written.getexif() and "icc_profile" not in written.info


def test_what_is_transparent_becomes_white_and_a_small_picture_is_not_blown_up(
    covers: Path,
) -> None:
    Image.new("RGBA", (60, 90), (0, 0, 0, 0)).save(covers / f"{ISBN}.png")
    cover = made(covers)[ISBN]
    assert (cover.width, cover.height) == (60, 90)
    with Image.open(file_of(cover, covers)) as written:
        assert written.convert("RGB").getpixel((30, 45)) == (255, 255, 255)


def test_a_cover_is_made_once_and_anew_when_the_picture_changes(covers: Path) -> None:
    source = picture(covers / f"{ISBN}.png", colour="red")
    first = made(covers)[ISBN]
    file_of(first, covers).touch()
    before = file_of(first, covers).stat().st_mtime_ns
    assert made(covers)[ISBN] == first
    assert file_of(first, covers).stat().st_mtime_ns == before
    picture(source, colour="blue")
    assert made(covers)[ISBN].url != first.url


def test_an_export_without_pictures_has_none(tmp_path: Path) -> None:
    assert make_covers(tmp_path / "catalog_export", tmp_path / "build") == ({}, ())


def test_what_systems_leave_behind_is_no_picture(covers: Path) -> None:
    for name in (".DS_Store", "Thumbs.db", "desktop.ini", "~$covers"):
        (covers / name).touch()
    assert made(covers) == {}


def test_a_second_picture_of_a_book_is_told(covers: Path) -> None:
    picture(covers / "978-7-02-000220-7.jpg")
    picture(covers / f"{ISBN}.jpg")
    found, (problem,) = make(covers)
    assert list(found) == [ISBN]
    assert str(problem) == (
        f"catalog_export/covers/{ISBN}.jpg  这本书已经有封面。"
        "读到的是“978-7-02-000220-7.jpg”。请只留一张。"
    )


def test_a_broken_picture_doesnt_hide_the_good_one_of_the_same_book(covers: Path) -> None:
    (covers / "978-7-02-000220-7.jpg").write_bytes(b"?")
    picture(covers / f"{ISBN}.jpg")
    found, problems = make(covers)
    assert list(found) == [ISBN] and len(problems) == 1


def test_a_name_that_is_no_isbn_is_told_with_an_example(covers: Path) -> None:
    picture(covers / "红楼梦.jpg")
    said = only_problem(covers)
    assert said.startswith("catalog_export/covers/红楼梦.jpg  文件名不是 ISBN")
    assert "9787020002207.jpg" in said


def cut(path: Path) -> None:
    Image.effect_noise((300, 400), 80).save(path, "PNG")
    path.write_bytes(path.read_bytes()[:3000])


def heavy(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(BYTE_LIMIT + 1)


def sized(width: int, height: int) -> Callable[[Path], object]:
    """A PNG that says its size and has no pixels: only its header may be looked at."""
    parts = (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)), (b"IDAT", b"")
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
    png = b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
    return lambda path: path.write_bytes(png)


NO_PICTURE = "不是 JPEG、PNG、WebP、HEIC 或 AVIF 图片"
TOO_LARGE = "封面图片像素太多"
MISTAKES: list[tuple[Callable[[Path], object], str, str]] = [
    (lambda path: path.write_text("<svg onload=alert(1)>"), NO_PICTURE, "请另存为 JPEG"),
    (lambda path: Image.new("L", (60, 90)).save(path, "GIF"), NO_PICTURE, "请另存为 JPEG"),
    (cut, "封面图片读不完整", "重新导出"),
    (heavy, "封面图片文件太大。读到的是“5.0 MB”", "缩小到 5 MB 以内"),
    (sized(4000, 5001), f"{TOO_LARGE}。读到的是“4000 × 5001 像素”", "缩小到 2000 万像素以内"),
    (sized(9500, 10000), f"{TOO_LARGE}。读到的是“9500 × 10000 像素”", "缩小到 2000 万像素以内"),
    (sized(14000, 14000), TOO_LARGE, "缩小到 2000 万像素以内"),
    (sized(100, 301), "不像封面。读到的是“100 × 301 像素”", "请只留封面那一块"),
    (lambda path: path.mkdir(), "封面图片打不开", "是不是文件"),
]


@pytest.mark.parametrize(("break_it", "what", "remedy"), MISTAKES)
def test_a_picture_that_cannot_be_used_is_told_with_its_remedy(
    covers: Path, break_it: Callable[[Path], object], what: str, remedy: str
) -> None:
    break_it(covers / f"{ISBN}.jpg")
    said = only_problem(covers)
    assert said.startswith(f"catalog_export/covers/{ISBN}.jpg  ")
    assert what in said and remedy in said
    assert not list((covers.parents[1] / "build").rglob("*.webp"))


def test_bytes_that_went_wrong_never_end_a_build(covers: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    path = covers / f"{ISBN}.jpg"
    chance = random.Random(20)
    for form in ("JPEG", "PNG", "WEBP") * 20:
        Image.effect_noise((40, 60), 80).convert("RGB").save(path, form, exif=exif)
        damaged = bytearray(path.read_bytes())
        for _ in range(4):
            damaged[chance.randrange(min(len(damaged), 400))] = chance.randrange(256)
        path.write_bytes(damaged[: chance.choice((len(damaged), len(damaged) // 2))])
        found, problems = make(covers)
        assert len(found) + len(problems) == 1
