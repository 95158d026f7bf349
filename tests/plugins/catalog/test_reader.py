"""The export comes in: nothing lost, nothing silently."""

import json
from datetime import date
from pathlib import Path

import pymarc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.catalogue import Catalogue, open_catalogue
from plugins.catalog.reader.cnmarc import CnmarcReader
from plugins.catalog.reader.field_table import read_field_table
from plugins.catalog.reader.iso2709 import parse_record, split_records
from plugins.catalog.reader.marc import UnreadableRecord
from plugins.library.catalogue.records import ItemStatus, isbn13, year_of
from plugins.library.reading.problems import Problem
from tests.support.example_site import EXPORT
from tests.support.marc import Marc, control, data

TITLE = data("200", "1_", ("a", "家"))
HEADER = "条码号,记录号,题名,责任者,分馆代码,分馆,馆藏地,索书号,入藏日期,状态"


def book(number: str, title: str, *more: tuple[str, str]) -> bytes:
    fields = [control("001", number), data("200", "1_", ("a", title), *more)]
    return Marc(fields).to_bytes()


def opened(tmp_path: Path, **files: bytes) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    export = tmp_path / "catalog_export"
    export.mkdir(exist_ok=True)
    for name, content in files.items():
        (export / name.replace("_", ".")).write_bytes(content)
    return open_catalogue(export, tmp_path / "build")


