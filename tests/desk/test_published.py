"""``make check`` says first what is new since the last publish, in each of its forms."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from plugins.desk.build import check, publish
from plugins.desk.published import LastPublish, digest, digests, keep_published, last_publish
from plugins.desk.releases import deploy
from plugins.desk.report import LONGEST_LIST, LONGEST_OLD_LIST, View, print_problems
from plugins.desk.report_forms import FORMS
from plugins.desk.settings import DeskError, DeskSettings
from plugins.desk.swap import Marker
from plugins.library.reading.problems import Problem, Severity, awaiting, error, notice, warning
from plugins.library.site.deployed import FILE, Deployed
from plugins.library.site.site import Site
from tests.support.laws import one_folder

DAY = date(2026, 11, 22)
WORDS = st.text("甲乙丙丁“”a:,%：\n", max_size=6)
Told = Callable[[], str]


@st.composite
def problems_of(draw: st.DrawFn) -> Problem:
    """Any problem, waiting for the library or not."""
    path = draw(st.sampled_from(("content/news/a.md", "content/b,1.md", "catalog_export/x.iso")))
    return Problem(
        path,
        draw(st.integers(0, 30)),
        draw(WORDS) or "错",
        draw(WORDS),
        draw(WORDS),
        draw(st.sampled_from(Severity)),
        draw(st.booleans()),
    )


MANY = st.lists(problems_of(), max_size=12)


@given(MANY, st.integers(1, 99), st.data())
def test_a_line_more_and_a_day_more_make_nothing_new(
    problems: list[Problem], more: int, data: st.DataObject
) -> None:
    last = LastPublish(DAY, digests(problems))
    moved = [replace(one, line=one.line + more, remedy=f"第 {more} 行") for one in problems]
    weighed = [replace(p, severity=data.draw(st.sampled_from(Severity))) for p in moved]
    assert last.split(weighed) == ([], weighed)
    days = [warning("a", 0, f"已经 {n} 天，2021 年的“第 1 回”", f"第 {n} 条 B1") for n in (1, more)]
    assert digest(days[0]) == digest(days[1])


@given(MANY, MANY)
def test_what_is_new_is_what_is_there_more_often(old: list[Problem], more: list[Problem]) -> None:
    last = LastPublish(DAY, digests(old))
    new, known = last.split([*old, *more])
    assert Counter(map(digest, new)) == Counter(map(digest, more))
    assert Counter(digests(known)) == Counter(last.problems)
    assert last.split([])[0] == []


@pytest.mark.parametrize("other", ["有“2 号”楼", "馆代码 SL05 的 3 册"])
def test_a_name_with_another_number_is_another(other: str) -> None:
    one = re.sub("2 号|SL05", lambda m: {"2 号": "1 号", "SL05": "SL04"}[m[0]], other)
    assert digest(error("a", 0, one)) != digest(error("a", 0, other))


def shown(problems: list[Problem], view: View, console: Console, told: Told) -> list[str]:
    """The lines that were printed for this."""
    before = len(told())
    print_problems(console, problems, view=view)
    return told()[before:].splitlines()


def test_new_problems_stand_above_the_old_ones_and_are_counted(
    console: Console, told: Told
) -> None:
    old = [warning("content/old.md", n, "旧", str(n)) for n in range(1, LONGEST_OLD_LIST + 3)]
    new = [notice("content/new.md", 1, "新"), error("content/new.md", 2, "错")]
    view = View(LastPublish(DAY, digests(old)))
    lines = shown([*old, *new], view, console, told)
    assert lines[0] == "上次发布（2026-11-22）以后新出现的：错误 1 项，警告 0 项，提示 1 项"
    assert (
        [line for line in lines if "new.md" in line]
        == lines[2:6:2]
        == [
            "  content/new.md:2  错。",
            "  content/new.md:1  新。",
        ]
    )
    assert sum("old.md" in line for line in lines) == LONGEST_OLD_LIST
    assert "  ……还有 2 项同类，没有列出。全部列出：make check ALL=1" in lines
    assert lines[-2].startswith("检查完毕：错误 1 项，警告 12 项，提示 1 项")
    everything = shown([*old, *new], replace(view, show_all=True), console, told)
    assert sum("old.md" in line for line in everything) == len(old)
    assert "以后没有新的问题" in shown(old, view, console, told)[0]


@given(MANY, st.booleans(), st.booleans())
def test_nothing_is_left_out_without_saying_how_to_see_it(
    problems: list[Problem], is_known: bool, show_all: bool
) -> None:
    with_some = [*problems, *(warning("content/w.md", n, "警", str(n)) for n in range(70))]
    last = LastPublish(DAY, digests(problems)) if is_known else None
    file = StringIO()
    print_problems(Console(file=file, width=100), with_some, view=View(last, show_all))
    said = file.getvalue()
    listed = [one for one in with_some if f"  {one}" in said]
    assert len(listed) == len(with_some) or "make check ALL=1" in said
    assert not show_all or "make check ALL=1" not in said
    assert all(one in listed for one in with_some if one.severity is Severity.ERROR)


def test_what_waits_for_the_library_is_one_line_unless_it_is_new_or_alone(
    console: Console, told: Told
) -> None:
    waiting = [awaiting(warning(f"content/{n}.md", 1, f"待馆方填写：{n}")) for n in "甲乙丙"]
    (line, *rest) = shown(waiting, View(), console, told)
    assert line == "待馆方填写的有 3 处，在 3 个文件里。全部列出：make check ALL=1"
    assert not any("待馆方填写：" in line for line in rest)
    for view in (View(show_all=True), View(folds=False), View(LastPublish(DAY, ()))):
        assert sum("待馆方填写：" in line for line in shown(waiting, view, console, told)) == 3
    assert "  content/甲.md:1  待馆方填写：甲。" in shown(waiting[:1], View(), console, told)
    stops = [replace(one, severity=Severity.ERROR) for one in waiting]
    assert sum("待馆方填写：" in line for line in shown(stops, View(), console, told)) == 3


def here(root: Path) -> DeskSettings:
    """Settings of a library whose folder is not the project's."""
    folder = root / "examples/district"
    export, output = root / "elsewhere/catalog_export", folder / "output"
    return DeskSettings(root, folder, export, output, DAY)


