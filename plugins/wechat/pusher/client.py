"""The calls of WeChat's API that drafts need.

The token comes from stable_token, which gives the same one to everybody who asks, for two hours;
so it is asked for once in a run and kept nowhere.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from plugins.wechat.pusher.errors import BUSY, TOKEN, ApiError
from plugins.wechat.pusher.secrets import Credentials
from plugins.wechat.pusher.transport import as_file, as_json, check_base, post

_JSON = "application/json; charset=utf-8"
_WAITS = (1.0, 3.0, 9.0)
"""Seconds before each new try, where WeChat is busy."""
_PAGE = 20
"""Drafts of one draft/batchget at most."""


class Client:
    """One account for one run."""

    def __init__(
        self, credentials: Credentials, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._credentials = credentials
        self._base = check_base(credentials.base)
        self._sleep = sleep
        self._token = ""

    def upload_picture(self, name: str, content: bytes) -> str:
        """uploadimg: the https address of a picture for an article."""
        body, kind = as_file(name, content)
        return _https(self._call("media/uploadimg", body, kind)["url"])

    def add_material(self, name: str, content: bytes) -> tuple[str, str]:
        """add_material: media id and https address of a picture that stays in the library."""
        body, kind = as_file(name, content)
        answer = self._call("material/add_material", body, kind, {"type": "image"})
        return str(answer["media_id"]), _https(answer.get("url", ""))

    def add_draft(self, articles: list[dict[str, Any]]) -> str:
        """draft/add: the media id of the new draft."""
        return str(self._json("draft/add", {"articles": articles})["media_id"])

    def update_draft(self, media_id: str, index: int, article: dict[str, Any]) -> None:
        """draft/update: one article of a draft."""
        self._json("draft/update", {"media_id": media_id, "index": index, "articles": article})

    def has_draft(self, media_id: str) -> bool:
        """Whether a draft is still there: it leaves the box when it is published or deleted."""
        try:
            self._json("draft/get", {"media_id": media_id})
        except ApiError as mistake:
            if mistake.code == 40007:
                return False
            raise
        return True

    def drafts(self) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        """draft/batchget: media id and articles of every draft, without their texts."""
        return self._pages("draft/batchget", "media_id")

    def published(self) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        """freepublish/batchget: what was published and not sent to followers."""
        return self._pages("freepublish/batchget", "article_id")

    def _pages(self, call: str, name: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        offset, total = 0, 1
        while offset < total:
            answer = self._json(call, {"offset": offset, "count": _PAGE, "no_content": 1})
            total = int(answer.get("total_count", 0))
            for item in answer.get("item", ()):
                yield str(item[name]), item["content"]["news_item"]
            offset += _PAGE

    def _json(self, call: str, body: Mapping[str, Any]) -> dict[str, Any]:
        return self._call(call, as_json(body), _JSON)

    def _call(
        self, call: str, body: bytes, kind: str, query: Mapping[str, str] | None = None
    ) -> dict[str, Any]:
        """One call; busy is waited for, a token that is no longer good is asked for once anew."""
        waits = list(_WAITS)
        renewed = False
        while True:
            token = self._token or self._new_token(force=False)
            path, given = f"/cgi-bin/{call}", {"access_token": token, **(query or {})}
            answer = post(self._base, path, given, body, kind)
            code = int(answer.get("errcode", 0))
            if code in TOKEN and not renewed:
                renewed = True
                if self._new_token(force=False) == token:
                    self._new_token(force=True)
            elif code in BUSY and waits:
                self._sleep(waits.pop(0))
            elif code:
                raise ApiError(code, call)
            else:
                return answer

    def _new_token(self, force: bool) -> str:
        """stable_token. Forcing ends the token of every other program, so it is the last means."""
        body = {
            "grant_type": "client_credential",
            "appid": self._credentials.appid,
            "secret": self._credentials.secret,
            "force_refresh": force,
        }
        answer = post(self._base, "/cgi-bin/stable_token", {}, as_json(body), _JSON)
        if "access_token" not in answer:
            raise ApiError(int(answer.get("errcode", -1)), "stable_token")
        self._token = str(answer["access_token"])
        return self._token


def _https(address: str) -> str:
    """uploadimg answers ``http://mmbiz.qpic.cn/…``; readers' phones ask for https."""
    return address.replace("http://", "https://", 1)
