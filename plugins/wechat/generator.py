"""The Pelican side of the channel."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from plugins.images.fonts import find_font
from plugins.images.seal import draw_seal
from plugins.library.feeds import AUTHORITY, Feed
from plugins.library.open_data import json_file
from plugins.library.pages import is_over
from plugins.library.reading import values
from plugins.library.reading.common_keys import UNTIL
from plugins.reading.generator import RoomGenerator
from plugins.reading.waiting import NO_MARKS
from plugins.wechat.article import Article, Finisher
from plugins.wechat.cards import Book, book_of
from plugins.wechat.feed import as_rss, feed_of
from plugins.wechat.feed_report import REPORT, report_rows, write_report
from plugins.wechat.issues import read_issues
from plugins.wechat.judge import Judged, read_candidates
from plugins.wechat.pictures import PictureShelf
from plugins.wechat.render import FOLDER
from plugins.wechat.verification import verification_files

ENTRIES = 30
SHARED = f"{FOLDER}/share.jpg"
"""What a card shows when a page without a picture is passed on."""
SHARED_SIDE = 600
"""Pixels; WeChat takes a square of 300 or more."""
FEED = Feed("公众号文章", "feeds/wechat.xml", "RSS")


class WechatGenerator(RoomGenerator):
    """Writes the feed of finished articles and their pictures."""

    def generate_context(self) -> None:
        """Phase 1: what the page of feeds lists."""
        self.wechat_feeds = (FEED,)
        self._update_context(("wechat_feeds",))

    def generate_output(self, writer: Any) -> None:
        """Phase 2: the content folder is read anew, as ``make check`` reads it."""
        candidates = read_candidates(self.content_path, self.settings["SITEURL"])
        shelf = PictureShelf(Path(self.settings["BUILD_PATH"]))
        authority = self.settings.get("FEEDS_AUTHORITY", AUTHORITY)
        books, today = self._books(), self.build_date
        finisher = Finisher(candidates.press, shelf, find_font(), authority, books, today)
        fresh = (one for one in candidates.judged() if self._is_to_be_sent(one))
        judged, articles = _finished(fresh, finisher)
        name, issues = self.settings["SITENAME"], read_issues(self.content_path.resolve())
        feed = feed_of(articles, candidates.press, name, issues)
        self.write_bytes("feeds/wechat.json", json_file(feed))
        self.write_bytes("feeds/wechat.xml", as_rss(feed))
        shown = {picture.name: picture for article in articles for picture in article.files}
        for file, picture in sorted(shown.items()):
            self.publish_file(shelf.path(picture), f"{FOLDER}/{file}")
        self.write_bytes(SHARED, draw_seal(name, finisher.font, SHARED_SIDE))
        for path in verification_files(self.content_path):
            self.publish_file(path, path.name)
        entered = [(item["kind"], item["slug"]) for item in feed["items"]]
        rows = report_rows(candidates, judged, entered)
        write_report(rows, Path(self.settings["BUILD_PATH"], REPORT))

    def _is_to_be_sent(self, judged: Judged) -> bool:
        """Whether it neither waits nor is over: whoever has the feed may send what is in it."""
        header = judged.draft.post.header
        key = header.keys.find(UNTIL.name)
        until = values.day(header, key)[0] if key else None
        marks = self.settings.get("MARKS", NO_MARKS)
        file = self.content_path.parent / header.path
        return not is_over(until, self.build_date) and marks.of_file(file) is None

    def _books(self) -> dict[str, tuple[Book, ...]]:
        """Slug of a reading list → its books, as the catalogue's phase 2 left them."""
        return {
            page.reading_list.slug: tuple(book_of(row.entry, row.line) for row in page.rows)
            for page in self.context.get("reading_lists", ())
        }


def _finished(
    candidates: Iterable[Judged], finisher: Finisher
) -> tuple[tuple[Judged, ...], tuple[Article, ...]]:
    """The newest that may enter, as many as the feed holds; and all that were looked at for it."""
    judged: list[Judged] = []
    articles: list[Article] = []
    for one in candidates:
        judged.append(one)
        article = finisher.finish(one.draft) if one.enters else None
        articles += [article] if article else []
        if len(articles) == ENTRIES:
            break
    return tuple(judged), tuple(articles)
