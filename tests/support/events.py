"""Events in every state on one day, as inline files; :func:`many` makes ten years of them."""

from datetime import date, timedelta
from random import Random

from tests.support.exhibition import picture

DAY = date(2026, 11, 10)
"""On it one event is held, one is between two days, and others lie on both sides."""
_BRANCHES = """
[[branch]]
slug = "main"
name = "总馆"
kind = "main"
address = "示例路一号"
telephone = "0825-1234567"
[[branch]]
slug = "duchan"
name = "渡口分馆"
kind = "branch"
"""
_FOLDER = "content/events/2026/storytelling/"
FILES: dict[str, str | bytes] = {
    "content/branches.toml": _BRANCHES,
    "content/events/2026/lecture.md": (
        "Title: 家里的老照片怎样收\nStart: 2026-11-21 14:30—16:00\nType: 讲座\nSeries: 悦读·阅美\n"
        "Venue: main\nPartners: 区档案馆\nAudience: 成年人\nJoin: 无需报名，直接来\n"
        "Capacity: 60 人\n"
        "Fee: 免费\nAccess: 有坡道和大字讲义\nContact: 0825-1234567\n"
        "Summary: 怕潮、怕光、怕折，家里的老照片可以这样收。\nMinors: no\n\n带两三张照片来。\n"
    ),
    "content/events/2026/reading-club.md": (
        "Title: 周二读书会\n"
        "Start: 2026-10-27 19:00—20:30、2026-11-03 19:00—20:30、2026-11-17 19:00—20:30\n"
        "Type: 阅读推广\nSeries: 悦读·阅美\nVenue: duchan\nSummary: 一次一本书。\n\n文。\n"
    ),
    "content/events/2026/quiz.md": (
        "Title: 安居掌故知识竞答\nStart: 2026-11-05\nEnd: 2026-11-20\nType: 读书答题\nVenue: 线上\n"
        "Summary: 十道题，一周内都可以答。\n\n文。\n"
    ),
    "content/events/2026/moved.md": (
        "Title: 冬至诗会\nStart: 2026-12-22 19:00\nFormerly: 2026-11-28 19:00\nType: 朗诵\n"
        "Venue: main\n"
        "Status: 延期\nReason: 讲师改了行程。\nSummary: 读诗。\n\n文。\n"
    ),
    "content/events/2026/waiting.md": (
        "Title: 剪纸培训\nStart: 2026-11-14\nType: 培训\nStatus: 延期\nReason: 等新教室装好。\n\n"
        "文。\n"
    ),
    "content/events/2026/called-off.md": (
        "Title: 露天电影\nStart: 2026-11-15\nType: 阅读推广\nVenue: 凤凰广场\nStatus: 取消\n"
        "Reason: 有雨。\nChronicle: yes\n\n文。\n"
    ),
    f"{_FOLDER}index.md": (
        "Title: 故事妈妈讲故事\nStart: 2026-10-18\nTimes: 下午\nType: 阅读推广、志愿服务\n"
        "Venue: main\n"
        "Participants: 40 余人\nChronicle: 四十余人来听故事。\nMinors: yes\nConsent: yes\n"
        "Cover: 封面.jpg\nAliases: events/old-story\nSummary: 讲两个老故事。\n\n正文。\n\n"
        "## 回顾\n\n"
        "来了 40 余人，讲了两个故事。\n"
    ),
    f"{_FOLDER}封面.jpg": picture(1600, 900, "JPEG"),
    f"{_FOLDER}01-孩子们在听.jpg": picture(1200, 900, "JPEG"),
    f"{_FOLDER}02-讲故事的人.jpg": picture(1200, 900, "JPEG"),
    "content/events/2025/old.md": (
        "Title: 去年的讲座\nStart: 2025-12-30\nEnd: 2026-01-02\nType: 讲座\n\n文。\n"
    ),
    "content/exhibitions/photos/index.md": (
        "Title: 老照片展\nDate: 2026\nType: 线上展\nSeries: 悦读·阅美\n\n前言。\n"
    ),
}
_TYPES = ("展览", "培训", "讲座", "阅读推广", "读书答题", "文字实录", "朗诵", "志愿服务")
_WORDS = "春风化雨悦读书香经典传承乡土记忆亲子共享诗词节气绘本科普手工健康法治少年老友夜读晨诵"


FIRST = date(2017, 1, 1)
"""Before all of :func:`many`."""


def many(count: int, seed: int = 1) -> dict[str, str | bytes]:
    """So many events within ten years, with titles of different words."""
    random = Random(seed)
    files: dict[str, str | bytes] = {"content/branches.toml": _BRANCHES}
    series = ("悦读·阅美", "我们的节日", "")
    for number in range(count):
        day = FIRST + timedelta(days=random.randrange(3650))
        title = "".join(random.choices(_WORDS, k=random.randrange(6, 18)))
        end = f"End: {day + timedelta(days=random.randrange(1, 9))}\n" if number % 5 == 0 else ""
        venue = random.choice(("main", "duchan", "某社区"))
        files[f"content/events/{day.year}/e{number}.md"] = (
            f"Title: {title}\nStart: {day}\n{end}Type: {random.choice(_TYPES)}\nVenue: {venue}\n"
            f"Series: {random.choice(series)}\nSummary: {title}。\n\n文。\n"
            f""
        )
    return files
