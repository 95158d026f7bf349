"""A site with events in every state, built once on :data:`DAY`."""

import shutil
from pathlib import Path

import pytest

SITE = "https://example.org"
NAME = "示例区图书馆"


@pytest.fixture(scope="session")
def project(events_project: Path) -> Path:
    """The project's folder, already built; no test writes into it."""
    return events_project


@pytest.fixture
def own_project(project: Path, tmp_path: Path) -> Path:
    """A copy of it, for a test that builds it anew."""
    return Path(shutil.copytree(project, tmp_path / "project"))


@pytest.fixture
def output(project: Path) -> Path:
    """The site."""
    return project / "output"
