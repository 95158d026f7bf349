"""Open data: what other programs read back is what the catalogue has, and no more."""

import csv
import gzip
import hashlib
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.browse.data import (
    CSV,
    LINES,
    first_lines,
    leave,
    reduce,
)
from plugins.catalog.browse.data_columns import COLUMNS
from plugins.catalog.browse.data_page import write_data
from plugins.catalog.browse.room import Browse
from plugins.library.open_data import BETWEEN
from plugins.library.reading.csv_files import csv_of, guarded
from tests.support.browse import Room, browse_at, browse_of, row, sample_browse
from tests.support.exports import open_export

NAMES = [column.name for column in COLUMNS]
FIRST_COLUMNS = """
record_id title other_titles part_number part_title responsibility contributors edition place
publisher publication_date publication_year extent series audience is_for_children subjects
keywords clc_numbers isbns issns unified_numbers binding price languages original_languages
country document_type call_numbers copies holdings date_added date_entered
"""
DANGEROUS = "=+-@\t\r\n＝＋－＠"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Browse:
    return sample_browse(tmp_path_factory.mktemp("sample"))


def read_csv(folder: Path) -> list[dict[str, str]]:
    text = gzip.decompress((folder / CSV).read_bytes()).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def read_lines(folder: Path) -> list[dict[str, Any]]:
    text = gzip.decompress((folder / LINES).read_bytes()).decode()
    return [json.loads(line) for line in text.removesuffix("\n").split("\n")]


def bare(cell: str) -> str:
    """What a program makes of a cell, as the page tells it to."""
    is_guarded = cell.startswith("'") and cell.lstrip("'")[:1] in set(DANGEROUS)
    return cell[1:] if is_guarded else cell


def published(browse: Browse, folder: Path, licence: str = "") -> dict[str, Any]:
    room = Room(str(folder))
    room.context["library"] = SimpleNamespace(name="示例馆", data_licence=licence)
    write_data(replace(browse, room=room))
    package: dict[str, Any] = json.loads((folder / "catalog/data/datapackage.json").read_text())
    return package


@given(st.lists(st.lists(st.text(), min_size=2, max_size=4), min_size=1, max_size=4))
def test_the_csv_module_reads_back_what_was_written(rows: list[list[str]]) -> None:
    text = csv_of([[guarded(cell) for cell in cells] for cells in rows])
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert [[bare(cell) for cell in cells] for cells in read] == rows


@given(st.sampled_from(DANGEROUS), st.text())
def test_no_spreadsheet_meets_a_formula_in_a_cell(sign: str, rest: str) -> None:
    assert guarded(sign + rest)[0] == "'"
    assert guarded("'" + sign + rest).startswith("''")


def test_a_title_that_is_a_formula_is_guarded_in_the_csv_and_whole_in_json(tmp_path: Path) -> None:
    bad = '=HYPERLINK(""x"")'
    browse = browse_of(tmp_path, row(1, title=f'"{bad}"'))
    assert read_csv(browse.folder)[0]["title"] == '\'=HYPERLINK("x")'
    assert read_lines(browse.folder)[0]["title"] == '=HYPERLINK("x")'


def test_the_csv_is_what_rfc_4180_and_spreadsheets_want(sample: Browse) -> None:
    text = gzip.decompress((sample.folder / CSV).read_bytes())
    assert text.startswith(b"\xef\xbb\xbfrecord_id,title,")
    assert text.count(b"\r\n") == text.count(b"\n") == sample.catalogue.records + 1
    assert text.endswith(b"\r\n")


def test_both_files_have_every_record_once_and_say_the_same(sample: Browse) -> None:
    table, lines = read_csv(sample.folder), read_lines(sample.folder)
    ids = [line["record_id"] for line in lines]
    assert len(set(ids)) == len(ids) == sample.catalogue.records
    for cells, line in zip(table, lines, strict=True):
        assert list(cells) == list(line) == NAMES
        assert bare(cells["title"]) == line["title"]
        assert bare(cells["holdings"]) == BETWEEN.join(line["holdings"])
        assert cells["copies"] == str(line["copies"])
        assert cells["is_for_children"] == ("true" if line["is_for_children"] else "false")


def test_copies_and_the_first_day_are_those_that_are_shown(tmp_path: Path) -> None:
    rows = (
        "R1,茶经,陆羽,社,2020,,TS971,T1,TS971/1,AJ01,在馆,2024-03-02,1\n"
        "R1,茶经,陆羽,社,2020,,TS971,T2,TS971/1,AJ00,借出,2023-05-06,9\n"
        "R1,茶经,陆羽,社,2020,,TS971,T3,TS971/1,AJ00,丢失,2001-01-01,9\n"
    )
    (record,) = read_lines(browse_of(tmp_path, rows).folder)
    assert record["holdings"] == ["AJ00=1", "AJ01=1"]
    assert (record["copies"], record["date_added"]) == (2, "2023-05-06")
    assert record["publication_year"] == 2020


