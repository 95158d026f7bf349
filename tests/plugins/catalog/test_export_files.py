"""Which files of a folder are an export."""

from pathlib import Path

import pytest

from plugins.catalog.reader.export_files import export_files


@pytest.mark.parametrize(
    "name", ["Thumbs.db", "desktop.ini", "ehthumbs.db", ".DS_Store", "~$馆藏.xlsx"]
)
def test_what_systems_and_programs_hide_in_a_folder_is_no_file_of_the_export(
    tmp_path: Path, name: str
) -> None:
    for one in (name, "馆藏.csv"):
        (tmp_path / one).write_bytes(b"\x00")
    assert [path.name for path in export_files(tmp_path)] == ["馆藏.csv"]
