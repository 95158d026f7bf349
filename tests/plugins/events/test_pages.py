"""The pages of events, as a reader without any script gets them."""

import gzip
import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from plugins.library.events.kind import EVENT
from tests.conftest import build_site
from tests.plugins.events.conftest import NAME, SITE
from tests.support.events import DAY, FILES, many
from tests.support.soak_mark import brief

Build = Callable[..., Path]


def page(output: Path, url: str) -> html.HtmlElement:
    return html.fromstring((output / url / "index.html").read_bytes())


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def facts(tree: html.HtmlElement) -> dict[str, str]:
    names, values = tree.xpath("//article//dt"), tree.xpath("//article//dd")
    return dict(zip(map(text, names), map(text, values), strict=True))


def data(output: Path, slug: str) -> dict[str, Any]:
    (block,) = page(output, f"events/{slug}").xpath("//head//script[@type='application/ld+json']")
    found: dict[str, Any] = json.loads(block.text)
    return found


def lists(tree: html.HtmlElement) -> dict[str, list[str]]:
    """The slugs of each list that the script may sort anew, by the phases it takes."""
    return {
        element.get("data-phases"): [str(a).split("/")[-2] for a in element.xpath("./li/a/@href")]
        for element in tree.xpath("//*[@data-phases]")
    }


def test_a_page_says_who_when_where_and_how_in_the_words_of_the_norm(output: Path) -> None:
    found = facts(page(output, "events/lecture"))
    assert found == {
        "活动时间": "2026年11月21日（星期六）14:30—16:00",
        "活动地址": "总馆 示例路一号",
        "活动单位": "示例区图书馆、区档案馆",
        "类型": "讲座",
        "系列": "悦读·阅美",
        "适合谁": "成年人",
        "参加方式": "无需报名，直接来",
        "名额": "60 人",
        "费用": "免费",
        "无障碍": "有坡道和大字讲义",
        "联系电话": "0825-1234567",
        "临时停止": "没有。有变动会写在这里",
    }


def test_what_an_event_to_come_does_not_say_yet_stands_visibly_empty(output: Path) -> None:
    found = facts(page(output, "events/moved"))
    for name in ("适合谁", "参加方式", "费用", "无障碍", "联系电话"):
        assert found[name] == "〔待馆方填写〕", name


def test_a_past_event_does_not_ask_for_what_nobody_needs_any_more(output: Path) -> None:
    assert facts(page(output, "events/old")) == {
        "活动时间": "2025年12月30日—2026年1月2日",
        "活动地址": "未写明",
        "活动单位": "示例区图书馆",
        "类型": "讲座",
    }


def test_the_list_sorts_by_today_and_by_the_next_day(output: Path) -> None:
    tree = page(output, "events")
    assert lists(tree) == {
        "running": ["quiz"],
        "announced between": ["called-off", "reading-club", "lecture", "moved", "waiting"],
        "ended": [],
    }
    assert "故事妈妈讲故事" in text(page(output, "events/2026"))
    hidden = tree.xpath("//section[@hidden]//@data-phases")
    assert hidden == ["ended"]


@pytest.mark.parametrize(
    ("day", "phase"), brief(1, [(date(2026, 11, 18), None), (date(2026, 10, 28), "between")])
)
def test_every_day_has_its_own_state_of_every_event(
    own_project: Path, day: date, phase: str | None
) -> None:
    # tests/library/test_phases.py holds the rule day by day; here is that the pages keep to it.
    output = build_site(own_project, SITENAME=NAME, SITEURL=SITE, BUILD_DATE=day)
    listed = page(output, "events/type/yue-du-tui-guang")
    (state,) = listed.xpath("//main//li[.//a[contains(@href, 'reading-club')]]")
    assert state.xpath(".//@data-phase") == ([phase] if phase else [])
    seal = page(output, "events/reading-club").xpath("//*[@data-spans]//@data-phase")
    assert seal == [phase or "ended"]


def test_what_was_called_off_stays_at_its_address_with_its_reason(output: Path) -> None:
    tree = page(output, "events/called-off")
    assert "本活动已取消。有雨。" in text(tree)
    assert str(tree.findtext(".//title")).startswith("【已取消】露天电影")
    assert not tree.xpath("//*[@data-spans]"), "no day changes it"
    chronicle = text(page(output, "chronicle/2026"))
    assert "故事妈妈讲故事" in chronicle and "露天电影" not in chronicle


