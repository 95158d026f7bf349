"""Files as a library hands them out, each with some words where its sort has them."""

import gzip
import tarfile
import zlib
from collections.abc import Callable, Mapping
from html import escape
from io import BytesIO

from tests.support.zips import zip_of

Make = Callable[[str], bytes]


def _part(name: str, shape: str) -> Make:
    return lambda words: zip_of({name: shape.format(escape(words)).encode()})


def _tar(words: str) -> bytes:
    file, data = BytesIO(), words.encode()
    with tarfile.open(fileobj=file, mode="w") as archive:
        part = tarfile.TarInfo("a.txt")
        part.size = len(data)
        archive.addfile(part, BytesIO(data))
    return file.getvalue()


def _pdf(shown: Callable[[str], str]) -> Make:
    """One stream of a page, packed; its words in the letters of the font."""

    def make(words: str) -> bytes:
        said = "".join(one for one in words if one.isascii() and one not in "()\\")
        packed = zlib.compress(f"BT /F1 12 Tf {shown(said)} ET".encode("ascii"))
        return (
            b"%PDF-1.7\n1 0 obj <</Filter/FlateDecode>> stream\n" + packed + b"\nendstream endobj"
        )

    return make


def _rtf(words: str) -> bytes:
    body = "".join(
        one if one.isascii() else "".join(f"\\'{byte:02x}" for byte in one.encode("gb18030"))
        for one in words
    )
    return f"{{\\rtf1\\ansi\\ansicpg936 {{\\b {body}}}\\par}}".encode("ascii")


def _old_office(words: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + words.encode("utf-16-le") + bytes(90)


HANDED_OUT: Mapping[str, Make] = {
    "a.ics": lambda words: f"BEGIN:VEVENT\r\nDESCRIPTION:{words}\r\nEND:VEVENT\r\n".encode(),
    "a.vcf": lambda words: f"BEGIN:VCARD\r\nNOTE:{words}\r\nEND:VCARD\r\n".encode(),
    "a.log": str.encode,
    "a.yaml": lambda words: f"- {words}\n".encode(),
    "a.xml": lambda words: f"<a><b>{escape(words)}</b></a>".encode(),
    "a.html": lambda words: f"<img alt='{escape(words)}'>".encode(),
    "a.txt": str.encode,
    "big5.txt": lambda words: f"圖書館開放時間與讀者服務\n{words}".encode("big5", "ignore"),
    "a.rtf": _rtf,
    "a.zip": lambda words: zip_of({"b.txt": words.encode()}),
    "16.zip": lambda words: zip_of({"b.txt": f"\ufeff{words}".encode("utf-16-le")}),
    "a.epub": _part("OEBPS/a.xhtml", "<p>{}</p>"),
    "a.tar": _tar,
    "a.tgz": lambda words: gzip.compress(_tar(words)),
    "16.txt": lambda words: f"\ufeff{words}".encode("utf-16-le"),
    "16-bare.dat": lambda words: f"读者须知 {words}\n".encode("utf-16-le"),
    "a.doc": _old_office,
    "a.wps": _old_office,
    "a.pdf": _pdf(lambda words: f"({words}) Tj"),
    "kerned.pdf": _pdf(lambda words: f"[({words[:5]}) -20 ({words[5:]})] TJ"),
    "hexadecimal.pdf": _pdf(lambda words: f"<{words.encode().hex()}> Tj"),
    "a.docx": _part("word/document.xml", "<w:p><w:t>{}</w:t></w:p>"),
    "comment.docx": _part("word/comments.xml", "<w:p><w:t>{}</w:t></w:p>"),
    "glossary.docx": _part("word/glossary/document.xml", "<w:p><w:t>{}</w:t></w:p>"),
    "drawing.docx": _part("word/diagrams/data1.xml", "<a:p><a:t>{}</a:t></a:p>"),
    "comment.pptx": _part("ppt/comments/comment1.xml", "<p:text>{}</p:text>"),
    "comment.xlsx": _part("xl/comments1.xml", "<text><t>{}</t></text>"),
    "foot.xlsx": _part("xl/worksheets/sheet1.xml", "<oddFooter>&amp;C{}</oddFooter>"),
}
"""File → its bytes, with some words in it."""
