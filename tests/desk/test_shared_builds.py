"""What tests/support/shared_builds.py does with the order of the tests."""

from itertools import pairwise
from types import SimpleNamespace
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from tests.support.shared_builds import builds_last

NAMES = ("site", "example_site")
ITEMS = st.lists(
    st.sets(st.sampled_from([*NAMES, "tmp_path"])).map(
        lambda names: SimpleNamespace(fixturenames=sorted(names))
    ),
    max_size=40,
)


@given(ITEMS, st.integers(1, 5))
def test_every_test_stays_and_each_process_begins_with_those_that_ask_for_no_build(
    items: list[Any], processes: int
) -> None:
    ordered = cast(list[Any], builds_last(items, NAMES, processes))
    assert sorted(map(id, ordered)) == sorted(map(id, items))
    asks = [not set(NAMES).isdisjoint(item.fixturenames) for item in ordered]
    turns = sum(late and not early for late, early in pairwise(asks))
    assert turns < processes, "one run of those that wait for each process"


@given(ITEMS, st.integers(1, 5))
def test_tests_that_stand_alike_keep_their_order(items: list[Any], processes: int) -> None:
    ordered = cast(list[Any], builds_last(items, NAMES, processes))
    for wanted in (True, False):
        before, after = (
            [id(i) for i in some if set(NAMES).isdisjoint(i.fixturenames) is wanted]
            for some in (items, ordered)
        )
        assert before == after
