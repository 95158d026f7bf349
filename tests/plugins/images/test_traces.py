"""What a picture tells of whoever took it is found in its bytes, and nothing is found in others."""

from base64 import b64encode
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image

from plugins.images.recordings import words_of
from plugins.images.traces import BEHIND, EXIF, IPTC, XMP, traces_in, traces_of
from plugins.library.reading.picture_kinds import kind_of
from tests.support import traced
from tests.support.made import box, m4a

ALL = {**traced.MADE, **traced.NOT_MADE}
NAMES = {"EXIF": EXIF, "XMP": XMP, "IPTC": IPTC, "behind": BEHIND}


@pytest.mark.parametrize("name", ALL)
def test_what_was_written_into_a_picture_is_found(name: str) -> None:
    content = ALL[name]()
    (written,) = (found for word, found in NAMES.items() if word in name.split())
    assert written in traces_of(content)
    assert name.startswith(kind_of(content))


@pytest.mark.parametrize("name", traced.CLEAN)
def test_a_picture_that_tells_nothing_is_clean(name: str) -> None:
    content = traced.CLEAN[name]()
    assert traces_of(content) == ()
    assert name.startswith(kind_of(content) or "?")


SEGMENTS = {
    (0xE1, b"Exif\0\0MM\0*"): EXIF,
    (0xE1, b"http://ns.adobe.com/xap/1.0/\0"): XMP,
    (0xED, b"Photoshop 3.0\0"): IPTC,
    (0xE2, b"ICC_PROFILE\0"): "",
    (0xE2, b"Exif\0\0"): "",
    (0xFE, b"http://ns.adobe.com/xap/1.0/\0"): "",
    (0xE0, b"JFIF\0"): "",
}


@given(
    st.lists(st.tuples(st.sampled_from(sorted(SEGMENTS)), st.binary(max_size=60))),
    st.lists(st.binary(min_size=1, max_size=40)),
    st.binary(max_size=9),
)
def test_segments_are_told_apart_in_any_order_and_with_anything_in_them(
    written: list[tuple[tuple[int, bytes], bytes]], scans: list[bytes], behind: bytes
) -> None:
    content = bytearray(b"\xff\xd8")
    for (code, start), rest in written:
        body = start + rest
        content += bytes([0xFF, code]) + (len(body) + 2).to_bytes(2) + body
    for scan in scans:
        content += b"\xff\xda\0\2" + scan.replace(b"\xff", b"\xff\0") + b"\xff\xd3"
    expected = {SEGMENTS[kind] for kind, _ in written} - {""}
    if behind.strip(b"\0\xff\r\n "):
        expected.add(BEHIND)
    if len(content) > 2:
        assert set(traces_of(bytes(content) + b"\xff\xd9" + behind)) == expected


@given(st.binary(max_size=400), st.sampled_from(sorted({**ALL, **traced.CLEAN})))
def test_a_picture_that_is_cut_or_spoilt_never_stops_the_walk(junk: bytes, name: str) -> None:
    content = {**ALL, **traced.CLEAN}[name]()
    for spoilt in (content[: len(junk) * 3], content[:40] + junk, content + junk):
        assert set(traces_of(spoilt)) <= {EXIF, XMP, IPTC, BEHIND}


def test_a_drawing_is_looked_into() -> None:
    inside = b64encode(traced.saved("JPEG", exif=traced.exif()))
    image = b'<svg><image href="data:image/jpeg;base64,' + inside + b'"/></svg>'
    assert traces_of(image) == (EXIF,)


def test_pictures_in_a_zip_and_in_a_file_of_word_are_found(tmp_path: Path) -> None:
    path = tmp_path / "form.docx"
    path.write_bytes(traced.zipped(a=traced.MADE["JPEG EXIF"](), b=traced.saved("PNG"), c=b"PK"))
    assert traces_in(path) == ("word/media/a：EXIF",)
    path.write_bytes(b"PK, a text")
    assert traces_in(path) == ()


WITHOUT = st.binary(max_size=200).filter(lambda drawn: b"Exif" not in drawn)


@pytest.mark.parametrize("start", [b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
@given(WITHOUT, WITHOUT)
def test_pictures_in_pdf_and_in_old_files_of_word_are_found(
    tmp_path_factory: pytest.TempPathFactory, start: bytes, before: bytes, behind: bytes
) -> None:
    path = tmp_path_factory.mktemp("old") / "form"
    path.write_bytes(start + before + traced.MADE["JPEG EXIF"]() + behind)
    assert traces_in(path) == (EXIF,)
    path.write_bytes(start + before + traced.saved("JPEG") + traced.XMP + behind)
    assert traces_in(path) == ()


def test_a_zip_within_a_zip_is_looked_into(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    inner = traced.zipped(photo=traced.MADE["JPEG EXIF"](), other=b"PK\3\4, cut")
    path.write_bytes(traced.zipped(files=inner))
    assert traces_in(path) == ("word/media/files：word/media/photo：EXIF",)


COVER = traced.MADE["JPEG EXIF"]()
SPOKEN = {
    "封面：EXIF": traced.with_cover(COVER),
    "封面：EXIF ": box(b"ftyp", b"M4A ") + box(b"mdat", b"-" * 99) + box(b"moov", b"covr" + COVER),
    "拍摄的地点": box(b"ftyp", b"mp42") + box(b"moov", box(b"udta", box(b"\xa9xyz", b"+30+105/"))),
    "": m4a(1000, 100) + box(b"mdat", b"\xa9xyz" + COVER),
}


@pytest.mark.parametrize("told", SPOKEN)
def test_a_recording_tells_by_its_cover_and_a_film_by_its_place(tmp_path: Path, told: str) -> None:
    path = tmp_path / "spoken"
    path.write_bytes(SPOKEN[told])
    assert "".join(traces_in(path)) == told.strip()


ENDLESS = b"\0\0\0\x80" + bytes(7)
"""A box of 2**63 bytes, found by chance (seed AGsAAACAAAAAAAAAAEER)."""


@given(st.binary(max_size=80), st.integers(0, 120))
@example(ENDLESS, 17)
def test_a_recording_that_is_cut_or_spoilt_never_stops_the_walk(junk: bytes, kept: int) -> None:
    for whole in SPOKEN.values():
        assert isinstance(words_of(BytesIO(whole[:kept] + junk)), bytes)


def test_what_is_no_picture_has_no_traces(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_bytes(b"<!DOCTYPE html><svg></svg>Exif\0\0II*\0")
    assert traces_in(page) == ()
    (tmp_path / "empty").touch()
    assert traces_in(tmp_path / "empty") == ()


UNSEEN_BY_PILLOW = {"JPEG XMP extended", "PNG EXIF raw", "PNG IPTC raw"}


@pytest.mark.parametrize("name", [name for name in traced.MADE if "behind" not in name])
def test_pillow_sees_what_we_see(name: str) -> None:
    """The peer: another hand's reading of the same bytes."""
    with Image.open(BytesIO(traced.MADE[name]())) as image:
        image.load()
        seen = bool(image.getexif()) or bool({"xmp", "photoshop"} & image.info.keys())
    assert seen is (name not in UNSEEN_BY_PILLOW)
