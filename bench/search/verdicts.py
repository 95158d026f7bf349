"""What the answers to people's queries are worth. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bench.search.engine import Heard
from bench.search.judge import (
    JudgedRecord,
    PersonsQuery,
    Right,
    by_person,
    compared,
    has_answer,
    is_right,
)
from bench.search.rates import Share
from plugins.library.catalogue.records import BibliographicRecord, Item

MOST_HELD = 60
_SHORTEST_NAME = 2


class PeopleKind(StrEnum):
    """What people type."""

    TITLE = "书名"
    PERSON = "人名"
    PERSON_TITLE = "人名加书名"
    SPOKEN = "口语"
    PINYIN = "拼音不准"
    BY_EAR = "同音别字"
    WRONG = "错字"
    PASTED = "粘贴"
    NUMBER = "数字"
    OTHER = "其他"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many queries found a right work."""

    ten: Share
    """Among the first ten works."""
    first: Share
    """Before all others."""

    def __add__(self, other: "Verdict") -> "Verdict":
        """Both together."""
        return Verdict(self.ten + other.ten, self.first + other.first)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What the answers of an engine come to."""

    readers: Verdict
    """Of those who had not seen the program; what was missed is not told."""
    builders: Verdict
    of_kind: Mapping[PeopleKind, Verdict]
    """Of both."""
    without_answer: int
    """Queries to which no record of the catalogue is right, left out of all this."""
    persons: Share
    """Names whose first work is by them."""
    leads_on: Share | None
    """Pages without a hit, right where they lead on; None where nobody looked."""

    @property
    def all(self) -> Verdict:
        """Of both tables."""
        return self.readers + self.builders


@dataclass(frozen=True, slots=True)
class Tables:
    """What people are asked for: both tables, and the persons of whom most is there."""

    readers: Sequence[PersonsQuery]
    builders: Sequence[PersonsQuery]
    persons: Sequence[str]

    @property
    def texts(self) -> list[str]:
        """Each text once."""
        queries = (query.text for query in (*self.readers, *self.builders))
        return list(dict.fromkeys((*queries, *self.persons)))


def verdicts(heard: Heard, tables: Tables, records: Sequence[JudgedRecord]) -> Verdicts:
    """Judge what was heard of the tables; a text that was not asked counts nowhere."""
    by_id = {record.record_id: record for record in records}
    halves = [_asked(heard, half, records) for half in (tables.readers, tables.builders)]
    readers, builders = (judge(heard, half, by_id) for half, _ in halves)
    kinds: dict[PeopleKind, list[PersonsQuery]] = defaultdict(list)
    for query in (query for half, _ in halves for query in half):
        kinds[PeopleKind(query.kind)].append(query)
    names = [PersonsQuery("", name, by_person(name)) for name in tables.persons]
    persons = judge(heard, [name for name in names if name.text in heard.answers], by_id).first
    return Verdicts(
        readers=_untold(readers),
        builders=builders,
        of_kind={kind: _untold(judge(heard, kinds[kind], by_id)) for kind in PeopleKind},
        without_answer=sum(left_out for _, left_out in halves),
        persons=persons,
        leads_on=leads_on(heard, tables.readers),
    )


def _asked(
    heard: Heard, queries: Iterable[PersonsQuery], records: Sequence[JudgedRecord]
) -> tuple[list[PersonsQuery], int]:
    """The queries that were asked and have an answer, and how many have none."""
    asked = [query for query in queries if query.text in heard.answers]
    answerable = [query for query in asked if has_answer(query.right, records)]
    return answerable, len(asked) - len(answerable)


def judge(
    heard: Heard, queries: Sequence[PersonsQuery], by_id: Mapping[str, JudgedRecord]
) -> Verdict:
    """How many of these queries found a right work."""

    def share(shown: Mapping[str, tuple[str, ...]]) -> Share:
        missed = tuple(q.text for q in queries if not _any_right(q.right, shown[q.text], by_id))
        return Share(len(queries) - len(missed), len(queries), missed)

    answers = {query.text: heard.answers[query.text] for query in queries}
    return Verdict(
        share({text: answer.ids for text, answer in answers.items()}),
        share({text: answer.first for text, answer in answers.items()}),
    )


def _any_right(right: Right, shown: Iterable[str], by_id: Mapping[str, JudgedRecord]) -> bool:
    return any(is_right(right, by_id[each]) for each in shown if each in by_id)


def _untold(verdict: Verdict) -> Verdict:
    """Without the queries that were missed, so that nobody builds for them."""
    ten, first = verdict.ten, verdict.first
    return Verdict(Share(ten.right, ten.asked), Share(first.right, first.asked))


def leads_on(heard: Heard, readers: Iterable[PersonsQuery]) -> Share | None:
    """Of the pages without a hit, those that lead on; what the readers' table asks is not told."""
    if heard.dead is None:
        return None
    empty = sum(answer.total == 0 for answer in heard.answers.values())
    untold = {query.text for query in readers}
    return Share(empty - len(heard.dead), empty, tuple(sorted(heard.dead - untold)))


def most_held(shelved: Iterable[tuple[BibliographicRecord, Sequence[Item]]]) -> list[str]:
    """The persons with most copies under their names, each as most of its records write it."""
    copies: Counter[str] = Counter()
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for record, items in shelved:
        for name in {one.name for one in record.contributors if not one.is_body}:
            key = compared(name)
            copies[key] += len(items)
            written[key][name] += 1
    ordered = sorted(copies, key=lambda key: (-copies[key], key))
    persons = [key for key in ordered if len(key) >= _SHORTEST_NAME][:MOST_HELD]
    return [min(written[key], key=lambda name: (-written[key][name], name)) for key in persons]
