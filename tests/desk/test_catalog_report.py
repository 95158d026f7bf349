"""What came in is told in a table on the screen, and case by case on a page for staff."""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html
from rich.console import Console

from plugins.catalog.reader.report import REPORT
from plugins.desk.build import check, html, publish
from plugins.desk.catalog_report import print_report, written
from plugins.desk.catalog_report_page import report_page
from plugins.desk.catalog_report_views import merged_lines
from plugins.desk.settings import DeskSettings
from plugins.library.reading.problems import Problem
from plugins.library.site.site import Site

Told = Callable[[], str]
SCRIPT = "<script>alert('坏')</script>"


def case(ordinal: int, number: str, reason: str, remedy: str = "请在业务系统中补上") -> Any:
    return {"ordinal": ordinal, "id": number, "reason": reason, "remedy": remedy}


def account(path: str, kind: str, kept: int, **more: Any) -> dict[str, Any]:
    skipped = more.get("skipped", [])
    empty = {
        "repaired": 0,
        "skipped": [],
        "repairs": [],
        "hidden": {},
        "unknown_statuses": {},
        "unread": [],
        "made": 0,
    }
    return {
        "path": path,
        "format": kind,
        "encoding": "gb18030",
        "read": kept + len(skipped),
        "kept": kept,
        **empty,
        **more,
    }


BIBLIO = account("export/biblio.iso", "iso2709", 9, skipped=[case(3, "012", "没有题名")])
ITEMS = account(
    "export/items.csv",
    "csv",
    1234,
    encoding="gb18030+utf-8",
    repaired=2000,
    repairs=[case(7, "B007", "列错位，已并回", "")] * 1000,
    hidden={"丢失": 652, "剔除": 8},
    unknown_statuses={'待"上架': 5},
)


def report(**more: Any) -> dict[str, Any]:
    numbers = {
        "records": 978,
        "items": 2027,
        "hidden_items": 660,
        "unnumbered_items": 0,
        "records_without_copies": 42,
    }
    lists = {"duplicates": [["1", "2,x", "3"]], "specimens": [[["题名", ["家"]], ["ISBN", []]]]}
    return {"files": [BIBLIO, ITEMS], **numbers, **lists, **more}


def write_report(build: Path, data: object) -> Path:
    build.mkdir(parents=True, exist_ok=True)
    path = build / REPORT
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.fixture
def page(tmp_path: Path) -> Callable[..., str]:
    """The page of a report; its file, title and one heading are looked at each time."""

    def made(**more: Any) -> str:
        status, body = report_page(write_report(tmp_path, report(**more)))
        assert status is HTTPStatus.OK
        assert len(tree(body.decode()).findall(".//h1")) == 1
        return body.decode()

    return made


def tree(page: str) -> Any:
    return lxml_html.document_fromstring(page.encode())


def words_of(page: str) -> str:
    return " ".join(" ".join(tree(page).find("body").itertext()).split())


def test_what_nobody_reads_has_its_lines_for_the_table_of_fields(page: Callable[..., str]) -> None:
    unread = {"section": "cnmarc", "name": "326", "count": 1234, "example": SCRIPT}
    unread |= {"to_read": 'unread.cnmarc."326$a" = "300$a"', "to_leave": 'unread.cnmarc."326" = ""'}
    shown = page(files=[account("e/a.iso", "iso2709", 0, unread=[unread])])
    words = words_of(shown)
    assert "没有读的字段和列 1 个" in words and "326 1,234" in words and SCRIPT not in shown
    assert 'unread.cnmarc."326$a" = "300$a"' in words and 'unread.cnmarc."326" = ""' in words


def test_the_screen_has_a_row_for_each_file_a_sum_and_sentences(
    tmp_path: Path, console: Console, told: Told
) -> None:
    write_report(tmp_path, report())
    print_report(console, tmp_path, 8001, before=0)
    lines = [line.split() for line in told().splitlines()]
    assert "文件 格式 编码 读到 收下 修复 跳过".split() in lines
    assert "biblio.iso ISO 2709（CNMARC） GB18030 10 9 0 1".split() in lines
    assert "items.csv 表格 GB18030、UTF-8 1,234 1,234 2,000 0".split() in lines
    assert "合计 1,244 1,243 2,000 1".split() in lines
    for sentence in (
        "书目 978 种，单册 2,027 册；其中 660 册丢失或剔除，不显示（丢失 652、剔除 8）。",
        "42 种书目没有可显示的复本，仍保留（暂无可借复本）。",
        "看起来重复 1 组。",
        "http://127.0.0.1:8001/staff/catalog-report/",
        REPORT,
    ):
        assert sentence in told()


