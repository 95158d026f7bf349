"""Whatever is dropped into the folder: an account that adds up or a sentence, never a traceback."""

import io
import os
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.reader.export_files import CLC, EXPORT
from plugins.catalog.reader.field_table import FILE
from plugins.catalog.reader.match_items import MERGED
from plugins.library.reading.problems import Severity
from tests.support.exports import Opened, open_export, workbook
from tests.support.marc import Marc, data

HEADER = "条码号,记录号,题名,责任者,ISBN,出版日期,索书号,分馆,状态,入藏日期"
ROWS = (
    "C1,B1,家,巴金,978-7-02-000001-0,1953,I246.5/1,总馆,在馆,2021-03-04\n"
    'C2,B2,"春，又名“激流”",巴金,,1955,I246.5/2,总馆,丢失,2021-03-05\n'
)
MARC = b"".join(
    Marc.book(
        number, title, "巴金", data("905", "__", ("a", "AJ00"), ("b", f"C{number}"))
    ).to_bytes()
    for number, title in (("B1", "家"), ("B2", "春"), ("B3", "秋"))
)
XML = """<?xml version="1.0" encoding="utf-8"?>
<collection xmlns="http://www.nlc.cn/"><record><leader>00000nam0 2200000   450 </leader>
<controlfield tag="001">B1</controlfield><datafield tag="200" ind1="1" ind2=" ">
<subfield code="a">家</subfield><subfield code="f">巴金著</subfield></datafield></record>
</collection>"""
WORKSHEETS = "001 B1\n200 1  ■a家■f巴金著\n210    ■a北京■d1953\n\n001 B2\n200 1  ■a春■f巴金著\n"


GOOD = {
    "a.iso": MARC,
    "a.xml": XML.encode(),
    "a.txt": WORKSHEETS.encode("gb18030"),
    "a.csv": f"{HEADER}\n{ROWS}".encode("gb18030"),
    "a.tsv": f"{HEADER}\n{ROWS}".replace(",", "\t").encode("utf-16"),
    "a.xlsx": workbook(("条码号", "题名"), ("C1", "家"), ("C2", "春")),
}
names = st.sampled_from(sorted(GOOD))


def open_anywhere(files: dict[str, bytes]) -> Opened:
    """Open an export in a folder of its own; whatever it holds must be accounted for."""
    with tempfile.TemporaryDirectory() as folder:
        opened = open_export(Path(folder), files)
        opened.account()
    if opened.catalogue is None:
        errors = [p for p in opened.problems if p.severity is Severity.ERROR]
        assert errors and all(p.what and p.remedy for p in errors), opened.problems
    return opened


@pytest.mark.parametrize("name", sorted(GOOD))
def test_each_format_is_read_whole_when_nothing_is_wrong_with_it(name: str) -> None:
    opened = open_anywhere({name: GOOD[name]})
    assert [p for p in opened.problems if "没有一册单册" not in p.what] == []
    (file,) = opened.report["files"]
    records = {"a.iso": 3, "a.xml": 1, "a.txt": 2, "a.csv": 2, "a.tsv": 2, "a.xlsx": 2}[name]
    assert file["kept"] == file["read"] == opened.report["records"] == records


def test_what_is_no_file_is_named_and_what_the_system_hides_is_not(tmp_path: Path) -> None:
    for name in ("旧的", ".git"):
        (tmp_path / "catalog_export" / name).mkdir(parents=True)
    (tmp_path / "catalog_export/断了").symlink_to(tmp_path / "nowhere")
    told = [str(problem) for problem in open_export(tmp_path, {"a.csv": GOOD["a.csv"]}).problems]
    what = "这个链接指到文件夹外面，或者什么也没有指到，没有读"
    remedies = {
        "断了": f"{what}。请把它指的文件复制到这里，代替这个链接；不需要就删去。",
        "旧的": "这不是文件，没有读。文件夹里的文件不读，请移到外面；不需要就删去。",
    }
    assert told == [f"catalog_export/{name}  {remedy}" for name, remedy in remedies.items()]


