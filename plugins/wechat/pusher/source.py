"""The feed and its pictures: from a folder of the built site, or from the published one by https.

A picture is taken only from the site that the feed stands on, and only if its hash is the feed's.
"""

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from plugins.wechat.pusher.errors import PushError
from plugins.wechat.pusher.transport import is_loopback, request

VERSION = 1
_PICTURES = "/wechat/"


@dataclass(frozen=True, slots=True)
class FeedSource:
    """Where a feed comes from."""

    feed: str
    """A file, or an address."""

    def read(self) -> dict[str, Any]:
        """The feed; PushError where it can't be read or is of another version."""
        try:
            found = json.loads(self._bytes())
        except (OSError, ValueError):
            remedy = "请核对网址" if self.is_remote else "请先运行 make html，或用 --feed 指出文件"
            raise PushError(f"公众号文章的 feed 读不出来：{self.feed}。{remedy}。") from None
        if not isinstance(found, dict) or found.get("version") != VERSION:
            raise PushError(f"feed 的版本不是 {VERSION}，请更新推送程序：{self.feed}")
        return found

    def picture(self, address: str, digest: str) -> bytes:
        """The bytes of a picture of the feed."""
        path = urlsplit(address).path
        name = path.rpartition("/")[2]
        if not path.endswith(f"{_PICTURES}{name}"):
            raise PushError(f"图片不在网站的 {_PICTURES} 里：{name}")
        try:
            content = self._fetch(path) if self.is_remote else self._local(name)
        except OSError:
            raise PushError(f"找不到图片 {name}，请重新生成网站。") from None
        if sha256(content).hexdigest() != digest:
            raise PushError(f"图片 {name} 和 feed 说的不一样，网站可能正在更新，请过一会儿再运行。")
        return content

    @property
    def is_remote(self) -> bool:
        """Whether it is fetched."""
        return "://" in self.feed

    def _bytes(self) -> bytes:
        if self.is_remote:
            return self._fetch(urlsplit(self.feed).path)
        return Path(self.feed).read_bytes()

    def _fetch(self, path: str) -> bytes:
        parts = urlsplit(self.feed)
        if parts.scheme != "https" and not is_loopback(self.feed):
            raise PushError("feed 的网址要以 https:// 开头。")
        return request("GET", f"{parts.scheme}://{parts.netloc}", path)

    def _local(self, name: str) -> bytes:
        return (Path(self.feed).resolve().parents[1] / "wechat" / name).read_bytes()
