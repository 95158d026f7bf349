"""Answers are judged by the records: what was found, what came first, what was lost."""

from bench.search.browser import Answer
from bench.search.draw import Query
from bench.search.engine import Answered, Asked
from bench.search.kinds import QueryKind
from bench.search.rates import (
    Lost,
    Share,
    Spread,
    exactly_first,
    figures,
    first_ten,
    spread,
    totals_off,
)
from bench.search.truth import known
from plugins.library.catalogue.records import BibliographicRecord

TITLES = {"B1": "家", "B2": "家春秋", "B3": "家", "B4": "国家"}
RECORDS = [known(BibliographicRecord(id_, title)) for id_, title in TITLES.items()]
WORKS = {record.record_id: record.work for record in RECORDS}


def asked(text: str, record_id: str, total: int, *ids: str) -> Asked:
    return Asked(Query(QueryKind.TITLE, text, record_id), Answer(total, ids, 0, 0, 0, 0, 0))


def test_a_record_or_its_other_edition_counts_as_found() -> None:
    answers = [
        asked("家", "B1", 4, "B2", "B3"),
        asked("家春秋", "B2", 1, "B4"),
        asked("", "B4", -1),
    ]
    assert first_ten(answers, WORKS) == Share(1, 3, ("家春秋", ""))


def test_only_the_very_first_hit_counts_as_first() -> None:
    answers = [asked("家", "B1", 4, "B3", "B2"), asked("家", "B1", 4, "B2", "B1")]
    assert exactly_first(answers, WORKS) == Share(1, 2, ("家",))
    assert exactly_first([asked("家", "B1", -1)], WORKS).right == 0


def test_shares_add_up() -> None:
    both = Share(1, 2, ("a",)) + Share(2, 2)
    assert both == Share(3, 4, ("a",))
    assert (both.percent, Share(0, 0).percent) == (75, 100)


def test_a_total_is_held_to_the_records() -> None:
    answers = [asked("家", "B1", 4), asked("春", "B2", 0), asked("国", "B4", 2)]
    off = totals_off(answers, RECORDS)
    assert off == (Lost("春", 0, 1), Lost("国", 2, 1))


def test_numbers_are_told_by_median_and_extremes() -> None:
    assert spread(range(101)) == Spread(50, 95, 100)
    assert spread([7]) == Spread(7, 7, 7)
    assert spread([]) == Spread(0, 0, 0)


def test_the_figures_tell_lost_records_from_too_many() -> None:
    one = (asked("家春秋", "B2", 1, "B2"),)
    fast: dict[QueryKind, tuple[Asked, ...]] = dict.fromkeys(QueryKind, one)
    fast[QueryKind.SUBSTRING] = (asked("春", "B2", 0), asked("国", "B4", 2))
    found = figures(Answered((asked("家", "B1", 4, "B1"),), fast), RECORDS)
    assert found.kept == Share(2, 3, ("春",))
    assert len(found.off) == 2
    assert found.first_ten[QueryKind.TITLE] == Share(1, 1)
    assert found.milliseconds == Spread(0, 0, 0)
