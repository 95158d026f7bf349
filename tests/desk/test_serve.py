"""The server for writing: right types, the site's own 404, a replaced folder at once."""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from plugins.catalog.reader.report import REPORT
from plugins.desk.build import html
from plugins.desk.rebuild import plugins_while_writing, rebuild
from plugins.desk.serve import make_server, serve, watched
from plugins.desk.settings import DeskError, DeskSettings
from plugins.library.causes import is_english
from tests.conftest import ROOT
from tests.desk.conftest import write


@pytest.fixture
def address(desk: DeskSettings) -> Iterator[str]:
    server = make_server(desk.output, 0, desk.build / REPORT)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def get(url: str) -> tuple[int, str, str]:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read().decode()
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.code, answer.headers["Content-Type"], answer.read().decode()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("feeds/all.atom.xml", "application/atom+xml; charset=utf-8"),
        ("feeds/all.rss.xml", "application/rss+xml; charset=utf-8"),
        ("feeds/events.ics", "text/calendar; charset=utf-8"),
        ("site.webmanifest", "application/manifest+json"),
        ("old.atom", "application/atom+xml"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.html", "text/html; charset=utf-8"),
        ("theme/site.646ad22c.css", "text/css"),
        ("cover.png", "image/png"),
        ("catalog/index/a.bin.gz", "application/gzip"),
        ("pagefind/wasm.unknown", "application/octet-stream"),
    ],
)
def test_every_file_has_its_type(desk: DeskSettings, address: str, name: str, kind: str) -> None:
    write(desk.output, {name: "x"})
    assert get(f"{address}/{name}") == (200, kind, "x")


def test_the_sites_own_page_answers_what_is_not_there(desk: DeskSettings, address: str) -> None:
    write(desk.output, {"404.html": "没有这一页"})
    assert get(f"{address}/nowhere/") == (404, "text/html; charset=utf-8", "没有这一页")


STAFF = "/staff/catalog-report/"
ACCOUNT = {
    "path": "export/items.csv",
    "format": "csv",
    "encoding": "gb18030",
    "kept": 3,
    "repaired": 0,
    "skipped": [{"ordinal": 4, "id": "<b>7</b>", "reason": "没有题名", "remedy": "请补上"}],
    "repairs": [],
    "hidden": {},
    "unknown_statuses": {},
    "unread": [],
    "made": 0,
}
NUMBERS = {"records": 2, "items": 3, "hidden_items": 0}
NUMBERS |= {"unnumbered_items": 0, "records_without_copies": 0}


def test_staff_read_what_came_in_on_a_page_that_is_no_file(
    desk: DeskSettings, address: str
) -> None:
    status, kind, page = get(f"{address}{STAFF}")
    assert (status, kind) == (404, "text/html; charset=utf-8")
    assert "make check" in page
    data = {"files": [ACCOUNT], "duplicates": [], "specimens": [], **NUMBERS}
    write(desk.root, {f"build/{REPORT}": json.dumps(data)})
    status, kind, page = get(f"{address}{STAFF}")
    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert "没有题名" in page
    assert "&lt;b&gt;7&lt;/b&gt;" in page
    assert get(f"{address}{STAFF[:-1]}?x=1")[2] == page
    assert not desk.output.exists()
    write(desk.root, {f"build/{REPORT}": "{"})
    assert get(f"{address}{STAFF}")[0] == 200


def test_before_there_is_a_site_the_page_that_says_so_is_chinese(
    address: str, capfd: pytest.CaptureFixture[str]
) -> None:
    status, _, body = get(f"{address}/nowhere/")
    assert status == 404 and "打不开这一页（代号 404）" in body
    assert not is_english(re.sub("<[^>]*>", " ", body))
    assert "File not found" not in capfd.readouterr().err


@pytest.mark.parametrize(("method", "expected"), [("HEAD", 404), ("POST", 501), ("PUT", 501)])
def test_the_page_for_staff_is_only_read(address: str, method: str, expected: int) -> None:
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=5)
    connection.request(method, STAFF)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    assert answer.status == expected
    if method == "HEAD":
        assert body == b""
        assert "default-src 'none'" in (answer.headers["Content-Security-Policy"] or "")


def test_without_a_report_to_show_the_server_has_only_files(desk: DeskSettings) -> None:
    server = make_server(desk.output, 0)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        assert "make check" not in get(f"http://127.0.0.1:{server.server_port}{STAFF}")[2]
    finally:
        server.shutdown()
        server.server_close()


DESK = """
import os, sys
from pathlib import Path
from rich.console import Console
sys.path.insert(0, sys.argv[1])
from plugins.desk.build import html
from plugins.desk.rebuild import rebuild
from plugins.desk.settings import read_settings
command = {"html": html, "rebuild": rebuild}[sys.argv[2]]
sys.exit(command(read_settings(os.environ, Path.cwd()), (), Console()))
"""


