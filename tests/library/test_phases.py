"""Where a day lies among the days of something."""

import json
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plugins.library.phases import Phase, phase_on, spans_for_script
from plugins.library.reading.spans import Span

CASES = json.loads((Path(__file__).parents[1] / "js/states_cases.json").read_text("utf-8"))
FIRST = date(2026, 1, 1)
SPANS = st.lists(
    st.builds(
        lambda start, length, is_open: Span(
            FIRST + timedelta(days=start),
            None if is_open or not length else FIRST + timedelta(days=start + length),
            is_open,
        ),
        st.integers(0, 60),
        st.integers(0, 9),
        st.booleans(),
    ),
    min_size=1,
    max_size=5,
)


def spans_of(text: str) -> list[Span]:
    """Spans as the script reads them."""
    pairs = (span.split("/") for span in text.split(" "))
    return [
        Span(date.fromisoformat(start), date.fromisoformat(end) if end else None, not end)
        for start, end in pairs
    ]


def test_python_says_what_the_script_says() -> None:
    assert len(CASES) >= 100
    assert {case["phase"] for case in CASES} == {phase.value for phase in Phase}
    for case in CASES:
        found = phase_on(spans_of(case["spans"]), date.fromisoformat(case["day"]))
        assert found.value == case["phase"], case


@given(SPANS, st.integers(-5, 80))
def test_a_phase_means_what_its_name_says(spans: list[Span], offset: int) -> None:
    day = FIRST + timedelta(days=offset)
    held = [FIRST + timedelta(days=n) for n in range(200) if _held(spans, n)]
    expected = (
        Phase.RUNNING
        if day in held
        else Phase.ANNOUNCED
        if day < held[0]
        else Phase.ENDED
        if day > held[-1]
        else Phase.BETWEEN
    )
    assert phase_on(spans, day) is expected


def _held(spans: list[Span], offset: int) -> bool:
    return any(span.covers(FIRST + timedelta(days=offset)) for span in spans)


@given(SPANS)
def test_the_script_is_given_every_span(spans: list[Span]) -> None:
    again = spans_of(spans_for_script(spans))
    assert [(s.start, s.open_ended) for s in again] == [(s.start, s.open_ended) for s in spans]
    assert all(a.open_ended or a.last_day == s.last_day for a, s in zip(again, spans, strict=True))
