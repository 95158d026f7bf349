"""长辈版: what somebody who needs large type and few words finds, and what a clerk may rely on."""

from datetime import date
from pathlib import Path

import pytest
from lxml import html

from tests.conftest import build_site, write_project
from tests.support.surfaces import parse, text

SITE = "https://example.org"
BRANCHES = """
[[closure]]
from = 2026-11-25
to = 2026-11-26
reason = "馆舍检修"
published = 2026-11-20
[totals]
branch = 3
[[branch]]
slug = "main"
name = "总馆"
kind = "main"
address = "示例路一号"
telephone = "0825-1234567"
[branch.hours]
every_day = ["09:00-17:00"]
[[branch]]
slug = "east"
name = "东馆"
kind = "branch"
step_free = true
[branch.hours]
every_day = ["10:00-16:00"]
[branch.self_service]
every_day = ["00:00-24:00"]
[[branch]]
slug = "village"
name = "某村服务点"
kind = "service_point"
township = "东镇"
address = "某村二组"
[[branch]]
slug = "school"
name = "某校服务点"
kind = "service_point"
"""
FILES: dict[str, str | bytes] = {
    "content/branches.toml": BRANCHES,
    "content/events/2026/club.md": (
        "标题：读书会\n开始：2026-11-28 14:30—16:00\n类型：讲座\n地点：main\n\n来读书。\n"
    ),
    "content/events/2026/lecture.md": "标题：今天的讲座\n开始：2026-11-22\n类型：讲座\n\n来听。\n",
    "content/events/2026/over.md": "标题：办过的讲座\n开始：2026-10-01\n类型：讲座\n\n办过了。\n",
    "content/pages/services/card.md": "Title: 借书证\n\n凭身份证办，[问馆员](/about/feedback/)。\n",
    "content/pages/about/feedback.md": "Title: 意见反馈\n\n来馆当面说。\n",
}
STANDARD = {
    "elder": "",
    "elder/services/hours": "services/hours/",
    "elder/catalog": "catalog/",
    "elder/branches": "branches/",
    "elder/services/card": "services/card/",
    "elder/services/borrowing": "",
    "elder/events": "events/",
    "elder/exhibitions": "exhibitions/",
    "elder/children": "",
    "elder/services/reading-rooms": "",
    "elder/about/feedback": "about/feedback/",
}
"""Page → its standard page; nobody has written how to borrow, so home stands for it."""
TASKS = (
    "几点开门", "查一本书", "去哪个馆", "办借书证", "借书、还书",
    "近期活动", "看展览", "带孩子来", "自习、上网", "打电话、提意见",
)  # fmt: skip

