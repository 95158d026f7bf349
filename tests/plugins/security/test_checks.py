"""What may not stand in a written page."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.reading.addresses import ADDRESS_ATTRIBUTES, ADDRESS_LISTS
from plugins.security.checks import faults
from plugins.security.generator import UnsafePageError
from tests.support.tiny_theme import PAGE, settings, tiny_theme

ANY_HOST = "引用了别的网站：“{}”"
META = '<meta http-equiv="Content-Security-Policy" content="P">'


def check(body: str, head: str = META, site: str = "https://example.org") -> list[str]:
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()
    own: dict[str, set[str]] = {"scripts": {"go()", "more()"}, "sheets": {"p{}"}}
    return list(faults(page, policy=named, site=site, **own))


def named(scripts: list[str], sheets: list[str]) -> str:
    return "".join(("P", *scripts, *sheets))


def test_clean_page_has_no_fault() -> None:
    body = (
        "<script>go()</script><script type='application/ld+json'>{}</script>"
        "<script src='/theme/a.js' type='module'></script><img src='data:,' alt=''>"
        "<a href='https://example.com/'>别处</a><img src='/a.png' alt=''>"
    )
    assert check(body, META.replace('"P"', '"Pgo()"')) == []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<p style='color:red'>", "有 style= 属性"),
        ("<img src=x onerror=alert(1)>", "有 onerror= 属性"),
        ("<script>alert(1)</script>", "有不认识的内嵌脚本"),
        ("<script type=module>alert(1)</script>", "有不认识的内嵌脚本"),
        ("<img src='https://example.com/a.png'>", "引用了别的网站"),
        ("<img src='//example.com/a.png'>", "引用了别的网站"),
        ("<img srcset='/a.png 1x, https://example.com/b.png 2x'>", "引用了别的网站"),
        ("<iframe src='javascript:alert(1)'></iframe>", "地址的协议不允许"),
        ("<form action='https://example.com/'></form>", "引用了别的网站"),
    ],
)
def test_fault_is_named(body: str, fault: str) -> None:
    found = check(body)
    assert len(found) == 1 and found[0].startswith(fault)


def test_a_sheet_of_the_theme_may_stand_in_a_page_whose_policy_names_it() -> None:
    head = META.replace('"P"', '"Pp{}"')
    assert check("", f"{head}<style>p{{}}</style>") == []
    assert [fault[:25] for fault in check("", f"{META}<style>p{{}}</style>")] == [
        "Content-Security-Policy 不"
    ]
    (fault,) = check("", META.replace('"P"', '"Pi{}"') + "<style>i{}</style>")
    assert fault == "有内嵌样式 <style>"


def test_a_script_of_the_theme_may_stand_in_a_page_whose_policy_names_it() -> None:
    body = "<script type=module>more()</script>"
    assert check(body, META.replace('"P"', '"Pmore()"')) == []
    assert [fault[:25] for fault in check(body)] == ["Content-Security-Policy 不"]
    (fault,) = check(body.replace("more", "less"))
    assert fault.startswith("有不认识的内嵌脚本")


@pytest.mark.parametrize("name", sorted(ADDRESS_ATTRIBUTES))
def test_an_address_of_the_site_that_names_its_host_or_leaves_its_folder_is_named(
    name: str,
) -> None:
    site = "https://example.org/library"
    for address in ("https://example.org/library/a.png", "//example.org/library/"):
        (fault,) = check(f"<i {name}='{address}'></i>", site=site)
        assert fault == f"站内的地址写了网站的网址：“{address}”，应从“/library/”写起"
    for address in ("/a.png", "/", "/library2/"):
        (fault,) = check(f"<i {name}=' {address} '></i>", site=site)
        assert fault == f"地址不在网站的文件夹“/library/”里：“{address}”"
    for address in ("/library/a.png", "/library", "https://example.com/", "//b.example/", "#a"):
        assert check(f"<i {name}='{address}'></i>", site=site) in ([], [ANY_HOST.format(address)])


@pytest.mark.parametrize("name", sorted(ADDRESS_LISTS & {"srcset", "imagesrcset"}))
def test_each_address_of_a_list_is_looked_at(name: str) -> None:
    body = f"<i {name}='/library/a.png 1x, /b.png 2x'></i>"
    assert len(check(body, site="https://example.org/library")) == 1


def test_a_page_that_leads_on_at_once_stays_in_the_folder() -> None:
    head = f"{META}<meta http-equiv='refresh' content='0; url=%s/about/'>"
    assert check("", head % "/library", "https://example.org/library") == []
    assert len(check("", head % "", "https://example.org/library")) == 1
    assert len(check("", head % "https://example.org/library", "https://example.org/library")) == 1


def test_what_a_page_tells_to_others_is_whole_and_words_are_words() -> None:
    head = (
        f"{META}<link rel='canonical' href='https://example.org/library/a/'>"
        "<meta property='og:url' content='https://example.org/library/a/'>"
        "<meta name='description' content='/a/ 和 https://example.org/library/'>"
    )
    told = "<p data-caption='https://example.org/library/a/' title='/a/' data-x='/a/'>/a/</p>"
    assert check(told, head, "https://example.org/library") == []


def test_missing_and_wrong_policies_are_named() -> None:
    assert check("", head="") == ["没有 Content-Security-Policy"]
    assert "不对" in check("", head=META.replace('"P"', '"Q"'))[0]


def test_build_stops_and_names_the_page(tmp_path: Path, build: Callable[..., Path]) -> None:
    files = {
        **tiny_theme(page=PAGE.replace("<h1>", "<h1 style='color:red'>")),
        "content/pages/bad.md": "Title: 坏页\n\n文。\n",
    }
    with pytest.raises(UnsafePageError, match=r"bad/index\.html  有 style= 属性"):
        build(files, **settings(tmp_path))


def test_a_template_that_names_the_host_stops_the_build(
    tmp_path: Path, build: Callable[..., Path]
) -> None:
    files = {
        **tiny_theme(page=PAGE.replace("<h1>", "<a href='{{ SITEURL }}/x/'></a><h1>")),
        "content/pages/one.md": "Title: 页\n\n文。\n",
    }
    with pytest.raises(UnsafePageError, match=r"one/index\.html  站内的地址写了网站的网址"):
        build(files, **{**settings(tmp_path), "SITEURL": "https://example.org"})


def test_only_the_search_page_may_run_wasm(tmp_path: Path, build: Callable[..., Path]) -> None:
    files = {**tiny_theme(), "content/pages/one.md": "Title: 一\n\n文。\n"}
    output = build(files, **settings(tmp_path, "page_search"))
    assert "wasm-unsafe-eval" in (output / "search/index.html").read_text()
    assert "wasm-unsafe-eval" not in (output / "one/index.html").read_text()
