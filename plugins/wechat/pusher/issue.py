"""An issue of several articles as one draft, which is found again and updated like any other."""

from plugins.wechat.pusher.compose import Item
from plugins.wechat.pusher.errors import PushError
from plugins.wechat.pusher.push import Pusher, refusal
from plugins.wechat.pusher.state import Pushed


def push_issue(pusher: Pusher, issue: Item, items: list[Item], force: bool = False) -> None:
    """Push it; PushError where one of its articles is not for the API, or their number changed."""
    for item in items:
        if why := refusal(item):
            raise PushError(f"{why}：{item['title']}")
    known = _known(pusher, issue)
    if known and len(known) != len(items) and not force:
        raise PushError(
            f"“{issue['title']}”原来有 {len(known)} 篇，现在有 {len(items)} 篇，"
            "微信不能改草稿的篇数。请在公众号后台删去旧的那份，再加 --force 推一次。"
        )
    if force:
        known = []
    media_id = known[0].media_id if known else _find(pusher, items)
    if media_id is None:
        media_id = pusher.client.add_draft([pusher.composer.article(item) for item in items])
    else:
        for place, item in enumerate(items):
            if not known or known[place].sha256 != item["sha256"]:
                article = pusher.composer.article(item)
                pusher.client.update_draft(media_id, place, article)
    _remember(pusher, issue, items, media_id)
    pusher.say(f"这一期的草稿好了：{issue['title']}，{len(items)} 篇")


def _prefix(issue: Item) -> str:
    return f"issue:{issue['name']}#"


def _known(pusher: Pusher, issue: Item) -> list[Pushed]:
    drafts = pusher.file.state.drafts
    found = [one for key, one in drafts.items() if key.startswith(_prefix(issue))]
    return sorted(found, key=lambda one: one.index)


def _find(pusher: Pusher, items: list[Item]) -> str | None:
    """A draft that is there already and holds just these posts."""
    wanted = [item["source_url"] for item in items]
    for media_id, articles in pusher.client.drafts():
        if [str(one.get("content_source_url", "")) for one in articles] == wanted:
            return media_id
    return None


def _remember(pusher: Pusher, issue: Item, items: list[Item], media_id: str) -> None:
    drafts = pusher.file.state.drafts
    for key in [key for key in drafts if key.startswith(_prefix(issue))]:
        del drafts[key]
    for place, item in enumerate(items):
        drafts[f"{_prefix(issue)}{place}"] = Pushed(item["sha256"], media_id, place)
    pusher.file.save()
