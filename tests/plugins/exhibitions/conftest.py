"""A site with one tour that has everything, built once."""

from datetime import date
from pathlib import Path

import pytest

from tests.conftest import build_site, write_project
from tests.support.exhibition import FILES

SITE = "https://example.org"
DAY = date(2026, 5, 10)
"""On it the tour stands at its second station."""


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's folder, already built."""
    folder = write_project(tmp_path_factory.mktemp("tour"), FILES)
    build_site(folder, SITEURL=SITE, BUILD_DATE=DAY)
    return folder


@pytest.fixture
def output(project: Path) -> Path:
    """The site of the tour."""
    return project / "output"
