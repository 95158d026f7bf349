"""Pictures are measured, judged and written anew."""

from pathlib import Path

from PIL import Image

from plugins.images.pictures import Picture, check_picture, publish


def test_a_published_picture_keeps_no_metadata(tmp_path: Path) -> None:
    source = tmp_path / "a.jpg"
    exif = Image.Exif()
    exif[0x010F] = "camera"
    exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (40, 20), "white").save(source, exif=exif)
    assert publish(source, tmp_path / "out", "b/a.jpg") == Picture("b/a.jpg", 40, 20)
    with Image.open(tmp_path / "out/b/a.jpg") as written:
        assert not written.getexif()


def test_a_cut_picture_is_told(tmp_path: Path) -> None:
    source = tmp_path / "a.png"
    Image.effect_noise((200, 200), 50).save(source)
    source.write_bytes(source.read_bytes()[:2000])
    (problem,) = check_picture(source, "a.png")
    assert "图片读不完整" in str(problem)


def test_a_huge_picture_is_told_without_decoding_it(tmp_path: Path) -> None:
    source = tmp_path / "a.png"
    Image.new("1", (10_000, 5_000)).save(source)
    (problem,) = check_picture(source, "a.png")
    assert "图片像素太多。读到的是“10000 × 5000 像素”" in str(problem)


def test_a_text_that_calls_itself_a_picture_is_told(tmp_path: Path) -> None:
    source = tmp_path / "a.png"
    source.write_text("<svg onload=alert(1)>")
    assert "不是 PNG 或 JPEG 图片" in str(check_picture(source, "a.png")[0])
