"""HTTP with the standard library: one request, one answer, no redirect, no proxy, no log.

The token stands in the query of every call, so an address must never reach a message. requests
follows redirects, reads ``.netrc`` and proxies, and puts the address into its exceptions.
"""

import http.client
import json
import ssl
from collections.abc import Mapping
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlencode, urlsplit

from plugins.library.causes import cause_of
from plugins.wechat.pusher.errors import PushError

HOST = "api.weixin.qq.com"
_TIMEOUT = 60
_MOST_BYTES = 20_000_000
_BOUNDARY = "anju-library-7f3a9c"


def check_base(base: str) -> str:
    """The address of the API where it may be one: WeChat's own by https, or this machine."""
    parts = urlsplit(base)
    host = parts.hostname or ""
    plain = not (parts.username or parts.password or parts.query or parts.path.strip("/"))
    if plain and ((parts.scheme == "https" and parts.netloc == HOST) or is_loopback(base)):
        return base.rstrip("/")
    raise PushError(f"WECHAT_API_BASE 只能是 https://{HOST} 或本机地址，读到的主机是“{host}”。")


def is_loopback(address: str) -> bool:
    """Whether an address is this machine's, given as a number: names can be turned elsewhere."""
    parts = urlsplit(address)
    try:
        loopback = ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return False
    return loopback and parts.scheme in ("http", "https") and "@" not in parts.netloc


def post(base: str, path: str, query: Mapping[str, str], body: bytes, kind: str) -> dict[str, Any]:
    """One call of the API; PushError where no answer came."""
    target = f"{path}?{urlencode(query)}" if query else path
    content = request("POST", base, target, body, {"Content-Type": kind})
    try:
        answer = json.loads(content)
    except ValueError:
        raise PushError("微信的回答读不懂，请过一会儿再运行。") from None
    if not isinstance(answer, dict):
        raise PushError("微信的回答读不懂，请过一会儿再运行。")
    return answer


def request(
    method: str, base: str, target: str, body: bytes = b"", headers: Mapping[str, str] | None = None
) -> bytes:
    """One request; PushError for a broken connection or any status but 200."""
    parts = urlsplit(base)
    try:
        connection = _connection(parts.scheme, parts.hostname or "", parts.port)
        try:
            connection.request(method, target, body or None, dict(headers or {}))
            response = connection.getresponse()
            content = response.read(_MOST_BYTES + 1)
        finally:
            connection.close()
    except (OSError, http.client.HTTPException) as mistake:
        # not its chain either: the mistake's own words may hold the address and so the token
        cause = cause_of(mistake)
        why = f"{cause.what}。{cause.remedy}"
        raise PushError(f"和 {parts.hostname} 没有连成：{why}，会接着做。") from None
    if response.status != http.client.OK or len(content) > _MOST_BYTES:
        raise PushError(f"{parts.hostname} 没有给出内容（HTTP {response.status}）。")
    return content


def _connection(scheme: str, host: str, port: int | None) -> http.client.HTTPConnection:
    if scheme == "https":
        context = ssl.create_default_context()
        return http.client.HTTPSConnection(host, port, timeout=_TIMEOUT, context=context)
    return http.client.HTTPConnection(host, port, timeout=_TIMEOUT)


def as_json(value: object) -> bytes:
    """UTF-8 as it is: WeChat counts ``\\uXXXX`` as six characters (the classic 45003)."""
    return json.dumps(value, ensure_ascii=False).encode()


def as_file(name: str, content: bytes) -> tuple[bytes, str]:
    """A form of one file, and its content type; an ASCII name, because others gave 41005."""
    head = (
        f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="media"; filename="{name}"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n"
    )
    body = head.encode("ascii") + content + f"\r\n--{_BOUNDARY}--\r\n".encode()
    return body, f"multipart/form-data; boundary={_BOUNDARY}"
