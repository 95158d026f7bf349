"""Every key of a page's and a notice's header does something to the site that is built."""

import pytest

from plugins.library.pages import NOTICE_KEYS, PAGE_KEYS
from plugins.library.reading.common_keys import OF_EVERY_KIND
from plugins.library.reading.header import HeaderKeys
from tests.conftest import Build

SAID = {
    "title": "雨后的新题目",
    "date": "2026-02-03",
    "until": "2026-02-04",
    "stage": "草稿",
    "summary": "雨后的新摘要",
    "inshort": "雨停了。带伞。早点来。",
    "alsocalled": "落雨",
    "link": "https://mp.weixin.qq.com/s/new",
    "aliases": "old/rain/",
    "changed": "2026-02-05",
}
FOUND = {
    "date": "2月3日",
    "inshort": "带伞。</li>",
    "changed": "最后修改",
    "until": "2月4日",
    "aliases": "old/rain/index.html",
}
"""What shows a key of which the words are not shown themselves."""
OF_THE_CHANNEL = {"wechat", "cover", "focus"}
"""They decide about the article for WeChat alone (tests/plugins/wechat)."""
OF_PEOPLE = {key.name for key in OF_EVERY_KIND}
"""They decide what the checks ask of the text (plugins/library/privacy)."""


@pytest.mark.parametrize(("keys", "folder"), [(PAGE_KEYS, "pages"), (NOTICE_KEYS, "news")])
def test_every_key_shows_in_the_site(build: Build, keys: HeaderKeys, folder: str) -> None:
    names = [key for key in keys if key.name not in OF_THE_CHANNEL | OF_PEOPLE]
    head = "\n".join(f"{key.chinese}：{SAID[key.name]}" for key in names)
    output = build({f"content/{folder}/rain.md": f"{head}\n\n雨停了。\n"})
    files = {
        path.relative_to(output).as_posix(): path.read_bytes().decode("utf-8", "replace")
        for path in output.rglob("*")
        if path.suffix in (".html", ".xml")
    }
    site = "\n".join((*files, *files.values()))
    assert [key.name for key in names if FOUND.get(key.name, SAID[key.name]) not in site] == []
