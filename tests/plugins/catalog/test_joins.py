"""Copies find their records, whatever the files are called and however the numbers were hurt."""

import itertools
import os
from pathlib import Path

import pytest

from plugins.library.catalogue.records import ItemStatus
from tests.support.exports import Opened, open_export, workbook
from tests.support.marc import Field, Marc, control, data
from tests.support.soak_mark import brief

ISBN, ISBN_10 = "978-7-02-000220-7", "7-02-000220-X"
BOOKS = (
    "主键码,题名,责任者,出版者,出版日期,标准编码\nB1,红楼梦,曹雪芹,某社,1982,978-7-02-000220-7\n"
)
COPIES = "条形码,主键码,馆藏地址,状态,索书号\nC1,B1,外借室,在馆,I242.4/1\n"


def record(number: str, title: str, *more: Field, isbn: str = "", year: str = "") -> bytes:
    fields = [
        control("001", number) if number else data("102", "__", ("a", "CN")),
        data("010", "__", ("a", isbn)),
        data("200", "1_", ("a", title)),
        data("210", "__", ("d", year)),
    ]
    return Marc(sorted([*fields, *more], key=lambda field: field.tag)).to_bytes()


def held(opened: Opened) -> dict[str, list[str]]:
    """Id of each record → its barcodes."""
    walked = opened.good.store.walk()
    return {found.record_id: [item.barcode for item in items] for found, items in walked}


@pytest.mark.parametrize(
    "files",
    [
        {"a_items.csv": COPIES, "b_books.csv": BOOKS},
        {"a_books.csv": BOOKS, "b_items.csv": COPIES},
        {
            "items.csv": COPIES,
            "books.xlsx": workbook(*(tuple(line.split(",")) for line in BOOKS.splitlines())),
        },
    ],
)
def test_a_list_of_books_and_a_list_of_copies_are_joined_whatever_their_names(
    tmp_path: Path, files: dict[str, str | bytes]
) -> None:
    opened = open_export(tmp_path, files)
    assert opened.problems == ()
    ((found, (item,)),) = opened.good.store.walk()
    assert (found.responsibility, found.publisher, found.isbns) == ("曹雪芹", "某社", (ISBN,))
    assert (item.barcode, item.call_number) == ("C1", "I242.4/1")


def test_every_record_goes_by_its_id_also_where_it_brings_none(tmp_path: Path) -> None:
    stream = record("????", "春") + record("", "秋") + record("S1", "家") + record("S1", "雾")
    opened = open_export(tmp_path, {"a.iso": stream})
    ids = [found.record_id for found, _ in opened.good.store.walk()]
    assert len(set(ids)) == 4 and all(number.startswith("h") for number in ids)
    again = open_export(tmp_path, {"a.iso": stream + b"\r\n"})
    assert sorted(ids) == sorted(found.record_id for found, _ in again.good.store.walk())
    assert any("S1 用在几种不同的书上" in problem.what for problem in opened.problems)


@pytest.mark.parametrize(
    "row",
    [
        f"C1,B1,红楼梦,{ISBN},1982",
        f"C1,,红楼梦,{ISBN_10},1982.5",
        f"C1,,紅樓夢,{ISBN},",
        f"C1,,红楼梦 : 校注本,{ISBN},1982",
        "C1,,红楼梦,978-7-02-000221-4,1982",
        "C1,1,红楼梦,,",
        f"C1,不认识的号,红楼梦,{ISBN},1982",
    ],
)
def test_a_row_finds_its_record_by_number_or_by_isbn_title_and_year(
    tmp_path: Path, row: str
) -> None:
    second = data("010", "__", ("a", "978-7-02-000221-4"))
    number = "0001" if row.startswith("C1,1,") else "B1"
    marc = record(number, "红楼梦", second, isbn=ISBN, year="1982")
    opened = open_export(
        tmp_path, {"a.iso": marc, "b.csv": f"条码号,记录号,题名,ISBN,出版年\n{row}\n"}
    )
    assert held(opened) == {number: ["C1"]}
    assert opened.report["files"][1]["made"] == 0


def test_a_row_that_finds_no_record_makes_one_and_this_is_counted(tmp_path: Path) -> None:
    rows = "条码号,记录号,题名,ISBN,出版年\nC1,B9,家,,1953\nC2,B9,家,,1953\n"
    opened = open_export(tmp_path, {"a.iso": record("B1", "红楼梦"), "b.csv": rows})
    assert held(opened) == {"B1": [], "B9": ["C1", "C2"]}
    assert opened.report["files"][1]["made"] == 1
    assert any("1 行找不到所属书目" in problem.what for problem in opened.problems)


