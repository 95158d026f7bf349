"""What lint prints: for people, for programs, beside the lines of a change."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from plugins.wechat.report import print_findings

Write = Callable[[Mapping[str, str | bytes]], Path]
GOOD = "Title: 题\nDate: 2026-04-01\nSummary: 摘。\n\n文。\n"
BAD = f"Title: {'长' * 70}\nDate: 2026-05-01\nSummary: 100%。\n\n文。\n"


@pytest.fixture
def content(write_files: Write) -> Path:
    return write_files({"content/news/a.md": GOOD, "content/news/b.md": BAD}) / "content"


def printed(content: Path, form: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = print_findings(content, "https://example.org", form)
    return code, capsys.readouterr().out


def test_people_read_weight_place_remedy_and_a_sum(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, text = printed(content, "text", capsys)
    assert code == 1
    assert "错误  content/news/b.md:1  WX001 标题 70 字" in text and "请把标题写短" in text
    assert text.endswith("2 篇，其中 1 篇进不了公众号。\n")


def test_programs_read_json(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(printed(content, "json", capsys)[1])
    (stop,) = (row for row in rows if row["weight"] == "错误")
    assert (stop["code"], stop["path"], stop["line"]) == ("WX001", "content/news/b.md", 1)


def test_ci_shows_a_finding_beside_its_line(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = printed(content, "github", capsys)[1].splitlines()
    assert any(line.startswith("::error file=content/news/b.md,line=1::") for line in lines)
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)


def test_nothing_that_stops_is_success(
    write_files: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    content = write_files({"content/news/a.md": GOOD}) / "content"
    assert printed(content, "text", capsys)[0] == 0
