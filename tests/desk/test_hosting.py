"""The blocks of docs/hosting.md, as they are printed, under Debian's nginx on loopback."""

import gzip
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from pathlib import Path

import brotli
import pytest

from plugins.desk.releases import deploy
from plugins.desk.settings import DeskSettings
from plugins.desk.swap import Marker, fresh_folder
from plugins.precompress.compress import compressed
from tests.conftest import ROOT

BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
HOST = "library.example.org"
AROUND = """
daemon off;
master_process off;
pid {folder}/pid;
error_log {folder}/error.log;
{modules}
events {{}}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    sendfile on;
    gzip on;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
{blocks}
}}
"""
"""What Debian's own nginx.conf says around a site, but for the places that only root may write."""
PAGE = "<!doctype html><title>馆</title>" + "<p>遂宁市安居区图书馆" * 40
TYPES = {
    "index.html": "text/html; charset=utf-8",
    "theme/app.0123abcd.js": "application/javascript; charset=utf-8",
    "theme/app.mjs": "application/javascript; charset=utf-8",
    "theme/app.0123abcd.css": "text/css; charset=utf-8",
    "theme/README.6ff4771d.md": "text/markdown; charset=utf-8",
    "theme/LICENSE.390939e5": "application/octet-stream",
    "theme/seal.svg": "image/svg+xml",
    "theme/face.woff2": "font/woff2",
    "pictures/a/480.webp": "image/webp",
    "pictures/a/480.avif": "image/avif",
    "pictures/a/480.jpg": "image/jpeg",
    "pictures/a/code.png": "image/png",
    "favicon.ico": "image/x-icon",
    "site.webmanifest": "application/manifest+json",
    "feeds/all.atom.xml": "application/atom+xml; charset=utf-8",
    "feeds/series/a.atom.xml": "application/atom+xml; charset=utf-8",
    "feeds/opds.xml": "application/atom+xml; charset=utf-8",
    "feeds/opds/i-2.xml": "application/atom+xml; charset=utf-8",
    "feeds/all.rss.xml": "application/rss+xml; charset=utf-8",
    "feeds/podcast.xml": "application/rss+xml; charset=utf-8",
    "feeds/wechat.xml": "application/rss+xml; charset=utf-8",
    "feeds/all.json": "application/json",
    "feeds/feeds.opml": "text/x-opml; charset=utf-8",
    "feeds/events.ics": "text/calendar; charset=utf-8",
    "feeds/podcast/one.txt": "text/plain; charset=utf-8",
    "feeds/podcast/one.mp3": "audio/mpeg",
    "feeds/podcast/one.m4a": "audio/x-m4a",
    "sitemap.xml": "text/xml; charset=utf-8",
    "robots.txt": "text/plain; charset=utf-8",
    "offline.json": "application/json",
    "branches/branches.csv": "text/csv; charset=utf-8",
    "catalog/records/d743/9.json.gz": "application/gzip",
    "catalog/data/records.jsonl.gz": "application/gzip",
    "catalog/index/fa42/bundles/0.bin": "application/octet-stream",
    "search/pagefind/a.pf_index": "application/octet-stream",
    "search/pagefind/wasm.unknown.pagefind": "application/octet-stream",
    "disclosure/budget.pdf": "application/pdf",
    "disclosure/budget.PDF": "application/pdf",
    "exhibitions/a.zip": "application/zip",
    "disclosure/form.docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ),
    "disclosure/form.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""One of each kind of file that a site holds, with the type that programs know it by."""
FOLDERS = ("catalog", "search", "catalog/record", "about")


@dataclass(frozen=True)
class Answer:
    """What came back of a request."""

    status: int
    headers: dict[str, str]
    body: bytes


Ask = Callable[..., Answer]


def blocks() -> list[str]:
    """The fenced blocks of the chapter on nginx, in their order."""
    text = (ROOT / "docs/hosting.md").read_text(encoding="utf-8")
    chapter = text.partition("\n## nginx\n")[2].partition("\n## ")[0]
    return re.findall(r"^```\n(.*?)^```", chapter, re.MULTILINE | re.DOTALL)


def block_for(port: int, root: Path) -> str:
    """The block as printed, but for where it listens and where the site lies."""
    block = blocks()[0]
    for printed, here in (
        ("listen 80;", f"listen 127.0.0.1:{port};"),
        ("root /srv/library/current;", f"root {root};"),
    ):
        assert block.count(printed) == 1
        block = block.replace(printed, here)
    return block


def free_port() -> int:
    with socket.socket() as some:
        some.bind(("127.0.0.1", 0))
        return int(some.getsockname()[1])


class Nginx:
    """Runs blocks under nginx until the test ends."""

    def __init__(self, program: str, folder: Path) -> None:
        self.program = program
        self.folder = folder
        self.running: list[subprocess.Popen[bytes]] = []

    def run(self, blocks: str, port: int, modules: Sequence[Path] = ()) -> None:
        """Run it until something answers on ``port``."""
        loaded = "".join(f"load_module {module};\n" for module in modules)
        conf = self.folder / "nginx.conf"
        text = AROUND.format(folder=self.folder, blocks=blocks, modules=loaded)
        conf.write_text(text, encoding="utf-8")
        command = [self.program, "-p", str(self.folder), "-c", str(conf)]
        log = self.folder / "said"
        with log.open("wb") as said:
            self.running.append(subprocess.Popen(command, stdout=said, stderr=said))
        for _ in range(200):
            with socket.socket() as some:
                if some.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert self.running[-1].poll() is None, log.read_text()
            time.sleep(0.05)
        assert "[warn]" not in log.read_text()
        assert "[emerg]" not in log.read_text()

    def stop(self) -> None:
        """End what was started."""
        for process in self.running:
            process.terminate()
            process.wait(timeout=30)


@pytest.fixture(scope="module")
def nginx(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    """Debian's nginx; without it these tests are skipped, and fail where ``CI=true``."""
    program = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if program is None:
        message = "没有 nginx：docs/hosting.md 的配置没有试。请安装 nginx（apt-get install nginx）"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(message)
    server = Nginx(str(program), tmp_path_factory.mktemp("nginx"))
    yield server
    server.stop()


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small published site: every kind of file, with compressed forms beside the texts."""
    site = tmp_path_factory.mktemp("published") / "output"
    pages = {f"{name}/index.html": PAGE.encode() + name.encode() for name in FOLDERS}
    others = {name: f"{name} ".encode() * 40 for name in TYPES}
    files = others | pages | {"index.html": PAGE.encode(), "404.html": b"<h1>404</h1>" * 40}
    files["news/.hidden/secret.html"] = b"secret"
    (site / "folder-without-page").mkdir(parents=True)
    for name, body in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
        if path.suffix in (".html", ".css", ".js", ".json", ".xml", ".ics", ".csv"):
            for suffix, form in compressed(body).items():
                path.with_name(path.name + suffix).write_bytes(form)
    (site / ".site").write_text("{}", encoding="utf-8")
    (site.parent / "outside.txt").write_text("outside", encoding="utf-8")
    return site


def asker(connect: Callable[[], HTTPConnection]) -> Ask:
    def ask(address: str, method: str = "GET", **headers: str) -> Answer:
        connection = connect()
        sent = {"Host": HOST} | {name.replace("_", "-"): text for name, text in headers.items()}
        connection.request(method, address, headers=sent)
        answer: HTTPResponse = connection.getresponse()
        found = {name.lower(): text for name, text in answer.getheaders()}
        body = answer.read()
        connection.close()
        return Answer(answer.status, found, body)

    return ask


@pytest.fixture(scope="module")
def ask(nginx: Nginx, content: Path) -> Ask:
    """Asks the block as it is printed."""
    port = free_port()
    nginx.run(block_for(port, content), port)
    return asker(lambda: HTTPConnection("127.0.0.1", port, timeout=30))


@pytest.mark.parametrize("accepting", ["identity", "gzip"])
@pytest.mark.parametrize("name", TYPES)
def test_each_kind_of_file_has_the_type_that_programs_know_it_by(
    ask: Ask, name: str, accepting: str
) -> None:
    answer = ask(f"/{name}", Accept_Encoding=accepting)
    assert (answer.status, answer.headers["content-type"]) == (200, TYPES[name])


@pytest.mark.parametrize("name", ["", *(f"{name}/" for name in FOLDERS)])
def test_a_folder_is_its_page(ask: Ask, name: str) -> None:
    answer = ask(f"/{name}?q=a")
    assert (answer.status, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert answer.body.endswith(name.strip("/").encode())


@pytest.mark.parametrize("query", ["", "?q=%E7%BA%A2%E6%A5%BC%E6%A2%A6&branch=main", "?id=B1"])
@pytest.mark.parametrize("name", FOLDERS)
def test_an_address_without_its_last_slash_leads_on_with_its_query_on_the_same_host(
    ask: Ask, name: str, query: str
) -> None:
    answer = ask(f"/{name}{query}")
    assert (answer.status, answer.headers["location"]) == (301, f"/{name}/{query}")


def test_no_way_leads_to_another_host(ask: Ask) -> None:
    assert ask("//catalog").headers["location"] == "/catalog/"
    assert ask("//evil.example/catalog").status == 404
    assert "evil" not in ask("/catalog", Host="evil.example").headers["location"]


@pytest.mark.parametrize(
    "address",
    ["/nowhere", "/nowhere/", "/nowhere.html", "/index.html/", "/folder-without-page/",
     "/feeds/nowhere.atom.xml", "/feeds/nowhere.rss.xml", "/%E6%97%A0/"],
)  # fmt: skip
def test_what_is_not_there_is_the_sites_own_page(ask: Ask, address: str) -> None:
    answer = ask(address)
    assert (answer.status, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert answer.body.startswith(b"<h1>404</h1>")


@pytest.mark.parametrize(
    "address",
    ["/.site", "/news/.hidden/secret.html", "/news/.hidden/", "/%2esite", "/catalog/../.site",
     "/../outside.txt", "/..%2foutside.txt", "/catalog/%2e%2e/%2e%2e/outside.txt", "/.git/config"],
)  # fmt: skip
def test_nothing_hidden_and_nothing_outside_is_served(ask: Ask, address: str) -> None:
    answer = ask(address)
    assert answer.status in (400, 404)
    assert b"secret" not in answer.body
    assert b"outside" not in answer.body


@pytest.mark.parametrize(
    "address",
    [
        *("/", "/catalog", "/nowhere", "/.site", "/feeds/all.atom.xml", "/feeds/all.rss.xml"),
        "/pictures/a/480.jpg",
    ],
)
def test_every_answer_has_the_headers_that_only_a_server_can_give(ask: Ask, address: str) -> None:
    headers = ask(address).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert headers["x-frame-options"] == "SAMEORIGIN"


def test_pictures_open_in_the_viewers_of_other_sites_and_pages_do_not(ask: Ask) -> None:
    assert ask("/pictures/a/480.jpg").headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-origin" not in ask("/").headers


@pytest.mark.parametrize("address", ["/catalog/", "/feeds/all.atom.xml", "/feeds/events.ics"])
def test_the_compressed_form_is_sent_to_who_takes_it_and_to_nobody_else(
    ask: Ask, content: Path, address: str
) -> None:
    path = content / (f"{address}index.html" if address.endswith("/") else address).strip("/")
    packed = ask(address, Accept_Encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["vary"] == "Accept-Encoding"
    assert packed.body == path.with_name(f"{path.name}.gz").read_bytes()
    assert gzip.decompress(packed.body) == path.read_bytes()
    plain = ask(address)
    assert "content-encoding" not in plain.headers
    assert plain.headers["vary"] == "Accept-Encoding"
    assert plain.body == path.read_bytes()


def test_a_file_that_scripts_unpack_themselves_comes_as_it_lies_there(
    ask: Ask, content: Path
) -> None:
    name = "catalog/records/d743/9.json.gz"
    answer = ask(f"/{name}", Accept_Encoding="gzip")
    assert "content-encoding" not in answer.headers
    assert answer.body == (content / name).read_bytes()


def test_a_part_of_a_recording_and_an_unchanged_page_are_told_as_such(ask: Ask) -> None:
    part = ask("/feeds/podcast/one.mp3", Range="bytes=0-9")
    assert (part.status, len(part.body)) == (206, 10)
    known = ask("/catalog/").headers["etag"]
    assert ask("/catalog/", If_None_Match=known).status == 304


def test_brotli_goes_out_where_the_line_for_it_is_taken_in(nginx: Nginx, content: Path) -> None:
    if not BROTLI.exists():
        pytest.skip("没有 libnginx-mod-http-brotli-static：.br 这次没有试")
    port = free_port()
    block = block_for(port, content)
    assert block.count("# brotli_static on;") == 1
    nginx.run(block.replace("# brotli_static on;", "brotli_static on;"), port, [BROTLI])
    ask = asker(lambda: HTTPConnection("127.0.0.1", port, timeout=30))
    answer = ask("/catalog/", Accept_Encoding="br, gzip")
    assert answer.headers["content-encoding"] == "br"
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert brotli.decompress(answer.body) == (content / "catalog/index.html").read_bytes()


def test_with_a_certificate_the_old_address_leads_on(
    nginx: Nginx, content: Path, tmp_path: Path
) -> None:
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
         "-subj", f"/CN={HOST}", "-keyout", "privkey.pem", "-out", "fullchain.pem"],
        cwd=tmp_path, check=True, capture_output=True,
    )  # fmt: skip
    secure, plain = free_port(), free_port()
    _, _, certificate, onward = blocks()
    certificate = certificate.replace("listen 443", f"listen 127.0.0.1:{secure}")
    certificate = certificate.replace("/etc/ssl/library", str(tmp_path))
    block = block_for(secure, content).replace(f"listen 127.0.0.1:{secure};", certificate)
    nginx.run(block + onward.replace("listen 80", f"listen 127.0.0.1:{plain}"), secure)
    answer = asker(lambda: HTTPConnection("127.0.0.1", plain, timeout=30))("/catalog?q=a%20b")
    assert answer.headers["location"] == f"https://{HOST}/catalog?q=a%20b"
    trusting = ssl.create_default_context(cafile=str(tmp_path / "fullchain.pem"))
    trusting.check_hostname = False
    ask = asker(lambda: HTTPSConnection("127.0.0.1", secure, timeout=30, context=trusting))
    assert ask("/catalog?q=a").headers["location"] == "/catalog/?q=a"
    assert ask("/catalog/").headers["content-type"] == "text/html; charset=utf-8"


def test_what_deploy_switches_to_is_served_at_once(
    nginx: Nginx, desk: DeskSettings, tmp_path: Path
) -> None:
    desk = replace(desk, deploy_to=tmp_path / "library")
    port = free_port()
    for text in ("old", "new"):
        with fresh_folder(desk.output, Marker("publish", desk.build_date, "")) as folder:
            (folder / "index.html").write_text(text, encoding="utf-8")
        deploy(desk)
        if text == "old":
            nginx.run(block_for(port, tmp_path / "library" / "current"), port)
        ask = asker(lambda: HTTPConnection("127.0.0.1", port, timeout=30))
        assert ask("/").body == text.encode()
        assert ask("/.site").status == 404
