"""An index is measured as staff would build it; a week's renewal is what caches don't have."""

from pathlib import Path

import pymarc
import pytest

from bench.search.index import index_files, measure_index, renewed_bytes
from bench.search.week import add_week, newest_day
from tests.desk.conftest import write
from tests.support.exports import open_export
from tests.support.marc import Marc, data

ROWS = "条码号,记录号,入藏日期\nC1,B1,2020-05-01\nC2,B2,2021-12-28\nC3,B3,2021-13-99\n"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    stream = b"".join(
        Marc.book(f"B{at}", title, "巴金", data("905", "__", ("a", "AJ00"), ("b", f"C{at}")))
        .to_bytes()
        for at, title in enumerate(("家", "春", "秋", "雾"), 1)
    )  # fmt: skip
    open_export(tmp_path, {"a.iso": stream, "items.csv": ROWS.encode()})
    return tmp_path / "catalog_export"


@pytest.mark.soak
def test_an_index_is_counted_and_timed(tmp_path: Path, export: Path) -> None:
    indexed = measure_index(export, tmp_path / "store", tmp_path / "index")
    assert indexed.records == 4
    assert indexed.seconds > 0 and indexed.cpu_seconds > 0
    assert indexed.files == len(index_files(tmp_path / "index")) > 10
    assert indexed.bytes > 1_000


def test_a_week_brings_new_records_with_new_copies(tmp_path: Path, export: Path) -> None:
    add_week(export, tmp_path / "week", 2)
    with (tmp_path / "week/a.iso").open("rb") as file:
        records = [r for r in pymarc.MARCReader(file, file_encoding="gb18030") if r]
    assert [str(record["001"].data) for record in records] == "B1 B2 B3 B4 B1-0 B3-0".split()
    rows = (tmp_path / "week/items.csv").read_text("utf-8-sig").split()
    assert rows == [*ROWS.split(), "C1-0,B1-0,2021-12-28", "C3-0,B3-0,2021-12-27"]
    assert {path.name for path in (tmp_path / "week").iterdir()} >= {"a.iso", "items.csv"}


def test_an_impossible_day_is_not_the_newest(export: Path) -> None:
    assert newest_day(export).isoformat() == "2021-12-28"


def test_a_file_is_renewed_where_its_address_or_its_bytes_are_new(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    write(old, {"aa/kept": "1", "aa/changed": "22", "bb/moved": "333", "manifest.json": "{}"})
    write(
        new,
        {
            "aa/kept": "1",
            "aa/changed": "44",
            "cc/moved": "333",
            "cc/bundles/0": "55555",
            "manifest.json": "{...}",
        },
    )
    assert renewed_bytes(old, new) == len("44") + len("333")
    assert renewed_bytes(new, new) == 0
