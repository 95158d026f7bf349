"""Entries: ids that stay, text that is legal, addresses that are absolute."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from plugins.feeds.entries import (
    FeedEntry,
    FeedSite,
    article_entry,
    event_entry,
    exhibition_entry,
    newest,
)
from plugins.library.events import read_events
from plugins.library.feeds import clean, moment
from tests.support.events import FILES

SITE = FeedSite("https://example.org", "anju-library")


@dataclass
class Noun:
    slug: str = "reading"
    title: str = "诵读"
    summary: str = "大家读。"
    first_day: date = date(2021, 6, 24)
    spans: tuple[object, ...] = ()
    year: int = 2021
    date: datetime = field(default_factory=lambda: datetime(2021, 6, 24, 9))
    times: str = "下午"
    venue: str = ""
    join: str = ""
    is_called_off: bool = False
    waits_for_a_day: bool = False
    was_moved: bool = False

    @property
    def told_title(self) -> str:
        return self.title


def event(content: str = "<p>文</p>", **values: object) -> FeedEntry:
    noun = Noun(**values)  # type: ignore[arg-type]  # values are named at the call
    page = SimpleNamespace(event=noun, content=content, url="events/reading/")
    return event_entry(page, SITE)


def test_id_knows_neither_address_nor_date() -> None:
    moved = FeedSite("https://elsewhere.example", SITE.authority)
    page = SimpleNamespace(event=Noun(first_day=date(2022, 1, 1)), content="", url="other/")
    assert event().id == event_entry(page, moved).id == "tag:anju-library,2021:events/reading"


def test_exhibition_without_a_day_is_dated_by_its_year() -> None:
    noun = SimpleNamespace(slug="reading", title="诵读", summary="", first_day=None, year=2020)
    page = SimpleNamespace(exhibition=noun, content="", url="exhibitions/reading/")
    assert exhibition_entry(page, SITE).published.isoformat() == "2020-01-01T00:00:00+08:00"


def test_article_keeps_its_hour() -> None:
    article = SimpleNamespace(**vars(Noun()), content="", url="news/reading/")
    assert article_entry(article, SITE).published.isoformat() == "2021-06-24T09:00:00+08:00"


def test_addresses_in_content_become_absolute() -> None:
    content = '<a href="/about/"><img src="/a.png" srcset="/b.png 2x"></a><a href="//x/">x</a>'
    assert event(content).content == (
        "<p>时间：下午。</p>"
        '<a href="https://example.org/about/"><img src="https://example.org/a.png"></a>'
        '<a href="//x/">x</a>'
    )


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_what_xml_forbids_is_dropped(bad: str) -> None:
    assert clean(f"红{bad}楼") == "红楼"
    assert event(title=f"红{bad}楼\n梦").title == "红楼 梦"


def test_rare_characters_and_emoji_stay() -> None:
    assert clean("𠮷😀\t") == "𠮷😀\t"


def test_title_that_is_nothing_legal_falls_back_to_the_slug() -> None:
    assert event(title="\x0b").title == "reading"


def test_newest_come_first_and_equal_days_are_ordered() -> None:
    days = (("b", 1), ("a", 1), ("c", 2))
    entries = [event(slug=slug, first_day=date(2021, 1, day)) for slug, day in days]
    assert [entry.id[-1] for entry in newest(entries, 2)] == ["c", "a"]


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
        "<p>时间：2026年11月21日（星期六）14:30—16:00。地点：总馆。</p><p>参加方式：无需报名，直接来</p>"
    )
    assert told["called-off"].endswith("<p>本活动已取消。有雨。</p>")
    assert "原定2026年11月28日" in told["moved"] and "讲师改了行程。" in told["moved"]
    assert told["waiting"].startswith("<p>时间：待定。</p><p>本活动延期，新的日子还没有定。")
