"""However a program or a clerk wrote the cells and the names of the columns: the same records."""

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.reader.cells import code_of, day_of, isbns_of, prose_of, title_of
from plugins.catalog.reader.field_table import read_field_table
from plugins.catalog.reader.statuses import status_word
from plugins.catalog.reader.values import dates_of
from plugins.library.catalogue.records import ItemStatus, isbn13
from tests.support.exports import open_export

TABLE = read_field_table(Path())[0]
HEADS = {
    "barcode": ("条码号", "條碼號", "册条码号", "Barcode", "典藏号"),
    "title": ("题名", "題名", "书名", "正题名", "Title"),
    "responsibility": ("责任者", "責任者", "作者", "著译者", "Author"),
    "isbns": ("ISBN", "ISBN号", "标准书号", "ISBN/ISSN"),
    "call_number": ("索书号", "索書號", "索取号", "Call Number"),
    "shelving_location": ("馆藏地", "館藏地", "典藏地", "Location"),
    "branch_name": ("分馆", "所属馆", "校区", "所屬館"),
    "status": ("状态", "流通状态", "狀態", "册状态"),
}
"""Names that systems give to columns, some in traditional characters."""
PLAIN = {
    "barcode": "12300000013",
    "title": "某某镇志",
    "responsibility": "甲乙丙编",
    "isbns": "9787532740031",
    "call_number": "K297.14/9",
    "shelving_location": "地方文献室",
    "branch_name": "城东分馆",
    "status": "在馆",
}
DECORATED = (
    *(
        "{}",
        "*{}",
        "{}*",
        "{}：",
        "{} ",
        "【{}】",
        "[{}]",
        "{}（必填）",
        "{}(文本)",
        "1.{}",
        "2、{}",
    ),
    *("①{}", "（3）{}", "{}\n(必填)", "“{}”", "{}（如有）", "★{}"),
)
NOTHING = ("NULL", "null", "(null)", "None", "nan", "NaN", "#N/A", "N/A", "\\N", "-", "--", "/")
GUARDED = ("{}.0", "{}.00", "'{}", '="{}"', "\t{}", " {} ", "{}\u200b", "\ufeff{}")
READERS = (
    "读者证号",
    "读者姓名",
    "姓名",
    "借书证号",
    "身份证号",
    "联系电话",
    "借阅人",
    "Patron Name",
)


def row_of(opened: Any) -> list[tuple[Any, ...]]:
    """What came of a table, record by record."""
    return [
        (r.title, r.responsibility, tuple(map(isbn13, r.isbns)), items)
        for r, items in opened.good.store.walk()
    ]


def table_of(names: list[str], heads: list[str], cells: dict[str, str]) -> str:
    quoted = ['"' + text.replace('"', '""') + '"' for text in [*heads, *map(cells.get, names)]]  # type: ignore[union-attr]
    return ",".join(quoted[: len(heads)]) + "\n" + ",".join(quoted[len(heads) :]) + "\n"


@given(st.data())
def test_columns_are_known_however_they_are_called_and_cells_however_they_are_guarded(
    data: st.DataObject,
) -> None:
    names = data.draw(st.permutations(list(HEADS)))
    heads = [
        data.draw(st.sampled_from(DECORATED)).format(data.draw(st.sampled_from(HEADS[name])))
        for name in names
    ]
    cells = dict(PLAIN)
    for name in ("barcode", "isbns"):
        cells[name] = data.draw(st.sampled_from(GUARDED)).format(cells[name])
    with tempfile.TemporaryDirectory() as folder:
        plain = table_of(list(PLAIN), [HEADS[name][0] for name in PLAIN], PLAIN)
        (Path(folder) / "a").mkdir()
        (Path(folder) / "b").mkdir()
        right = row_of(open_export(Path(folder) / "a", {"a.csv": plain}))
        assert (
            row_of(open_export(Path(folder) / "b", {"a.csv": table_of(names, heads, cells)}))
            == right
        )


