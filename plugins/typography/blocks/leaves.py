"""Blocks that hold no others: headings, rules, code between fences, HTML."""

import re
from collections.abc import Sequence
from functools import partial
from html import escape
from xml.etree.ElementTree import Element, SubElement

from plugins.typography.blocks.grammar import BlockClaim, BlockGrammar
from plugins.typography.blocks.lines import (
    HEADING,
    HTML,
    RULE,
    WHOLE_HTML,
    BlockLines,
    end_of_fence,
    indent_of,
    without_indent,
)

_ID = re.compile(r"[ \t]*\{#(?P<id>[A-Za-z][\w-]*)\}$")
_LANGUAGE = re.compile(r"[A-Za-z][A-Za-z0-9+.#-]*")
_UNDERLINE = re.compile(r" {0,3}(?:(?P<first>={3,})|-{3,}) *")
_LONE_TAGS = re.compile(
    r"\s*(?:</?details[^<>]*>|<summary>.*</summary>|</[a-z][a-z0-9]*>|\s)+", re.IGNORECASE
)
"""Lines behind which Markdown goes on at once: nobody knows that an empty line is due there."""
_TAG = re.compile(r"<(?P<slash>/?)(?P<name>[a-z][a-z0-9]*)[^<>]*?(?P<empty>/?)>", re.IGNORECASE)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_FIGURE = re.compile(r"\s*<figure[\s>]", re.IGNORECASE)
"""What the programs themselves write of an exhibit: its title may have stars."""


def heading(
    grammar: BlockGrammar, lines: BlockLines, at: int, above: Sequence[str]
) -> BlockClaim | None:
    """``## 标题 {#id}``."""
    match = HEADING.fullmatch(lines[at])
    if match is None:
        return None
    marks, words = match["marks"] or match["close_marks"], match["words"] or match["close_words"]
    return BlockClaim(at + 1, partial(_add_heading, level=len(marks), words=words))


def underlined(
    grammar: BlockGrammar, lines: BlockLines, at: int, above: Sequence[str]
) -> BlockClaim | None:
    """A line of text above ``===`` or ``---``."""
    match = _UNDERLINE.fullmatch(lines[at + 1]) if not above else None
    if match is None or RULE.fullmatch(lines[at]) or _UNDERLINE.fullmatch(lines[at]):
        return None
    level = 1 if match["first"] else 2
    return BlockClaim(at + 2, partial(_add_heading, level=level, words=lines[at].strip()))


def _add_heading(parent: Element, level: int, words: str) -> None:
    element = SubElement(parent, f"h{level}")
    named = _ID.search(words)
    if named:
        element.set("id", named["id"])
    element.text = words[: named.start()] if named else words


def rule(
    grammar: BlockGrammar, lines: BlockLines, at: int, above: Sequence[str]
) -> BlockClaim | None:
    """``---`` between paragraphs."""
    return BlockClaim(at + 1, _add_rule) if RULE.fullmatch(lines[at]) else None


def _add_rule(parent: Element) -> None:
    SubElement(parent, "hr")


def fence(
    grammar: BlockGrammar, lines: BlockLines, at: int, above: Sequence[str]
) -> BlockClaim | None:
    """Code between fences; one that nobody closes is text."""
    end = end_of_fence(lines, at)
    if not end:
        return None
    indent, info = indent_of(lines[at]), lines[at].strip(" `~")
    code = "".join(f"{without_indent(line, indent)}\n" for line in lines.slice(at + 1, end))
    return BlockClaim(end + 1, partial(_add_code, grammar=grammar, info=info, code=code))


def _add_code(parent: Element, grammar: BlockGrammar, info: str, code: str) -> None:
    """What stands behind the fence names a language, or is a line of text like any other."""
    language = f' class="language-{escape(info)}"' if info and _LANGUAGE.fullmatch(info) else ""
    if info and not language:
        SubElement(parent, "p").text = info
    grammar.add_raw(parent, f"<pre><code{language}>{escape(code)}</code></pre>")


def html(
    grammar: BlockGrammar, lines: BlockLines, at: int, above: Sequence[str]
) -> BlockClaim | None:
    """HTML that begins with a block of its own; a comment that nobody ends is text.

    What stands between its tags is Markdown as anywhere else, but no blocks: who writes
    ``<td>**粗**</td>`` means it.
    """
    for begin, closing in WHOLE_HTML:
        end = lines.find(closing, at) + 1 if begin.match(lines[at]) else 0
        if end > at:
            written = "\n".join(lines.slice(at, end)).strip()
            return BlockClaim(end, partial(grammar.add_raw, html=written))
    if not HTML.match(lines[at]):
        return None
    end = _end_of_html(lines, at)
    written = "\n".join(line.strip() for line in lines.slice(at, end))
    add = grammar.add_raw if _FIGURE.match(written) else grammar.add_bare
    return BlockClaim(end, partial(add, html=written))


def _end_of_html(lines: BlockLines, at: int) -> int:
    """Behind the line that closes what the first one opens, or before an empty one."""
    if _LONE_TAGS.fullmatch(lines[at]):
        return at + 1
    end, depth = at, 0
    while lines[end].strip():
        for tag in _TAG.finditer(lines[end]):
            is_single = tag["empty"] or tag["name"].lower() in _VOID
            depth += 0 if is_single else -1 if tag["slash"] else 1
        end += 1
        if depth <= 0:
            break
    return end
