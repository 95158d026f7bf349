"""``make serve``: the site on this machine, built again whenever something changes.

Files are looked up when they are asked for, so a build that replaces the folder is served at once
and a build that fails leaves the old site as it was, its reasons on the screen. Pages for staff
are no files: what came in with the export, articles to copy, made when they are asked for.
"""

import logging
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from rich.console import Console
from rich.text import Text
from watchfiles import watch

from plugins.catalog.reader.report import REPORT
from plugins.desk.build import HTML, refuse_unopenable
from plugins.desk.catalog_report import ADDRESS as REPORT_ADDRESS
from plugins.desk.catalog_report_page import report_page
from plugins.desk.settings import DeskError, DeskSettings
from plugins.library.causes import cause_of
from plugins.wechat.paste import ADDRESS as WECHAT_ADDRESS
from plugins.wechat.paste import staff_page

ADDRESS = "127.0.0.1"
DESK = (sys.executable, "-m", "plugins.desk")
TICK_MS = 300
REPORT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'"
"""The report shows what stands in strangers' files: nothing on its page may run."""


class SiteHandler(SimpleHTTPRequestHandler):
    """Static files with the types that readers' programs need, and the site's own 404 page."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".atom": "application/atom+xml",
        ".atom.xml": "application/atom+xml; charset=utf-8",
        ".rss.xml": "application/rss+xml; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".ics": "text/calendar; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".mjs": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".wasm": "application/wasm",
        ".webmanifest": "application/manifest+json",
    }

    error_message_format = (
        '<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>打不开</title>'
        "<p>打不开这一页（代号 %(code)d）。请核对地址；刚改过内容的，等网站生成好再刷新。"
    )

    def __init__(self, *arguments: Any, report: Path | None, root: str, **names: Any) -> None:
        self.report, self.root = report, root
        super().__init__(*arguments, **names)

    def translate_path(self, path: str) -> str:
        """The file of an address, which begins with the folder that the site will lie in."""
        below = path.removeprefix(self.root)
        return super().translate_path(below if below.startswith("/") else path)

    def send_head(self) -> BytesIO | BinaryIO | None:
        """A page for staff, which is no file, or what the folder has; for GET and HEAD."""
        address = self.path.partition("?")[0].rstrip("/")
        if self.report and f"{address}/".startswith(WECHAT_ADDRESS):
            page = staff_page(Path(self.directory), self.report.parent, f"{address}/")
            self._send_page_head(page.status, page.body, ("Content-Security-Policy", page.policy))
            return BytesIO(page.body)
        if self.report is None or address != REPORT_ADDRESS.rstrip("/"):
            return super().send_head()
        status, body = report_page(self.report)
        self._send_page_head(status, body, ("Content-Security-Policy", REPORT_POLICY))
        return BytesIO(body)

    def guess_type(self, path: object) -> str:
        """The type by the longest known ending: ``all.atom.xml`` is Atom, not any XML."""
        name = Path(str(path)).name
        suffixes = [name[at:].lower() for at, letter in enumerate(name) if letter == "."]
        known = (
            self.extensions_map[suffix] for suffix in suffixes if suffix in self.extensions_map
        )
        return next(known, None) or super().guess_type(str(path))

    def end_headers(self) -> None:
        """While writing, a page must never come from the browser's cache."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """``404.html`` for what is not there."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self._send_page_head(code, body)
        if self.command != "HEAD":
            self.wfile.write(body)

    def _send_page_head(self, code: int, body: bytes, *headers: tuple[str, str]) -> None:
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()

    def log_error(self, format: str, *arguments: Any) -> None:
        """The line of the request says the code already, without English words."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Only what went wrong is worth a line on the screen."""
        if int(code) >= HTTPStatus.BAD_REQUEST:
            super().log_request(code, size)


class SiteServer(ThreadingHTTPServer):
    """Says nothing of a browser that went away, and of all else one line."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Called where a request failed."""
        mistake = sys.exception()
        if mistake and not isinstance(mistake, ConnectionError):
            cause = cause_of(mistake)
            print(f"一页没有送出：{cause.what}。{cause.remedy}。", file=sys.stderr)


def make_server(
    output: Path, port: int, report: Path | None = None, root: str = ""
) -> ThreadingHTTPServer:
    """A server for ``output``, which may be replaced meanwhile; port 0 = any free one.

    ``report``: the file behind the page for staff; without it there is no such page. ``root``: the
    folder of its host that the site is built for, with which its links begin.
    """
    handler = partial(SiteHandler, directory=str(output), report=report, root=root)
    try:
        return SiteServer((ADDRESS, port), handler)
    except OSError:
        raise DeskError(f"端口 {port} 已被占用。请换一个，例如：make serve PORT=8001") from None


def serve(
    settings: DeskSettings,
    console: Console,
    desk: Sequence[str] = DESK,
    stop: threading.Event | None = None,
) -> int:
    """Build, serve, and build again on every change until Ctrl+C or ``stop``.

    ``desk`` is the command line of the desk, to which ``html`` or ``rebuild`` is added: each build
    is a process of its own, so a change in ``plugins/`` counts and no mistake ends the server.
    """
    root = urlsplit(settings.siteurl).path
    server = make_server(settings.output, settings.port, settings.build / REPORT, root)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        for verb in _builds(settings, stop):
            console.rule("生成网站")
            subprocess.run(
                [*desk, verb], cwd=settings.root, env=settings.environment(), check=False
            )
            _print_addresses(console, settings.port, root)
    except KeyboardInterrupt:  # while a build runs or its addresses are printed
        pass
    except (OSError, RuntimeError) as mistake:  # of watchfiles, which wants names in UTF-8
        refuse_unopenable(settings.content)
        why = cause_of(mistake).what
        raise DeskError(f"不能再看有没有改动：{why}。请重新运行 make serve。") from mistake
    finally:
        server.shutdown()
        server.server_close()
    console.print(
        Text("已经停止，网站不再在本机打开；文件都还在。再打开：make serve"), soft_wrap=True
    )
    return 0


def _print_addresses(console: Console, port: int, root: str) -> None:
    site = f"http://{ADDRESS}:{port}"
    console.print(Text(f"书目读入报告（只在这台电脑上）：{site}{REPORT_ADDRESS}"), soft_wrap=True)
    console.print(Text(f"公众号文章，排好版可以复制：{site}{WECHAT_ADDRESS}"), soft_wrap=True)
    console.print(Text(f"打开 {site}{root}/ ；改动会自动生成；按 Ctrl+C 结束。"), soft_wrap=True)


def _builds(settings: DeskSettings, stop: threading.Event | None) -> Iterator[str]:
    """``html`` once, then ``rebuild`` for every change; watching begins before the first."""
    first = True
    logging.getLogger(watch.__module__).setLevel(logging.ERROR)  # it tells Ctrl+C in English
    for changes in watch(
        *watched(settings),
        raise_interrupt=False,
        stop_event=stop,
        rust_timeout=TICK_MS,
        yield_on_timeout=True,
    ):
        if first:
            yield "html"
        elif changes:
            yield "rebuild"
        first = False


def watched(settings: DeskSettings) -> list[Path]:
    """Everything a page is made of."""
    folders = [settings.content, *(settings.root / name for name in ("theme", "plugins"))]
    files = [settings.root / name for name in (HTML.conf, "publishconf.py")]
    return [path for path in (*folders, settings.export, *files) if path.exists()]
