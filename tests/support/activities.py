"""One quiz, one message wall and one transcript, as small as they can be."""

QUIZ = {
    "content/quizzes/small/index.md": "Title: 小测\nDate: 2026-04-23\n\n读一读再答。\n",
    "content/quizzes/small/题目.csv": (
        "题目,选项A,选项B,选项C,答案,解析,出处,分值\n"
        "一加一？,一,二,,B,数一数,算术,5\n哪些是书？,《诗经》,<b>石头</b>,《论语》,AC,都在架上,,\n"
    ),
}
WALL = {
    "content/messages/wall/index.md": "Title: 写给图书馆\nDate: 2026-04-23\n\n",
    "content/messages/wall/寄语.csv": (
        "寄语,署名,日期,同意公开,精选\n灯亮着,小陈,2026-04-23,是,\n别登,小李,,否,\n书香,,,是,是\n"
        f"{'很长的一段话，' * 30},一位老读者,,是,\n"
    ),
}
FRAME = bytes([0xFF, 0xFB, 0x90, 0x00]) + bytes(413)
"""417 bytes of MP3 at 128 kbit/s: a 38th of a second of silence."""
TALK: dict[str, str | bytes] = {
    "content/transcripts/talk.md": (
        "Title: 一次谈话\nDate: 2026-05-20\nVenue: main\n\n"
        "[00:00:01] 主持人：好。\n[00:00:02] 甲（厨师）：<i>好</i>。\n　　接着说。\n"
    ),
    "content/transcripts/talk.mp3": FRAME * 400,
}
