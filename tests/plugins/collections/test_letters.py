"""The page of letters as readers get it."""

from collections.abc import Callable
from pathlib import Path

from lxml import html

Build = Callable[..., Path]
FEEDBACK = {"content/pages/about/feedback.md": "Title: 意见反馈\n\n怎样说。\n"}
SHEET = """收到,来信,答复日期,答复
2026-01-02,空调 <太冷>,2026-01-05,已调到 26 度
2026-03-01,想借绘本,,
"""
URL = "about/feedback/letters/index.html"


def links(page: Path) -> list[str]:
    root: html.HtmlElement = html.fromstring(page.read_bytes())
    return [str(link) for link in root.xpath("//main//a/@href")]


def test_answered_letters_stand_with_both_days_and_others_wait(build: Build) -> None:
    output = build({**FEEDBACK, "content/letters/来信.csv": SHEET})
    root: html.HtmlElement = html.fromstring((output / URL).read_bytes())
    (question,) = root.xpath("//main//h2")
    assert question.text_content() == "空调 <太冷>"
    assert root.xpath("//main//h2/following-sibling::p//time/@datetime") == [
        "2026-01-02",
        "2026-01-05",
    ]
    assert "已调到 26 度" in root.text_content() and "绘本" not in root.text_content()
    assert any(link.endswith("/about/feedback/letters/") for link in links(_feedback(output)))


def test_without_an_answer_there_is_no_page_and_no_link(build: Build) -> None:
    rows = SHEET.splitlines()
    output = build({**FEEDBACK, "content/letters/来信.csv": f"{rows[0]}\n{rows[2]}\n"})
    assert not (output / URL).exists()
    assert not any("letters" in link for link in links(_feedback(output)))


def _feedback(output: Path) -> Path:
    return output / "about/feedback/index.html"