def test_volumes_of_a_set_stay_apart_and_rows_find_their_own(tmp_path: Path) -> None:
    volumes = [data("200", "1_", ("a", "红楼梦"), ("h", part)) for part in ("第一册", "第二册")]
    stream = b"".join(
        Marc([control("001", number), data("010", "__", ("a", ISBN)), volume]).to_bytes()
        for number, volume in zip(("V1", "V2"), volumes, strict=True)
    )
    rows = f"条码号,题名,ISBN,分册号\nC1,红楼梦,{ISBN},第一册\nC2,红楼梦,{ISBN},第二册\n"
    opened = open_export(tmp_path, {"a.iso": stream, "b.csv": rows})
    assert held(opened) == {"V1": ["C1"], "V2": ["C2"]}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            record("N1", "中国文学史", isbn=ISBN),
            record("N1", "中国文学史", isbn="978-7-02-000221-4"),
        ),
        (record("N1", "工作报告", year="1983"), record("N1", "工作报告", year="1984")),
        (record("N1", "家"), record("N1", "春")),
    ],
)
def test_two_books_under_one_number_are_two_records_whatever_their_order(
    tmp_path: Path, one: bytes, other: bytes
) -> None:
    there = open_export(tmp_path, {"a.iso": one + other})
    ids = set(held(there))
    back = open_export(tmp_path, {"a.iso": other + one})
    assert len(ids) == 2 and "N1" not in ids
    assert set(held(back)) == ids


@pytest.mark.parametrize(
    "ends",
    brief(
        1,
        [
            ((" 上册", " 下册", ""),),
            (("（上）", "（中）", "（下）"),),
            (("第一卷", "第二卷", "第十卷"),),
        ],
    ),
)
def test_volumes_named_at_the_end_of_the_title_stay_apart_in_any_order(
    tmp_path: Path, ends: tuple[str, ...]
) -> None:
    some = [record("N1", f"静夜{end}", isbn=ISBN) for end in ends if end]
    some.append(record("N1", "远山", isbn="978-7-5063-6543-7"))
    sets = [
        set(held(open_export(tmp_path, {"a.iso": b"".join(order)})))
        for order in itertools.permutations(some)
    ]
    assert len(sets[0]) == len(some) and all(one == sets[0] for one in sets)


def test_of_two_versions_the_later_text_counts_and_the_copies_of_both(tmp_path: Path) -> None:
    def version(changed: str, title: str, *barcodes: str) -> bytes:
        copies = [data("905", "__", ("a", "AJ00"), ("b", code)) for code in barcodes]
        return record("B1", title, control("005", changed), *copies, isbn=ISBN)

    old = version("20261101080000.0", "红楼梦", "C1", "C2")
    new = version("20261101170000.0", "红楼梦（校订）", "C1", "C3")
    for stream in (old + new, new + old):
        opened = open_export(tmp_path, {"a.iso": stream})
        ((found, items),) = opened.good.store.walk()
        assert found.title == "红楼梦（校订）"
        assert {item.barcode for item in items} == {"C1", "C2", "C3"}
        (file,) = opened.report["files"]
        assert (file["read"], file["kept"]) == (2, 1)
        assert "已合为一条" in file["skipped"][0]["reason"]


def test_copies_without_barcodes_are_those_of_the_later_version(tmp_path: Path) -> None:
    def version(changed: str, room: str, copies: str) -> bytes:
        copy = data("905", "__", ("a", "AJ00"), ("c", room), ("f", copies))
        return record("B1", "红楼梦", control("005", changed), copy, isbn=ISBN)

    old, new = version("20200101", "一楼", "3"), version("20210101", "二楼", "2")
    for stream in (old + new, new + old):
        ((_, items),) = open_export(tmp_path, {"a.iso": stream}).good.store.walk()
        assert [item.shelving_location for item in items] == ["二楼", "二楼"]


def test_copies_without_barcodes_are_counted_row_by_row(tmp_path: Path) -> None:
    rows = (
        "题名,ISBN,馆藏地,复本数\n" + f"红楼梦,{ISBN},一楼,2册\n红楼梦,{ISBN},二楼,3\n家,,一楼,\n"
    )
    opened = open_export(tmp_path, {"a.csv": rows})
    assert (opened.report["records"], opened.report["items"]) == (2, 0)
    assert opened.report["unnumbered_items"] == opened.good.items == 6
    rooms = {
        found.title: sorted(item.shelving_location for item in items)
        for found, items in opened.good.store.walk()
    }
    assert rooms == {"红楼梦": ["一楼"] * 2 + ["二楼"] * 3, "家": ["一楼"]}


def test_a_barcode_on_two_records_is_told(tmp_path: Path) -> None:
    copy = data("905", "__", ("a", "AJ00"), ("b", "C1"))
    opened = open_export(tmp_path, {"a.iso": record("B1", "家", copy) + record("B2", "春", copy)})
    assert held(opened) == {"B1": ["C1"], "B2": []}
    assert any("C1" in p.what and "B1" in p.what and "B2" in p.what for p in opened.problems)


