"""Pages from which a person copies an article: for libraries that have no AppSecret.

They are made of the feed alone, so what is copied is what the feed says, to the byte. ``make
serve`` shows them under ``/staff/wechat/``; they never enter ``output/``. ``python -m
plugins.wechat pages`` writes them into a folder for whoever asks.
"""

import json
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from plugins.images.codes import png_code
from plugins.wechat.dark import in_dark
from plugins.wechat.draft import text_of
from plugins.wechat.feed_report import REPORT
from plugins.wechat.limits import AUTHOR, CARD_TEXT, CARD_TITLE, DIGEST_EDITOR, TITLE

ADDRESS = "/staff/wechat/"
FEED = "feeds/wechat.json"
CARD_WIDTH = 135
"""Pixels."""
_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class EditorField:
    """A field of WeChat's editor."""

    key: str
    name: str
    text: str
    most: int
    """Characters that it takes; 0 for no limit."""

    @property
    def is_over(self) -> bool:
        """Whether the editor would refuse it."""
        return bool(self.most) and len(self.text) > self.most


@dataclass(frozen=True, slots=True)
class PastedPicture:
    """A picture of a 贴图, small."""

    url: str
    height: int
    """In pixels, of its own proportions."""
    width: int = CARD_WIDTH


@dataclass(frozen=True, slots=True)
class StaffPage:
    """A page and the policy that it is sent with."""

    status: HTTPStatus
    body: bytes
    policy: str


def staff_page(output: Path, build: Path, address: str) -> StaffPage:
    """The page at an address below :data:`ADDRESS`; the list where there is no such article."""
    feed = _read(output / FEED)
    place = address.removeprefix(ADDRESS).strip("/")
    if not place:
        return list_page(feed, _read(build / REPORT) or [], ADDRESS)
    items = feed["items"] if feed else []
    item = next((one for one in items if f"{one['kind']}-{one['slug']}" == place), None)
    if item is None:
        page = list_page(feed, [], ADDRESS)
        return StaffPage(HTTPStatus.NOT_FOUND, page.body, page.policy)
    return article_page(item, feed["site"], ADDRESS)


def list_page(feed: Any, report: Any, home: str) -> StaffPage:
    """All articles, the issues that are made of them, and what the rules found."""
    by_id = {item["id"]: item for item in feed["items"]} if feed else {}
    issues = [
        (issue, [by_id[name] for name in issue["items"]])
        for issue in (feed["issues"] if feed else ())
    ]
    noted = [row for row in report if row["findings"] or not row["entered"]]
    listed = [(item, item["published"][:10]) for item in (feed["items"] if feed else ())]
    names = {"feed": feed, "listed": listed, "issues": issues, "noted": noted, "home": home}
    return _page("paste_list.html", "", **names)


def article_page(item: Any, site: str, home: str) -> StaffPage:
    """One article: to look at, and to copy piece by piece."""
    fields = _fields(item)
    html = item["content_html"]
    texts = {field.key: field.text for field in fields}
    texts |= {"html": html, "plain": text_of(html)}
    block = json.dumps(texts, ensure_ascii=False).replace("<", "\\u003c")
    return _page(
        "paste.html",
        _source("paste.js"),
        item=item,
        pictures_paste=site.startswith("https://"),
        cards=_cards(item),
        home=home,
        fields=fields,
        texts=Markup(block),
        dark=in_dark(html),
        code=_code(item["source_url"]),
    )


def _fields(item: Any) -> tuple[EditorField, ...]:
    """What the editor asks for: a 贴图 has a title and plain words, an article more."""
    if item["type"] == "newspic":
        return (
            EditorField("title", "标题", item["title"], CARD_TITLE),
            EditorField("text", "文字", item["text"], CARD_TEXT),
        )
    return (
        EditorField("title", "标题", item["title"], TITLE),
        EditorField("author", "作者", item["author"], AUTHOR),
        EditorField("digest", "摘要", item["digest"], DIGEST_EDITOR),
        EditorField("source_url", "阅读原文", item["source_url"], 0),
    )


def _cards(item: Any) -> tuple[PastedPicture, ...]:
    """The pictures of a 贴图; an article has its own within its text."""
    images = item["images"] if item["type"] == "newspic" else ()
    return tuple(
        PastedPicture(one["url"], round(CARD_WIDTH * one["height"] / one["width"]))
        for one in images
    )


def _code(address: str) -> str:
    """The QR code of a page; empty while the site has no address."""
    if not address.startswith("https://"):
        return ""
    return f"data:image/png;base64,{b64encode(png_code(address)).decode()}"


def write_pages(feed: Any, folder: Path) -> int:
    """Write the list and every article below a folder; how many articles there are."""
    pages = {folder / "index.html": list_page(feed, [], "./")}
    for item in feed["items"]:
        place = folder / f"{item['kind']}-{item['slug']}" / "index.html"
        pages[place] = article_page(item, feed["site"], "../")
    for path, page in pages.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page.body)
    return len(pages) - 1


def _page(template: str, script: str, **names: Any) -> StaffPage:
    runs = (
        f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" if script else "'none'"
    )
    policy = (
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' https: data:; "
        f"script-src {runs}; base-uri 'none'; form-action 'none'"
    )
    made = _environment().get_template(template)
    body = made.render(
        policy=policy, css=Markup(_source("paste.css")), script=Markup(script), **names
    )
    return StaffPage(HTTPStatus.OK, body.encode("utf-8", "replace"), policy)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(number="{:,}".format)
    return environment


@cache
def _source(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _read(path: Path) -> Any:
    """JSON; None where it is missing or broken."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
