"""The search index: cut the same in Python and in JavaScript, and depending on the export alone."""

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.catalogue import open_catalogue
from plugins.catalog.index.build import build_index, shards_for
from plugins.catalog.index.postings import Field, occurrences, varint
from plugins.catalog.index.units import fold_table, normalise, units
from plugins.catalog.settings import CatalogSettings

ROOT = Path(__file__).parents[3]
CASES = json.loads((ROOT / "tests/js/catalog/normalise_cases.json").read_text(encoding="utf-8"))


def read_varint(data: bytes, at: int) -> tuple[int, int]:
    number = shift = 0
    while True:
        byte = data[at]
        number |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return number, at


def entries(data: bytes) -> Iterator[tuple[str, int]]:
    """(term, record count) of a shard, read by the format's description alone."""
    at = 0
    while at < len(data):
        length, at = read_varint(data, at)
        term, at = data[at : at + length].decode(), at + length
        count, at = read_varint(data, at)
        size, at = read_varint(data, at)
        at += size
        yield term, count


def index(folder: Path, export: Path = ROOT / "catalog_export") -> Path:
    settings = CatalogSettings(export=export, build=folder / "build")
    catalogue, _ = open_catalogue(settings)
    assert catalogue
    build_index(catalogue.store, folder / "index")
    return folder / "index"


def test_text_is_cut_as_the_table_of_cases_says() -> None:
    assert len(CASES) >= 10
    for case in CASES:
        assert units(case["text"]) == case["units"], case["text"]


def test_the_fold_table_has_no_entry_that_folds_to_itself_or_further() -> None:
    table = fold_table()
    assert len(table) > 3000
    assert table["紅"] == "红"
    for source, target in table.items():
        assert len(source) == len(target) == 1
        assert source != target
        assert table.get(target, target) == target


@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = "".join(units(text))
    assert "".join(units(once)).replace("+", "") == once.replace("+", "") or normalise(once) != once


@given(st.integers(0, 2**60))
def test_a_number_is_read_back_as_it_was_written(number: int) -> None:
    data = varint(number)
    assert read_varint(data, 0) == (number, len(data))


def test_an_exact_title_is_marked_first_and_last() -> None:
    found = occurrences({Field.TITLE: ("家",), Field.PERSON: ("巴金", "家人")})
    assert found["家"] == [0b11_000, ((3 * 2 + 0) * 2 + 1) * 8 + 2]
    assert found["家人"] == [((3 * 2 + 1) * 2 + 1) * 8 + 2]
    assert "金家" not in found


def test_two_builds_of_one_export_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = index(tmp_path / "a"), index(tmp_path / "b")
    names = sorted(p.relative_to(first) for p in first.rglob("*") if p.is_file())
    assert names == sorted(p.relative_to(second) for p in second.rglob("*") if p.is_file())
    assert all((first / n).read_bytes() == (second / n).read_bytes() for n in names)


def test_every_shard_exists_and_holds_only_its_own_terms(tmp_path: Path) -> None:
    folder = index(tmp_path)
    shards = shards_for(1003)
    terms = 0
    for number in range(shards):
        data = gzip.decompress((folder / f"s/{number:04x}.bin.gz").read_bytes())
        found = list(entries(data))
        terms += len(found)
        assert all(zlib.crc32(term.encode()) % shards == number for term, _ in found)
        assert [term.encode() for term, _ in found] == sorted(term.encode() for term, _ in found)
    assert terms > 5000


def test_every_record_stands_in_its_block_with_the_status_of_its_shown_copies(
    tmp_path: Path,
) -> None:
    folder = index(tmp_path)
    records = 0
    for number in range(32):
        block = json.loads(gzip.decompress((folder / f"b/{number}.json.gz").read_bytes()))
        status = json.loads(gzip.decompress((folder / f"t/{number // 16}.json.gz").read_bytes()))
        part = status[number % 16 * 32 : number % 16 * 32 + 32]
        records += len(block["id"])
        assert [len(items) for items in block["items"]] == [len(letters) for letters in part]
        assert all(set(letters) <= set("alrpo") for letters in part)
    assert records == 1003


def test_hidden_copies_are_not_shown_and_their_record_stays(tmp_path: Path) -> None:
    folder = index(tmp_path)
    blocks = [json.loads(gzip.decompress(p.read_bytes())) for p in (folder / "b").iterdir()]
    without = [t for b in blocks for t, i in zip(b["title"], b["items"], strict=True) if not i]
    assert "快乐王子" in without
