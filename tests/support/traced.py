"""Small pictures with what cameras, telephones and programs write into them."""

from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZipFile

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pillow_heif import register_heif_opener

from tests.support.heif import turned
from tests.support.made import box

register_heif_opener()
MARK = b"MARKED-AT-30-21-00-N"
"""Stands in every piece of metadata: no file of a site may have it."""
SIZE = (64, 48)
_ORIENTATION, _MODEL, _GPS = 0x0112, 0x0110, 0x8825
_XMP_SPACE = b"http://ns.adobe.com/xap/1.0/\0"
_XMP_MORE = b"http://ns.adobe.com/xmp/extension/\0"
XMP = b"<?xpacket begin=''?><x:xmpmeta>" + MARK + b"</x:xmpmeta><?xpacket end='r'?>"
_PLACE = b"\x1c\x02\x5a" + len(MARK).to_bytes(2) + MARK
IPTC = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + len(_PLACE).to_bytes(4) + _PLACE


def exif() -> Image.Exif:
    """Lying on its side, the telephone's name, where it was."""
    found = Image.Exif()
    found[_ORIENTATION] = 6
    found[_MODEL] = MARK.decode()
    found[_GPS] = {1: "N", 2: (30.0, 21.0, 0.0)}
    return found


def saved(form: str, **given: object) -> bytes:
    """A picture in a format of Pillow's, with what its writer takes."""
    packed = BytesIO()
    Image.radial_gradient("L").resize(SIZE).convert("RGB").save(packed, form, **given)
    return packed.getvalue()


def with_segment(code: int, body: bytes) -> bytes:
    """A JPEG with one more segment behind its first two bytes."""
    plain = saved("JPEG")
    return plain[:2] + bytes([0xFF, code]) + (len(body) + 2).to_bytes(2) + body + plain[2:]


def _words(key: str, text: str, international: bool = False, packed: bool = False) -> bytes:
    info = PngInfo()
    (info.add_itxt if international else info.add_text)(key, text, zip=packed)
    return saved("PNG", pnginfo=info)


def _moving() -> bytes:
    """A GIF of two pictures, with XMP as Adobe writes it: bare, with 258 bytes to fall through."""
    packed = BytesIO()
    first = Image.new("P", SIZE)
    first.save(packed, "GIF", save_all=True, append_images=[Image.new("P", SIZE, 1)])
    plain = packed.getvalue()
    tail = bytes([1, *range(255, -1, -1), 0])
    return plain[:-1] + b"\x21\xff\x0bXMP DataXMP" + XMP + tail + b";"


def _of_two() -> bytes:
    """A JPEG with a second one behind it, as telephones write depth (CIPA DC-007)."""
    packed = BytesIO()
    first, second = (Image.new("RGB", SIZE, colour) for colour in ("red", "blue"))
    first.save(packed, "MPO", save_all=True, append_images=[second])
    return packed.getvalue() + MARK


def _drawing(inside: bytes = b"") -> bytes:
    return b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg">' + inside + b"</svg>"


MADE: Mapping[str, Callable[[], bytes]] = {
    "JPEG EXIF": lambda: saved("JPEG", exif=exif()),
    "JPEG XMP": lambda: with_segment(0xE1, _XMP_SPACE + XMP),
    "JPEG XMP extended": lambda: with_segment(0xE1, _XMP_MORE + MARK),
    "JPEG IPTC": lambda: with_segment(0xED, IPTC),
    "JPEG behind two": _of_two,
    "JPEG behind film": lambda: saved("JPEG") + box(b"ftyp", b"mp42") + MARK,
    "JPEG EXIF progressive": lambda: saved("JPEG", exif=exif(), progressive=True),
    "PNG EXIF": lambda: saved("PNG", exif=exif()),
    "PNG XMP": lambda: _words("XML:com.adobe.xmp", XMP.decode(), international=True),
    "PNG EXIF raw": lambda: _words("Raw profile type exif", MARK.decode()),
    "PNG IPTC raw": lambda: _words("Raw profile type iptc", MARK.decode(), packed=True),
    "PNG behind": lambda: saved("PNG") + MARK,
    "WebP EXIF": lambda: saved("WEBP", exif=exif()),
    "WebP XMP": lambda: saved("WEBP", xmp=XMP),
    "WebP EXIF lossless": lambda: saved("WEBP", exif=exif(), lossless=True),
    "HEIC EXIF": lambda: saved("HEIF", exif=exif()),
    "HEIC EXIF as telephones turn it": lambda: turned(saved("HEIF", exif=exif()), 3),
    "HEIC XMP": lambda: saved("HEIF", xmp=XMP),
    "AVIF EXIF": lambda: saved("AVIF", exif=exif()),
    "AVIF XMP": lambda: saved("AVIF", xmp=XMP),
}
"""Of these, copies are made. Each name begins with the kind and says then what was written."""
NOT_MADE: Mapping[str, Callable[[], bytes]] = {
    "TIFF EXIF": lambda: saved("TIFF", exif=exif().tobytes()),
    "TIFF XMP": lambda: saved("TIFF", tiffinfo={0x02BC: XMP}),
    "GIF XMP": _moving,
    "SVG XMP": lambda: _drawing(b"<metadata>" + XMP + b"</metadata>"),
    "JPEG 2000 XMP": lambda: saved("JPEG2000") + box(b"uuid", bytes(16) + XMP),
}
CLEAN: Mapping[str, Callable[[], bytes]] = {
    "JPEG": lambda: saved("JPEG"),
    "JPEG progressive": lambda: saved("JPEG", progressive=True, quality=95),
    "JPEG comment and profile": lambda: saved("JPEG", comment=b"a", icc_profile=bytes(200)),
    "PNG": lambda: saved("PNG"),
    "PNG words": lambda: _words("Software", "a"),
    "WebP": lambda: saved("WEBP"),
    "HEIC": lambda: saved("HEIF"),
    "AVIF": lambda: saved("AVIF"),
    "GIF": lambda: saved("GIF"),
    "BMP": lambda: saved("BMP"),
    "ICO": lambda: saved("ICO"),
    "TIFF": lambda: saved("TIFF"),
    "SVG": _drawing,
}


def with_cover(cover: bytes) -> bytes:
    """The tag of an MP3 (ID3v2.4) that has a cover, and no sound."""
    size = bytes(len(cover) >> shift & 127 for shift in (21, 14, 7, 0))
    return b"ID3\4\0\0" + size + cover


def zipped(**entries: bytes) -> bytes:
    """A zip, or a file of Word's."""
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, content in entries.items():
            archive.writestr(f"word/media/{name}", content)
    return packed.getvalue()
