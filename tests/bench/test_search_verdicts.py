"""People's queries are judged by the works that are shown, and the readers' misses are not told."""

from bench.search.browser import Answer
from bench.search.engine import Heard
from bench.search.judge import PersonsQuery, judged, read_right
from bench.search.rates import Share
from bench.search.verdicts import PeopleKind, Tables, Verdict, most_held, verdicts
from plugins.library.catalogue.records import (
    BibliographicRecord,
    Contributor,
    Item,
    ItemStatus,
)

BOOKS = {
    "B1": ("活着", "余华"),
    "B2": ("活着（纪念版）", "余华"),
    "B3": ("余华论", "洪治纲"),
    "B4": ("家", "巴金"),
}
RECORDS = [
    judged(BibliographicRecord(id_, title, responsibility=f"{by}著"), ())
    for id_, (title, by) in BOOKS.items()
]


def asked(kind: PeopleKind, text: str, right: str) -> PersonsQuery:
    return PersonsQuery(kind, text, read_right(right))


READERS = (
    asked(PeopleKind.SPOKEN, "余华写的", "person=余华"),
    asked(PeopleKind.SPOKEN, "巴金写的", "person=巴金"),
    asked(PeopleKind.TITLE, "三体", "title=三体"),
)
BUILDERS = (asked(PeopleKind.TITLE, "活着", "title=活着"),)
TABLES = Tables(READERS, BUILDERS, ("余华", "巴金"))


def answer(*ids: str, editions: int = 1) -> Answer:
    return Answer(len(ids), ids, 0, 0, 0, 0, 0, editions)


ANSWERS = {
    "余华写的": answer("B3", "B1"),
    "巴金写的": answer(),
    "三体": answer(),
    "活着": answer("B4", "B2", "B3", editions=2),
    "余华": answer("B3", "B1"),
    "巴金": answer("B4", "unknown"),
    "龘靐": answer(),
}
FOUND = verdicts(Heard(ANSWERS, frozenset({"巴金写的", "龘靐"})), TABLES, RECORDS)


def test_a_work_is_right_where_any_of_its_editions_is() -> None:
    assert FOUND.builders == Verdict(Share(1, 1), Share(1, 1))


def test_what_readers_asked_in_vain_is_counted_and_not_told() -> None:
    assert FOUND.readers == Verdict(Share(1, 2), Share(0, 2))
    assert FOUND.of_kind[PeopleKind.SPOKEN] == FOUND.readers
    assert FOUND.leads_on == Share(1, 3, ("龘靐",))


def test_a_query_that_the_catalogue_can_not_answer_is_left_out() -> None:
    assert FOUND.without_answer == 1
    assert FOUND.of_kind[PeopleKind.TITLE].ten.asked == 1
    assert FOUND.all == Verdict(Share(2, 3), Share(1, 3))


def test_a_person_is_asked_for_a_book_of_theirs_before_all_others() -> None:
    assert FOUND.persons == Share(1, 2, ("余华",))


def test_what_was_not_asked_counts_nowhere() -> None:
    heard = Heard({"活着": ANSWERS["活着"]}, None)
    found = verdicts(heard, TABLES, RECORDS)
    assert (found.readers.ten.asked, found.persons.asked, found.leads_on) == (0, 0, None)
    assert found.builders == FOUND.builders


def test_the_most_held_persons_are_those_with_most_copies_under_any_form_of_their_name() -> None:
    def copies(number: int) -> list[Item]:
        one = Item("1", "B", "AJ00", "", "", "", ItemStatus.AVAILABLE, "")
        return [one] * number

    def book(at: int, *persons: Contributor) -> BibliographicRecord:
        return BibliographicRecord(f"B{at}", "书", contributors=persons)

    shelved = [
        (book(1, Contributor("張愛玲")), copies(2)),
        (book(2, Contributor("张爱玲"), Contributor("张爱玲", "译")), copies(1)),
        (book(3, Contributor("张爱玲")), copies(1)),
        (book(4, Contributor("三毛"), Contributor("出版社", is_body=True)), copies(3)),
        (book(5, Contributor("等")), copies(9)),
    ]
    assert most_held(shelved) == ["张爱玲", "三毛"]
