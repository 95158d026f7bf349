"""Details of records: every field comes back by id, from files that depend on the export alone."""

import gzip
import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.browse.build import LISTS, build_browse
from plugins.catalog.browse.details import FACTS, FOLDER
from plugins.catalog.browse.details_files import EDITIONS, range_of
from plugins.catalog.browse.lines import anchor_of
from plugins.catalog.browse.shelves import Lists
from plugins.catalog.reader.stored import json_of
from plugins.library.catalogue.clc_file import shipped_table
from plugins.library.catalogue.records import BibliographicRecord
from tests.support.example_site import EXPORT
from tests.support.exports import Opened, open_export, opened_at
from tests.support.index_reader import index_of, layers
from tests.support.marc import Marc, control, data

NEWEST = "2025-12-31"


def browse_of(opened: Opened, folder: Path, newest: str = NEWEST) -> Path:
    """Build the catalogue's pages' data; give back its folder."""
    with ThreadPoolExecutor(2) as executor:
        build_browse(
            opened.good.store, shipped_table(), folder, executor, lambda *_: None, newest=newest
        )
    return folder


def files_of(folder: Path) -> dict[str, dict[str, Any]]:
    """Every file of details by its name, read by the description of the format."""
    facts = json.loads((folder / FACTS).read_text())
    found = sorted((folder / FOLDER / facts["digest"]).iterdir())
    assert [path.name for path in found] == sorted(f"{n:x}.json.gz" for n in range(facts["shards"]))
    return {path.name: json.loads(gzip.decompress(path.read_bytes())) for path in found}


def entries_of(folder: Path) -> dict[str, dict[str, Any]]:
    """Every entry by id."""
    return {key: entry for some in files_of(folder).values() for key, entry in some.items()}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    return opened_at(EXPORT, tmp_path_factory.mktemp("sample") / "build")


