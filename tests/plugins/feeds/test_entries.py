"""Entries: ids that stay, text that is legal, addresses that are absolute."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from plugins.feeds.entries import (
    FeedEntry,
    FeedSite,
    article_entry,
    event_entry,
    exhibition_entry,
    newest,
)
from plugins.library.clock import SHANGHAI
from plugins.library.events.reading import read_events
from plugins.library.facts import LibraryFacts
from plugins.library.feeds import clean, moment
from plugins.library.reading.spans import Span
from plugins.library.site.publication import Dated
from tests.support.events import FILES
from tests.support.made import event, exhibition

SITE = FeedSite("https://example.org", "anju-library", LibraryFacts(name="示例馆"))


def entry(content: str = "<p>文</p>", **values: Any) -> FeedEntry:
    page = SimpleNamespace(event=event(**values), content=content, url="events/reading/")
    return event_entry(page, SITE)


def test_id_knows_neither_address_nor_date() -> None:
    moved = FeedSite("https://elsewhere.example", SITE.authority)
    page = SimpleNamespace(event=event(spans=(Span(date(2022, 1, 1)),)), content="", url="other/")
    assert entry().id == event_entry(page, moved).id == "tag:anju-library,2021:events/reading"


def test_exhibition_without_a_day_is_dated_by_its_year() -> None:
    page = SimpleNamespace(exhibition=exhibition(year=2020), content="", url="exhibitions/a/")
    assert exhibition_entry(page, SITE).published.isoformat() == "2020-01-01T00:00:00+08:00"


def test_article_keeps_its_hour() -> None:
    said = {"slug": "reading", "title": "诵读", "summary": "", "date": datetime(2021, 6, 24, 9)}
    article = SimpleNamespace(**said, content="", url="news/reading/")
    assert article_entry(article, SITE).published.isoformat() == "2021-06-24T09:00:00+08:00"


@pytest.mark.parametrize(
    "day",
    [
        date(1898, 7, 1),
        date(1988, 7, 1),
        datetime(1898, 7, 1, 9, tzinfo=SHANGHAI),
        datetime(1988, 7, 1, 9, 30),
        date.min,
        date.max,
    ],
)
def test_every_moment_has_the_offset_of_today(day: date) -> None:
    said = moment(day).isoformat()
    assert re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:00\+08:00", said)
    assert said.startswith(day.isoformat()[:10])
    assert ("T09" in said) is isinstance(day, datetime)


def test_what_is_to_come_is_dated_by_the_day_of_the_build() -> None:
    days = {"x/": Dated(changed=date(2062, 1, 1))}
    site = FeedSite("https://example.org", "anju-library", today=date(2021, 6, 25), pages=days)
    page = SimpleNamespace(content="", url="x/")
    for day, published in ((24, "24T00"), (25, "25T00"), (26, "25T00")):
        page.event = event(spans=(Span(date(2021, 6, day)),))
        made = event_entry(page, site)
        assert made.published.isoformat().startswith(f"2021-06-{published}")
        assert made.updated == made.published


def test_a_folder_in_which_the_site_lies_stands_in_an_address_once() -> None:
    site = FeedSite("https://example.org/library", "anju-library")
    html = site.absolute('<img src="/library/pictures/a.jpg"><a href="/library/card/">证</a>')
    assert 'src="https://example.org/library/pictures/a.jpg"' in html
    assert 'href="https://example.org/library/card/"' in html


def test_addresses_in_content_become_absolute() -> None:
    content = '<a href="/about/"><img src="/a.png" srcset="/b.png 2x"></a><a href="//x/">x</a>'
    assert entry(content, types=()).content == (
        "<p>活动时间：2021年6月24日（星期四）<br>活动单位：示例馆</p>"
        '<a href="https://example.org/about/"><img src="https://example.org/a.png"></a>'
        '<a href="//x/">x</a>'
    )


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_what_xml_forbids_is_dropped(bad: str) -> None:
    assert clean(f"红{bad}楼") == "红楼"
    assert entry(title=f"红{bad}楼\n梦").title == "红楼 梦"


def test_rare_characters_and_emoji_stay() -> None:
    assert clean("𠮷😀\t") == "𠮷😀\t"


def test_title_that_is_nothing_legal_falls_back_to_the_slug() -> None:
    assert entry(title="\x0b").title == "reading"


def test_newest_come_first_and_equal_days_are_ordered() -> None:
    days = (("b", 1), ("a", 1), ("c", 2))
    entries = [entry(slug=slug, spans=(Span(date(2021, 1, day)),)) for slug, day in days]
    assert [one.id[-1] for one in newest(entries, 2)] == ["c", "a"]


def test_moments_have_a_zone() -> None:
    assert moment(date(2021, 6, 24)).isoformat() == "2021-06-24T00:00:00+08:00"


def test_a_reader_of_the_feed_alone_knows_when_where_and_what_became_of_it(
    write_files: Callable[[Mapping[str, str | bytes]], Path],
) -> None:
    events = read_events(write_files(FILES) / "content")[0]
    told = {
        one.slug: event_entry(SimpleNamespace(event=one, content="", url=one.url), SITE).content
        for one in events
    }
    assert told["lecture"] == (
        "<p>活动时间：2026年11月21日（星期六）14:30—16:00<br>"
        '活动地址：<a href="https://example.org/branches/main/">总馆</a><br>'
        "活动单位：示例馆、区档案馆<br>"
        '类型：<a href="https://example.org/events/type/jiang-zuo/">讲座</a><br>'
        '系列：<a href="https://example.org/events/series/yue-du-yue-mei/">悦读·阅美</a><br>'
        "适合谁：成年人<br>参加方式：无需报名，直接来<br>名额：60 人<br>费用：免费<br>"
        "无障碍：有坡道和大字讲义<br>联系电话：0825-1234567</p>"
    )
    assert told["called-off"].startswith("<p>本活动已取消。有雨。</p><p>活动时间：")
    assert "原定2026年11月28日" in told["moved"] and "讲师改了行程。" in told["moved"]
    assert told["waiting"].startswith("<p>本活动延期，新的日子还没有定。等新教室装好。</p>")
    assert "活动时间：待定，原定2026年11月14日（星期六）<br>" in told["waiting"]


def test_who_can_not_take_part_any_more_is_not_told_how() -> None:
    assert "参加方式：来" in entry(join="来").content
    assert "参加方式" not in entry(join="来", status="取消").content


def test_an_exhibition_tells_what_became_of_it_its_words_and_its_facts() -> None:
    given = exhibition(status="取消", reason="下雨。", organizer="甲 & 乙", series="旧影")
    page = SimpleNamespace(exhibition=given, content="<p>言。</p>", url="exhibitions/a/")
    assert exhibition_entry(page, SITE).content == (
        "<p>本展取消。下雨。</p><p>言。</p><p>类型：巡展<br>年份：2026<br>"
        '系列：<a href="https://example.org/exhibitions/series/jiu-ying/">旧影</a><br>'
        "主办：甲 &amp; 乙</p>"
    )
