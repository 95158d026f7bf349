"""Which records are one record, in one export and from one export to the next.

The books are well known; their numbers, ISBNs, years and copies are invented.
"""

import itertools
from pathlib import Path

import pytest

from plugins.catalog.catalogue import Catalogue, open_catalogue
from plugins.catalog.reader.identity import keys_of
from plugins.library.catalogue.records import BibliographicRecord, Item, ItemStatus
from plugins.library.reading.problems import Problem, Severity
from tests.support.marc import Field, Marc, control, data

ISBN = "978-7-000-00001-8"
ISBN_10 = "7000000015"
HEADER = "条码号,记录号,题名,责任者,ISBN,出版日期,分馆,状态"


def book(number: str, title: str, *more: Field, changed: str = "") -> bytes:
    """A record with its number and title, and the day of its last change."""
    fields = [control("001", number), data("200", "1_", ("a", title)), *more]
    if changed:
        fields.append(control("005", f"{changed}000000.0"))
    return Marc(sorted(fields, key=lambda field: field.tag)).to_bytes()


def copy(*subfields: str) -> Field:
    """A 905 whose subfields are written ``bC1``."""
    return data("905", "__", *((subfield[0], subfield[1:]) for subfield in subfields))


def published(year: str, isbn: str = ISBN) -> tuple[Field, Field]:
    """ISBN and year."""
    return data("010", "__", ("a", isbn)), data("210", "__", ("c", "甲社"), ("d", year))


def table(*rows: str) -> bytes:
    """A table of copies."""
    return "\n".join((HEADER, *rows)).encode()


def attempt(folder: Path, files: dict[str, bytes]) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    """Read an export of these files."""
    export = folder / "catalog_export"
    export.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (export / name).write_bytes(content)
    return open_catalogue(export, folder / "build")


def opened(folder: Path, **files: bytes) -> Catalogue:
    """The catalogue of an export whose files are named ``a_iso``; there is no error."""
    names = {name.replace("_", "."): content for name, content in files.items()}
    catalogue, problems = attempt(folder, names)
    assert catalogue, [str(problem) for problem in problems]
    for file in catalogue.store.files:
        assert file.read == file.kept + len(file.skipped)
    return catalogue


def ids(catalogue: Catalogue) -> dict[str, str]:
    """Record id → title."""
    return {record.record_id: record.title for record, _ in catalogue.store.walk()}


def copies(catalogue: Catalogue) -> dict[str, list[str]]:
    """Title → barcodes."""
    return {
        record.title: [item.barcode for item in items] for record, items in catalogue.store.walk()
    }


def only_item(catalogue: Catalogue) -> Item:
    """The one copy of the one record."""
    ((_, (item,)),) = catalogue.store.walk()
    return item


def test_c_and_its_successors_are_different_books_however_their_signs_are_typed() -> None:
    titles = ("C程序设计", "C++程序设计", "C#程序设计", "C+程序设计")
    ids = {title: keys_of(BibliographicRecord("", title))[0] for title in titles}
    assert len(set(ids.values())) == len(titles)
    assert keys_of(BibliographicRecord("", "Ｃ＋＋ 程序设计"))[0] == ids["C++程序设计"]


def test_a_number_that_is_unique_is_the_id(tmp_path: Path) -> None:
    catalogue = opened(tmp_path, a_iso=book("B1", "家") + book("B2", "春") + book("B3", "秋"))
    assert ids(catalogue) == {"B1": "家", "B2": "春", "B3": "秋"}
    assert catalogue.store.warnings == []


@pytest.mark.parametrize("number", ["????", "0000000", ""])
def test_a_record_without_number_gets_an_id_that_lasts(tmp_path: Path, number: str) -> None:
    first = opened(tmp_path / "1", a_iso=book(number, "家") + book(number, "春"))
    again = opened(tmp_path / "2", a_iso=book(number, "春") + book("B9", "药") + book(number, "家"))
    assert len(ids(first)) == 2
    assert ids(first).items() <= ids(again).items()


def test_books_that_share_a_number_get_ids_of_their_own_in_any_order(tmp_path: Path) -> None:
    books = [book("B1", "家"), book("B1", "春"), book("B1", "秋"), book("B2", "药")]
    found = []
    for place, order in enumerate(itertools.permutations(books)):
        catalogue = opened(tmp_path / str(place), a_iso=b"".join(order))
        assert catalogue.store.warnings == ["记录号 B1 用在几种不同的书上"]
        assert catalogue.store.files[0].kept == 4
        found.append(ids(catalogue))
    assert all(one == found[0] for one in found)
    assert found[0]["B2"] == "药" and "B1" not in found[0]
    assert sorted(found[0].values()) == sorted(["家", "春", "秋", "药"])


