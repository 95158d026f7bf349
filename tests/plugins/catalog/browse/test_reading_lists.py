"""Reading lists against a catalogue: which record is meant, what is missing, what the pages say."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from plugins.catalog.browse.reading_lists import Choice, choose
from plugins.catalog.browse.titles import Titles, open_titles
from plugins.catalog.checks import check_catalogue
from plugins.desk.registry import check_kinds
from plugins.library.list_lines import ListEntry, read_line
from plugins.library.reading.problems import Problem, Severity
from plugins.library.site.site import Site
from tests.conftest import Share, build_site, write_project
from tests.support.exports import open_export
from tests.support.marc import Marc, control, data

Build = Callable[..., Path]
Write = Callable[[Mapping[str, str | bytes]], Path]
HEAD = "书目记录号,题名,副题名,责任者,出版年,ISBN,分类号,条码号,索书号,馆代码,状态\n"
BOOKS = (
    ("R1", "红楼梦", "", "（清）曹雪芹著", "2008", "9787020002207", 1),
    ("R2", "紅樓夢", "", "曹雪芹, 高鹗著", "1996", "7-02-000221-8", 3),
    ("R3", "红楼梦", "", "曹雪芹著", "2019", "", 3),
    ("R4", "变形记", "", "（奥）卡夫卡著", "2015", "", 1),
    ("R5", "变形记", "", "（古罗马）奥维德著", "2000", "", 2),
    ("R6", "人类简史", "从动物到上帝", "（以色列）赫拉利著", "2014", "9787508647357", 1),
    ("R7", "十万个为什么", "", "", "2013", "", 1),
    ("R8", "Ｃ＋＋程序设计", "", "谭浩强著", "2011", "", 1),
)


def export(books: tuple[tuple[Any, ...], ...] = BOOKS) -> str:
    rows = [
        f'{book[0]},{book[1]},{book[2]},"{book[3]}",{book[4]},{book[5]},I2,{book[0]}-{n},I2/1,AJ00,在馆'
        for book in books
        for n in range(book[6])
    ]
    return HEAD + "\n".join(rows) + "\n"


@pytest.fixture
def titles(tmp_path: Path) -> Titles:
    return open_titles(open_export(tmp_path, {"items.csv": export()}).good.store)


def chosen(line: str, titles: Titles) -> Choice:
    entry = read_line(f"- {line}", "a.md", 1)
    assert isinstance(entry, ListEntry)
    return choose(entry, titles)


def record_id(line: str, titles: Titles) -> str:
    choice = chosen(line, titles)
    return choice.best.record.record_id if choice.best else ""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("记录号 R1", "R1"),
        ("ISBN 978-7-02-000220-7", "R1"),
        ("ISBN 7020002218", "R2"),
        ("《红楼梦》", "R3"),
        ("《紅樓夢》 / 高鹗", "R2"),
        ("《变形记》 / 卡夫卡", "R4"),
        ("《变形记》 / （奥）卡夫卡 著", "R4"),
        ("《人类简史》", "R6"),
        ("《人类简史：从动物到上帝》", "R6"),
        ("《c++ 程序设计》", "R8"),
        ("《石头记》", ""),
        ("《红楼梦》 / 卡夫卡", ""),
        ("记录号 R9", ""),
    ],
)
def test_a_record_is_found_by_what_people_write(line: str, expected: str, titles: Titles) -> None:
    assert record_id(line, titles) == expected


def test_of_several_editions_the_best_held_is_taken_and_then_the_newest(titles: Titles) -> None:
    choice = chosen("《红楼梦》", titles)
    assert choice.best
    assert (choice.best.record.record_id, choice.others, choice.namesakes) == ("R3", 2, ())


def novel(record_id: str, audience: str, *holdings: str) -> bytes:
    return Marc(
        [
            control("001", record_id),
            data("100", "__", ("a", f"20200101d2020    {audience}  y0chiy50      ea")),
            data("200", "1_", ("a", "红楼梦"), ("f", "曹雪芹著")),
            *(data("905", "__", ("a", "AJ00"), ("b", barcode)) for barcode in holdings),
        ]
    ).to_bytes()


def test_a_list_for_children_takes_the_edition_for_them_that_is_held(tmp_path: Path) -> None:
    books = novel("R1", "m", "T1"), novel("R2", "a", "T2"), novel("R3", "a"), novel("R4", "m")
    titles = open_titles(open_export(tmp_path, {"biblio.iso": b"".join(books)}).good.store)
    entry = ListEntry(1, "《红楼梦》", title="红楼梦")
    found = [choose(entry, titles, young).best for young in (False, True)]
    assert [one.record.record_id for one in found if one] == ["R1", "R2"]


def test_a_merged_record_is_found_under_its_old_number(tmp_path: Path) -> None:
    files = {"items.csv": export(), "merged.csv": "旧记录号,新记录号\nR1,R3\n"}
    titles = open_titles(open_export(tmp_path, files).good.store)
    assert record_id("记录号 R1", titles) == "R3"


def site_of(folder: Path) -> Site:
    return Site(
        content=folder / "content",
        export=folder / "catalog_export",
        build=folder / "build",
        output=folder / "output",
        build_date=date(2025, 12, 31),
    )


def checked(write_files: Write, *lines: str) -> list[Problem]:
    body = "".join(f"- {line}\n" for line in lines)
    folder = write_files(
        {
            "content/lists/a.md": f"标题：甲\n日期：2025-01-01\n\n{body}",
            "catalog_export/items.csv": export(),
        }
    )
    found = check_catalogue(site_of(folder))
    return [problem for problem in found if problem.path == "content/lists/a.md"]


def test_a_good_list_has_no_problem(write_files: Write) -> None:
    assert checked(write_files, "《红楼梦》", "《变形记》 / 卡夫卡", "ISBN 9787508647357") == []


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ("《红娄梦》", "是“红楼梦”吗？"),
        ("《红楼梦（珍藏版）》", "是“红楼梦”吗？"),
        ("《十万为什么》", "是“十万个为什么”吗？"),
        ("《海底两万里》", "请核对书名"),
        ("《红楼梦》 / 巴金", "责任者是“曹雪芹著”"),
        ("ISBN 978-7-02-000220-6", "校验位"),
        ("ISBN 9787020002221", "改写成“- 《书名》”"),
        ("记录号 X", "改写成“- 《书名》”"),
    ],
)
def test_what_is_not_there_is_a_warning_with_what_may_be_meant(
    write_files: Write, line: str, remedy: str
) -> None:
    (problem,) = checked(write_files, line)
    assert problem.severity is Severity.WARNING
    assert (problem.line, "本馆暂无" in problem.what) == (4, True)
    assert remedy in problem.remedy


def test_namesakes_are_told_with_a_line_that_means_the_other(write_files: Write) -> None:
    (problem,) = checked(write_files, "《变形记》")
    assert problem.severity is Severity.WARNING
    assert "奥维德" in problem.what
    assert "卡夫卡" in problem.found
    again = problem.remedy.split("“")[1].split("”")[0].removeprefix("- ")
    assert checked(write_files, again) == []


def test_the_same_record_twice_is_a_warning_at_the_second(write_files: Write) -> None:
    (problem,) = checked(write_files, "《红楼梦》", "《人类简史》", "记录号 R3")
    assert (problem.line, problem.what) == (6, "同一本书列了两次")
    assert "第 4 行" in problem.remedy


def test_a_list_is_checked_without_a_catalogue_too(write_files: Write) -> None:
    folder = write_files({"content/lists/a.md": "标题：甲\n\n- 《家", "catalog_export/x.txt": "x"})
    site = site_of(folder)
    told = [str(problem) for problem in (*check_kinds(site), *check_catalogue(site))]
    assert any("content/lists/a.md:3  书名号不成对" in line for line in told)
    assert any("缺少“日期”" in line for line in told)


LIST = """标题：两种小说
日期：2025-04-23
摘要：一种有，一种没有。

