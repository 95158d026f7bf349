"""``make chronicle`` drafts what the year's chronicle does not have yet, and nothing else."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.desk.chronicle import draft_chronicle
from plugins.desk.settings import DeskError, DeskSettings
from plugins.library.chronicle.reading import YEAR_KEYS, read_year
from plugins.library.reading.pieces import as_text

Write = Callable[[Mapping[str, str | bytes]], Path]
EVENT = "Title: {}\nStart: 2026-03-0{}\nType: 讲座\nSummary: 讲。\n{}\n文。\n"
TOUR = "站点,开始,结束,状态\n老街,2026-02-01,2026-02-28,\n渡口,2026-04-01,2026-04-30,取消\n"


@pytest.fixture
def project(desk: DeskSettings, write_files: Write) -> DeskSettings:
    """A year with events in and out of the chronicle, and a tour."""
    folder = write_files(
        {
            "content/events/2026/a.md": EVENT.format("甲", 1, ""),
            "content/events/2026/b.md": EVENT.format("乙", 2, "Chronicle: yes\n"),
            "content/events/2026/c.md": EVENT.format("丙", 3, ""),
            "content/chronicle/2026.md": "Title: 大事记\n\n## 丙\nStart: 2026-03-03\n\n讲了。\n",
            "content/exhibitions/tour/index.md": "Title: 巡\nType: 巡展\n\n前言。\n",
            "content/exhibitions/tour/巡展.csv": TOUR,
        }
    )
    return replace(desk, root=folder, folder=folder)


def test_the_draft_has_what_is_missing_in_the_order_of_days(project: DeskSettings) -> None:
    said = draft_chronicle(project, {"YEAR": "2026"})
    text = (project.build / "chronicle/2026.md").read_text(encoding="utf-8")
    year, problems = read_year(as_text(text, Path("2026.md"), "draft", YEAR_KEYS))
    assert problems == () and year
    found = [(entry.title, entry.span.start.isoformat(), entry.venue) for entry in year.entries]
    assert found == [("巡", "2026-02-01", "老街"), ("甲", "2026-03-01", "")]
    assert "2 条" in said and "content/chronicle/2026.md" in said


def test_a_year_without_anything_to_add_says_so(project: DeskSettings) -> None:
    assert "没有要补的" in draft_chronicle(project, {"YEAR": "2025"})
    assert not (project.build / "chronicle").exists()


@pytest.mark.parametrize("year", ["", "今年", "26"])
def test_a_year_that_is_none_is_told(project: DeskSettings, year: str) -> None:
    with pytest.raises(DeskError, match="请写明年份"):
        draft_chronicle(project, {"YEAR": year})


def test_what_was_held_again_and_again_keeps_its_days(project: DeskSettings) -> None:
    path = project.content / "events/2026/again.md"
    path.write_text(EVENT.format("丁", "9、2026-03-16", ""), encoding="utf-8")
    draft_chronicle(project, {"YEAR": "2026"})
    text = (project.build / "chronicle/2026.md").read_text(encoding="utf-8")
    year, problems = read_year(as_text(text, Path("2026.md"), "draft", YEAR_KEYS))
    assert problems == () and year
    assert [entry.dates for entry in year.entries if entry.title == "丁"] == ["3月9日、16日"]
