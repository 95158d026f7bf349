"""A tour with everything that an exhibition's folder may hold, as inline files."""

from io import BytesIO

from PIL import Image

FRAME = bytes([0xFF, 0xF3, 0x14, 0xC4]) + bytes(20)
"""MPEG-2 layer III, 8 kbit/s at 24,000 Hz, mono: 24 bytes, 24 milliseconds."""


def picture(width: int, height: int, form: str = "PNG") -> bytes:
    """A picture of one colour, packed small."""
    packed = BytesIO()
    Image.new("RGB", (width, height), "#9c1f16").save(packed, form)
    return packed.getvalue()


INDEX = """Title: 安居旧影
Type: 巡展、线上展
Series: 地方记忆
Organizer: 甲馆
Partners: 乙馆、丙校
Loanable: yes
Size: 120 × 80 厘米
Boards: 24
Summary: 老街与渡口。
Rights: 公有领域
Aliases: exhibitions/old-address
Minors: no

前言，见[[AJ-002|一封信]]。

## 老街（01）

街上。

## 渡口（02—03）
"""
TOUR = (
    "站点,开始,结束,套别,参观人次,状态,经度,纬度\n"
    "main,2026-03-01,2026-03-31,A,320,,105.45,30.35\n"
    "渡口社区,2026-05-01,2026-05-20,A,,,105.55,30.30\n"
    "书院,2026-06-01,2026-06-20,A,,取消,,\n"
)
EXHIBITS = (
    "编号,题名,责任者,年代,年代排序,类型,地点,系列,权利,图片,替代文字\n"
    "AJ-001,照片 <一>,佚名,1937,,照片,安居镇,旧影,公有领域,p.png,一条街\n"
    "AJ-002,一封信,李某,民国二十六年,,书信,安居镇,,公有领域,,\n"
    "AJ-000,无题,,,,,,,,,\n"
    "AJ-003,地契,,清光绪间,1890,契约,东禅镇,,公有领域,,\n"
)
FOLDER = "content/exhibitions/jiu-ying/"
FILES: dict[str, str | bytes] = {
    f"{FOLDER}index.md": INDEX,
    f"{FOLDER}巡展.csv": TOUR,
    f"{FOLDER}展品.csv": EXHIBITS,
    f"{FOLDER}p.png": picture(1700, 900),
    f"{FOLDER}01-a.png": picture(2500, 1300),
    f"{FOLDER}01-a.md": "Title: 街\nAlt: 石板路\n\n街上的文字 <b>不是标签</b>，见[[AJ-001]]。\n",
    f"{FOLDER}01-a.mp3": FRAME * 2500,
    f"{FOLDER}02-b.jpg": picture(1700, 900, "JPEG"),
    f"{FOLDER}02-b.md": "Title: 船\nAlt: 一条船\n\n船上的文字。\n\n![[AJ-001|局部]]\n",
    f"{FOLDER}03-c.jpg": picture(1700, 900, "JPEG"),
    f"{FOLDER}03-c.md": "Title: 桥\nAlt: 一座桥\n\n桥上的文字。\n",
    f"{FOLDER}回顾.md": "来了很多人。\n",
}
