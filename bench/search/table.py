"""The table of a measurement: each row with what is demanded, and whether it is reached. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.table import Table

from bench.search.demands import MEASURES
from bench.search.measured import Measured
from bench.search.tell import NOTHING


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A line of the table."""

    label: str
    peer: str
    ours: str
    demanded: str
    is_reached: bool | None = None
    """None where nothing is demanded, or nothing could be measured."""


def rows(ours: Measured, peer: Measured) -> list[MeasureRow]:
    """All that was measured of either."""
    found = (
        MeasureRow(m.label, m.said(peer), m.said(ours), m.demanded, m.is_reached(ours))
        for m in MEASURES
    )
    return [row for row in found if (row.ours, row.peer) != (NOTHING, NOTHING)]


def table(rows: Sequence[MeasureRow], title: str, peer: str) -> Table:
    """For the screen."""
    made = Table("项目", peer, "本站", "要求", "达到", title=title)
    words: Mapping[bool | None, str] = {True: "是", False: "否", None: NOTHING}
    for row in rows:
        cells = (row.label, row.peer, row.ours, row.demanded, words[row.is_reached])
        made.add_row(*cells, style="bold red" if row.is_reached is False else "")
    return made