@pytest.fixture(scope="module")
def folder(sample: Opened, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return browse_of(sample, tmp_path_factory.mktemp("browse") / "browse")


@pytest.fixture(scope="module")
def entries(folder: Path) -> Mapping[str, dict[str, Any]]:
    return entries_of(folder)


def test_every_field_of_every_record_comes_back(
    sample: Opened, entries: Mapping[str, dict[str, Any]]
) -> None:
    names = [field.name for field in fields(BibliographicRecord)]
    records = [record for record, _ in sample.good.store.walk()]
    assert len(records) == sample.good.records > 1000
    for record in records:
        expected = {name: getattr(record, name) for name in names if getattr(record, name)}
        entry = entries[record.record_id]
        assert {name: entry[name] for name in names if name in entry} == json.loads(
            json_of(expected)
        )


def test_an_entry_lies_in_the_file_of_its_id(folder: Path) -> None:
    files = files_of(folder)
    for name, some in files.items():
        for record_id in some:
            assert name == f"{crc32(record_id.encode()) % len(files):x}.json.gz"


def test_the_place_on_the_shelves_is_that_of_the_shelf_pages(
    folder: Path, entries: Mapping[str, dict[str, Any]]
) -> None:
    lines = Lists(folder / LISTS).by_id(list(entries))
    assert len(lines) == len(entries)
    for record_id, entry in entries.items():
        line = lines[record_id]
        assert (entry["shelf"], entry["page"]) == (line.shelf, line.page)
        assert entry["anchor"] == line.anchor
        assert entry.get("call", "") == line.call_number


def test_the_number_in_the_index_is_that_of_the_index_itself(
    sample: Opened, entries: Mapping[str, dict[str, Any]], tmp_path: Path
) -> None:
    """The index is built apart; its blocks say which record each number of a layer is."""
    built = layers(index_of(sample, tmp_path / "index"))
    expected = {
        row["id"]: [at, number]
        for at, layer in enumerate(built)
        for number, row in enumerate(layer.blocks())
    }
    assert {record_id: entry["at"] for record_id, entry in entries.items()} == expected


def test_records_of_the_newest_month_are_numbered_in_a_layer_of_their_own(tmp_path: Path) -> None:
    files = {"items.csv": HEAD + row(1, "甲", "2026-01-05") + row(2, "乙", "2026-02-03")}
    opened = open_export(tmp_path, files)
    entries = entries_of(browse_of(opened, tmp_path / "browse", "2026-02-03"))
    assert {entry["title"]: entry["at"] for entry in entries.values()} == {
        "甲": [0, 0],
        "乙": [1, 0],
    }


def test_editions_of_a_work_name_each_other_latest_first_and_no_more_than_a_dozen(
    tmp_path: Path,
) -> None:
    rows = "".join(row(n, "呐喊", "2026-01-05", year=1990 + n) for n in range(1, 20))
    opened = open_export(tmp_path, {"items.csv": HEAD + rows + row(40, "彷徨", "2026-01-05")})
    entries = entries_of(browse_of(opened, tmp_path / "browse"))
    by_year = {entry["publication_year"]: entry for entry in entries.values()}
    years = [year for _, _, year, _ in by_year["1991"]["editions"]]
    assert years == [str(year) for year in range(2009, 2009 - EDITIONS, -1)]
    assert [year for _, _, year, _ in by_year["2009"]["editions"]][:2] == ["2008", "2007"]
    assert len(by_year["2009"]["editions"]) == EDITIONS
    assert "editions" not in by_year["2030"]


def test_a_merged_id_says_where_the_record_has_gone(tmp_path: Path) -> None:
    files = {
        "items.csv": HEAD + row(1, "甲", "2026-01-05") + row(2, "甲", "2026-01-05"),
        "merged.csv": "旧记录号,新记录号\nR2,R1\n",
    }
    opened = open_export(tmp_path, files)
    entries = entries_of(browse_of(opened, tmp_path / "browse"))
    assert opened.good.store.aliases == {"R2": "R1"}
    assert entries["R2"] == {"moved": "R1"}
    assert entries["R1"]["title"] == "甲"


def test_what_cataloguers_note_for_each_other_never_gets_out(tmp_path: Path) -> None:
    record = Marc.book("B1", "甲", "某人", data("830", "__", ("a", "内部附注")))
    folder = browse_of(open_export(tmp_path, {"a.iso": record.to_bytes()}), tmp_path / "browse")
    files = [gzip.decompress(path.read_bytes()) for path in (folder / FOLDER).rglob("*.gz")]
    text = b"".join(files).decode()
    assert "甲" in text and "内部附注" not in text


def test_the_same_export_makes_the_same_files(sample: Opened, folder: Path, tmp_path: Path) -> None:
    again = browse_of(sample, tmp_path / "browse")
    assert (again / FACTS).read_bytes() == (folder / FACTS).read_bytes()
    for path in sorted((folder / FOLDER).rglob("*.gz")):
        assert (again / path.relative_to(folder)).read_bytes() == path.read_bytes()


def test_another_text_gives_the_folder_another_name(tmp_path: Path) -> None:
    names = set()
    for title in ("甲", "乙"):
        work = tmp_path / title
        work.mkdir()
        opened = open_export(work, {"a.iso": Marc.book("B1", title, "某人").to_bytes()})
        names.add(json.loads((browse_of(opened, work / "browse") / FACTS).read_text())["digest"])
    assert len(names) == 2


ids = st.text(st.characters(codec="utf-8"), min_size=1)


@given(ids, st.integers(4, 16))
def test_a_file_belongs_to_one_range_whatever_their_number(record_id: str, power: int) -> None:
    assert crc32(record_id.encode()) % 2**power % 16 == range_of(record_id)


@given(st.lists(ids, unique=True))
def test_anchors_of_different_ids_differ_and_need_no_escape(some: list[str]) -> None:
    anchors = [anchor_of(record_id) for record_id in some]
    assert len(set(anchors)) == len(some)
    for anchor in anchors:
        assert anchor.isascii() and not set(anchor) & set("\"'<>&#%? ")


HEAD = "书目记录号,题名,责任者,出版社,出版年,ISBN,分类号,条码号,索书号,馆代码,状态,入藏日期\n"


def row(number: int, title: str, day: str, year: int = 0) -> str:
    """A copy, and the record that it belongs to."""
    book = f"R{number},{title},鲁迅,人民出版社,{year or 1990 + number},97875000{number:05},I210"
    return f"{book},B{number},I210/{number},AJ,在馆,{day}\n"


def test_a_record_with_control_characters_and_markup_comes_back_as_it_was(tmp_path: Path) -> None:
    title = '<script>alert("1")</script>\u2028甲\\'
    record = Marc([control("001", "B1"), data("200", "1_", ("a", title), ("f", "某人著"))])
    opened = open_export(tmp_path, {"a.iso": record.to_bytes("utf-8")})
    entries = entries_of(browse_of(opened, tmp_path / "browse"))
    ((stored, _),) = list(opened.good.store.walk())
    assert entries["B1"]["title"] == stored.title
