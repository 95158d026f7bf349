"""ISO 20775: every copy with the number of its record."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.reader.iso20775 import read_holdings
from plugins.catalog.reader.limits import MOST_COPIES
from plugins.library.catalogue.records import Item, ItemStatus
from plugins.library.tables.units import Unreadable, UnreadableFile
from tests.support.exports import open_export
from tests.support.marc import Marc

REAL = Path(__file__).parents[3].parent / "shared/data/cnmarc/bnu_sru_isohold_10rec.xml"
STATES = {True: ItemStatus.AVAILABLE, False: ItemStatus.LENT, None: ItemStatus.UNSTATED}
Units = list[tuple[int, list[Item]] | Unreadable]
COPY = (
    "<copyInformation><pieceIdentifier><value>C1</value></pieceIdentifier><resourceIdentifier>"
    "<value>H1</value></resourceIdentifier><sublocation>外借室</sublocation><shelfLocator>I247/1"
    "</shelfLocator><availabilityInformation><status><availabilityStatus>1</availabilityStatus>"
    "</status></availabilityInformation></copyInformation>"
)
VOLUMES = (
    "<set><sublocation>过刊室</sublocation><shelfLocator>Z/1</shelfLocator><component>"
    "<pieceIdentifier><value>C2</value></pieceIdentifier><enumerationAndChronology><text>1995"
    "</text></enumerationAndChronology></component><component><pieceIdentifier><value>C3</value>"
    "</pieceIdentifier><sublocation>书库</sublocation></component></set>"
)


def holding(inside: str) -> str:
    return f"<holding><physicalLocation>总馆</physicalLocation>{inside}</holding>"


def simple(inside: str) -> str:
    return holding(f"<holdingSimple>{inside}</holdingSimple>")


def answer(*records: tuple[str, str]) -> str:
    """An SRU answer: a record's number stands behind its holdings."""
    inside = "".join(
        f'<record><recordData><holdings xmlns="http://www.loc.gov/standards/iso20775/">{holdings}'
        f"</holdings></recordData><recordIdentifier>{number}</recordIdentifier></record>"
        for number, holdings in records
    )
    return f'<s xmlns="http://www.loc.gov/zing/srw/"><records>{inside}</records></s>'


def read(tmp_path: Path, text: str | bytes) -> Units:
    path = tmp_path / "a.xml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return list(read_holdings(path))


def copy(
    barcode: str,
    place: str,
    call_number: str = "",
    status: ItemStatus = ItemStatus.UNSTATED,
    volume: str = "",
) -> Item:
    return Item(barcode, "B1", "总馆", "总馆", place, call_number, status, "", volume)


def copies(units: Units) -> list[Item]:
    return [copy for unit in units if isinstance(unit, tuple) for copy in unit[1]]


def test_a_copy_has_its_place_its_number_and_its_state(tmp_path: Path) -> None:
    assert read(tmp_path, answer(("B1", simple(COPY)))) == [
        (1, [copy("C1", "外借室", "I247/1", ItemStatus.AVAILABLE)])
    ]


def test_volumes_take_from_their_set_what_they_do_not_say(tmp_path: Path) -> None:
    structured = holding(f"<holdingStructured>{VOLUMES}</holdingStructured>")
    assert copies(read(tmp_path, answer(("B1", structured)))) == [
        copy("C2", "过刊室", "Z/1", volume="1995"),
        copy("C3", "书库", "Z/1"),
    ]


def test_a_set_that_names_no_volume_is_one_copy(tmp_path: Path) -> None:
    structured = (
        "<holdingStructured><set><sublocation>过刊室</sublocation></set></holdingStructured>"
    )
    found = copies(read(tmp_path, answer(("B1", holding(structured)))))
    assert found == [copy("", "过刊室")]


@pytest.mark.parametrize(
    ("states", "available"),
    [
        ([("1", "1")], True),
        ([("2", "1")], False),
        ([("3", "1")], None),
        ([("0", "1")], None),
        ([("1", "5"), ("2", "1")], False),
        ([("1", "5"), ("2", "2")], True),
        ([], None),
    ],
)
def test_the_state_for_a_loan_is_the_one_that_counts(
    tmp_path: Path, states: list[tuple[str, str]], available: bool | None
) -> None:
    inside = "".join(
        f"<status><availabilityStatus>{state}</availabilityStatus>"
        f"<availableFor>{use}</availableFor></status>"
        for state, use in states
    )
    information = f"<availabilityInformation>{inside}</availabilityInformation>"
    copy = f"<copyInformation>{information}</copyInformation>"
    assert copies(read(tmp_path, answer(("B1", simple(copy)))))[0].status is STATES[available]


@pytest.mark.parametrize(
    ("count", "free", "expected"),
    [
        ("3", "2", [True, True, False]),
        ("2", "0", [False, False]),
        ("1", "", [None]),
        ("0", "1", []),
        ("两", "1", []),
        ("9" * 5000, "", [None] * MOST_COPIES),
    ],
)
def test_copies_that_are_only_counted_have_no_barcode(
    tmp_path: Path, count: str, free: str, expected: list[bool | None]
) -> None:
    status = f"<status><availableCount>{free}</availableCount></status>" if free else ""
    summary = f"<copiesSummary><copiesCount>{count}</copiesCount>{status}</copiesSummary>"
    found = copies(read(tmp_path, answer(("B1", simple(summary)))))
    assert [copy.status for copy in found] == [STATES[one] for one in expected]
    assert {(copy.barcode, copy.branch_code) for copy in found} <= {("", "总馆")}


