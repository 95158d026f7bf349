"""A record in one line, and the order of the shelf."""

from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.browse.lines import RecordLine, anchor_of, line_of, shelf_order
from plugins.library.catalogue.records import BibliographicRecord, Item, ItemStatus


def record(**fields: object) -> BibliographicRecord:
    return BibliographicRecord("R1", "红楼梦", **fields)  # type: ignore[arg-type]


def item(branch: str, call: str = "", status: ItemStatus = ItemStatus.AVAILABLE) -> Item:
    return Item("", "R1", branch, "", "", call, status, "2021-06-24")


def shelved(call: str, clc: str = "I247.5") -> RecordLine:
    return line_of(record(clc_numbers=(clc,)), [item("AJ", call)])


def test_call_numbers_stand_as_on_the_shelf() -> None:
    calls = ["I247.5/123", "I247/900", "I247.57/1", "I247.5/26", "I25/1", "I247.5/26:2"]
    ordered = sorted(calls, key=lambda call: shelf_order(shelved(call)))
    expected = "I247/900 I247.5/26 I247.5/26:2 I247.5/123 I247.57/1 I25/1"
    assert ordered == expected.split()


CLASSES = st.sampled_from(["I247.5", "K825.6", "TP312", "G"])
MARKS = st.from_regex(r"[1-9][0-9]{0,3}|[A-Z][1-9][0-9]{0,2}", fullmatch=True)
SIGNS = ("-43", "(711)", "=49", '"2"', "<326>", ":K23", "+TP3")


@given(
    CLASSES, MARKS, MARKS, st.sampled_from([*SIGNS, "（711）", "＝49", "“2”", "〈326〉", "：K23"])
)
def test_what_a_sign_narrows_stands_behind_its_class_and_before_the_next(
    number: str, mark: str, other: str, sign: str
) -> None:
    deeper = f"{number}1/{mark}"
    calls = [deeper, f"{number}{sign}/{other}", f"{number}/{mark}"]
    ordered = sorted(calls, key=lambda call: shelf_order(shelved(call, "")))
    assert ordered == [*reversed(calls)]


@given(CLASSES, st.permutations(SIGNS), MARKS)
def test_signs_stand_in_one_order_whatever_the_mark(
    number: str, signs: list[str], mark: str
) -> None:
    calls = [f"{number}{sign}/{mark}{place}" for place, sign in enumerate(signs)]
    ordered = sorted(calls, key=lambda call: shelf_order(shelved(call, "")))
    assert [call.partition("/")[0] for call in ordered] == [f"{number}{sign}" for sign in SIGNS]


def test_a_record_without_a_call_number_stands_behind_those_of_its_class() -> None:
    ordered = sorted([shelved(""), shelved("I247.5/9")], key=shelf_order)
    assert [line.call_number for line in ordered] == ["I247.5/9", ""]


def test_lost_copies_are_not_told() -> None:
    items = [item("AJ"), item("AJ"), item("BF"), item("XX", status=ItemStatus.HIDDEN)]
    line = line_of(record(), items)
    assert line.holdings == (("AJ", 2), ("BF", 1))
    assert line.copies == 3


def test_the_address_leads_to_the_anchor_on_the_page() -> None:
    line = shelved("I247.5/1")._replace(shelf="i247.5", page=3)
    assert line.url == "catalog/clc/i247.5/3/#r-R1"
    assert line._replace(page=1).url == "catalog/clc/i247.5/#r-R1"


@given(st.text(max_size=20), st.text(max_size=20))
def test_anchors_are_plain_and_differ_for_different_records(one: str, other: str) -> None:
    anchor = anchor_of(one)
    assert anchor.isascii() and not set(anchor) & set(" \"'<>#&?/%\t\n")
    assert (anchor == anchor_of(other)) == (one == other)
