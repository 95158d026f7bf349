"""What is said where only the library can answer: a mark for staff, a way to ask for readers.

The mark stands in texts of staff and on the pages of ``serve`` and ``html``, so that nobody
overlooks what is still to be given. A published page has it nowhere: it says whom to ask.
"""

import re
from pathlib import Path

from plugins.library.facts import ASK, MISSING, LibraryFacts, read_facts

UNTOLD = "年报未写明"
"""Of the past: the report that an entry is taken from does not tell it, and nobody can be asked."""
_LINK = re.compile(rf"<a\b[^>]*{MISSING}[^>]*>(.*?)</a>", re.S)


def whom_to_ask(library: LibraryFacts) -> str:
    """What a reader can do; nobody is sent to a telephone that has no number."""
    return "请打电话问" if library.telephone else ASK


def without_rows(html: str, words: str) -> str:
    """A text without the rows of its lists that only say whom to ask."""
    kept = re.sub(rf"<li>[^<]*{re.escape(words)}[^<]*</li>\s*", "", html)
    return re.sub(r"<ul>\s*</ul>\s*", "", kept)


def for_readers(html: str, content: Path) -> str:
    """A text without the mark; a link that would lead to it is none."""
    if MISSING not in html:
        return html
    words = whom_to_ask(read_facts(content)[0])
    return _LINK.sub(r"\1", html).replace(MISSING, words)