@given(st.sampled_from(sorted(HEADS.keys() - {"barcode", "title"})), st.sampled_from(NOTHING))
def test_what_programs_write_for_nothing_is_nothing(name: str, word: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        cells = PLAIN | {name: word}
        text = table_of(list(PLAIN), [HEADS[one][0] for one in PLAIN], cells)
        opened = open_export(Path(folder), {"a.csv": text})
        assert word not in str([(r, items) for r, items in opened.good.store.walk()]).split("'")
        assert not opened.report["files"][0]["unknown_statuses"]


@pytest.mark.parametrize("word", NOTHING)
def test_no_book_is_called_null(tmp_path: Path, word: str) -> None:
    opened = open_export(tmp_path, {"a.csv": f"条码号,题名\nC1,{word}\nC2,无\n"})
    assert [record.title for record, _ in opened.good.store.walk()] == ["无"]
    assert [case["ordinal"] for case in opened.report["files"][0]["skipped"]] == [2]


@pytest.mark.parametrize(
    ("cell", "isbns"),
    [
        ("9787532740031；9787532740048", ["9787532740031", "9787532740048"]),
        ("978-7-5327-4003-1,978-7-5327-4004-8", ["9787532740031", "9787532740048"]),
        ("9787532740031 9787532740048", ["9787532740031", "9787532740048"]),
        ("7-5327-4003-X/7-5327-4004-8", ["9787532740031", "9787532740048"]),
        ("9787532740031(上)、9787532740048(下)", ["9787532740031", "9787532740048"]),
        ("978-7-5327-4003-1：CNY48.00", ["9787532740031"]),
        ("9787532740031.00", ["9787532740031"]),
        ("978 7 5327 4003 1", ["9787532740031"]),
        ("10019·2269", [""]),
        ("NULL", []),
    ],
)
def test_every_isbn_of_a_cell_is_found(cell: str, isbns: list[str]) -> None:
    assert [isbn13(one) for one in isbns_of(cell)] == isbns


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("1001.00", "1001"),
        ("12,300,000,013", "12300000013"),
        ("1,001.00", "1001"),
        ("'0012", "0012"),
        ("I247.57/1", "I247.57/1"),
        ("TP312.0", "TP312.0"),
        ("NA1", "NA1"),
        ("None", ""),
    ],
)
def test_codes_are_what_they_were_before_a_spreadsheet(cell: str, code: str) -> None:
    assert code_of(cell) == code


@pytest.mark.parametrize(
    "day", ["0000-00-00", "0001-01-01 00:00:00", "1900-01-00", "0001/1/1", "-"]
)
def test_what_is_no_day_is_none(day: str) -> None:
    words = prose_of(day)
    assert (day_of(day), dates_of([words] if words else [])) == ("", [])


def test_words_of_people_are_words_where_they_may_be_a_title() -> None:
    assert (title_of("无"), prose_of("无"), title_of("1984"), title_of("-")) == (
        "无",
        "",
        "1984",
        "",
    )


@given(st.sampled_from(READERS), st.sampled_from(DECORATED), st.integers(0, 3))
def test_a_column_of_readers_is_never_read_and_always_told(
    name: str, decoration: str, place: int
) -> None:
    heads, cells = ["条码号", "题名", "状态"], ["C1", "某某镇志", "借出（某读者）"]
    heads.insert(place, decoration.format(name))
    cells.insert(place, "某读者")
    text = table_of(heads, heads, dict(zip(heads, cells, strict=True)))
    with tempfile.TemporaryDirectory() as folder:
        opened = open_export(Path(folder), {"a.csv": text})
        ((record, (item,)),) = opened.good.store.walk()
        stored = (Path(folder) / "build").rglob("*")
        assert all("某读者".encode() not in path.read_bytes() for path in stored if path.is_file())
    assert (record.title, item.status) == ("某某镇志", ItemStatus.LENT)
    told = [str(one) for one in opened.problems if "有读者的列" in one.what]
    assert len(told) == 1
    assert "某读者" not in "".join(map(str, opened.problems))


@pytest.mark.parametrize(
    "head",
    [
        "读者证号,姓名,身份证号,单位",
        "姓名,性别,电话,班级",
        "借书证号,读者姓名,题名,条码号,借书日期,应还日期",
        "Cardnumber,Surname,Firstname,Email",
    ],
)
def test_a_list_of_readers_or_of_loans_is_refused(tmp_path: Path, head: str) -> None:
    row = ",".join(["某读者"] * len(head.split(",")))
    opened = open_export(tmp_path, {"a.csv": f"{head}\n{row}\n"})
    told = "".join(map(str, opened.problems))
    assert not opened.catalogue
    assert "这是读者名单" in told or "这是借阅记录" in told
    assert "某读者" not in told


@pytest.mark.parametrize(
    ("word", "status"),
    [
        *(
            ("已注销", ItemStatus.HIDDEN),
            ("已剔除", ItemStatus.HIDDEN),
            ("剔旧", ItemStatus.HIDDEN),
        ),
        *(("遗失赔偿", ItemStatus.HIDDEN), ("污损已剔除", ItemStatus.HIDDEN)),
        *(("未注销", ItemStatus.OTHER), ("已借出(某读者)", ItemStatus.LENT)),
        *(("借出 2026-11-01", ItemStatus.LENT), ("在館", ItemStatus.AVAILABLE)),
        *(("在馆（可借）", ItemStatus.AVAILABLE), ("不外借", ItemStatus.READING_ROOM)),
        *(("", ItemStatus.UNSTATED), ("三号库", ItemStatus.OTHER)),
    ],
)
def test_a_word_for_a_status_is_understood_with_what_is_added_to_it(
    word: str, status: ItemStatus
) -> None:
    assert TABLE.status_of(word) is status
    assert "某读者" not in status_word(word)


def test_every_unknown_word_for_a_status_is_told_with_its_number(tmp_path: Path) -> None:
    rows = "".join(f"C{one},书{one},状况{chr(0x4E00 + one)}\n" for one in range(12))
    opened = open_export(tmp_path, {"a.csv": f"条码号,题名,状态\n{rows}"})
    (told,) = [one.found for one in opened.problems if "状态词" in one.what]
    assert told.count("（1 册）") == 12