def report(tmp_path: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((tmp_path / "build/catalog-report.json").read_text())
    return found


def test_records_and_items_of_two_files_are_joined_by_record_number(tmp_path: Path) -> None:
    rows = f"{HEADER}\r\nC1,B1,红楼梦,曹雪芹,AJ00,总馆,外借室,I242.4/1,2021-03-04,借出\r\n"
    catalogue, problems = opened(
        tmp_path, a_iso=book("B1", "红楼梦", ("f", "曹雪芹著")), b_csv=rows.encode("gb18030")
    )
    assert catalogue and problems == ()
    ((record, (item,)),) = catalogue.store.walk()
    assert (record.title, record.responsibility) == ("红楼梦", "曹雪芹著")
    assert (item.barcode, item.status, item.date_added) == ("C1", ItemStatus.LENT, "2021-03-04")
    files = report(tmp_path)["files"]
    assert [(f["format"], f["encoding"], f["read"], f["kept"]) for f in files] == [  # type: ignore[attr-defined]
        ("iso2709", "gb18030", 1, 1),
        ("csv", "gb18030", 1, 1),
    ]


def test_a_table_alone_makes_its_records(tmp_path: Path) -> None:
    rows = f"{HEADER}\nC1,,家,巴金,,总馆,,,,在馆\nC2,,家,巴金,,东馆,,,,在馆\n"
    catalogue, _ = opened(tmp_path, a_csv=rows.encode("utf-8-sig"))
    assert catalogue and (catalogue.records, catalogue.items) == (1, 2)


def test_damage_between_and_inside_records_takes_no_other_record_with_it(tmp_path: Path) -> None:
    good, cut = book("B1", "家"), book("B2", "春")[:-3]
    spoilt = book("B3", "秋夜").replace("秋".encode("gb18030"), b"\xff\x20")
    stream = b"\r\n".join((good, spoilt, book("B4", "药"))) + b"\r\n\x1a" + cut
    catalogue, problems = opened(tmp_path, a_iso=stream)
    assert catalogue
    assert [record.title for record, _ in catalogue.store.walk() if "夜" not in record.title] == [
        "家",
        "药",
    ]
    (file,) = catalogue.store.files
    assert (file.read, file.kept, file.repaired) == (4, 3, 1)
    assert [(s.ordinal, s.id, s.reason) for s in file.skipped] == [
        (4, "B2", "记录被截断，没有结束符")
    ]
    assert len(problems) == 3


def test_lengths_that_lie_are_not_needed(tmp_path: Path) -> None:
    record, reader = book("B1", "呐喊"), CnmarcReader(read_field_table(tmp_path)[0])
    for length in (b"00000", b"99999", b"00001"):
        parsed = parse_record(length + record[5:])
        assert reader.read(parsed).title == "呐喊"


def test_files_that_are_no_export_are_all_told_with_their_names(tmp_path: Path) -> None:
    catalogue, problems = opened(
        tmp_path, a_iso=b"<html>not found</html>", b_csv="编号,价格\n1,2\n".encode(), c_iso=b""
    )
    assert catalogue is None
    assert [problem.place for problem in problems] == [
        "catalog_export/a.iso",
        "catalog_export/c.iso",
        "catalog_export/b.csv:1",
    ]
    assert "表格缺少列：题名" in problems[2].what and problems[2].found == "编号、价格"
    assert all(problem.remedy for problem in problems)
    assert not list((tmp_path / "build").rglob("store.*"))


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    _, problems = opened(tmp_path)
    assert "没有找到书目导出文件" in str(problems[0])


def test_the_store_is_read_once_for_an_export(tmp_path: Path) -> None:
    first, _ = opened(tmp_path, a_iso=book("B1", "家"))
    assert first
    made = first.store.path.stat().st_mtime_ns
    again, _ = opened(tmp_path)
    changed, _ = opened(tmp_path, a_iso=book("B1", "春"))
    assert again and changed
    assert again.store.path.stat().st_mtime_ns == made
    assert changed.store.path != first.store.path


def test_a_record_cut_short_in_the_middle_is_reported_and_the_next_one_kept(tmp_path: Path) -> None:
    first, cut, last = book("B1", "家"), book("B2", "春天来了"), book("B3", "秋")
    catalogue, _ = opened(tmp_path, a_iso=first + cut[:-6] + last)
    assert catalogue
    assert {record.title for record, _ in catalogue.store.walk()} == {"家", "秋"}
    (file,) = catalogue.store.files
    assert (file.read, file.kept, [s.id for s in file.skipped]) == (3, 2, ["B2"])


def test_a_record_that_stands_in_two_files_is_one_record(tmp_path: Path) -> None:
    catalogue, _ = opened(tmp_path, a_iso=book("B1", "家"), b_iso=book("B1", "家"))
    assert catalogue and catalogue.records == 1


def test_our_reading_agrees_with_pymarc_where_pymarc_can_read() -> None:
    raws = list(split_records(EXPORT / "biblio.iso"))
    assert len(raws) >= 500
    for raw in raws:
        peer = pymarc.Record(raw, file_encoding="gb18030")
        ours = parse_record(raw)
        assert [field.tag for field in ours.fields] == [field.tag for field in peer.fields]
        titles = [f.get_subfields("a") for f in peer.get_fields("200")]
        assert [field.values("a") for field in ours.all("200")] == titles


@given(st.binary())
def test_no_bytes_make_the_reader_raise_anything_but_its_reason(junk: bytes) -> None:
    try:
        parse_record(junk)
    except UnreadableRecord as reason:
        assert str(reason)


@given(st.binary(max_size=300), st.binary(max_size=300))
def test_a_good_record_is_found_between_any_junk(
    tmp_path_factory: pytest.TempPathFactory, before: bytes, after: bytes
) -> None:
    good = book("B1", "家")
    path = tmp_path_factory.mktemp("junk") / "a.iso"
    path.write_bytes(before.replace(b"\x1d", b"") + b"\x1d" + good + after)
    assert good in list(split_records(path))


def test_isbn_of_ten_and_thirteen_digits_in_any_form_are_the_same_number() -> None:
    forms = ("7503717440", "7-5037-1744-0", "978-7-5037-1744-4", "9787503717444 (精装)")
    assert {isbn13(form) for form in forms} == {"9787503717444"}
    assert isbn13("赠阅") == ""


def test_the_year_is_found_in_what_is_printed() -> None:
    printed = ("2015.09", "[2015?]", "1996-8-1", "民国25[1936]", "民国25", "")
    assert [year_of(text) for text in printed] == ["2015", "2015", "1996", "1936", "1936", ""]


def test_what_is_new_goes_by_the_given_day_or_the_newest_in_the_export(tmp_path: Path) -> None:
    changed = Marc([control("001", "B1"), control("005", "20210304101112.0"), TITLE]).to_bytes()
    alone, _ = opened(tmp_path, a_iso=changed)
    assert alone and alone.newest == date(2021, 3, 4)
    rows = f"{HEADER}\nC1,B1,家,巴金,,总馆,,,2020-05-06,在馆\n"
    with_copies, _ = opened(tmp_path, b_csv=rows.encode())
    assert with_copies and with_copies.newest == date(2020, 5, 6)
    told, _ = opened(tmp_path, export_toml=b"date = 2022-01-02\n")
    assert told and told.newest == told.updated == date(2022, 1, 2)
