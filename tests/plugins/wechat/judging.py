"""All posts of a content folder as lint sees them."""

from pathlib import Path

from plugins.wechat.judge import Judged, read_candidates


def judge(content: Path, site: str) -> tuple[Judged, ...]:
    """Every post that wishes to enter, judged, newest first."""
    return tuple(read_candidates(content, site).judged())