def test_what_was_moved_tells_the_old_day_and_the_new_one(output: Path) -> None:
    tree = page(output, "events/moved")
    assert "原定2026年11月28日（星期六）19:00。讲师改了行程。" in text(tree)
    assert facts(tree)["活动时间"] == "2026年12月22日（星期二）19:00"
    waiting = page(output, "events/waiting")
    assert "新的日子还没有定。等新教室装好。" in text(waiting)
    assert facts(waiting)["活动时间"] == "待定，原定2026年11月14日（星期六）"


def test_afterwards_come_report_people_and_pictures(output: Path) -> None:
    tree = page(output, "events/storytelling")
    assert facts(tree)["参加"] == "40 余人"
    assert "来了 40 余人，讲了两个故事。" in text(tree)
    pictures = tree.xpath("//main//img")
    assert [one.get("alt") for one in pictures] == ["封面", "孩子们在听", "讲故事的人"]
    for one in pictures:
        assert int(one.get("width")) > 0 and " 480w, " in one.get("srcset")
    for link in tree.xpath("//figure/a/@href"):
        assert (output / link.lstrip("/")).is_file()


def test_originals_of_pictures_are_not_published(output: Path) -> None:
    names = {path.name for path in output.rglob("*") if path.is_file()}
    assert not names & {"封面.jpg", "01-孩子们在听.jpg", "02-讲故事的人.jpg"}


def test_an_old_address_leads_to_the_new_one(output: Path) -> None:
    assert "/events/storytelling/" in page(output, "events/old-story").xpath("//a/@href")


def test_events_are_found_by_type_series_branch_and_year(output: Path) -> None:
    def found(url: str) -> set[str]:
        links = page(output, url).xpath("//main//li/a/@href")
        return {str(link).split("/")[-2] for link in links}

    assert found("events/type/yue-du-tui-guang") == {"reading-club", "called-off", "storytelling"}
    assert found("events/series/yue-du-yue-mei") == {"lecture", "reading-club", "photos"}
    assert found("events/branch/duchan") == {"reading-club"}
    assert found("events/2025") == {"old"}
    ways = page(output, "events").xpath("//*[@class='event-ways']//a/@href")
    pages_of = (str(way).removeprefix("/") for way in ways if not way.endswith(".ics"))
    assert all((output / way / "index.html").is_file() for way in pages_of)


def test_a_branch_shows_its_events(output: Path) -> None:
    shown = text(page(output, "branches/main"))
    assert "家里的老照片怎样收" in shown and "冬至诗会" in shown and "周二读书会" not in shown


def test_a_month_is_a_table_of_weeks_with_heads_and_a_caption(output: Path) -> None:
    tree = page(output, "events/calendar/2026-11")
    (table,) = tree.xpath("//table")
    assert text(table.find("caption")) == "2026年11月的活动，一行一周"
    heads = table.xpath("./thead//th[@scope='col']/@abbr")
    assert heads == [f"星期{day}" for day in "一二三四五六日"]
    assert {len(row.findall("td")) for row in table.xpath("./tbody/tr")} == {7}
    cell = {td.get("data-date"): text(td) for td in table.xpath(".//td[@data-date]")}
    assert len(cell) == 30
    assert "安居掌故知识竞答" in cell["2026-11-05"] and "竞答" in cell["2026-11-20"]
    assert "周二读书会" in cell["2026-11-17"] and "竞答" not in cell["2026-11-21"]
    assert table.xpath(".//td[@aria-current='date']/@data-date") == [DAY.isoformat()]
    assert [str(a).split("/")[-2] for a in tree.xpath("//nav[@class='pager']/a/@href")] == [
        "2026-10",
        "2026-12",
    ]


def test_structured_data_tells_times_place_and_status(output: Path) -> None:
    lecture = data(output, "lecture")
    assert (lecture["@type"], lecture["startDate"], lecture["endDate"]) == (
        "Event",
        "2026-11-21T14:30+08:00",
        "2026-11-21T16:00+08:00",
    )
    assert lecture["eventStatus"] == "https://schema.org/EventScheduled"
    assert lecture["location"]["address"] == "示例路一号"
    assert [one["name"] for one in lecture["organizer"]] == ["示例区图书馆", "区档案馆"]
    assert (lecture["maximumAttendeeCapacity"], lecture["isAccessibleForFree"]) == (60, True)
    assert len(data(output, "reading-club")["subEvent"]) == 3
    assert data(output, "quiz")["eventAttendanceMode"].endswith("OnlineEventAttendanceMode")
    assert data(output, "storytelling")["image"][0].startswith(f"{SITE}/pictures/")


@pytest.mark.parametrize(
    ("slug", "status", "previous"),
    [
        ("called-off", "EventCancelled", None),
        ("waiting", "EventPostponed", None),
        ("moved", "EventRescheduled", "2026-11-28T19:00+08:00"),
    ],
)
def test_structured_data_tells_what_became_of_it(
    output: Path, slug: str, status: str, previous: str | None
) -> None:
    found = data(output, slug)
    assert found["eventStatus"] == f"https://schema.org/{status}"
    assert found.get("previousStartDate") == previous


