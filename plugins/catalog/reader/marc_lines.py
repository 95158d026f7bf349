"""Lines of MARC as programs write them, turned into lines of a worksheet.

MarcEdit's ``.mrk`` (and pymarc's text): ``=245  10$aTitle$bmore``, with ``\\`` for a blank and
``{dollar}`` for a sign that would be a mark. Aleph's sequential format:
``000000001 24510 L $$aTitle``, with the number of the record on every line and ``^`` for a blank.
yaz's ``marcdump`` and the like differ from a worksheet in nothing.

Both are exact, where worksheets are not: subfields get the mark of ISO 2709, which no text has.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

MARK = "\x1f"
_SAMPLE, _BLANK = 50, "\\"
_MRK = re.compile(r"=(LDR|[0-9A-Za-z]{3})[ \t]{1,2}(.*)")
_MRK_DATA = re.compile(r"([0-9A-Za-z\\# ]{2})(\$[0-9A-Za-z].*)")
_MRK_SUBFIELD = re.compile(r"\$([0-9A-Za-z])")
_ALEPH = re.compile(r"(\d{9})[ \t]([0-9A-Z]{3})(.)(.)[ \t]([A-Z])(?:[ \t](.*))?")
_ALEPH_SUBFIELD = re.compile(r"\$\$([0-9A-Za-z])")
_MNEMONIC = re.compile(r"\{([a-z0-9]{2,8})\}(.?)")
_SIGNS = {
    **{"dollar": "$", "lcub": "{", "rcub": "}", "bsol": "\\", "verbar": "|", "copy": "©"},
    **{"deg": "°", "pound": "£", "middot": "·", "reg": "®", "phono": "℗", "euro": "€"},
}
_COMBINING = {
    **{"acute": "\u0301", "grave": "\u0300", "circ": "\u0302", "uml": "\u0308"},
    **{"tilde": "\u0303", "cedil": "\u0327", "ring": "\u030a", "macr": "\u0304"},
    **{"breve": "\u0306", "caron": "\u030c", "dot": "\u0307", "dblac": "\u030b"},
}
Turn = Callable[[Iterable[str]], Iterator[str]]


def as_worksheet(lines: Iterable[str]) -> Iterator[str]:
    """The lines of a worksheet; those of any other text as they are."""
    rest = iter(lines)
    sample = list(islice(rest, _SAMPLE))
    yield from _turn(sample)(chain(sample, rest))


def _turn(sample: Iterable[str]) -> Turn:
    filled = [line for line in sample if line.strip()]
    if sum(bool(_MRK.match(line)) for line in filled) * 2 > len(filled):
        return _from_mrk
    if sum(bool(_ALEPH.match(line)) for line in filled) * 2 > len(filled):
        return _from_aleph
    return iter


def _from_mrk(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        match = _MRK.match(line)
        if match is None:
            yield line and f" {_plain(line)}"  # an indented line goes on with the field above
            continue
        tag, text = match[1].upper(), match[2]
        data = _MRK_DATA.match(text)
        if data and not tag.startswith("00"):
            indicators = re.sub(r"[\\#]", " ", data[1])
            subfields = _MRK_SUBFIELD.sub(rf"{MARK}\1", data[2])
            yield f"{tag}{indicators}{_plain(subfields)}"
        elif tag in ("LDR", "000"):
            yield f"LDR {text[5:].replace(_BLANK, ' ')}"
        elif tag.startswith("00"):
            yield f"{tag} {_plain(text.replace(_BLANK, ' '))}"


def _plain(text: str) -> str:
    return _MNEMONIC.sub(_sign, text) if "{" in text else text


def _sign(match: re.Match[str]) -> str:
    """A sign by its name; an accent stands before its letter there, and behind it here."""
    name, letter = match.groups()
    if name in _COMBINING:
        return unicodedata.normalize("NFC", letter + _COMBINING[name])
    return _SIGNS.get(name, f"{{{name}}}") + letter


def _from_aleph(lines: Iterable[str]) -> Iterator[str]:
    """The records are told apart by their number, which is their 001 where they have none."""
    number, has_own = "", False
    for line in lines:
        match = _ALEPH.match(line)
        if match is None:
            yield line and f" {line}"
            continue
        record, tag, first, second, _, text = match.groups()
        if record != number:
            yield ""
            number, has_own = record, False
        has_own = has_own or tag == "001"
        if not has_own and tag not in ("FMT", "LDR", "000"):
            yield f"001 {number}"
            has_own = True
        yield _aleph_line(tag, first + second, text or "")


def _aleph_line(tag: str, indicators: str, text: str) -> str:
    if text.startswith("$$") and not tag.startswith("00"):
        subfields = _ALEPH_SUBFIELD.sub(rf"{MARK}\1", text)
        return f"{tag}{indicators}{subfields}"
    text = text.replace("^", " ")
    return f"LDR {text[5:]}" if tag in ("LDR", "000") else f"{tag} {text}"