def test_a_summary_beside_named_copies_adds_none(tmp_path: Path) -> None:
    summary = "<copiesSummary><copiesCount>5</copiesCount></copiesSummary>"
    assert len(copies(read(tmp_path, answer(("B1", simple(summary + COPY)))))) == 1


def test_a_record_without_holdings_has_an_empty_list(tmp_path: Path) -> None:
    empty = "<record><recordData/><recordIdentifier>B2</recordIdentifier></record>"
    text = answer(("B1", simple(COPY)), ("B3", "")).replace("</records>", f"{empty}</records>")
    assert [unit[1] if isinstance(unit, tuple) else unit for unit in read(tmp_path, text)][1:] == [
        [],
        [],
    ]


@pytest.mark.parametrize("prefix", ["", "h:"])
def test_holdings_alone_name_their_record_themselves(tmp_path: Path, prefix: str) -> None:
    number = "<resource><resourceIdentifier><value>B7</value></resourceIdentifier></resource>"
    text = f"<holdings>{simple(COPY)}{number}</holdings>"
    text = text.replace("</", "\0").replace("<", f"<{prefix}").replace("\0", f"</{prefix}")
    for wrapped in (text, f"<all>{text}{text}</all>"):
        assert {copy.record_id for copy in copies(read(tmp_path, wrapped))} == {"B7"}


def test_holdings_that_name_no_record_are_reported(tmp_path: Path) -> None:
    (unit,) = read(tmp_path, f"<holdings>{simple(COPY)}</holdings>")
    assert isinstance(unit, Unreadable) and "哪条记录" in unit.reason


def test_broken_holdings_are_lost_alone(tmp_path: Path) -> None:
    records = [(f"B{number}", simple(COPY)) for number in (1, 2, 3)]
    spoilt = answer(*records).replace("</holdings></recordData><recordIdentifier>B2", "<B2")
    units = read(tmp_path, spoilt)
    assert [copy.record_id for copy in copies(units)] == ["B1", "B3"]
    assert isinstance(units[1], Unreadable) and units[1].ordinal == 2 and units[1].remedy


def test_copies_of_a_record_that_is_not_in_the_export_are_told_and_the_others_kept(
    tmp_path: Path,
) -> None:
    book = Marc.book("B1", "家", "巴金").to_bytes()
    holdings = answer(("B9", simple(COPY.replace("C1", "C9"))), ("B1", simple(COPY)))
    opened = open_export(tmp_path, {"a.iso": book, "b.xml": holdings})
    opened.account()
    records = {
        record.record_id: [item.barcode for item in items]
        for record, items in opened.good.store.walk()
    }
    assert records == {"B1": ["C1"]}
    (skipped,) = opened.report["files"][1]["skipped"]
    assert (skipped["id"], skipped["reason"]) == ("B9", "所属书目不在导出文件中")
    assert skipped["remedy"] == "请把书目一起导出"


def test_a_cut_file_says_so(tmp_path: Path) -> None:
    text = answer(("B1", simple(COPY)), ("B2", simple(COPY)))
    units = read(tmp_path, text[: text.index("B2")])
    assert [copy.record_id for copy in copies(units)] == ["B1"]
    assert isinstance(units[1], Unreadable) and "断" in units[1].reason


def test_entities_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="实体"):
        read(tmp_path, f'<!DOCTYPE s [<!ENTITY a "b">]>{answer(("B1", simple(COPY)))}')


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_any_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    text = answer(("B1", simple(COPY))).encode(encoding)
    assert copies(read(tmp_path, text))[0].shelving_location == "外借室"


@given(st.binary(max_size=200), st.integers(min_value=0), st.booleans())
def test_no_damage_and_no_cut_ends_the_reading(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, place: int, cut: bool
) -> None:
    good = answer(("B1", simple(COPY)), ("B2", VOLUMES)).encode()
    place %= len(good)
    text = good[:place] + noise + (b"" if cut else good[place:])
    units = read(tmp_path_factory.getbasetemp(), text)
    places = [unit[0] if isinstance(unit, tuple) else unit.ordinal for unit in units]
    assert places == [*range(1, len(units) + 1)]


def test_the_real_answer_gives_its_23_copies_each_with_its_record() -> None:
    if not REAL.exists():
        pytest.skip(f"no test data at {REAL}")
    units = list(read_holdings(REAL))
    found = copies(units)
    per_record = [len(unit[1]) if isinstance(unit, tuple) else -1 for unit in units]
    assert per_record == [2, 3, 4, 0, 2, 2, 3, 2, 4, 1]
    assert len({copy.barcode for copy in found if copy.barcode}) == 23
    assert len({copy.record_id for copy in found}) == 9
    assert [copy.volume for copy in found if copy.volume] == "1995 1996 97 98 92 1993".split()
    assert {copy.branch_code for copy in found} == {"总馆普通文献", "院系资料室"}
    assert all(
        copy.status is ItemStatus.AVAILABLE and copy.shelving_location and copy.call_number
        for copy in found
    )
