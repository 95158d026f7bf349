"""The keys of an event's header, in the order of the guide."""

from plugins.library.events.nouns import STATUSES
from plugins.library.reading import common_keys as common
from plugins.library.reading import values
from plugins.library.reading.header import HeaderKeys, Key

_TO_COME = "；办以前缺它，预览里写“待馆方填写”，发布后写“请来馆问”"

EVENT_KEYS = HeaderKeys(
    "活动",
    (
        common.TITLE,
        common.DATE.but(help="网页公开的日子；不写就由 make deploy 记", required=False, start=None),
        common.START.but(required=True, start=""),
        common.END,
        common.TIMES,
        Key(
            "Type",
            "类型",
            "几种用顿号“、”隔开；每个类型自成一页",
            values.words,
            is_list=True,
            required=True,
            field="types",
            start="",
        ),
        common.SERIES.but(help=f"{common.SERIES.help}；每个系列自成一页"),
        common.VENUE.but(help=f"{common.VENUE.help}；网上办的写“线上”{_TO_COME}"),
        common.ORGANIZER,
        common.PARTNERS,
        common.AUDIENCE.but(help=common.AUDIENCE.help + _TO_COME, start=""),
        Key("Join", "参加方式", f"例如“无需报名，直接来”{_TO_COME}", values.text, start=""),
        Key("Capacity", "名额", "例如“60 人”", values.text),
        Key("Fee", "费用", f"例如“免费”；收费的写明依据{_TO_COME}", values.text, start=""),
        Key("Access", "无障碍", f"例如“有坡道，有大字讲义”{_TO_COME}", values.text, start=""),
        common.CONTACT.but(help=common.CONTACT.help + _TO_COME, start=""),
        common.STATUS.but(choices=STATUSES),
        common.REASON,
        Key("Formerly", "原定", "改日子以前的日子，改过两次就写两个", values.days),
        common.PARTICIPANTS,
        common.CHRONICLE,
        common.WECHAT,
        common.SUMMARY,
        common.COVER,
        common.FOCUS,
        common.ALIASES,
        common.LINK,
        *common.OF_EVERY_KIND,
    ),
)
