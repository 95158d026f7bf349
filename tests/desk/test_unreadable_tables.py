"""A file that can't be read is told once; what depends on it is told by nobody else."""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.desk.build import run_checks
from plugins.desk.registry import CHECKS
from plugins.library.site.site import Site
from tests.support.district import TODAY
from tests.support.example_site import EXAMPLE
from tests.support.soak_mark import brief

TABLES = [
    path.relative_to(EXAMPLE)
    for folder in ("content", "catalog_export")
    for path in sorted((EXAMPLE / folder).rglob("*.toml"))
]
Told = Counter[tuple[str, str]]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    place = tmp_path_factory.mktemp("tables")
    for name in ("content", "catalog_export"):
        shutil.copytree(EXAMPLE / name, place / name)
    yield Site(place / "content", place / "catalog_export", place / "b", place / "o", TODAY)
    shutil.rmtree(place)


def told(site: Site) -> Told:
    return Counter((one.path, str(one)) for one in run_checks(site, CHECKS))


@pytest.fixture(scope="module")
def usual(site: Site) -> Told:
    return told(site)


@pytest.mark.parametrize("table", brief(2, TABLES), ids=str)
def test_nothing_else_is_told_while_a_table_cannot_be_read(
    site: Site, usual: Told, table: Path
) -> None:
    path = site.content.parent / table
    before = path.read_bytes()
    path.write_bytes("夏季 = “九点”\n".encode() + before)
    try:
        more = told(site) - usual
    finally:
        path.write_bytes(before)
    assert {path for path, _ in more} == {table.as_posix()}, more
    assert more.total() == 1