def test_a_merge_into_a_record_that_is_missing_changes_nothing(tmp_path: Path) -> None:
    rows = "条码号,记录号,状态\nC1,B1,在馆\n"
    files: dict[str, bytes | str] = {"a.iso": record("B1", "家"), "b.csv": rows}
    files["merged.csv"] = "B1,B9\n"
    opened = open_export(tmp_path, files)
    assert held(opened) == {"B1": ["C1"]}
    assert any("B9 不在导出文件中，没有合并" in problem.what for problem in opened.problems)


def test_every_sheet_of_a_workbook_is_read_books_and_copies(tmp_path: Path) -> None:
    book = workbook(("示例馆书目",), ("记录号", "题名"), ("B1", "家"), sheets={
        "说明": [("导出说明",), ("某日",)],
        "馆藏": [("示例馆馆藏",), ("条码号", "记录号", "状态"), ("C1", "B1", "借出")],
    })  # fmt: skip
    opened = open_export(tmp_path, {"a.xlsx": book})
    ((found, (item,)),) = opened.good.store.walk()
    assert (found.title, item.barcode, item.status) == ("家", "C1", ItemStatus.LENT)
    assert opened.report["files"][0]["read"] == 2


def test_columns_that_nobody_reads_are_named(tmp_path: Path) -> None:
    rows = "序号,条码号,题名,排架人,借书状态\n1,C1,家,少儿部,丢失\n"
    opened = open_export(tmp_path, {"a.csv": rows})
    told = [problem for problem in opened.problems if "不认识的列" in problem.what]
    assert [problem.what.partition("没有读")[0] for problem in told] == [
        "不认识的列“借书状态”",
        "不认识的列“排架人”",
    ]


def test_of_two_columns_for_one_name_the_filled_one_counts(tmp_path: Path) -> None:
    rows = "财产号,条码号,题名,索书号,索书号\nP1,C1,家,,I246.5/1\n"
    ((_, (item,)),) = open_export(tmp_path, {"a.csv": rows}).good.store.walk()
    assert (item.barcode, item.accession_number, item.call_number) == ("C1", "P1", "I246.5/1")


def test_folders_and_broken_links_in_the_export_are_told(tmp_path: Path) -> None:
    (tmp_path / "catalog_export/2026-11").mkdir(parents=True)
    (tmp_path / "catalog_export/biblio.iso").symlink_to(tmp_path / "nowhere")
    opened = open_export(tmp_path, {"a.iso": record("B1", "家")})
    places = [problem.path for problem in opened.problems]
    assert places == ["catalog_export/2026-11", "catalog_export/biblio.iso", "catalog_export"]


def test_a_damaged_store_is_made_anew(tmp_path: Path) -> None:
    opened = open_export(tmp_path, {"a.iso": record("B1", "家")})
    for size in (0, 5000):
        whole = opened.good.store.path.read_bytes()
        opened.good.store.path.write_bytes(whole[:size])
        assert open_export(tmp_path, {}).good.records == 1


def test_a_day_of_the_future_is_no_date_of_the_catalogue(tmp_path: Path) -> None:
    rows = "条码号,题名,入藏日期\nC1,家,2999-12-31\nC2,春,2021-03-04\nC3,秋,未知\n"
    store = open_export(tmp_path, {"a.csv": rows}).good.store
    assert store.newest_day("2026-11-22") == "2021-03-04"
    assert [found.title for found in store.newest(3, "2026-11-22")] == ["春"]


def test_where_no_copy_has_a_day_the_last_catalogued_are_the_new_arrivals(tmp_path: Path) -> None:
    days = {"家": "20200101", "春": "20210203", "秋": "????????"}
    stream = b"".join(
        record(f"B{day}", title, data("100", "__", ("a", f"{day}d2020")))
        for title, day in days.items()
    )
    store = open_export(tmp_path, {"a.iso": stream}).good.store
    assert [found.title for found in store.newest(3, "2026-11-22")] == ["春", "家"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('date = "2026-11-22"', "date 写法不对"),
        ("data = 2026-11-22", "不认识的键"),
        ('sample = "false"', "sample 写法不对"),
    ],
)
def test_a_slip_in_export_toml_is_told(tmp_path: Path, line: str, told: str) -> None:
    opened = open_export(tmp_path, {"a.iso": record("B1", "家"), "export.toml": f"{line}\n"})
    assert any(told in problem.what and problem.remedy for problem in opened.problems)


def test_a_file_name_in_another_encoding_is_read_and_named_as_well_as_can_be(
    tmp_path: Path,
) -> None:
    name = os.fsdecode("书目.iso".encode("gb18030"))
    opened = open_export(tmp_path, {name: record("B1", "家")[:-3]})
    assert opened.report["files"][0]["read"] == 1
    assert all(problem.path.isprintable() for problem in opened.problems) and opened.problems


