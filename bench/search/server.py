"""Two kinds of hosts on this machine: one that compresses nothing, one that compresses text.

Both keep connections, as hosts on the web do.
"""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from plugins.desk.serve import ADDRESS, SiteHandler
from plugins.precompress.compress import SUFFIXES, compressed


class PlainHandler(SiteHandler):
    """Every file as it lies there, packed index files too."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def end_headers(self) -> None:
        """No word on caches, as nginx of ``docs/hosting.md``: the browser's own rule holds."""
        SimpleHTTPRequestHandler.end_headers(self)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nobody reads along."""


class CompressingHandler(PlainHandler):
    """Text in the bytes that ``make publish`` puts beside it, for browsers that take them."""

    def send_head(self) -> BytesIO | BinaryIO | None:
        """The compressed form, else the file itself."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        accepts_brotli = "br" in self.headers.get("Accept-Encoding", "")
        form = _brotli(path) if accepts_brotli and path.suffix in SUFFIXES else None
        if form is None:
            return super().send_head()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "br")
        self.send_header("Content-Length", str(len(form)))
        self.end_headers()
        return BytesIO(form)


@cache
def _brotli(path: Path) -> bytes | None:
    return compressed(path.read_bytes()).get(".br") if path.is_file() else None


class _Server(ThreadingHTTPServer):
    """Keeps what went wrong in an answer; a browser that is closed in the middle is no mistake."""

    daemon_threads = True

    def __init__(self, handler: Callable[..., SiteHandler]) -> None:
        self.mistakes: list[Exception] = []
        super().__init__((ADDRESS, 0), handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """Called where a request failed."""
        mistake = sys.exception()
        if isinstance(mistake, Exception) and not isinstance(mistake, ConnectionError):
            self.mistakes.append(mistake)


@contextmanager
def served(folder: Path, handler: type[SiteHandler] = PlainHandler) -> Iterator[str]:
    """The address under which a folder is served.

    What a request failed of is raised in the end, because a host that answers half of what it is
    asked measures nothing.
    """
    server = _Server(partial(handler, directory=str(folder), report=None, root=""))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://{ADDRESS}:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        if server.mistakes:
            raise server.mistakes[0]
