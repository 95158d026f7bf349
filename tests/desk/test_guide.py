"""The staff guide has every key of every header, as the kinds declare them."""

import pytest

from plugins.desk.guide import HEADERS, with_tables
from plugins.library.reading.header import HeaderKeys
from tests.conftest import ROOT

PAPERS = {path.name: path.read_text("utf-8") for path in (ROOT / "docs").glob("*.md")}


@pytest.mark.parametrize("keys", HEADERS, ids=lambda keys: keys.label)
def test_each_header_has_its_table_in_one_paper(keys: HeaderKeys) -> None:
    mark = f"<!-- 键：{keys.label} -->\n"
    assert [text.count(mark) for text in PAPERS.values() if mark in text] == [1]


@pytest.mark.parametrize("name", PAPERS)
def test_a_table_says_what_is_declared(name: str) -> None:
    assert with_tables(PAPERS[name]) == PAPERS[name], "run: python -m plugins.desk guide"


@pytest.mark.parametrize("keys", HEADERS, ids=lambda keys: keys.label)
def test_staff_are_told_what_stands_behind_each_key(keys: HeaderKeys) -> None:
    assert [key.english for key in keys if not key.help] == []
