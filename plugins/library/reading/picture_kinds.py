"""What kind of picture a file is, by its first bytes: a name proves nothing.

Telephones write JPEG into ``.jfif`` and ``.jpe``, programs for chatting send HEIC as ``.jpg``.
Sources: JPEG ITU-T T.81, PNG RFC 2083, GIF89a, WebP RFC 9649, TIFF 6.0, HEIF ISO 23008-12 (brands
of ISO 14496-12), AVIF, JPEG 2000 ISO 15444-1, JPEG XL ISO 18181-2, PSD of Adobe, BMP and ICO.
"""

import re
from pathlib import Path

MADE = ("JPEG", "PNG", "WebP", "HEIC", "AVIF")
"""Of these upright copies are made, without what the camera wrote."""
MADE_NAMES = f"{'、'.join(MADE[:-1])} 或 {MADE[-1]}"
"""As a sentence names them."""
SUFFIXES = (
    *(".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp"),
    *(".heic", ".heif", ".hif", ".avif"),
)
"""How names of files end that mean such a picture, whatever their bytes turn out to be."""
AS_THEY_ARE = frozenset({"GIF", "SVG", "ICO"})
"""Pictures that move, are drawn, or stand in a browser's tab: a copy of pixels would spoil them."""
_HEAD = 2048
"""Bytes: some editors write a long comment before ``<svg``."""
_STARTS = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF8", "GIF"),
    ((b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"), "TIFF"),
    ((b"IIRO", b"IIRS", b"MMOR", b"IIU\0", b"FUJIFILMCCD-RAW"), "RAW"),
    (b"8BPS\0", "PSD"),
    ((b"\0\0\0\x0cjP  \r\n", b"\xff\x4f\xff\x51"), "JPEG 2000"),
    ((b"\0\0\0\x0cJXL \r\n", b"\xff\x0a"), "JPEG XL"),
    (b"\0\0\1\0", "ICO"),
)
_BRANDS = (
    (re.compile(rb"avi[fs]"), "AVIF"),
    (re.compile(rb"hei[cxms]|hev[cxms]|mif1|msf1"), "HEIC"),
    (re.compile(rb"crx "), "RAW"),
)
_BITMAP = re.compile(rb"BM.{4}\0{4}", re.DOTALL)
_DRAWN = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml.*?\?>|<!--.*?-->|<!DOCTYPE\s+svg.*?>|\s+)*<(?:svg:)?svg[\s>]",
    re.DOTALL | re.IGNORECASE,
)


def picture_kind(path: Path) -> str:
    """``JPEG``, ``HEIC`` …; empty for what is no picture, a folder or nothing at all."""
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        return kind_of(file.read(_HEAD))


def kind_of(head: bytes) -> str:
    """The same of bytes, of which the first two thousand suffice."""
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WebP"
    if head[4:8] == b"ftyp":
        brands = head[8 : int.from_bytes(head[:4])]
        return next((kind for brand, kind in _BRANDS if brand.search(brands)), "")
    if _BITMAP.match(head):
        return "BMP"
    return "SVG" if _DRAWN.match(head[:_HEAD]) else ""


def is_made(path: Path) -> bool:
    """Whether a file is a picture that is published as copies."""
    return picture_kind(path) in MADE
