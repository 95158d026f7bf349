"""What one file leaves empty of a copy another fills, and what is filled stays."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.library.catalogue.records import ItemStatus
from tests.support.exports import open_export
from tests.support.laws import examples
from tests.support.marc import Marc, data

HEADS = {
    "branch_code": ("分馆", "a"),
    "shelving_location": ("馆藏地", "c"),
    "call_number": ("索书号", "s"),
    "volume": ("卷期", "v"),
}
"""A copy's attribute → the column of a table, the subfield of 905."""


@settings(max_examples=examples(12))
@given(st.data())
def test_every_value_that_any_file_has_of_a_copy_is_there(drawing: st.DataObject) -> None:
    copies = [
        {"barcode": f"C{place}", **{name: f"{name}{place}" for name in HEADS}}
        for place in range(drawing.draw(st.integers(1, 4)))
    ]
    known = {
        source: {
            copy["barcode"]: drawing.draw(st.sets(st.sampled_from(sorted(HEADS))))
            for copy in copies
        }
        for source in ("a.csv", "b.csv", "c.iso")
    }
    files: dict[str, str | bytes] = {}
    for source in ("a.csv", "b.csv"):
        told = known[source]
        heads = [name for name in HEADS if any(name in some for some in told.values())]
        lines = [["条码号", "记录号", "题名", *(HEADS[name][0] for name in heads)]]
        for copy in copies:
            has = told[copy["barcode"]]
            cells = [copy[name] if name in has else "" for name in heads]
            lines.append([copy["barcode"], "B1", "家", *cells])
        files[source] = "\n".join(map(",".join, lines)) + "\n"
    fields = [
        data(
            "905",
            "__",
            ("b", copy["barcode"]),
            *((HEADS[name][1], copy[name]) for name in sorted(known["c.iso"][copy["barcode"]])),
        )
        for copy in copies
    ]
    files["c.iso"] = Marc.book("B1", "家", "某", *fields).to_bytes("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        opened = open_export(Path(folder), files)
        ((_, items),) = opened.good.store.walk()
        opened.account()
    for item in items:
        has = set().union(*(known[source][item.barcode] for source in known))
        place = item.barcode[1:]
        for name in HEADS:
            assert getattr(item, name) == (f"{name}{place}" if name in has else "")
    assert len(items) == len(copies)


def test_what_is_filled_stays_and_no_room_of_another_branch_comes(tmp_path: Path) -> None:
    held = data("905", "__", ("a", "总馆"), ("b", "C1"), ("c", "外借室"), ("s", "I1/1"))
    rows = "条码号,记录号,分馆,索书号\nC1,B1,城东,I1/9\n"
    stream = Marc.book("B1", "家", "某", held).to_bytes()
    opened = open_export(tmp_path, {"a.iso": stream, "b.csv": rows})
    ((_, (item,)),) = opened.good.store.walk()
    assert (item.branch_code, item.shelving_location, item.call_number) == ("城东", "", "I1/9")


def test_an_older_file_fills_all_but_what_changes_from_day_to_day(tmp_path: Path) -> None:
    head = "条码号,记录号,题名,分馆,馆藏地,状态\n"
    files = {
        "单册202611.csv": f"{head}C1,B1,家,,外借室,\n",
        "单册202610.csv": f"{head}C1,B1,家,总馆,书库,借出\n",
    }
    opened = open_export(tmp_path, files)
    ((_, (item,)),) = opened.good.store.walk()
    assert (item.branch_code, item.shelving_location) == ("总馆", "外借室")
    assert item.status is ItemStatus.UNSTATED
    assert any("前面空着的几项用了这一行的" in problem.what for problem in opened.problems)


def test_a_copy_of_another_book_under_the_same_barcode_fills_nothing(tmp_path: Path) -> None:
    files = {
        "a.csv": "条码号,记录号,题名,分馆\nC1,B1,家,\n",
        "b.csv": "条码号,记录号,题名,分馆\nC2,B2,春,总馆\nC1,B2,春,总馆\n",
    }
    opened = open_export(tmp_path, files)
    walked = opened.good.store.walk()
    found = {i.barcode: (book.title, i.branch_code) for book, items in walked for i in items}
    assert found["C1"] in (("家", ""), ("春", "总馆")) and found["C2"] == ("春", "总馆")


def test_a_field_that_only_counts_copies_in_one_place_says_where_all_of_them_are(
    tmp_path: Path,
) -> None:
    one = data("905", "__", ("a", "总馆"), ("f", "2"), ("s", "I1/1"))
    two = [data("905", "__", ("a", branch), ("s", "I1/2")) for branch in ("总馆", "城东")]
    own = [one, data("905", "__", ("a", "城东"), ("b", "C4"))]
    stream = b"".join(
        Marc.book(number, number, "某", *held).to_bytes()
        for number, held in (("B1", [one]), ("B2", two), ("B3", own))
    )
    rows = "条码号,记录号\nC1,B1\nC2,B1\nC3,B2\nC4,B3\n"
    opened = open_export(tmp_path, {"a.iso": stream, "b.csv": rows})
    assert [
        (item.barcode, item.branch_code, item.call_number)
        for _, items in opened.good.store.walk()
        for item in items
    ] == [
        ("C1", "总馆", "I1/1"),
        ("C2", "总馆", "I1/1"),
        ("C3", "", "I1/2"),
        ("C4", "城东", "I1/1"),
    ]


def test_a_copy_that_two_fields_name_has_what_either_says(tmp_path: Path) -> None:
    fields = [
        data("905", "__", ("b", "C1"), ("s", "I1/1")),
        data("905", "__", ("b", "C1"), ("a", "总馆"), ("c", "书库")),
        data("905", "__", ("b", "C1"), ("a", "城东"), ("c", "书架")),
    ]
    opened = open_export(tmp_path, {"a.iso": Marc.book("B1", "家", "某", *fields).to_bytes()})
    ((_, items),) = opened.good.store.walk()
    assert [(item.branch_code, item.shelving_location, item.call_number) for item in items] == [
        ("城东", "书架", ""),
        ("总馆", "书库", "I1/1"),
    ]
