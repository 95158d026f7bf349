"""The pages at old addresses."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from plugins.page_search.pages import read_page
from tests.conftest import build_site, write_project

Build = Callable[..., Path]
NEWS = "标题：新的借阅规则\n日期：2026-01-01\n旧地址：notices/rules/\n\n文。\n"
LEDGER = "/branches/old/ → /branches/main/\n/services/lockers/ 撤下：自助柜 2027 年起停用\n"


def page(output: Path, address: str) -> html.HtmlElement:
    return html.fromstring((output / address / "index.html").read_bytes().decode())


def test_an_old_address_leads_on_at_once_and_by_a_link(build: Build) -> None:
    files = {"content/news/rules.md": NEWS, "content/addresses.txt": LEDGER}
    output = build(files, SITEURL="https://example.org/library", SITE_ROOT="/library")
    for old, new in (("notices/rules", "news/rules/"), ("branches/old", "branches/main/")):
        moved = page(output, old)
        assert moved.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url=/library/{new}"]
        assert moved.xpath("//main//a/@href") == [f"/library/{new}"]
        assert moved.xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert moved.xpath("//link[@rel='canonical']/@href")[0].endswith(new)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_project(tmp_path_factory.mktemp("old"), {"content/addresses.txt": LEDGER})
    return build_site(folder, SITEURL="https://example.org")


def test_neither_search_engines_nor_the_page_search_lead_to_old_addresses(output: Path) -> None:
    listed = "".join(path.read_text("utf-8") for path in output.glob("sitemap*.xml"))
    assert "/branches/main/" in listed
    assert "lockers" not in listed and "/branches/old/" not in listed
    moved = (output / "branches/old/index.html").read_bytes()
    assert read_page(moved) is None and read_page(moved.replace(b"noindex", b"all")) is not None


def test_a_withdrawn_page_says_why_and_where_to_go_on(output: Path) -> None:
    withdrawn = page(output, "services/lockers")
    assert "自助柜 2027 年起停用" in withdrawn.xpath("string(//main)")
    assert withdrawn.xpath("//main//form[@role='search']")
