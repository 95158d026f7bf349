"""What may not stand in a written page."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.security.checks import faults
from plugins.security.generator import UnsafePageError
from tests.support.tiny_theme import PAGE, settings, tiny_theme

META = '<meta http-equiv="Content-Security-Policy" content="P">'


def check(body: str, head: str = META) -> list[str]:
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()
    return list(faults(page, policy="P", boot="go()", host="example.org"))


def test_clean_page_has_no_fault() -> None:
    body = (
        "<script>go()</script><script type='application/ld+json'>{}</script>"
        "<script src='/theme/a.js' type='module'></script><img src='data:,' alt=''>"
        "<a href='https://example.com/'>别处</a><img src='https://example.org/a.png' alt=''>"
    )
    assert check(body) == []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<p style='color:red'>", "有 style= 属性"),
        ("<img src=x onerror=alert(1)>", "有 onerror= 属性"),
        ("<script>alert(1)</script>", "有不认识的内嵌脚本"),
        ("<script type=module>alert(1)</script>", "有不认识的内嵌脚本"),
        ("<style>p{}</style>", "有内嵌样式"),
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


def test_only_the_search_page_may_run_wasm(tmp_path: Path, build: Callable[..., Path]) -> None:
    files = {**tiny_theme(), "content/pages/one.md": "Title: 一\n\n文。\n"}
    output = build(files, **settings(tmp_path, "page_search"))
    assert "wasm-unsafe-eval" in (output / "search/index.html").read_text()
    assert "wasm-unsafe-eval" not in (output / "one/index.html").read_text()
