"""A Markdown extension: emphasis that is meant, and no sign lost that is none of it.

``80*180 cm，60*90 cm`` is two sizes, ``长*宽*高`` three measures and ``张*明、李*`` a list of
winners. Markdown takes any two stars for emphasis and drops them, so that readers see 80180.
CommonMark 0.31 (§6.2) asks on which side of a star words stand; Chinese has no spaces between
words, so a little more must be asked:

* between digits or Latin letters it is a sign (``2*3*4``, ``3**2``, ``138****1234``), and so is one
  that a word stands before and ``，`` or ``）`` behind (``9:00*，10:00*``, ``李**，王**``);
* signs in different brackets or quotes are no pair (``“*”和“*”``, ``（*必填）和（*选填）``), nor
  are those of two names (``李**先生，王**女士``);
* a pair of single stars is meant where a word begins and ends with it: no character of a word
  stands before and behind it (``这是 *重点* 内容``), or on one side only, while nothing inside
  parts clauses (``请看*重点*。``, not ``王*明、李*、``);
* a pair of double stars is meant inside Chinese words too (``这是**重点**内容``);
* signs that hide figures are none (``尾号**1234和**5678``), nor are eyes (``^_^``);
* underscores are meant round whole words (``_斜_``, not ``snake_case_name``);
* double tildes strike words out (``~~旧~~``) unless what is inside parts clauses:
  ``周一~~周五，周六~~周日`` are two spans.

It stands in place of Python-Markdown's own step (3.11.3), which also drops or doubles letters where
pairs cross (``文*甲甲**aa*，甲``). Code, links and HTML have been put aside before.
"""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from plugins.library.reading.surnames import SURNAMES
from plugins.typography.cjk_lines import is_wide

_ENDS_CLAUSE = "，。、；：？！,.;:?!"
_NEVER_FIRST = frozenset(f"{_ENDS_CLAUSE}）》】」』”’)]}}")
_OPENING, _CLOSING = "（《【「『“‘([{", "）》】」』”’)]}"
_IN_BRACKETS = re.compile(rf"[{re.escape(_OPENING)}][^{re.escape(_CLOSING)}]*\Z")
_SAME_QUOTES = "\"'"
_NAME = re.compile(rf"(?:^|\W|[和与及])[{SURNAMES}常]\Z")
"""Nobody's bold words begin and end behind two surnames, each at the beginning of a clause."""
_NEAR = 20
"""Characters before a sign that are looked at."""
_PARTS_CLAUSES = re.compile(rf"[\s{re.escape(_ENDS_CLAUSE)}]")
_SINGLE_STARS = re.compile(r"(?<!\*)\*(?!\*)(?P<inside>[^*]+)(?<!\s)\*(?!\*)")
_TILDES = re.compile(r"(?<!~)~~(?!~)(?P<inside>(?:[^~]|~(?!~))+)(?<!\s)~~(?!~)")
_PAIRS = (
    ("*", re.compile(r"(?<!\*)\*{3}(?P<inside>[^*]+)(?<!\s)\*{3}"), ("strong", "em")),
    (
        "*",
        re.compile(r"(?<!\*)\*{2}(?!\*)(?P<inside>(?:[^*]|\*(?!\*))+)(?<!\s)\*{2}"),
        ("strong",),
    ),
    (
        "_",
        re.compile(r"(?<!\w)___(?!_)(?P<inside>[^_]+)(?<![\s_])___(?!\w)"),
        ("strong", "em"),
    ),
    (
        "_",
        re.compile(r"(?<!\w)__(?!_)(?P<inside>(?:[^_]|_(?!_))+)(?<![\s_])__(?!\w)"),
        ("strong",),
    ),
    ("*", _SINGLE_STARS, ("em",)),
    ("~", _TILDES, ("del",)),
    (
        "_",
        re.compile(r"(?<!\w)_(?!_)(?P<inside>(?:[^_]|(?<=[^\W_])_(?=[^\W_]))+)(?<!\s)_(?!\w)"),
        ("em",),
    ),
)
"""The sign, what is looked for, and what it becomes; the strong ones first, for they may stand
inside others. None reaches across another one of its kind, so that a text of nothing but stars is
read at once."""
_FIRST = 66
"""Python-Markdown has put HTML aside at 90, and looks for emphasis at 60."""


