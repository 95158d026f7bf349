"""Words that are written into a content folder to see what comes of them: right and wrong ones."""

import re


def _words(text: str) -> tuple[str, ...]:
    """What stands between line breaks and pairs of blanks."""
    return tuple(re.split(r"\n|  ", text.strip("\n")))


STEMS = (
    *("x", "y", "index", "2023", "2026", "2099", "events", "main", "副本", "a b", "a (1)", "X"),
    *(".x", "~$x", "x.y", "01-x", "4-x", "_x", "-", "100%", "巡展", "题目", "展品", "回顾", "封面"),
    *("rss.xml", "feed", "form", "con", "x" * 90, "馆" * 60, "a\u200bb", "e\u0301", "é", "😀"),
)
SUFFIXES = (".md", ".MD", ".png", ".jpg", ".csv", ".xlsx", ".mp3", ".toml", ".txt", ".audio.md", "")
NEW_FOLDERS = (
    *("news", "news/2026", "pages", "pages/about", "pages/x", "events/2026", "events/2030/x"),
    *("chronicle", "exhibitions", "exhibitions/x", "exhibitions/festivals", "reports/2022"),
    *("disclosure", "disclosure/files", "lists", "quizzes/x", "letters", "messages/x"),
    *("transcripts", "issues", "wechat", "templates", "reviews", "x", ""),
)
FAR = (
    "",
    " ",
    "长" * 400,
    *_words("""
x  是  否  yes  main  总馆  总馆二楼  east、west  甲、乙、  、  2026-02-30  2026-02-28  2024-02-29
0001-01-01  9999-12-31  1898-07-01  2026  2026-12-01 起  2025-11-22  2025-11-23
2025-12-01 23:30—01:00  2025-12-01 24:00  2025-12-01、2025-12-01  2025-12-01—2025-11-01
2025-12-01 9:00—17:30  12-01  0  -1  007  1.5  1e400  99999999999  ٣  ²  ①  约三百人  3 块  NaN
../x  /news/  /x/  news/x/  a/b  封面.png  index.md  x.png  rules.txt  <b>  <script>  &amp;
“引号  "  '  \\  %  %2F  {}  {{ x }}  {% x %}  {attach}x.png  {filename}x.md  [[SL-001]]
![[SL-002]]  [[x]]  〔咨询电话〕  〔x〕  〔  《》  https://  https://[  https://x.cn:99999/
https://example.org/  http://x  mailto:  #  # 题  ```  |  ，，，  😀  \u200b  \u202e  \x07
\ufeff  a\x09b  登陆网站  13812345678  I247.5  草稿  贴图  延期  取消
"""),
)
"""Values of keys and cells."""
TOML = _words("""
""  "x"  "main"  0  -1  1.5  inf  nan  true  false  []  {}  [[]]  2026-02-28  0001-01-01
9999-12-31  2025-12-01T09:00:00  09:00:00  ["x", 1]  ["09:00-12:00"]  ["24:00-09:00"]
["9-12"]  ["09:00-12:00", "11:00-14:00"]  ["main"]  [2025-12-01]  [2025-12-01, 2025-12-01]
"2025-12-01"  "03-31"  "02-30"  "/x/"  99999999999999999999  "a b"  "\\u0000"  "<b>"
"{{ x }}"  1e400  "总馆"
""")
"""Values of TOML."""
BODIES = """\
一行字。
%
## 小标题
%
## 2025-11-01 题
%
| 甲 | 乙 |
|---|---|
| 1 | 2 |
%
> 引文
%
- 一
- 二

    又一段
%
1. 一
2. 二
%
```
[不](/x/)
```
%
文[^1]

[^1]: 注
%
[活动](/events/)
%
[页]({filename}/pages/about.md)
%
[无](/nowhere/)
%
[空]()
%
[外](x.cn)
%
[锚](/about/#x)
%
[自己](#x)
%
[参][r]

[r]: /events/
%
[来源]: 省图书馆
%
<https://x.cn>
%
![图]({attach}lamp.png)
%
![图](lamp.png)
%
![图]({attach}封面.png)
%
[[SL-001]]
%
![[SL-002]]
%
〔咨询电话〕
%
〔地址〕
%
〔无〕
%
<b>粗</b>
%
<div>
%
&nbsp;
%
**粗
%
*
%
—————
%
\\
%
[00:00:05] 甲：好。
%
[99:99:99] 甲：好。
%
- 《红楼梦》 / 曹雪芹 — 书。
%
- x
%
- 《》
%
Title: 甲
%
标题：甲
%
## 01
%
## 展板（01—03）
%
Start: 2024-03-01
%
---
%
===
%
\x0b甲
%
甲\x09乙
丙\x09丁
%
术语
: 解释
%
<!-- 注 -->
%
<details>

**文**

</details>
%
2025 年 1 月""".split("\n%\n")
"""Markdown."""
BYTES = (b"", b"\n", b"\xff\xfe\x00", "好".encode("gb18030"), b"\x00" * 9, "\ufeff文".encode())
