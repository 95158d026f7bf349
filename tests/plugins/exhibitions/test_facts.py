"""What the page of an exhibition tells in pairs; a page without any has no empty list."""

from datetime import date
from typing import Any

import pytest

from plugins.exhibitions.views import ExhibitionView
from plugins.library.exhibitions.nouns import Loan
from plugins.library.exhibitions.pieces import Section
from plugins.library.noun_facts import Fact, FactValue
from plugins.library.reading.spans import Span
from tests.support.made import exhibition, panel, station

SPAN = Span(date(2026, 5, 1), date(2026, 5, 20))
BOARDS = (Section("", "", (panel(1), panel(2))),)


def facts_of(**given: Any) -> tuple[Fact, ...]:
    """The facts of the page."""
    return ExhibitionView(exhibition(**given), (), None, None).facts


def told(**given: Any) -> list[tuple[str, list[str]]]:
    """Labels with the words under each."""
    return [(fact.label, [one.words for one in fact.values]) for fact in facts_of(**given)]


def test_of_what_nobody_wrote_down_nothing_is_told() -> None:
    assert told() == []


def test_everything_stands_in_the_order_of_the_page() -> None:
    facts = told(
        spans=(SPAN,),
        stations=(station("大厅"),),
        series="旧影",
        organizer="本馆",
        partners=("文化馆", "档案馆"),
        curator="甲",
        audience="孩子",
        sections=BOARDS,
        stated_visitors=0,
        rights="公版",
        contact="12345",
    )
    assert facts == [
        ("日子", ["2026年5月1日—20日"]),
        ("地点", ["大厅"]),
        ("系列", ["旧影"]),
        ("主办", ["本馆"]),
        ("合办", ["文化馆", "档案馆"]),
        ("策展", ["甲"]),
        ("适合谁", ["孩子"]),
        ("展板", ["2 块"]),
        ("参观", ["0 人次"]),
        ("版权", ["公版"]),
        ("联系", ["12345"]),
    ]


def test_days_are_told_as_days_and_places_lead_to_their_branch() -> None:
    given = station(branch_url="branches/a/")
    days, places, series = facts_of(spans=(SPAN,), stations=(given,), series="旧影")
    assert days.values == (FactValue("2026年5月1日—20日", span=SPAN),)
    assert places.values == (FactValue("甲镇", "branches/a/"),)
    assert series.values[0].url == "exhibitions/series/jiu-ying/"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"stations": (station("甲镇"), station("乙镇"))}, []),
        ({"stations": (station("甲镇", span=SPAN),)}, []),
        (
            {"stations": (station("甲镇"), station("乙镇")), "types": ("线上展",)},
            [("走过", ["甲镇", "乙镇"])],
        ),
        ({"stations": (station("甲镇", status="取消"),)}, []),
        ({"stated_boards": 20}, []),
        ({"stated_boards": 20, "sections": BOARDS}, [("展板", ["20 块"])]),
        ({"contact": "12345", "loan": Loan(20, "", "", "")}, []),
    ],
)
def test_what_another_part_of_the_page_tells_is_left_out(
    given: dict[str, Any], expected: list[tuple[str, list[str]]]
) -> None:
    assert told(**given) == expected
