"""Where a text says that it is a draft and nothing listens: it would be published, line and all.

Only a line of the header of a text that has the key makes it wait. Whoever writes it further down,
in bold, with a word behind it, or in a file for which its folder's ``index.md`` speaks, means the
same, and is told where it belongs.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from plugins.library.kinds import kind_of, read_header
from plugins.library.reading.common_keys import DRAFT, IN_REVIEW, STAGE
from plugins.library.reading.files import markdown_files, read_text
from plugins.library.reading.header import Header
from plugins.library.reading.kind import Kind
from plugins.library.reading.problems import Problem, error

_WAITS = (DRAFT, IN_REVIEW, *STAGE.in_english[1:])
_ALL = "|".join((*STAGE.choices, *STAGE.in_english))
_TAGS = re.compile(r"<!--|-->|</?[A-Za-z][^<>]*>|&nbsp;")
_SIGNS = re.compile(r"[\s*_`~#|\[\]【】（）()「」『』《》“”\"'\\]+|^[>+•·-]+|^\d+[.)、．]")
_SAID = re.compile(
    rf"(?:{STAGE.english}|{STAGE.chinese})[:：=＝]"
    rf"(?:(?:{_ALL})\s*[。.!！;；]?|(?:{'|'.join(_WAITS)})(?![\w、/]|\s+[A-Za-z]).*)",
    re.IGNORECASE,
)
_WHAT = "这一行写在这里不起作用，拦不住发布"
_REMEDY = (
    "请移到文件的最前面，和标题挨着，中间不空行，前后不加别的字："
    f"{STAGE.written('、'.join(STAGE.choices))}三个词里写一个"
)


def says_a_stage(line: str) -> bool:
    """Whether a line of a text says how far it is, with whatever signs around it."""
    plain, before = _TAGS.sub("", line).strip(), ""
    while plain != before:
        before, plain = plain, _SIGNS.sub(" ", plain).strip()
    return _SAID.fullmatch(re.sub(r"\s*([:：=＝])\s*", r"\1", plain, count=1)) is not None


def misplaced(header: Header) -> Iterator[Problem]:
    """An error for each such line below a header."""
    return _told(header.path, header.body, header.body_line, _REMEDY)


def _told(path: str, text: str, first_line: int, remedy: str) -> Iterator[Problem]:
    for number, line in enumerate(text.splitlines(), first_line):
        if says_a_stage(line):
            yield error(path, number, _WHAT, line.strip(), remedy)


def check_misplaced(content: Path) -> Iterator[Problem]:
    """The same in every text of every kind, and in the files that lie beside one."""
    for file in markdown_files(content):
        if kind := kind_of(file, content):
            header = read_header(file, content)
            if header.keys.find(STAGE.name):
                yield from misplaced(header)
            else:
                text = read_text(file, header.path)[0]
                yield from _told(header.path, text, 1, _beside(kind))


def _beside(kind: Kind) -> str:
    """What helps in a file for which another speaks."""
    return (
        f"请删去这一行；整个{kind.label}没写好，在同一个文件夹的 index.md 第一行写"
        f"{STAGE.written(DRAFT)}；只有这个文件没写好，先把它移到 content/ 外面"
    )
