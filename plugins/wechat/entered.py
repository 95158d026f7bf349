"""``build/wechat-report.json``: every post, whether it is in the feed, and why it is not."""

import json
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from plugins.wechat.judge import Judged, Judgement
from plugins.wechat.lint import Weight
from plugins.wechat.post import Post

REPORT = "wechat-report.json"
_DECLINED = "文件头写着“公众号：否”"
_OLDER = "比 feed 里的都早"
_UNREADABLE = "有图片读不完整"
_NO_FONT = "没有画图卡的字体，请装 fonts-noto-cjk"


@dataclass(frozen=True, slots=True)
class Row:
    """One post."""

    path: str
    entered: bool
    reason: str
    """Why it did not enter; empty where it did."""
    findings: tuple[str, ...]


def report_rows(judgement: Judgement, entered: Sequence[tuple[str, str]]) -> tuple[Row, ...]:
    """Newest first, those that never wished to enter last; ``entered``: (kind, slug)."""
    urls = [_key(one.draft.post) for one in judgement.judged]
    last = max((urls.index(key) for key in entered), default=len(urls))
    rows = [
        _row(one, set(entered), is_older=place > last) for place, one in enumerate(judgement.judged)
    ]
    return (*rows, *(Row(post.path, False, _DECLINED, ()) for post in judgement.declined))


def write_report(rows: Sequence[Row], path: Path) -> None:
    """As JSON, for people and programs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    told = [asdict(row) for row in rows]
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _row(one: Judged, entered: Collection[tuple[str, str]], is_older: bool) -> Row:
    post = one.draft.post
    is_in = _key(post) in entered
    stopped = [f.what for f in one.findings if f.weight is Weight.STOPS]
    unfinished = _NO_FONT if post.books else _UNREADABLE
    reason = "；".join(stopped) or (_OLDER if is_older else unfinished)
    findings = tuple(str(finding.problem) for finding in one.findings)
    return Row(post.path, is_in, "" if is_in else reason, findings)


def _key(post: Post) -> tuple[str, str]:
    return post.kind, post.slug
