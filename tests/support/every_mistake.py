"""A content folder in which everything is wrong that the readers of exhibitions can tell."""

from tests.support.made import MP3_FRAME, Files, workbook

PANEL = "Title: 甲\nAlt: 一张图\n\n文。\n"
LEAST = "Title: 甲\nDate: 2026\nType: 线上展\n\n前言。\n"
ROOT: Files = {
    "端午.md": LEAST,
    "展品.csv": "编号,题名\nAJ-001,信\n",
    "items.csv": "编号,题名\nAJ-001,信\n",
    "only-pictures/01.jpg": b"",
    "only-pictures/02.jpg": b"",
    "Spring_2026/index.md": LEAST,
    "items/index.md": LEAST,
    "no-utf8/index.md": b"\xff" + LEAST.encode(),
}
HEADER: Files = {
    "empty/index.md": b"",
    "header/index.md": (
        "Titel: 甲\n标题：甲\n标题：乙\n随便一行\nSlug: x\nStart: 3月5日\nType: 大展、巡展\n"
        "Source: 买的\nStatus: 推迟\nBoards: 二十\nVisitors: 约三千\nMinors: 也许\nLoanable: 可以\n"
        "Link: mp.weixin.qq.com\nAliases: ../x\nCover: 封画.jpg\nPanorama: 是\nDate: 2026\n"
    ),
    "header/封面.jpg": b"",
    "header/cover.png": b"",
    "header/回顾.md": b"\xff",
    "year/index.md": "Title: 甲\nType: 线上展\nDate: 0000\n",
    "loan/index.md": f"Loanable: yes\n{LEAST}",
    "ends-first/index.md": f"Start: 2026-03-05\nEnd: 2026-03-01\n{LEAST}",
}
FOLDER: Files = {
    "files/index.md": LEAST,
    "files/原图/01.jpg": b"",
    "files/001.jpg": b"",
    "files/01-甲.jpg": b"",
    "files/1-乙.jpg": b"",
    "files/01.md": PANEL,
    "files/02.tif": b"",
    "files/海报.pdf": b"",
    "files/巡展表.xlsx": b"",
    "files/notes.md": "x",
}
PANELS: Files = {
    "panels/index.md": (
        f"{LEAST}\n## 岁首（01—09）\n\n## 端午（03—02）\n\n## 中秋（04）\n\n"
        "## 02\n\n文。\n\n## 2 又一次\n\n文。\n\n## 07\n\n文。\n\n## 06 另一个名字\n"
    ),
    "panels/01-a.jpg": b"",
    "panels/01-a.mp3": "不是声音".encode(),
    "panels/02-b.md": "Zoom: 大\nVenue: 总馆\nLink: mp.weixin.qq.com\n\n文。\n",
    "panels/03-c.mp3": MP3_FRAME * 9,
    "panels/05-e.jpg": b"",
    "panels/05-e.md": b"\xff" + PANEL.encode(),
    "panels/06-f.jpg": b"",
    "panels/06-f.md": f"单元：别处\n{PANEL}",
    "panels/06-f.audio.md": "说的话。\n",
}
TOUR: Files = {
    "tour/index.md": "Title: 甲\nType: 巡展\nStart: 2025-01-01\n\n前言。\n",
    "tour/p.jpg": b"",
    "tour/巡展.xlsx": workbook(
        [
            ["# 一行一站"],
            ["站点", "开始", "结束", "套别", "参观人次", "照片", "状态", "备注", "天气", "开展"],
            ["", "2026-03-05"],
            ["mian"],
            ["xyz"],
            ["甲镇", "3月5日"],
            ["乙镇", "2026-03-05", "3月1日"],
            ["丙镇", "2026-03-05—待定"],
            ["丁镇", "2026-03-31", "2026-03-05"],
            ["戊镇", "", "2026-03-05"],
            ["己镇", "2026-02-30"],
            ["庚镇", "2026-03-05、2026-03-07"],
            ["辛镇", "2026-03-05 起", "2026-03-31"],
            ["壬镇", "2026-03-05", "2026-03-31 起"],
            ["癸镇", "", "", "", "约1200", "q.jpg", "已结束"],
            ["总馆", "2026-05-01", "2026-05-31", "A"],
            ["子镇", "2026-05-31", "2026-06-10", "A套"],
            ["丑镇", "2026-06-10", "2026-06-12"],
            ["寅镇", "2026-06-12"],
            ["卯镇", "2026-10-01"],
        ],
        "站点表",
    ),
    "two-tours/index.md": LEAST,
    "two-tours/巡展.csv": "站点\n甲镇\n",
    "two-tours/tour.csv": "站点\n甲镇\n",
}
SHEETS: Files = {
    **{
        f"{name}/index.md": LEAST for name in ("zero", "blank", "old", "long", "headless", "broken")
    },
    "zero/巡展.xlsx": b"",
    "blank/巡展.csv": b"",
    "old/展品.xlsx": bytes.fromhex("d0cf11e0") + bytes(600),
    "long/展品.csv": "编号,题名\n" + "".join(f"L{n},信\n" for n in range(10_001)),
    "huge/index.md": LEAST,
    "huge/展品.csv": b"\n" * 5_000_001,
    "headless/巡展.csv": "总馆,2026-03-05\n分馆,2026-03-07\n",
    "position/巡展.csv": "站点,经度,纬度\n甲镇,105.4,\n乙镇,30.3,105.4\n",
    "position/index.md": "Title: 位置\nDate: 2026\nType: 巡展\n\n前言。\n",
    "broken/巡展.csv": "站点,备注\n总馆,好,真好\n".encode() + "分馆,坏".encode() + b"\xe5\n",
}
EXHIBITS: Files = {
    "exhibits/index.md": f"{LEAST}\n[[AJ-01]]、[[zzz]]、![[A6]]\n",
    "exhibits/jiufengtang.jpg": b"",
    "exhibits/展品.csv": (
        "编号,题名,年代,年代排序,类型,图片,替代文字\n,信,,,,,\nA2,,,,,,\nA 3,信,,,,,\n"
        "A4,信,清光绪间,,,,\nA5,信,,光绪,,jiufengtan.jpg,堂\nA6,信,,,画,x,\n"
        "A7,信,,,话,jiufengtang.jpg,\nAJ_001,信,,,★,,\n"
    ),
}
PRIVACY: Files = {
    "privacy/index.md": f"Minors: yes\n{LEAST}",
    "privacy/01.jpg": b"",
    "privacy/01.md": f"{PANEL}\n安居小学三年级 王小明\n",
    "privacy/展品.csv": "编号,题名,责任者,收藏者\nP1,画,磨溪中学学生李华,张某\n",
}
NAMES: Files = {
    "names-a/index.md": f"Series: 春晖\nAliases: exhibitions/former/\n{LEAST}",
    "names-b/index.md": f"Series: 春回\nAliases: exhibitions/former/、exhibitions/names-a\n{LEAST}",
    "names-c/index.md": f"Series: ★\n{LEAST}",
}
FILES: Files = {
    **ROOT,
    **HEADER,
    **FOLDER,
    **PANELS,
    **TOUR,
    **SHEETS,
    **EXHIBITS,
    **PRIVACY,
    **NAMES,
}
