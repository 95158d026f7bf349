"""``fields.toml``: one table of meanings, mended by each library without touching the code."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from plugins.catalog.reader.field_table import SHIPPED, read_field_table
from plugins.catalog.reader.fields import (
    TITLE_KINDS,
    FieldSource,
    item_names,
    record_names,
    source,
)
from plugins.catalog.reader.statuses import status_word
from plugins.library.catalogue.records import ItemStatus
from plugins.library.reading.problems import Severity
from tests.support.laws import one_folder

SHIPPED_TABLE, _ = read_field_table(SHIPPED.parent)


def own(folder: Path, text: str) -> Path:
    """An export folder with a table of its own."""
    export = folder / "catalog_export"
    export.mkdir(exist_ok=True)
    (export / "fields.toml").write_text(text, encoding="utf-8")
    return export


def told(folder: Path, text: str) -> list[str]:
    """What is wrong with a table, as staff read it."""
    _, problems = read_field_table(own(folder, text))
    assert all(problem.severity is Severity.ERROR for problem in problems)
    return [str(problem) for problem in problems]


def test_the_shipped_table_has_no_mistake_and_every_name_has_its_label() -> None:
    table, problems = read_field_table(SHIPPED.parent)
    assert problems == ()
    assert table.record.keys() == set(record_names())
    assert table.item.keys() == set(item_names())
    assert set(TITLE_KINDS) <= table.record.keys()
    assert all(rule.label for rule in (*table.record.values(), *table.item.values()))


def test_the_shipped_table_reads_every_name_from_somewhere() -> None:
    entries = {**SHIPPED_TABLE.record, **SHIPPED_TABLE.item}
    assert [name for name, rule in entries.items() if not (rule.sources or rule.columns)] == []
    assert [rule.field for rule in SHIPPED_TABLE.holdings] == ["905"]
    assert SHIPPED_TABLE.columns["题名"] == "title"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("200$a", FieldSource("200", "a")),
        ("606$axyz", FieldSource("606", "axyz")),
        ("100$a/17-19", FieldSource("100", "a", 17, 20)),
        ("LDR/6", FieldSource("LDR", "", 6, 7)),
        ("215", FieldSource("215", "")),
        ("410$1", FieldSource("410", "1")),
        ("AVA$q", FieldSource("AVA", "q")),
        ("100$a/19-17", None),
        ("200a", None),
        ("200$", None),
        ("20$a", None),
        ("200$a/", None),
        ("题名", None),
        ("100$a/" + "9" * 5000, None),
    ],
)
def test_sources(text: str, expected: FieldSource | None) -> None:
    assert source(text) == expected


@given(st.text("0129A$/-LDRaz", max_size=20) | st.text(max_size=20))
def test_no_source_raises(text: str) -> None:
    found = source(text)
    assert found is None or len(found.tag) == 3


def test_a_table_beside_the_export_overrides_key_by_key(tmp_path: Path) -> None:
    text = """
    [record.clc_numbers]
    label = "分类"
    marc = ["690$a", "909$a"]

    [item.shelving_location]
    label = "书库"
    columns = ["库位"]

    [status]
    lent = ["出借"]

    [[holdings]]
    field = "906"
    barcode = "b"
    """
    text = 'ignored_columns = ["盘点批次"]\n' + text
    table, problems = read_field_table(own(tmp_path, text))
    assert problems == ()
    rule = table.record["clc_numbers"]
    assert (rule.label, rule.dublin_core, len(rule.sources)) == ("分类", "subject.clc", 2)
    assert table.record["title"] == SHIPPED_TABLE.record["title"]
    assert table.columns["库位"] == "shelving_location" and "馆藏地" not in table.columns
    assert table.status_of("出借") is ItemStatus.LENT
    assert table.status_of("借出") is ItemStatus.LENT
    assert table.status_of("在架") is ItemStatus.AVAILABLE
    assert [rule.field for rule in table.holdings] == ["906"]
    assert table.is_ignored("盘点批次") and not table.is_ignored("序号")


def test_a_word_of_the_own_table_goes_before_the_same_word_of_the_shipped_one(
    tmp_path: Path,
) -> None:
    """Nobody should have to strike it out in a table that isn't theirs."""
    text = '[status]\navailable = ["在馆", "典藏"]\n'
    text += '[record.notes]\nlabel = "附注"\ncolumns = ["目录"]\n'
    table, problems = read_field_table(own(tmp_path, text))
    assert problems == ()
    assert SHIPPED_TABLE.status_of("典藏") is ItemStatus.PROCESSING
    assert table.status_of("典藏") is ItemStatus.AVAILABLE
    assert (SHIPPED_TABLE.columns["目录"], table.columns["目录"]) == ("contents", "notes")