@given(MANY, MANY, st.booleans())
def test_programs_are_told_every_problem_the_new_ones_first(
    old: list[Problem], new: list[Problem], is_known: bool
) -> None:
    last = LastPublish(DAY, digests(old)) if is_known else None
    given_all, settings = [*old, *new], here(Path("/project"))
    told = json.loads(FORMS["json"](settings, given_all, last))
    assert set(told) == {"version", "counts", "last_publish", "problems"}
    assert told["last_publish"] == ("2026-11-22" if is_known else None)
    assert sum(told["counts"].values()) == len(told["problems"]) == len(given_all)
    assert Counter(one["digest"] for one in told["problems"]) == Counter(map(digest, given_all))
    are_new = [one["new"] for one in told["problems"]]
    expected = [True] * len(new) + [False] * len(old) if is_known else [None] * len(are_new)
    assert are_new == expected
    for one in told["problems"]:
        assert list(one) == [
            *("severity", "file", "line", "what", "found", "remedy"),
            *("new", "awaits_library", "digest"),
        ]
    commands = list(parsed(FORMS["github"](settings, given_all, last)))
    assert [(c[0], c[1], c[2]) for c in commands] == [
        (one["severity"], one["file"], one["line"]) for one in told["problems"]
    ]
    for (*_, said), one in zip(commands, told["problems"], strict=True):
        assert one["what"].strip() in said and one["found"] in said


def parsed(text: str) -> Iterator[tuple[str, str, int | None, str]]:
    """Workflow commands as GitHub's runner reads them: severity, file, line, what is said."""
    unescaped = {"%3A": ":", "%2C": ",", "%0A": "\n", "%0D": "\r"}

    def plain(words: str) -> str:
        for code, sign in unescaped.items():
            words = words.replace(code, sign)
        return words.replace("%25", "%")

    for line in text.splitlines():
        match = re.fullmatch(r"::(\w+) file=([^,:]+)(?:,line=(\d+))?::(.*)", line)
        assert match, line
        yield match[1], plain(match[2]), int(match[3]) if match[3] else None, plain(match[4])


