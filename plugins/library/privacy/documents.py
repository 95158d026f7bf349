"""The words of what is handed out as it is: documents of Word, PowerPoint, LibreOffice and WPS.

They are zips of XML (ECMA-376, ISO/IEC 26300); a paragraph or a cell becomes a line.
"""

import re
from html import unescape

PARTS = re.compile(
    r"(?:word|ppt|xl|docProps|customXml)/(?:.*/)?[^/]+\.xml|(?:content|styles|meta)\.xml"
)
"""The parts that hold words: headers, footers, notes, comments, building blocks, drawings too."""
CELLS = re.compile(r"xl/sharedStrings\.xml")
_CELLS = re.compile(r"<sheetData>.*?</sheetData>", re.S)
_FOOT = re.compile(r"&amp;[LCR]")
"""What begins a part of the foot of a worksheet: ``&C13812345678``."""
_ENDS = re.compile(
    r"</(?:w:p|a:p|p|text:p|text:h|si|c|row|w:tc|text|(?:odd|even|first)(?:Header|Footer))>|"
    r"<(?:w:br|w:tab)\b"
)
_TAG = re.compile(r"<[^<>]*>")


def words_of_part(text: str) -> str:
    """One XML part without its tags."""
    return unescape(_TAG.sub("", _ENDS.sub(r"\n\g<0>", _FOOT.sub("\n", text))))


def without_cells(text: str) -> str:
    """A worksheet's part without its cells, which have a reader that names them."""
    return _CELLS.sub("", text)
