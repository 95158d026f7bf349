"""Addresses that stand in no text lead to a page as well."""

from collections.abc import Callable, Mapping
from pathlib import Path

from plugins.library.site.moved import addresses
from plugins.links.menu import check_menu

Write = Callable[[Mapping[str, str | bytes]], Path]
MENU = """
[[main]]
label = "活动"
url = "/events/"

[[footer]]
label = "关于"
url = "/about"
"""
DISCLOSED = "标题：年报\n日期：2026-01-02\n类别：其他\n摘要：一句\n链接：/reports/1999/\n"


def test_a_word_of_the_menu_and_a_header_that_lead_nowhere_are_told(write_files: Write) -> None:
    files = {
        "content/navigation.toml": MENU,
        "content/disclosure/report.md": DISCLOSED,
        "content/pages/about.md": "标题：关于\n\n文",
    }
    content = write_files(files) / "content"
    found = [str(problem) for problem in check_menu(content, addresses(content))]
    assert found[0] == (
        "content/navigation.toml:8  链接的页面不存在。读到的是“/about”。写成 /about/。"
    )
    assert found[1].startswith("content/disclosure/report.md:5  链接的页面不存在")
    assert len(found) == 2
