"""Queries are drawn from the records: the same seed, the same queries; every kind among them."""

import re

import pytest

from bench.search.draw import Query, draw, mixed
from bench.search.kinds import QueryKind, isbn10
from bench.search.nonsense import nonsense
from bench.search.truth import Known, holders, known
from plugins.catalog.index.units import units
from plugins.library.catalogue.records import BibliographicRecord, Contributor

TITLES = (
    "家", "春", "秋", "红楼梦", "三国演义", "平凡的世界", "在小吃店遇见凯恩斯",
    "百年孤独与马尔克斯", "中国农业技术发展史", "头发的故事", "C++ 程序设计", "1984",
)  # fmt: skip
RECORDS = [
    known(
        BibliographicRecord(
            f"B{at}",
            title,
            contributors=(Contributor("路遥"),),
            publisher="人民出版社",
            isbns=(f"978702000{at:03}0",),
        )
    )
    for at, title in enumerate(TITLES)
]
BY_ID = {record.record_id: record for record in RECORDS}
HEAVY = frozenset({"中国", "农业", "技术"})


@pytest.fixture(params=range(5))
def drawn(request: pytest.FixtureRequest) -> dict[QueryKind, tuple[Query, ...]]:
    """With several seeds, because what holds for one may be luck."""
    return draw(RECORDS, HEAVY, 20, request.param)


def of(query: Query) -> Known:
    return BY_ID[query.record_id]


def test_the_same_seed_draws_the_same_queries() -> None:
    assert draw(RECORDS, HEAVY, 20, 7) == draw(RECORDS, HEAVY, 20, 7)
    assert draw(RECORDS, HEAVY, 20, 7) != draw(RECORDS, HEAVY, 20, 8)


def test_every_kind_is_drawn_of_records_that_exist(
    drawn: dict[QueryKind, tuple[Query, ...]],
) -> None:
    assert set(drawn) == set(QueryKind)
    for kind, queries in drawn.items():
        assert queries, kind
        assert all(query.kind is kind and query.record_id in BY_ID for query in queries)
        assert len({query.text for query in queries}) == len(queries)


def test_no_more_are_drawn_than_wanted() -> None:
    assert all(len(queries) <= 3 for queries in draw(RECORDS, HEAVY, 3, 1).values())


def test_what_is_typed_right_stands_in_the_record(
    drawn: dict[QueryKind, tuple[Query, ...]],
) -> None:
    exact = (
        QueryKind.TITLE,
        QueryKind.SUBSTRING,
        QueryKind.CHARACTER,
        QueryKind.PERSON,
        QueryKind.PERSON_TITLE,
        QueryKind.HEAVY,
    )
    for query in (query for kind in exact for query in drawn[kind]):
        assert holders([of(query)], query.text) == 1, query


def test_a_title_of_one_character_is_asked_by_that_character(
    drawn: dict[QueryKind, tuple[Query, ...]],
) -> None:
    assert {query.text for query in drawn[QueryKind.CHARACTER]} == {"家", "春", "秋"}


@pytest.mark.parametrize(
    ("kind", "more"), [(QueryKind.WRONG, 0), (QueryKind.MISSING, -1), (QueryKind.EXTRA, 1)]
)
def test_a_slip_changes_one_character_of_a_long_title(
    drawn: dict[QueryKind, tuple[Query, ...]], kind: QueryKind, more: int
) -> None:
    for query in drawn[kind]:
        title = of(query).work
        assert len(title) >= 6
        assert len(query.text) == len(title) + more
        assert query.text != title
        if kind is QueryKind.WRONG:
            assert sum(a != b for a, b in zip(query.text, title, strict=True)) == 1


def test_traditional_characters_are_chosen_by_the_word_and_fold_back(
    drawn: dict[QueryKind, tuple[Query, ...]],
) -> None:
    queries = {of(query).title: query.text for query in drawn[QueryKind.TRADITIONAL]}
    assert queries["头发的故事"] == "頭髮的故事"
    assert queries["中国农业技术发展史"] == "中國農業技術發展史"
    assert all("".join(units(text)) == "".join(units(title)) for title, text in queries.items())


def test_pinyin_is_typed_with_blanks_or_without(drawn: dict[QueryKind, tuple[Query, ...]]) -> None:
    queries = {of(query).title: query.text for query in drawn[QueryKind.PINYIN]}
    assert queries["红楼梦"].replace(" ", "") == "hongloumeng"
    assert not {"家", "C++ 程序设计", "1984"} & queries.keys()
    initials = {of(query).title: query.text for query in drawn[QueryKind.INITIALS]}
    assert initials["三国演义"] == "sgyy"
    assert all(len(text) >= 4 for text in initials.values())


@pytest.mark.parametrize(
    ("digits", "older"),
    [("9787020002207", "702000220X"), ("9787544291170", "7544291170"), ("9791000000000", "")],
)
def test_an_isbn_has_an_older_form(digits: str, older: str) -> None:
    assert isbn10(digits) == older


def test_the_mixture_takes_the_kinds_in_turn(drawn: dict[QueryKind, tuple[Query, ...]]) -> None:
    queries = mixed(drawn, 12)
    assert {query.kind for query in queries} == set(QueryKind) - {QueryKind.HEAVY}
    assert len(mixed(drawn, 5)) == 5


def test_nonsense_is_of_every_kind_and_the_same_of_the_same_seed() -> None:
    texts = nonsense(RECORDS, 48, 1)
    assert texts == nonsense(RECORDS, 48, 1) != nonsense(RECORDS, 48, 2)
    assert len(set(texts)) == 48
    for sort in ("[a-z]+", "[0-9]+", "[一-龥]+", "[一-龥]+ [a-z]+"):
        assert any(re.fullmatch(sort, text) for text in texts)
    assert sum(holders(RECORDS, text) for text in texts) == 0
