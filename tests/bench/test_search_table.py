"""Every demand of the design has its row, which says whether it is reached."""

from dataclasses import replace
from typing import Any

import pytest
from rich.console import Console

from bench.search.growth import Growth
from bench.search.index import Indexed
from bench.search.kinds import QueryKind
from bench.search.measured import Grown, Measured, Week
from bench.search.moves import Moves
from bench.search.rates import SearchFigures, Share, Spread
from bench.search.table import MeasureRow, rows, table
from bench.search.tell import NOTHING
from bench.search.verdicts import PeopleKind, Verdict, Verdicts

ALL = Share(100, 100)
FIGURES = SearchFigures(
    milliseconds=Spread(750, 1_200, 1_300),
    bytes=Spread(42_000, 70_000, 80_000),
    requests=Spread(10, 15, 20),
    index_bytes=Spread(10_000, 20_000, 30_000),
    kept=ALL,
    off=(),
    first_ten=dict.fromkeys(QueryKind, ALL),
    exactly_first=ALL,
)
INDEXED = Indexed(100_000, 30.0, 55.0, 7 * 10**8, 12_000, 14_000_000)
MOVES = Moves(
    Spread(600, 900, 900), Spread(350, 500, 500), Spread(1_500, 2_000, 2_000), Spread(0, 0, 0)
)
ENOUGH = Verdict(Share(95, 100), Share(85, 100))
PEOPLE = Verdicts(
    readers=ENOUGH,
    builders=ENOUGH,
    of_kind=dict.fromkeys(PeopleKind, ENOUGH),
    without_answer=7,
    persons=Share(57, 60),
    leads_on=Share(38, 38),
)
LARGE = Indexed(1_000_000, 375.0, 550.0, 2 * 10**9, 65_000, 140_000_000)
PLAIN = Growth(Spread(10_000, 20_000, 20_000), Spread(15_000, 90_000, 90_000), 0)
HEAVY = Growth(Spread(20_000, 20_000, 20_000), Spread(56_000, 56_000, 56_000), 0)
GOOD = Measured(
    indexed=INDEXED,
    figures=FIGURES,
    packed_bytes=Spread(45_000, 60_000, 60_000),
    moves=MOVES,
    people=PEOPLE,
    week=Week(1_000, 500_000),
    rebuilt_files=0,
    grown=Grown(INDEXED, LARGE, PLAIN, HEAVY),
)


def with_figures(**changes: Any) -> Measured:
    return replace(GOOD, figures=replace(FIGURES, **changes))


def with_index(**changes: Any) -> Measured:
    return replace(GOOD, indexed=replace(INDEXED, **changes))


def with_people(**changes: Any) -> Measured:
    return replace(GOOD, people=replace(PEOPLE, **changes))


def with_moves(**changes: Any) -> Measured:
    return replace(GOOD, moves=replace(MOVES, **changes))


def with_large(**changes: Any) -> Measured:
    return replace(GOOD, grown=Grown(INDEXED, replace(LARGE, **changes), PLAIN, HEAVY))


def found(ours: Measured = GOOD) -> dict[str, MeasureRow]:
    return {row.label: row for row in rows(ours, GOOD)}


def missed(ours: Measured = GOOD) -> list[str]:
    return [label for label, row in found(ours).items() if row.is_reached is False]


def test_what_is_just_good_enough_reaches_every_demand() -> None:
    assert missed() == []
    assert [label for label, row in found().items() if row.demanded == NOTHING] == [
        *(f"其中{kind}" for kind in PeopleKind if kind not in ("口语", "拼音不准", "粘贴")),
        "读者的检索，本目录里没有答案，不算",
        "人名加书名：前十种里有",
        "ISBN：前十种里有",
        "十倍的书目：两个常见词，中位（95 %）",
    ]
    assert all(row.is_reached for row in found().values() if row.demanded != NOTHING)


def first_ten(kind: QueryKind, right: int) -> Measured:
    return with_figures(first_ten={**FIGURES.first_ten, kind: Share(right, 100)})


def of_kind(kind: PeopleKind, right: int) -> Measured:
    verdict = Verdict(Share(right, 100), Share(right, 100))
    return with_people(of_kind={**PEOPLE.of_kind, kind: verdict})


COST = "传送字节，连网页和脚本，每个请求算 200，中位 / 最多"
RECORD = "打开书目页到看见在哪个馆（处理器慢四倍），中位 / 最慢"


