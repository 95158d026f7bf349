"""Figures that add up: nothing is counted twice, and what doesn't say is a row of its own."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.catalog.browse.arrivals import letter_of
from plugins.catalog.browse.figures import CatalogueFigures, leave, read_figures, reduce
from plugins.catalog.browse.figures_page import MOST, charts_of, write_figures
from plugins.catalog.browse.room import Browse
from plugins.library.chart import Chart
from tests.support.browse import Room, browse_of, row, sample_browse

RECORDS = ("classes", "published", "types", "languages", "audiences", "dated")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Browse:
    return sample_browse(tmp_path_factory.mktemp("sample"))


def charts(figures: CatalogueFigures, browse: Browse) -> dict[str, Chart]:
    return {one.anchor: one for one in charts_of(figures, browse)}


def rows(one: Chart) -> dict[str, int]:
    return {row.label: row.count for row in one.rows}


def test_every_count_of_the_sample_adds_up_to_its_records_or_copies(sample: Browse) -> None:
    figures = read_figures(sample.folder)
    counts = {name: sum(values.values()) for name, values in figures.counts.items()}
    assert {counts[name] for name in RECORDS} == {sample.catalogue.records}
    hidden = sample.catalogue.store.hidden_items
    assert counts["branches"] == counts["accessions"] == sample.catalogue.items - hidden


def test_main_classes_are_counted_as_the_shelves_have_them(sample: Browse) -> None:
    shelves = {root.slug: root.total for root in sample.lists.shelves.roots}
    counted = read_figures(sample.folder).classes
    assert {letter.lower() or "none": n for letter, n in counted.items()} == shelves


def test_every_chart_adds_up_to_the_whole_that_it_shows(sample: Browse) -> None:
    drawn = charts_of(read_figures(sample.folder), sample)
    assert {one.measure for one in drawn} == {"种", "册"}
    for one in drawn:
        items = sample.catalogue.items - sample.catalogue.store.hidden_items
        assert one.total == {"种": sample.catalogue.records, "册": items}[one.measure], one.title


def test_parts_are_added_up_whatever_their_size(sample: Browse, tmp_path: Path) -> None:
    shelved = list(sample.catalogue.store.walk())
    for number, start in enumerate(range(0, len(shelved), 300)):
        leave(tmp_path, number, shelved[start : start + 300])
    reduce(tmp_path, number + 1, tmp_path)
    assert read_figures(tmp_path) == read_figures(sample.folder)


def test_a_year_to_come_counts_as_no_year(sample: Browse) -> None:
    figures = CatalogueFigures(published=Counter({"1925": 1, "1873": 2, "2099": 3, "": 4}))
    found = rows(charts(figures, sample)["published"])
    assert found == {"1900 年以前": 2, "1920—1929 年": 1, "没有出版年": 7}


def test_a_year_without_accessions_has_its_row_and_old_years_share_one(sample: Browse) -> None:
    figures = CatalogueFigures(
        accessions=Counter({"1999": 2, "2022": 5, "2025": 1, "2026": 8, "": 3})
    )
    found = rows(charts(figures, sample)["accessions"])
    assert found["2006 年以前"] == 2
    assert (found["2022 年"], found["2023 年"], found["2025 年"]) == (5, 0, 1)
    assert found["没有入藏日期"] == 11


def test_where_no_copy_has_a_day_there_is_no_row_of_a_year(sample: Browse) -> None:
    found = rows(charts(CatalogueFigures(accessions=Counter({"": 3})), sample)["accessions"])
    assert found == {"没有入藏日期": 3}


def test_three_hundred_service_points_are_not_three_hundred_rows(sample: Browse) -> None:
    figures = CatalogueFigures(branches=Counter({f"P{n:03}": n for n in range(1, 301)}))
    found = charts(figures, sample)["branches"]
    assert len(found.rows) == MOST
    assert found.rows[0].label == "P300"
    assert found.rows[-1].label == "其余 261 处"
    assert found.total == sum(range(1, 301))


def test_the_sentence_names_the_largest_and_its_share(sample: Browse) -> None:
    figures = CatalogueFigures(types=Counter({"book": 3, "map": 1}))
    found = charts(figures, sample)["types"]
    assert found.sentence == "共 4 种，最多的是“图书”，3 种，占 75%。"
    assert charts(CatalogueFigures(), sample)["types"].sentence == "还没有可以统计的。"


def test_a_lost_copy_is_not_the_collection(tmp_path: Path) -> None:
    lost = row(1).replace("在馆", "丢失")
    figures = read_figures(browse_of(tmp_path, lost, row(2)).folder)
    assert figures.branches.total() == 1
    assert figures.classes.total() == 2


def test_the_page_leads_to_the_shelves_and_the_searches(sample: Browse, tmp_path: Path) -> None:
    room = Room(str(tmp_path))
    write_figures(replace(sample, room=room))
    found = room.written["catalog/figures/"]["charts"]
    urls = [row.url for one in found for row in one.rows if row.url]
    assert "catalog/clc/i/" in urls
    assert all(re.match(r"catalog/(clc/\w+/|\?\w+=[\w-]+)$", url) for url in urls)


def test_the_letter_of_a_line_is_that_of_its_shelf(tmp_path: Path) -> None:
    browse = browse_of(tmp_path, row(1, clc="N49"), row(2, clc="L12"))
    lines = browse.lists.by_id(["R1", "R2"])
    assert [letter_of(lines[name]) for name in ("R1", "R2")] == ["n", ""]
