"""Who publishes the sample catalogue at a real address is told."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from plugins.catalog.checks import check_catalogue
from plugins.catalog.sample import FILES, sample_files
from plugins.library.reading.problems import Severity
from plugins.library.site.site import Site
from tests.support import sample_export
from tests.support.exports import open_on

TODAY = date(2026, 11, 29)
OWN = "条码号,题名,状态,入藏日期\nC1,家,在馆,2026-11-20\n"


def told(export: Path, siteurl: str) -> list[str]:
    """What is said of the sample, in a site of that address."""
    folder = export.parent
    site = Site(folder / "content", export, folder / "build", folder / "output", TODAY, siteurl)
    found = [problem for problem in check_catalogue(site) if re.match("书目.*示例", problem.what)]
    assert {problem.severity for problem in found} <= {Severity.WARNING}
    return list(map(str, found))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "catalog_export"
    sample_export.write(folder)
    return folder


def test_the_files_of_the_sample_are_those_that_its_script_writes(sample: Path) -> None:
    found = sample_files(sample)
    assert [path.name for path in found] == ["biblio.iso", "items.csv"]
    assert sorted(FILES) == sorted(path.stat().st_size for path in found)


@pytest.mark.parametrize("host", ["", "https://example.org", "http://127.0.0.1:8000"])
def test_a_specimen_may_show_the_sample(sample: Path, host: str) -> None:
    assert told(sample, host) == []


def test_a_real_address_is_told_also_where_the_line_is_gone_or_a_file_renamed(
    sample: Path, tmp_path: Path
) -> None:
    (said,) = told(sample, "https://ajlib.cn")
    assert said.startswith("catalog_export  书目还是程序自带的示例")
    assert "biblio.iso、items.csv、export.toml" in said
    export = tmp_path / "catalog_export"
    export.mkdir()
    shutil.copy(sample / "items.csv", export / "馆藏20261120.csv")
    (said,) = told(export, "https://ajlib.cn/library")
    assert "读到的是“馆藏20261120.csv”" in said


def test_own_books_under_the_samples_line_are_told_and_without_it_nothing_is(
    tmp_path: Path,
) -> None:
    open_on(TODAY, tmp_path, {"items.csv": OWN, "export.toml": "sample = true\n"})
    export = tmp_path / "catalog_export"
    (said,) = told(export, "https://ajlib.cn")
    assert said.startswith("catalog_export/export.toml  书目写着是示例")
    assert "请删去 sample = true 这一行" in said
    (export / "export.toml").write_text("date = 2026-11-20\n", "utf-8")
    assert told(export, "https://ajlib.cn") == []
