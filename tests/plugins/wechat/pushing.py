"""Push a feed to a fresh imitation, and see what WeChat kept of each article."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.wechat.pusher.client import Client
from plugins.wechat.pusher.push import Pusher
from plugins.wechat.pusher.secrets import Credentials
from plugins.wechat.pusher.source import FeedSource
from plugins.wechat.pusher.state import StateFile
from tests.support.wechat_api.account import Account
from tests.support.wechat_api.server import Imitation, running


@dataclass(frozen=True)
class Kept:
    """One article: what the pusher sent, and what WeChat kept of it."""

    sent: str
    kept: str
    draft: dict[str, Any]


def push_all(feed: Path, box: Path) -> dict[str, Kept]:
    """Every article of a feed, by its 阅读原文; those that stand in WeChat already are not sent."""
    account = Account()
    with running(Imitation(account)) as base:
        client = Client(Credentials(account.appid, account.secret, base))
        file = StateFile(box / "state.json", account.appid)
        source = FeedSource(str(feed))
        items = source.read()["items"]
        assert Pusher(client, file, source, print).push(items) == 0
    by_source = {item["source_url"]: item for item in items}
    drafts = (draft["content"]["news_item"][0] for draft in account.drafts.values())
    return {
        draft["content_source_url"]: Kept(
            _sent(by_source[draft["content_source_url"]], file.state.images),
            draft["content"],
            draft,
        )
        for draft in drafts
    }


def _sent(item: dict[str, Any], images: dict[str, str]) -> str:
    if item["type"] == "newspic":
        return str(item["text"])
    html = str(item["content_html"])
    for image in item["images"]:
        html = html.replace(image["url"], images[image["sha256"]])
    return html
