"""What waits is seen by nobody, its mistakes weigh nothing, and what was published stays."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.desk.build import run_checks
from plugins.desk.registry import CHECKS
from plugins.desk.settings import DeskSettings
from plugins.library.kinds import KINDS, known_texts
from plugins.library.pages import is_over, read_notices
from plugins.library.reading.common_keys import OF_EVERY_KIND, STAGE
from plugins.library.reading.kind import Kind
from plugins.library.reading.once import reading_once
from plugins.library.reading.problems import Problem, Severity
from plugins.library.reading.view import is_seen, without
from plugins.library.site.ledger import FILE, add_to_ledger
from plugins.library.site.moved import addresses
from plugins.library.site.stages import roots, waiting
from plugins.links.files import files_named
from plugins.links.texts import linked_texts
from plugins.wechat.read_posts import read_posts
from tests.conftest import ROOT, write_project
from tests.plugins.reading.test_waiting import AROUND, WRITTEN, draft_of, path_of
from tests.support.laws import examples

Write = Callable[[Mapping[str, str | bytes]], Path]
TODAY = date(2026, 6, 1)
EXAMPLE = ROOT / "examples/district/content"
PAGES = [kind for kind in WRITTEN if kind.address]


def desk_of(folder: Path) -> DeskSettings:
    """Those of a project below a folder, on a day of its own."""
    return DeskSettings(ROOT, folder, folder / "catalog_export", folder / "output", TODAY)


def told(folder: Path) -> list[Problem]:
    """What ``make check`` says of a project."""
    return run_checks(desk_of(folder).site, CHECKS)


def errors(folder: Path) -> list[Problem]:
    return [problem for problem in told(folder) if problem.severity is Severity.ERROR]


ROOTS = {
    name.parent if name.name == "index.md" and len(name.relative_to(EXAMPLE).parts) > 2 else name
    for name in (text.file for text in known_texts(EXAMPLE))
}
"""What may wait of the example: texts, and folders for which one speaks."""


def files_of(found: object) -> Iterator[str]:
    """The files that nouns say they come from, and the folders in which these lie."""
    for one in found if isinstance(found, tuple | list) else ():
        path = getattr(one, "path", "") or getattr(getattr(one, "header", None), "path", "")
        yield from (path, *map(str, Path(path).parents))


@settings(max_examples=examples(4))
@given(st.sets(st.sampled_from(sorted(ROOTS)), min_size=1, max_size=9))
def test_no_reader_sees_what_is_hidden(hidden: set[Path]) -> None:
    gone = {path.relative_to(EXAMPLE.parent).as_posix() for path in hidden}
    with without(hidden), reading_once():
        assert not any(map(is_seen, hidden))
        for kind in KINDS:
            assert gone.isdisjoint(files_of(kind.read(EXAMPLE)[0]))
        assert gone.isdisjoint(text.header.path for text in known_texts(EXAMPLE))
        assert gone.isdisjoint(text.name for text in linked_texts(EXAMPLE))
        assert gone.isdisjoint(post.path for post in read_posts(EXAMPLE)[0])
        assert all(is_seen(one.file) for one in files_named(EXAMPLE))
    assert all(map(is_seen, hidden))


@given(st.sampled_from(("草稿", "送审", "可发", "", "draft", "REVIEW", "Ready", "rEADY")))
def test_a_stage_is_read_in_chinese_and_in_english_of_any_case(
    tmp_path_factory: pytest.TempPathFactory, stage: str
) -> None:
    text = f"稿件：{stage}\n标题：甲\n\n文。\n"
    folder = write_project(tmp_path_factory.mktemp("s"), {"content/pages/a.md": text})
    is_ready = stage.lower() in ("可发", "", "ready")
    assert bool(waiting(folder / "content", TODAY)) is not is_ready


@pytest.mark.parametrize("kind", WRITTEN, ids=lambda kind: kind.word)
def test_a_stage_that_nobody_knows_is_an_error(write_files: Write, kind: Kind) -> None:
    folder = write_files({**AROUND, **dict(draft_of(kind, "草搞"))})
    (problem,) = (one for one in errors(folder) if STAGE.label in one.what)
    assert problem.path == path_of(kind) and "“草稿”" in problem.remedy


@pytest.mark.parametrize("kind", PAGES, ids=lambda kind: kind.word)
def test_what_was_published_becomes_no_draft_and_the_remedies_work(
    tmp_path: Path, kind: Kind
) -> None:
    folder = write_project(tmp_path, dict(draft_of(kind, "可发")))
    content = folder / "content"
    add_to_ledger(content, addresses(content))
    before, text = errors(folder), (folder / path_of(kind)).read_text("utf-8")
    (folder / path_of(kind)).write_text(text.replace("稿件：可发", "稿件：草稿"), "utf-8")
    unseen = [one for one in told(folder) if "先看不到" in one.what]
    new = [one for one in errors(folder) if one not in before]
    assert all("撤下" in one.remedy for one in new)
    assert [one.line for one in new if one.path == path_of(kind)] == [1]
    lost = {address for one in new for address in one.found.split("、")}
    ledger = content / FILE
    kept = ledger.read_text("utf-8").splitlines()
    lines = [f"{line} 撤下：不再办了" if line in lost else line for line in kept]
    ledger.write_text("\n".join(lines) + "\n", "utf-8")
    assert [one for one in errors(folder) if one not in before] == []
    now = told(folder)
    assert [one for one in now if one.path.endswith(FILE)] == []
    assert [one for one in now if "先看不到" in one.what] == unseen
    (folder / path_of(kind)).write_text(text, "utf-8")
    ledger.write_text(ledger.read_text("utf-8").replace(" 撤下：不再办了", ""), "utf-8")
    assert errors(folder) == before


def test_a_draft_has_no_address_that_a_deploy_would_keep(tmp_path: Path) -> None:
    files = [draft_of(kind, "草稿") for kind in PAGES]
    folder = write_project(tmp_path, {**AROUND, **dict(one for some in files for one in some)})
    content = folder / "content"
    assert any("zzq" in address for address in addresses(content))
    with without(roots(waiting(content, TODAY))):
        assert not any("zzq" in address for address in addresses(content))


def test_mistakes_of_a_draft_and_of_links_to_it_are_hints(write_files: Write) -> None:
    half = (
        "稿件：草稿\n标题：\n日期：明天\n随便一行\n颜色：红\n旧地址：news/now/\n\n在这里写正文。\n\n"
        "[没有](/nowhere/) ![没有]({attach}nothing.jpg)\n"
    )
    now = "标题：现在\n日期：2026-05-01\n\n[那一篇](/news/half/)\n"
    folder = write_files({"content/news/now.md": now, "content/news/half.md": half})
    hints = [one for one in told(folder) if one.path == "content/news/half.md"]
    assert {one.severity for one in hints} == {Severity.NOTICE}
    assert {one.line for one in hints} >= {1, 2, 3, 4, 5, 6, 8, 10}
    (link,) = (one for one in told(folder) if one.path == "content/news/now.md")
    assert link.severity is Severity.NOTICE and "还没有发布" in link.remedy


@pytest.mark.parametrize("stage", ["草稿", "送审"])
def test_a_private_number_is_an_error_in_a_draft_too(write_files: Write, stage: str) -> None:
    text = f"稿件：{stage}\n标题：甲\n日期：2026-05-01\n\n打 13812345678。\n"
    folder = write_files({"content/news/half.md": text})
    assert [one.line for one in errors(folder) if one.path == "content/news/half.md"] == [5]


def test_a_stage_in_the_body_is_told(write_files: Write) -> None:
    folder = write_files({"content/pages/a.md": "标题：甲\n\n稿件：草稿\n\n文。\n"})
    (problem,) = (one for one in errors(folder) if one.path == "content/pages/a.md")
    assert problem.line == 3 and "文件头" in problem.remedy


@given(st.integers(-400, 400))
def test_a_notice_waits_for_its_day_and_no_longer(
    tmp_path_factory: pytest.TempPathFactory, days: int
) -> None:
    day = TODAY + timedelta(days)
    text = f"标题：甲\n日期：{day}\n\n文。\n"
    folder = write_project(tmp_path_factory.mktemp("d"), {"content/news/a.md": text})
    waits = waiting(folder / "content", TODAY)
    assert [one.day for one in waits] == ([day] if days > 0 else [])
    assert is_over(day, TODAY) is (days < 0)


def test_a_notice_is_not_over_before_it_was_there(write_files: Write) -> None:
    text = "标题：甲\n日期：2026-05-02\n下线：2026-05-01\n\n文。\n"
    folder = write_files({"content/news/a.md": text})
    (problem,) = read_notices(folder / "content")[1]
    assert (problem.line, problem.what) == (3, "下线早于日期")
    folder = write_files({"content/news/a.md": text.replace("05-02", "05-01")})
    assert read_notices(folder / "content")[1] == ()


def test_the_stage_is_a_key_of_every_kind() -> None:
    assert STAGE in OF_EVERY_KIND
