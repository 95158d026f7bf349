"""The catalogue of information as readers and programs get it."""

import csv
from pathlib import Path

import pytest
from lxml import html

from tests.conftest import build_site, write_project

FOLDER = "content/disclosure/"
FILES: dict[str, str | bytes] = {
    f"{FOLDER}index.md": "Title: 指南\n\n怎样申请。\n",
    f"{FOLDER}budget.md": (
        "Title: 预算 <甲>\nDate: 2025-02-20\nCategory: 财政预决算\nSummary: 收支。\nNumber: A-1\n"
        "Files: budget.csv\n\n表。\n"
    ),
    f"{FOLDER}staff.md": (
        "Title: 人员\nDate: 2024\nCategory: 人事信息\nSummary: 人。\nLink: /about/\n\n见。\n"
    ),
    f"{FOLDER}files/budget.csv": "甲,1\n",
    "content/pages/about.md": "Title: 关于\n\n文。\n",
}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_project(tmp_path_factory.mktemp("disclosure"), FILES)
    return build_site(folder, SITEURL="https://example.org")


def said(output: Path, url: str) -> str:
    """What a page says, without white space."""
    root: html.HtmlElement = html.fromstring((output / url / "index.html").read_bytes())
    return "".join(root.text_content().split())


def test_the_catalogue_has_the_four_columns_of_the_regulation(output: Path) -> None:
    page = said(output, "disclosure")
    assert "名称索引号内容概述生成日期" in page
    assert "预算<甲>A-1收支。2025-02-20" in page
    assert "人员〔待馆方填写〕人。2024" in page
    assert "怎样申请" in page


def test_by_date_the_new_stands_first(output: Path) -> None:
    page = said(output, "disclosure/by-date")
    assert page.index("预算<甲>") < page.index("人员〔")


def test_html_comes_first_and_the_file_lies_there(output: Path) -> None:
    page = said(output, "disclosure/budget")
    assert page.index("表。") < page.index("budget.csv") < page.index("CSV，")
    assert (output / "disclosure/files/budget.csv").read_text() == "甲,1\n"


def test_the_catalogue_as_a_table_leads_to_every_page(output: Path) -> None:
    path = output / "disclosure/catalogue.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["名称"] for row in rows] == ["人员", "预算 <甲>"]
    for row in rows:
        url = row["网址"].removeprefix("https://example.org/")
        assert (output / url / "index.html").is_file()
