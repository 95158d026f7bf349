"""Files of postings are read back as they were written, by the format's description alone."""

import json
import re
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.index.packing import varints
from plugins.catalog.index.postings import BEST, HEAVY, encode, ranking
from plugins.catalog.index.terms import LAST, Cutter, in_shards, text_of
from plugins.catalog.index.texts import IndexText, TermField
from tests.conftest import ROOT
from tests.support.index_reader import Bytes, Occurrence, read_postings

TITLES = st.text("红楼梦家国 aB3", max_size=8)


def test_scripts_know_from_when_a_term_is_heavy_and_what_is_listed_then() -> None:
    script = (ROOT / "theme/static/js/catalog/query/works.js").read_text("utf-8")
    said = re.findall(r"^const (LISTED|HEAVY) = (\d+);", script, re.MULTILINE)
    assert said == [("LISTED", str(BEST)), ("HEAVY", str(HEAVY))]


def pairs_of(
    records: list[list[IndexText]], ranks: list[int] | None = None
) -> dict[str, list[Occurrence]]:
    cutter = Cutter()
    for number, texts in enumerate(records):
        cutter.add(number, texts, ranks[number] if ranks else 0, same=False)
    found = in_shards(cutter.cut().pairs, lambda term: (0,))
    file = encode(found, lambda terms: "".join(map(text_of, terms.tolist())).encode())
    data = b"".join(file.columns)
    return {term: list(p.occurrences) for term, p in read_postings(data, length=2).items()}


@given(st.lists(st.integers(0, 2**35 - 1)))
def test_numbers_are_read_back_as_they_were_written(numbers: list[int]) -> None:
    file = Bytes(varints(np.array(numbers, dtype=np.int64)))
    assert file.numbers(len(numbers)) == numbers
    assert file.rest == b""


@given(st.lists(st.tuples(TITLES, TITLES), min_size=1, max_size=20))
def test_every_pair_of_every_text_is_found_at_its_place(records: list[tuple[str, str]]) -> None:
    found = pairs_of(
        [[IndexText(TermField.TITLE, a), IndexText(TermField.PERSON, b)] for a, b in records]
    )
    expected = set()
    for number, fields in enumerate(records):
        for field, text in zip((TermField.TITLE, TermField.PERSON), fields, strict=True):
            # The strategy's letters are cut by hand: Han alone, letters and digits run together.
            cut = [" "]
            for character in text:
                before = cut[-1][-1]
                if character.isascii() and before.isascii() and _kind(character) == _kind(before):
                    cut[-1] += character
                else:
                    cut.append(character)
            cut = [unit for unit in cut if unit.strip()]
            for place in range(len(cut) - 1):
                if not cut[place].isascii() and not cut[place + 1].isascii():
                    pair = cut[place] + cut[place + 1]
                    expected.add((pair, number, int(field), place, place + 2 == len(cut)))
    got = {(term, o.record, o.field, o.place, o.last) for term, some in found.items() for o in some}
    assert got == expected


def _kind(character: str) -> str:
    return "digit" if character.isdecimal() else "letter" if character.isalpha() else character


def test_nothing_is_adjacent_across_two_values_of_a_field() -> None:
    found = pairs_of([[IndexText(TermField.PERSON, "巴金"), IndexText(TermField.PERSON, "家人")]])
    assert "金家" not in found
    assert [(o.place, o.last) for o in found["家人"]] == [(3, True)]


def test_only_the_beginning_of_a_field_has_place_0() -> None:
    found = pairs_of([[IndexText(TermField.TITLE, "红" * 600)]])
    places = [o.place for o in found["红红"]]
    assert places[:3] == [0, 1, 2]
    assert places.count(0) == 1
    assert places[255:258] == [255, 1, 2]


def test_pinyin_that_the_table_lacks_becomes_a_term_of_its_own() -> None:
    found = pairs_of(
        [
            [IndexText(TermField.PERSON, "红国", "gong guo")],
            [IndexText(TermField.PERSON, "曾国", "zeng guo")],
        ]
    )
    private = [term for term in found if "\ue000" <= term[0] <= "\uefff"]
    assert len(private) == 1
    assert [o.record for o in found[private[0]]] == [0]


def test_a_text_rank_is_what_the_scripts_give() -> None:
    table = Path(__file__).parents[3] / "js/catalog/rank_cases.json"
    for field, begins, ends, lone, rank in json.loads(table.read_text(encoding="utf-8")):
        flags, place = np.array([field | ends * LAST]), np.array([0 if begins else 9])
        assert ranking(flags, place, lone).tolist() == [rank]


def test_a_heavy_term_lists_its_best_and_counts_all() -> None:
    cutter = Cutter()
    for number in range(HEAVY + 1):
        title = "家国" if number == 400 else f"论家国{number}"
        cutter.add(number, [IndexText(TermField.TITLE, title)], rank=number % 4 // 3, same=False)
    found = in_shards(cutter.cut().pairs, lambda term: (0,))
    file = encode(found, lambda terms: "".join(map(text_of, terms.tolist())).encode())
    listed = read_postings(b"".join(file.columns), length=2)["家国"]
    assert listed.heavy
    assert listed.total == HEAVY + 1
    records = {o.record for o in listed.occurrences}
    assert len(records) == BEST
    assert 400 in records
    assert sum(record % 4 == 3 for record in records) == (HEAVY + 1) // 4
    ((term, columns),) = file.heavy
    assert text_of(term) == "家国"
    whole = read_postings(b"".join(columns), length=2)["家国"]
    assert {o.record for o in whole.occurrences} == set(range(HEAVY + 1))


def test_a_heavy_term_lists_all_editions_of_a_work_or_none() -> None:
    cutter = Cutter()
    for number in range(1000):
        # Ten editions a work; the first is better than the others.
        cutter.add(
            number,
            [IndexText(TermField.TITLE, "家国")],
            1 if number % 10 == 0 else 0,
            number % 10 > 0,
        )
    found = in_shards(cutter.cut().pairs, lambda term: (0,))
    file = encode(found, lambda terms: "".join(map(text_of, terms.tolist())).encode())
    records = {
        o.record for o in read_postings(b"".join(file.columns), length=2)["家国"].occurrences
    }
    works = {record // 10 for record in records}
    assert len(records) == 10 * len(works)