def test_the_data_has_the_volumes_of_each_branch_under_its_call_number(tmp_path: Path) -> None:
    head = "记录号,题名,条码号,索书号,馆代码,卷期,状态,网址\n"
    rows = (
        "R1,月刊,T1,Z62/1,AJ00,2025年上,在馆,https://example.org/1\n"
        "R1,月刊,T2,Z62/1,AJ00,2025年下；增刊,在馆,\n"
        "R1,月刊,T3,Z62/1=2,AJ01,2025年上,在馆,\n"
        "R1,月刊,T4,,AJ01,,在馆,\n"
        "R1,月刊,T5,Z62/9,AJ01,2001年,丢失,\n"
        "R2,家,T6,I247/1,AJ00,,在馆,\n"
        "R2,家,T7,I247/1,AJ01,,在馆,\n"
    )
    opened = open_export(tmp_path, {"items.csv": head + rows})
    home, monthly = sorted(
        read_lines(browse_at(opened, tmp_path).folder), key=lambda one: str(one["title"])
    )
    assert (home["volumes"], home["links"]) == ([], [])
    assert monthly["links"] == ["https://example.org/1"]
    volumes = [tuple(re.split("=|；", one, maxsplit=1)) for one in monthly["volumes"]]
    assert [(code, *rest.rsplit("；", 1)) for code, rest in volumes] == [
        ("AJ00", "Z62/1", "2025年上"),
        ("AJ00", "Z62/1", "2025年下，增刊"),
        ("AJ01", "Z62/1=2", "2025年上"),
        ("AJ01", "Z62/1", ""),
    ]


def test_nothing_tells_who_has_a_book_or_how_often_it_went(tmp_path: Path) -> None:
    browse = browse_of(tmp_path, row(1).replace("在馆", "借出").replace(",7\n", ",98765\n"))
    text = gzip.decompress((browse.folder / LINES).read_bytes()).decode()
    for secret in ("98765", "T000001", "借出", "lent"):
        assert secret not in text
    assert not {"loans", "barcode", "status", "notes", "abstract"} & set(NAMES)


def test_parts_are_joined_in_order_and_equal_records_give_equal_bytes(
    sample: Browse, tmp_path: Path
) -> None:
    shelved = list(sample.catalogue.store.walk())
    for folder in (tmp_path / "a", tmp_path / "b"):
        folder.mkdir()
        leave(folder, 1, shelved[500:])
        leave(folder, 0, shelved[:500])
        reduce(folder, 2, folder)
    assert (tmp_path / "a" / LINES).read_bytes() == (tmp_path / "b" / LINES).read_bytes()
    assert read_lines(tmp_path / "a") == read_lines(sample.folder)
    assert read_csv(tmp_path / "a") == read_csv(sample.folder)


def test_no_member_of_a_packed_file_tells_a_moment_or_a_name(sample: Browse) -> None:
    for name in (CSV, LINES):
        head = (sample.folder / name).read_bytes()[:8]
        assert head[:4] == b"\x1f\x8b\x08\x00"
        assert head[4:8] == bytes(4)


def test_columns_only_ever_come_last() -> None:
    """Whoever reads the data by name or place must go on reading it."""
    assert NAMES[:33] == FIRST_COLUMNS.split()


def test_the_package_says_the_size_and_sum_of_each_file_as_it_is(
    sample: Browse, tmp_path: Path
) -> None:
    package = published(sample, tmp_path)
    assert {one["path"] for one in package["resources"]} == {CSV, LINES, "branches.csv"}
    for one in package["resources"]:
        content = (tmp_path / "catalog/data" / one["path"]).read_bytes()
        assert one["bytes"] == len(content)
        assert one["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_the_package_describes_every_column_in_chinese(sample: Browse, tmp_path: Path) -> None:
    table, lines, _ = published(sample, tmp_path)["resources"]
    assert [one["name"] for one in table["schema"]["fields"]] == NAMES
    isbns = next(one for one in table["schema"]["fields"] if one["name"] == "isbns")
    assert isbns == {
        "name": "isbns",
        "type": "list",
        "title": "ISBN",
        "delimiter": "|",
        "description": "CNMARC 010$az；Dublin Core identifier.isbn",
    }
    assert {one["type"] for one in lines["schema"]["fields"]} == {
        "string", "array", "year", "boolean", "integer", "date"
    }  # fmt: skip
    assert all(one["title"] != one["name"] for one in table["schema"]["fields"])


def test_while_the_library_is_silent_there_is_no_licence_and_the_package_says_so(
    sample: Browse, tmp_path: Path
) -> None:
    silent = published(sample, tmp_path / "silent")
    assert "licenses" not in silent
    assert "请来馆问" in silent["description"]
    assert "示例数据" in silent["description"]
    spoken = published(sample, tmp_path / "spoken", "CC-BY-4.0")
    assert spoken["licenses"] == [{"name": "CC-BY-4.0", "title": "CC-BY-4.0"}]
    assert "请来馆问" not in spoken["description"]


def test_the_branches_of_the_data_are_named(sample: Browse, tmp_path: Path) -> None:
    published(sample, tmp_path)
    text = (tmp_path / "catalog/data/branches.csv").read_text("utf-8-sig")
    named = {line.split(",")[0] for line in text.splitlines()}
    used = {held.split("=")[0] for one in read_lines(sample.folder) for held in one["holdings"]}
    assert used and used <= named


def test_the_first_lines_are_read_without_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "a.gz"
    path.write_bytes(gzip.compress("一\n二\n三\n".encode()) + b"broken")
    assert first_lines(path, 2) == ("一", "二")
