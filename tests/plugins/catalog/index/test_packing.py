"""Bytes in packed files: the same for a reader however they were packed, and never more of them."""

import gzip
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.index.packing import packed

COLUMNS = st.lists(st.binary(max_size=300) | st.just(bytes(range(256)) * 8), min_size=1, max_size=5)


@given(COLUMNS)
def test_a_packed_file_says_all_its_columns_one_after_the_other(columns: list[bytes]) -> None:
    assert gzip.decompress(packed(columns)) == b"".join(columns)


@given(COLUMNS)
def test_columns_apart_are_never_larger_than_the_whole_and_the_same_every_time(
    columns: list[bytes],
) -> None:
    assert len(packed(columns)) <= len(packed([b"".join(columns)]))
    assert packed(columns) == packed(list(columns))


def test_columns_of_unlike_bytes_are_smaller_apart() -> None:
    drawn = Random(7)
    columns = [bytes(drawn.choices(some, k=900)) for some in (range(16), range(100, 164))]
    assert len(packed(columns)) < len(packed([b"".join(columns)])) * 0.95
