"""In whatever order a system writes several copies into one field, each keeps what is its own."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.reader.field_table import read_field_table
from plugins.catalog.reader.fields import FieldTable, HoldingsRule
from plugins.catalog.reader.holdings import read_holdings
from plugins.catalog.reader.marc import MarcField, MarcRecord
from plugins.library.catalogue.records import Item
from tests.support.exports import open_export
from tests.support.marc import Marc, data

RULE = HoldingsRule(
    "985",
    barcode="b",
    branch="a",
    location="c",
    call_number="s",
    volume="v",
    copies="f",
)
SHIPPED_TABLE = read_field_table(Path())[0]
LOST = ("注销", "已注销", "剔旧", "剔除", "（丢失）", "报废")
TABLE = FieldTable({}, {}, (RULE,), {})
SPOKEN = {"a": "branch_code", "c": "shelving_location", "s": "call_number", "v": "volume"}
WORDS = {
    "a": ("总馆", "城东"),
    "c": ("外借室", "书库"),
    "s": ("I247/1", "I247/2"),
    "v": ("上", "下"),
}


def read(*subfields: tuple[str, str]) -> list[Item]:
    return read_holdings(MarcRecord("", (MarcField("985", "  ", subfields),)), TABLE)


def told(items: list[Item]) -> list[dict[str, str]]:
    return [
        {"b": item.barcode} | {code: getattr(item, name) for code, name in SPOKEN.items()}
        for item in items
    ]


@st.composite
def written(draw: st.DrawFn) -> tuple[list[dict[str, str]], list[str], list[str]]:
    """Copies, the subfields that each has of its own, and those that stand once for all."""
    number = draw(st.integers(2, 5))
    own = draw(st.lists(st.sampled_from("acsv"), unique=True, min_size=1))
    shared = (
        draw(st.lists(st.sampled_from([c for c in "acsv" if c not in own]), unique=True))
        if (len(own) < 4)
        else []
    )
    once = {code: draw(st.sampled_from(WORDS[code])) for code in shared}
    copies = [
        {"b": f"C{place}"} | {code: draw(st.sampled_from(WORDS[code])) for code in own} | once
        for place in range(number)
    ]
    return copies, own, shared


@given(written(), st.data())
def test_copies_one_behind_another_stay_apart(
    drawn: tuple[list[dict[str, str]], list[str], list[str]], drawing: st.DataObject
) -> None:
    copies, own, shared = drawn
    order = drawing.draw(st.permutations(["b", *own]))
    before = [(code, copies[0][code]) for code in shared]
    pairs = [(code, copy[code]) for copy in copies for code in order]
    right = [dict.fromkeys(SPOKEN, "") | copy for copy in copies]
    assert told(read(*before, *pairs)) == right
    assert told(read(*pairs, *before)) == right


@given(written())
def test_all_barcodes_may_stand_before_all_that_is_said_of_them(
    drawn: tuple[list[dict[str, str]], list[str], list[str]],
) -> None:
    copies, own, shared = drawn
    pairs = [(code, copy[code]) for code in ("b", *own) for copy in copies]
    right = [dict.fromkeys(SPOKEN, "") | copy for copy in copies]
    assert told(read(*pairs, *((code, copies[0][code]) for code in shared))) == right


@pytest.mark.parametrize(
    ("subfields", "right"),
    [
        ("a总馆 bC1 bC2 a城东 bC3", ["总馆", "总馆", "城东"]),
        ("bC1 a总馆 bC2 bC3 a城东", ["总馆", "总馆", "城东"]),
        ("a总馆 bC1 bC2 bC3", ["总馆", "总馆", "总馆"]),
    ],
)
def test_a_branch_holds_until_another_is_named(subfields: str, right: list[str]) -> None:
    items = read(*((part[0], part[1:]) for part in subfields.split()))
    assert [item.branch_code for item in items] == right


def test_a_volume_that_one_copy_has_is_no_other_copys() -> None:
    items = read(("b", "C1"), ("c", "书库"), ("v", "上"), ("b", "C2"), ("c", "书库"))
    assert [item.volume for item in items] == ["上", ""]


def test_branches_that_only_count_their_copies_are_each_counted() -> None:
    items = read(("a", "总馆"), ("f", "2"), ("a", "城东"), ("f", "1"))
    assert [item.branch_code for item in items] == ["总馆", "总馆", "城东"]


def test_one_barcode_in_two_branches_is_two_copies_and_told(tmp_path: Path) -> None:
    rows = "C1,B1,家,总馆\nC1,B1,家,城东\nC1,B1,家,城东\n"
    opened = open_export(tmp_path, {"a.csv": f"条码号,记录号,题名,分馆\n{rows}"})
    ((_, items),) = opened.good.store.walk()
    assert [(item.barcode, item.branch_code) for item in items] == [("C1", "城东"), ("C1", "总馆")]
    (file,) = opened.report["files"]
    assert (file["kept"], len(file["skipped"]), file["repaired"]) == (2, 1, 1)
    assert any("算两册" in problem.what for problem in opened.problems)


def test_one_barcode_in_two_branches_of_a_record_is_two_copies_and_told(tmp_path: Path) -> None:
    fields = [data("905", "__", ("a", branch), ("b", "C1")) for branch in ("总馆", "城东", "总馆")]
    opened = open_export(tmp_path, {"a.iso": Marc.book("B1", "家", "某人", *fields).to_bytes()})
    ((_, items),) = opened.good.store.walk()
    assert [(item.barcode, item.branch_code) for item in items] == [("C1", "城东"), ("C1", "总馆")]
    assert any("算两册" in problem.what for problem in opened.problems)


def statuses(*subfields: tuple[str, str]) -> list[tuple[str, str]]:
    found = read_holdings(MarcRecord("", (MarcField("905", "  ", subfields),)), SHIPPED_TABLE)
    return [(item.barcode, item.status.name) for item in found]


@given(st.sampled_from("ckz"), st.sampled_from(LOST), st.integers(0, 3), st.integers(2, 4))
def test_a_word_for_a_lost_copy_in_any_subfield_hides_that_copy_alone(
    code: str, word: str, lost: int, number: int
) -> None:
    lost = min(lost, number - 1)
    subfields = [("a", "总馆")]
    for place in range(number):
        # each with its call number: behind the last barcode alone it may be said of all
        subfields += [("b", f"C{place}"), ("s", "I1/2")]
        subfields += [(code, word)] * (place == lost)
    right = [(f"C{place}", "HIDDEN" if place == lost else "UNSTATED") for place in range(number)]
    assert statuses(*subfields) == right


@pytest.mark.parametrize("word", ["遗失找回", "注销库存书", "未注销", "赔偿金额25元"])
def test_words_about_a_copy_that_only_speak_of_loss_hide_none(word: str) -> None:
    assert statuses(("b", "C1"), ("z", word)) == [("C1", "UNSTATED")]


def test_every_word_for_a_status_in_a_record_is_told_like_those_of_a_table(tmp_path: Path) -> None:
    words = [
        *(f"状况{chr(0x4E00 + one)}" for one in range(8)),
        "状况一（某读者）",
        "已注销",
        "在馆",
    ]
    fields = [data("905", "__", ("b", f"C{at}"), ("k", word)) for at, word in enumerate(words)]
    stream = Marc.book("B1", "家", "某", *fields).to_bytes()
    table = '[[holdings]]\nfield = "905"\nbarcode = "b"\nstatus = "k"\n'
    opened = open_export(tmp_path, {"a.iso": stream, "fields.toml": table})
    (file,) = opened.report["files"]
    assert file["hidden"] == {"已注销": 1}
    assert len(file["unknown_statuses"]) == 8
    (told,) = [one.found for one in opened.problems if "状态词" in one.what]
    assert told.count(" 册）") == 8 and "状况一（2 册）" in told and "某读者" not in told
    ((_, items),) = opened.good.store.walk()
    assert [item.status.name for item in items].count("HIDDEN") == 1
