"""Fields of CNMARC as a catalogue card shows them: ISBD punctuation before each element.

Source: ISBD (IFLA, 2011) and GB/T 3792 for the marks, the CNMARC format for which subfield is
which element. The order of the subfields is the order of the elements; what has no mark here
(pinyin, language) is not shown.
"""

from collections.abc import Mapping
from types import MappingProxyType

from plugins.catalog.reader.marc import MarcField

_MARKS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "200": {"a": " ; ", "b": " ", "c": ". ", "d": " = ", "e": " : "}
        | {"f": " / ", "g": " ; ", "h": ". ", "i": ". "},
        "205": {"a": ", ", "b": ", ", "d": " = ", "f": " / ", "g": " ; "},
        "206": {"a": ". ", "b": ". ", "c": " ; ", "d": " ; ", "e": " ; ", "f": " ; "},
        "207": {"a": " ; "},
        "208": {"a": " ; ", "d": " = "},
        "210": {"a": " ; ", "c": " : ", "d": ", ", "e": " ; ", "g": " : ", "h": ", "},
        "215": {"a": " ; ", "c": " : ", "d": " ; ", "e": " + "},
        "225": {"a": " ; ", "d": " = ", "e": " : ", "f": " / "}
        | {"h": ". ", "i": ". ", "v": " ; ", "x": ", ISSN "},
    }
)
"""Tag → subfield → what stands before it."""
_TITLES = ("200", "225")
_AFTER: Mapping[str, str] = MappingProxyType(
    {"hi": ", ", "fa": ". ", "ga": ". ", "ff": " ; ", "gf": " ; "}
)
"""Subfield before and subfield in titles → the mark, where the pair decides (ISBD 1.1.4)."""
_ASIDE: Mapping[str, str] = MappingProxyType({"206": "def", "210": "egh"})
"""Tag → subfields that stand in one pair of brackets: coordinates, the printer."""
_OPENING, _CLOSING = ("(", "（"), (")", "）")
_KEYED_MARKS = "=:;/+"
"""Some cataloguers key the mark into the text, ``$d= Le petit prince``: then it counts."""


def area(field: MarcField) -> str:
    """One field as an area of the description; empty where its tag is none."""
    marks, aside = _MARKS.get(field.tag, {}), _ASIDE.get(field.tag, "")
    found, before, is_open = "", "", False
    for code, value in field.subfields:
        if code not in marks or not (text := value.strip()):
            continue
        mark = _AFTER.get(before + code) or marks[code]
        if found and text[0] in _KEYED_MARKS:
            mark, text = f" {text[0]} ", text[1:].strip()
        if code == "b" or code in aside:
            text = _unwrapped(field.tag, code, text)
        if not text:
            continue
        if (code in aside) is not is_open:
            is_open = not is_open
            mark = " (" if is_open else f"){mark}"
        found += (mark if found else "(" * is_open) + text
        before = code if field.tag in _TITLES else ""
    return found + ")" * is_open


def has_area(tag: str) -> bool:
    """Whether a whole field can be shown: it has an area, or is a control field or the leader."""
    return tag in _MARKS or tag == "LDR" or tag.startswith("00")


def _unwrapped(tag: str, code: str, text: str) -> str:
    """A text without the brackets that the area puts around it; the designation in its own."""
    if tag == "200":
        designation = text.strip("[] ")
        return f"[{designation}]" if designation else ""
    is_keyed = text[:1] in _OPENING and text[-1:] in _CLOSING and code in _ASIDE.get(tag, "")
    return text[1:-1].strip() if is_keyed else text
