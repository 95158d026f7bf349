"""WeChat's error codes, in the words of the person who has to do something about them.

Source: 微信开发者平台, 全局返回码; 草稿箱 and 素材管理, each call's own table (2026-10).
"""

from types import MappingProxyType

BUSY = frozenset({-1, 45011})
"""Come again in a moment."""
TOKEN = frozenset({40001, 40014, 42001})
"""The token is no longer good."""
MEDIA = 40007
MEANINGS = MappingProxyType(
    {
        -1: "微信系统繁忙，请过一会儿再运行",
        40001: "access_token 不对，或 AppSecret 已经换过",
        40005: "图片的格式微信不收",
        40007: "这个素材或草稿已经不在了",
        40009: "图片太大",
        40013: "AppID 不对，请核对 WECHAT_APPID",
        40014: "access_token 不对",
        40125: "AppSecret 不对，请核对 WECHAT_APPSECRET",
        40164: "这台电脑的 IP 不在白名单里。请到 微信开发者平台 → 我的业务 → 公众号 → "
        "基础信息 里把它加进“IP 白名单”",
        40243: "AppSecret 被冻结，请到微信开发者平台解冻",
        41005: "图片没有传过去，或没有文件名",
        42001: "access_token 过期",
        44003: "图文是空的",
        44004: "正文是空的",
        45001: "素材文件太大",
        45002: "正文太长（20,000 字符以内，含排版代码）",
        45003: "标题太长（接口最多 32 字）",
        45004: "摘要太长（最多 128 字）",
        45005: "“阅读原文”的网址太长",
        45008: "一次最多 8 篇",
        45009: "今天的调用次数用完了，请明天再运行",
        45011: "调用太频繁，请过一会儿再运行",
        45110: "作者名太长（最多 16 字）",
        45166: "正文里有微信不收的内容，或太长",
        47001: "发过去的数据格式不对，请把这句话告诉维护网站的人",
        48001: "这个公众号没有这项接口权限（个人主体、未认证的账号没有），请从网页复制文章",
        53402: "封面裁剪失败，请换一张封面",
        61004: "这台电脑的 IP 不在白名单里，请到微信开发者平台添加",
    }
)


class PushError(Exception):
    """Nothing more can be done in this run; a Chinese sentence without any secret."""


class ApiError(PushError):
    """WeChat refused one call."""

    def __init__(self, code: int, call: str) -> None:
        meaning = MEANINGS.get(code, "微信没有接受，请在微信开发者平台的“全局返回码”里查")
        super().__init__(f"{meaning}（{call}，错误码 {code}）")
        self.code = code
