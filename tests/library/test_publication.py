"""What is told of a page's days: of its publication and its change, whatever the day of its event.

The laws draw days from 1898 to 2199, write texts and a ledger, and look at what feeds say of them.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.feeds.entries import (
    FeedEntry,
    FeedSite,
    chronicle_entries,
    event_entry,
    exhibition_entry,
)
from plugins.feeds.write import Channel, atom, json_feed, rss
from plugins.library.chronicle.lent import assemble
from plugins.library.events.reading import read_events
from plugins.library.exhibitions.reading import read_exhibitions
from plugins.library.kinds import KINDS
from plugins.library.site.freshness import check_ahead
from plugins.library.site.ledger import FILE, add_to_ledger, check_ledger, note_changes, read_ledger
from plugins.library.site.publication import (
    Dated,
    Publications,
    begun,
    digests,
    publications,
    read_dated,
)
from plugins.wechat.read_posts import read_posts
from tests.support.laws import one_folder

Write = Callable[[Mapping[str, str | bytes]], Path]
DAYS = st.dates(date(1898, 1, 1), date(2199, 12, 31))
TODAY = st.dates(date(2021, 1, 1), date(2040, 1, 1))
CHANNEL = Channel("tag:a", "甲", "乙", "feeds/all", "馆")
MOMENT = re.compile(
    r"<(?:updated|published)>([^<]*)<|\"date_(?:published|modified)\": ?\"([^\"]*)\""
)
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00")
RFC_822 = re.compile(r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0800")


def content_of(folder: Path, events: Mapping[str, str], exhibitions: Mapping[str, str]) -> Path:
    """A content folder: name → header of each, without its title."""
    content = folder / "content"
    for kind, texts, name in (
        ("events", events, "{}.md"),
        ("exhibitions", exhibitions, "{}/index.md"),
    ):
        for slug, head in texts.items():
            path = content / kind / name.format(slug)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"标题：{slug}\n{head}\n文。\n", "utf-8")
    return content


def entries(content: Path, today: date) -> tuple[FeedEntry, ...]:
    """What a feed says of all of them on a day."""
    site = FeedSite("https://example.org", "a", today=today, pages=read_dated(content))
    events = (
        event_entry(SimpleNamespace(event=one, content="", url=one.url), site)
        for one in read_events(content)[0]
    )
    shown = (
        exhibition_entry(SimpleNamespace(exhibition=one, content="", url=one.url), site)
        for one in read_exhibitions(content)[0]
    )
    return (*events, *shown)


def everywhere(content: Path, today: date) -> set[tuple[str, str]]:
    """Address and day of publication of each page, in a feed, the channel and a chronicle."""
    site = FeedSite("https://example.org", "a", today=today, pages=read_dated(content))
    told = {(one.url, one.published.isoformat()) for one in entries(content, today)}
    for post in read_posts(content)[0]:
        dated = Publications(today, {post.url: post.dated}).of(post.url, post.day)
        told.add((f"{site.url}/{post.url}", dated.published.isoformat()))
    years = assemble((), (replace(e, in_chronicle=True) for e in read_events(content)[0]))
    return told | {
        (one.url, one.published.isoformat())
        for year in years
        for one in chronicle_entries(year, site)
    }


def days(found: tuple[FeedEntry, ...]) -> dict[str, tuple[str, str]]:
    return {one.id: (one.published.isoformat(), one.updated.isoformat()) for one in found}


def header(begins: date, published: date | None, changed: date | None) -> str:
    return (
        f"开始：{begins}\n类型：讲座\n"
        + (f"日期：{published}\n" if published else "")
        + (f"修改：{changed}\n" if changed else "")
    )


heads = st.builds(header, DAYS, st.none() | DAYS, st.none() | DAYS)
shows = st.builds(
    lambda year, begins: f"日期：{year}\n类型：线上展\n" + (f"开始：{begins}\n" if begins else ""),
    st.integers(1898, 2199),
    st.none() | DAYS,
)


@given(st.lists(heads, min_size=1, max_size=4), st.lists(shows, max_size=2), TODAY)
@one_folder()
def test_every_moment_of_a_feed_is_the_librarys_and_none_is_after_the_build(
    tmp_path_factory: pytest.TempPathFactory, events: list[str], shown: list[str], today: date
) -> None:
    content = content_of(
        tmp_path_factory.mktemp("law"),
        {f"e{n}": head for n, head in enumerate(events)},
        {f"x{n}": head for n, head in enumerate(shown)},
    )
    found, site = entries(content, today), FeedSite("https://example.org", "a")
    assert len(found) == len(events) + len(shown)
    said = [a or b for a, b in MOMENT.findall(atom(CHANNEL, found, site).decode())]
    said += [a or b for a, b in MOMENT.findall(json_feed(CHANNEL, found, site).decode())]
    assert len(said) >= 4 * len(found) and all(map(RFC_3339.fullmatch, said))
    assert all(one[:10] <= today.isoformat() for one in said)
    mail = re.findall("<(?:pubDate|lastBuildDate)>([^<]*)<", rss(CHANNEL, found, site).decode())
    assert all(map(RFC_822.fullmatch, mail))
    assert all(parsedate_to_datetime(one).date() <= today for one in mail)


@given(
    st.lists(st.builds(header, DAYS, st.none(), st.none()), min_size=1, max_size=4),
    st.lists(shows, max_size=2),
    TODAY,
    st.integers(1, 4000),
)
@one_folder()
def test_what_is_once_published_keeps_its_days_whenever_the_site_is_built(
    tmp_path_factory: pytest.TempPathFactory,
    events: list[str],
    shown: list[str],
    today: date,
    later: int,
) -> None:
    content = content_of(
        tmp_path_factory.mktemp("law"),
        {f"e{n}": head for n, head in enumerate(events)},
        {f"x{n}": head for n, head in enumerate(shown)},
    )
    urls, before = [f"/{url}" for url in read_dated(content)], days(entries(content, today))
    add_to_ledger(content, urls, today, digests(content), begun(content, today))
    assert note_changes(content, today + timedelta(later), digests(content), {}) == ()
    assert days(entries(content, today)) == before
    assert days(entries(content, today + timedelta(later))) == before
    assert list(check_ledger(content, frozenset(urls))) == []


@given(DAYS, TODAY, st.integers(1, 400), st.integers(1, 400))
@one_folder()
def test_a_line_without_days_keeps_what_readers_were_told_until_now_and_dates_each_change(
    tmp_path_factory: pytest.TempPathFactory, begins: date, today: date, wait: int, more: int
) -> None:
    content = content_of(tmp_path_factory.mktemp("law"), {"e": header(begins, None, None)}, {})
    (content / FILE).write_text("# 地址\n/events/e/\n/old/ 撤下：停用\n", "utf-8")
    before = days(entries(content, today))
    began = begun(content, today)
    assert note_changes(content, today, digests(content), began) == ()
    assert (
        days(entries(content, today)) == days(entries(content, today + timedelta(wait))) == before
    )
    text = content / "events/e.md"
    text.write_text(text.read_text("utf-8").replace("文。", "改了的文。"), "utf-8")
    changed = today + timedelta(wait)
    assert note_changes(content, changed, digests(content), began) == ("/events/e/",)
    ((published, updated),) = days(entries(content, changed + timedelta(more))).values()
    assert (published, updated) == (before["tag:a,2021:events/e"][0], f"{changed}T00:00:00+08:00")
    lines = (content / FILE).read_text("utf-8").splitlines()
    assert (lines[0], lines[2]) == ("# 地址", "/old/ 撤下：停用")


@given(st.lists(heads, min_size=1, max_size=4), TODAY, st.booleans())
@one_folder()
def test_a_feed_the_channel_and_a_chronicle_agree_and_a_chronicle_tells_nothing_beforehand(
    tmp_path_factory: pytest.TempPathFactory, events: list[str], today: date, is_kept: bool
) -> None:
    content = content_of(
        tmp_path_factory.mktemp("law"), {f"e{n}": head for n, head in enumerate(events)}, {}
    )
    if is_kept:
        add_to_ledger(content, [f"/{url}" for url in read_dated(content)], today, digests(content))
    by_page: dict[str, set[str]] = {}
    for url, said in everywhere(content, today):
        assert RFC_3339.fullmatch(said) and said[:10] <= today.isoformat()
        by_page.setdefault(url, set()).add(said)
    begins = {f"https://example.org/{e.url}": e.first_day for e in read_events(content)[0]}
    for url, told in by_page.items():
        late = max(min(told), f"{min(begins[url], today)}T00:00:00+08:00")
        assert told <= {min(told), late}, url


@pytest.mark.parametrize(
    ("line", "published", "changed"),
    [
        ("/events/e/", "2026-05-01", "2026-05-01"),
        ("/events/e/ 公开：2026-04-01", "2026-04-01", "2026-04-01"),
        ("/events/e/ 公开：2026年4月1日 修改：2026-04-03", "2026-04-01", "2026-04-03"),
        ("/events/e/ 修改:2026-06-03", "2026-05-01", "2026-06-03"),
        ("/events/e/ 公开：2062-04-01", "2026-05-01", "2026-05-01"),
        ("/events/was/ 公开：2026-03-01 → /events/e/", "2026-03-01", "2026-03-01"),
    ],
)
def test_days_that_people_write_into_the_ledger_are_read(
    tmp_path: Path, line: str, published: str, changed: str
) -> None:
    head = header(date(2026, 5, 1), None, None) + "旧地址：events/was/\n"
    content = content_of(tmp_path, {"e": head}, {})
    (content / FILE).write_text(f"{line}\n", "utf-8")
    assert read_ledger(content)[1] == ()
    ((first, last),) = days(entries(content, date(2026, 11, 29))).values()
    assert (first[:10], last[:10]) == (published, changed)


def test_a_day_of_the_ledger_that_is_none_is_told_with_what_helps(tmp_path: Path) -> None:
    content = content_of(tmp_path, {}, {})
    content.mkdir()
    (content / FILE).write_text("/a/ 公开：2026-13-01\n", "utf-8")
    (problem,) = read_ledger(content)[1]
    assert str(problem).startswith(f"content/{FILE}:1  公开：")
    remedy = re.search("“(公开：[^”]*)”", str(problem).partition("写成")[2])
    assert remedy
    (content / FILE).write_text(f"/a/ {remedy[1]}\n", "utf-8")
    assert read_ledger(content)[1] == ()


def test_what_readers_are_not_told_is_no_change_and_a_file_beside_the_text_is(
    tmp_path: Path,
) -> None:
    content = content_of(tmp_path, {}, {"x": "日期：2026\n类型：线上展\n"})
    before, text = digests(content), content / "exhibitions/x/index.md"
    words = text.read_text("utf-8")
    silent = "公众号：否\n未成年人：否\n旧地址：a/\n修改：2026-05-01\n"
    text.write_text(words.replace("日期", f"{silent}日期"), "utf-8")
    assert digests(content) == before
    text.write_text(words.replace("线上展", "实体展"), "utf-8")
    assert digests(content) != before
    text.write_text(words, "utf-8")
    (text.parent / "01-街.jpg").write_bytes(b"x")
    assert digests(content) != before


def test_every_kind_that_has_a_page_of_its_own_is_dated_by_its_header(tmp_path: Path) -> None:
    for kind in (kind for kind in KINDS if kind.address):
        name = kind.texts.replace("*", "2026")
        path = tmp_path / "content" / kind.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("标题：甲\n修改：2026-05-02\n\n文。\n", "utf-8")
        address = kind.address.format(slug="2026", place="2026")
        assert read_dated(tmp_path / "content")[address].changed == date(2026, 5, 2), kind.word


def test_a_change_that_is_to_come_or_before_the_publication_is_told(write_files: Write) -> None:
    head = "标题：甲\n日期：2026-05-01\n修改："
    folder = write_files(
        {
            "content/news/a.md": f"{head}2062-01-01\n\n文",
            "content/news/b.md": f"{head}2026-04-01\n\n文",
            "content/news/c.md": f"{head}2026-05-02\n\n文",
        }
    )
    told = [str(one) for one in check_ahead(folder / "content", date(2026, 11, 29))]
    assert [one.partition("。")[0] for one in told] == [
        "content/news/a.md:3  “修改”还没有到",
        "content/news/b.md:3  “修改”早于公开的日子",
    ]
    days = publications(folder / "content", date(2026, 11, 29))
    changed = {name: days.known(f"news/{name}/") for name in "abc"}
    assert {name: one and one.changed for name, one in changed.items()} == {
        "a": None,
        "b": None,
        "c": date(2026, 5, 2),
    }


@given(DAYS, st.none() | DAYS, st.none() | DAYS, TODAY, st.integers(0, 300), st.integers(1, 400))
@one_folder()
def test_a_day_that_is_to_come_moves_nothing_until_it_has_come(
    tmp_path_factory: pytest.TempPathFactory,
    begins: date,
    published: date | None,
    changed: date | None,
    today: date,
    ago: int,
    later: int,
) -> None:
    head = header(begins, published, changed)
    content = content_of(tmp_path_factory.mktemp("law"), {"e": head}, {})
    kept = today - timedelta(ago)
    (content / FILE).write_text(f"/events/e/ 公开：{kept} 修改：{today}\n", "utf-8")
    ((first, last),) = days(entries(content, today)).values()
    expected = published if published and published <= today else kept
    own = changed if changed and changed <= today else today
    assert (first[:10], last[:10]) == (f"{expected}", f"{max(expected, own)}")
    then = today + timedelta(later)
    if not any(day and today < day <= then for day in (published, changed)):
        assert days(entries(content, then)) == days(entries(content, today))


def test_an_event_of_long_ago_is_read_as_an_exhibition_is(tmp_path: Path) -> None:
    old = header(date(1898, 5, 1), None, None)
    content = content_of(tmp_path, {"e": old}, {"x": "日期：1898\n类型：线上展\n"})
    told = [*read_events(content)[1], *read_exhibitions(content)[1]]
    assert not [one for one in told if "这一年" in str(one)]
    assert read_dated(content)["events/e/"].begins == date(1898, 5, 1)


def test_a_page_of_which_no_day_is_known_is_told_none() -> None:
    assert Publications(date(2026, 1, 1), {"a/": Dated()}).known("a/") is None


@given(st.dictionaries(st.sampled_from("abc"), DAYS, min_size=1), TODAY, st.integers(0, 400))
@one_folder()
def test_a_deploy_does_not_date_anew_what_its_build_has_dated(
    tmp_path_factory: pytest.TempPathFactory, begins: dict[str, date], today: date, later: int
) -> None:
    heads = {name: header(day, None, None) for name, day in begins.items()}
    content = content_of(tmp_path_factory.mktemp("d"), heads, {})
    before = days(entries(content, today))
    first = {f"/{url}": one.begins for url, one in read_dated(content).items() if one.begins}
    add_to_ledger(content, first, today, digests(content), first)
    assert days(entries(content, today + timedelta(later))) == before
