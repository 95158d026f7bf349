"""A small site whose posts use everything that the channel knows."""

from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from tests.conftest import build_site, write_project
from tests.support.tiny_theme import PAGE, settings, tiny_theme

SITE = "https://example.org"


def picture(width: int = 1200, height: int = 800, form: str = "PNG", mode: str = "RGB") -> bytes:
    """A picture of one colour."""
    content = BytesIO()
    Image.new(mode, (width, height), None if mode == "RGBA" else "#369").save(content, form)
    return content.getvalue()


NOTICE = """标题：开馆通知
日期：2026-04-01
摘要：四月起每天开放。

## 时间

- 早上
    - **八点半**
- 晚上

| 日子 | 时间 |
|---|--:|
| 周一 | 9 |

![大厅]({attach}hall.webp)

电话 [0825](tel:0825-0000000)，[旧文](/news/old/)，[关于](/about/)。
"""
FILES: dict[str, str | bytes] = {
    "content/pages/about.md": "Title: 关于\n\n文。\n",
    "content/news/opening.md": NOTICE,
    "content/news/hall.webp": picture(form="WEBP", mode="RGBA"),
    "content/news/old.md": (
        "Title: 旧文\nDate: 2026-03-01\nLink: https://mp.weixin.qq.com/s/old\n\n旧文的话。\n"
    ),
    "content/news/silent.md": "Title: 不发\nDate: 2026-05-01\nWeChat: no\n\n文。\n",
    "content/news/bad.md": f"Title: {'长' * 70}\nDate: 2026-05-02\n\n文。\n",
    "content/events/2026/reading.md": (
        "标题：读书会\n开始：2026-04-23\n类型：朗诵\n地点：main\n公众号：节日\n\n大家读。\n"
    ),
    "content/exhibitions/jiu-ying/index.md": "Title: 旧影\nDate: 2025\nType: 线上展\n\n前言。\n",
    "content/exhibitions/jiu-ying/01-a.png": picture(1700, 900),
    "content/exhibitions/jiu-ying/01-a.md": "Title: 街\nAlt: 一条街\n\n街上的话。\n",
}


def build_channel(folder: Path, **more: str | bytes) -> Path:
    """Build the site with only this room; ``more`` notices stand beside or in place of its own."""
    files = {**tiny_theme(), **FILES}
    files["theme/templates/article.html"] = PAGE.replace("page.", "article.").replace(
        "safe", "prose"
    )
    files |= {f"content/news/{stem}.md": text for stem, text in more.items()}
    given: dict[str, Any] = {**settings(folder, "wechat"), "SITEURL": SITE}
    return build_site(write_project(folder, files), **given)