@pytest.mark.parametrize(
    ("ours", "label"),
    [
        (with_figures(milliseconds=Spread(751, 0, 0)), "用时，中位 / 最慢"),
        (with_figures(milliseconds=Spread(0, 0, 1_301)), "用时，中位 / 最慢"),
        (with_figures(bytes=Spread(42_001, 0, 0)), COST),
        (with_figures(bytes=Spread(0, 0, 80_001)), COST),
        (replace(GOOD, packed_bytes=Spread(45_001, 0, 0)), "同上，主机压缩时"),
        (with_figures(requests=Spread(10.5, 0, 0)), "请求，中位 / 最多"),
        (with_figures(requests=Spread(0, 0, 21)), "请求，中位 / 最多"),
        (with_moves(home=Spread(601, 0, 0)), "从首页的检索框开始（先点进去），中位 / 最慢"),
        (with_moves(second=Spread(351, 0, 0)), "第二次检索，中位 / 最慢"),
        (with_moves(holdings=Spread(1_501, 0, 0)), RECORD),
        (with_moves(shift=Spread(0, 0, 0.001)), "书目页的移动（CLS），最大"),
        (of_kind(PeopleKind.PINYIN, 89), "其中拼音不准"),
        (of_kind(PeopleKind.SPOKEN, 84), "其中口语"),
        (of_kind(PeopleKind.PASTED, 94), "其中粘贴"),
        (with_people(persons=Share(56, 60)), "馆藏最多的人：排第一的是本人的书"),
        (with_people(leads_on=Share(37, 38)), "没有命中又没有出路的网页"),
        (with_figures(kept=Share(99, 100, ("春",))), "书名片段、人名：漏了书目的检索"),
        (with_figures(exactly_first=Share(99, 100)), "一个字的书名：排第一"),
        (first_ten(QueryKind.TITLE, 98), "完整书名：前十种里有"),
        (first_ten(QueryKind.TRADITIONAL, 98), "繁体书名：前十种里有"),
        (first_ten(QueryKind.WRONG, 94), "错一个字（书名六字以上）"),
        (first_ten(QueryKind.MISSING, 94), "漏一个字"),
        (first_ten(QueryKind.EXTRA, 94), "多一个字"),
        (first_ten(QueryKind.PINYIN, 94), "全拼"),
        (first_ten(QueryKind.INITIALS, 89), "首字母（书名四字以上）"),
        (with_index(seconds=30.1), "建立索引"),
        (with_index(peak_memory_bytes=7 * 10**8 + 1), "内存，全部进程"),
        (with_index(files=12_001), "文件"),
        (replace(GOOD, week=Week(1_000, 500_001)), "每周新增的书目：要重新传送"),
        (replace(GOOD, rebuilt_files=1), "数据没有变：重做的文件"),
        (with_large(seconds=376), "十倍的书目：建立索引"),
        (with_large(peak_memory_bytes=2 * 10**9 + 1), "十倍的书目：内存"),
        (with_large(files=65_001), "十倍的书目：文件"),
        (
            replace(GOOD, grown=Grown(INDEXED, LARGE, replace(PLAIN, unanswered=1), HEAVY)),
            "十倍的书目：一次检索的索引字节，中位（95 %）",
        ),
    ],
)
def test_a_demand_that_is_missed_says_so(ours: Measured, label: str) -> None:
    assert missed(ours) == [label]


@pytest.mark.parametrize("half", ["readers", "builders"])
@pytest.mark.parametrize(("ten", "first"), [(94, 85), (95, 84)])
def test_each_half_of_peoples_queries_is_held_to_both_demands(
    half: str, ten: int, first: int
) -> None:
    short = Verdict(Share(ten, 100), Share(first, 100))
    labels = missed(with_people(**{half: short}))
    assert len(labels) == 2 and all(label.startswith("读者的检索") for label in labels)


def test_what_could_not_be_measured_is_neither_reached_nor_missed() -> None:
    nobody = with_people(persons=Share(0, 0), leads_on=None)
    for ours, label in (
        (with_figures(exactly_first=Share(0, 0)), "一个字的书名：排第一"),
        (with_index(peak_memory_bytes=0), "内存，全部进程"),
        (nobody, "馆藏最多的人：排第一的是本人的书"),
        (nobody, "没有命中又没有出路的网页"),
    ):
        row = found(ours)[label]
        assert (row.ours, row.is_reached) == (NOTHING, None)


def test_a_part_that_was_not_wanted_has_no_rows() -> None:
    assert rows(Measured(), Measured()) == []
    labels = {row.label for row in rows(Measured(week=GOOD.week), Measured(indexed=INDEXED))}
    assert labels == {"建立索引", "内存，全部进程", "文件", "每周新增的书目：要重新传送"}


def test_the_table_is_printed_with_the_peer_and_the_demand_beside_each_number() -> None:
    console = Console(record=True, width=180)
    console.print(table(list(found(with_index(files=13_000)).values()), "馆藏检索", "Pagefind"))
    lines = console.export_text().splitlines()
    (files,) = [line.split() for line in lines if " 文件 " in line]
    assert files[1:] == "文件 │ 12,000，14.0 MB │ 13,000，14.0 MB │ ≤ 12,000 │ 否 │".split()
    demanded = sum(row.demanded != NOTHING for row in found().values())
    assert sum("│ 是" in line for line in lines) == demanded - 1
