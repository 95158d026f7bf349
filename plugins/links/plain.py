"""Markdown where a text is printed as it stands: entries of a chronicle, reasons of a list, talks.

Each kind cuts its texts, and what it cuts off is no Markdown: readers would see the signs.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from plugins.library.reading.problems import Problem, warning
from plugins.library.reading.surnames import SURNAMES
from plugins.links import inside
from plugins.links.files import file_named
from plugins.links.outside import Fault
from plugins.links.texts import LinkedText

_LINK = re.compile(r"!?\[[^\]\n]*\]\(<?(?P<target>[^)>\n]+)>?\)")
_MARKS = re.compile(
    rf"(?<![*0-9A-Za-z{SURNAMES}])\*\*(?![\s*])[^*\n]+(?<!\s)\*\*(?!\*)"
    rf"|(?<![*0-9A-Za-z])\*\*(?![\s*])[^*\n]+(?<![\s{SURNAMES}])\*\*(?!\*)"
    r"|(?<![A-Za-z`])`[^`\n]+`"
    r"|\[\^[\w-]{1,16}\]"
    r"|\{#[\w-]+\}"
    r"|^[ \t]*(?:#|#{3,6})[ \t]+\S.*"
    r"|^[ \t]*\|.*\|[ \t]*$"
)
"""Bold words (``李**和王**`` are names), code, notes, names of places, headings, rows of tables."""
_PRINTED = Fault(
    "这里的文字照字面印出来，不会成为链接或图", "请去掉方括号和地址，只留文字", warning
)
_AS_IT_STANDS = "这里的文字照字面印出来，Markdown 的记号读者也会看到"
_WORDS_ALONE = "请去掉这些记号，只留文字"


def check_plain(text: LinkedText, content: Path) -> Iterator[Problem]:
    """A problem for each link and picture, and for each line with other marks."""
    kept = {line.strip() for part in text.pieces for line in part.split("\n")}
    for number, line in enumerate(text.words.split("\n"), text.first_line):
        if line.strip() in kept:
            continue
        for link in _LINK.finditer(line):
            named = file_named(link["target"], text.file, content)
            fault = (named and inside.fault_of_place(named.file, text, content)) or _PRINTED
            yield fault.report(text.name, number, fault.what, link[0], fault.remedy)
        if mark := _MARKS.search(_LINK.sub("", line)):
            yield warning(text.name, number, _AS_IT_STANDS, mark[0].strip(), _WORDS_ALONE)
