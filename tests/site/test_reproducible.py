"""The same input gives the same bytes, on another clock, in another place."""

import hashlib
from pathlib import Path

import pytest

from tests.conftest import BUILDS, Share


@pytest.fixture(scope="session")
def rebuilt_site(share: Share) -> Path:
    """The real site once more, where everything around it is different."""
    return share("rebuilt_site", BUILDS["rebuilt_site"]) / "elsewhere" / "site"


def fingerprints(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.soak
def test_two_publishes_are_byte_identical(site: Path, rebuilt_site: Path) -> None:
    first, second = fingerprints(site), fingerprints(rebuilt_site)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
