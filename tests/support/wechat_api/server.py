"""The HTTP side of the imitation: loopback only, one account, every request in a list."""

import json
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.support.wechat_api.account import JSON_CALLS, Account, Answer, refusal
from tests.support.wechat_api.faults import Faults, Kind
from tests.support.wechat_api.verdict import judge_body

ADDRESS = "127.0.0.1"
_ROOT = "/cgi-bin/"
_HEAD = (
    '<!doctype html><html lang="zh-Hans"><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
)
_FILENAME = re.compile(rb'filename="([^"]*)"')
_UPLOADS = {"media/uploadimg": False, "material/add_material": True}


class Imitation:
    """The account, the faults, and what was asked."""

    def __init__(self, account: Account | None = None) -> None:
        self.account = account or Account()
        self.faults = Faults()
        self.requests: list[str] = []
        """Paths below ``/cgi-bin/``, in their order; never a query, which holds the token."""
        self._lock = threading.Lock()

    def answer(self, path: str, query: Mapping[str, str], body: bytes, kind: str) -> Answer | None:
        """The answer to a request; None where the connection breaks instead."""
        with self._lock:
            self.requests.append(path)
            number = len(self.requests)
            self.faults.before(number, path)
            fault = self.faults.take(number, path)
            if fault and fault.kind is Kind.LOST:
                return None
            if fault and fault.kind is Kind.CODE:
                return refusal(fault.code)
            answer = self._done(path, query, body, kind)
            self.faults.after(number, path)
            return None if fault else answer

    def _done(self, path: str, query: Mapping[str, str], body: bytes, kind: str) -> Answer:
        account = self.account
        if not account.is_listed:
            return refusal(40164)
        quota = next((name for name in account.quotas if path.endswith(name)), "")
        if quota:
            account.quotas[quota] -= 1
            if account.quotas[quota] < 0:
                return refusal(45009)
        if path == "stable_token":
            return account.issue(json.loads(body))
        if query.get("access_token") != account.token:
            return refusal(40001 if query.get("access_token") else 41001)
        if path in _UPLOADS:
            return account.upload(*_file_of(body, kind), is_material=_UPLOADS[path])
        if path in JSON_CALLS:
            code = judge_body(body)
            return refusal(code) if code else JSON_CALLS[path](account, json.loads(body))
        return refusal(404)


def _file_of(body: bytes, kind: str) -> tuple[str, bytes]:
    """Name and content of the part ``media``; empty where there is none."""
    boundary = kind.partition("boundary=")[2].strip('"').encode()
    for part in body.split(b"--" + boundary)[1:-1] if boundary else []:
        head, _, content = part.partition(b"\r\n\r\n")
        if b'name="media"' in head:
            name = _FILENAME.search(head)
            return name[1].decode("utf-8", "replace") if name else "", content.removesuffix(b"\r\n")
    return "", b""


def _draft(draft: Answer) -> str:
    """Its articles, one below the other."""
    return "<hr>".join(
        f"<h1>{escape(one['title'])}</h1>{one['content']}" for one in draft["content"]["news_item"]
    )


def _box(drafts: dict[str, Answer]) -> str:
    """Every draft by its titles, the newest on top as in WeChat's own box."""
    rows = (
        f"<li><a href='/drafts/{name}'>"
        + "、".join(escape(one["title"]) for one in draft["content"]["news_item"])
        + "</a></li>"
        for name, draft in reversed(drafts.items())
    )
    return f"<h1>草稿 {len(drafts)} 份</h1><ol>{''.join(rows)}</ol>"


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, *arguments: Any, imitation: Imitation) -> None:
        self.imitation = imitation
        super().__init__(*arguments)

    def do_POST(self) -> None:
        """Every call of the API."""
        parts = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        kind = self.headers.get("Content-Type", "")
        path = parts.path.removeprefix(_ROOT)
        answer = self.imitation.answer(path, query, body, kind)
        if answer is None:
            self.close_connection = True
            return
        self._send(json.dumps(answer, ensure_ascii=False).encode(), "application/json")

    def do_GET(self) -> None:
        """``/drafts/``: what lies in the box; below it each draft as WeChat kept it, for eyes."""
        drafts = self.imitation.account.drafts
        draft = drafts.get(self.path.removeprefix("/drafts/"))
        shown = _draft(draft) if draft else _box(drafts)
        page = f"{_HEAD}<title>草稿</title>{shown}"
        self._send(page.encode(), "text/html; charset=utf-8")

    def _send(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """The query holds the token: nothing is logged."""


def make_server(imitation: Imitation, port: int = 0) -> ThreadingHTTPServer:
    """A server on loopback; port 0 = any free one."""
    return ThreadingHTTPServer((ADDRESS, port), partial(_Handler, imitation=imitation))


@contextmanager
def running(imitation: Imitation) -> Iterator[str]:
    """Serve it in a thread; yield its address."""
    server = make_server(imitation)
    # looks often whether it is to end: by default each test would wait half a second for that
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://{ADDRESS}:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
