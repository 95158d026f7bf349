"""Signs of Markdown in a text that come to nothing, or to something else than was meant."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from plugins.library.exhibitions.exhibits import namings
from plugins.library.exhibitions.kind import EXHIBITION
from plugins.library.exhibitions.reading import read_all
from plugins.library.kinds import kind_of
from plugins.library.reading.problems import Problem, error, warning
from plugins.links.anchors import is_own
from plugins.links.plain import check_plain
from plugins.links.texts import LinkedText, rendered

_BEGINS = r"\s*(?:/|#|\{|https?[:：]|tel[:：]|mailto[:：]|www\.)"
_LOOSE = re.compile(
    rf"(?P<picture>[!！]\[[^\[\]\n]*\](?:[(（][^)）\n]*[)）]?|\[[^\[\]\n]*\]))"
    r"|(?P<reference>(?<!\])\[[^\[\]\n]+\]\[(?P<name>[^\[\]\n^]*)\])"
    rf"|\[[^\[\]\n]*(?P<link>\][ \u3000]?[(（]{_BEGINS}[^)）\n]*[)）]?)"
)
"""A picture or a link of which nothing came: the signs of Markdown that readers would see."""
_MAY_BE_LOOSE = re.compile(r"[!！]\[|\][ \u3000]?[(（\[]")
_SIGNS = "感叹号和圆括号用英文的，左右要成对：[文字](/地址/)，![图里有什么]({attach}图.jpg)"
_AT_ONCE = "把地址写在文字后面的圆括号里：[文字](/地址/)"
_GIVES_NAMES = re.compile(r"\{\s*#|\bid\s*=", re.IGNORECASE)


def check_signs(text: LinkedText, content: Path) -> Iterator[Problem]:
    """A problem for each."""
    yield from _check_loose(text, content)
    yield from check_plain(text, content)
    yield from _check_exhibits(text, content)
    yield from _check_names(text, content)


def _check_loose(text: LinkedText, content: Path) -> Iterator[Problem]:
    """Signs of Markdown of which nothing came."""
    for part in filter(_MAY_BE_LOOSE.search, text.pieces):
        for match in _LOOSE.finditer(rendered(part, content).words):
            is_written = match[0] in part  # else its author put backslashes before its signs
            if is_written and (not match["reference"] or _is_below(match["name"], text)):
                is_wide = re.search("[（！]", match[0])
                what = "网页上不会成为链接或图"
                what = f"全角的符号，{what}" if is_wide else what
                found = match["picture"] or match["reference"] or match["link"]
                remedy = _AT_ONCE if match["reference"] else _SIGNS
                yield warning(text.name, text.line_of(match[0]), what, found, remedy)


def _is_below(name: str, text: LinkedText) -> bool:
    """Whether a text means to say further down what an address is called."""
    return bool(re.search(rf"^ *\[{re.escape(name)}\][:：]", text.words, re.MULTILINE))


def _check_exhibits(text: LinkedText, content: Path) -> Iterator[Problem]:
    """``[[AJ-001]]`` outside of exhibitions, where it stays as it stands."""
    if "[[" not in text.words or kind_of(text.file, content) is EXHIBITION:
        return
    known = read_all(content)[0].exhibit_by_id
    for naming in (one for part in text.pieces for one in namings(part)):
        if exhibit := known.get(naming.number):
            found = f"[[{exhibit.number}]]"
            what = "这样写展品，只有展览的文字里才行"
            remedy = f"写成 [{naming.words or exhibit.title}](/{exhibit.url})"
            yield warning(text.name, text.line_of(found), what, found, remedy)


def _check_names(text: LinkedText, content: Path) -> Iterator[Problem]:
    """Names that an author gave to places: each once, and none that the page itself has."""
    parts = filter(_GIVES_NAMES.search, text.pieces)
    tags = (tag for part in parts for tag in rendered(part, content).tags)
    given = Counter(name for tag in tags if (name := tag.attributes.get("id")))
    for name, count in given.items():
        if count > 1 or is_own(name):
            what = "这个名字写了两次" if count > 1 else "这个名字网页自己已经用了"
            yield error(text.name, text.line_of(name), what, name, "请换一个名字")
