"""The tables of keys in the staff guide: ``python -m plugins.desk guide`` writes them anew.

What a key is called and what it holds, its kind declares; a paper of ``docs/`` shows it between
two marks, ``<!-- 键：活动 -->`` and ``<!-- 键完 -->``. A test holds that every table is there and
is what the declarations say.
"""

import re

from plugins.desk.settings import DeskSettings
from plugins.library.chronicle.reading import ENTRY_KEYS
from plugins.library.issues import ISSUE_KEYS
from plugins.library.kinds import KINDS
from plugins.library.reading.files import write_whole
from plugins.library.reading.header import HeaderKeys, Key

HEADERS: tuple[HeaderKeys, ...] = (
    *(kind.header for kind in KINDS if kind.header.keys),
    *(keys for kind in KINDS for _, keys in kind.others if keys),
    ENTRY_KEYS,
    ISSUE_KEYS,
)
"""Every header that a text may have."""
_BLOCK = re.compile(
    r"(?P<open><!-- 键：(?P<label>\w+) -->\n).*?(?P<close><!-- 键完 -->)", re.DOTALL
)
_HEAD = "| 名称 | 写什么 |\n|---|---|\n"


def table(keys: HeaderKeys) -> str:
    """The keys of a header as a table in Markdown."""
    return _HEAD + "".join(f"| {key.chinese}（{key.english}） | {_help(key)} |\n" for key in keys)


def _help(key: Key) -> str:
    return f"必须有。{key.help}" if key.required else key.help


def with_tables(text: str) -> str:
    """A paper whose tables say what is declared; KeyError for a table of no header."""
    known = {keys.label: keys for keys in HEADERS}
    return _BLOCK.sub(lambda m: f"{m['open']}{table(known[m['label']])}{m['close']}", text)


def write_guide(settings: DeskSettings) -> str:
    """Write the tables of all papers; return what was done."""
    changed: list[str] = []
    for path in sorted((settings.root / "docs").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        if (told := with_tables(text)) != text:
            write_whole(path, told)
            changed.append(path.name)
    return f"手册里的表已经照程序改好：{'、'.join(changed) or '没有要改的'}"
