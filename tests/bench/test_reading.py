"""What reading costs is measured in a process of its own, beside pymarc or openpyxl."""

from pathlib import Path

import pytest
from rich.console import Console

from bench.reading import measure_reading, print_readings
from bench.workbooks import measure_workbook, print_workbook
from tests.support.exports import open_export
from tests.support.marc import Marc, data

pytestmark = pytest.mark.soak  # they measure, and take their time


def test_an_export_is_read_from_nothing_then_unchanged_then_by_pymarc(tmp_path: Path) -> None:
    copy = data("905", "__", ("a", "AJ00"), ("b", "C1"))
    stream = (
        Marc.book("B1", "家", "巴金", copy).to_bytes() + Marc.book("B2", "春", "巴金").to_bytes()
    )
    open_export(tmp_path, {"a.iso": stream})
    reading = measure_reading(tmp_path / "catalog_export", tmp_path / "bench")
    assert (reading.records, reading.items) == (2, 1)
    assert reading.seconds > 0 and reading.unchanged_seconds > 0
    assert reading.processor_seconds > 0 and reading.peer_processor_seconds > 0
    assert reading.peer_records_a_second > 0 and reading.peak_memory_bytes > 10_000_000
    assert (tmp_path / "bench/catalog-report.json").is_file()


def test_the_table_names_each_measure(tmp_path: Path) -> None:
    open_export(tmp_path, {"a.iso": Marc.book("B1", "家", "巴金").to_bytes()})
    reading = measure_reading(tmp_path / "catalog_export", tmp_path / "bench")
    console = Console(record=True, width=100)
    print_readings(console, [reading])
    printed = console.export_text()
    for label in (
        "用时，从零开始",
        "用时，没有变化",
        "内存峰值",
        "每秒书目",
        "处理器用时",
        "pymarc",
    ):
        assert label in printed


def test_a_workbook_of_the_copies_is_read_by_us_and_by_openpyxl(tmp_path: Path) -> None:
    (tmp_path / "items.csv").write_text("条码号,题名\nT1,家\nT2,春\n", "gb18030")
    reading = measure_workbook(tmp_path, tmp_path / "bench")
    assert reading.rows == 3
    assert reading.processor_seconds > 0 and reading.peer_processor_seconds > 0
    console = Console(record=True, width=100)
    print_workbook(console, reading)
    assert "比 openpyxl" in console.export_text()