SAME = {url: f"/{elder}/" for elder, url in STANDARD.items() if url} | {
    "branches/main/": "/elder/branches/#place-main",
    "branches/east/": "/elder/branches/#place-east",
}
"""Standard page → what it leads to in large type."""


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built on a Sunday, three days before a closure."""
    folder = write_project(tmp_path_factory.mktemp("elder"), FILES)
    return build_site(folder, SITEURL=SITE, BUILD_DATE=date(2026, 11, 22))


def page(output: Path, name: str) -> html.HtmlElement:
    return parse(output / name / "index.html")


def cells(place: html.HtmlElement, rows: str) -> list[list[str]]:
    """What stands in the cells of some rows (XPath)."""
    return [[text(cell) for cell in row] for row in place.xpath(rows)]


@pytest.mark.parametrize("name", STANDARD)
def test_each_page_leads_back_to_its_standard_page_and_to_its_own_first(
    output: Path, name: str
) -> None:
    links = page(output, name).xpath("//header//nav//a")
    assert [(text(a), a.get("href")) for a in links] == [
        ("长辈版首页", "/elder/"),
        ("标准版", f"/{STANDARD[name]}"),
    ]


@pytest.mark.parametrize("name", STANDARD)
def test_search_engines_keep_to_the_standard_page(output: Path, name: str) -> None:
    own = page(output, name)
    assert own.xpath("//link[@rel='canonical']/@href") == [f"{SITE}/{STANDARD[name]}"]
    assert own.xpath("//meta[@name='robots']/@content") == ["noindex"]
    listed = "".join(path.read_text("utf-8") for path in output.glob("sitemap*.xml"))
    assert f"{SITE}/branches/" in listed and f"{SITE}/elder/" not in listed


def test_home_and_the_list_of_places_lead_there(output: Path) -> None:
    for standard, elder in (("", "/elder/"), ("branches", "/elder/branches/")):
        assert elder in page(output, standard).xpath("//main//a/@href")


def test_the_first_page_says_whether_it_is_open_and_the_week_in_rows(output: Path) -> None:
    home = page(output, "elder")
    (shown,) = home.xpath("//*[@data-day][not(@hidden)]")
    assert "这天开馆" in text(shown) and "上午 9:00 至下午 5:00" in text(shown)
    week = cells(home, "//tbody/tr")
    assert len(week) == 7
    assert week[0] == ["星期日 11月22日", "9:00—17:00"]
    assert week[3] == ["星期三 11月25日", "闭馆"]


def test_the_first_page_begins_with_ten_tasks_and_each_leads_to_a_page(output: Path) -> None:
    home = page(output, "elder")
    rows = home.xpath("//*[@class='elder-tasks']//a")
    assert tuple(text(row) for row in rows) == TASKS
    for row in rows:
        (heading,) = page(output, row.get("href").strip("/")).xpath("//h1")
        assert text(heading) == text(row)
    assert not rows[0].xpath("preceding::main//form | preceding::main//table")


def test_every_page_leads_to_itself_in_large_type_or_to_the_first_page(output: Path) -> None:
    for path in sorted(output.rglob("*.html")):
        tree, url = parse(path), path.relative_to(output).as_posix().removesuffix("index.html")
        ways = tree.xpath("//header//a[.='长辈版']/@href")
        if tree.xpath("//header") and not url.startswith("elder/"):
            (way,) = ways
            assert way == SAME.get(url, "/elder/catalog/" if "catalog/" in url else "/elder/"), url
            address, _, place = way.partition("#")
            there = page(output, address.strip("/"))
            assert not place or there.xpath(f"//*[@id='{place}']"), url
        else:
            assert ways == [], url


def test_what_is_on_today_comes_before_what_is_to_come_and_nothing_past(output: Path) -> None:
    events = page(output, "elder/events")
    (today,) = events.xpath("//*[@data-phases='running']")
    (coming,) = events.xpath("//*[@data-phases='announced between']")
    assert "今天的讲座" in text(today)
    assert "读书会" in text(coming) and "2026年11月28日（星期六）14:30—16:00" in text(coming)
    assert coming.xpath(".//time/@datetime") == ["2026-11-28T14:30+08:00"]
    assert "办过的讲座" not in text(events)


def test_places_tell_hours_telephone_and_steps_and_small_ones_stand_by_township(
    output: Path,
) -> None:
    places = page(output, "elder/branches")
    main, east = places.xpath("//*[@class='elder-place']")
    assert main.xpath(".//a/@href") == ["tel:0825-1234567"]
    assert cells(main, ".//tr") == [["每天", "9:00—17:00"]]
    assert cells(east, ".//tr") == [["每天", "10:00—16:00"], ["每天", "24 小时"]]
    assert "进门没有台阶" in text(east) and "地址 〔待馆方填写〕" in text(east)
    areas = {a.get("href")[1:]: text(a) for a in places.xpath("//nav[@class='elder-jump']//a")}
    assert list(areas.values()) == ["总馆", "东馆", "东镇", "其他地方"]
    assert all(name in text(places.get_element_by_id(place)) for place, name in areas.items())
    (village,) = places.xpath("//*[@id='area-1']//li")
    assert text(village) == "某村服务点某村二组"
    assert "另有 2 个分馆，这里没有逐个列出" in text(places)


def test_what_staff_wrote_is_told_and_who_knows_what_nobody_wrote(output: Path) -> None:
    card = page(output, "elder/services/card").xpath("//main")[0]
    assert "凭身份证办" in text(card)
    assert "请问馆员" in text(page(output, "elder/services/borrowing").xpath("//main")[0])
    assert "来馆当面说" in text(page(output, "elder/about/feedback"))


def test_what_staff_wrote_leads_on_in_large_type(output: Path) -> None:
    links = page(output, "elder/services/card").xpath("//*[contains(@class, 'prose')]//a/@href")
    assert links == ["/elder/about/feedback/"]


@pytest.mark.parametrize("name", STANDARD)
def test_nothing_pops_up_plays_or_asks_for_more_than_the_box(output: Path, name: str) -> None:
    own = page(output, name)
    assert not own.xpath("//dialog | //marquee | //video | //audio | //iframe | //*[@autofocus]")
    assert len(own.xpath("//main//input")) <= 1


def test_the_box_answers_in_large_type_and_without_a_script_there_is_another_way(
    output: Path,
) -> None:
    for name in ("elder", "elder/catalog"):
        (form,) = page(output, name).xpath("//form[@role='search']")
        assert form.get("action") == "/elder/catalog/" and form.xpath(".//input/@name") == ["q"]
        assert form.xpath("following-sibling::p[@class='elder-search__plain']//a/@href") == [
            "/catalog/clc/"
        ]
