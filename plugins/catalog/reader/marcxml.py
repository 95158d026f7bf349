"""MARCXML, in any namespace and in any wrapper (SRU, OAI-PMH, dp2, Alma).

Format: https://www.loc.gov/standards/marcxml/, with CNMARC's tags in it. The file is cut into
its ``record`` elements and each is parsed alone, so that no record takes another with it. Why not
``iterparse``: it ends at the first flaw, and with ``recover=True`` one lost quotation mark
swallows the records behind it without a word. No DTD ever reaches the parser, so there is nothing
to expand. Bytes are decoded here, because libxml2 reads ``GB2312`` by the letter and the files
hold GB18030.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from plugins.catalog.reader.marc import TOO_LONG, MarcField, MarcRecord
from plugins.catalog.reader.recognise import text_encoding
from plugins.library.tables.units import LONGEST_CELL, Unreadable, UnreadableFile
from plugins.library.tables.unshown import unshown

RECORD_LIMIT = 1 << 20
"""Characters. The longest real records have some ten thousand."""
_CHUNK, _TAG_LIMIT = 1 << 18, 1000
_FIELDS = re.compile(r"<(?:[\w.-]+:)?(?:leader|controlfield|datafield)\b")
_ID = re.compile(r"""tag\s*=\s*["']001["'][^<>]{0,200}>\s{0,200}([^<\s]{1,40})""")
_ROOT = re.compile(r"<!--.*?(?:-->|\Z)|<([A-Za-z_][\w.:-]*)", re.DOTALL)
_NO_CHARACTER = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    "|&#(?:[xX]0*(?:[0-8bcefBCEF]|1[0-9a-fA-F])|0*(?:[0-8]|1[124-9]|2[0-9]|3[01]));"
)
_BARE_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\dA-Fa-f]+);)")
_REMEDY = "请从业务系统重新导出这条记录"
_PARSER = etree.XMLParser(
    recover=True,
    no_network=True,
    resolve_entities=False,
    load_dtd=False,
    remove_comments=True,
    remove_pis=True,
)
"""Recovers because prefixes are declared outside of a record; any other flaw is refused below."""


class Piece(NamedTuple):
    """One element as it stands in the file."""

    text: str
    flaw: str
    """Why it is not whole, in Chinese, or empty."""


CUT_ELEMENT, NO_END = "文件在这里断了，这条记录没有写完", "文件没有结尾，后面可能还有记录"


def read_marcxml(path: Path) -> Iterator[tuple[int, MarcRecord] | Unreadable]:
    """The records of a file with their places, from 1.

    Raises :class:`UnreadableFile` when reading begins, where the file declares entities.
    """
    for ordinal, piece in enumerate(elements(path, "record", _FIELDS), 1):
        found = _record(piece)
        if isinstance(found, MarcRecord):
            yield ordinal, found
        else:
            match = _ID.search(piece.text)
            yield Unreadable(ordinal, found, match[1] if match else "", _REMEDY)


def elements(path: Path, name: str, content: re.Pattern[str]) -> Iterator[Piece]:
    """The innermost elements of a local name; what lost its begin or end is given with its flaw.

    An element of this name around others is a wrapper. A piece between two tags that has
    ``content`` but not both of its own tags is a damaged element.
    """
    root, commented = "", False
    for opening, text, closing in _between(_text(path), name):
        root = root or _root(text)
        whole = _opens(opening) and closing.startswith("</")
        flaw = "" if whole else _flaw(opening, text, closing, content, root)
        if not commented and opening.endswith("/>"):
            yield Piece(opening, "")
        if (whole or flaw) and not (commented and closing):
            yield Piece(opening + text + closing, flaw)
        commented = _in_comment(text, commented)


def _text(path: Path) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(text_encoding(path))("replace")
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield decoder.decode(chunk)
    yield decoder.decode(b"", final=True)


def _between(chunks: Iterable[str], name: str) -> Iterator[tuple[str, str, str]]:
    """Each stretch of text between two tags of a name, with these tags; none at the file's ends."""
    tag = re.compile(rf"(</?(?:[\w.-]+:)?{name}(?:\s[^<>]*|/)?>)")
    opening, rest = "", ""
    for chunk in chunks:
        if len(rest) > RECORD_LIMIT:
            rest = rest[:RECORD_LIMIT] + rest[-_TAG_LIMIT:]
        rest, *others = tag.split(rest + chunk)
        for closing, text in zip(others[::2], others[1::2], strict=True):
            yield opening, rest, closing
            opening, rest = closing, text
    yield opening, rest, ""


