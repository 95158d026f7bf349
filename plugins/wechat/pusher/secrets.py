"""AppID and AppSecret: from the environment or from systemd, never from a command line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plugins.wechat.pusher.errors import PushError

API = "https://api.weixin.qq.com"


@dataclass(frozen=True, slots=True)
class Credentials:
    """An account; its secret shows in no ``repr``."""

    appid: str
    secret: str = field(repr=False)
    base: str = API


def read_credentials(environment: Mapping[str, str]) -> Credentials:
    """``WECHAT_APPID``, and ``WECHAT_APPSECRET`` or systemd's credential ``wechat-appsecret``."""
    appid = environment.get("WECHAT_APPID", "").strip()
    secret = environment.get("WECHAT_APPSECRET", "").strip() or _from_systemd(environment)
    if not (appid and secret):
        raise PushError(
            "没有公众号的 AppID 或 AppSecret。请设环境变量 WECHAT_APPID 和 WECHAT_APPSECRET"
            "（在 微信开发者平台 → 我的业务 → 公众号 里找）；没有密钥，可以从网页复制文章。"
        )
    return Credentials(appid, secret, environment.get("WECHAT_API_BASE", "").strip() or API)


def _from_systemd(environment: Mapping[str, str]) -> str:
    folder = environment.get("CREDENTIALS_DIRECTORY", "")
    path = Path(folder, "wechat-appsecret")
    return path.read_text(encoding="utf-8").strip() if folder and path.is_file() else ""