def test_what_did_not_happen_is_not_told(tmp_path: Path, console: Console, told: Told) -> None:
    calm = report(files=[], hidden_items=0, records_without_copies=0, duplicates=[])
    write_report(tmp_path, calm)
    print_report(console, tmp_path, 8000, before=0)
    assert "书目 978 种，单册 2,027 册。" in told()
    assert "不显示" not in told()
    assert "重复" not in told()


@pytest.mark.parametrize("text", [None, "", "{", "[]", "7", '{"files": [{"path": 1}]}'])
def test_without_a_sound_report_the_screen_stays_empty(
    tmp_path: Path, console: Console, told: Told, text: str | None
) -> None:
    if text is not None:
        (tmp_path / REPORT).write_text(text, encoding="utf-8")
    print_report(console, tmp_path, 8000, before=0)
    assert told() == ""


def test_check_and_html_print_what_the_checks_wrote(
    desk: DeskSettings, console: Console, told: Told
) -> None:
    def reading(site: Site) -> Iterable[Problem]:
        write_report(site.build, report())
        return ()

    assert check(desk, (reading,), console) == 0
    assert told().count("读入的书目") == 1
    assert told().index("合计") < told().index("检查完毕")
    assert html(desk, (reading,), console) == 0
    assert told().count("合计") == 2
    assert "上一次" not in told()


def test_what_is_wrong_with_the_catalogue_is_never_written_into_the_site(
    desk: DeskSettings, console: Console, told: Told
) -> None:
    write_report(desk.build, report())
    for build, siteurl in ((html, ""), (publish, "https://example.org")):
        assert build(replace(desk, siteurl=siteurl), (), console) == 0
        files = [path for path in desk.output.rglob("*") if path.is_file()]
        assert files
        assert not any("staff" in str(path.relative_to(desk.output)) for path in files)
        assert not any(b"staff" in path.read_bytes() for path in files)
    assert told().count("合计") == 2


def test_an_older_report_is_called_so(desk: DeskSettings, console: Console, told: Told) -> None:
    write_report(desk.build, report())
    before = written(desk.build)
    assert before > 0
    check(desk, (), console)
    assert "上一次读入的书目" in told()
    assert written(desk.build) == before


def test_the_page_tells_each_case_and_what_to_do(page: Callable[..., str]) -> None:
    words = words_of(page())
    for part in (
        "978 种",
        "跳过 1 条",
        "3 012 没有题名 请在业务系统中补上",
        "修复 2,000 条：前 200 条",
        "7 B007 列错位，已并回",
        "另有 1,800 条，build/catalog-report.json 里有前 1,000 条",
        "丢失 652",
        r'"待\"上架"',
        '1 2,x 3 "2,x",1 3,1',
        "暂无可借复本",
    ):
        assert part in words


def test_the_page_is_for_people_and_not_for_search_engines(page: Callable[..., str]) -> None:
    made = tree(page())
    assert made.get("lang") == "zh-Hans"
    assert made.find(".//meta[@name='robots']").get("content") == "noindex"
    assert not made.findall(".//script")
    tables = made.findall(".//table")
    assert len(tables) >= 6
    assert all(table.find("caption").text_content().strip() for table in tables)
    assert all(cell.get("scope") in ("col", "row") for cell in made.iter("th"))
    ids = made.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in made.xpath("//a/@href") if link.startswith("#")} <= set(ids)


