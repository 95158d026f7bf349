"""The guard of the catalogue remembers what was deployed, on a runner without the old site too."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from plugins.catalog.checks import SUMMARY, check_catalogue
from plugins.desk.build import publish
from plugins.desk.releases import deploy
from plugins.desk.settings import DeskSettings
from plugins.library.site.deployed import FILE, Deployed, read_deployed
from tests.desk.conftest import write


def night(desk: DeskSettings, records: int, console: Console) -> int:
    """One night on a fresh runner: publish so many records; deploy them where that went well."""
    rows = "".join(f"C{n},书{n}\n" for n in range(records))
    write(desk.export, {"items.csv": f"条码号,题名\n{rows}", "export.toml": "date = 2026-11-22\n"})
    desk = replace(desk, output=desk.output.with_name(f"output-{records}"))
    code = publish(desk, (check_catalogue,), console)
    if code == 0:
        write(desk.output, {SUMMARY: json.dumps({"records": records})})
        deploy(desk)
    return code


@pytest.fixture
def own(desk: DeskSettings, tmp_path: Path) -> DeskSettings:
    """The small site with an export of its own and a place to deploy to."""
    export = desk.folder / "catalog_export"
    return replace(desk, siteurl="https://example.org", export=export, deploy_to=tmp_path / "www")


def nights(desk: DeskSettings, counts: Sequence[int], console: Console) -> list[int]:
    return [night(desk, records, console) for records in counts]


def test_a_slow_drip_is_seen_against_the_most_that_was_deployed(
    own: DeskSettings, console: Console, told: Callable[[], str]
) -> None:
    assert nights(own, (200, 197, 195), console) == [0, 0, 1]
    assert read_deployed(own.folder / FILE) == Deployed(197, 200)
    assert "书目比发布过的最多的 200 条（published.toml）少了 2% 以上" in told()
    assert night(replace(own, allow_shrink=True), 195, console) == 0
    assert read_deployed(own.folder / FILE) == Deployed(195, 195)


@pytest.mark.soak
def test_an_export_from_elsewhere_neither_asks_nor_writes(
    own: DeskSettings, console: Console
) -> None:
    assert night(own, 100, console) == 0
    assert night(replace(own, export=own.folder / "trial"), 10, console) == 0
    assert read_deployed(own.folder / FILE) == Deployed(100, 100)


@given(st.lists(st.tuples(st.integers(1, 9999), st.booleans()), min_size=1, max_size=9))
def test_the_mark_is_the_most_since_shrinking_was_allowed(runs: list[tuple[int, bool]]) -> None:
    known = Deployed()
    for records, may_shrink in runs:
        known = known.after(records, may_shrink)
    since = max((n for n, (_, allowed) in enumerate(runs) if allowed), default=0)
    assert known == Deployed(runs[-1][0], max(records for records, _ in runs[since:]))
