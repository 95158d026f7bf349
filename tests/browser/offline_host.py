"""A host that can go away, hold files back, and change to a new build."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


@dataclass
class Host:
    """What the host does, to be changed while it runs."""

    folder: Path
    """The site that it serves, under ``root``."""
    root: str
    """``/lib``: the folder of the host in which the site lies."""
    address: str = ""
    """The site's address without trailing slash."""
    down: bool = False
    """Whether every connection breaks without an answer."""
    held: str = ""
    """Files with this in their path come only when it is empty again."""
    failing: str = ""
    """Files with this in their path are answered with 503."""
    instead: dict[str, Path] = field(default_factory=dict)
    """Files of another release that it gives in place of the site's, by path below ``root``."""
    asked: list[str] = field(default_factory=list)
    """The paths below ``root`` that were asked for."""
    released: threading.Event = field(default_factory=threading.Event)

    def release(self) -> None:
        """Let the files come that were held back."""
        self.held = ""
        self.released.set()

    def hold(self, part: str) -> None:
        """Hold files back."""
        self.held = part
        self.released.clear()


class _Handler(SimpleHTTPRequestHandler):
    """Answers as the host says; nothing stays in the browser's own cache."""

    def __init__(self, *arguments: Any, host: Host) -> None:
        self.host = host
        super().__init__(*arguments, directory=str(host.folder))

    def do_GET(self) -> None:
        path = self.path.removeprefix(self.host.root)
        if self.host.down:
            self.close_connection = True
            return
        self.host.asked.append(path)
        if self.host.held and self.host.held in path:
            self.host.released.wait(30)
        if self.host.failing and self.host.failing in path:
            self.send_error(503)
            return
        self.path = path
        super().do_GET()

    def translate_path(self, path: str) -> str:
        other = self.host.instead.get(path)
        return str(other) if other else super().translate_path(path)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        """Keep the test's output clean."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A reader who goes away in the middle of an answer is no mistake."""


@contextmanager
def hosted(folder: Path, root: str) -> Iterator[Host]:
    """Serve a site below ``root`` on a free port of this machine."""
    host = Host(folder, root)
    server = _Server(("127.0.0.1", 0), lambda *arguments: _Handler(*arguments, host=host))
    host.address = f"http://127.0.0.1:{server.server_port}{root}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield host
    finally:
        host.release()
        server.shutdown()
        server.server_close()
        thread.join()
