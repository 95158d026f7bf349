"""Open now? The rule of one moment, by the cases that the script is held to as well."""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.library.clock import SHANGHAI
from plugins.library.hours.closures import Closure
from plugins.library.hours.holidays import NO_HOLIDAYS, Holiday, Holidays, HolidayYear
from plugins.library.hours.hours import OpeningHours, OpenState, Season, Week
from plugins.library.hours.intervals import Interval
from plugins.library.hours.opening import holiday_table, timetable
from plugins.library.places.branches import read_district
from plugins.library.places.places import District
from plugins.library.reading.clocks import DAY
from tests.conftest import ROOT, write_project
from tests.support.open_now import now_at, now_words
from tests.support.random_district import TODAY, districts

CASES = json.loads((ROOT / "tests/js/hours/cases.json").read_text(encoding="utf-8"))
SERVER = """
import { createInterface } from "node:readline";
import { FACES, dayOf, nowAt, nowWords } from "%(root)s/theme/static/js/hours/rule.js";
import { clocksOf, figuresOf, saidOf } from "%(root)s/theme/static/js/hours/figures.js";
for await (const line of createInterface({ input: process.stdin })) {
  const { table, holidays, day, minute } = JSON.parse(line);
  const found = dayOf(table, holidays, day);
  const now = nowAt(table, holidays, day, minute);
  const moment = [now.phase, ...FACES[now.phase], nowWords(now, day)];
  const hours = found.state === "unknown" ? "" : figuresOf(found);
  const figures = [clocksOf(found), saidOf(day, found), hours];
  console.log(JSON.stringify([found.state, found.intervals, found.reason, ...moment, ...figures]));
}
"""


def intervals(pairs: list[list[int]]) -> tuple[Interval, ...]:
    return tuple(Interval(clock(opens), clock(closes)) for opens, closes in pairs)


def clock(minute: int) -> time:
    return time(*divmod(minute % DAY, 60))


def week(days: list[list[list[int]]]) -> Week:
    return {number: intervals(pairs) for number, pairs in enumerate(days)}


def month_day(text: str) -> tuple[int, int]:
    month, day = text.split("-")
    return int(month), int(day)


def hours_of(table: dict[str, Any], holidays: list[list[str]]) -> OpeningHours:
    """Hours as a timetable has them, the way back from :func:`timetable`."""
    given = tuple(
        Holiday(name, date.fromisoformat(a), date.fromisoformat(b)) for a, b, name in holidays
    )
    special = table.get("holiday")
    return OpeningHours(
        week(table["week"]),
        tuple(
            Closure(date.fromisoformat(a), date.fromisoformat(b), reason, (), intervals(pairs))
            for a, b, pairs, reason in table.get("changes", ())
        ),
        tuple(
            Season("", month_day(a), month_day(b), week(days))
            for a, b, days in table.get("seasons", ())
        ),
        Holidays((HolidayYear(2026, given),)) if "holiday" in table else NO_HOLIDAYS,
        None if special is None else intervals(special),
    )


@pytest.mark.parametrize(("name", "day", "state", "words", "reason"), CASES["days"])
def test_a_day_is_what_the_shared_cases_say(
    name: str, day: str, state: str, words: str, reason: str
) -> None:
    hours = hours_of(CASES["tables"][name], CASES["holidays"])
    found = hours.on(date.fromisoformat(day), TODAY)
    assert (found.state.value, found.words, found.reason) == (state, words, reason)


@pytest.mark.parametrize(("name", "day", "figures", "said"), CASES["figures"])
def test_the_strip_has_what_the_shared_cases_say(
    name: str, day: str, figures: str, said: str
) -> None:
    hours = hours_of(CASES["tables"][name], CASES["holidays"])
    found = hours.on(date.fromisoformat(day), TODAY)
    assert (" ".join(found.clocks), found.said) == (figures, said)


@pytest.mark.parametrize(("name", "moment", "phase", "words"), CASES["moments"])
def test_a_moment_is_what_the_shared_cases_say(
    name: str, moment: str, phase: str, words: str
) -> None:
    hours = hours_of(CASES["tables"][name], CASES["holidays"])
    there = datetime.fromisoformat(moment.replace("Z", "+00:00")).astimezone(SHANGHAI)
    day, minute = there.date(), there.hour * 60 + there.minute
    now = now_at(hours, day, minute)
    assert (now.phase.value, now_words(now, day)) == (phase, words)
    assert [now.heading, now.seal] == CASES["faces"][phase]


@pytest.mark.parametrize("name", CASES["tables"])
def test_a_timetable_says_everything_of_the_hours(name: str) -> None:
    table = CASES["tables"][name]
    assert timetable(hours_of(table, CASES["holidays"]), date(2026, 1, 1)) == table


def test_shanghai_has_no_summer_time() -> None:
    offsets = {
        datetime(2026, month, 1, tzinfo=UTC).astimezone(SHANGHAI).utcoffset()
        for month in range(1, 13)
    }
    assert len(offsets) == 1


@pytest.fixture(scope="module")
def node() -> Iterator[subprocess.Popen[str]]:
    """The script's rule as a server on lines of JSON."""
    found = shutil.which("node")
    if not found:
        pytest.skip("没有 Node：两边的规则没有对照")
    with subprocess.Popen(
        [found, "--input-type=module", "-e", SERVER % {"root": ROOT.as_uri()}],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        assert process.stdin
        process.stdin.close()


def read(files: dict[str, str]) -> District:
    with tempfile.TemporaryDirectory() as folder:
        district, problems = read_district(write_project(Path(folder), dict(files)) / "content")
    assert [p for p in problems if "重叠" not in p.what and "季节" not in p.what] == []
    return district


@given(
    files=districts(),
    moments=st.lists(
        st.tuples(st.dates(date(2026, 9, 1), date(2027, 12, 10)), st.integers(0, DAY - 1)),
        min_size=3,
        max_size=3,
    ),
)
def test_script_and_build_say_the_same_of_any_district_at_any_moment(
    node: subprocess.Popen[str], files: dict[str, str], moments: list[tuple[date, int]]
) -> None:
    district = read(files)
    since = date(2026, 9, 1)
    for branch in district.branches:
        for hours in (branch.hours, branch.self_service):
            for day, minute in moments:
                question = {
                    "table": timetable(hours, since),
                    "holidays": holiday_table(district.holidays, since),
                    "day": day.isoformat(),
                    "minute": minute,
                }
                here, now = hours.on(day, day), now_at(hours, day, minute)
                assert asked(node, question) == [
                    here.state.value,
                    [list(interval.minutes) for interval in here.intervals],
                    here.reason,
                    now.phase.value,
                    now.heading,
                    now.seal,
                    now_words(now, day),
                    list(here.clocks),
                    here.said,
                    "" if here.state is OpenState.UNKNOWN else here.hours,
                ]


def asked(node: subprocess.Popen[str], question: dict[str, Any]) -> Any:
    assert node.stdin and node.stdout
    node.stdin.write(json.dumps(question) + "\n")
    node.stdin.flush()
    return json.loads(node.stdout.readline())
