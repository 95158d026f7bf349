"""Keys that more than one kind of content has. A kind takes them as they are, or says what differs:
``TITLE.but(help="…")``.
"""

from plugins.library.reading import persons, values
from plugins.library.reading.header import Key

TITLE = Key("Title", "标题", "读者看到的名字", values.text, required=True, start="{title}")
DATE = Key(
    *("Date", "日期", "公开的日子，例如 2026-04-23", values.day), required=True, start="{day}"
)
START = Key(
    "Start",
    "开始",
    "`2026-04-23`、`2026年4月23日下午2:30—4:00`、`2026-04-23 起`；几个日子用顿号“、”隔开",
    values.first_days,
    is_list=True,
    field="spans",
)
END = Key("End", "结束", "最后一天；只有一天就不写", values.text)
TIMES = Key(
    *("Times", "时间", "钟点，例如“14:30—16:00”；不知道时写“上午”“下午”", values.hours_or_words)
)
SERIES = Key("Series", "系列", "例如“悦读·阅美”", values.text)
VENUE = Key("Venue", "地点", "分馆的代号或名称，或地名", values.text, start="")
ORGANIZER = Key("Organizer", "主办", "不写就是本馆", values.text)
PARTNERS = Key("Partners", "合办", "几家用顿号“、”隔开", values.words, is_list=True)
PARTICIPANTS = Key("Participants", "人数", "办完以后写，例如“50 余人”", values.text)
AUDIENCE = Key("Audience", "对象", "适合谁，例如“小学生和家长”", values.text)
CONTACT = Key("Contact", "联系", "单位的电话或地址；写在这里的手机号就算单位公布的", values.text)
STATUS = Key("Status", "状态", "正常、延期、取消；不写就是正常", values.choice)
REASON = Key("Reason", "原因", "为什么延期或取消", values.text)
CHRONICLE = Key("Chronicle", "大事记", "是、否，或者写进大事记的那句话", values.yes_or_words)
WECHAT = Key(
    "WeChat",
    "公众号",
    "是、否、贴图，或样式的名字，例如“节日”；不写就是“是”，见 [把文章发到公众号](wechat.md)",
    values.words,
    is_list=True,
    is_told=False,
)
MINORS = Key(
    *("Minors", "未成年人", "是、否；写到、拍到孩子的写“是”；有照片的活动必须写", values.flag),
    field="has_minors",
    start="",
    is_told=False,
)
CONSENT = Key(
    "Consent",
    "监护人同意",
    "照片里孩子的监护人都同意公开以后写“是”；文字里有孩子的全名，监护人同意的写下名字，"
    "例如“王小明、李小红”",
    persons.yes_or_names,
    is_list=True,
    is_told=False,
)
NOT_CHILDREN = Key(
    "NotChildren",
    "不是孩子",
    "检查说是孩子的全名，其实是大人、书里的人或别的词，写在这里，例如“王建国、李红”",
    persons.names,
    is_list=True,
    is_told=False,
)
SUMMARY = Key("Summary", "摘要", "一两句话，列表和搜索结果里用", values.text, start="")
COVER = Key("Cover", "封面", "同一个文件夹里一张图的文件名", values.text)
FOCUS = Key(
    *("Focus", "封面焦点", "“左上”“中”，或 0.2,0.3：封面裁切时要留住的地方", values.text),
    is_told=False,
)
ALIASES = Key(
    "Aliases",
    "旧地址",
    "改名以前的地址，例如 news/old-name/；几个用顿号“、”隔开",
    values.old_addresses,
    is_list=True,
    is_told=False,
)
ALSO_CALLED = Key(
    "AlsoCalled",
    "别称",
    "读者找这一页时会打的别的词，例如“办证、借书卡、小孩办证”；站内搜索认得，网页上看不见",
    values.words,
    is_list=True,
    is_told=False,
)
IN_SHORT = Key(
    "InShort",
    "一看就懂",
    "三到五个短句，说最要紧的，例如“带身份证来。不收押金。当天就能借书。”；写在这一页和长辈版的最前面",
    values.sentences,
)
LINK = Key("Link", "链接", "公众号里同一篇文章的网址，以 https:// 开头", values.text)
SOURCE = Key("Source", "来源", "材料从哪里来", values.text)
RIGHTS = Key("Rights", "权利", "版权归谁，怎样可以用", values.text)
CHANGED = Key(
    *(
        "Changed",
        "修改",
        "最后一次改内容的日子，例如 2026-05-02；不写就由 make deploy 记",
        values.day,
    ),
    is_told=False,
)
READY, DRAFT, IN_REVIEW = "可发", "草稿", "送审"
STAGE = Key(
    "Stage",
    "稿件",
    "草稿、送审、可发；不写就是“可发”。草稿和送审的不发布，见 [草稿](staff-guide.md#草稿)",
    values.choice,
    choices=(READY, DRAFT, IN_REVIEW),
    in_english=("ready", "draft", "review"),
    start=DRAFT,
)
UNTIL = Key(
    *("Until", "下线", "过了这一天，通知不再列出来，它的网页还在，写着“已经过期”", values.day)
)
OF_EVERY_KIND = (MINORS, CONSENT, NOT_CHILDREN, CHANGED, STAGE)
"""What any text may say of itself; they end the keys of every kind."""