def test_staff_are_told_of_a_number_on_several_books(tmp_path: Path) -> None:
    _, problems = attempt(tmp_path, {"a.iso": book("B1", "家", copy("bC1")) + book("B1", "春")})
    assert [problem.severity for problem in problems] == [Severity.WARNING]
    assert "记录号 B1 用在几种不同的书上" in str(problems[0])


def test_copies_stay_with_the_books_that_share_a_number(tmp_path: Path) -> None:
    records = book("B1", "家", copy("bC1")) + book("B1", "春", copy("bC2"))
    records += book("B1", "家", copy("bC3"))
    catalogue = opened(tmp_path, a_iso=records)
    assert copies(catalogue) == {"家": ["C1", "C3"], "春": ["C2"]}


@pytest.mark.parametrize("is_newer_first", [True, False])
def test_of_a_record_that_comes_twice_the_later_version_counts(
    tmp_path: Path, is_newer_first: bool
) -> None:
    isbn = data("010", "__", ("a", ISBN))
    old = book("B1", "红楼", isbn, copy("bC1"), copy("bC2"), changed="20200101")
    new = book("B1", "红楼梦", isbn, copy("bC1"), copy("bC2"), changed="20210101")
    catalogue = opened(tmp_path, a_iso=new + old if is_newer_first else old + new)
    assert copies(catalogue) == {"红楼梦": ["C1", "C2"]}
    (file,) = catalogue.store.files
    assert (file.read, file.kept, len(file.skipped)) == (2, 1, 1)
    assert "同一种书" in file.skipped[0].reason and file.skipped[0].id == "B1"


def test_a_record_in_two_files_is_one_with_the_copies_of_both(tmp_path: Path) -> None:
    catalogue = opened(
        tmp_path, a_iso=book("B1", "家", copy("bC1")), b_iso=book("B1", "家", copy("bC2"))
    )
    assert copies(catalogue) == {"家": ["C1", "C2"]}
    assert [(file.read, file.kept) for file in catalogue.store.files] == [(1, 1), (1, 0)]


def test_volumes_of_one_set_are_records_of_their_own(tmp_path: Path) -> None:
    volumes = b"".join(
        Marc(
            [data("010", "__", ("a", ISBN)), data("200", "1_", ("a", "激流"), ("h", number))]
        ).to_bytes()
        for number in ("第一卷", "第二卷", "第三卷")
    )
    catalogue = opened(tmp_path, a_iso=volumes)
    assert catalogue.records == len(ids(catalogue)) == 3
    assert catalogue.store.duplicates == []


def test_the_same_export_in_another_order_has_the_same_addresses(tmp_path: Path) -> None:
    books = [
        book("", "家", *published("1981")),
        book("", "家", *published("2001")),
        book("", "家"),
        book("B1", "春"),
        book("B1", "秋"),
        book("B2", "药"),
    ]
    one = opened(tmp_path / "1", a_iso=b"".join(books))
    other = opened(tmp_path / "2", a_iso=b"".join(reversed(books)))
    halves = opened(tmp_path / "3", a_iso=b"".join(books[3:]), b_iso=b"".join(books[:3]))
    assert ids(one) == ids(other) == ids(halves)
    assert one.records == 6


MERGED = "旧记录号,新记录号\n"


def test_merged_records_give_their_copies_and_keep_their_addresses(tmp_path: Path) -> None:
    records = book("B1", "家", copy("bC1")) + book("B2", "家", copy("bC2")) + book("B3", "家")
    rows = table("C3,B1,家,,,,总馆,在馆", "C4,B0,家,,,,总馆,在馆")
    merged = (MERGED + "B1,B2\nB2,B3\nB0,B1\n\n").encode()
    catalogue = opened(tmp_path, a_iso=records, b_csv=rows, merged_csv=merged)
    assert ids(catalogue) == {"B3": "家"}
    assert sorted(copies(catalogue)["家"]) == ["C1", "C2", "C3", "C4"]
    assert catalogue.store.aliases == {"B0": "B3", "B1": "B3", "B2": "B3"}


def test_a_merge_into_a_number_that_is_not_there_is_a_warning(tmp_path: Path) -> None:
    merged = (MERGED + "B1,B9\n").encode()
    catalogue = opened(tmp_path, a_iso=book("B1", "家", copy("bC1")), merged_csv=merged)
    assert copies(catalogue) == {"家": ["C1"]}
    assert catalogue.store.aliases == {}
    (warning,) = catalogue.store.warnings
    assert "B1 要合并到的 B9 不在导出文件中" in warning


