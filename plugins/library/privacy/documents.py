"""The words of what is handed out as it is: documents of Word, PowerPoint, LibreOffice and WPS.

They are zips of XML (ECMA-376, ISO/IEC 26300); a paragraph or a cell becomes a line. Workbooks have
a reader of their own where their cells are to be named.
"""

import re
import zlib
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from zipfile import BadZipFile, ZipFile

SUFFIXES = (".docx", ".docm", ".pptx", ".odt", ".odp", ".ods")
PARTS = re.compile(
    r"(?:word|ppt/slides|ppt/notesSlides|xl|xl/worksheets)/[^/]+\.xml|content\.xml|"
    r"docProps/(?:core|app|custom)\.xml"
)
"""The parts that hold words; of Word's headers, footers, notes and comments too."""
_ENDS = re.compile(r"</(?:w:p|a:p|text:p|text:h|si|c|row|w:tc)>|<(?:w:br|w:tab)\b")
_TAG = re.compile(r"<[^<>]*>")
_MOST = 64 << 20


def words_of_part(text: str) -> str:
    """One XML part without its tags."""
    return unescape(_TAG.sub("", _ENDS.sub(r"\n\g<0>", text)))


def lines_of_document(data: bytes) -> Iterator[str]:
    """Every line of a document; nothing of what is none or is broken."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            for part in archive.infolist():
                if PARTS.fullmatch(part.filename) and part.file_size <= _MOST:
                    words = words_of_part(archive.read(part).decode("utf-8", "replace"))
                    yield from filter(str.strip, words.split("\n"))
    except (BadZipFile, RuntimeError, NotImplementedError, zlib.error, OSError):
        return
