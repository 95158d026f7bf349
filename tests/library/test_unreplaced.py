"""What a skeleton asks for and nobody replaced is found; what people write in its place is not."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.library.kinds import KINDS
from plugins.library.reading.kind import Kind, NewSheet
from plugins.library.site.unreplaced import asked_by, check_unreplaced
from tests.conftest import ROOT

MADE = [kind for kind in KINDS if kind.skeleton.text]
SHEETS = [(kind, sheet) for kind in KINDS for sheet in kind.skeleton.sheets]


def asked_of(kind: Kind) -> Iterator[str]:
    """Every thing that the text of a skeleton asks for."""
    asked = asked_by(kind.skeleton.text)
    yield from (*asked.sentences, *asked.lines, *(part for parts in asked.parts for part in parts))


@pytest.mark.parametrize("kind", MADE, ids=lambda kind: kind.word)
def test_a_skeleton_asks_for_something(kind: Kind) -> None:
    assert list(asked_of(kind))


@pytest.mark.parametrize("kind", MADE, ids=lambda kind: kind.word)
@given(data=st.data())
def test_a_sentence_that_stayed_is_found_among_others(data: st.DataObject, kind: Kind) -> None:
    asked = asked_by(kind.skeleton.text)
    words = st.text("安居图书馆的书。，", max_size=8)
    for sentence in asked.sentences:
        before, behind = data.draw(words), data.draw(words)
        assert asked.found(f"{before}{sentence}{behind}")
    for line in asked.lines:
        assert asked.found(f"  {line} ") == line


def test_a_line_of_parts_keeps_none_in_its_place() -> None:
    asked = asked_by("- 《书名》 / 责任者 — 一句推荐")
    for line in ("- 《书名》 / 老舍", "- 《家》 / 责任者 — 好看", "- 《家》 / 巴金 — 一句推荐"):
        assert asked.found(line)
    for line in ("- 《家》 / 巴金 — 责任者", "- 《责任者》", "一句推荐", "责任者"):
        assert not asked.found(line)


@pytest.mark.parametrize(
    "line", ["[00:00:00] 主持人：大家好。", "开始：2026-01-01", "## 老街进了校园", "题目有十道。"]
)
def test_what_people_write_in_its_place_is_theirs(line: str) -> None:
    assert not any(asked_by(kind.skeleton.text).found(line) for kind in MADE)


@pytest.mark.parametrize(("kind", "sheet"), SHEETS, ids=lambda one: getattr(one, "name", ""))
def test_a_row_of_help_without_its_sign_is_told(
    kind: Kind, sheet: NewSheet, tmp_path: Path
) -> None:
    folder = tmp_path / "content" / kind.folder / "a"
    folder.mkdir(parents=True)
    head = [names[0] for names in sheet.columns.values()]
    first, *others = sheet.help_row
    rows = [head, [first.lstrip("# "), *others], ["真的", *("" for _ in others)]]
    with (folder / f"{sheet.name}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    (told,) = check_unreplaced(tmp_path / "content")
    assert (told.path, told.line) == (f"content/{kind.folder}/a/{sheet.name}.csv", 2)
    assert "#" in told.remedy


@pytest.mark.parametrize("site", [".", "examples/district"])
def test_what_libraries_wrote_is_no_skeleton(site: str) -> None:
    assert list(check_unreplaced(ROOT / site / "content")) == []


@pytest.mark.parametrize("stage", ["草稿", "送审", "可发"])
@pytest.mark.parametrize("kind", MADE, ids=lambda kind: kind.word)
def test_only_what_is_no_draft_is_told_that_it_may_be_one(
    kind: Kind, stage: str, tmp_path: Path
) -> None:
    folder = tmp_path / "content" / kind.folder / "2031" / "a"
    folder.mkdir(parents=True)
    values = {"title": "甲", "day": "2026-01-01", "year": "2031"}
    body = kind.skeleton.text.format_map(values)
    for file in (folder.parent / "a.md", folder / "index.md", folder.parent / "index.md"):
        file.write_text(f"标题：甲\n稿件：{stage}\n\n{body}\n", "utf-8")
    told = list(check_unreplaced(tmp_path / "content"))
    assert told
    assert all(("“稿件：草稿”" in one.remedy) == (stage == "可发") for one in told)
