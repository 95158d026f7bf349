"""A part of a long run is chosen by name, and one that is not there is told."""

import re

import pytest

from bench.chosen import NoSuchRow, chosen
from bench.measure import ROWS
from tests.conftest import ROOT


def test_parts_come_in_the_order_of_the_whole() -> None:
    assert chosen("", ROWS) == list(ROWS)
    assert chosen("people， site,", ROWS) == ["site", "people"]


def test_a_part_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(NoSuchRow, match=r"没有“sarch”.*site、search、people"):
        chosen("sarch,site", ROWS)


@pytest.mark.parametrize("page", ["settings.md", "README.zh.md"])
def test_every_part_is_documented(page: str) -> None:
    (line,) = re.findall(r"^\| `ROWS`.*$", (ROOT / "docs" / page).read_text("utf-8"), re.M)
    assert ",".join(ROWS) in line
