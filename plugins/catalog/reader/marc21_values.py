"""The values of MARC 21 as CNMARC has them: ISBD's marks and bracketed words taken off.

MARC 21 keys ISBD's marks at the end of a subfield, where they announce the next one; newer records
leave them out (leader/18 = c). CNMARC has none. Each function here takes a field that has the tags
of CNMARC already, and gives what it is to be.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from plugins.catalog.reader.marc import MarcField
from plugins.catalog.reader.relators import roles_of

Pair = tuple[str, str]
_MARKS_BEHIND_A_BLANK, _MARKS = "/:;=+.", ",;:/="
_ABBREVIATED = re.compile(
    r"(?:(?<![^\W\d_])[^\W\d_]|\.\.|\b(?:ed|eds|rev|enl|vol|v|p|pp|cm|mm|min|ill|illus|col|no|inc"
    r"|co|corp|ltd|jr|sr|etc|st|dr|mrs|mr|prof|univ|pr|pub|dept|ca|al|approx|aufl|bd|t|s))\.$",
    re.IGNORECASE,
)
_ISBN = re.compile(
    r"\s*([0-9Xx][0-9Xx\s-]{7,16}[0-9Xx])?\s*(?:[(（]([^()（）]*)[)）])?.*", re.DOTALL
)
_BINDINGS = {
    **dict.fromkeys(("pbk", "paper", "paperback", "softcover", "p"), "平装"),
    **dict.fromkeys(("hbk", "hardcover", "hardback", "hard", "cloth", "bound", "hc"), "精装"),
}
_DESIGNATIONS = (
    (re.compile("electronic|computer|internet|online", re.IGNORECASE), "电子资源"),
    (re.compile("sound", re.IGNORECASE), "录音资料"),
    (re.compile("video|motion|film", re.IGNORECASE), "录像资料"),
    (re.compile("braille", re.IGNORECASE), "盲文"),
)
_UNKNOWN = re.compile(
    r"\[?(?:s\. ?[ln]\.?|(?:place of publication|publisher|date of publication) not identified)\]?",
    re.IGNORECASE,
)
_HAN_INVERTED = re.compile("([\u3400-\u9fff]{1,2})[,，] ?([\u3400-\u9fff]{1,3})")
_VARIANTS = {"1": "510", "4": "512", "8": "516"}
"""246's second indicator → parallel, cover and spine titles."""
_CONTENTS = re.compile(r"\s+--\s+|\s*--\s*$")


def unmarked(text: str) -> str:
    """Without the mark that announces the next subfield: ``Crime and punishment /``."""
    end = len(text.rstrip())
    while end:
        if text[end - 1] in _MARKS_BEHIND_A_BLANK and text[end - 2 : end - 1].isspace():
            end = len(text[: end - 1].rstrip())
        elif text[end - 1] in _MARKS:
            end -= 1
        else:
            break
    return text[:end].strip()


def unstopped(text: str) -> str:
    """Without the full stop that closes a field; that of an abbreviation or an initial stays."""
    text = unmarked(text)
    if text.endswith(".") and not _ABBREVIATED.search(text):
        return text[:-1].rstrip()
    return text.removesuffix("。")


def settled(field: MarcField, tag: str) -> Iterator[MarcField]:
    """The field as CNMARC has it; ``tag``: what it is in MARC 21."""
    if tag == "246" and field.tag == "517":
        field = field._replace(tag=_VARIANTS.get(field.indicators[1:2], "517"))
    pairs = tuple((code, value) for code, value in _pairs(field) if value)
    if pairs:
        yield field._replace(subfields=pairs, indicators=field.indicators)


def _pairs(field: MarcField) -> Iterator[Pair]:
    special = _SPECIAL.get(field.tag)
    if special:
        yield from special(field)
    elif field.tag[0] == "7":
        yield from _person(field)
    elif field.tag[0] == "6":
        yield from _subject(field)
    elif field.tag[0] in "25":
        yield from ((code, unstopped(value)) for code, value in field.subfields)
    else:
        yield from ((code, value.strip()) for code, value in field.subfields)


