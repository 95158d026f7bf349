"""What the law and the scorecards of public sites ask of the real site (docs/norms.md)."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from plugins.library.facts import read_facts
from plugins.library.privacy.checks import declared_telephones
from plugins.privacy.gate import leaks
from tests.conftest import ROOT
from tests.site.test_pages import address, pages, parse
from tests.support.example_site import EXAMPLE

ROWS = [f"{table}{n}" for table, rows in {"L": 14, "F": 5, "G": 6, "D": 4, "U": 13}.items()
        for n in range(1, rows + 1)]  # fmt: skip
NORMS = ROOT / "docs" / "norms.md"
ACCESSIBILITY = ROOT / "docs" / "accessibility.md"
FIRST_DUTIES = ("/services/hours/", "/services/", "/services/borrowing/")
FILLED = (
    "ancestor-or-self::*[@hidden or @data-part or @data-phases"
    " or @data-search-hits or @data-search-state]"
)
"""What a script fills and shows: a template of the page, seen by nobody before."""
QUESTIONS = ("谁可以办", "要带什么", "在哪里办", "要不要押金", "孩子怎样办", "证丢了怎么办")
JARGON = ("OPAC", "数字资源", "文献", "检索", "参考咨询", "馆藏", "读者服务", "资源")


def standard_pages(site: Path) -> Iterator[Path]:
    """Pages with the site's own head and foot; 长辈版 has fewer ways, and one leads here."""
    for path in pages(site):
        is_elder = path.is_relative_to(site / "elder")
        if parse(path).xpath("//footer") and not is_elder:
            yield path


def words(element: html.HtmlElement) -> str:
    return "".join(element.text_content().split())


def hrefs(tree: html.HtmlElement) -> set[str]:
    return {str(link) for link in tree.xpath("//a/@href")}


def test_every_row_of_the_norms_names_its_test_or_who_checks_it_and_when() -> None:
    lines = [line for line in NORMS.read_text("utf-8").splitlines() if line.startswith("| ")]
    cells = {line.split("|")[1].strip(): line.split("|")[2:] for line in lines}
    assert [row for row in cells if re.fullmatch(r"[A-Z]\d+", row)] == ROWS
    for row in ROWS:
        tests = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", cells[row][1])
        by_hand = re.search(r"由.+?(每|上线|收到|开馆)", cells[row][2])
        assert tests or by_hand, row
        for file, name in tests:
            assert f"def {name}(" in (ROOT / file).read_text("utf-8"), f"{row}: {file}::{name}"


def test_each_row_of_accessibility_names_its_tests_or_what_a_person_looks_at() -> None:
    parts = ACCESSIBILITY.read_text("utf-8").split("\n## ")[1:-1]
    rows = [row.split("|")[1:-1] for part in parts for row in part.splitlines()[4:] if row]
    assert len(rows) >= 50 and {len(row) for row in rows} == {4}
    for indicator, done, named, person in rows:
        tests = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", named)
        assert tests or person.strip() or done.strip().startswith("没有"), indicator
        for file, name in tests:
            assert f"def {name}(" in (ROOT / file).read_text("utf-8"), f"{indicator}: {name}"


def test_no_script_asks_how_the_device_is_moved(site: Path) -> None:
    scripts = [path.read_text("utf-8") for path in (site / "theme").rglob("*.js")]
    assert scripts and not [
        text for text in scripts if re.search("devicemotion|deviceorient", text)
    ]


def test_hours_services_and_lending_rules_are_one_tap_from_every_page(site: Path) -> None:
    found = list(standard_pages(site))
    assert len(found) > len(pages(site)) // 2
    for path in found:
        missing = [d for d in FIRST_DUTIES if not any(h.endswith(d) for h in hrefs(parse(path)))]
        assert missing == [], path


def test_the_foot_of_every_page_says_who_where_and_as_of_when(site: Path) -> None:
    facts, _ = read_facts(ROOT / "content")
    telephone = "".join(facts.telephone.split()) or "请来馆问"
    for path in standard_pages(site):
        (foot,) = parse(path).xpath("//footer")
        said = words(foot)
        assert "".join(facts.name.split()) in said and "".join(facts.address.split()) in said, path
        assert f"咨询电话：{telephone}" in said, path
        assert re.search(r"\d{4}年\d{1,2}月\d{1,2}日", said), path
        for duty in ("/about/feedback/", "/about/accessibility/", "/about/privacy/"):
            assert any(link.endswith(duty) for link in hrefs(foot)), path


@pytest.mark.soak
def test_nothing_that_is_published_holds_anybody_s_number(site: Path, example_site: Path) -> None:
    for folder, content in ((site, ROOT / "content"), (example_site, EXAMPLE / "content")):
        assert [str(one) for one in leaks(folder, declared_telephones(content))] == []


def test_the_home_page_lists_nothing_without_its_day(site: Path, example_site: Path) -> None:
    homes = [parse(one / "index.html") for one in (site, example_site)]
    dated = [
        item
        for home in homes
        for item in home.xpath("//main//li[.//a]")
        if any("/events/" in h or "/news/" in h for h in item.xpath(".//a/@href"))
        and not item.xpath("./ancestor::nav")
    ]
    assert dated
    for item in dated:
        assert item.xpath(".//time/@datetime"), words(item)


def test_no_page_has_an_empty_list_table_or_section(site: Path) -> None:
    empty = []
    for path in standard_pages(site):
        (main,) = parse(path).xpath("//main")
        for part in main.xpath(".//ul | .//ol | .//table | .//dl"):
            if not part.xpath("./li | .//tr | .//dt | ./option") and not part.xpath(FILLED):
                empty.append(f"{address(path, site)} <{part.tag} class={part.get('class')}>")
        for section in main.xpath(".//section[h2 and not(@hidden)]"):
            if words(section) == words(section.xpath("./h2")[0]):
                empty.append(f"{address(path, site)} {words(section)}")
    assert empty == []


def test_menus_speak_plainly(site: Path) -> None:
    labels = {
        words(link) for path in standard_pages(site) for link in parse(path).xpath("//nav//a")
    } - {""}
    menu = {
        words(a) for a in parse(site / "index.html").xpath("//header//nav//a | //footer//nav//a")
    }
    assert menu <= labels and len(menu) >= 10
    for label in menu:
        assert len(label) <= 12 and not any(word in label for word in JARGON), label


def test_a_lost_reader_is_led_on_without_blame(site: Path) -> None:
    page = parse(site / "404.html")
    (main,) = page.xpath("//main")
    assert "404" not in words(main) and "错误" not in words(main)
    tasks = {h.removeprefix("https://example.org") for h in hrefs(main)}
    assert {"/services/hours/", "/services/borrowing/", "/events/", "/about/site-map/"} <= tasks
    assert main.xpath(".//form[@action]//input[@name='q']")


def test_the_page_of_cards_answers_six_questions_each_with_words_or_visibly_none(
    site: Path,
) -> None:
    (main,) = parse(site / "services/card/index.html").xpath("//main")
    answers = dict(words(item).split("：", 1) for item in main.xpath(".//li[contains(., '：')]"))
    assert [question for question in QUESTIONS if not answers.get(question)] == []


def test_the_site_map_leads_to_every_part_of_the_site(site: Path) -> None:
    (main,) = parse(site / "about/site-map/index.html").xpath("//main")
    listed = {h.removeprefix("https://example.org") for h in hrefs(main)}
    folders = {f"/{path.parent.name}/" for path in site.glob("*/index.html")} - {"/offline/"}
    assert len(folders) > 10 and folders - listed == set()
