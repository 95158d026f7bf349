"""Where a text is printed as it stands its Markdown is told; names and figures are left alone."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from plugins.library.reading.problems import Severity
from plugins.library.site.moved import addresses
from plugins.links.checks import check_links

Write = Callable[[Mapping[str, str | bytes]], Path]
PLAIN = {
    "chronicle/2024.md": "标题：大事\n\n**按**。\n\n## 开馆\n开始：2024-01-01\n\n{}\n",
    "lists/one.md": "标题：甲\n日期：2026-01-01\n\n**好**。\n\n- 《家》\n\n- 《春》 — {}\n",
    "transcripts/one.md": "标题：甲\n日期：2026-01-01\n\n\n\n\n\n[00:01] 张三：{}\n",
}
LINE = 8


@pytest.mark.parametrize("file", PLAIN)
@pytest.mark.parametrize(
    "mark",
    ["**粗**", "关于**重点**的话", "`码`", "文[^1]", "文[^注]", "甲 {#short}", "见**甲**，乙"],
)
def test_marks_where_none_is_one_are_told(write_files: Write, file: str, mark: str) -> None:
    content = write_files({f"content/{file}": PLAIN[file].format(mark)}) / "content"
    (problem,) = check_links(content, addresses(content))
    assert (problem.line, problem.severity) == (LINE, Severity.WARNING)
    assert "照字面印出来" in problem.what and problem.found in mark


@pytest.mark.parametrize("line", ["### 小标题", "# 小标题", "| 甲 | 乙 |", "|---|---|"])
def test_lines_that_would_be_blocks_are_told(write_files: Write, line: str) -> None:
    text = PLAIN["chronicle/2024.md"].format(line)
    content = write_files({"content/chronicle/2024.md": text}) / "content"
    (problem,) = check_links(content, addresses(content))
    assert (problem.line, problem.found) == (LINE, line)


@pytest.mark.parametrize("file", PLAIN)
@pytest.mark.parametrize(
    "words",
    [
        "李**、王**和张**获奖，138****1234",
        "It`s a boy`s book，C# 和 #话题#",
        "80*180，*为必填，**为选填",
        "见 [1] 和〔2〕，{甲}，a|b，^1^",
        "~~~~ 3 > 2 < 5 & _ _",
    ],
)
def test_what_is_no_markdown_is_left_alone(write_files: Write, file: str, words: str) -> None:
    content = write_files({f"content/{file}": PLAIN[file].format(words)}) / "content"
    assert [str(one) for one in check_links(content, addresses(content))] == []


def test_what_is_printed_as_it_stands_has_no_links(write_files: Write) -> None:
    chronicle = "标题：大事\n\n[按](/about/)\n\n## 开馆\n开始：2024-01-01\n\n见[那一页](/没有/)。\n"
    content = write_files({"content/chronicle/2024.md": chronicle}) / "content"
    (problem,) = check_links(content, addresses(content) | {"/about/"})
    assert (problem.line, problem.severity) == (8, Severity.WARNING)
    assert "照字面印出来" in problem.what
