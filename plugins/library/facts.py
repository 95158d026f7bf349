"""The library's own facts and the site's menu: ``library.toml`` and ``navigation.toml``.

Some facts only the library can give. They stand as empty strings until it does; what a page says
meanwhile: :mod:`plugins.library.awaited`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import partial
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from plugins.library.reading.files import is_broken, markdown_files, name_of, read_text, read_toml
from plugins.library.reading.once import once
from plugins.library.reading.problems import Problem, awaiting, error, notice
from plugins.library.reading.toml_names import key_meant, named

FILE = "library.toml"
AWAITED = {
    "telephone": "咨询电话",
    "icp_number": "ICP 备案号",
    "police_number": "公安备案号",
    "institution_mark": "事业单位网站标识",
}
"""The facts that a public site can't do without, and how they are named to staff."""
STANDING_FOR = {
    "〔咨询电话〕": ("telephone", '<a href="tel:{0}">{0}</a>'),
    "〔电子邮箱〕": ("email", '<a href="mailto:{0}">{0}</a>'),
    "〔地址〕": ("address", "{0}"),
    "〔邮政编码〕": ("postcode", "{0}"),
}
"""What a text may say instead of a fact, so that the fact is entered once."""
MISSING = "〔待馆方填写〕"
ASK = "请来馆问"
"""What a reader can do where the library has not said something."""
_TAG = re.compile(r"<[A-Za-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
"""In a tag a fact is its bare words: ``[电话](tel:〔咨询电话〕)``."""
TABLES = ("local", "wechat")
"""Tables of the same file that have readers of their own: :mod:`plugins.library.catalogue.local`,
and the channel's ``weights``."""


@dataclass(frozen=True, slots=True)
class LibraryFacts:
    """Name, address and the numbers that stand at the foot of every page."""

    name: str = ""
    short_name: str = ""
    motto: str = ""
    statement: tuple[str, ...] = ()
    """The house in a few lines, set in ruled columns on the home page."""
    address: str = ""
    postcode: str = ""
    telephone: str = ""
    email: str = ""
    icp_number: str = ""
    """互联网信息服务管理办法第十二条: on the home page, linked to the ministry's register."""
    police_number: str = ""
    institution_mark: str = ""
    data_licence: str = ""
    """Under which licence the catalogue's data may be used, an id such as ``CC-BY-4.0``."""

    @property
    def awaited(self) -> tuple[str, ...]:
        """What the library has still to give, in its own words."""
        return tuple(label for key, label in AWAITED.items() if not getattr(self, key))


@dataclass(frozen=True, slots=True)
class MenuLink:
    """A word of the menu."""

    label: str
    url: str
    """From the site's root, without the leading slash."""
    key: str = ""
    """By which a page says that it belongs there."""


@dataclass(frozen=True, slots=True)
class Navigation:
    """The menu in the header, the links in the footer, and what most people come for."""

    main: tuple[MenuLink, ...]
    footer: tuple[MenuLink, ...]
    tasks: tuple[MenuLink, ...] = ()
    """Offered where somebody looked for a page and found none."""

    @property
    def links(self) -> tuple[MenuLink, ...]:
        """All of them."""
        return (*self.main, *self.footer, *self.tasks)


@once
def read_facts(content: Path) -> tuple[LibraryFacts, tuple[Problem, ...]]:
    """Read ``library.toml``; unknown keys and a missing name are problems."""
    path = content / FILE
    name = name_of(path, content)
    known = [field.name for field in fields(LibraryFacts)]
    table, problems = read_toml(path, name, {"": partial(key_meant, known=known)})
    unknown = tuple(
        error(name, 0, f"不认识的键“{key}”", remedy=key_meant(key, known, table))
        for key in table
        if key not in (*known, *TABLES)
    )
    texts = {key: str(table.get(key, "")).strip() for key in known if key != "statement"}
    statement = table.get("statement", [])
    if not isinstance(statement, list):
        remedy = '写作 statement = ["…", "…"]'
        unknown += (error(name, 0, f"{named('statement')}不是一串", str(statement), remedy),)
        statement = []
    facts = LibraryFacts(**texts, statement=tuple(map(str, statement)))
    unnamed = (
        () if facts.name or problems else (error(name, 0, "缺少馆名", remedy='写 name = "…"'),)
    )
    return facts, (*problems, *unknown, *unnamed)


def with_facts(html: str, content: Path) -> str:
    """The HTML of a text with the library's own facts; what nobody has given says so."""
    wanted = [words for words in STANDING_FOR if words in html]
    facts = read_facts(content)[0] if wanted else LibraryFacts()
    for words in wanted:
        key, form = STANDING_FOR[words]
        value = escape(getattr(facts, key))
        html = _in_tags(html, words, value or MISSING)
        html = html.replace(words, form.format(value) if value else MISSING)
    return html


def with_bare_facts(words: str, content: Path) -> str:
    """A value of a header with the library's own facts, as bare words.

    A value that is nothing but a fact nobody has given, or the mark for it, is empty: the page
    knows how to await it. Headers go into feeds and other programs, so within one the mark is none.
    Where the facts can't be read, the words stay, and no value is missed.
    """
    wanted = [name for name in STANDING_FOR if name in words]
    if wanted and is_broken(content / FILE):
        return words
    facts = read_facts(content)[0] if wanted else LibraryFacts()
    for name in wanted:
        value: str = getattr(facts, STANDING_FOR[name][0])
        words = words.replace(name, value or MISSING)
    return "" if words == MISSING else words.replace(MISSING, ASK)


def _in_tags(html: str, words: str, value: str) -> str:
    return _TAG.sub(lambda tag: tag[0].replace(words, value), html)


def check_awaited(content: Path) -> Iterator[Problem]:
    """A notice for each text that waits for what only the library knows."""
    for path in markdown_files(content):
        name = name_of(path, content)
        lines = read_text(path, name)[0].split("\n")
        waiting = [number for number, line in enumerate(lines, 1) if MISSING in line]
        if waiting:
            what = f"有 {len(waiting)} 行写着{MISSING}"
            remedy = "请馆里确认后填写，不要编造"
            yield awaiting(notice(name, waiting[0], what, remedy=remedy))


def read_navigation(content: Path) -> tuple[Navigation, tuple[Problem, ...]]:
    """Read ``navigation.toml``; a link without label or address is a problem."""
    path = content / "navigation.toml"
    name = name_of(path, content)
    table, problems = read_toml(path, name)
    menus = [_links(table.get(part, []), name) for part in ("main", "footer", "tasks")]
    found = (*problems, *(problem for _, own in menus for problem in own))
    return Navigation(*(links for links, _ in menus)), found


def _links(given: object, name: str) -> tuple[tuple[MenuLink, ...], tuple[Problem, ...]]:
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        remedy = "每一项的第一行写 [[main]]、[[footer]] 或 [[tasks]]，有两层方括号"
        return (), (error(name, 0, "菜单的写法不对", str(given)[:60], remedy),)
    entries: list[Mapping[str, Any]] = given
    links = tuple(_link(entry) for entry in entries)
    problems = tuple(
        error(name, 0, f"菜单项缺少{named('label')}或{named('url')}", str(dict(entry)), "请补上")
        for entry in entries
        if not (entry.get("label") and "url" in entry)
    )
    remedy = "菜单只通向本站的网页：以 / 开头、以 / 结尾，例如 /about/；别的网站写在网页的正文里"
    whole = tuple(
        error(name, 0, f"菜单项的{named('url')}不是站内地址", link.url, remedy)
        for link in links
        if urlsplit(link.url).scheme or link.url.startswith("/")
    )
    return links, (*problems, *whole)


def _link(entry: Mapping[str, Any]) -> MenuLink:
    label, url, key = (str(entry.get(name, "")) for name in ("label", "url", "key"))
    return MenuLink(label, url.removeprefix("/"), key)
