"""The keys of an exhibition's header and of a panel's, in the order of the guide."""

from plugins.library.exhibitions.nouns import SOURCES, STATUSES, TYPES
from plugins.library.exhibitions.tone import TONES
from plugins.library.reading import common_keys as common
from plugins.library.reading import values
from plugins.library.reading.header import HeaderKeys, Key

RUBBING = "是、否；图是白底黑线的画、拓本写“是”，屏幕变黑时它也反成黑底白线"
EXHIBITION_KEYS = HeaderKeys(
    "展览",
    (
        common.TITLE,
        common.DATE.but(
            help="只知道年份的展览写年份，例如 2021；有展期或巡展表就不用写",
            read=values.day_or_year,
            required=False,
            start="{year}",
        ),
        common.START.but(help="展期的第一天；有巡展表就不用写", start=""),
        common.END.but(help="展期的最后一天", start=""),
        Key(
            "Type",
            "类型",
            f"{'、'.join(TYPES)}；可以写两种",
            values.words,
            is_list=True,
            required=True,
            choices=TYPES,
            field="types",
            start="",
        ),
        common.SERIES.but(help=f"{common.SERIES.help}；每个系列自成一页"),
        common.VENUE.but(
            help="分馆的代号或名称，或地名；几处用顿号“、”隔开；有巡展表时以表为准", is_list=True
        ),
        common.ORGANIZER,
        Key("Curator", "策展", "谁策划的", values.text),
        common.PARTNERS,
        Key("Source", "来源", f"{'、'.join(SOURCES)}；统计用", values.one_or_none, choices=SOURCES),
        common.RIGHTS.but(help="谁画的、能不能转用"),
        common.AUDIENCE,
        common.CONTACT,
        common.STATUS.but(choices=STATUSES),
        common.REASON,
        Key("Boards", "展板数", "线下有几块展板", values.number, field="stated_boards"),
        Key(
            "Visitors",
            "参观人次",
            "总共多少人次；不知道就不写",
            values.number,
            field="stated_visitors",
        ),
        Key(
            "Loanable",
            "可借展",
            "写“是”，页面就有“借这个展”：块数、尺寸、运输、联系、已定出的日子",
            values.flag,
        ),
        Key("Size", "尺寸", "展板的尺寸，例如“80×180 厘米”", values.text),
        Key("Transport", "运输", "借展怎样取送", values.text),
        common.CHRONICLE,
        common.WECHAT,
        common.SUMMARY,
        common.COVER,
        common.FOCUS,
        Key(
            "Tone",
            "底色",
            "封面的底色：朱、墨、素；不写就看标题，纪念先烈的用墨，节日用朱，别的用素",
            values.one_or_none,
            choices=TONES,
            field="stated_tone",
        ),
        Key("Rubbing", "墨线图", f"{RUBBING}，整个展览都是", values.flag, field="is_rubbing"),
        common.ALIASES,
        common.LINK.but(help="公众号里的展览文章，以 https:// 开头", read=values.link),
        *common.OF_EVERY_KIND,
    ),
)

PANEL_KEYS = HeaderKeys(
    "展板",
    (
        common.TITLE.but(help="不写就用文件名里的", required=False),
        Key("Alt", "替代文字", "图上画了什么，看不见图的读者靠它", values.text),
        Key("Section", "单元", "属于哪个单元；和前一块同一个单元就不写", values.text),
        common.LINK.but(help="这块展板的文章在别处时，写完整的网址", read=values.text),
        Key("Panorama", "全景", "是、否；全景照片写“是”", values.flag, field="is_panorama"),
        Key("Rubbing", "墨线图", RUBBING, values.flag, field="is_rubbing"),
        Key("Zoom", "放大", "是、否；不写就是“是”", values.flag_unless_no, field="zooms"),
        Key("Credit", "公开署名", "孩子的作品写“儿童甲，7岁”", values.text),
    ),
    may_lack=True,
)