def test_status_words_are_found_in_any_case_and_nothing_is_unstated() -> None:
    assert SHIPPED_TABLE.status_of("Available") is ItemStatus.AVAILABLE
    assert SHIPPED_TABLE.status_of("去向不明") is ItemStatus.OTHER
    assert SHIPPED_TABLE.status_of("") is ItemStatus.UNSTATED


TRADITIONAL = OpenCC("s2t")
HIDDEN = [word for word, status in SHIPPED_TABLE.statuses.items() if status is ItemStatus.HIDDEN]


@given(st.sampled_from([word for word in SHIPPED_TABLE.statuses if not word.isascii()]))
def test_traditional_words_mean_what_the_simplified_ones_do(word: str) -> None:
    other = TRADITIONAL.convert(word)
    assert SHIPPED_TABLE.status_of(other) is SHIPPED_TABLE.statuses[word]
    assert (other in SHIPPED_TABLE.lost_words) is (word in HIDDEN)


@given(
    st.sampled_from(["借出", "已借出", "外借", "预约"]),
    st.sampled_from(["-", "—", " ", "_", "（", "：", ""]),
    st.sampled_from(["张三", "李红梅", "王某", "陈小二"]),
)
def test_who_has_a_copy_is_no_part_of_its_status(word: str, sign: str, name: str) -> None:
    assert status_word(word + sign + name) == word
    assert SHIPPED_TABLE.status_of(word + sign + name) is SHIPPED_TABLE.statuses[word]


@one_folder()
@given(
    st.sampled_from(sorted(SHIPPED_TABLE.statuses)),
    st.sampled_from(["available", "lent", "reading_room", "hidden"]),
)
def test_own_words_for_a_status_are_added_and_go_before(
    tmp_path: Path, word: str, meaning: str
) -> None:
    text = f'[status]\n{meaning} = ["自己的词", "{word.upper()}"]\n'
    table, problems = read_field_table(own(tmp_path, text))
    assert problems == ()
    wanted = dict(SHIPPED_TABLE.statuses) | {
        one: ItemStatus[meaning.upper()] for one in ("自己的词", word)
    }
    assert dict(table.statuses) == wanted


MISTAKES = """\
[recrod.title]
label = "题名"

[record.titel]
label = "题名"

[record.subtitle]
marc = ["200$e"]

[record.title]
lable = "题名"
label = "题名"
marc = ["200$a", "2oo$a", "300"]
columns = ["题名", "书名"]
facet = "clc"

[record.publisher]
label = "出版者"
marc = "210$c"
columns = ["出版社", "书名"]

[record.contributors]
label = "责任者"
role = "45"

[item.barcod]
label = "条码号"

[[holdings]]
barcode = "b"

[[holdings]]
field = "905"
barcode = "bb"
barcodes = "b"

[[holdings]]
field = "905"

[status]
available = ["在馆", "归还"]
lent = ["归还"]
reserved = "预约"
lost = ["丢失"]
"""


