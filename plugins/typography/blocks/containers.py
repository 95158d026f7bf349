"""Blocks that hold others: quotations, terms with what they mean, notes."""

import re
from collections.abc import Sequence
from functools import partial
from xml.etree.ElementTree import Element, SubElement

from markdown.extensions.footnotes import FootnoteExtension

from plugins.typography.blocks.grammar import BlockClaim, BlockGrammar
from plugins.typography.blocks.lines import (
    INNER,
    NOTE,
    QUOTE,
    BlockLines,
    indent_of,
    opens_block,
    without_indent,
)

_DEFINITION = re.compile(r" {0,3}:[ \t]+(?=\S)")
_INDENT = 4
"""Spaces that Markdown puts before what is inside a meaning or a note; fewer do as well."""
_MOST_TERMS = 3


def quote(
    grammar: BlockGrammar, lines: BlockLines, at: int, above: Sequence[str]
) -> BlockClaim | None:
    """``> …``; an empty line between two of them parts paragraphs, not quotations."""
    if not QUOTE.match(lines[at]):
        return None
    end, inside = at, list[str]()
    while end < len(lines):
        line = lines[end]
        if QUOTE.match(line):
            inside.append(QUOTE.sub("", line, count=1))
        elif not line.strip() and QUOTE.match(lines[end + 1]):
            inside.append("")
        elif line.strip() and inside[-1].strip() and not opens_block(line):
            inside.append(line)
        else:
            break
        end += 1
    return BlockClaim(end, lambda parent: grammar.read(SubElement(parent, "blockquote"), inside))


def definition(
    grammar: BlockGrammar, lines: BlockLines, at: int, above: Sequence[str]
) -> BlockClaim | None:
    """Up to three terms, a line each, then ``: `` and what they mean."""
    if above:
        return None
    end = at
    while end < at + _MOST_TERMS and _is_term(lines[end], is_first=end == at):
        end += 1
    terms, end = [line.strip() for line in lines.slice(at, end)], _past_empty(lines, end)
    if not terms or not _DEFINITION.match(lines[end]):
        return None
    meanings: list[list[str]] = []
    while match := _DEFINITION.match(lines[end]):
        begin, end = end, _inside_until(lines, end + 1)
        inside = [without_indent(line, _INDENT) for line in lines.slice(begin + 1, end)]
        meanings.append([lines[begin][match.end() :], *inside])
    return BlockClaim(
        end, partial(_add_definitions, grammar=grammar, terms=terms, meanings=meanings)
    )


def _is_term(line: str, is_first: bool) -> bool:
    if not line.strip() or _DEFINITION.match(line):
        return False
    return is_first or not opens_block(line)


def _past_empty(lines: BlockLines, at: int) -> int:
    return at if lines[at].strip() else at + 1


def _inside_until(lines: BlockLines, at: int) -> int:
    """Where the lines end that stand inside what is above them, empty lines between them or not."""
    end = at
    for n in range(at, len(lines)):
        if lines[n].strip() and indent_of(lines[n]) < INNER:
            break
        end = n + 1 if lines[n].strip() else end
    return end


def _add_definitions(
    parent: Element, grammar: BlockGrammar, terms: list[str], meanings: list[list[str]]
) -> None:
    """Terms one below another are one list."""
    last = parent[-1] if len(parent) else None
    element = last if last is not None and last.tag == "dl" else SubElement(parent, "dl")
    for term in terms:
        SubElement(element, "dt").text = term
    for inside in meanings:
        is_tight = all(line.strip() for line in inside)
        grammar.read(SubElement(element, "dd"), inside, is_tight)


def note(
    grammar: BlockGrammar,
    lines: BlockLines,
    at: int,
    above: Sequence[str],
    footnotes: FootnoteExtension,
) -> BlockClaim | None:
    """``[^1]: …`` and what stands inside it below; a second one of that name is text.

    A line below that is not inside is none of it: a signature would go to the end of the page.
    """
    match = NOTE.fullmatch(lines[at])
    if match is None or match["label"] in footnotes.footnotes:
        return None
    end = _inside_until(lines, at + 1)
    inside = [without_indent(line, _INDENT) for line in lines.slice(at + 1, end)]
    if not (match["text"] + "".join(inside)).strip():
        return None
    text = "\n".join([match["text"], *inside])
    return BlockClaim(end, lambda parent: footnotes.setFootnote(match["label"], text))
