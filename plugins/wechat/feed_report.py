"""``build/wechat-report.json``: every post, whether it is in the feed, and why it is not."""

import json
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from plugins.wechat.judge import Candidates, Judged
from plugins.wechat.lint import Weight

REPORT = "wechat-report.json"
_DECLINED = "文件头写着“公众号：否”"
_OLDER = "比 feed 里的都早"
_UNREADABLE = "有图片读不完整"
_NO_FONT = "没有画图卡的字体，请装 fonts-noto-cjk"


@dataclass(frozen=True, slots=True)
class PostRow:
    """One post."""

    path: str
    entered: bool
    reason: str
    """Why it did not enter; empty where it did."""
    findings: tuple[str, ...]


def report_rows(
    candidates: Candidates, judged: Sequence[Judged], entered: Collection[tuple[str, str]]
) -> tuple[PostRow, ...]:
    """Newest first, those that never wished to enter last.

    ``judged``: the newest candidates, down to the last that was looked at; ``entered``:
    (kind, slug).
    """
    older = candidates.posts[len(judged) :]
    return (
        *(_row(one, entered) for one in judged),
        *(PostRow(post.path, False, _OLDER, ()) for post in older),
        *(PostRow(post.path, False, _DECLINED, ()) for post in candidates.declined),
    )


def write_report(rows: Sequence[PostRow], path: Path) -> None:
    """As JSON, for people and programs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    told = [asdict(row) for row in rows]
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _row(one: Judged, entered: Collection[tuple[str, str]]) -> PostRow:
    post = one.draft.post
    is_in = (post.kind, post.slug) in entered
    stopped = [f.what for f in one.findings if f.weight is Weight.STOPS]
    unfinished = _NO_FONT if post.books else _UNREADABLE
    reason = "；".join(stopped) or unfinished
    findings = tuple(str(finding.problem) for finding in one.findings)
    return PostRow(post.path, is_in, "" if is_in else reason, findings)
