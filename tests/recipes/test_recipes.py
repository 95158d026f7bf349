"""Each recipe of CONTRIBUTING.md holds: so few files change, and what it promises is there."""

import difflib
import json
import sys
from pathlib import Path

import pytest
from lxml import html

from plugins.catalog.index.columns import declaration
from tests.conftest import ROOT, Share
from tests.support.edits import write_after
from tests.support.recipes import DESK, RECIPES, alone, applied, changed, run

MOST = {"key": 2, "facet": 2, "look": 2, "export_format": 4}
"""How many files of code a recipe writes or changes, at most."""
RUFF = [sys.executable, "-m", "ruff"]


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_touches_few_files_and_passes_the_lints(name: str, share: Share) -> None:
    copy = alone(share, name)
    files = changed(copy)
    assert files
    if name == "kind":
        assert [file for file in files if (ROOT / file).exists()] == ["plugins/library/kinds.py"]
        assert len({Path(file).parent for file in files if not (ROOT / file).exists()}) == 1
        assert _new_lines(copy, "plugins/library/kinds.py") == ['        "stories.kind:STORY",']
    else:
        assert len(files) <= MOST[name], files
    python = [file for file in files if file.endswith(".py")]
    run([*RUFF, "check", "--quiet", "--no-cache", *python], copy)
    run([*RUFF, "format", "--check", "--quiet", "--no-cache", *python], copy)


def _new_lines(copy: Path, name: str) -> list[str]:
    """What was written into a file; fails where something was taken out of it."""
    before, after = ((root / name).read_text("utf-8").splitlines() for root in (ROOT, copy))
    changes = [line for line in difflib.ndiff(before, after) if line[0] in "+-"]
    assert all(line.startswith("+ ") for line in changes), changes
    return [line[2:] for line in changes]


@pytest.fixture(scope="session")
def example(recipes: Path) -> Path:
    """The folder of the example in that copy."""
    return recipes / "copy" / "examples" / "district"


def page(example: Path, address: str) -> str:
    """A page of the built example."""
    return (example / "output" / address / "index.html").read_text("utf-8")


def test_a_new_key_stands_on_the_page_of_its_event(example: Path) -> None:
    assert "一条旧毛巾" in page(example, "events/pottery")
    assert "自备" in page(example, "events/pottery")
    assert "自备" not in page(example, "events/poetry-night")


def test_a_new_key_is_offered_to_who_begins_an_event(example: Path) -> None:
    assert "\n自备：\n" in next((example / "content/events").rglob("xin-xie-de.md")).read_text(
        "utf-8"
    )


def test_the_tables_of_the_guide_have_what_is_new(recipes: Path) -> None:
    guide = (recipes / "copy/docs/staff-guide.md").read_text("utf-8")
    assert "| 自备（Bring） | 要自己带什么，例如“剪刀” |" in guide
    paper = (recipes / "copy/docs/quizzes.md").read_text("utf-8")
    assert "<!-- 键：读者故事 -->" in paper
    assert paper.count("| 标题（Title） |") == 4


def test_a_new_kind_has_a_list_and_pages_of_its_own(example: Path) -> None:
    assert 'href="/stories/first-card/"' in page(example, "stories")
    assert "那一年我七岁。" in page(example, "stories/first-card")
    assert "一张用了三十年的借书证。" in page(example, "stories/first-card")


def test_a_new_kind_has_a_feed_of_its_own_and_is_in_that_of_all(example: Path) -> None:
    for name in ("stories", "all"):
        feed = json.loads((example / f"output/feeds/{name}.json").read_text("utf-8"))
        (item,) = (one for one in feed["items"] if one["url"].endswith("/stories/first-card/"))
        assert (item["title"], item["summary"]) == ("第一张借书证", "一张用了三十年的借书证。")
        assert "系列：我和图书馆" in item["content_html"] and "我七岁" in item["content_html"]


def test_what_a_new_kind_says_of_a_piece_stands_on_its_page(example: Path) -> None:
    root: html.HtmlElement = html.fromstring(page(example, "stories/first-card"))
    assert [pair.text_content() for pair in root.find_class("facts__pair")] == ["系列我和图书馆"]


def test_the_old_address_of_a_new_kind_leads_on(example: Path) -> None:
    assert "/stories/first-card/" in page(example, "stories/old-card")


def test_a_key_that_a_new_kind_does_not_have_is_told(recipes: Path) -> None:
    said = (recipes / "said.txt").read_text("utf-8")
    assert "读者故事不用“公众号”这个键" in said
    assert "content/stories/wrong.md" in said


def test_a_text_of_a_new_kind_is_begun_by_the_desk(example: Path) -> None:
    begun = (example / "content/stories/xin-xie-de.md").read_text("utf-8")
    assert (
        begun
        == "稿件：草稿\n标题：新写的\n日期：2025-11-22\n摘要：\n未成年人：\n\n在这里写故事。\n"
    )


def test_a_new_look_is_worn_by_who_asks_for_it(example: Path) -> None:
    feed = json.loads((example / "output/feeds/wechat.json").read_text("utf-8"))
    looks = {item["slug"]: item["look"] for item in feed["items"]}
    assert looks["card-without-deposit"] == "spring"
    assert looks["new-year-lecture"] == "standard"


def test_a_file_of_a_new_format_is_read(example: Path) -> None:
    report = json.loads((example / "build/catalog-report.json").read_text("utf-8"))
    (file,) = (file for file in report["files"] if file["format"] == "marc_json")
    assert (file["read"], file["kept"]) == (1, 1)


def test_an_index_of_other_columns_is_not_used_again(recipes: Path) -> None:
    command = "from plugins.catalog.index.columns import declaration; print(declaration())"
    assert run([sys.executable, "-c", command], recipes / "copy").strip() != declaration()


@pytest.mark.soak
def test_a_store_of_other_records_is_not_used_again(tmp_path: Path) -> None:
    copy = applied(tmp_path)
    build = copy / "examples/district/build/catalog"
    run([*DESK, "check"], copy)
    first = {path.name for path in build.iterdir()}
    records = copy / "plugins/library/catalogue/records.py"
    write_after(records, '    binding: str = ""\n', '    colour: str = ""\n')
    run([*DESK, "check"], copy)
    assert {path.name for path in build.iterdir()} > first


@pytest.mark.soak
@pytest.mark.parametrize("name", RECIPES)
def test_the_example_is_built_with_each_recipe_alone(name: str, tmp_path: Path) -> None:
    copy = applied(tmp_path, name)
    run([*DESK, "html"], copy)
    run([sys.executable, "-m", "mypy", "--strict", "plugins"], copy)
