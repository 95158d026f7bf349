"""A command that is killed costs nobody what they wrote, and can simply be given again."""

import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from plugins.desk.build import run_checks
from plugins.desk.new import make_new
from plugins.desk.registry import CHECKS
from plugins.desk.settings import DeskError, DeskSettings
from plugins.library.reading.files import write_whole
from plugins.library.reading.problems import Severity
from plugins.library.site.ledger import add_to_ledger, read_ledger
from plugins.wechat.write_back import write_link
from tests.support.killed import at_moments, killed_at_moments
from tests.support.soak_mark import brief

ARTICLE = "https://mp.weixin.qq.com/s/abc"
NOTICE = "Title: 读书会\nDate: 2026-11-02\n\n周六下午读书会，欢迎参加。\n"


def errors(desk: DeskSettings) -> list[str]:
    found = run_checks(desk.site, CHECKS)
    return [str(problem) for problem in found if problem.severity is Severity.ERROR]


@at_moments
@pytest.mark.parametrize("kind", brief(1, ["event", "report", "post", "list", "closure"]))
def test_make_new_killed_at_any_moment_stops_no_build_and_can_be_given_again(
    desk: DeskSettings, tmp_path: Path, kind: str, step: int
) -> None:
    asked = {"KIND": kind, "TITLE": "馆舍检修", "FROM": "2026-12-01", "YEAR": "2025"}
    scene = tmp_path / "scene"
    shutil.copytree(desk.content, scene)
    before = errors(desk)
    make_new(desk, asked)
    known = {*before, *errors(desk)}
    shutil.rmtree(desk.content)
    shutil.copytree(scene, desk.content)
    for moment in killed_at_moments(lambda: make_new(desk, asked), step):
        assert set(errors(desk)) <= known, moment
        with suppress(DeskError):  # what was finished before the end is there already
            make_new(desk, asked)
        files = [path for path in desk.content.rglob("*") if path.is_file()]
        assert [path for path in files if path.name.startswith(".")] == [], moment
        assert set(errors(desk)) <= known, moment
        shutil.rmtree(desk.content)
        shutil.copytree(scene, desk.content)


@at_moments
def test_the_ledger_is_whole_after_a_kill_at_any_moment(tmp_path: Path, step: int) -> None:
    add_to_ledger(tmp_path, ["/about/", "/services/"])
    for moment in killed_at_moments(lambda: add_to_ledger(tmp_path, ["/news/a/"]), step):
        kept = [one.address for one in read_ledger(tmp_path)[0]]
        assert kept in (["/about/", "/services/"], ["/about/", "/services/", "/news/a/"]), moment


@at_moments
def test_a_notice_is_whole_after_a_kill_while_its_articles_address_is_written(
    tmp_path: Path, step: int
) -> None:
    path = tmp_path / "content" / "news" / "reading.md"
    path.parent.mkdir(parents=True)
    (tmp_path / "content" / "library.toml").write_text('name = "小馆"\n', encoding="utf-8")
    path.write_text(NOTICE, encoding="utf-8")
    linked = NOTICE.replace("\n\n", f"\nLink: {ARTICLE}\n\n", 1)
    for moment in killed_at_moments(
        lambda: write_link(tmp_path / "content", "content/news/reading.md", ARTICLE), step
    ):
        assert path.read_text(encoding="utf-8") in (NOTICE, linked), moment
    assert path.read_text(encoding="utf-8") == linked


def test_a_file_that_is_replaced_keeps_its_mode_and_stays_where_its_link_leads(
    tmp_path: Path,
) -> None:
    file, link = tmp_path / "file.toml", tmp_path / "link.toml"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o640)
    link.symlink_to(file)
    write_whole(link, "new\n")
    assert link.is_symlink()
    assert file.read_bytes() == b"new\n"
    assert file.stat().st_mode & 0o777 == 0o640
