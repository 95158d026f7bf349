"""The environment is read once, and a mistake in it is a sentence."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from plugins.desk.settings import DeskError, read_settings


def test_without_any_variable_the_contracts_defaults_hold(tmp_path: Path) -> None:
    settings = read_settings({}, tmp_path)
    assert settings.export == tmp_path / "catalog_export"
    assert settings.output == tmp_path.resolve() / "output"
    assert (settings.minimum_records, settings.allow_shrink, settings.port) == (1, False, 8000)
    assert settings.deploy_to is None


def test_relative_folders_count_from_the_project_and_absolute_ones_stay(tmp_path: Path) -> None:
    settings = read_settings({"OUTPUT": "../site", "CATALOG_EXPORT": "/srv/export"}, tmp_path)
    assert settings.output == tmp_path.resolve().parent / "site"
    assert settings.export == Path("/srv/export")


def test_a_library_s_folder_holds_what_goes_in_and_what_comes_out(tmp_path: Path) -> None:
    settings = read_settings({"SITE": "libraries/one"}, tmp_path)
    one = tmp_path / "libraries/one"
    assert (settings.root, settings.content) == (tmp_path, one / "content")
    assert (settings.export, settings.build) == (one / "catalog_export", one / "build")
    assert settings.output == one.resolve() / "output"
    elsewhere = read_settings({"SITE": "libraries/one", "OUTPUT": "o"}, tmp_path)
    assert elsewhere.output == tmp_path.resolve() / "o"


def test_the_day_is_that_of_shanghai(tmp_path: Path) -> None:
    late_in_london = "1795363200"  # 2026-11-22T16:00:00Z, midnight in Shanghai
    assert read_settings({"SOURCE_DATE_EPOCH": late_in_london}, tmp_path).build_date == date(
        2026, 11, 23
    )


def test_a_child_process_has_the_same_day_and_folders(tmp_path: Path) -> None:
    given = {"OUTPUT": "o", "SOURCE_DATE_EPOCH": "1795363200", "SITEURL": "https://example.org/"}
    settings = read_settings(given | {"CATALOG_ALLOW_SHRINK": "1"}, tmp_path)
    assert settings.siteurl == "https://example.org"
    assert read_settings(settings.environment(), tmp_path) == settings


@pytest.mark.parametrize("name", ["CATALOG_MINIMUM_RECORDS", "PORT", "SOURCE_DATE_EPOCH"])
def test_a_number_that_is_none_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(DeskError, match=f"{name}.*“十”"):
        read_settings({name: "十"}, tmp_path)


@pytest.mark.parametrize("absurd", ["十", "-1", "1e9", "1795363200.5", "4102444800", str(10**15)])
def test_a_day_on_which_nobody_builds_is_named(tmp_path: Path, absurd: str) -> None:
    with pytest.raises(DeskError, match=f"SOURCE_DATE_EPOCH .*读到的是“{re.escape(absurd)}”。"):
        read_settings({"SOURCE_DATE_EPOCH": absurd}, tmp_path)


def test_no_day_is_today_and_the_first_second_is_a_day(tmp_path: Path) -> None:
    first = read_settings({"SOURCE_DATE_EPOCH": "0"}, tmp_path)
    assert first.build_date == date(1970, 1, 1)
    for empty in ("", " "):
        day = read_settings({"SOURCE_DATE_EPOCH": empty}, tmp_path).build_date
        assert abs(day - date.today()) <= timedelta(days=1)


@pytest.mark.parametrize(
    "given", ["https://x.cn/a b", "example.org", "htp://x.cn", "https://x.cn/?a", "/"]
)
def test_an_address_that_is_none_is_told(tmp_path: Path, given: str) -> None:
    with pytest.raises(DeskError, match="SITEURL 要写完整的网址"):
        read_settings({"SITEURL": f"{given}x"}, tmp_path)
