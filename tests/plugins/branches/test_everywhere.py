"""A closure entered once shows everywhere, and every surface says the same of every day."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from lxml import html

from plugins.branches.linked_data import library_data
from plugins.library.hours.closures import BANNER_DAYS
from plugins.library.hours.hours import OpeningHours
from plugins.library.places.branches import read_district
from plugins.library.places.places import Branch, District
from tests.conftest import build_site, write_project
from tests.support.laws import examples
from tests.support.random_district import TODAY, districts
from tests.support.surfaces import (
    banner_of,
    calendar_of,
    days_of,
    linked_data,
    linked_day,
    parse,
    table_of,
    text,
    visible,
    week_of,
)

Build = Callable[..., Path]
CLOSURE = """
[[closure]]
from = 2026-11-25
to = 2026-11-26
reason = "馆舍检修"
published = 2026-11-20
"""
HOURS = '[branch.hours]\nevery_day = ["09:00-17:00"]\n'
MAIN = f'[[branch]]\nslug = "main"\nname = "总馆"\nkind = "main"\n{HOURS}'
EAST = f'[[branch]]\nslug = "east"\nname = "东馆"\nkind = "branch"\n{HOURS}'
EVENT = "标题：读书会\n开始：2026-11-25\n类型：讲座\n地点：main\n\n来读书。\n"
SENTENCE = "11月25日—26日，全部馆点闭馆：馆舍检修。"


def built(build: Build, day: date, closure: str) -> Path:
    files = {"content/branches.toml": closure + MAIN + EAST, "content/events/2026/club.md": EVENT}
    return build(files, BUILD_DATE=day, SITEURL="https://example.org")


def said(output: Path) -> dict[str, bool]:
    """Surface → whether it speaks of the closure."""
    pages = {name: parse(output / name / "index.html") for name in PLACES}
    found = {name or "home": "馆舍检修" in visible(page) for name, page in pages.items()}
    return found | {name: "馆舍检修" in unfolded(output / name) for name in FILES}


def unfolded(path: Path) -> str:
    """A feed or a calendar, whose long lines are broken into several."""
    return path.read_bytes().replace(b"\r\n ", b"").decode()


FILES = (
    "feeds/closures.ics", "feeds/events.ics", "events/club/event.ics",
    "feeds/news.atom.xml", "feeds/all.rss.xml", "feeds/all.json",
)  # fmt: skip
PLACES = (
    "", "branches/main", "branches/east", "services/hours", "events/club", "news", "catalog",
    "catalog/clc", "search", "feeds", "elder", "elder/branches", "elder/events", "elder/catalog",
    "elder/services/hours", "elder/services/borrowing", "elder/about/feedback", "about/kiosk",
    "branches/main/poster",
)  # fmt: skip


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """The site as it is built on some days of November."""
    files = {"content/branches.toml": CLOSURE + MAIN + EAST, "content/events/2026/club.md": EVENT}
    folder = write_project(tmp_path_factory.mktemp("closure"), dict(files))
    return {day: built_on(folder, day) for day in (19, 20, 26, 27)}


def built_on(folder: Path, day: int) -> Path:
    output, today = str(folder / f"output-{day}"), date(2026, 11, day)
    build_site(folder, OUTPUT_PATH=output, BUILD_DATE=today, SITEURL="https://example.org")
    return Path(output)


def test_before_during_and_after_a_closure_every_surface_is_right(sites: dict[int, Path]) -> None:
    told = {day: said(output) for day, output in sites.items()}
    assert not any(told[19].values()), "nobody has been told yet"
    for day in (20, 26):
        assert all(told[day].values()), (day, told[day])
    over = {name for name, speaks in told[27].items() if speaks}
    assert over == {"feeds/closures.ics"}, "a calendar keeps what was"


def test_the_events_of_its_days_say_so_on_their_page(sites: dict[int, Path]) -> None:
    page = parse(sites[20] / "events/club/index.html")
    assert f"{SENTENCE}活动是否照常" in text(page)


@pytest.mark.soak
def test_a_closure_of_one_place_leaves_the_others_open(build: Build) -> None:
    closure = CLOSURE.replace("reason", 'branches = ["east"]\nreason')
    output = built(build, date(2026, 11, 24), closure)
    day = date(2026, 11, 25)
    assert days_of(parse(output / "branches/east/index.html"))[day] == ("closed", "馆舍检修")
    assert days_of(parse(output / "branches/main/index.html"))[day][0] == "open"
    assert banner_of(parse(output / "index.html"), day) == ["11月25日—26日，东馆闭馆：馆舍检修。"]


@pytest.mark.soak
def test_a_closure_far_ahead_is_announced_but_not_yet_on_every_page(build: Build) -> None:
    closure = CLOSURE.replace("2026-11-20", "2026-10-01")
    early = date(2026, 11, 25) - timedelta(days=BANNER_DAYS + 1)
    output = built(build, early, closure)
    (banner,) = parse(output / "events/index.html").xpath("//*[@data-closures]")
    assert banner.get("hidden") is not None
    assert SENTENCE.removesuffix("。").split("，")[1] in text(
        parse(output / "services/hours/index.html")
    )


def test_a_line_that_waits_for_its_day_leads_to_a_place_that_is_there(
    sites: dict[int, Path],
) -> None:
    output = sites[19]
    (link,) = parse(output / "index.html").xpath("//*[@data-closures]//*[@data-from]/a/@href")
    hours, fragment = output / "services/hours/index.html", link.partition("#")[2]
    assert parse(hours).xpath("//@id").count(fragment) == 1


@pytest.mark.soak
def test_without_a_closure_pages_ask_for_nothing_of_it(build: Build) -> None:
    output = built(build, date(2026, 11, 22), "")
    pages = list(output.rglob("*.html"))
    assert len(pages) > 5
    for page in pages:
        found = page.read_text("utf-8")
        assert "closure-banner" not in found and "closures.js" not in found, page


@pytest.mark.soak
def test_a_closure_that_moves_is_moved_in_calendars_and_says_where_it_was(
    build: Build, sites: dict[int, Path]
) -> None:
    before = calendar_of(sites[20] / "feeds/closures.ics")
    moved = CLOSURE.replace("11-25", "11-27").replace("11-26", "11-28")
    output = built(build, date(2026, 11, 22), f"{moved}formerly = [2026-11-25]\n")
    (first,), (second,) = before, calendar_of(output / "feeds/closures.ics")
    assert second.uid == first.uid and second.sequence > first.sequence
    assert second.start == date(2026, 11, 27)
    banner = banner_of(parse(output / "index.html"), date(2026, 11, 22))
    assert banner == ["11月27日—28日，全部馆点闭馆：馆舍检修（原定11月25日，已改期）。"]


@pytest.mark.soak
def test_at_most_three_lines_stand_at_once_and_the_rest_is_counted(build: Build) -> None:
    many = "".join(
        f'[[closure]]\nfrom = 2026-11-2{n}\nto = 2026-11-29\nreason = "事由{n}"\n'
        for n in range(4, 9)
    )
    page = parse(built(build, date(2026, 11, 23), many) / "index.html")
    shown = page.xpath("//*[@data-closures]/*[not(@hidden)]")
    assert len(shown) == 4 and text(shown[-1]) == "另有 2 条闭馆通知"


def test_home_shows_new_notices_and_no_stale_ones(build: Build) -> None:
    news = {
        f"content/news/n{day.replace('-', '')}.md": f"标题：通知{day}\n日期：{day}\n\n文。\n"
        for day in ("2026-05-01", "2026-11-20")
    }
    home = text(parse(build(news, BUILD_DATE=date(2026, 11, 22)) / "index.html"))
    assert "通知2026-11-20" in home and "通知2026-05-01" not in home


@given(files=districts())
def test_programs_read_from_linked_data_what_the_hours_say(files: dict[str, str]) -> None:
    for branch in read(files).branches:
        assume(branch.opening.known)
        data = library_data(branch, "馆", "https://example.org", TODAY)
        for ahead in range(0, 366, 5):
            check_linked(data, branch.opening, TODAY + timedelta(days=ahead))


def check_linked(data: dict[str, object], hours: OpeningHours, day: date) -> None:
    state = hours.on(day, day)
    pairs = sorted((f"{i.opens:%H:%M}", last(i.closes.strftime("%H:%M"))) for i in state.intervals)
    assert linked_day(data, day) == (state.state.value, pairs), day


def last(clock: str) -> str:
    return "23:59" if clock == "00:00" else clock


def read(files: dict[str, str]) -> District:
    with TemporaryDirectory() as folder:
        return read_district(write_project(Path(folder), dict(files)) / "content")[0]


@settings(
    max_examples=examples(1),  # each builds a site; shrinking would build a hundred more
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
@given(files=districts(), ahead=st.integers(0, 13))
def test_all_surfaces_of_any_district_agree(files: dict[str, str], ahead: int) -> None:
    with TemporaryDirectory() as folder:
        project = write_project(Path(folder), dict(files))
        output = build_site(project, BUILD_DATE=TODAY, SITEURL="https://example.org")
        district = read_district(project / "content")[0]
        main = district.branches[0]
        for name in ("", "services/hours", "elder", "about/kiosk"):
            check_days(parse(output / name / "index.html"), main)
        check_week(parse(output / "elder/index.html"), main)
        for branch in district.branches:
            page = parse(output / "branches" / branch.slug / "index.html")
            check_days(page, branch)
            check_words(text(page), district, branch)
            if branch.opening.known:
                check_linked(linked_data(page), branch.opening, TODAY + timedelta(days=ahead))
        check_banner(output, district, TODAY + timedelta(days=ahead))
        check_calendar(output, district)


def check_days(page: html.HtmlElement, branch: Branch) -> None:
    """The fourteen days, in the block and in the table, are those of the rule."""
    found, table = days_of(page), table_of(page)
    for day, (state, words) in found.items():
        expected = branch.opening.on(day, TODAY)
        assert state == expected.state.value, (branch.slug, day)
        if expected.intervals:
            assert words == expected.words
        elif expected.state.value == "closed":
            assert words == (expected.reason or "今天不开放")
        assert table.get(day, expected.brief) == expected.brief
    assert len(found) in (0, 14)
    assert not branch.opening.known or len(found) == 14


def check_week(page: html.HtmlElement, branch: Branch) -> None:
    """Today and the six days to come, a day a row, where the library has given any hours."""
    found = week_of(page)
    assert len(found) == (7 if branch.hours.known or branch.self_service.known else 0)
    assert found == {day: branch.opening.on(day, TODAY).hours for day in found}
    assert min(found, default=TODAY) == TODAY


def check_words(words: str, district: District, branch: Branch) -> None:
    for closure in district.closures:
        told = (closure.published or TODAY) <= TODAY <= closure.end
        if told and closure.touches(branch.slug):
            assert closure.reason in words, (branch.slug, closure)


def check_banner(output: Path, district: District, day: date) -> None:
    """Every page has the same lines: those closures that are published, and near or now."""
    told = sorted(
        one.sentence
        for one in district.known_on(TODAY)
        if not one.closure.cancelled and one.closure.shown_from <= day <= one.closure.end
    )
    for name in ("", "services/hours", "catalog", "branches", "elder", "about/kiosk"):
        assert sorted(banner_of(parse(output / name / "index.html"), day)) == told


def check_calendar(output: Path, district: District) -> None:
    """Each published closure once, on its days, struck out where it was called off."""
    entries = calendar_of(output / "feeds/closures.ics")
    assert sorted((e.start, e.end, e.cancelled) for e in entries) == sorted(
        (c.start, c.end, c.cancelled) for c in district.closures if (c.published or TODAY) <= TODAY
    )
