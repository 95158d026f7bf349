"""``make new`` makes files that pass the check, and never touches what is there."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from plugins.desk.build import run_checks
from plugins.desk.new import OTHERS, make_new
from plugins.desk.registry import CHECKS
from plugins.desk.settings import DeskError, DeskSettings
from plugins.library.disclosure import read_disclosure
from plugins.library.events.reading import read_events
from plugins.library.exhibitions.reading import read_exhibitions
from plugins.library.kinds import KINDS
from plugins.library.messages import read_walls
from plugins.library.places.branches import read_district
from plugins.library.quizzes.reading import read_quizzes
from plugins.library.reading.kind import Kind
from plugins.library.reading.problems import Problem, Severity
from plugins.library.reports.figures import COLUMNS
from plugins.library.reports.reports import read_reports
from plugins.library.transcripts.reading import read_transcripts
from tests.support.soak_mark import brief

MADE = [kind for kind in KINDS if kind.skeleton.text]


@pytest.fixture
def empty(desk: DeskSettings, tmp_path: Path) -> DeskSettings:
    """A project without any content."""
    (tmp_path / "content").mkdir(exist_ok=True)
    return replace(desk, root=tmp_path, folder=tmp_path)


def asked(kind: str, title: str, **more: str) -> Mapping[str, str]:
    return {"KIND": kind, "TITLE": title, **more}


def lacking(problems: Iterable[Problem]) -> list[str]:
    """The keys that a new text has without a value: only a person knows it."""
    assert all("请写在这一行的冒号后面" in problem.remedy for problem in problems)
    return [problem.what for problem in problems]


def test_a_new_exhibition_lacks_what_only_a_person_knows(empty: DeskSettings) -> None:
    said = make_new(empty, asked("exhibition", "安居旧影"))
    assert lacking(read_exhibitions(empty.content)[1]) == ["缺少“类型”"]
    assert "content/exhibitions/an-ju-jiu-ying/" in said
    assert "make check" in said and "“稿件：草稿”改成“稿件：可发”" in said


def test_its_sheets_have_the_columns_that_are_read(empty: DeskSettings) -> None:
    make_new(empty, asked("exhibition", "安居旧影"))
    book = load_workbook(empty.content / "exhibitions/an-ju-jiu-ying/巡展.xlsx")
    first = [cell.value for cell in next(iter(book.worksheets[0].iter_rows(max_row=1)))]
    assert first[:4] == ["站点", "开始", "结束", "套别"]


@pytest.mark.parametrize(("kind", "read"), [("quiz", read_quizzes), ("messages", read_walls)])
def test_what_is_new_has_an_empty_sheet_and_no_page_yet(
    empty: DeskSettings, kind: str, read: Callable[[Path], tuple[object, tuple[Problem, ...]]]
) -> None:
    make_new(empty, asked(kind, "认识安居"))
    nouns, (problem,) = read(empty.content)
    assert (nouns, problem.severity) == ((), Severity.WARNING)
    assert "表里还没有" in problem.what


def test_a_new_transcript_lacks_its_day(empty: DeskSettings) -> None:
    make_new(empty, asked("transcript", "一次谈话"))
    assert lacking(read_transcripts(empty.content)[1]) == ["缺少“日期”"]


def test_a_new_piece_of_information_waits_for_its_category_summary_and_number_alone(
    empty: DeskSettings,
) -> None:
    (empty.content / "disclosure").mkdir()
    (empty.content / "disclosure/index.md").write_text("Title: 指南\n\n文字。\n", "utf-8")
    assert "财政预决算" in make_new(empty, asked("disclosure", "二〇二五年决算"))
    disclosure, problems = read_disclosure(empty.content)
    assert disclosure is not None
    assert [one.slug for one in disclosure.disclosed] == ["er-ling-er-wu-nian-jue-suan"]
    errors = [one for one in problems if one.severity is Severity.ERROR]
    assert lacking(errors) == ["缺少“类别”", "缺少“摘要”"]
    (number,) = (one for one in problems if one not in errors)
    assert "索引号" in number.what


def test_a_new_event_lacks_what_only_a_person_knows(empty: DeskSettings) -> None:
    make_new(empty, asked("event", "春天读书会"))
    assert lacking(read_events(empty.content)[1]) == ["缺少“开始”", "缺少“类型”"]
    assert (empty.content / f"events/{empty.build_date.year}/chun-tian-du-shu-hui.md").is_file()


def found(settings: DeskSettings) -> list[Problem]:
    """What ``make check`` says of a project."""
    return run_checks(settings.site, CHECKS)


@pytest.mark.parametrize("by", brief(1, ["word", "label"]))
@pytest.mark.parametrize("kind", brief(5, MADE), ids=lambda kind: kind.word)
def test_what_is_new_stops_nothing(desk: DeskSettings, kind: Kind, by: str) -> None:
    before = [one for one in found(desk) if one.severity is Severity.ERROR]
    files = {path for path in desk.content.rglob("*") if path.is_file()}
    make_new(desk, asked(getattr(kind, by), "安居的新事", YEAR="2031"))
    made = {path for path in desk.content.rglob("*") if path.is_file()} - files
    assert made and all(path.is_relative_to(desk.content / kind.folder) for path in made)
    assert [one for one in found(desk) if one.severity is Severity.ERROR] == before


def test_a_report_that_nobody_has_filled_stops_nothing(desk: DeskSettings) -> None:
    before = [one for one in found(desk) if one.severity is Severity.ERROR]
    make_new(desk, {"KIND": "report", "YEAR": "2022"})
    assert [one for one in found(desk) if one.severity is Severity.ERROR] == before


@pytest.mark.parametrize("kind", brief(3, MADE), ids=lambda kind: kind.word)
def test_what_nobody_replaced_is_an_error_as_soon_as_it_is_to_be_published(
    desk: DeskSettings, kind: Kind
) -> None:
    before = {*desk.content.rglob("*.md")}
    make_new(desk, asked(kind.word, "安居的新事", YEAR="2031"))
    (file,) = (path for path in desk.content.rglob("*.md") if path not in before)
    text = file.read_text("utf-8")
    for one in (text, text.replace("稿件：草稿", "稿件：送审")):
        file.write_text(one, "utf-8")
        left = [one for one in found(desk) if one.what == "还是 make new 写的字"]
        assert left and {one.severity for one in left} == {Severity.NOTICE}
    file.write_text(text.replace("稿件：草稿", "稿件：可发"), "utf-8")
    left = [one for one in found(desk) if one.what == "还是 make new 写的字"]
    assert {one.severity for one in left} == {Severity.ERROR}
    lines = text.splitlines()
    assert all(one.found in lines[one.line - 1] for one in left)


@pytest.mark.parametrize("kind", MADE, ids=lambda kind: kind.word)
def test_a_new_text_is_written_in_chinese_keys_of_its_own_kind(
    empty: DeskSettings, kind: Kind
) -> None:
    make_new(empty, asked(kind.word, "安居的新事"))
    (file,) = (path for path in empty.content.rglob("*.md"))
    head = file.read_text("utf-8").split("\n\n")[0].splitlines()
    names = [line.partition("：")[0] for line in head]
    written = [key.chinese for key in kind.header if key.start is not None]
    assert names == ["稿件", *(name for name in written if name != "稿件")]
    assert {key.chinese for key in kind.header if key.required} <= set(names)


def test_no_word_and_no_name_makes_two_things() -> None:
    names = [(kind.word, kind.label) for kind in KINDS]
    names += [(word, label) for word, (label, *_) in OTHERS.items()]
    words = [name for pair in set(names) for name in pair]
    assert len(words) == len(set(words))


def test_a_variable_that_means_nothing_is_told_with_the_nearest(empty: DeskSettings) -> None:
    given = asked("event", "", MAKEFLAGS="rR -- TITEL=春天 KIND=event")
    with pytest.raises(DeskError, match="make new 不用“TITEL”。是“TITLE”吗？"):
        make_new(empty, given)
    assert not list(empty.content.iterdir())


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "KIND=活动 TITLE=春天 YEAR=2025",
            "make new KIND=活动 不用“YEAR”。可以写：KIND、TITLE、SLUG",
        ),
        ("KIND=大事记 SLUG=a", "make new KIND=大事记 不用“SLUG”。可以写：KIND、TITLE、YEAR"),
        ("KIND=闭馆 TITLE=检修 FROM=2026-10-01 SLUG=a", "KIND=闭馆 不用“SLUG”"),
        ("KIND=年报 TITLE=年报", "KIND=年报 不用“TITLE”。可以写：KIND、YEAR"),
        ("KIND=馆点名单 FROM=a.xlsx TO=b", "KIND=馆点名单 不用“TO”"),
        ("KIND=活动 TITLE=春天 DATE=2026", "make new 不用“DATE”。可以写：KIND、TITLE、"),
    ],
)
def test_a_variable_that_does_nothing_for_a_kind_is_told(
    empty: DeskSettings, line: str, said: str
) -> None:
    given = dict(word.split("=") for word in line.split())
    with pytest.raises(DeskError, match=said):
        make_new(empty, given | {"MAKEFLAGS": f" -- {line}"})
    assert not list(empty.content.iterdir())


def test_a_variable_of_another_program_in_the_environment_is_let_be(empty: DeskSettings) -> None:
    make_new(empty, asked("event", "春天", MAKEFLAGS=" -- TITLE=春天 KIND=event", TO="a@b.example"))
    assert list(empty.content.iterdir())


@pytest.mark.parametrize("year", ["26", "去年", "２０２５"])
def test_a_chronicle_is_of_a_year(empty: DeskSettings, year: str) -> None:
    with pytest.raises(DeskError, match=f"YEAR={year} 不是年份"):
        make_new(empty, {"KIND": "大事记", "YEAR": year})
    assert not list(empty.content.iterdir())


def test_a_year_that_is_there_asks_for_no_slug(empty: DeskSettings) -> None:
    make_new(empty, {"KIND": "大事记", "YEAR": "2025"})
    with pytest.raises(DeskError, match=r"2025\.md 已经有了，没有改动。$"):
        make_new(empty, {"KIND": "大事记", "YEAR": "2025"})


@pytest.mark.parametrize(
    ("kind", "slug"),
    [
        *(("页面", slug) for slug in ("events", "catalog", "about/kiosk", "catalog/clc/x")),
        *(("活动", slug) for slug in ("spring", "index")),
        ("书单", "index"),
    ],
)
def test_an_address_that_is_not_free_makes_nothing(
    desk: DeskSettings, kind: str, slug: str
) -> None:
    there = desk.content / "events/2019/spring.md"
    there.parent.mkdir(parents=True)
    there.write_text("标题：春天\n开始：2019-03-01\n类型：培训\n\n文字。\n", "utf-8")
    before = sorted(desk.content.rglob("*"))
    with pytest.raises(DeskError, match=r"(?s)保留|已经有别的内容.*SLUG="):
        make_new(desk, asked(kind, "春天", SLUG=slug))
    assert sorted(desk.content.rglob("*")) == before


def test_what_other_texts_gave_an_address_before_may_be_begun(desk: DeskSettings) -> None:
    """The chronicle of a year that has events; a page to which every site leads."""
    there = desk.content / "events/2019/spring.md"
    there.parent.mkdir(parents=True)
    there.write_text("标题：春天\n开始：2019-03-01\n类型：培训\n大事记：是\n\n文字。\n", "utf-8")
    make_new(desk, {"KIND": "大事记", "YEAR": "2019"})
    make_new(desk, asked("页面", "开放时间", SLUG="services/hours"))
    assert (desk.content / "pages/services/hours.md").is_file()


@pytest.mark.parametrize("kind", [kind.word for kind in MADE])
def test_what_is_there_is_never_overwritten(empty: DeskSettings, kind: str) -> None:
    make_new(empty, asked(kind, "安居"))
    written = {path: path.read_bytes() for path in empty.content.rglob("*") if path.is_file()}
    with pytest.raises(DeskError, match="已经有了，没有改动"):
        make_new(empty, asked(kind, "安居"))
    assert written == {p: p.read_bytes() for p in empty.content.rglob("*") if p.is_file()}


def test_a_strange_kind_and_a_missing_title_are_told(empty: DeskSettings) -> None:
    with pytest.raises(DeskError, match=r"exhibition（展览）.*是“exhibition”吗？"):
        make_new(empty, asked("exhibtion", "安居"))
    with pytest.raises(DeskError, match="请写标题"):
        make_new(empty, asked("event", " "))


def test_a_name_that_is_no_address_asks_for_another(empty: DeskSettings) -> None:
    for slug, title in (("", "！"), ("items", "安居"), ("Jiu Ying", "安居"), ("../x", "安居")):
        with pytest.raises(DeskError, match="SLUG="):
            make_new(empty, asked("exhibition", title, SLUG=slug))
    assert not list(empty.content.rglob("*.md"))


def test_a_long_title_gives_an_address_of_whole_syllables(empty: DeskSettings) -> None:
    make_new(empty, asked("post", "关于二〇二六年春节期间总馆及各分馆开放时间调整的通知"))
    (path,) = (empty.content / "news").iterdir()
    assert path.stem == "guan-yu-er-ling-er-liu-nian-chun-jie-qi"


def test_a_new_closure_is_added_behind_what_stands_and_read_without_a_mistake(
    desk: DeskSettings,
) -> None:
    path = desk.content / "branches.toml"
    before = path.read_text("utf-8")
    make_new(desk, asked("closure", "“检修”\\", FROM="2027-10-01", TO="2027-10-02"))
    assert path.read_text("utf-8").startswith(before)
    district, problems = read_district(desk.content)
    (closure,) = district.closures
    assert problems == () and closure.reason == "“检修”\\" and not closure.slugs
    assert (closure.start, closure.end) == (date(2027, 10, 1), date(2027, 10, 2))
    assert closure.published == desk.build_date


def test_a_closure_without_a_day_is_told_and_writes_nothing(desk: DeskSettings) -> None:
    before = (desk.content / "branches.toml").read_bytes()
    with pytest.raises(DeskError, match="FROM=：日期认不出来"):
        make_new(desk, asked("closure", "检修"))
    with pytest.raises(DeskError, match="早于"):
        make_new(desk, asked("closure", "检修", FROM="2027-10-02", TO="2027-10-01"))
    assert (desk.content / "branches.toml").read_bytes() == before


def test_a_new_report_has_five_chapters_and_the_rows_of_the_year_before(
    empty: DeskSettings,
) -> None:
    before = empty.content / "reports/2024/figures.csv"
    before.parent.mkdir(parents=True)
    before.write_text(f"{','.join(COLUMNS)}\nloans,5,外借,外借,6,万册次,余,\n", encoding="utf-8")
    told = make_new(empty, {"KIND": "report", "YEAR": "2025"})
    folder = empty.content / "reports/2025"
    assert "content/reports/2025/" in told and "照 2024 年" in told
    assert [path.name[0] for path in sorted(folder.glob("*.md"))] == ["1", "2", "3", "4", "5", "i"]
    rows = (folder / "figures.csv").read_text("utf-8-sig").splitlines()
    head = "代号,章,表名,指标,数值,单位,附注,所属总数"
    assert rows == [head, "loans,5,外借,外借,,万册次,,"]
    with pytest.raises(DeskError, match="已经有了"):
        make_new(empty, {"KIND": "report", "YEAR": "2025"})
    with pytest.raises(DeskError, match="不是年份"):
        make_new(empty, {"KIND": "report", "YEAR": "去年"})


def test_a_new_report_is_read_without_a_mistake(empty: DeskSettings) -> None:
    make_new(empty, {"KIND": "report", "YEAR": "2025"})
    (report,), problems = read_reports(empty.content)
    assert problems == ()
    assert (report.year, len(report.chapters)) == (2025, 5)
