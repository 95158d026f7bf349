"""Whatever a text names is where its page leads: nothing that the check lets pass is dead."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from plugins.library.site.moved import addresses
from plugins.links.checks import check_links
from plugins.links.files import file_claims
from tests.conftest import build_site, write_project
from tests.support import traced

PICTURE = traced.CLEAN["JPEG"]()
PDF = b"%PDF-1.4\n"
HEAD = "标题：试\n日期：2026-11-20\n\n"
HANDED_OUT = (
    "表.pdf",
    "馆 规.pdf",
    "甲&乙.pdf",
    "a#1.pdf",
    "100%.pdf",
    "a%20b.pdf",
    "为什么？.pdf",
)
SHOWN = ("a b.jpg", "馆庆 (1).jpg", "馆&庆.JPG", "馆庆#2.jpg", "a'b.jpeg", "_a_*b*.jpg")
FILES: Mapping[str, str | bytes] = {
    **{f"content/news/{name}": PDF for name in HANDED_OUT},
    **{f"content/news/{name}": PICTURE for name in SHOWN},
    "content/news/old/in.pdf": PDF,
    "content/exhibitions/old/index.md": "标题：旧影\n日期：2025\n类型：线上展\n\n前言。\n",
    "content/events/walk.md": "标题：行走\n开始：2026-11-29\n类型：培训\n\n## 怎么走\n\n文。\n",
    "content/pages/about.md": "标题：关于\n\n## 一、费用(元)\n\n### Wi-Fi 说明\n\n## 短 {#short}\n",
    "content/library.toml": 'name = "某馆"\ntelephone = "0825-1234567"\n',
}
WRITTEN = (
    *(f"![图](<{{attach}}{name}>)" for name in SHOWN),
    *(f"[表](<{{attach}}{name}>)" for name in HANDED_OUT),
    "![图]({attach}a b.jpg) ![图]({attach}馆庆 (1).jpg) ![图]({attach}a%20b.jpg)",
    "[![图]({attach}/news/a b.jpg)]({attach}a b.jpg)",
    "[表]({attach}%E8%A1%A8.pdf) [表]({attach}表.pdf#page=2) [表]({static}/news/表.pdf)",
    "[表]({attach}甲&amp;乙.pdf) [表]({attach}a%231.pdf) [表]({attach}old/in.pdf)",
    '[表]({attach}../news/表.pdf "题") <a href={attach}表.pdf>表</a>',
    "<a class='x' HREF = '{attach}表.pdf'>表</a> [文]({filename}../pages/about.md#short)",
    "[表][一]、![图][二]\n\n[一]: {attach}表.pdf\n[二]: <{attach}a b.jpg>",
    "[文]({filename}two.md) [文]({filename}/events/walk.md)",
    "[文]({filename}/exhibitions/old/index.md) [文](/events/walk/#怎么走) [文](/about/#一、费用元)",
    "[文](/about/#Wi-Fi-说明) [文](#本段) [文](#本段-2) [文](#%E6%9C%AC%E6%AE%B5)",
    "[文](#top) [文](#main)",
    "[打电话](tel:〔咨询电话〕)、〔咨询电话〕、[外](https://www.gov.cn/路?a=1&b=2)",
    "<!-- [旧](/gone/) <a href='{filename}gone.md'>旧</a> -->`[文](/没有/)`",
    "```\n![](gone.jpg)\n```",
    "## 本段\n\n文[^1]\n\n## 本段\n\n文\n\n[^1]: 注。",
)
"""All the forms in which a link, a picture, an attachment or an anchor may be written."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with two notices that have all of it, below a path of its host."""
    text = HEAD + "\n\n".join(WRITTEN)
    files = {**FILES, "content/news/one.md": text, "content/news/two.md": text}
    folder = write_project(tmp_path_factory.mktemp("links"), files)
    content = folder / "content"
    claims = file_claims(content)
    known = addresses(content) | {f"/{claim.address}" for claim in claims}
    assert [str(problem) for problem in check_links(content, known)] == []
    build_site(folder, SITEURL="https://example.org")
    assert [one for one in claims if not (folder / "output" / unquote(one.address)).is_file()] == []
    return folder


def links(page: Path) -> Iterator[tuple[str, str]]:
    """Element and address of everything that the words of a page lead to or show."""
    (main,) = html.parse(page).getroot().xpath("//main")
    for element in main.iter("a", "img"):
        yield str(element.tag), element.get("href") or element.get("src") or ""


@pytest.mark.parametrize("notice", ["one", "two"])
def test_every_link_of_a_page_leads_to_what_is_there(folder: Path, notice: str) -> None:
    output = folder / "output"
    page = output / "news" / notice / "index.html"
    dead = []
    for _, address in links(page):
        parts = urlsplit(address)
        target = page if not parts.path else output / unquote(parts.path).lstrip("/")
        target = target / "index.html" if target.is_dir() else target
        if parts.scheme or parts.netloc:
            continue
        names = html.parse(target).xpath("//@id") if target.suffix == ".html" else []
        name = unquote(parts.fragment)
        has_place = name in ("", "top", *names) or target.suffix == ".pdf"
        if not target.is_file() or not has_place:
            dead.append(address)
    assert dead == []


@pytest.mark.parametrize("notice", ["one", "two"])
def test_every_file_is_beside_each_page_that_names_it_and_every_picture_is_shown(
    folder: Path, notice: str
) -> None:
    found = list(links(folder / "output" / "news" / notice / "index.html"))
    own = {unquote(address) for tag, address in found if tag == "a" and ".pdf" in address}
    assert {f"/news/{notice}/{name}" for name in (*HANDED_OUT, "old/in.pdf")} <= own
    shown = [address for tag, address in found if tag == "img"]
    assert len(shown) == sum(text.count("![") for text in WRITTEN) - 1, "one stands in code"
    assert [one for one in shown if not one.startswith("/pictures/")] == []


def test_only_what_a_link_asks_for_has_a_name(folder: Path) -> None:
    about = html.parse(folder / "output/about/index.html").getroot()
    names = about.xpath("//main//h2/@id | //main//h3/@id")
    assert names == ["一、费用元", "Wi-Fi-说明", "short"]
    walk = html.parse(folder / "output/events/walk/index.html").getroot()
    assert walk.xpath("//h2[.='怎么走']/@id | //h3[.='怎么走']/@id") == ["怎么走"]


def test_a_fact_within_an_address_is_its_bare_words(folder: Path) -> None:
    found = [address for _, address in links(folder / "output/news/one/index.html")]
    assert found.count("tel:0825-1234567") == 2
