"""One book is one record, whatever dialect of MARC it is catalogued in and however it is written.

A drawn set of facts is put into CNMARC, UNIMARC and MARC 21 as their manuals say, each written in
every format, the files in any order in one folder: title, persons, publisher, year, ISBN and copies
come out the same.
"""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from plugins.library.catalogue.records import BibliographicRecord, Item
from tests.support.exports import open_export
from tests.support.laws import one_folder
from tests.support.marc import Field, Marc, control, data
from tests.support.marc_formats import WRITINGS, can_be_written

ROLES = {"著": ("author", "aut"), "译": ("translator", "trl"), "编": ("editor", "edt")}
_HOLDINGS = {"952": ("p", "b", "o"), "905": ("b", "a", "s"), "852": ("p", "b", "j")}
"""Field of MARC 21 → its subfields for barcode, branch and call number."""
HAN = "红楼梦山海经春秋家史记天工开物诗词书画江河湖水木花鸟"


class Copy(NamedTuple):
    barcode: str
    branch: str
    call_number: str


class Book(NamedTuple):
    title: str
    subtitle: str
    person: str
    role: str
    place: str
    publisher: str
    year: str
    isbn: str
    copies: tuple[Copy, ...]


han = st.text(HAN, min_size=2, max_size=6)
latin = st.lists(
    st.sampled_from("Life Été Über Home of the C++ $5 {x} A/B 3:2".split()), min_size=2
)
words = st.one_of(han, latin.map(lambda some: f"Old {' '.join(some[:4])} man"))
isbns = st.integers(10**8, 10**9 - 1).map(lambda n: f"978{n}{_check(f'978{n}')}")
copies = st.lists(
    st.builds(
        Copy,
        st.integers(1, 10**8 - 1).map(lambda n: f"T{n:08}"),
        st.sampled_from(["总馆", "城东分馆", "ZG"]),
        st.sampled_from(["I247.57/1", "K10/23", "TP312/4=2"]),
    ),
    max_size=3,
    unique_by=lambda copy: copy.barcode,
)
books = st.builds(
    Book,
    words,
    st.one_of(st.just(""), words),
    han.map(lambda name: f"丁{name[:2]}"),
    st.sampled_from(sorted(ROLES)),
    st.sampled_from(["北京", "London"]),
    st.sampled_from(["甲出版社", "Penguin Books", "Gallimard"]),
    st.integers(1950, 2026).map(str),
    isbns,
    copies.map(sorted).map(tuple),
)


def _check(digits: str) -> int:
    return -sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(digits)) % 10


def cnmarc(number: str, book: Book) -> Marc:
    """As Chinese libraries catalogue: copies in 905."""
    held = [
        data("905", "  ", ("a", copy.branch), ("b", copy.barcode), ("s", copy.call_number))
        for copy in book.copies
    ]
    return Marc([*_unimarc_fields(number, book, "chi"), *held])


def unimarc(number: str, book: Book) -> Marc:
    """As French libraries catalogue: copies in 995."""
    held = [
        data("995", "  ", ("b", copy.branch), ("f", copy.barcode), ("k", copy.call_number))
        for copy in book.copies
    ]
    return Marc([*_unimarc_fields(number, book, "fre"), *held])


def _unimarc_fields(number: str, book: Book, language: str) -> list[Field]:
    return [
        control("001", number),
        data("010", "  ", ("a", book.isbn)),
        data("100", "  ", ("a", f"20200101d{book.year}    m  y0{language}y50      ea")),
        data("101", "0 ", ("a", "eng")),
        data("200", "1 ", ("a", book.title), ("e", book.subtitle), ("f", book.person + book.role)),
        data("210", "  ", ("a", book.place), ("c", book.publisher), ("d", book.year)),
        data("701", " 0", ("a", book.person), ("4", book.role)),
    ]


def marc21(number: str, book: Book, holdings: str = "952", code: bool = False) -> Marc:
    """As the rest of the world catalogues: ISBD's marks at the ends, copies as Koha has them."""
    word, relator = ROLES[book.role]
    barcode, branch, call_number = _HOLDINGS[holdings]
    role = ("4", relator) if code else ("e", f"{word}.")
    proper = f"{book.title} {':' if book.subtitle else '/'}"
    return Marc(
        [
            control("001", number),
            control("008", f"200101s{book.year}    enk           000 0 eng  "),
            data("020", "  ", ("a", f"{book.isbn} (pbk.) :"), ("c", "£9.99")),
            data("100", "1 ", ("a", f"{book.person},"), role),
            data(
                *("245", "10", ("a", proper)),
                ("b", f"{book.subtitle} /" if book.subtitle else ""),
                ("c", f"{book.person}{book.role}."),
            ),
            data(
                *("260", "  ", ("a", f"{book.place} :"), ("b", f"{book.publisher},")),
                ("c", f"{book.year}."),
            ),
            data("300", "  ", ("a", "718 p. ;"), ("c", "20 cm.")),
            data("336", "  ", ("a", "text"), ("2", "rdacontent")),
            *(
                data(
                    *(holdings, "  ", (barcode, copy.barcode), (branch, copy.branch)),
                    (call_number, copy.call_number),
                )
                for copy in book.copies
            ),
        ],
        "nam ",
    )


DIALECTS: Sequence[Callable[[str, Book], Marc]] = (
    cnmarc,
    unimarc,
    marc21,
    lambda number, book: marc21(number, book, "905", code=True),
    lambda number, book: marc21(number, book, "852"),
)


def _copy(item: Item) -> Copy:
    return Copy(item.barcode, item.branch_code or item.branch_name, item.call_number)


@one_folder()
@given(
    st.lists(
        st.tuples(books, st.sampled_from(range(len(DIALECTS))), st.sampled_from(sorted(WRITINGS))),
        min_size=2,
        max_size=6,
        unique_by=(lambda drawn: drawn[0].isbn),
    ),
    st.permutations(range(len(WRITINGS))),
)
def test_a_book_is_the_same_record_in_every_dialect_and_every_writing(
    drawn: list[tuple[Book, int, str]], order: list[int]
) -> None:
    expected: dict[str, Book] = {}
    written: dict[str, list[Marc]] = {}
    for n, (book, dialect, writing) in enumerate(drawn):
        own = tuple(copy._replace(barcode=f"{n}{copy.barcode}") for copy in book.copies)
        expected[f"B{n}"] = book._replace(copies=own)
        record = DIALECTS[dialect](f"B{n}", expected[f"B{n}"])
        name = writing if can_be_written(writing, record) else "a.mrc"
        written.setdefault(name, []).append(record)
    files = {
        f"{place}{name}": WRITINGS[name](written[name])
        for place, name in zip(order, WRITINGS, strict=True)
        if name in written
    }
    with tempfile.TemporaryDirectory() as folder:
        opened = open_export(Path(folder), files)
        opened.account()
        found = {
            record.record_id: _seen(record, items) for record, items in opened.good.store.walk()
        }
    assert found == expected


def _seen(record: BibliographicRecord, items: Sequence[Item]) -> Book:
    subtitles = [title.text for title in record.other_titles if title.kind == "subtitle"]
    (person,) = record.contributors
    (isbn,) = record.isbns
    return Book(
        *(record.title, "".join(subtitles), person.name, person.role, record.place),
        *(record.publisher, record.publication_year, isbn, tuple(sorted(map(_copy, items)))),
    )
