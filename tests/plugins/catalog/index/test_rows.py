"""Rows on their way to the shards: each is read once, by whoever makes its shard."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.index.rows import PIECES, leave_rows, read_rows
from tests.support.laws import one_folder

SHARDS = st.integers(0, 4).map(lambda power: PIECES * 2**power)


@given(st.data(), SHARDS)
@one_folder()
def test_the_pieces_of_a_run_hold_every_row_in_the_order_of_shards(
    tmp_path: Path, data: st.DataObject, shards: int
) -> None:
    row = st.tuples(st.integers(0, shards - 1), st.text(max_size=3), st.integers(0, 9))
    rows = data.draw(st.lists(row))
    leave_rows(tmp_path / "run.bin", rows, shards)
    pieces = [read_rows(tmp_path / "run.bin", piece) for piece in range(PIECES)]
    assert [row for piece in pieces for row in piece] == sorted(rows)
    step = shards // PIECES
    for number, piece in enumerate(pieces):
        assert {shard // step for shard, *_ in piece} <= {number}
