"""What other programs take of the exhibitions: tables, IIIF, calendars, figures."""

import csv
import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import build_site
from tests.plugins.exhibitions.conftest import DAY, SITE


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_tables_say_the_same_as_csv_and_as_json(output: Path) -> None:
    for name in ("exhibitions", "stations", "items"):
        table = rows(output / f"data/{name}.csv")
        found = json.loads((output / f"data/{name}.json").read_text(encoding="utf-8"))
        assert len(table) == len(found) > 0
        for line, one in zip(table, found, strict=True):
            for key, value in one.items():
                as_text = "|".join(value) if isinstance(value, list) else str(value or "")
                assert line[key].lstrip("'") == as_text, (name, key)


def test_the_package_describes_every_column_that_is_there(output: Path) -> None:
    package = json.loads((output / "data/datapackage.json").read_text(encoding="utf-8"))
    assert len(package["resources"]) >= 3
    for resource in package["resources"]:
        fields = [field["name"] for field in resource["schema"]["fields"]]
        assert fields == list(rows(output / "data" / resource["path"])[0])


def test_the_manifest_holds_by_the_model_of_iiif(output: Path) -> None:
    from iiif_prezi3 import Manifest  # its models take longer to load than this file's tests run

    content = (output / "exhibitions/jiu-ying/manifest.json").read_text(encoding="utf-8")
    manifest = Manifest.model_validate_json(content)
    assert [canvas.label["zh-Hans"] for canvas in manifest.items] == [["街"], ["船"], ["桥"]]
    for canvas in json.loads(content)["items"]:
        body = canvas["items"][0]["items"][0]["body"]
        assert (output / body["id"].removeprefix("https://example.org/")).is_file()


def test_each_station_is_an_event_of_the_calendar(output: Path) -> None:
    text = (output / "feeds/exhibitions.ics").read_bytes().decode()
    events = text.replace("\r\n ", "").split("BEGIN:VEVENT")[1:]
    assert len(events) == 3
    assert "DTSTART;VALUE=DATE:20260301" in events[0]
    assert "DTEND;VALUE=DATE:20260401" in events[0]
    assert "STATUS:CANCELLED" in events[2] and "LOCATION:书院" in events[2]
    assert len({line for line in text.split("\r\n") if line.startswith("UID:")}) == 3


def test_an_exhibition_has_a_calendar_of_its_own(output: Path) -> None:
    own = (output / "exhibitions/jiu-ying/calendar.ics").read_bytes()
    assert own.count(b"BEGIN:VEVENT") == 3


def test_the_figures_of_a_year_stand_beside_its_report(output: Path) -> None:
    (line,) = rows(output / "reports/2026/exhibitions/exhibitions-2026.csv")
    assert (line["展览"], line["站数"], line["展板"], line["展出天数"]) == (
        "安居旧影",
        "2",
        "24",
        "51",
    )
    assert line["参观人次"] == ""  # the second station was not counted


@pytest.mark.soak
def test_two_builds_give_the_same_bytes(project: Path, own_project: Path) -> None:
    shutil.rmtree(own_project / "output")
    output = build_site(own_project, SITEURL=SITE, BUILD_DATE=DAY)
    files = [path for path in sorted((project / "output").rglob("*")) if path.is_file()]
    assert len(files) > 100
    for path in files:
        other = output / path.relative_to(project / "output")
        assert path.read_bytes() == other.read_bytes(), path
