"""While the library gives no export of its own, ``catalog_export/`` holds the sample."""

import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.support import sample_export

SHIPPED = ROOT / "catalog_export"


def test_shipped_files_are_what_the_script_writes(tmp_path: Path) -> None:
    settings = SHIPPED / "export.toml"
    if not settings.exists() or not tomllib.loads(settings.read_text("utf-8")).get("sample"):
        pytest.skip("catalog_export holds the library's own export, not the sample")
    sample_export.write(tmp_path)
    for path in tmp_path.iterdir():
        assert (SHIPPED / path.name).read_bytes() == path.read_bytes(), path.name
