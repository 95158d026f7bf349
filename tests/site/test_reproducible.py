"""The same input gives the same bytes, on another clock, in another place."""

import hashlib
from pathlib import Path

from tests.conftest import run_desk


def fingerprints(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_two_publishes_are_byte_identical(site: Path, tmp_path: Path) -> None:
    elsewhere = {"PYTHONHASHSEED": "7", "TZ": "America/New_York", "LC_ALL": "C", "COLUMNS": "40"}
    output = tmp_path / "elsewhere" / "site"
    again = run_desk("publish", output, SITEURL="https://example.org", **elsewhere)
    first, second = fingerprints(site), fingerprints(again)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
