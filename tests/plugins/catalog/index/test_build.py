"""The index of an export: complete, depending on the export alone, renewed as little as can be."""

import json
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from zlib import crc32

import pytest

from plugins.catalog.browse.classes import key_for
from plugins.catalog.index.characters import characters
from plugins.catalog.index.executor import ExecutorError, executor_for
from plugins.catalog.index.reducing import heavy_name
from plugins.catalog.index.sounds import sound
from plugins.catalog.index.texts import codes, group_of, numbers, texts
from plugins.catalog.index.units import is_cjk, units
from tests.support.example_site import EXPORT
from tests.support.exports import Opened, open_export, opened_at
from tests.support.index_reader import (
    Layer,
    files_of,
    index_of,
    layers,
    read_initials,
    read_numbers,
    read_postings,
)
from tests.support.soak_mark import brief

HEAD = (
    "书目记录号,题名,责任者,出版社,出版年,ISBN,分类号,条码号,索书号,馆藏地点,馆代码,状态,入藏日期\n"
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    return opened_at(EXPORT, tmp_path_factory.mktemp("sample") / "build")


@pytest.fixture(scope="module")
def index(sample: Opened, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return index_of(sample, tmp_path_factory.mktemp("index") / "index")


def row(number: int, title: str, status: str = "在馆", day: str = "2026-01-05") -> str:
    book = f"R{number},{title},鲁迅,人民出版社,2020,97875000{number:05},I210"
    return f"{book},B{number},I210/{number},文学室,AJ,{status},{day}\n"


def of_rows(folder: Path, *rows: str) -> Path:
    folder.mkdir()
    opened = open_export(folder, {"items.csv": HEAD + "".join(rows)})
    return index_of(opened, folder / "index")


def test_every_record_stands_in_its_block_in_the_order_of_titles(
    sample: Opened, index: Path
) -> None:
    expected = [record for record, _ in sample.good.store.walk()]
    found = [block for layer in layers(index) for block in layer.blocks()]
    assert {block["id"] for block in found} == {record.record_id for record in expected}
    titles = [block["title"] for block in layers(index)[0].blocks()]
    assert titles == sorted(titles)


def test_records_asked_for_together_are_those_that_a_walk_meets(sample: Opened) -> None:
    store = sample.good.store
    walked = {record.record_id: (record, items) for record, items in store.walk()}
    ids = list(walked)[::-3]
    assert store.shelved(ids) == [walked[id_] for id_ in ids]


def test_every_pair_of_every_record_lies_in_the_shard_of_the_sound_of_each_of_its_readings(
    sample: Opened, index: Path
) -> None:
    numbered = numbers_of(index)
    read, seen = characters().readings, 0
    for record, _ in list(sample.good.store.walk())[::20]:
        layer, number = numbered[record.record_id]
        for text in texts(record):
            cut = units(text.text)
            for first, second in pairwise(cut):
                if not (is_cjk(first) and is_cjk(second)):
                    continue
                for key in (f"{sound(a)} {sound(b)}" for a in read(first) for b in read(second)):
                    posting = layer.postings("pairs", key)[first + second]
                    listed = {o.record for o in posting.occurrences if o.field == text.field}
                    if not posting.heavy:  # a heavy pair has blocks instead of a list
                        assert number in listed
                        seen += 1
    assert seen > 200


def test_a_record_is_found_by_its_numbers_barcodes_and_initials(
    sample: Opened, index: Path
) -> None:
    numbered = numbers_of(index)
    for record, items in list(sample.good.store.walk())[::25]:
        layer, number = numbered[record.record_id]
        for key in numbers(record):
            shard = crc32(key.encode()) % layer.facts["shards"]["numbers"]
            assert number in read_numbers(layer.file("text", f"numbers/{shard:x}.bin.gz"))[key]
        for key in codes(items):
            shard = crc32(key.encode()) % layer.facts["shards"]["codes"]
            assert number in read_numbers(layer.file("holdings", f"codes/{shard:x}.bin.gz"))[key]


def test_a_class_and_a_year_have_the_records_that_the_shelf_and_the_imprint_say(
    sample: Opened, index: Path
) -> None:
    numbered = numbers_of(index)
    expected: defaultdict[str, set[tuple[Path, int]]] = defaultdict(set)
    found: defaultdict[str, set[tuple[Path, int]]] = defaultdict(set)
    for record, _ in sample.good.store.walk():
        layer, number = numbered[record.record_id]
        for key in (key_for(record.clc_number).lower(), record.publication_year):
            if group_of(key):
                expected[key].add((layer.folder / layer.facts["text"], number))
    for key in expected:
        for layer in layers(index):
            posting = layer.postings("groups", group_of(key)).get(key)
            if posting and posting.heavy:
                whole = layer.file("text", f"heavy/g-{heavy_name(key)}.bin.gz")
                posting = read_postings(whole, lines=True)[key]
            for one in posting.occurrences if posting else ():
                found[key].add((layer.folder / layer.facts["text"], one.record))
    assert found == expected
    assert len(expected) > 20


def test_initials_tell_which_records_are_editions_of_one_work(tmp_path: Path) -> None:
    index = of_rows(tmp_path / "a", row(1, "红楼梦"), row(2, "红楼梦"), row(3, "红楼梦续"))
    (layer,) = layers(index)
    shard = crc32(b"hlm") % layer.facts["shards"]["initials"]
    found = read_initials(layer.file("text", f"initials/{shard:x}.bin.gz"))["hlm"]
    assert [bool(flags & 16) for _, flags, _ in found] == [False, True, False]


def test_initials_lead_to_the_title_in_each_reading(tmp_path: Path) -> None:
    index = of_rows(tmp_path / "a", row(1, "重庆红楼梦"), row(2, "红楼梦"))
    (layer,) = layers(index)
    found: dict[str, list[tuple[int, int, str]]] = {}
    for shard in range(layer.facts["shards"]["initials"]):
        found |= read_initials(layer.file("text", f"initials/{shard:x}.bin.gz"))
    titles = [block["title"] for block in layer.blocks()]
    assert [(titles[n], rest) for n, _, rest in found["hlm"]] == [("红楼梦", "")]
    assert [(titles[n], rest) for n, _, rest in found["zqhl"]] == [("重庆红楼梦", "m")]
    assert [(titles[n], rest) for n, _, rest in found["cqhl"]] == [("重庆红楼梦", "m")]
    assert {titles[n] for n, flags, _ in found["lx"] if flags & 8} == set(titles)


def numbers_of(index: Path) -> dict[str, tuple[Layer, int]]:
    return {
        block["id"]: (layer, number)
        for layer in layers(index)
        for number, block in enumerate(layer.blocks())
    }


def test_columns_say_of_each_record_what_facets_need(tmp_path: Path) -> None:
    index = of_rows(tmp_path / "a", row(1, "甲"), row(2, "乙", "借出"), row(3, "丙", "丢失"))
    (layer,) = layers(index)
    titles = [block["title"] for block in layer.blocks()]
    assert titles == ["丙", "乙", "甲"]
    assert layer.column("text", "clc") == [("I", "I2")] * 3
    assert layer.column("text", "year") == [("2020",)] * 3
    assert layer.column("holdings", "branch") == [(), ("AJ",), ("AJ",)]
    assert layer.column("holdings", "room") == [(), ("文学室",), ("文学室",)]
    assert layer.column("status", "available") == [(), (), ("1",)]


def test_hidden_copies_are_not_shown_and_their_record_stays(tmp_path: Path) -> None:
    index = of_rows(tmp_path / "a", row(1, "快乐王子", "丢失"))
    (layer,) = layers(index)
    assert [block["title"] for block in layer.blocks()] == ["快乐王子"]
    assert json.loads(layer.file("holdings", "copies/0.json.gz"))["copies"] == [[]]
    assert json.loads(layer.file("status", "copies/0.json.gz")) == [""]


@pytest.mark.parametrize("processes", brief(1, [2, 1, 4]))
def test_however_many_processes_give_the_same_bytes(
    sample: Opened, index: Path, tmp_path: Path, processes: int
) -> None:
    pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"))
    assert files_of(index_of(sample, tmp_path / "index", pool)) == files_of(index)


@pytest.mark.soak
def test_a_dask_cluster_of_two_workers_gives_the_same_bytes(
    sample: Opened, index: Path, tmp_path: Path
) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra “cluster” is not installed")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
        ) as cluster,
        executor_for(f"dask:{cluster.scheduler_address}", 0) as executor,
    ):
        assert files_of(index_of(sample, tmp_path / "index", executor)) == files_of(index)


