"""Real records in every shape of an export, and a hundred thousand of them."""

import gzip
import shutil
from pathlib import Path

import pytest

from tests.support.exports import SHARED, Opened, open_export, opened_at

TEN = (
    "bnu10_gb18030.iso",
    "bnu10_gb18030_badbytes.iso",
    "bnu10_gb18030_charlen.iso",
    "bnu10_gb18030_crlf.iso",
    "bnu10_gb18030_len00000.iso",
    "bnu10_mixed_gb_utf8.iso",
    "bnu10_utf8_a9.iso",
    "bnu10_utf8_blank9.iso",
    "bnu10_utf8_bom.iso",
    "bnu_sru_cnmarcxml_10rec.xml",
)


def given(name: str) -> bytes:
    path = SHARED / "cnmarc" / name
    if not path.is_file():
        pytest.skip("没有 ../shared/data/cnmarc，真实记录的测试没有运行")
    return path.read_bytes()


def read(tmp_path: Path, *names: str) -> Opened:
    opened = open_export(tmp_path, {name: given(name) for name in names})
    opened.account()
    return opened


@pytest.mark.parametrize("name", TEN)
def test_ten_real_records_survive_every_shape_of_an_export(tmp_path: Path, name: str) -> None:
    report = read(tmp_path, name).report
    (file,) = report["files"]
    assert (file["read"], file["kept"], report["records"]) == (10, 10, 10)
    assert file["repaired"] == {TEN[1]: 1, TEN[5]: 5}.get(name, 0)
    encodings = {"iso": "gb18030" if "gb18030" in name else "utf-8", "xml": "utf-8-sig"}
    expected = "gb18030+utf-8" if "mixed" in name else encodings[name[-3:]]
    assert file["encoding"] == expected


def test_of_ten_records_one_of_which_is_cut_short_nine_come_in_and_one_is_reported(
    tmp_path: Path,
) -> None:
    report = read(tmp_path, "bnu10_gb18030_truncated5.iso").report
    (file,) = report["files"]
    assert (file["read"], file["kept"], report["records"]) == (10, 9, 9)
    (cut,) = file["skipped"]
    assert cut["ordinal"] == 6 and "被截断" in cut["reason"] and cut["id"] and cut["remedy"]


def test_worksheets_with_six_delimiters_give_seven_records(tmp_path: Path) -> None:
    opened = read(tmp_path, "text_worksheets.txt")
    (file,) = opened.report["files"]
    assert (file["format"], file["read"], file["kept"]) == ("worksheets", 7, 7)
    assert opened.good.records == 7


def test_the_same_ten_records_in_every_shape_are_ten_records_all_told(tmp_path: Path) -> None:
    opened = read(tmp_path, *TEN)
    assert opened.good.records == 10
    assert sum(file["read"] for file in opened.report["files"]) == 100
    assert sum(len(file["skipped"]) for file in opened.report["files"]) == 90


def test_holdings_of_iso_20775_find_their_records(tmp_path: Path) -> None:
    opened = read(tmp_path, "bnu_sru_cnmarcxml_10rec.xml", "bnu_sru_isohold_10rec.xml")
    assert (opened.good.records, opened.good.items) == (10, 23)
    held = {record.record_id: len(items) for record, items in opened.good.store.walk()}
    assert sorted(held.values()) == [0, 1, 2, 2, 2, 2, 3, 3, 4, 4]
    assert opened.report["records_without_copies"] == 1


def test_holdings_without_their_records_are_told_one_by_one(tmp_path: Path) -> None:
    records, holdings = given("bnu10_utf8_bom.iso"), given("bnu_sru_isohold_10rec.xml")
    two = b"\x1d".join(records.split(b"\x1d")[:2]) + b"\x1d"
    opened = open_export(tmp_path, {"a.iso": two, "b.xml": holdings})
    opened.account()
    file = opened.report["files"][1]
    assert (opened.good.records, file["read"]) == (2, 10)
    # two have their record, one has no copies that could miss it
    assert len(file["skipped"]) == 7
    assert {case["reason"] for case in file["skipped"]} == {"所属书目不在导出文件中"}


@pytest.fixture(scope="module")
def shared_export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hundred thousand records and their copies, unpacked."""
    source = SHARED / "export"
    if not source.is_dir():
        pytest.skip("没有 ../shared/data/export，十万条书目的测试没有运行")
    folder = tmp_path_factory.mktemp("shared")
    for packed in source.glob("*.gz"):
        with gzip.open(packed) as file, (folder / packed.stem).open("wb") as copy:
            shutil.copyfileobj(file, copy)
    return folder


@pytest.mark.soak
@pytest.mark.parametrize("names", [("biblio.iso",), ("items.csv",), ("biblio.iso", "items.csv")])
def test_records_and_copies_of_the_shared_export_agree_apart_and_together(
    shared_export: Path, tmp_path: Path, names: tuple[str, ...]
) -> None:
    export = tmp_path / "catalog_export"
    export.mkdir()
    for name in names:
        (export / name).hardlink_to(shared_export / name)
    opened = opened_at(export, tmp_path / "build")
    opened.account()
    told = {problem.what.partition("：")[2].partition("：")[0] for problem in opened.problems}
    assert told <= {"有私用区的字（多是原来的系统自造的）", "有导出以前就丢了的字"}
    assert (opened.report["records"], opened.report["items"]) == (100_000, 160_479)
    kept = {file["path"]: file["kept"] for file in opened.report["files"]}
    whole = {"catalog_export/biblio.iso": 100_000, "catalog_export/items.csv": 160_479}
    assert kept == {path: whole[path] for path in kept} and len(kept) == len(names)
    lost = "items.csv" in names
    assert opened.report["hidden_items"] == (652 if lost else 0)
    assert opened.report["records_without_copies"] == (261 if lost else 0)
    assert opened.report["files"][-1]["hidden"] == ({"丢失": 652} if lost else {})
