"""A finished article: text, pictures, cover, all that draft/add asks for. An item of the feed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from plugins.images.codes import png_code
from plugins.images.fonts import Font
from plugins.library.feeds import tag
from plugins.library.site.publication import Publications
from plugins.wechat.cards import Book, book_of, cards_of, draw_cards
from plugins.wechat.covers import ArticleCover, choose, drawn, photographed
from plugins.wechat.draft import Draft, card_text, fitting
from plugins.wechat.pictures import PictureShelf, Published
from plugins.wechat.post import Post
from plugins.wechat.render import Press


@dataclass(frozen=True, slots=True)
class Article:
    """One item of ``/feeds/wechat.json``: a draft, and what was made of its pictures."""

    draft: Draft
    id: str
    html: str
    text: str
    """Plain, for a 贴图."""
    cover: ArticleCover
    pictures: tuple[Published, ...]
    """All that the HTML shows, in its order; of a 贴图 those to swipe through."""
    article_url: str
    """Its address in WeChat, once it is published."""
    published: datetime
    """The day of its post; of what is yet to come, the day of the build."""
    updated: datetime

    @property
    def files(self) -> tuple[Published, ...]:
        """Every picture that it needs."""
        cover = self.cover
        return (cover.picture, cover.wide, cover.square, *self.pictures)

    @property
    def sha256(self) -> str:
        """Of everything that a draft is made of: an equal hash needs no update."""
        draft = self.draft
        parts = (
            draft.title,
            draft.author,
            draft.digest,
            draft.source_url,
            self.html,
            self.text,
            str(draft.post.wishes.as_cards),
            self.cover.picture.sha256,
            self.cover.crop_wide,
            self.cover.crop_square,
            *(picture.sha256 for picture in self.pictures),
        )
        return sha256("\0".join(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Finisher:
    """Makes articles of drafts, and their pictures."""

    press: Press
    shelf: PictureShelf
    font: Font | None
    authority: str
    books: Mapping[str, tuple[Book, ...]]
    """Slug of a reading list → its books as the catalogue knows them."""
    today: date
    """The day of the build."""

    def finish(self, draft: Draft) -> Article | None:
        """The article; None where a picture turns out to be cut short, or cards have no font."""
        post = draft.post
        made = {src: self.shelf.make(path) for src, path in post.pictures.items()}
        pictures = {src: picture for src, picture in made.items() if picture}
        if len(pictures) < len(made):
            return None
        has_code = self.press.site and not post.wishes.as_cards
        code = self.shelf.add(png_code(draft.source_url), "png") if has_code else None
        cards = self._cards(post)
        if post.books and not cards:
            return None
        html = self._html(draft, pictures, code)
        dated = Publications(self.today, {post.url: post.dated}).of(post.url, post.day)
        shown = [*pictures.values(), *([code] if code else [])]
        return Article(
            draft=draft,
            id=tag(self.authority, post.kind, post.slug),
            html=html,
            text=card_text(post),
            cover=self._cover(draft),
            pictures=cards or _in_order(html, shown, self.press),
            article_url=post.link if self.press.known.get(post.url.strip("/")) else "",
            published=dated.published,
            updated=dated.updated,
        )

    def _html(self, draft: Draft, pictures: Mapping[str, Published], code: Published | None) -> str:
        addresses = {src: self.press.address(picture) for src, picture in pictures.items()}
        shown = self.press.address(code) if code else ""
        return fitting(draft.post, self.press, addresses, shown)[0].html

    def _cover(self, draft: Draft) -> ArticleCover:
        chosen = choose(draft.post.cover, tuple(draft.post.pictures.values()), self.shelf)
        if chosen:
            return photographed(chosen, self.shelf, draft.post.wishes.focus)
        return drawn(draft.title, draft.post.wishes.look, self.font, self.shelf)

    def _cards(self, post: Post) -> tuple[Published, ...]:
        """Those of a reading list; none where there is no font, because a card is words."""
        if not (post.books and self.font):
            return ()
        books = self.books.get(post.slug) or tuple(book_of(entry) for entry in post.books)
        cards = cards_of(post, books, self.press.site, self.press.author)
        return draw_cards(cards, post.wishes.look, self.font, self.shelf)


def _in_order(html: str, shown: list[Published], press: Press) -> tuple[Published, ...]:
    """The pictures that the text shows, once each, by their first place in it."""
    places = {picture: html.find(press.address(picture)) for picture in shown}
    return tuple(sorted((p for p, place in places.items() if place >= 0), key=places.__getitem__))