def _title(field: MarcField) -> Iterator[Pair]:
    """245: the mark before ``$b`` says whether it is a parallel title or an other one."""
    before = ":"
    for code, value in field.subfields:
        if code == "e":
            yield from _other_titles(before, value)
        elif code == "f":
            first, *others = re.split(r"\s+;\s+", unstopped(value))
            yield "f", first
            yield from (("g", other) for other in others)
        elif code == "b":
            yield "b", _designation(unmarked(value))
        else:
            yield code, unstopped(value)
        before = value.strip()[-1:]


def _other_titles(mark: str, text: str) -> Iterator[Pair]:
    codes = {"=": "d", ";": "a"}
    first, *rest = re.split(r"\s+([=:;])\s+", unstopped(text))
    yield codes.get(mark, "e"), first
    yield from ((codes.get(m, "e"), part) for m, part in zip(rest[::2], rest[1::2], strict=True))


def _designation(text: str) -> str:
    return next((word for pattern, word in _DESIGNATIONS if pattern.search(text)), text)


def _isbn(field: MarcField) -> Iterator[Pair]:
    """``9780140449136 (pbk.) :`` is a number and a binding."""
    for code, value in field.subfields:
        if code not in "az":
            yield code, _binding(value) if code == "b" else unmarked(value)
            continue
        match = _ISBN.fullmatch(value)
        number, aside = match.groups() if match else (None, None)
        if number:
            yield code, number.strip()
        if aside and code == "a":
            yield "b", _binding(aside)


def _binding(text: str) -> str:
    """A binding in our word, or in theirs where it is Chinese; what else is said there is none."""
    words = re.split(r"[\s:;,.()（）]+", text.lower())
    known = next((_BINDINGS[word] for word in words if word in _BINDINGS), "")
    return known or ("" if text.isascii() else unmarked(text).strip("()（）"))


def _languages(field: MarcField) -> Iterator[Pair]:
    """Older records key the codes of several languages into one subfield: ``engfre``."""
    for code, value in field.subfields:
        text = value.strip()
        if text.isascii() and text.isalpha() and len(text) % 3 == 0:
            yield from ((code, text[at : at + 3].lower()) for at in range(0, len(text), 3))


def _publication(field: MarcField) -> Iterator[Pair]:
    for code, value in field.subfields:
        text = unmarked(value)
        if code in "dh":
            text = unstopped(value).rstrip(".")
        if not _UNKNOWN.fullmatch(text):
            yield code, text


def _extent(field: MarcField) -> Iterator[Pair]:
    for code, value in field.subfields:
        text = unmarked(value)
        yield code, re.sub(r"(?<=\d) ?([cm])m\.?$", r"\1m", text)


def _person(field: MarcField) -> Iterator[Pair]:
    """A name with its numeration or its sections in one, dates, and roles in our words."""
    is_body = field.tag.startswith("71")
    names = [unmarked(value) for code, value in field.subfields if code == "a"]
    parts = [unstopped(value) for code, value in field.subfields if code == "b"]
    name = " ".join((*map(unmarked, names), *parts))
    if not parts:
        name = unstopped(name)
    match = _HAN_INVERTED.fullmatch(name)
    yield "a", match[1] + match[2] if match else name
    if not is_body:
        yield from ((c, unstopped(v)) for c, v in field.subfields if c in "cf")
    yield from ((c, v.strip()) for c, v in field.subfields if c == "9")
    yield from (("4", role) for role in roles_of(v for c, v in field.subfields if c == "4"))


def _subject(field: MarcField) -> Iterator[Pair]:
    for code, value in field.subfields:
        yield code, unstopped(value)


def _contents(field: MarcField) -> Iterator[Pair]:
    text = " ".join(value.strip() for _, value in field.subfields)
    yield from (("a", unstopped(part)) for part in _CONTENTS.split(text))


def _series(field: MarcField) -> Iterator[Pair]:
    for code, value in field.subfields:
        yield code, unstopped(value).strip("()（）")


_SPECIAL: Mapping[str, Callable[[MarcField], Iterator[Pair]]] = MappingProxyType(
    {
        "010": _isbn,
        "101": _languages,
        "200": _title,
        "210": _publication,
        "215": _extent,
        "225": _series,
        "327": _contents,
    }
)