@pytest.mark.parametrize(
    ("lines", "place", "what"),
    [
        ("B1,B2\nB2,B1\n", "catalog_export/merged.csv", "合并表绕成了圈"),
        ("B1\n", "catalog_export/merged.csv:2", "合并表的这一行读不懂"),
        ("B1,B2\n,B3\n", "catalog_export/merged.csv:3", "合并表的这一行读不懂"),
        ("B1,B1\n", "catalog_export/merged.csv:2", "合并表的这一行读不懂"),
        ("B1,B2\nB1,B3\n", "catalog_export/merged.csv:3", "同一个旧记录号合并到两处"),
    ],
)
def test_a_mistake_in_the_table_of_merged_records_stops_with_its_line(
    tmp_path: Path, lines: str, place: str, what: str
) -> None:
    files = {"a.iso": book("B1", "家"), "merged.csv": (MERGED + lines).encode()}
    catalogue, problems = attempt(tmp_path, files)
    assert catalogue is None
    assert {problem.severity for problem in problems} == {Severity.ERROR}
    assert (problems[0].place, problems[0].what) == (place, what)


@pytest.mark.parametrize("isbn", [ISBN, ISBN.replace("-", ""), ISBN_10, "978-7-000-00001-8 (精装)"])
def test_rows_without_a_number_join_by_isbn_title_and_year(tmp_path: Path, isbn: str) -> None:
    records = book("B1", "家", *published("1981")) + book("B2", "家", *published("2001"))
    records += book("B3", "春", *published("1981"))
    rows = table(f"C1,,家,巴金,{isbn},2001.5,总馆,在馆", f"C2,,春,巴金,{isbn},1981,总馆,在馆")
    catalogue = opened(tmp_path, a_iso=records, b_csv=rows)
    found = {record.record_id: len(items) for record, items in catalogue.store.walk()}
    assert found == {"B1": 0, "B2": 1, "B3": 1}


def test_a_row_that_joins_nothing_makes_a_record(tmp_path: Path) -> None:
    rows = table(f"C1,,药,鲁迅,{ISBN},1981,总馆,在馆", f"C2,,药,鲁迅,{ISBN},1981,总馆,在馆")
    catalogue = opened(tmp_path, a_iso=book("B1", "家", *published("1981")), b_csv=rows)
    assert copies(catalogue) == {"家": [], "药": ["C1", "C2"]}


def test_a_barcode_that_lost_its_zeros_is_the_copy_that_the_record_knows(tmp_path: Path) -> None:
    record = book("B1", "家", copy("b000123", "b000124"))
    catalogue = opened(tmp_path, a_iso=record, b_csv=table("123,B1,家,,,,总馆,借出"))
    ((_, items),) = catalogue.store.walk()
    assert {item.barcode: item.status for item in items} == {
        "000123": ItemStatus.LENT,
        "000124": ItemStatus.UNSTATED,
    }


def test_a_file_of_copies_knows_better_than_the_record(tmp_path: Path) -> None:
    record = book("B1", "家", copy("a东馆", "bC1"))
    catalogue = opened(tmp_path, a_iso=record, b_csv=table("C1,B1,家,,,,总馆,借出"))
    item = only_item(catalogue)
    assert (item.status, item.branch_name) == (ItemStatus.LENT, "总馆")


def test_counted_copies_give_way_to_a_file_that_names_them(tmp_path: Path) -> None:
    records = book("B1", "家", copy("a东馆", "f3")) + book("B2", "春", copy("a东馆", "f2"))
    catalogue = opened(tmp_path, a_iso=records, b_csv=table("C1,B1,家,,,,总馆,在馆"))
    assert copies(catalogue) == {"家": ["C1"], "春": ["", ""]}


def test_records_that_look_like_one_are_reported_and_kept(tmp_path: Path) -> None:
    records = book("B1", "家", *published("1981")) + book("B2", "家", *published("1981", ISBN_10))
    records += book("B3", "家", *published("2001")) + book("B4", "春") + book("B5", "春")
    catalogue, problems = attempt(tmp_path, {"a.iso": records})
    assert catalogue and catalogue.records == 5
    assert [sorted(group) for group in catalogue.store.duplicates] == [["B1", "B2"]]
    assert any("看起来重复" in problem.what for problem in problems)