@pytest.mark.parametrize("name", ["b.csv", FILE, EXPORT, CLC, MERGED])
def test_what_lies_outside_the_folder_is_never_read(tmp_path: Path, name: str) -> None:
    secret = tmp_path / "secret"
    secret.write_text("题名,条码号\nroot:x:0,S1\n")
    export = tmp_path / "catalog_export"
    export.mkdir()
    (export / name).symlink_to(secret)
    opened = open_export(tmp_path, {"a.csv": GOOD["a.csv"]})
    said = [str(problem) for problem in opened.problems]
    assert [one for one in said if f"catalog_export/{name}  这个链接指到文件夹外面" in one], said
    assert not any("root" in one for one in said) and opened.good.records == 2


@pytest.mark.parametrize("name", ["b.csv", FILE, EXPORT, CLC, MERGED])
def test_nobody_waits_for_a_pipe(tmp_path: Path, name: str) -> None:
    export = tmp_path / "catalog_export"
    export.mkdir()
    os.mkfifo(export / name)
    opened = open_export(tmp_path, {"a.csv": GOOD["a.csv"]})
    assert any(f"catalog_export/{name}  这不是文件" in str(one) for one in opened.problems)
    assert opened.good.records == 2


def test_a_link_to_a_file_of_the_folder_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "catalog_export").mkdir()
    (tmp_path / "catalog_export/b.csv").symlink_to("a.csv")
    opened = open_export(tmp_path, {"a.csv": GOOD["a.csv"]})
    assert any("一字不差" in problem.what for problem in opened.problems)
    assert opened.good.records == 2


@given(st.dictionaries(names, st.binary(max_size=2000), min_size=1, max_size=3))
def test_any_bytes_under_any_name_are_accounted_for(files: dict[str, bytes]) -> None:
    open_anywhere(files)


@given(names, st.integers(0, 10_000))
def test_a_file_cut_anywhere_is_accounted_for(name: str, at: int) -> None:
    open_anywhere({name: GOOD[name][: at % len(GOOD[name])]})


@given(names, st.integers(0, 10_000), st.binary(min_size=1, max_size=30))
def test_a_file_with_rubbish_in_its_middle_is_accounted_for(
    name: str, at: int, rubbish: bytes
) -> None:
    good = GOOD[name]
    place = at % len(good)
    open_anywhere({name: good[:place] + rubbish + good[place:]})


@given(
    st.lists(st.text(max_size=8), min_size=1, max_size=12),
    st.lists(st.lists(st.text(max_size=20), max_size=14), max_size=5),
)
def test_random_headers_and_rows_are_accounted_for(
    header: list[str], rows: list[list[str]]
) -> None:
    lines = [",".join(["题名", *header]), *(",".join(row) for row in rows)]
    open_anywhere({"a.csv": "\n".join(lines).encode("utf-8", "replace")})


@pytest.mark.soak
def test_a_line_of_200_megabytes_is_skipped_and_the_rows_around_it_kept(tmp_path: Path) -> None:
    export = tmp_path / "catalog_export"
    export.mkdir()
    with (export / "a.csv").open("wb") as file:
        file.write(f"{HEADER}\n{ROWS}".encode())
        for _ in range(200):
            file.write(b"x" * 1_000_000)
        file.write(f"\n{ROWS.replace('C', 'D')}".encode())
    opened = open_export(tmp_path, {})
    opened.account()
    (file_report,) = opened.report["files"]
    assert (file_report["kept"], len(file_report["skipped"])) == (4, 1)
    assert file_report["skipped"][0]["ordinal"] == 4


@pytest.mark.soak
def test_a_record_of_200_megabytes_is_skipped_and_the_records_around_it_kept(
    tmp_path: Path,
) -> None:
    export = tmp_path / "catalog_export"
    export.mkdir()
    with (export / "a.iso").open("wb") as file:
        file.write(MARC)
        for _ in range(200):
            file.write(b"x" * 1_000_000)
        file.write(b"\x1d" + MARC.replace(b"\x1eB", b"\x1eD"))
    opened = open_export(tmp_path, {})
    opened.account()
    (file_report,) = opened.report["files"]
    assert (file_report["kept"], len(file_report["skipped"])) == (6, 1)


def test_a_zip_bomb_that_calls_itself_a_workbook_is_refused_before_it_is_unpacked() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for _ in range(300):
                sheet.write(b" " * 1_000_000)
    opened = open_anywhere({"a.xlsx": file.getvalue()})
    assert opened.catalogue is None and len(file.getvalue()) < 1_000_000
    assert "a.xlsx" in opened.problems[0].path


