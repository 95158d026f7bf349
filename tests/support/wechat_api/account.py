"""One account: its token, its materials, its drafts, what it has published, its quotas."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.support.wechat_api.stored import kept
from tests.support.wechat_api.verdict import OK, judge_article, judge_articles, judge_upload

QUOTAS = {
    "stable_token": 2000,
    "uploadimg": 1000,
    "add_material": 1000,
    "draft/add": 1000,
    "draft/get": 500,
    "draft/update": 1000,
    "draft/batchget": 1000,
    "freepublish/submit": 100,
}
"""A day's calls of a new account (API_Call_Limits; uploadimg as observed)."""
Answer = dict[str, Any]


def refusal(code: int) -> Answer:
    """An answer as WeChat words it: a code, and English that helps nobody."""
    return {"errcode": code, "errmsg": f"imitated error {code}"}


@dataclass(slots=True)
class Account:
    """Everything that WeChat knows of an account. Times are counted, not measured."""

    appid: str = "wx0000000000000001"
    secret: str = "0" * 32
    is_listed: bool = True
    """Whether the caller's address stands on the whitelist."""
    may_publish: bool = True
    quotas: dict[str, int] = field(default_factory=lambda: dict(QUOTAS))
    pictures: set[str] = field(default_factory=set)
    materials: dict[str, bytes] = field(default_factory=dict)
    drafts: dict[str, Answer] = field(default_factory=dict)
    published: dict[str, Answer] = field(default_factory=dict)
    tokens: int = 1
    made: int = 0
    """Drafts and materials so far: their ids never come again."""

    @property
    def token(self) -> str:
        """The one that is good now."""
        return f"token-{self.appid}-{self.tokens}"

    def expire(self) -> None:
        """The token is no longer good."""
        self.tokens += 1

    def issue(self, body: Mapping[str, Any]) -> Answer:
        """stable_token: the same token again and again, unless it is forced."""
        if body.get("appid") != self.appid:
            return refusal(40013)
        if body.get("secret") != self.secret:
            return refusal(40125)
        if body.get("force_refresh"):
            self.expire()
        return {"access_token": self.token, "expires_in": 7200}

    def upload(self, name: str, content: bytes, is_material: bool) -> Answer:
        """uploadimg and add_material."""
        code = judge_upload(name, content, is_material)
        if code:
            return refusal(code)
        self.made += 1
        url = f"http://mmbiz.qpic.cn/mmbiz_jpg/{self.made:08}/0"
        self.pictures.add(url)
        if not is_material:
            return {"url": url}
        media_id = f"material-{self.made:08}"
        self.materials[media_id] = content
        return {"media_id": media_id, "url": url}

    def add(self, body: Mapping[str, Any]) -> Answer:
        """draft/add."""
        code = judge_articles(body.get("articles"), self.materials)
        if code:
            return refusal(code)
        self.made += 1
        media_id = f"draft-{self.made:08}"
        items = [self._kept(article) for article in body["articles"]]
        self.drafts[media_id] = {"content": {"news_item": items}, "update_time": self.made}
        return {"media_id": media_id}

    def update(self, body: Mapping[str, Any]) -> Answer:
        """draft/update: one article of a draft that is not published yet."""
        draft = self.drafts.get(str(body.get("media_id")))
        place = int(body.get("index", 0))
        if draft is None or place >= len(draft["content"]["news_item"]):
            return refusal(40007)
        code = judge_article(body.get("articles", {}), self.materials)
        if code:
            return refusal(code)
        draft["content"]["news_item"][place] = self._kept(body["articles"])
        return refusal(OK) | {"errmsg": "ok"}

    def get(self, body: Mapping[str, Any]) -> Answer:
        """draft/get."""
        draft = self.drafts.get(str(body.get("media_id")))
        return dict(draft["content"]) if draft else refusal(40007)

    def delete(self, body: Mapping[str, Any]) -> Answer:
        """draft/delete."""
        return refusal(OK if self.drafts.pop(str(body.get("media_id")), None) else 40007)

    def count(self, body: Mapping[str, Any]) -> Answer:
        """draft/count."""
        return {"total_count": len(self.drafts)}

    def batch(self, body: Mapping[str, Any]) -> Answer:
        """draft/batchget: at most twenty, the newest first."""
        return _page(self.drafts, body, "media_id")

    def publish(self, body: Mapping[str, Any]) -> Answer:
        """freepublish/submit: the draft leaves the box."""
        if not self.may_publish:
            return refusal(48001)
        media_id = str(body.get("media_id"))
        draft = self.drafts.pop(media_id, None)
        if draft is None:
            return refusal(40007)
        for place, item in enumerate(draft["content"]["news_item"]):
            item |= {"url": f"https://mp.weixin.qq.com/s/{media_id}-{place}", "is_deleted": False}
        self.published[media_id] = draft
        return {"errcode": OK, "errmsg": "ok", "publish_id": media_id}

    def batch_published(self, body: Mapping[str, Any]) -> Answer:
        """freepublish/batchget."""
        return _page(self.published, body, "article_id") if self.may_publish else refusal(48001)

    def take_back(self, body: Mapping[str, Any]) -> Answer:
        """freepublish/delete: one article, counted from 1, or all; they stay in the list."""
        draft = self.published.get(str(body.get("article_id")))
        if draft is None:
            return refusal(53600)
        items = draft["content"]["news_item"]
        place = int(body.get("index", 0))
        for item in items[place - 1 : place] if place else items:
            item["is_deleted"] = True
        return {"errcode": OK, "errmsg": "ok"}

    def _kept(self, article: Mapping[str, Any]) -> Answer:
        item = dict(article)
        if item.get("article_type", "news") == "news":
            item["content"] = kept(item["content"], self.pictures)
        item["digest"] = item.get("digest") or ""
        return item


def _page(found: Mapping[str, Answer], body: Mapping[str, Any], name: str) -> Answer:
    start, count = int(body.get("offset", 0)), min(20, int(body.get("count", 20)))
    rows = sorted(found.items(), reverse=True)[start : start + count]
    hidden = {"content"} if body.get("no_content") else set()
    items = [
        {
            name: key,
            "content": {
                "news_item": [
                    {k: v for k, v in item.items() if k not in hidden}
                    for item in draft["content"]["news_item"]
                ]
            },
            "update_time": draft["update_time"],
        }
        for key, draft in rows
    ]
    return {"total_count": len(found), "item_count": len(items), "item": items}


JSON_CALLS: Mapping[str, Callable[[Account, Mapping[str, Any]], Answer]] = {
    "draft/add": Account.add,
    "draft/update": Account.update,
    "draft/get": Account.get,
    "draft/delete": Account.delete,
    "draft/count": Account.count,
    "draft/batchget": Account.batch,
    "freepublish/submit": Account.publish,
    "freepublish/batchget": Account.batch_published,
    "freepublish/delete": Account.take_back,
}
