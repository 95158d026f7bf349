"""CHANGELOG.md keeps to its form: dated versions, the newest first, none without a line."""

import re
import tomllib
from datetime import date

from tests.conftest import ROOT

TEXT = (ROOT / "CHANGELOG.md").read_text("utf-8")
VERSIONS = re.findall(r"^## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d\d-\d\d)$", TEXT, re.MULTILINE)
KINDS = {"Added for readers", "Added for staff", "Changed", "Removed", "Fixed", "Security"}


def test_versions_are_dated_and_the_newest_stands_first() -> None:
    assert len(VERSIONS) > 3
    numbers = [tuple(map(int, number.split("."))) for number, _ in VERSIONS]
    days = [date.fromisoformat(day) for _, day in VERSIONS]
    assert numbers == sorted(set(numbers), reverse=True)
    assert days == sorted(days, reverse=True)
    heads = re.findall(r"^## (.*)$", TEXT, re.MULTILINE)
    assert heads == ["[Unreleased]", *(f"[{number}] - {day}" for number, day in VERSIONS)]


def test_the_project_has_the_newest_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == VERSIONS[0][0]


def test_every_heading_is_a_known_one_and_has_its_lines() -> None:
    parts = re.split(r"^### ", TEXT, flags=re.MULTILINE)[1:]
    assert {part.partition("\n")[0] for part in parts} <= KINDS
    assert all(part.partition("\n")[2].startswith("- ") for part in parts)
    for version in re.split(r"^## ", TEXT, flags=re.MULTILINE)[2:]:
        assert "\n### " in version
