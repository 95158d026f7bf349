"""What a search engine and a chat show of a page whose writer gave no summary."""

from lxml import html

from tests.conftest import Build

FILES = {
    "content/news/2026/cold.md": "标题：降温通知\n日期：2026-11-20\n\n请多穿衣服。\n",
    "content/pages/parking.md": "标题：停车\n\n楼前可以停车。\n",
}


def test_a_page_without_a_summary_still_has_a_description(build: Build) -> None:
    output = build(FILES)
    for url in ("news/cold", "parking"):
        page = html.fromstring((output / url / "index.html").read_bytes().decode())
        description = page.xpath("string(//meta[@name='description']/@content)")
        assert str(description).strip(), url
