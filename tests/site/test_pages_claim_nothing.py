"""What the lists say of the library is what its content holds, in the words before them too."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import build_site, write_project
from tests.support.surfaces import parse

Build = Callable[..., Path]
REPORT = {f"content/reports/2020/{n}-chapter.md": f"标题：第{n}章\n\n文。\n" for n in range(1, 6)}
FILES: dict[str, str | bytes] = {
    "content/branches.toml": (
        '[totals]\nsource = "2020 年年报"\nbranch = 3\n'
        '[[branch]]\nslug = "main"\nname = "总馆"\nkind = "main"\n'
    ),
    "content/events/2026/one.md": "标题：一场\n开始：2026-11-28\n类型：培训\n\n文。\n",
    "content/exhibitions/one/index.md": "标题：一展\n日期：2026-11-20\n类型：实体展\n\n文。\n",
    "content/reports/2020/index.md": "标题：2020 年年报\n\n按。\n",
    "content/reports/2020/figures.csv": "key,chapter,table,label,value,unit,note\n",
    **REPORT,
}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a library that has one place, one event and one exhibition."""
    return build_site(write_project(tmp_path_factory.mktemp("little"), FILES))


def said(output: Path, url: str) -> str:
    """The description of a page and the words below its heading."""
    page = parse(output / url / "index.html")
    found = page.xpath("//meta[@name='description']/@content | //*[@class='page-heading__lead']")
    return " ".join(one if isinstance(one, str) else one.text_content() for one in found)


def test_only_kinds_that_there_are_stand_in_the_words_of_the_lists(output: Path) -> None:
    events, exhibitions = said(output, "events"), said(output, "exhibitions")
    of_year, branches = said(output, "exhibitions/2026"), said(output, "branches")
    assert "培训" in events and "实体展" in exhibitions and "实体展" in of_year
    assert "总馆" in branches
    others = ("讲座", "朗诵", "志愿服务", "线上展", "巡展", "手机", "服务点", "借阅机")
    assert [word for word in others if word in events + exhibitions + of_year + branches] == []


def test_without_any_the_words_claim_none(build: Build) -> None:
    output = build({"content/branches.toml": ""})
    assert "的活动：" in said(output, "events")
    assert "的展览" in said(output, "exhibitions")
    assert "的馆点" in said(output, "branches")


def test_the_number_of_places_leads_to_the_report_that_says_it(output: Path) -> None:
    page = parse(output / "branches/index.html")
    assert page.xpath("//a[text()='年报']/@href") == ["/reports/2020/"]