def _opens(tag: str) -> bool:
    return bool(tag) and not tag.startswith("</") and not tag.endswith("/>")


def _root(text: str) -> str:
    """The name of the file's outer element; entities, the way to blow up a parser, are refused."""
    if "<!ENTITY" in text:
        raise UnreadableFile("XML 里定义了实体（<!ENTITY>）", "", "请重新导出，不要带 DTD")
    return next((match[1] for match in _ROOT.finditer(text) if match[1]), "-")


def _in_comment(text: str, before: bool) -> bool:
    """Whether the text ends inside a comment, in which records are none."""
    return (before and "-->" not in text) or text.rfind("<!--") > text.rfind("-->")


def _flaw(opening: str, text: str, closing: str, content: re.Pattern[str], root: str) -> str:
    if not closing and _opens(opening):
        return CUT_ELEMENT
    if content.search(text):
        return "记录没有结束标记" if _opens(opening) else "记录没有开始标记"
    if not closing and root != "-" and not re.search(rf"</{root}\b|<{root}\b[^<>]*/>", text):
        return NO_END
    return ""


def _record(piece: Piece) -> MarcRecord | str:
    """The record of a piece, or the reason why there is none."""
    found = parsed(piece)
    if isinstance(found, str):
        return found
    root, repaired = found
    leader, fields = "", []
    for node in root:
        name = local_name(node)
        if name == "leader":
            leader = _leader(node.text or "")
        elif name in ("controlfield", "datafield") and (field := _field(node, name)):
            fields.append(field)
    return MarcRecord(leader, tuple(fields), repaired) if fields else "记录里没有字段"


def parsed(piece: Piece) -> tuple[etree._Element, str] | str:
    """The element of a piece with what had to be repaired, or the reason why it can't be read."""
    if piece.flaw:
        return piece.flaw
    if len(piece.text) > RECORD_LIMIT:
        return f"记录太长，超过 {RECORD_LIMIT} 个字符"
    unread = "有读不出的字节，已用“\ufffd”代替" if "\ufffd" in piece.text else unshown(piece.text)
    if (root := _parse(piece.text)) is not None:
        return TOO_LONG if _is_too_long(piece, root) else (root, unread)
    mended = _BARE_AMPERSAND.sub("&amp;", _NO_CHARACTER.sub("\ufffd", piece.text))
    if (root := _parse(mended)) is not None:
        told = unread or "有 XML 不允许的字符，已改正"
        return TOO_LONG if _is_too_long(piece, root) else (root, told)
    return f"记录不是合格的 XML：{_complaint()}"


def _is_too_long(piece: Piece, root: etree._Element) -> bool:
    """Whether an element holds more than a subfield may; nearly no record is so long."""
    if len(piece.text) <= LONGEST_CELL:
        return False
    return any(len(node.text or "") > LONGEST_CELL for node in root.iter("*"))


def _parse(text: str) -> etree._Element | None:
    """Parse one element; None where it has any flaw but an undeclared prefix."""
    try:
        root = etree.fromstring(text, _PARSER)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return None if _complaint() else root


def _complaint() -> str:
    return next((e.message for e in _PARSER.error_log if e.domain_name != "NAMESPACE"), "")


def local_name(node: etree._Element) -> str:
    """An element's name without namespace or undeclared prefix."""
    return str(node.tag).rpartition("}")[2].rpartition(":")[2]


def _leader(text: str) -> str:
    """A leader's blanks are positions; only the indentation of a pretty printer is taken off."""
    return text if len(text) == 24 else text.strip()


def _field(node: etree._Element, name: str) -> MarcField | None:
    tag = node.get("tag", "")
    if name == "controlfield":
        return MarcField(tag, "", (("", text),)) if (text := _value(node)) else None
    pairs = [(part.get("code", ""), text) for part in node if (text := _value(part))]
    indicators = (node.get("ind1") or " ")[0] + (node.get("ind2") or " ")[0]
    return MarcField(tag, indicators, tuple(pairs)) if pairs else None


def _value(node: etree._Element) -> str:
    text = (node.text or "").strip()
    return " ".join(filter(None, map(str.strip, text.split("\n")))) if "\n" in text else text