@pytest.mark.parametrize("is_table", [False, True])
def test_what_an_old_export_beside_the_new_one_repeats_is_told_with_its_name(
    tmp_path: Path, is_table: bool
) -> None:
    books = [record(f"B{number}", f"书{number}") for number in range(4)]
    copies = [f"C{number},B{number},书{number}" for number in range(4)]
    head = "条形码,主键码,题名"
    old, new = ("b.csv", "c.csv") if is_table else ("b.iso", "c.iso")
    files: dict[str, str | bytes] = {
        old: "\n".join([head, *copies[:3]]) if is_table else b"".join(books[:3]),
        new: "\n".join([head, *copies, copies[3]]) if is_table else b"".join([*books, books[3]]),
    }
    opened = open_export(tmp_path, files)
    told = [one for one in opened.problems if new in one.path and "没有单独读入" in one.what]
    assert [one.what.split(" ")[0] for one in told] == ["3", "1"]
    assert f"前面的文件 {old} 里" in told[0].what and "前面的文件" not in told[1].what
    assert f"{old} 是旧的导出或样例，就从这个文件夹里删去" in told[0].remedy


def test_each_reason_of_skipped_rows_is_told_once_with_its_number(tmp_path: Path) -> None:
    rows = ["条形码,主键码,题名", "C1,B1,家", "C1,B1,家", ",B1,家", ",B1,家", "C2,,"]
    opened = open_export(tmp_path, {"a.csv": "\n".join(rows)})
    assert [one.what for one in opened.problems if "没有单独读入" in one.what] == [
        "2 行没有单独读入：没有条码号",
        "1 行没有单独读入：条码号与前面的一行重复",
        "1 行没有单独读入：没有题名，也没有记录号",
    ]


@pytest.mark.parametrize("head", ["条码号,题名,馆藏地,状态", "条码号,书名,分馆"])
@pytest.mark.parametrize("is_zeroed", [False, True], ids=["as written", "without zeros"])
def test_a_list_without_numbers_of_records_joins_by_the_barcodes_of_their_own_fields(
    tmp_path: Path, head: str, is_zeroed: bool
) -> None:
    records = [
        Marc.book(f"R{n}", f"书{n}", "某人", data("905", "__", ("a", "AJ"), ("b", f"00010{n}")))
        for n in range(1, 4)
    ]
    rest = "," * (head.count(",") - 1)
    barcodes = [f"10{n}" if is_zeroed else f"00010{n}" for n in range(1, 4)]
    rows = [f"{barcode},书{n}{rest}" for n, barcode in enumerate(barcodes, 1)]
    rows.append(f"{barcodes[0][:-1]}9,书1的续集{rest}")
    export = {
        "书目.iso": b"".join(one.to_bytes() for one in records),
        "馆藏.csv": "\n".join([head, *rows]).encode(),
    }
    opened = open_export(tmp_path, export)
    assert opened.catalogue
    found = {record.title: len(items) for record, items in opened.catalogue.store.walk()}
    assert found == {"书1": 1, "书2": 1, "书3": 1, "书1的续集": 1}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_book_whose_barcode_stands_on_another_book_stays_without_the_copy(
    tmp_path: Path, order: tuple[int, int]
) -> None:
    rows = ("000123,C1,甲书,总馆", "000123,C2,乙书,总馆")
    table = "\n".join(["条码号,记录号,题名,分馆", *(rows[place] for place in order)])
    opened = open_export(tmp_path, {"馆藏.csv": table})
    assert opened.catalogue
    found = sorted((record.title, len(items)) for record, items in opened.catalogue.store.walk())
    assert [title for title, _ in found] == ["乙书", "甲书"]
    assert sum(copies for _, copies in found) == 1
    assert any("书目收下了" in problem.what for problem in opened.problems)


@pytest.mark.parametrize(
    ("cell", "title", "responsibility"),
    [
        ("三体 / 刘慈欣著", "三体", "刘慈欣著"),
        ("百年孤独 / (哥伦) 马尔克斯著 ; 范晔译", "百年孤独", "(哥伦) 马尔克斯著 ; 范晔译"),
        ("I/O 手册", "I/O 手册", ""),
        ("红与黑 / 白与灰", "红与黑 / 白与灰", ""),
    ],
)
def test_a_title_with_its_statement_as_on_a_card_is_taken_apart(
    tmp_path: Path, cell: str, title: str, responsibility: str
) -> None:
    opened = open_export(tmp_path, {"馆藏.csv": f"条码号,题名,分馆\n000123,{cell},总馆"})
    assert opened.catalogue
    ((record, _),) = opened.catalogue.store.walk()
    assert (record.title, record.responsibility) == (title, responsibility)
