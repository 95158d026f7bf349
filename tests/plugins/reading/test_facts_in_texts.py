"""A fact that the library gives once stands in every text that asks for it."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from lxml import html

from plugins.library.facts import (
    ASK,
    MISSING,
    STANDING_FOR,
    check_awaited,
    with_bare_facts,
    with_facts,
)
from tests.conftest import Build

TEXT = "- 电话：〔咨询电话〕\n- 邮箱：〔电子邮箱〕\n- 地址：〔地址〕\n- 文号：国办发〔2024〕12号\n"
Write = Callable[[Mapping[str, str | bytes]], Path]
FILES = {
    "content/library.toml": (
        'name = "某馆"\nshort_name = "某馆"\naddress = "甲路 1 号“东楼”"\n'
        'telephone = "0825-1234567"\nemail = "a@example.org"\n'
    ),
    "content/pages/about.md": f"Title: 关于本馆\n\n{TEXT}",
    "content/news/call.md": f"Title: 打电话\nDate: 2026-04-01\n\n{TEXT}",
    "content/disclosure/index.md": f"Title: 信息公开指南\n\n{TEXT}",
}
TEXTS = (".html", ".xml", ".json", ".ics")
SAID = ("电话：0825-1234567", "邮箱：a@example.org", "地址：甲路 1 号“东楼”", "国办发〔2024〕12号")


def test_a_fact_of_the_library_stands_where_a_text_names_it(build: Build) -> None:
    output = build(FILES, SITEURL="https://example.org")
    for url in ("about", "news/call", "disclosure"):
        page = html.parse(output / url / "index.html").getroot()
        (main,) = page.xpath("//main")
        said = "".join(main.text_content().split())
        assert [words for words in SAID if words.replace(" ", "") not in said] == [], url
        assert page.xpath("//main//a[@href='tel:0825-1234567']")
        assert page.xpath("//main//a[@href='mailto:a@example.org']")


def test_a_fact_stands_in_a_header_too(build: Build) -> None:
    asked = "Title: 问\nSummary: 请打〔咨询电话〕\n"
    event = f"{asked}Start: 2026-04-02\nType: 讲座\nJoin: 发到〔电子邮箱〕\nContact: 〔咨询电话〕\n"
    headers = {
        "content/news/ask.md": f"{asked}Date: 2026-04-01\n\n问。\n",
        "content/pages/ask.md": f"{asked}\n问。\n",
        "content/events/ask.md": f"{event}\n问。\n",
    }
    output = build(FILES | headers, SITEURL="https://example.org")
    files = [path.read_text("utf-8") for path in output.rglob("*") if path.suffix in TEXTS]
    assert [words for words in STANDING_FOR for text in files if words in text] == []
    for url in ("ask", "news/ask", "events/ask"):
        page = (output / url / "index.html").read_text("utf-8")
        assert "请打0825-1234567" in page
    assert "发到a@example.org" in page


def test_a_header_that_is_a_fact_nobody_gave_says_nothing(tmp_path: Path) -> None:
    for words in STANDING_FOR:
        assert with_bare_facts(words, tmp_path) == ""
        assert with_bare_facts(f"请写{words}", tmp_path) == f"请写{ASK}"


def test_an_article_for_wechat_has_the_telephone_to_call(build: Build) -> None:
    output = build(FILES, SITEURL="https://example.org")
    feed = json.loads((output / "feeds/wechat.json").read_text("utf-8"))
    (item,) = [item for item in feed["items"] if item["title"] == "打电话"]
    assert 'href="tel:0825-1234567"' in item["content_html"]
    assert not [words for words in STANDING_FOR if words in item["content_html"]]


def test_what_nobody_has_given_says_so(tmp_path: Path) -> None:
    (tmp_path / "library.toml").write_text('name = "某馆"\n', "utf-8")
    for words in STANDING_FOR:
        assert with_facts(f"<p>{words}。</p>", tmp_path) == f"<p>{MISSING}。</p>"


def test_a_text_that_waits_for_the_library_is_told_once_with_its_first_line(
    write_files: Write,
) -> None:
    card = f"Title: 办证\n\n- 要带什么：{MISSING}\n- 押金：{MISSING}\n"
    files = {"content/pages/card.md": card, "content/pages/room.md": "Title: 阅览室\n\n二楼。\n"}
    (problem,) = check_awaited(write_files(files) / "content")
    assert str(problem).startswith(f"content/pages/card.md:3  有 2 行写着{MISSING}")