def test_every_change_is_built_and_served_and_a_mistake_never(
    desk: DeskSettings,
    console: Console,
    told: Callable[[], str],
    capfd: pytest.CaptureFixture[str],
) -> None:
    moving = replace(desk, port=free_port(desk.output))
    command = (sys.executable, "-c", DESK, str(Path(__file__).parents[2]))
    stop = threading.Event()
    serving = threading.Thread(target=serve, args=(moving, console, command, stop), daemon=True)
    serving.start()
    page = f"http://127.0.0.1:{moving.port}/hours/"
    source = "content/pages/hours.md"
    try:
        wait_for(page, "正文")
        wait_until(lambda: f"http://127.0.0.1:{moving.port}{STAFF}" in told())
        write(desk.root, {source: "Title: 开放时间\n\n[坏]({filename}no.md)\n"})
        wait_until(lambda: "no.md" in capfd.readouterr().err)
        assert "正文" in get(page)[2]
        write(desk.root, {source: "Title: 开放时间\n\n改好了\n"})
        wait_for(page, "改好了")
    finally:
        stop.set()
        serving.join(timeout=20)
    assert not serving.is_alive()


def test_a_rebuild_keeps_the_page_search_of_the_first_build(
    desk: DeskSettings, console: Console
) -> None:
    html(desk, (), console)
    write(desk.output, {"search/index.html": "找"})
    assert rebuild(desk, (), console) == 0
    assert (desk.output / "search/index.html").exists()


def free_port(output: Path) -> int:
    server = make_server(output, 0)
    server.server_close()
    return server.server_port


def wait_for(url: str, words: str) -> None:
    def there() -> bool:
        try:
            return words in get(url)[2]
        except urllib.error.URLError:
            return False

    wait_until(there)


def wait_until(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.mark.parametrize(
    ("path", "found"),
    [("/lib/a.html", 200), ("/a.html", 200), ("/library/a.html", 404), ("/lib/lib/a.html", 404)],
)
def test_a_site_for_a_folder_of_its_host_is_served_in_that_folder(
    desk: DeskSettings, path: str, found: int
) -> None:
    write(desk.output, {"a.html": "甲"})
    server = make_server(desk.output, 0, root="/lib")
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    assert get(f"http://127.0.0.1:{server.server_port}{path}")[0] == found
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_taken_port_is_named(desk: DeskSettings) -> None:
    server = make_server(desk.output, 0)
    with pytest.raises(DeskError, match=f"端口 {server.server_port} 已被占用"):
        make_server(desk.output, server.server_port)
    server.server_close()


def test_while_writing_the_rooms_for_the_finished_site_are_left_out(tmp_path: Path) -> None:
    conf = tmp_path / "pelicanconf.py"
    conf.write_text('PLUGINS = ["plugins.events", "plugins.precompress", "plugins.sitemap"]')
    assert plugins_while_writing(conf) == ('PLUGINS=["plugins.events"]',)
    conf.write_text("PLUGINS = [")
    assert plugins_while_writing(conf) == ()


def test_everything_a_page_is_made_of_is_watched(desk: DeskSettings, console: Console) -> None:
    write(desk.root, {"catalog_export/a.csv": "", "plugins/__init__.py": ""})
    html(desk, (), console)
    names = {path.name for path in watched(desk)}
    conf = {"pelicanconf.py", "publishconf.py"}
    assert names == {"content", "theme", "plugins", "catalog_export"} | conf


def test_a_name_that_cannot_be_watched_is_told_by_itself(
    desk: DeskSettings, console: Console
) -> None:
    name = os.fsencode(desk.content) + "/规则.md".encode("gbk")
    touch = (sys.executable, "-c", f"open({name!r}, 'w').close()")
    with pytest.raises(DeskError, match=r"文件名不是 UTF-8。读到的是“规则\.md”"):
        serve(replace(desk, port=0), console, touch)


@pytest.mark.soak
def test_ctrl_c_ends_it_in_chinese(tmp_path: Path) -> None:
    program = (
        "import signal, sys; from datetime import date; from pathlib import Path; "
        "from rich.console import Console; from plugins.desk.serve import serve; "
        "signal.signal(signal.SIGINT, signal.default_int_handler); "  # lost in a shell's background
        "from plugins.desk.settings import DeskSettings; folder = Path(sys.argv[1]); "
        "(folder / 'content').mkdir(); "
        "own = folder, folder, folder / 'e', folder / 'o', date(2026, 6, 1); "
        "sys.exit(serve(DeskSettings(*own, port=0), Console(), ('true',)))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as serving:
        assert serving.stdout
        lines = iter(serving.stdout.readline, "")
        assert any("Ctrl+C" in line for line in lines)
        serving.send_signal(signal.SIGINT)
        rest = "".join(lines)
    assert serving.returncode == 0
    assert "已经停止" in rest and "Interrupt" not in rest
