"""How old the data is goes by the day that people state, and a page promises nothing older."""

import json
import os
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.checks import check_catalogue
from plugins.catalog.export_day import day_in_name, said_of
from plugins.library.reading.problems import Severity
from plugins.library.site.site import Site
from tests.conftest import ROOT, Build
from tests.support.exports import open_on
from tests.support.marc import Marc
from tests.support.soak_mark import brief

CASES = json.loads((ROOT / "tests/js/catalog/data_day_cases.json").read_text(encoding="utf-8"))
ITEMS = "条码号,题名,状态,入藏日期\nC1,家,在馆,2026-11-20\n"
TODAY = date(2026, 11, 29)


def test_what_stands_still_says_the_day_as_the_table_of_cases_has_it() -> None:
    assert len(CASES) >= 10
    for case in CASES:
        day = date.fromisoformat(case["updated"]) if case["updated"] else None
        assert said_of(day) == case["still"]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("馆藏20261128.csv", date(2026, 11, 28)),
        ("items-2026-11-28.csv", date(2026, 11, 28)),
        ("items_2026_11_28_utf8.csv", date(2026, 11, 28)),
        ("2026.11.28.csv", date(2026, 11, 28)),
        ("单册2026年1月8日.xlsx", date(2026, 1, 8)),
        ("单册2026年11月28日17时.csv", date(2026, 11, 28)),
        ("单册20261128103000.csv", date(2026, 11, 28)),
        ("单册202611280930.csv", date(2026, 11, 28)),
        ("单册2026-1-8.csv", date(2026, 1, 8)),
        ("单册2026.11.8.xlsx", date(2026, 11, 8)),
        ("单册2026 11 28.csv", date(2026, 11, 28)),
        ("单册２０２６１１２８.csv", date(2026, 11, 28)),
        ("单册202611289930.csv", None),
        ("单册2026-1-81.csv", None),
        ("单册202611.csv", None),
        ("items-20261399.csv", None),
        ("9787020261128.csv", None),
        ("202611281.csv", None),
        ("items.csv", None),
    ],
)
def test_a_day_in_a_name_is_seen(name: str, day: date | None) -> None:
    assert day_in_name(name) == day


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(["%Y%m%d", "%Y-%m-%d"]))
def test_every_day_is_seen_in_either_form(day: date, form: str) -> None:
    assert day_in_name(f"馆藏{day.strftime(form)}.csv") == day


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31)),
    st.sampled_from(["%Y%m%d%H%M%S", "%Y%m%d%H%M", "%Y%m%d_%H%M%S", "%Y-%m-%dT%H-%M-%S"]),
)
def test_a_time_of_day_behind_a_day_hides_none(moment: datetime, form: str) -> None:
    assert day_in_name(f"{moment.strftime(form)}.csv") == moment.date()


def updated(folder: Path, files: Mapping[str, str | bytes]) -> date | None:
    return open_on(TODAY, folder, files).good.updated


def test_the_stated_day_goes_before_a_name_and_nothing_else_counts(tmp_path: Path) -> None:
    assert updated(tmp_path / "a", {"items.csv": ITEMS}) is None
    assert updated(tmp_path / "b", {"items20261127.csv": ITEMS}) == date(2026, 11, 27)
    both = {"items20261127.csv": ITEMS, "export.toml": "date = 2026-11-26\n"}
    assert updated(tmp_path / "c", both) == date(2026, 11, 26)


def test_copying_a_file_makes_its_data_no_newer(tmp_path: Path) -> None:
    opened = open_on(TODAY, tmp_path, {"items.csv": ITEMS})
    os.utime(tmp_path / "catalog_export/items.csv", (1, 1))
    assert open_on(TODAY, tmp_path, {}).good.updated == opened.good.updated is None


def test_the_day_of_the_copies_counts_and_the_earliest_of_several(tmp_path: Path) -> None:
    record = Marc.book("B1", "春", "巴金").to_bytes()
    copies = {"a20261127.csv": ITEMS.encode(), "b20261120.csv": ITEMS.encode()}
    files = {"books20250101.iso": record, **copies}
    assert updated(tmp_path, files) == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("line", "what", "found"),
    [
        ("date = 2026-11-30", "导出的日子还没有到", "2026-11-30"),
        ('date = "2026-11-28"', "date 写法不对", "2026-11-28"),
        ("date = 2026-11-28T08:00:00", "date 写法不对", "2026-11-28"),
        ("date = 20261128", "date 写法不对", "20261128"),
        ("date = 2026-02-30", "TOML 写法不对", "2026-02-30"),
    ],
)
def test_a_wrong_day_is_an_error_with_its_line(
    tmp_path: Path, line: str, what: str, found: str
) -> None:
    files = {"items.csv": ITEMS, "export.toml": f"# 导出的日子\n{line}\n"}
    (problem,) = open_on(TODAY, tmp_path, files).problems
    assert (problem.severity, problem.path, problem.line) == (
        Severity.ERROR,
        "catalog_export/export.toml",
        2,
    )
    assert what in problem.what and found in problem.found and problem.remedy


def test_a_name_with_a_day_to_come_is_told_and_not_used(tmp_path: Path) -> None:
    opened = open_on(TODAY, tmp_path, {"items20261130.csv": ITEMS})
    (problem,) = opened.problems
    assert problem.severity is Severity.WARNING and "还没有到" in problem.what
    assert opened.good.updated is None


def days_asked(folder: Path, files: Mapping[str, str | bytes]) -> list[str]:
    """What check says of an export whose day nobody stated."""
    for name, content in files.items():
        path = folder / "catalog_export" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    site = Site(
        folder / "content", folder / "catalog_export", folder / "build", folder / "output", TODAY
    )
    return [str(problem) for problem in check_catalogue(site) if "哪一天" in problem.what]


def test_staff_are_asked_for_the_day_of_an_export_that_states_none(tmp_path: Path) -> None:
    (asked,) = days_asked(tmp_path / "a", {"items.csv": ITEMS})
    assert "catalog_export/export.toml" in asked and "date = 2026-11-29" in asked
    assert days_asked(tmp_path / "a", {"export.toml": "date = 2026-11-29\n"}) == []
    assert days_asked(tmp_path / "b", {"items20261127.csv": ITEMS}) == []


PROMISES = ("来了就能借", "现在可借", "书在馆里", "现在能不能借")


@pytest.mark.parametrize(
    ("name", "said"), brief(1, [("items.csv", ""), ("items20251228.csv", "2025年12月28日")])
)
def test_no_page_and_no_feed_promises_what_may_be_false_tomorrow(
    build: Build, name: str, said: str
) -> None:
    output = build(
        {f"catalog_export/{name}": ITEMS, "catalog_export/b.csv": "记录号,题名\nB1,春\n"}
    )
    texts = {
        path: path.read_text() for kind in ("html", "xml") for path in output.rglob(f"*.{kind}")
    }
    assert {path for path, text in texts.items() if any(word in text for word in PROMISES)} == set()
    expected = f"数据更新于{said}" if said else "数据日期不详"
    assert expected in (output / "feeds/new-books.atom.xml").read_text()
    shown = texts[output / "catalog/record/index.html"]
    assert (said or "数据日期不详") in shown
    assert f'"updated": "{"2025-12-28" if said else ""}"' in shown.replace('":"', '": "')