def test_files_are_named_from_the_project_on(tmp_path: Path) -> None:
    found = [error("content/a.md", 1, "错"), error("catalog_export/x.iso", 0, "错")]
    told = FORMS["github"](here(tmp_path), found, None).splitlines()
    assert [line.partition("::错")[0] for line in told] == [
        "::error file=elsewhere/catalog_export/x.iso",
        "::error file=examples/district/content/a.md,line=1",
    ]


def one_problem(words: str) -> Callable[[Site], list[Problem]]:
    return lambda site: [warning("content/pages/hours.md", 3, words)]


def test_after_a_deploy_the_committed_file_says_what_was_there(
    desk: DeskSettings, console: Console, told: Told, tmp_path: Path
) -> None:
    desk = replace(desk, siteurl="https://example.org", deploy_to=tmp_path / "www")
    assert last_publish(desk) is None
    assert publish(desk, (one_problem("旧"),), console) == 0
    assert last_publish(desk) is not None  # here, before it is deployed
    said = deploy(desk)
    assert f"{FILE} 记下了这一次检查的结果和书目数，请和网站一起提交" in said
    assert FILE not in deploy(desk)
    clone = replace(desk, output=tmp_path / "none")
    before = len(told())
    assert check(clone, (one_problem("旧"), one_problem("新")), console) == 0
    lines = told()[before:].splitlines()
    new = next(n for n, line in enumerate(lines) if "新出现的" in line)
    assert "  content/pages/hours.md:3  新。" in lines[new:]
    assert lines.index("  content/pages/hours.md:3  新。") < lines.index(
        "  content/pages/hours.md:3  旧。"
    )


@one_folder()
@given(known=st.lists(problems_of(), max_size=9), other=MANY)
def test_a_file_that_git_could_not_merge_counts_all_it_has(
    known: list[Problem], other: list[Problem], tmp_path: Path
) -> None:
    settings = replace(here(tmp_path), folder=tmp_path)
    keep_published(tmp_path, Marker("publish", DAY, "", digests(known)), Deployed())
    ours = (tmp_path / FILE).read_text("utf-8")
    assert last_publish(settings) == LastPublish(DAY, digests(known))
    keep_published(tmp_path, Marker("publish", date(2026, 12, 1), "", digests(other)), Deployed())
    theirs = (tmp_path / FILE).read_text("utf-8")
    (tmp_path / FILE).write_text(f"<<<<<<< a\n{ours}=======\n{theirs}>>>>>>> b\n", "utf-8")
    last = last_publish(settings)
    assert last and last.day == date(2026, 12, 1)
    assert last.split([*known, *other])[0] == []
    (tmp_path / FILE).unlink()


def test_a_form_that_nobody_knows_is_told(desk: DeskSettings, console: Console) -> None:
    with pytest.raises(DeskError, match="FORMAT 可以写：json、github。读到的是“xml”"):
        check(replace(desk, format="xml"), (), console)


@pytest.mark.parametrize("form", FORMS)
def test_a_form_for_programs_is_all_that_is_printed_and_the_exit_code_stays(
    form: str, desk: DeskSettings, console: Console, told: Told
) -> None:
    shaped = replace(desk, format=form)
    assert check(shaped, (one_problem("警"),), console) == 0
    assert check(shaped, (lambda site: [error("content/a.md", 1, "错")],), console) == 1
    if form == "github":
        assert all(line.startswith("::") for line in told().splitlines())
    else:
        first, _ = json.JSONDecoder().raw_decode(told())
        assert first["problems"][0]["what"] == "待馆方填写：咨询电话"


def test_long_lists_are_as_long_as_they_say() -> None:
    assert LONGEST_OLD_LIST < LONGEST_LIST
