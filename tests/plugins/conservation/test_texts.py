"""A kind that cuts its texts loses nothing of them, and knows on which line each piece stands."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.conservation.checks import check_conservation
from plugins.library.chronicle.kind import CHRONICLE
from plugins.library.events.kind import EVENT
from plugins.library.exhibitions.kind import EXHIBITION
from plugins.library.list_lines import ListEntry
from plugins.library.lists import READING_LIST
from plugins.library.reading.kind import Kind
from plugins.library.site.site import Site
from plugins.library.transcripts.kind import TRANSCRIPT
from plugins.links.checks import check_links
from plugins.pages.pasted import check_pasted
from tests.support.conserved import page, shown

KINDS = {
    "events/2026/a.md": (EVENT, "标题：甲\n开始：2026-01-01\n类型：讲座\n"),
    "chronicle/2026.md": (CHRONICLE, "标题：甲\n"),
    "exhibitions/a/index.md": (EXHIBITION, "标题：甲\n日期：2026\n类型：线上展\n"),
    "lists/a.md": (READING_LIST, "标题：甲\n日期：2026-01-01\n"),
    "transcripts/a.md": (TRANSCRIPT, "标题：甲\n日期：2026-01-01\n"),
}
_TIME = re.compile(r"[［\[][\d:]+[］\]]|开始(?=：)|^## ?回顾$", re.MULTILINE)
"""Kept in seconds, a key, and the heading of what the page itself heads so."""
_PLACE = re.compile(r"(?m)^\d+\. (?=《)")
"""Of a book in a list, which has its place there."""
LINES = st.lists(
    st.sampled_from(
        (
            *("", "馆字", "书C#", "## 端午", "## 中秋 ##", "## 回顾", "##回顾", "# 读C#", "#话题#"),
            *(
                "## 02 旧影",
                "## 岁首（01—02）",
                "## 端午（03）",
                "开始：2026-03-04",
                "- 《家》 — 好",
            ),
            *("  还好", "- ISBN 9787020002207", "1. 《春》 / 巴金", "- 项", "[00:01] 张三：说"),
            *("李四（馆长）：答", "> 引", "| 甲 | 乙 |", "［00:02］王五: 话", "## ", "### 三级"),
        )
    ),
    max_size=8,
)


@pytest.mark.parametrize("path", KINDS)
@given(lines=LINES)
def test_all_letters_of_a_body_reach_the_nouns_or_something_is_told(
    path: str, lines: list[str]
) -> None:
    kind, header = KINDS[path]
    body = "\n".join(lines)
    with TemporaryDirectory() as folder:
        nouns, problems = _read(kind, Path(folder), path, f"{header}\n{body}\n")
    written = Counter(one for one in _PLACE.sub("", _TIME.sub("", body)) if one.isalnum())
    assert problems or not written - Counter("".join(_said(nouns)))


WRONG = "**不成对"
TEXTS = {
    "content/events/2026/a.md": f"标题：甲\n开始：2026-01-01\n\n好。\n\n## 回顾\n\n{WRONG}\n",
    "content/chronicle/2026.md": f"标题：甲\n\n{WRONG}\n\n## 乙\n开始：2026-01-01\n\n好。\n",
    "content/exhibitions/a/index.md": (
        "标题：甲\n日期：2026\n类型：线上展\n\n前言。\n\n## 02 乙\n\n好。\n\n## 岁首（01—02）\n\n"
        f"单元。\n\n## 读者说\n\n前言。\n\n{WRONG}\n"
    ),
    "content/exhibitions/a/01-a.md": f"{WRONG}\n",
    "content/exhibitions/a/02-b.audio.md": f"好。\n\n{WRONG}\n",
    "content/exhibitions/a/回顾.md": f"好。\n\n{WRONG}\n",
    "content/exhibitions/a/展品.csv": f"编号,题名,说明\nA-1,信,{WRONG}\n",
    "content/lists/a.md": f"标题：甲\n日期：2026-01-01\n\n好。\n\n- 《家》\n\n## 乙\n\n{WRONG}\n",
    "content/news/a.md": f"标题：甲\n日期：2026-01-01\n\n{WRONG}\n",
    "content/reports/2026/index.md": f"标题：甲\n\n好。\n\n{WRONG}\n",
    "content/reports/2026/1-a.md": f"标题：甲\n\n{WRONG}\n",
    "content/quizzes/a/index.md": f"标题：甲\n日期：2026-01-01\n\n{WRONG}\n",
    "content/messages/a/index.md": f"标题：甲\n日期：2026-01-01\n\n{WRONG}\n",
    "content/disclosure/index.md": f"标题：甲\n\n{WRONG}\n",
    "content/disclosure/a.md": f"标题：甲\n\n{WRONG}\n",
    "content/transcripts/a.md": f"标题：甲\n日期：2026-01-01\n\n张三：{WRONG}\n",
}


def test_every_text_of_every_kind_is_read_and_its_lines_are_those_of_its_file(
    write_files: Callable[[Mapping[str, str]], Path],
) -> None:
    content = write_files(TEXTS) / "content"
    site = Site(content, content, content, content, date(2026, 1, 1))
    told = {(one.path, one.line) for one in check_conservation(site)}
    wrong = {(path, text[: text.index(WRONG)].count("\n") + 1) for path, text in TEXTS.items()}
    of_no_markdown = {one for one in wrong if "transcripts" in one[0]}
    assert told == wrong - of_no_markdown


@given(
    reason=st.text(
        st.sampled_from("甲乙a1 " + "*_`~#>+-.:|[](){}!<>&\\\"'/^=，。：—[^1]"), min_size=1
    )
)
def test_a_book_of_a_list_stands_in_a_feed_as_it_was_written(reason: str) -> None:
    entry = ListEntry(1, "《书》", reason=reason)
    assert shown(page(entry.markdown)) == "".join(f"《书》—{reason}".split())


def test_of_the_texts_of_the_examples_nothing_is_told() -> None:
    content = Path(__file__).parents[3] / "examples/district/content"
    site = Site(content, content, content, content, date(2026, 1, 1))
    assert [str(one) for one in (*check_conservation(site), *check_pasted(content))] == []
    printed = [one for one in check_links(content, set()) if "照字面" in one.what]
    assert printed == []


def _read(kind: Kind, folder: Path, path: str, text: str) -> tuple[Any, Any]:
    file = folder / "content" / path
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    return kind.read(folder / "content")


def _said(noun: Any) -> Iterator[str]:
    """All that a noun says."""
    if is_dataclass(noun):
        for one in fields(noun):
            yield from _said(getattr(noun, one.name))
    elif isinstance(noun, tuple | list):
        for part in noun:
            yield from _said(part)
    else:
        yield str(noun)