def test_every_mistake_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    assert told(tmp_path, MISTAKES) == [
        "catalog_export/fields.toml:1  不认识的表。读到的是“recrod”。是“record”吗？",
        "catalog_export/fields.toml:4  不认识的名称。读到的是“titel”。"
        "可以写的名称见原来的 fields.toml。",
        "catalog_export/fields.toml:11  [record.title] 里有不认识的键。读到的是“lable”。"
        "可以写的是 join、dublin_core、schema_org、role、dates、country、bodies。",
        "catalog_export/fields.toml:13  [record.title] 的来源没有 ISBD 著录。读到的是“300”。"
        "请写明子字段，例如 300$a。",
        "catalog_export/fields.toml:13  [record.title] 的来源读不懂。读到的是“2oo$a”。"
        "写法是 200$a、606$axyz、100$a/17-19、215 或 LDR/6。",
        "catalog_export/fields.toml:15  [record.title] 里有不认识的键。读到的是“facet”。"
        "它从来不起作用，现在不用写了，请删去这一行。",
        "catalog_export/fields.toml:19  [record.publisher] 的 marc 写法不对。读到的是“210$c”。"
        '应是方括号里的一组文字，例如 ["…", "…"]。',
        "catalog_export/fields.toml:20  同一个列名写在两处。读到的是“书名”。请只留一处。",
        "catalog_export/fields.toml:24  [record.contributors] 的 role 写法不对。读到的是“45”。"
        "应是一个子字段，例如 “b”。",
        "catalog_export/fields.toml:26  不认识的名称。读到的是“barcod”。是“barcode”吗？",
        "catalog_export/fields.toml:29  馆藏字段没有写明。读到的是“{'barcode': 'b'}”。"
        '请写 [[holdings]] 和 field = "905"，或一行 unread.holdings."985" = { barcode = "b" }。',
        "catalog_export/fields.toml:33  同一个馆藏字段写了两次。读到的是“905”。请合成一张表。",
        "catalog_export/fields.toml:34  905 的 barcode 写法不对。读到的是“bb”。"
        "应是一个子字段，例如 “b”。",
        "catalog_export/fields.toml:35  [[holdings]] 里有不认识的键。读到的是“barcodes”。"
        "可以写的是 branch、location、class_number、book_number、call_number、copies、lent、"
        "volume、status、date_added、loans、hidden、reading_room、due。",
        "catalog_export/fields.toml:42  同一个状态词写在两处。读到的是“归还”。请只留一处。",
        "catalog_export/fields.toml:43  [status] 的 reserved 写法不对。读到的是“预约”。"
        '应是方括号里的一组文字，例如 ["…", "…"]。',
        "catalog_export/fields.toml:44  [status] 里有不认识的状态。读到的是“lost”。"
        "可以写的是 available、lent、reading_room、reserved、processing、repair、transit、"
        "unstated、other、hidden。",
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("record = 3", "record 写法不对"),
        ('[status\navailable = ["在馆"]', "TOML 写法不对"),
        ('status = ["在馆"]', "status 写法不对"),
        ('ignored_columns = "序号"', "的 ignored_columns 写法不对"),
        ('holdings = "905"', "馆藏字段没有写明"),
        ("[record]\ntitle = 3", "[record.title] 缺少名称（label）"),
        ('[record.title]\nlabel = "题名"\ncolumns = [3]', "[record.title] 的 columns 写法不对"),
        ("[status]\navailable = 3", "[status] 的 available 写法不对"),
        ('ignored_fields = ["801", "1xx"]', "ignored_fields 里有读不懂的。读到的是“1xx”"),
        ("unread = 3", "unread 写法不对"),
        ("[unread]\ncnmarc = 3", "unread.cnmarc 写法不对"),
        ('unread.colums.x = ""', "[unread] 里有不认识的键。读到的是“colums”。是“columns”吗"),
        ('unread.cnmarc."326$a" = "999$z"', "读不懂的一行。读到的是“326$a = 999$z”"),
        ('unread.cnmarc."008/1-2" = "300$a"', "读不懂的一行"),
        ('unread.cnmarc."326" = "300$a"', "读不懂的一行"),
        ('unread.marc21."590$a" = "300"', "[marc21] 里有读不懂的一行"),
        ('unread.columns."排架组" = "馆藏址"', "不认识的名称。读到的是“馆藏址”。是“馆藏地”吗"),
    ],
)
def test_what_is_no_table_at_all_is_told(tmp_path: Path, text: str, sentence: str) -> None:
    (only,) = told(tmp_path, text)
    assert sentence in only and only.startswith("catalog_export/fields.toml:")


def test_a_table_whose_bytes_are_no_letters_is_told(tmp_path: Path) -> None:
    export = own(tmp_path, "")
    (export / "fields.toml").write_bytes(b'[record.title]\nlabel = "\xff"\n')
    _, (problem,) = read_field_table(export)
    assert (problem.line, problem.what) == (2, "文件不是 UTF-8 编码")


def test_an_export_without_a_table_of_its_own_has_the_shipped_one(tmp_path: Path) -> None:
    table, problems = read_field_table(tmp_path)
    assert problems == () and table == SHIPPED_TABLE


def test_rows_for_what_is_unread_add_to_the_shipped_table_or_strike_out(tmp_path: Path) -> None:
    text = """
    unread.cnmarc."326$b" = "300$a"
    unread.cnmarc."610$a" = ""
    unread.cnmarc."606" = ""
    unread.marc21."653" = ""
    unread.columns."出版年份" = ""
    unread.columns."库位" = "书库"
    unread.columns."馆室" = "shelving_location"
    unread.holdings = [{ field = "985", barcode = "b" }]
    """
    table, problems = read_field_table(own(tmp_path, text))
    assert problems == ()
    notes = table.record["notes"].sources
    assert notes == (*SHIPPED_TABLE.record["notes"].sources, FieldSource("326", "b"))
    assert table.record["keywords"].sources == ()
    assert {source.tag for source in table.record["subjects"].sources} == {
        *("600", "601", "604", "605", "607")
    }
    assert {"606", "610", "801"} <= table.ignored_fields and "653" in table.marc21.ignored
    assert "出版年份" not in table.columns and table.is_ignored("出版年份")
    assert table.columns["库位"] == table.columns["馆室"] == "shelving_location"
    assert [rule.field for rule in table.holdings] == ["905", "985"]
