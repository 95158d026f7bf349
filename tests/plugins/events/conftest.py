"""A site with events in every state, built once on :data:`DAY`."""

from pathlib import Path

import pytest

from tests.conftest import build_site, write_project
from tests.support.events import DAY, FILES

SITE = "https://example.org"
NAME = "示例区图书馆"


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's folder, already built."""
    folder = write_project(tmp_path_factory.mktemp("events"), FILES)
    build_site(folder, SITENAME=NAME, SITEURL=SITE, BUILD_DATE=DAY)
    return folder


@pytest.fixture
def output(project: Path) -> Path:
    """The site."""
    return project / "output"
