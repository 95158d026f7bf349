"""The local collection: what belongs to it, and its pages."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from plugins.catalog.browse.local import local_ids
from plugins.library.catalogue.local import LocalRule, is_local, read_local_rule
from plugins.library.catalogue.records import BibliographicRecord, Item, ItemStatus, Title
from tests.support.browse import HEAD, browse_at, browse_of, row
from tests.support.exports import open_export

Build = Callable[..., Path]
Write = Callable[[Mapping[str, str | bytes]], Path]
RULE = LocalRule(("K297.1",), ("K297.19",), ("遂宁", "安居区"), ("地方文献",))
TABLE = (
    '\n[local]\nclasses = ["K297.1"]\nexcept_classes = ["K297.19"]\nwords = ["遂宁"]\n'
    'locations = ["地方文献"]\n'
)
LIBRARY = 'name = "示例区图书馆"\naddress = "示例路"\n'


def record(**fields: object) -> BibliographicRecord:
    return BibliographicRecord("R1", **{"title": "书", **fields})  # type: ignore[arg-type]


def item(location: str, status: ItemStatus = ItemStatus.AVAILABLE) -> Item:
    return Item("", "R1", "AJ", "", location, "", status, "")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"title": "遂宁县志"}, True),
        ({"title": "安居乐业"}, False),
        ({"other_titles": (Title("遂宁风物", "subtitle"),)}, True),
        ({"subjects": ("安居区-概况-2020",)}, True),
        ({"series": ("遂宁文史资料",)}, True),
        ({"publisher": "遂宁日报社"}, False),
        ({"clc_numbers": ("K297.13",)}, True),
        ({"clc_numbers": ("ｋ２９７．１=76",)}, True),
        ({"clc_numbers": ("K297.19",)}, False),
        ({"clc_numbers": ("K297",)}, False),
        ({"clc_numbers": ("I247.5", "K297.1")}, False),
        ({}, False),
    ],
)
def test_a_record_is_local_by_its_words_or_the_class_that_shelves_it(
    fields: dict[str, object], expected: bool
) -> None:
    assert is_local(record(**fields), (), RULE) is expected


def test_a_record_is_local_by_where_a_copy_stands() -> None:
    assert is_local(record(), [item("总馆"), item("三楼地方文献室")], RULE)
    assert not is_local(record(), [item("地方文献室", ItemStatus.HIDDEN)], RULE)


@given(st.text(), st.text(), st.text())
def test_without_a_rule_nothing_is_local(title: str, clc: str, location: str) -> None:
    assert not LocalRule()
    one = record(title=title, clc_numbers=(clc,))
    assert not is_local(one, [item(location)], LocalRule())


def test_the_rule_is_read_and_every_mistake_is_told(write_files: Write) -> None:
    folder = write_files({"content/library.toml": LIBRARY + TABLE})
    assert read_local_rule(folder / "content") == (replace(RULE, words=("遂宁",)), ())
    bad = '\n[local]\nword = ["K"]\nclass = ["K"]\nwords = "遂宁"\nexcept_classes = ["四川"]\n'
    folder = write_files({"content/library.toml": LIBRARY + bad})
    rule, problems = read_local_rule(folder / "content")
    assert rule.words == ()
    told = " ".join(map(str, problems))
    assert "不认识的键“class”" in told and "是“classes”吗？" in told
    assert "不认识的键“word”" in told and "是“words”吗？" not in told  # it stands there already
    assert "书名里的词（words）写法不对" in told
    assert "认不出的分类号。读到的是“四川”" in told


def test_a_library_without_the_table_has_no_rule(write_files: Write) -> None:
    assert read_local_rule(write_files({}) / "content") == (LocalRule(), ())
    broken = write_files({"content/library.toml": 'local = "四川"\n'})
    assert read_local_rule(broken / "content")[0] == LocalRule()


def test_one_pass_finds_what_the_rule_finds(tmp_path: Path) -> None:
    rows = (
        row(1, title="遂宁县志"),
        row(2, clc="K297.13"),
        row(3, clc="K297.19"),
        row(4, title='"说“遂宁”"'),
        row(5),
    )
    browse = browse_of(tmp_path, *rows)
    assert local_ids(browse, RULE) == ["R1", "R2", "R4"]
    assert local_ids(browse, replace(RULE, words=("书5", '"'))) == ["R2", "R5"]
    assert local_ids(browse, replace(RULE, classes=())) == ["R1", "R4"]
    assert local_ids(browse, LocalRule()) == []
    assert len(list(browse.folder.glob("local-*"))) == 1


def test_a_shelf_of_that_name_is_found(tmp_path: Path) -> None:
    head = "书目记录号,题名,条码号,馆代码,馆藏地,状态\n"
    rows = "R1,甲,T1,AJ00,地方文献室,在馆\nR2,乙,T2,AJ00,外借室,在馆\n"
    browse = browse_at(open_export(tmp_path, {"items.csv": head + rows}), tmp_path)
    assert local_ids(browse, RULE) == ["R1"]


def page(output: Path, address: str) -> html.HtmlElement:
    return html.document_fromstring((output / address / "index.html").read_bytes())


@pytest.mark.soak
def test_the_pages_have_forty_records_each_and_say_the_rule(build: Build) -> None:
    rows = "".join(row(number, clc="K297.1") for number in range(1, 46))
    files = {"content/library.toml": LIBRARY + TABLE, "catalog_export/items.csv": HEAD + rows}
    output = build(files)
    first, second = page(output, "catalog/local"), page(output, "catalog/local/2")
    assert len(first.xpath("//@data-record-id")) == 40
    assert second.xpath("//@data-record-id") == [f"R{number}" for number in range(41, 46)]
    text = str(first.xpath("string(//main)"))
    assert "45 种" in text
    assert "分类号开头是 K297.1（四川地方史志），不算 K297.19（重庆地方史志）" in text
    assert "书名、丛书名或主题词里有“遂宁”" in text
    assert page(output, "catalog/clc").xpath("//a[@href='/catalog/local/']")


@pytest.mark.soak
def test_where_nothing_is_local_there_is_no_page_and_no_way_to_one(build: Build) -> None:
    files = {"content/library.toml": LIBRARY + TABLE, "catalog_export/items.csv": HEAD + row(1)}
    output = build(files)
    assert not (output / "catalog/local").exists()
    assert page(output, "catalog/clc").xpath("//a[contains(@href, '/local/')]") == []
