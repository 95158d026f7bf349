"""Issues: what is wrong with a push of several posts, told by ``make check``."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from plugins.desk.build import run_checks
from plugins.desk.registry import CHECKS
from plugins.desk.settings import DeskSettings
from plugins.library.reading.problems import Problem, Severity
from plugins.library.site.site import Site
from plugins.wechat.checks import check_wechat
from plugins.wechat.issues import read_issues
from tests.conftest import ROOT

Write = Callable[[Mapping[str, str | bytes]], Path]
POST = "Title: 第{}条\nDate: 2026-01-0{}\nSummary: 一句。\n\n文。\n"


@pytest.fixture
def checked(write_files: Write) -> Callable[..., list[Problem]]:
    def run(**issues: str) -> list[Problem]:
        posts = {f"content/news/n{n}.md": POST.format(n, n) for n in range(1, 10)}
        texts = {f"content/issues/{name}.md": text for name, text in issues.items()}
        folder = write_files({**posts, **texts})
        content, export = folder / "content", folder / "catalog_export"
        site = Site(content, export, folder / "build", folder / "output", date(2026, 1, 1))
        return list(check_wechat(site))

    return run


Checked = Callable[..., list[Problem]]


def issue(count: int, day: str = "2026-01-20") -> str:
    links = "".join(f"- [第{n}条](/news/n{n}/)\n" for n in range(1, count + 1))
    return f"Title: 馆讯\nDate: {day}\n\n{links}"


@pytest.mark.parametrize("count", [1, 8])
def test_one_to_eight_posts_are_an_issue(checked: Checked, count: int) -> None:
    assert checked(a=issue(count)) == []


@pytest.mark.parametrize("count", [0, 9])
def test_none_and_nine_are_not(checked: Checked, count: int) -> None:
    (problem,) = checked(a=issue(count))
    assert "WX022" in problem.what and problem.path == "content/issues/a.md"
    assert problem.severity is Severity.WARNING


def test_a_post_that_does_not_enter_is_named(checked: Checked) -> None:
    (problem,) = checked(a=f"{issue(1)}- [无](/news/nothing/)\n")
    assert problem.found == "/news/nothing/"


def test_the_fifth_issue_of_a_month_is_told(checked: Checked) -> None:
    problems = checked(**{f"i{n}": issue(1, f"2026-01-1{n}") for n in range(5)})
    (problem,) = problems
    assert "第 5 期" in problem.what and problem.path == "content/issues/i4.md"


def test_an_issue_needs_a_title_and_a_day(checked: Checked) -> None:
    (problem,) = checked(a="Title: 馆讯\n\n- [第1条](/news/n1/)\n")
    assert "日期" in problem.what


@pytest.mark.parametrize("stage", ["草稿", "送审", "Draft", "review"])
def test_an_issue_that_waits_is_not_made_and_holds_nobody_up(
    write_files: Write, stage: str
) -> None:
    half = f"Title:\n稿件：{stage}\nDate: 明天\n\n- [无](/news/nothing/)\n"
    texts = {"content/issues/a.md": half, "content/issues/b.md": issue(2)}
    folder = write_files(texts | {f"content/news/n{n}.md": POST.format(n, n) for n in (1, 2)})
    site = DeskSettings(ROOT, folder, folder / "e", folder / "output", date(2026, 2, 1)).site
    told = [one for one in run_checks(site, CHECKS) if one.path == "content/issues/a.md"]
    assert {one.severity for one in told} == {Severity.NOTICE}
    assert {one.line for one in told} >= {1, 2, 3, 5}
    (folder / "content/issues/a.md").write_text(half.replace("明天", "2026-01-20"), "utf-8")
    assert [one.name for one in read_issues(folder / "content")] == ["b"]


@pytest.mark.parametrize("line", ["**稿件：草稿**", "稿件：送审，等馆长看"])
def test_a_stage_of_an_issue_that_nothing_reads_is_an_error(checked: Checked, line: str) -> None:
    below, above = checked(a=f"{issue(1)}\n{line}\n"), checked(a=f"{line}\n{issue(1)}")
    for told in (below, above):
        assert [one.severity for one in told] == [Severity.ERROR]
