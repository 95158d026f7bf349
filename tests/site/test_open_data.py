"""The open data of a whole site: each package keeps the standard, each table its package."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.support import data_package

FOLDERS = ("branches", "catalog/data", "data", "reports/2023", "reports/2024")


def test_these_are_all_packages_of_the_site(example_site: Path) -> None:
    packages = example_site.rglob("datapackage.json")
    assert sorted(str(path.parent.relative_to(example_site)) for path in packages) == list(FOLDERS)


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_package_keeps_the_standard_and_its_tables_keep_to_it(
    example_site: Path, folder: str
) -> None:
    package = json.loads((example_site / folder / "datapackage.json").read_bytes())
    jsonschema.validate(package, data_package.PACKAGE)
    for resource in package["resources"]:
        rows = data_package.read(example_site / folder, resource)
        key = resource["schema"].get("primaryKey", [])
        keys = [tuple(row[name] for name in key) for row in rows]
        assert rows, resource["path"]
        assert not key or len(set(keys)) == len(keys), resource["path"]


def test_the_packages_of_the_real_site_keep_the_standard(site: Path) -> None:
    packages = sorted(site.rglob("datapackage.json"))
    assert packages
    for path in packages:
        package = json.loads(path.read_bytes())
        jsonschema.validate(package, data_package.PACKAGE)
        for resource in package["resources"]:
            data_package.read(path.parent, resource)
