"""A small project with an exhibition that has one of everything a pack may hold."""

import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from PIL import Image

from plugins.desk.settings import DeskSettings
from tests.conftest import BASE_FILES, ROOT

HOSTILE = "<script>alert(1)</script> & “角黍”"
FRAME = bytes([0xFF, 0xF3, 0x14, 0xC4]) + bytes(20)
"""MPEG-2 layer III, 8 kbit/s at 24,000 Hz, mono: 24 bytes, 24 milliseconds."""
WORDY = "箬叶或芦苇叶洗净，折成尖角，填进糯米，裹紧，用绳子扎牢，煮透，就是粽子。" * 2
ADDRESS = "https://mp.weixin.qq.com/s/abc"
FOLDER = "content/exhibitions/duanwu"


def picture(width: int, height: int, colour: str) -> bytes:
    """A plain PNG."""
    made = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(made, "PNG")
    return made.getvalue()


INDEX = """Title: 端午三件事
Start: 2026-06-19
End: 2026-06-25
Type: 巡展、线上展
Summary: 五块展板说端午。
Rights: CC BY 4.0

前言，说到[[AJ-001|一只粽子]]，见[去年的文章](https://example.com/old)和[大事记](/chronicle/2021/)。

![合影]({attach}合影.png)

![丢了的图]({attach}nowhere.png)

## 吃的（01—02）

先说吃的。

## 别的（03—05）
"""
TOUR = """站点,开始,结束,状态,照片
凤凰社区,2026-06-19,2026-06-25,,凤凰.png
正东社区,2026-07-01,2026-07-02,取消,
"""
ITEMS = (
    "编号,题名,年代,年代排序,说明,图片,替代文字\nAJ-001,粽子,约1937,1937,一只。,合影.png,几个人\n"
)
FILES: Mapping[str, str | bytes] = {
    **BASE_FILES,
    f"{FOLDER}/index.md": INDEX,
    f"{FOLDER}/01-a.png": picture(60, 90, "#803"),
    f"{FOLDER}/01-a.md": f"Title: {HOSTILE}\nAlt: 一只粽子\nCredit: 儿童甲，7岁\n\n{WORDY}\n",
    f"{FOLDER}/01-a.mp3": FRAME * 60,
    f"{FOLDER}/02-b.jpg": picture(90, 60, "#308"),
    f"{FOLDER}/02-b.md": f"Title: 龙舟\nAlt: 一条龙舟\n\n{WORDY}\n\n见 <https://example.com/x>。\n",
    f"{FOLDER}/02-b.mp3": FRAME * 2500,
    f"{FOLDER}/02-b.audio.md": "船上有鼓。\n",
    f"{FOLDER}/03-c.png": picture(200, 80, "#083"),
    f"{FOLDER}/03-c.md": f"Title: 艾草与菖蒲\nAlt: 一把艾草\n\n{WORDY}\n",
    f"{FOLDER}/04-d.md": f"Title: 网上的一块\nLink: {ADDRESS}\n\n在公众号里。\n",
    f"{FOLDER}/05-e.md": "Title: 八个字的展板标题\nAlt: 灰\n",
    f"{FOLDER}/05-e.png": picture(64, 64, "#555"),
    f"{FOLDER}/合影.png": picture(50, 40, "#123"),
    f"{FOLDER}/凤凰.png": picture(40, 30, "#321"),
    f"{FOLDER}/巡展.csv": TOUR,
    f"{FOLDER}/展品.csv": ITEMS,
    "content/exhibitions/empty/index.md": "Title: 只有一句话\nDate: 2026\nType: 实体展\n\n话。\n",
}


def project(root: Path, files: Mapping[str, str | bytes] = FILES) -> DeskSettings:
    """Write the files below a folder, with the real theme beside them."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (root / "theme").symlink_to(ROOT / "theme")
    settings = DeskSettings(
        root, root, root / "catalog_export", root / "output", date(2026, 11, 22)
    )
    return replace(settings, siteurl="https://example.org")
