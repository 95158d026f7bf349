"""Every item of the feed becomes one draft, and stays one: added once, updated when it changed.

A run may be killed at any request. What was uploaded is written down at once; a draft is found
again by its 阅读原文 among the drafts that are there, so none is ever added twice.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property

from plugins.wechat.limits import TITLE
from plugins.wechat.pusher.client import Client
from plugins.wechat.pusher.compose import Composer, Item
from plugins.wechat.pusher.errors import MEDIA, ApiError, PushError
from plugins.wechat.pusher.source import FeedSource
from plugins.wechat.pusher.state import Pushed, StateFile

Say = Callable[[str], None]
_COUNTED = ("建了草稿", "更新了草稿", "没有变化")
"""What is told by itself at the end; whatever else becomes of an article leaves it alone."""


class Pusher:
    """One run for one account."""

    def __init__(self, client: Client, file: StateFile, source: FeedSource, say: Say) -> None:
        self.client = client
        self.file = file
        self.composer = Composer(client, file, source)
        self.say = say
        self._tally: Counter[str] = Counter()

    def push(self, items: Iterable[Item], force: bool = False) -> int:
        """Push them all; how many could not be. A broken connection ends the run."""
        for item in items:
            try:
                done = self._push(item, force)
                self._tally[done if done in _COUNTED else "不动"] += 1
                self.say(f"{done}：{item['title']}")
            except ApiError as mistake:
                self._tally["没有成功"] += 1
                self.say(f"没有成功：{item['title']}。{mistake}")
        return self._tally["没有成功"]

    @property
    def summary(self) -> str:
        """What the run did, and what a person does next."""
        counts = "，".join(f"{done} {count} 篇" for done, count in self._tally.items() if count)
        if self._tally["没有成功"]:
            return f"{counts}。\n下一步：照上面说的改好，再运行一次；已经好了的不会多出一份。"
        if self._tally["建了草稿"] or self._tally["更新了草稿"]:
            return f"{counts}。\n下一步：到公众号后台的草稿箱里预览，再按“发表”。"
        return f"{counts}。" if counts else "feed 里还没有文章。"

    def plan(self, items: Iterable[Item]) -> None:
        """Say what would be done, and do nothing."""
        for item in items:
            self.say(f"{refusal(item) or self._wish(item)}：{item['title']}")

    def _wish(self, item: Item) -> str:
        known = self.file.state.drafts.get(item["id"])
        if known is None:
            return "要建草稿"
        return "没有变化" if known.sha256 == item["sha256"] else "要更新草稿"

    def _push(self, item: Item, force: bool) -> str:
        known = self.file.state.drafts.get(item["id"])
        if why := refusal(item):
            return why
        if known and known.sha256 == item["sha256"] and not force:
            return "没有变化"
        if known:
            return self._update(item, known, force)
        found = self._drafts.get(item["source_url"])
        if found:
            return self._update(item, Pushed("", found), force)
        return self._add(item)

    def _add(self, item: Item) -> str:
        article = self.composer.article(item)
        media_id = self.client.add_draft([article])
        self._drafts[item["source_url"]] = media_id
        self._remember(item, Pushed(item["sha256"], media_id))
        return "建了草稿"

    def _update(self, item: Item, known: Pushed, force: bool) -> str:
        article = self.composer.article(item)
        try:
            self.client.update_draft(known.media_id, known.index, article)
        except ApiError as mistake:
            if mistake.code != MEDIA:
                raise
            if not self.client.has_draft(known.media_id):
                gone = "草稿已发表或已删除，请在公众号后台修改（要另建草稿，加 --force）"
                return self._add(item) if force else gone
            # somebody deleted the cover from the library of materials: it is uploaded again
            for picture in (item["cover"], *item["images"]):
                self.file.state.materials.pop(picture["sha256"], None)
            self.client.update_draft(known.media_id, known.index, self.composer.article(item))
        self._remember(item, Pushed(item["sha256"], known.media_id, known.index))
        return "更新了草稿"

    @cached_property
    def _drafts(self) -> dict[str, str]:
        """阅读原文 → media id of the drafts that are there, asked for before the first add."""
        return {
            str(articles[0].get("content_source_url", "")): media_id
            for media_id, articles in self.client.drafts()
            if len(articles) == 1
        }

    def _remember(self, item: Item, pushed: Pushed) -> None:
        self.file.state.drafts[item["id"]] = pushed
        self.file.save()


def refusal(item: Item) -> str:
    """Why an item is not for the API; empty where it is."""
    if item["article_url"]:
        return "已经发过，不动"
    if len(item["title"]) > TITLE:
        return f"标题 {len(item['title'])} 字，接口最多 {TITLE} 字，请从网页复制"
    return ""


def select_issue(feed: Item, name: str) -> tuple[Item, list[Item]]:
    """An issue and its items, the head first."""
    issue = next((one for one in feed.get("issues", ()) if one["name"] == name), None)
    if issue is None:
        raise PushError(f"feed 里没有“{name}”这一期，或它有一篇不在最新的 30 篇里。")
    by_id = {item["id"]: item for item in feed["items"]}
    return issue, [by_id[one] for one in issue["items"]]


def select(feed: Item, only: str) -> list[Item]:
    """The items, or the one of this id or slug."""
    items: list[Item] = feed["items"]
    chosen = [one for one in items if only in ("", one["id"], one["slug"])]
    if not chosen and only:
        raise PushError(f"feed 里没有“{only}”。")
    return chosen