def test_a_formula_in_a_cell_is_never_worked_out_and_never_printed() -> None:
    rows = (("条码号", "题名", "责任者"), ("C1", "家", '=HYPERLINK("http://example.org")'))
    opened = open_anywhere({"a.xlsx": workbook(*rows)})
    assert opened.report["files"][0]["kept"] == 1


def test_control_characters_and_entities_do_not_reach_the_catalogue(tmp_path: Path) -> None:
    row = "C1,B1,红\x07楼&amp;梦\x0b,曹雪芹,,,,总馆,在馆,\n"
    opened = open_export(tmp_path, {"a.csv": f"{HEADER}\n{row}"})
    ((record, _),) = opened.good.store.walk()
    assert record.title == "红楼&梦"


def test_an_isbn_that_excel_destroyed_is_told_and_not_guessed(tmp_path: Path) -> None:
    row = "C1,B1,家,巴金,9.78711E+12,1953,,总馆,在馆,44197\n"
    opened = open_export(tmp_path, {"a.csv": f"{HEADER}\n{row}"})
    ((record, (item,)),) = opened.good.store.walk()
    assert record.isbns == () and item.date_added == "2021-01-01"
    (repair,) = opened.report["files"][0]["repairs"]
    assert "9.78711E+12" in repair["reason"] and repair["ordinal"] == 2
    assert any("9.78711E+12" in str(problem) for problem in opened.problems)


def test_a_barcode_that_excel_destroyed_costs_its_row_with_a_remedy(tmp_path: Path) -> None:
    row = "1.23457E+13,B1,家,巴金,,1953,,总馆,在馆,\n"
    opened = open_export(tmp_path, {"a.csv": f"{HEADER}\n{row}{ROWS}"})
    (skipped,) = opened.report["files"][0]["skipped"]
    assert "1.23457E+13" in skipped["reason"] and "文本" in skipped["remedy"]
    assert opened.good.items == 2


def test_an_unclosed_quotation_mark_swallows_no_row(tmp_path: Path) -> None:
    rows = "".join(f"C{n},B{n},书{n},某人,,,,总馆,在馆,\n" for n in range(1, 1001))
    broken = rows.replace("书500,", '"书500,')
    opened = open_export(tmp_path, {"a.csv": f"{HEADER}\n{broken}"})
    assert (opened.good.records, opened.good.items) == (1000, 1000)
    assert opened.report["files"][0]["repaired"] == 1


def test_a_comma_in_the_statement_of_responsibility_is_put_back(tmp_path: Path) -> None:
    row = "C1,B1,家,巴金,某人整理,978-7-02-000001-0,1953,I246.5/1,总馆,在馆,2021-03-04\n"
    opened = open_export(tmp_path, {"a.csv": f"{HEADER}\n{row}"})
    ((record, (item,)),) = opened.good.store.walk()
    assert record.responsibility == "巴金,某人整理"
    assert (item.call_number, item.branch_name) == ("I246.5/1", "总馆")


def test_a_row_whose_columns_cannot_be_put_right_is_told_with_its_line(tmp_path: Path) -> None:
    opened = open_export(tmp_path, {"a.csv": f"{HEADER}\n{ROWS}C9,B9,家,1,2,3,4,5,6,7,8,9,10\n"})
    (skipped,) = opened.report["files"][0]["skipped"]
    assert (skipped["ordinal"], skipped["id"]) == (4, "C9")
    assert "13 列" in skipped["reason"] and "10 列" in skipped["reason"]


def test_a_heading_above_the_column_names_is_passed_over(tmp_path: Path) -> None:
    opened = open_export(tmp_path, {"a.csv": f"示例馆藏清单,,,\n\n{HEADER}\n{ROWS}"})
    assert opened.good.items == 2
    assert opened.report["files"][0]["read"] == 2


def test_an_unknown_word_for_a_status_is_told_with_where_to_write_it(tmp_path: Path) -> None:
    row = "C1,B1,家,巴金,,,,总馆,借去晒太阳,\n"
    opened = open_export(tmp_path, {"a.csv": f"{HEADER}\n{row}"})
    assert opened.report["files"][0]["unknown_statuses"] == {"借去晒太阳": 1}
    assert any("fields.toml" in problem.remedy for problem in opened.problems)
