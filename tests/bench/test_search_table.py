"""Every demand of the design has its row, which says whether it is reached."""

from dataclasses import replace
from typing import Any

import pytest
from rich.console import Console

from bench.search.demands import NOTHING, Engine
from bench.search.growth import Growth
from bench.search.index import Indexed
from bench.search.kinds import QueryKind
from bench.search.rates import SearchFigures, Share, Spread
from bench.search.table import MeasureRow, Upkeep, rows, table

ALL = Share(100, 100)
FIGURES = SearchFigures(
    milliseconds=Spread(1_200, 1_900, 2_000),
    bytes=Spread(60_000, 80_000, 90_000),
    requests=Spread(20, 25, 30),
    index_bytes=Spread(10_000, 20_000, 30_000),
    kept=ALL,
    off=(),
    first_ten=dict.fromkeys(QueryKind, ALL),
    exactly_first=ALL,
)
GOOD = Engine(Indexed(100_000, 30.0, 55.0, 10**9, 12_000, 14_000_000), FIGURES)
UPKEEP = Upkeep(
    packed_bytes=Spread(45_000, 60_000, 60_000),
    week_bytes=500_000,
    week_records=1_000,
    rebuilt_files=0,
    large=Indexed(1_000_000, 375.0, 550.0, 2 * 10**9, 65_000, 140_000_000),
    plain=Growth(Spread(10_000, 20_000, 20_000), Spread(15_000, 90_000, 90_000), 0),
    heavy=Growth(Spread(20_000, 20_000, 20_000), Spread(56_000, 56_000, 56_000), 0),
)


def found(
    figures: dict[str, Any] | None = None,
    indexed: dict[str, Any] | None = None,
    upkeep: dict[str, Any] | None = None,
) -> dict[str, MeasureRow]:
    ours = Engine(replace(GOOD.indexed, **(indexed or {})), replace(FIGURES, **(figures or {})))
    return {row.label: row for row in rows(ours, GOOD, replace(UPKEEP, **(upkeep or {})))}


def missed(**changes: dict[str, Any]) -> list[str]:
    return [label for label, row in found(**changes).items() if row.is_reached is False]


def test_what_is_just_good_enough_reaches_every_demand() -> None:
    assert missed() == []
    assert [row.label for row in found().values() if row.is_reached is None] == [
        "人名加书名：前十种里有",
        "ISBN：前十种里有",
        "1,000,000 条：两个常见词，中位（95 %）",
    ]


def first_ten(kind: QueryKind, right: int) -> dict[str, Any]:
    return {"first_ten": FIGURES.first_ten | {kind: Share(right, 100)}}  # type: ignore[operator]


@pytest.mark.parametrize(
    ("changes", "label"),
    [
        ({"figures": {"milliseconds": Spread(1_201, 0, 0)}}, "用时，中位 / 最慢"),
        ({"figures": {"milliseconds": Spread(0, 0, 2_001)}}, "用时，中位 / 最慢"),
        ({"figures": {"bytes": Spread(0, 0, 90_001)}}, "传送字节，连网页和脚本，中位 / 最多"),
        ({"upkeep": {"packed_bytes": Spread(45_001, 0, 0)}}, "同上，主机压缩时"),
        ({"figures": {"kept": Share(99, 100, ("春",))}}, "书名片段、人名：漏了书目的检索"),
        ({"figures": {"exactly_first": Share(99, 100)}}, "一个字的书名：排第一"),
        ({"figures": first_ten(QueryKind.TITLE, 98)}, "完整书名：前十种里有"),
        ({"figures": first_ten(QueryKind.TRADITIONAL, 98)}, "繁体书名：前十种里有"),
        ({"figures": first_ten(QueryKind.WRONG, 94)}, "错一个字（书名六字以上）"),
        ({"figures": first_ten(QueryKind.MISSING, 94)}, "漏一个字"),
        ({"figures": first_ten(QueryKind.EXTRA, 94)}, "多一个字"),
        ({"figures": first_ten(QueryKind.PINYIN, 94)}, "全拼"),
        ({"figures": first_ten(QueryKind.INITIALS, 89)}, "首字母（书名四字以上）"),
        ({"indexed": {"peak_memory_bytes": 10**9 + 1}}, "内存，全部进程"),
        ({"indexed": {"files": 12_001}}, "文件"),
        ({"upkeep": {"week_bytes": 500_001}}, "每周新增 1,000 条：要重新传送"),
        ({"upkeep": {"rebuilt_files": 1}}, "数据没有变：重做的文件"),
        (
            {"upkeep": {"large": replace(UPKEEP.large, seconds=376)}},
            "1,000,000 条：建立索引",
        ),
        ({"upkeep": {"large": replace(UPKEEP.large, files=65_001)}}, "1,000,000 条：文件"),
        (
            {"upkeep": {"plain": replace(UPKEEP.plain, unanswered=1)}},
            "1,000,000 条：一次检索的索引字节，中位（95 %）",
        ),
    ],
)
def test_a_demand_that_is_missed_says_so(changes: dict[str, dict[str, Any]], label: str) -> None:
    assert missed(**changes) == [label]


def test_what_could_not_be_measured_is_neither_reached_nor_missed() -> None:
    nothing = found(figures={"exactly_first": Share(0, 0)}, indexed={"peak_memory_bytes": 0})
    for label in ("一个字的书名：排第一", "内存，全部进程"):
        assert (nothing[label].ours, nothing[label].is_reached) == (NOTHING, None)


def test_the_table_is_printed_with_the_peer_and_the_demand_beside_each_number() -> None:
    console = Console(record=True, width=160)
    console.print(table(list(found(indexed={"files": 13_000}).values()), "馆藏检索", "Pagefind"))
    lines = console.export_text().splitlines()
    (files,) = [line.split() for line in lines if " 文件 " in line]
    assert files[1:] == "文件 │ 12,000，14.0 MB │ 13,000，14.0 MB │ ≤ 12,000 │ 否 │".split()
    assert sum("│ 是" in line for line in lines) == 20
