"""Notes: their words are counted where a page has them, and what is wrong with one is told."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.conservation.checks import check_conservation
from plugins.library.reading.problems import Severity
from plugins.library.site.site import Site
from plugins.links.texts import links_of
from tests.support.conserved import told

LINES = (
    "",
    "  续写",
    "    续写二",
    "后文",
    "安居区图书馆",
    "2026年5月6日",
    "> 引文",
    "- 项",
    "| 表 |",
)


@given(
    lines=st.lists(st.sampled_from(LINES), max_size=5),
    first=st.sampled_from((" 注", "", " [注](/a/)")),
)
def test_wherever_a_note_ends_no_word_is_said_to_be_lost(lines: list[str], first: str) -> None:
    text = "\n".join(("文[^1]", "", f"[^1]:{first}", *lines))
    assert [str(one) for one in told(text) if "没有出现" in one.what or "多出" in one.what] == []


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("文[^1]。", 1, "没有注叫 [^1]"),
        ("文。\n\n甲[^二]乙", 3, "没有注叫 [^二]"),
        ("文[^1]。\n\n[^1] 注", 3, "没有注叫 [^1]"),
        ("文[^1]。\n\n[^1]:\n后", 3, "没有注叫 [^1]"),
        ("文[^1]。\n\n[^1]: 一\n[^2]: 二", 4, "没有一处用到这条注"),
        ("文[^1]。\n\n[^1]: 一\n[^1]: 又一", 4, "已经有一条注叫这个名字"),
    ],
)
def test_what_is_wrong_with_a_note_is_told(text: str, line: int, what: str) -> None:
    found = [(one.line, one.severity) for one in told(text) if what in one.what]
    assert found[-1:] == [(line, Severity.WARNING)]
    assert all(one.severity is Severity.WARNING for one in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "文[^1]乙[^a-b]。\n\n[^1]: 注\n\n    又一段\n\n[^a-b]: `[^2]`",
        "文[^1]。\n\n- 项\n- [^1]: 注",
        "`文[^1]`\n\n```\n文[^1]\n```\n\n字符 [^0-9] 和 [^a-z]，\\[^1]",
    ],
)
def test_of_a_note_in_order_nothing_is_told(text: str) -> None:
    assert [str(one) for one in told(text)] == []


def test_what_leads_from_a_note_to_its_number_is_no_link_of_an_author(tmp_path: Path) -> None:
    text = "文[^1]。\n\n[^1]: 一 [甲](/a/)\n[^2]: 二"
    assert [link.target for link in links_of(text, tmp_path)] == ["/a/"]


def test_two_notes_of_one_name_on_one_page_are_told(
    write_files: Callable[[Mapping[str, str]], Path],
) -> None:
    head = "标题：甲\n开始：2026-01-01\n类型：讲座\n\n"
    body = "文[^1]\n\n[^1]: 一\n\n## 回顾\n\n文[^{0}]\n\n[^{0}]: 二\n"
    for name, lines in (("1", [13]), ("2", [])):
        content = write_files({"content/events/2026/a.md": head + body.format(name)}) / "content"
        site = Site(content, content, content, content, date(2026, 1, 1))
        assert [one.line for one in check_conservation(site)] == lines
