"""A site with one tour that has everything, built once."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import Share, build_site, write_project
from tests.support.exhibition import FILES

SITE = "https://example.org"
DAY = date(2026, 5, 10)
"""On it the tour stands at its second station."""


@pytest.fixture(scope="session")
def project(share: Share) -> Path:
    """The project's folder, already built; no test writes into it."""

    def make(folder: Path) -> None:
        build_site(write_project(folder, FILES), SITEURL=SITE, BUILD_DATE=DAY)

    return share("tour-of-pages", make)


@pytest.fixture
def own_project(project: Path, tmp_path: Path) -> Path:
    """A copy of it, for a test that builds it anew."""
    return Path(shutil.copytree(project, tmp_path / "project"))


@pytest.fixture
def output(project: Path) -> Path:
    """The site of the tour."""
    return project / "output"