def test_a_share_shows_title_words_and_picture(output: Path) -> None:
    tree = page(output, "events/storytelling")
    og = {m.get("property"): m.get("content") for m in tree.xpath("//meta[@property]")}
    assert og["og:title"] == "故事妈妈讲故事"
    assert tree.xpath("//meta[@name='description']/@content") == ["讲两个老故事。"]
    assert (output / og["og:image"].removeprefix(f"{SITE}/")).is_file()


def calendars(path: Path) -> list[dict[str, str]]:
    """The events of a calendar file, their names without parameters."""
    text = path.read_bytes().decode().replace("\r\n ", "")
    parts = [part.split("\r\nEND:VEVENT")[0] for part in text.split("BEGIN:VEVENT\r\n")[1:]]
    return [dict(line.split(":", 1) for line in part.split("\r\n")) for part in parts]


def test_an_event_has_a_calendar_with_its_hours(output: Path) -> None:
    (event,) = calendars(output / "events/lecture/event.ics")
    assert event["DTSTART;TZID=Asia/Shanghai"] == "20261121T143000"
    assert event["DTEND;TZID=Asia/Shanghai"] == "20261121T160000"
    assert (event["LOCATION"], event["URL"]) == ("总馆", f"{SITE}/events/lecture/")
    times = calendars(output / "events/reading-club/event.ics")
    assert [one["UID"].split("@")[0] for one in times] == [
        "reading-club",
        "reading-club.2",
        "reading-club.3",
    ]


def test_the_feed_of_events_has_past_moved_and_cancelled_ones(output: Path) -> None:
    events = calendars(output / "feeds/events.ics")
    assert len(events) == len({one["UID"] for one in events}) == 10
    found = {one["UID"].split("@")[0]: (one["STATUS"], one["SEQUENCE"]) for one in events}
    assert found["called-off"] == ("CANCELLED", "2")
    assert found["waiting"] == ("TENTATIVE", "1")
    assert found["moved"] == ("CONFIRMED", "2")
    assert found["old"] == found["lecture"] == ("CONFIRMED", "0")


def test_a_new_day_keeps_the_id_and_raises_the_number(build: Build, project: Path) -> None:
    before = calendars(project / "output/events/lecture/event.ics")[0]
    path = "content/events/2026/lecture.md"
    moved = str(FILES[path]).replace("2026-11-21 14:30—16:00", "2026-11-28 14:30—16:00")
    moved = f"Status: 延期\nFormerly: 2026-11-21 14:30\n{moved}"
    after = calendars(build({path: moved}, BUILD_DATE=DAY) / "events/lecture/event.ics")[0]
    assert after["UID"] == before["UID"]
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    assert after["DTSTART;TZID=Asia/Shanghai"].startswith("20261128")


def test_feeds_say_what_was_called_off(output: Path) -> None:
    assert "【已取消】露天电影" in (output / "feeds/events.atom.xml").read_text("utf-8")


def test_every_address_that_links_may_name_is_there(project: Path, output: Path) -> None:
    named = [claim.address for claim in EVENT.all_claims(project / "content")]
    assert len(named) == len(set(named))
    for url in named:
        assert (output / (f"{url}index.html" if url.endswith("/") else url)).is_file(), url
    ours = {p.parent.relative_to(output).as_posix() for p in output.glob("events/**/index.html")}
    assert ours - {"events", "events/old-story"} == {
        url.strip("/") for url in named if url.endswith("/")
    }


@pytest.mark.soak
def test_two_builds_give_the_same_bytes(project: Path, own_project: Path) -> None:
    shutil.rmtree(own_project / "output")
    output = build_site(own_project, SITENAME=NAME, SITEURL=SITE, BUILD_DATE=DAY)
    files = [path for path in sorted((project / "output/events").rglob("*")) if path.is_file()]
    assert len(files) > 20
    for path in files:
        other = output / path.relative_to(project / "output")
        assert path.read_bytes() == other.read_bytes(), path


@pytest.mark.soak
def test_ten_years_of_events_keep_every_page_within_a_first_flight(build: Build) -> None:
    output = build(many(400), BUILD_DATE=date(2026, 11, 10))
    pages = list((output / "events").rglob("*.html"))
    assert len(pages) > 500
    sizes = {len(gzip.compress(p.read_bytes(), 9)): p.relative_to(output) for p in pages}
    assert max(sizes) <= 14_000, sizes[max(sizes)]