def test_nothing_from_a_file_becomes_markup(page: Callable[..., str]) -> None:
    bad = case(1, SCRIPT, SCRIPT, SCRIPT)
    file = account(
        SCRIPT,
        SCRIPT,
        1,
        encoding=SCRIPT,
        skipped=[bad],
        repaired=1,
        repairs=[bad],
        hidden={SCRIPT: 1},
        unknown_statuses={SCRIPT: 1},
    )
    made = page(files=[file], duplicates=[[SCRIPT, '" onclick="x']])
    assert "<script" not in made.lower()
    assert "&lt;script&gt;" in made
    assert not tree(made).xpath("//@onclick")


@pytest.mark.soak
def test_a_page_of_thousands_of_cases_stays_small(page: Callable[..., str]) -> None:
    reason = "所属书目 0120000001 不在导出文件中，这一行也没有题名，第 {} 处" + "长" * 200
    cases = [case(n, f"B{n:013}", reason.format(n), "请在业务系统中补上" * 3) for n in range(5000)]
    more: dict[str, Any] = {"repaired": 5000, "repairs": cases[:1000]}
    files = [account(f"e/{n}.csv", "csv", 9, skipped=cases, **more) for n in range(8)]
    groups = [[f"{n}-{m}" for m in range(2 + n % 3)] for n in range(500)]
    usual = page(files=files[:1])
    assert len(usual.encode()) < 300_000
    assert "另有 4,800 条，全部在 build/catalog-report.json 里" in words_of(usual)
    crowded = page(files=files, duplicates=[*groups[:499], [str(n) for n in range(9999)]])
    assert len(crowded.encode()) < 600_000
    assert "至少 500 组" in words_of(crowded)
    assert "另有 400 组" in words_of(crowded)


def test_the_commonest_reasons_lead_a_list_that_is_cut(page: Callable[..., str]) -> None:
    cases = [case(n, "", "没有条码号" if n % 3 else "没有题名") for n in range(300)]
    words = words_of(page(files=[account("e/a.csv", "csv", 0, skipped=cases)]))
    assert "跳过 300 条：最多的原因 原因 条 没有条码号 200 没有题名 100" in words
    assert "跳过 300 条：前 200 条" in words


def test_no_report_says_what_to_do(tmp_path: Path) -> None:
    status, body = report_page(tmp_path / "nowhere" / REPORT)
    assert status is HTTPStatus.NOT_FOUND
    assert "还没有报告" in words_of(body.decode())
    assert "make check" in words_of(body.decode())


BROKEN = (
    "",
    '{"files": [',
    "[]",
    "7",
    "[" * 100_000,
    '{"records": 1, "items": 2, "files": []}',
    json.dumps(report(records="许多")),
    json.dumps(report(duplicates=7)),
    json.dumps(report(files=[{**BIBLIO, "skipped": [{"ordinal": 1}]}])),
)


@pytest.mark.parametrize("text", BROKEN, ids=range(len(BROKEN)))
def test_a_broken_report_says_what_to_do(tmp_path: Path, text: str) -> None:
    path = tmp_path / REPORT
    path.write_text(text, encoding="utf-8")
    status, body = report_page(path)
    assert status is HTTPStatus.OK
    assert "报告读不出来" in words_of(body.decode())
    assert "make check" in words_of(body.decode())


def test_half_a_character_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / REPORT
    path.write_text(json.dumps(report(duplicates=[["\ud800", "2"]])), encoding="utf-8")
    assert report_page(path)[0] is HTTPStatus.OK


def test_lines_for_the_table_of_merged_records() -> None:
    assert merged_lines(["1", "2", "3"]) == "2,1\n3,1"
    assert merged_lines(["a,b", 'c"']) == '"c""","a,b"'


def test_the_page_shows_how_the_first_records_were_understood(page: Callable[..., str]) -> None:
    fields = [["题名", ["红楼梦"]], ["责任者", ["曹雪芹", SCRIPT]]]
    made = page(specimens=[fields, [["题名", ["家"]]]])
    tables = [box for box in tree(made).findall(".//table") if "第 " in box.findtext("caption")]
    rows = [
        (row.findtext("th"), list(row.find("td").itertext())) for row in tables[0].findall(".//tr")
    ]
    assert rows == [("题名", ["红楼梦"]), ("责任者", ["曹雪芹", SCRIPT])]
    assert len(tables) == 2 and SCRIPT not in made
