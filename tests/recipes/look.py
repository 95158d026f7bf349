"""A look of the WeChat articles: 春天.

1. ``plugins/wechat/looks/`` has its rules in a file of its own, read behind ``base.css``.
2. ``plugins/wechat/looks.py`` gives it its key, the name that staff write, and two colours.
3. ``plugins/wechat/feed.schema.json`` knows the key; ``docs/wechat.md`` tells staff the name.
"""

from pathlib import Path

from tests.support.edits import write, write_after, write_before

RULES = """/* 春天: a green line beside each heading. */
h2 { padding: 0 .5em; border-left: 4px solid $accent; }
"""


def apply(copy: Path) -> None:
    """Write the look."""
    wechat = copy / "plugins/wechat"
    write(wechat / "looks/spring.css", RULES)
    looks = wechat / "looks.py"
    look = 'SPRING = Look("spring", "春天", "#2f6b2f", "#f7f7f7", ("base", "spring"))\n'
    write_before(looks, 'PLAIN = Look("plain"', look)
    write_after(looks, "for look in (STANDARD, FESTIVAL", ", SPRING")
    write_after(wechat / "feed.schema.json", '       "festival",\n', '       "spring",\n')
    row = "| `公众号：春天` | 用春天样式（绿色） |\n"
    write_before(copy / "docs/wechat.md", "| `公众号：贴图` |", row)


def show(copy: Path) -> None:
    """A notice wears it."""
    notice = copy / "examples/district/content/news/card-without-deposit.md"
    write_before(notice, "标题：", "公众号：春天\n")
