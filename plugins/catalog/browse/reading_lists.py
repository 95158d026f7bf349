"""Which records a reading list means, and what can be wrong with it. Pure but for the lookups."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plugins.catalog.browse.titles import Candidate, Titles
from plugins.library.list_lines import ListEntry
from plugins.library.lists import ReadingList
from plugins.library.reading.problems import Problem, warning

MOST_NAMED = 5
"""Namesakes that a message lists."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The record for an entry."""

    entry: ListEntry
    best: Candidate | None
    """The best held of those that fit; None: the library doesn't have it."""
    others: int = 0
    """Further editions of the same work."""
    namesakes: tuple[Candidate, ...] = ()
    """One for each other work that the words fit, or would fit but for the responsibility."""


def choose(entry: ListEntry, titles: Titles, for_children: bool = False) -> Choice:
    """The record that an entry means: the same one on every machine.

    One that has copies, then one to be read on the web, then one for the readers that the list is
    for, then the best held.
    """
    named = sorted(
        _named(entry, titles),
        key=lambda one: (
            not one.copies,
            not one.is_online,
            one.record.is_for_children is not for_children,
        ),
    )
    fitting = [one for one in named if one.is_by(entry.responsibility)]
    if not fitting:
        return Choice(entry, None, namesakes=tuple(_works(named)))
    best = fitting[0]
    editions = [one for one in fitting if one.person == best.person]
    others = [one for one in fitting if one not in editions]
    return Choice(entry, best, len(editions) - 1, tuple(_works(others)))


def _named(entry: ListEntry, titles: Titles) -> list[Candidate]:
    if entry.record_id:
        return titles.by_id(entry.record_id)
    return titles.by_isbn(entry.isbn) if entry.isbn else titles.by_title(entry.title)


def _works(candidates: Iterable[Candidate]) -> Iterable[Candidate]:
    """The best held edition of each work."""
    works: dict[str, Candidate] = {}
    for one in candidates:
        works.setdefault(one.person, one)
    return works.values()


def list_problems(reading_list: ReadingList, titles: Titles) -> Iterator[Problem]:
    """A warning for each book that isn't there, may be another, or stands there twice."""
    path, seen = reading_list.path, dict[str, int]()
    for entry in reading_list.entries:
        choice = choose(entry, titles, reading_list.is_for_children)
        if choice.best is None:
            yield _missing(path, choice, titles)
            continue
        if choice.namesakes:
            yield _ambiguous(path, choice, choice.best)
        first = seen.setdefault(choice.best.record.record_id, entry.line)
        if first != entry.line:
            remedy = f"第 {first} 行已经有了，请删去一行"
            yield warning(path, entry.line, "同一本书列了两次", entry.written, remedy)


def _missing(path: str, choice: Choice, titles: Titles) -> Problem:
    entry = choice.entry
    what = "馆藏目录里没有这本书，网页上写“本馆暂无”"
    return warning(path, entry.line, what, entry.written, _hint(choice, titles))


def _hint(choice: Choice, titles: Titles) -> str:
    entry = choice.entry
    if choice.namesakes:
        return f"同名的书，责任者是{_people(choice.namesakes)}，请核对"
    if entry.title:
        near = titles.nearest(entry.title)
        return f"是“{near}”吗？" if near else "请核对书名"
    if entry.isbn and not _is_valid(entry.isbn):
        return "号码的最后一位（校验位）不对，请对照书背面抄一遍"
    return "请核对号码，或改写成“- 《书名》”"


def _ambiguous(path: str, choice: Choice, best: Candidate) -> Problem:
    what = f"几种不同的书都叫这个名称，现在用的是馆藏最多的（{_by(best)}）"
    remedy = f"若不是它，请写明责任者或记录号，例如“- {_exact(choice.namesakes[0])}”"
    named = f"{choice.entry.written}：还有{_people(choice.namesakes)}"
    return warning(path, choice.entry.line, what, named, remedy)


def _people(candidates: Iterable[Candidate]) -> str:
    return "、".join([f"“{_by(one)}”" for one in candidates][:MOST_NAMED])


def _by(one: Candidate) -> str:
    return one.record.responsibility or f"没有责任者，记录号 {one.record.record_id}"


def _exact(one: Candidate) -> str:
    """A line that means this record's work and no other."""
    who = next(iter(one.record.persons), one.record.responsibility)
    return f"《{one.record.title}》 / {who}" if who else f"记录号 {one.record.record_id}"


def _is_valid(isbn: str) -> bool:
    """Whether the check digit of thirteen digits is right (ISO 2108)."""
    return sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(isbn)) % 10 == 0
