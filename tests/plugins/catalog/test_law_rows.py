"""What stands around the rows of a table never becomes a book, and no row of it is lost."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from plugins.catalog.reader.columns import Columns
from plugins.catalog.reader.field_table import SHIPPED, read_field_table
from plugins.catalog.reader.row_kinds import not_data
from plugins.catalog.reader.tables import TableRows
from plugins.library.tables.cells import TableRow
from plugins.library.tables.units import Sheet, Unreadable
from tests.support.exports import open_export

TABLE, _ = read_field_table(SHIPPED.parent)
NAMES = ["题名", "责任者", "ISBN", "条码号", "索书号", "状态"]
TITLES = st.sampled_from(
    ["渡口", "合计", "3", "1984", "说明", "小计与总账", "日期变更线", "共和", "第二页"]
)
BESIDE = st.sampled_from([
    ["合计", "", "", "3"], ["", "小  计", "", "12", "", "368.50"], ["总计：12册"], ["共 12 册"],
    ["城东分馆小计", "", "", "5"], ["制表人：某某", "", "审核：某某"], ["打印日期：2026-11-20"],
    ["第 1 页 共 3 页"], ["注：不含期刊"], ["※ 以上为在册图书"], ["城东分馆"],
])  # fmt: skip


@dataclass(frozen=True)
class Drawn:
    """Rows of one sheet, and what of them is data."""

    rows: Sequence[Sequence[str]]
    barcodes: Sequence[str]
    skipped: int


@st.composite
def sheets(draw: st.DrawFn, number: int) -> Drawn:
    rows: list[Sequence[str]] = draw(
        st.sampled_from([[], [["示例馆馆藏清单"]], [["单位：示例馆"], []]])
    )
    rows, names = [*rows], draw(st.permutations(NAMES))
    rows.append(names)
    barcodes: list[str] = []
    skipped = 0
    for kind in draw(st.lists(st.sampled_from(["copy", "copy", "beside", "head"]), max_size=8)):
        if kind == "copy":
            barcodes.append(f"SL{number}{len(barcodes):05}")
            copy = dict(
                zip(NAMES, [draw(TITLES), "某人著", "", barcodes[-1], "K1/2", "在馆"], strict=True)
            )
            rows.append([copy[name] for name in names])
        elif kind == "beside":
            rows.append(draw(BESIDE))
            skipped += 1
        else:
            names = draw(st.permutations(NAMES))
            rows.append(names)
    return Drawn(rows, barcodes, skipped)


@given(data=st.data())
def test_every_copy_comes_back_once_and_all_else_is_skipped(data: st.DataObject) -> None:
    drawn = [data.draw(sheets(number)) for number in range(data.draw(st.integers(1, 3)))]
    units: list[TableRow | Sheet | Unreadable] = []
    for number, sheet in enumerate(drawn):
        units.append(Sheet(f"表{number}"))
        units += [TableRow(n, list(row)) for n, row in enumerate(sheet.rows, 1) if any(row)]
        units += [Sheet("藏", is_hidden=True), TableRow(1, NAMES), TableRow(2, ["不读"] * 6)]
    rows = TableRows(units, TABLE)
    assert rows.begin()
    found = list(rows)
    read = [
        unit[0].code(unit[1].cells, "barcode") for unit in found if not isinstance(unit, Unreadable)
    ]
    assert read == [code for sheet in drawn for code in sheet.barcodes]
    assert len(found) - len(read) == sum(sheet.skipped for sheet in drawn)


@pytest.mark.parametrize("title", ["合计", "3", "说明", "共 3 册", "制表人：某某", "城东分馆"])
@pytest.mark.parametrize(
    ("isbn", "barcode"), [("978-7-02-000220-7", ""), ("", "0007"), ("", "SL00012")]
)
def test_a_book_may_be_called_like_a_total(title: str, isbn: str, barcode: str) -> None:
    columns = Columns({"title": 0, "isbns": 1, "barcode": 2}, 3)
    assert not_data(2, [title, isbn, barcode], columns, before=9) is None


def book(
    *rows: Sequence[object], merged: str = "", second: Sequence[Sequence[object]] = ()
) -> bytes:
    made = Workbook()
    made.remove(made.worksheets[0])
    for title, lines in (("总馆", rows), ("城北", second)):
        sheet = made.create_sheet(title)
        for line in lines:
            sheet.append(line)
    for place in merged.split():
        made["总馆"].merge_cells(place)
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def test_a_title_merged_over_several_rows_belongs_to_each(tmp_path: Path) -> None:
    rows = [NAMES, *(["渡口", "某人著", "", f"SL{n}001", "K1/2", "在馆"] for n in range(3))]
    data = book(*rows, merged="A2:A4 B2:B4")
    ((record, items),) = open_export(tmp_path, {"a.xlsx": data}).good.store.walk()
    assert (record.title, len(items)) == ("渡口", 3)


def test_rows_under_names_that_nobody_knows_are_read_like_those_before_or_skipped(
    tmp_path: Path,
) -> None:
    for folder in ("like", "other"):
        (tmp_path / folder).mkdir()
    rows = [["题名", "条码号", "索书号"], ["渡口", "SL0001", "K1/1"]]
    like = [["甲栏", "乙栏", "丙栏"], ["河岸", "SL0002", "K1/2"]]
    opened = open_export(tmp_path / "like", {"a.xlsx": book(*rows, second=like)})
    assert opened.report["files"][0]["kept"] == 2
    other = [["分馆", "册数", "种数"], ["城北", "1200", "800"], ["城南", "900", "700"]]
    account = open_export(tmp_path / "other", {"a.xlsx": book(*rows, second=other)}).report[
        "files"
    ][0]
    assert (account["kept"], account["read"]) == (1, 4)
    assert "工作表“城北”" in account["skipped"][0]["reason"]


def test_a_file_with_nothing_but_names_of_columns_is_told(tmp_path: Path) -> None:
    files = {"a.csv": "题名,ISBN\n渡口,\n", "b.csv": "条码号,记录号,题名\n"}
    said = [problem.what for problem in open_export(tmp_path, files).problems]
    assert "只有列名，没有数据行" in said


def test_a_table_may_begin_far_down(tmp_path: Path) -> None:
    lines = [[f"第 {n} 行说明"] for n in range(1, 30)]
    text = io.StringIO()
    csv.writer(text).writerows([*lines, NAMES, ["渡口", "某人著", "", "SL0001", "K1/2", "在馆"]])
    opened = open_export(tmp_path, {"a.csv": text.getvalue()})
    assert opened.report["files"][0]["read"] == opened.report["files"][0]["kept"] == 1


COUNTS = st.integers(0, 9).map(str)
PEOPLE = st.sampled_from(["王某某", "李某", "赵某某"])
SUMS = [
    ["分馆", "种数", "册数"],
    ["状态", "数量"],
    ["分馆", "册数", "码洋"],
    ["类别", "册数", "比例"],
]
OF_READERS = [
    ["姓名", "所借图书", "班级", "电话"], ["读者姓名", "证号", "书名", "应还日期"],
    ["序号", "姓名", "班级", "手机", "借期"],
]  # fmt: skip
LABELS = st.sampled_from(["馆长：", "复核人", "制表人", "填表人:", "录入：", "统计日期", "联系人"])
UNDER = [
    ["条码号", "题名", "责任者", "状态", "索书号"],
    ["题名", "责任者", "ISBN", "出版年", "出版社"],
    ["序号", "题名", "馆藏地", "责任者", "条码号"],
]


def of_table(names: Sequence[str], number: int) -> list[str]:
    """A row of data under these names."""
    cells = {
        "条码号": f"{1001 + number}", "题名": f"渡口 第{number}部", "责任者": "某人著",
        "ISBN": "9787020002207", "出版年": "2020", "序号": f"{number + 1}",
    }  # fmt: skip
    return [cells.get(name, "") for name in names]


@st.composite
def below(draw: st.DrawFn) -> list[list[str]]:
    """What people write below a table: sums, who has what, who signed."""
    kind = draw(st.sampled_from(["sums", "numbers", "readers", "signed"]))
    many = range(draw(st.integers(1, 3)))
    if kind == "sums":
        head = draw(st.sampled_from(SUMS))
        return [
            head,
            *([f"{place}馆", *(draw(COUNTS) for _ in head[1:])] for place in "东西南"[:2]),
        ]
    if kind == "numbers":
        return [[f"20{20 + n}", draw(COUNTS), draw(COUNTS)] for n in many]
    if kind == "readers":
        head = draw(st.sampled_from(OF_READERS))
        rest = ["家", "三年二班", "13800000000", "2026-09-01"]
        return [head, *([draw(PEOPLE), *rest][: len(head)] for _ in many)]
    return [[draw(LABELS), draw(PEOPLE)] for _ in many]


@given(names=st.sampled_from(UNDER), rows=st.integers(2, 4), tail=below(), gap=st.integers(2, 3))
def test_what_stands_below_a_table_is_told_and_never_read(
    names: list[str], rows: int, tail: list[list[str]], gap: int
) -> None:
    lines = [names, *(of_table(names, number) for number in range(rows))]
    units = [TableRow(n, line) for n, line in enumerate(lines, 1)]
    units += [TableRow(n, list(line)) for n, line in enumerate(tail, len(lines) + gap)]
    table = TableRows(units, TABLE)
    table.begin()
    found = list(table)
    read = [unit[1].cells for unit in found if not isinstance(unit, Unreadable)]
    assert read == lines[1:]
    told = [unit for unit in found if isinstance(unit, Unreadable)]
    assert len(told) == len(tail)
    assert all(unit.remedy and "13800000000" not in unit.id for unit in told)


@given(
    names=st.sampled_from(UNDER),
    rows=st.lists(st.booleans(), min_size=2, max_size=12),
    title=st.sampled_from(["姓名", "合计", "统计人", "馆长：", "渡口", "1984", "状态"]),
)
def test_a_gap_loses_no_row_that_is_like_the_others(
    names: list[str], rows: list[bool], title: str
) -> None:
    units, line = [TableRow(1, names)], 1
    for number, is_apart in enumerate(rows):
        line += 1 + is_apart
        cells = of_table(names, number)
        if number:
            cells[names.index("题名")] = title
        units.append(TableRow(line, cells))
    table = TableRows(units, TABLE)
    table.begin()
    assert [unit[1] for unit in table if not isinstance(unit, Unreadable)] == units[1:]


def test_rows_of_the_table_below_another_one_are_read_again() -> None:
    names = ["条码号", "题名", "索书号", "状态"]
    lines = [names, ["1001", "家", "I247/1", "在馆"], ["分馆", "册数"], ["东馆", "1"]]
    lines.append(["1002", "春", "I247/2", "在馆"])
    table = TableRows([TableRow(n, line) for n, line in enumerate(lines, 1)], TABLE)
    table.begin()
    read = [unit[1].line for unit in table if not isinstance(unit, Unreadable)]
    assert read == [2, 5]


OTHERS = {
    "排名,书名,作者,索书号,借阅次数": "1,家,某人,I247/1,88",
    "名次,条码号,书名,借阅次数": "1,1001,家,88",
    "书名,作者,借阅次数": "家,某人,88",
    "序号,书名,ISBN,定价,订购数量,供应商": "1,家,9787020002207,20,3,某书店",
    "征订代号,题名,出版社,预订数": "1-2,家,某社,3",
}


@pytest.mark.parametrize("head", OTHERS)
def test_rankings_and_orders_are_told_and_give_no_book(tmp_path: Path, head: str) -> None:
    books = "条码号,题名,状态\n1001,家,在馆\n1002,春,借出\n"
    opened = open_export(tmp_path, {"a.csv": f"{head}\n{OTHERS[head]}\n", "b.csv": books})
    titles = [(record.title, len(items)) for record, items in opened.good.store.walk()]
    assert sorted(titles) == [("家", 1), ("春", 1)]
    assert "不是馆藏目录" in "".join(map(str, opened.problems))
    opened.account()


def test_the_remedy_for_a_ranking_that_is_the_catalogue_works(tmp_path: Path) -> None:
    opened = open_export(tmp_path, {"a.csv": "书名,ISBN,索书号\n家,9787020002207,I247/1\n"})
    assert opened.good.records == 1


@pytest.mark.parametrize(
    "head",
    [
        ["卡号", "姓名", "性别", "单位", "手机"],
        ["姓名", "班级", "书名", "条码", "借书日期"],
        ["读者条码", "条码号", "题名", "借期", "还期"],
        ["流水号", "读者证", "馆藏条码", "书名", "操作类型", "操作时间"],
        ["读者证号", "条码号", "题名", "馆藏地", "状态", "应还日期"],
        ["条码号", "题名", "赔偿人", "金额"],
        ["条码号", "题名", "借出日期", "应还日期"],
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_a_sheet_of_readers_or_loans_is_told_as_such(
    tmp_path: Path, head: list[str], is_first: bool
) -> None:
    books = [["条码号", "题名", "状态"], ["1001", "家", "在馆"]]
    people = [head, *[["某读者"] * len(head)] * 2]
    first, second = (people, books) if is_first else (books, people)
    opened = open_export(tmp_path, {"a.xlsx": book(*first, second=second)})
    assert [record.title for record, _ in opened.good.store.walk()] == ["家"]
    told = "".join(map(str, opened.problems))
    assert "这是读者名单" in told or "这是借阅记录" in told
    assert "某读者" not in told
    opened.account()


def test_a_number_of_a_person_is_masked_in_what_is_told_of_a_status(tmp_path: Path) -> None:
    opened = open_export(tmp_path, {"a.csv": "条码号,题名,状态\n1001,家,13800000000\n"})
    told = "".join(map(str, opened.problems))
    assert "138****0000" in told
    assert "13800000000" not in told


def test_a_numbered_heading_between_books_is_no_book(tmp_path: Path) -> None:
    text = "序号,书名,作者\n一,文学类,\n1,家,某人\n二,历史、地理,\n2,春,某人\n"
    opened = open_export(tmp_path, {"a.csv": text})
    assert sorted(record.title for record, _ in opened.good.store.walk()) == ["家", "春"]


@pytest.mark.parametrize(
    "names", ["题名,条码号,索书号,状态", "题名,条码号,责任者,状态,借书人,应还日期"]
)
def test_a_list_of_copies_may_say_until_when_they_are_lent(tmp_path: Path, names: str) -> None:
    head = f"{names},借出日期,借书人"
    row = ",".join(["家", "1001", "某人", "借出", "", ""][: len(names.split(","))])
    opened = open_export(tmp_path, {"a.csv": f"{head}\n{row},2026-11-01,某读者\n"})
    assert opened.good.records == 1


def test_how_a_form_is_to_be_filled_is_no_book(tmp_path: Path) -> None:
    text = "条码号,题名,责任者,状态\n必填,必填,选填,文本\n1001,家,某人,在馆\n"
    opened = open_export(tmp_path, {"a.csv": text})
    assert [record.title for record, _ in opened.good.store.walk()] == ["家"]


def test_what_was_ordered_is_never_taken_for_a_number_of_copies(tmp_path: Path) -> None:
    opened = open_export(tmp_path, {"a.csv": "条码号,题名,状态,订购数量\n1001,家,在馆,3\n"})
    (unread,) = opened.report["files"][0]["unread"]
    assert (unread["name"], unread["to_read"]) == ("订购数量", "")


def test_an_old_short_barcode_below_a_gap_is_read_where_the_copy_has_a_status() -> None:
    lines = [["条码号", "题名", "状态"], ["100001", "家", "在馆"]]
    lines += [["40", "春", ""], ["7", "春", "借出"]]
    table = TableRows([TableRow(2 * n, line) for n, line in enumerate(lines)], TABLE)
    table.begin()
    assert [unit[1].line for unit in table if not isinstance(unit, Unreadable)] == [2, 6]
