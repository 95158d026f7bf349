"""How things are written: wrong words, traditional characters, punctuation.

``content/terms.csv``, or ``.xlsx``, is the list that staff keep (错, 对, 说明). The scorecard of
public sites fails a site for 严重错别字 (普查评分表); 规范汉字 are asked for by
国家通用语言文字法第二条、第十三条, full-width punctuation by GB/T 15834—2011. What
stands in 《》, “” or 「」 is left alone: they are somebody else's words.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from plugins.library.kinds import read_header
from plugins.library.reading.files import markdown_files, name_of
from plugins.library.reading.problems import Problem, warning
from plugins.library.reading.sheets import find_sheet, read_sheet
from plugins.library.simplified import simplified

COLUMNS = {"wrong": ("错",), "right": ("对",), "note": ("说明",)}
_HAN = "\u4e00-\u9fff"
_QUOTED = re.compile("《[^》]*》|“[^”]*”|「[^」]*」")
_ADDRESS = re.compile(r"\]\([^)]*\)|`[^`]*`|<[^>]*>|https?://\S+")
_GAP = "\0"
"""Where something was taken out, so that what stood around it does not meet."""
_HALF_WIDTH = re.compile(rf"(?<=[{_HAN}])[,;:?!](?=[{_HAN}])")
_FULL_WIDTH = dict(zip(",;:?!", "，；：？！", strict=True))
_DOUBLED = re.compile(r"([，。；：、])\1+")
_DOTS = re.compile(rf"(?<=[{_HAN}])\.{{3,}}")


def check_wording(content: Path) -> tuple[Problem, ...]:
    """A warning for each slip in any Markdown file."""
    terms, problems = read_terms(content)
    for path in markdown_files(content):
        header = read_header(path, content)
        texts = [(field.value, field.line) for field in header.fields]
        for text, line in (*texts, (header.body, header.body_line)):
            problems = (*problems, *_slips(text, header.path, line, terms))
    return problems


def read_terms(content: Path) -> tuple[Mapping[str, tuple[str, str]], tuple[Problem, ...]]:
    """Wrong word → what is right, and why; empty where nobody keeps a list."""
    path, several = find_sheet(content, ("terms",), content)
    if path is None:
        return {}, ()
    rows, problems = read_sheet(path, name_of(path, content), COLUMNS, ("wrong", "right"))
    problems = (*several, *problems)
    lacking = [row for row in rows if not (row.get("wrong") and row.get("right"))]
    remedy = "“错”和“对”都要写"
    problems = (*problems, *(row.problem("wrong", "这一行不完整", "", remedy) for row in lacking))
    return {
        row.get("wrong"): (row.get("right"), row.get("note")) for row in rows if row not in lacking
    }, problems


def _slips(
    text: str, path: str, first_line: int, terms: Mapping[str, tuple[str, str]]
) -> Iterator[Problem]:
    for line, written in enumerate(text.splitlines(), first_line):
        words = _QUOTED.sub(_GAP, _ADDRESS.sub(_GAP, written))
        for wrong, (right, note) in terms.items():
            if wrong in words and right not in words:
                yield warning(path, line, "用词不对", wrong, f"应写“{right}”{note and f'：{note}'}")
        if found := "".join(dict.fromkeys(c for c in words if c in traditional())):
            remedy = "请写规范汉字；原文如此的，放在《》或“”里"
            yield warning(path, line, "有繁体字", found, remedy)
        yield from _punctuation(words, path, line)


def _punctuation(words: str, path: str, line: int) -> Iterator[Problem]:
    for match in _HALF_WIDTH.finditer(words):
        around = words[max(0, match.start() - 4) : match.end() + 4]
        yield warning(path, line, "半角标点", around, f"请用“{_FULL_WIDTH[match[0]]}”")
    for match in _DOUBLED.finditer(words):
        yield warning(path, line, "标点重复", match[0], f"请只留一个“{match[1]}”")
    if _DOTS.search(words):
        yield warning(path, line, "省略号不对", "...", "请用“……”")


@cache
def traditional() -> frozenset[str]:
    """Characters that OpenCC simplifies and GB 2312 has not: 書, 館; but not 后 or 著."""
    return frozenset(one for one in simplified() if not one.encode("gb2312", "ignore"))
