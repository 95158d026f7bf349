"""The chronicle of 2021 is chapter 2 of the library's annual report for that year."""

from pathlib import Path

import pytest

from plugins.library.chronicle.lent import assemble
from plugins.library.chronicle.nouns import HEAD, ChronicleYear
from plugins.library.chronicle.reading import read_chronicle
from plugins.library.events.reading import read_events
from tests.conftest import ROOT
from tests.site.test_pages import parse

CONTENT = ROOT / "content"


@pytest.fixture(scope="module")
def year() -> ChronicleYear:
    """The chronicle of 2021."""
    entries = [entry for file in read_chronicle(CONTENT)[0] for entry in file.entries]
    (found,) = (one for one in assemble(entries, read_events(CONTENT)[0]) if one.year == 2021)
    return found


FIFTEEN = [
    ("2021-02-01", "2021-02-03", "", "10"),
    ("2021-03-16", "2021-03-16", "东禅镇龙塘小学", ""),
    ("2021-04-30", "2021-04-30", "头陀寺广场", ""),
    ("2021-05-01", "起", "伍先华故居、凤凰栖公园", ""),
    ("2021-05-17", "2021-05-17", "兴旺明德小学", "300"),
    ("2021-06-10", "2021-06-10", "安居三小", ""),
    ("2021-06-24", "2021-06-25", "总馆", ""),
    ("2021-06-26", "2021-06-26", "", ""),
    ("2021-07-06", "2021-07-06", "", ""),
    ("2021-07-28", "2021-07-29", "少儿阅览室", ""),
    ("2021-08-31", "2021-08-31", "", ""),
    ("2021-09-17", "2021-09-17", "", "50"),
    ("2021-09-29", "2021-09-29", "", "50"),
    ("2021-10-28", "2021-10-28", "总馆", ""),
    ("2021-12-03", "2021-12-03", "区特殊教育学校", ""),
]
"""Chapter 2 of the annual report for 2021: first day, last day, place, people taking part."""
DAYS_AND_TITLES = [
    ("2月1日—3日", "志愿者清扫辖区环境"),
    ("3月16日", "“学雷锋手拉手春风行动”——文化志愿服务进校园"),
    ("4月30日", "“党在我心中·我想对党说”寄语征集活动"),
    ("5月1日起", "送展进伍先华故居、凤凰栖公园"),
    ("5月17日", "科普大篷车开进兴旺明德小学"),
    ("6月10日", "“奋进再出发”革命诗歌朗诵活动"),
    ("6月24日—25日", "“讲好红色故事 传承红色基因”故事会决赛"),
    ("6月26日", "“珍爱生命 拒绝毒品”健康知识讲座"),
    ("7月6日", "“快乐阅读 让爱传递”主题阅读活动"),
    ("7月28日—29日", "小小编程师公益培训"),
    ("8月31日", "环保知识公益讲座"),
    ("9月17日", "职工茶艺培训"),
    ("9月29日", "“阅读经典好书·争当时代工匠”主题阅读交流活动"),
    ("10月28日", "安居三幼孩子走进图书馆"),
    ("12月3日", "“诵经典 感党恩 爱洒七彩园”主题朗读活动"),
]
"""The same chapter: what stands in quotation marks is the report's own wording."""


def test_the_fifteen_entries_of_2021_stand_in_the_order_of_their_days_with_their_facts(
    year: ChronicleYear,
) -> None:
    assert (year.stems, year.count) == ("辛丑", 15)
    for entry, (start, end, place, people) in zip(year.entries, FIFTEEN, strict=True):
        last = "起" if entry.span.open_ended else entry.span.last_day.isoformat()
        assert (entry.span.start.isoformat(), last) == (start, end), entry.title
        assert place in entry.venue, entry.title
        assert people in entry.participants, entry.title


def test_the_fifteen_entries_of_2021_have_their_days_and_titles(year: ChronicleYear) -> None:
    assert [(entry.dates, entry.title) for entry in year.entries] == DAYS_AND_TITLES
    halves = {entry.dates: entry.times for entry in year.entries if entry.times}
    assert halves == {"9月17日": "下午", "12月3日": "下午"}


def test_the_partners_of_2021_are_those_of_the_report(year: ChronicleYear) -> None:
    partners = {word for entry in year.entries for word in entry.partners}
    assert partners == {"区科协", "区总工会", "阳光幼儿园", "成都中态环保健康宣教中心"}


def test_the_table_of_2021_has_a_row_an_entry_and_nothing_for_what_nobody_knows(
    year: ChronicleYear,
) -> None:
    rows = [dict(zip(HEAD, row, strict=True)) for row in year.rows]
    assert len(rows) == 15
    assert (rows[0]["开始"], rows[0]["结束"], rows[0]["日子"]) == (
        "2021-02-01",
        "2021-02-03",
        "2月1日—3日",
    )
    assert (rows[3]["日子"], rows[3]["结束"], rows[3]["合办"]) == ("5月1日起", "", "")


def test_the_chronicle_page_shows_fifteen_entries(site: Path) -> None:
    tree = parse(site / "chronicle/2021/index.html")
    days = tree.xpath("//main//li//time/@datetime")
    assert len({day for day in days if len(day) == 10} & {"2021-02-01", "2021-12-03"}) == 2
    assert len(tree.xpath("//*[contains(@class, 'chronicle-month__entry')]")) == 15