def test_new_books_of_the_month_leave_the_base_as_it_is(tmp_path: Path) -> None:
    old = [row(n, f"旧书{n}") for n in range(40)] + [row(90, "月初", day="2026-03-02")]
    new = [row(100 + n, f"新书{n}", day="2026-03-20") for n in range(5)]
    before = layers(of_rows(tmp_path / "a", *old))
    after = layers(of_rows(tmp_path / "b", *old, *new))
    assert [layer.facts["records"] for layer in before] == [40, 1]
    assert [layer.facts["records"] for layer in after] == [40, 6]
    assert after[0].facts == before[0].facts
    assert after[1].facts["text"] != before[1].facts["text"]


def test_a_days_loans_touch_nothing_but_the_status(tmp_path: Path) -> None:
    home = [row(n, f"书{n}") for n in range(40)]
    lent = [row(n, f"书{n}", "借出") for n in range(40)]
    (before,), (after,) = (
        layers(of_rows(tmp_path / "a", *home)),
        layers(of_rows(tmp_path / "b", *lent)),
    )
    assert before.facts["status"] != after.facts["status"]
    assert before.facts["text"] == after.facts["text"]
    assert before.facts["holdings"] == after.facts["holdings"]


def test_an_executor_that_nobody_knows_is_told_in_chinese() -> None:
    with pytest.raises(ExecutorError, match="写的是“spark”"), executor_for("spark", 1):
        pass


@pytest.mark.soak
def test_a_cluster_that_nobody_started_is_told_in_chinese() -> None:
    pytest.importorskip("distributed", reason="the extra “cluster” is not installed")
    with pytest.raises(ExecutorError, match="连不上"), executor_for("dask:tcp://127.0.0.1:1", 1):
        pass


def test_few_records_or_one_process_need_no_pool() -> None:
    with executor_for("", 10) as few:
        assert not isinstance(few, ProcessPoolExecutor)
    with executor_for("3", 10_000) as three:
        assert isinstance(three, ProcessPoolExecutor)
    with executor_for("1", 10_000) as one:
        assert not isinstance(one, ProcessPoolExecutor)