**先**说两句。

## 清代

- 《红楼梦》 — <script>alert(1)</script>家族
- 《石头城》 — 还没有买
"""


def page(output: Path, address: str) -> html.HtmlElement:
    return html.document_fromstring((output / address.strip("/") / "index.html").read_bytes())


@pytest.fixture(scope="module")
def output(share: Share) -> Path:
    """A site with two lists."""
    files: dict[str, str | bytes] = {
        "content/lists/two.md": LIST,
        "content/lists/old.md": "标题：旧的\n日期：2024-01-01\n\n- 《变形记》 / 卡夫卡\n",
        "content/pages/about/feedback.md": "Title: 意见反馈\n\n请写信。\n",
        "catalog_export/items.csv": export(),
    }

    def make(folder: Path) -> None:
        build_site(write_project(folder, files), SITEURL="https://example.org")

    return share("two-reading-lists", make) / "output"


def test_a_page_has_the_records_the_sentences_and_what_is_lacking(output: Path) -> None:
    one = page(output, "catalog/lists/two")
    assert one.xpath("//@data-record-id") == ["R3"]
    rows = [
        " ".join(row.text_content().split()) for row in one.xpath("//ol[@class='record-list']/li")
    ]
    assert "总馆 3 册" in rows[0]
    assert "<script>alert(1)</script>家族" in rows[0]
    assert "另有 2 个版本" in rows[0]
    assert "2 种，其中 1 种本馆暂无。2025年4月23日" in str(one.xpath("string(//main/header)"))
    assert rows[1].startswith("《石头城》本馆暂无")
    assert one.xpath("//li//a[@href='/about/feedback/']")
    assert one.xpath("//div[@class='prose']//strong/text()") == ["先"]
    assert one.xpath("//h2/text()")[-1] == "清代"
    assert one.xpath("//header//time/@datetime") == ["2025-04-23"]
    assert one.xpath("//*[@data-part='qr']/@data-address") == [
        "https://example.org/catalog/lists/two/"
    ]
    assert one.xpath("//a[@rel='prev']/@href") == ["/catalog/lists/old/"]


def test_search_engines_are_told_what_the_library_has(output: Path) -> None:
    (block,) = page(output, "catalog/lists/two").xpath(
        "//head//script[@type='application/ld+json']"
    )
    told = json.loads(block.text)
    assert (told["@type"], told["numberOfItems"]) == ("ItemList", 1)
    (item,) = told["itemListElement"]
    assert item["item"]["name"] == "红楼梦"
    assert item["item"]["url"].startswith("https://example.org/catalog/clc/i2/#r-R3")


def test_the_lists_stand_newest_first_and_are_reached_from_the_classes(output: Path) -> None:
    links = page(output, "catalog/lists").xpath("//ul[@class='link-list']//a/@href")
    assert links == ["/catalog/lists/two/", "/catalog/lists/old/"]
    assert page(output, "catalog/clc").xpath("//a[@href='/catalog/lists/']")


def test_the_feeds_have_the_lists_with_their_books(output: Path) -> None:
    feed = (output / "feeds/all.atom.xml").read_text(encoding="utf-8")
    assert "两种小说" in feed
    assert "《石头城》 — 还没有买" in feed
    assert "<script>" not in feed.replace("&lt;", "<").replace("&amp;lt;", "&lt;")


@pytest.mark.soak
def test_without_lists_there_is_no_page_and_no_way_to_one(build: Build) -> None:
    output = build({})
    assert not (output / "catalog/lists").exists()
    assert page(output, "catalog/clc").xpath("//a[contains(@href, '/lists/')]") == []


def test_a_record_without_copies_says_so(build: Build) -> None:
    record = Marc(
        [control("001", "M1"), data("200", "1_", ("a", "茶经")), data("690", "__", ("a", "S5"))]
    )
    files: dict[str, str | bytes] = {
        "catalog_export/biblio.iso": record.to_bytes(),
        "content/lists/a.md": "标题：甲\n日期：2025-01-01\n\n- 《茶经》\n",
    }
    assert "暂无可借复本" in page(build(files), "catalog/lists/a").text_content()