class SignProcessor(InlineProcessor):
    """Puts the stars and underscores aside that stand between digits or Latin letters."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str | None, int | None, int | None]:
        """The run as text; nothing where one of its neighbours is another character."""
        start, end = m.span()
        if _is_narrow(data[start - 1 : start]) and _is_narrow(data[end : end + 1]):
            return m[0], start, end
        return None, None, None


class PairProcessor(InlineProcessor):
    """Makes elements of the pairs that are meant; what is inside is read by the steps behind."""

    def __init__(
        self, sign: str, pair: re.Pattern[str], tags: tuple[str, ...], md: Markdown
    ) -> None:
        super().__init__(rf"\{sign}+", md)
        self.pair = pair
        self.tags = tags

    def handleMatch(
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """The element of the pair that a run begins."""
        pair = self.pair.match(data, m.start())
        if pair is None or not is_meant(pair):
            return None, None, None
        outer = inner = Element(self.tags[0])
        for tag in self.tags[1:]:
            inner = SubElement(inner, tag)
        inner.text = pair["inside"]
        return outer, pair.start(), pair.end()


def is_meant(pair: re.Match[str]) -> bool:
    """Whether two runs and what they hold are emphasis."""
    first, before = pair["inside"][0], pair.string[max(0, pair.start() - _NEAR) : pair.start()]
    is_behind_word, is_single = _is_word(before[-1:]), pair.re is _SINGLE_STARS
    if first.isspace() or ((is_behind_word or is_single) and first in _NEVER_FIRST):
        return False
    behind = pair.string[pair.end() : pair.end() + 1]
    if _is_parted(before, pair["inside"]) or _is_masked(first, before, behind):
        return False
    if not is_single and pair.re is not _TILDES:
        return True
    is_before_word = _is_word(behind)
    if _PARTS_CLAUSES.search(pair["inside"]):
        return not is_behind_word and not is_before_word
    return not is_single or not is_behind_word or not is_before_word


def _is_parted(before: str, inside: str) -> bool:
    """Whether each run is a sign of its own: in brackets, in quotes, in a name."""
    depth = lowest = 0
    for character in inside:
        depth += (character in _OPENING) - (character in _CLOSING)
        lowest = min(lowest, depth)
    is_in_others = lowest < min(0, depth) and _IN_BRACKETS.search(before)
    quote = before[-1:]
    is_quoted = quote in _SAME_QUOTES and quote in (inside[0], inside[-1])
    is_named = len(inside) > 2 and _NAME.search(before) and _NAME.search(inside[-2:])
    return bool(is_in_others or is_quoted or is_named)


def _is_masked(first: str, before: str, behind: str) -> bool:
    """Whether the runs hide figures, ``尾号**12和**34``, or are eyes: ``^_^``."""
    return (_is_word(before[-1:]) and first.isdigit() and behind.isdigit()) or before[-1:] == "^"


def _is_word(character: str) -> bool:
    return character.isalnum()


def _is_narrow(character: str) -> bool:
    return _is_word(character) and not is_wide(character)


class EmphasisExtension(Extension):
    """The extension."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the steps in place of Python-Markdown's own."""
        md.inlinePatterns.deregister("em_strong")
        md.inlinePatterns.register(SignProcessor("[*_~]+", md), "signs", _FIRST)
        for number, (sign, pair, tags) in enumerate(_PAIRS, 1):
            step = PairProcessor(sign, pair, tags, md)
            md.inlinePatterns.register(step, f"emphasis_{number}", _FIRST - number)
