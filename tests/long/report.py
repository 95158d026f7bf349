"""What a long run leaves: a report for machines, and a table for the person who waits."""

import json
import subprocess
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from rich.console import Console
from rich.table import Table
from rich.text import Text

Result = Literal["passed", "failed", "broke", "stopped"]
SAID: dict[Result, str] = {
    "passed": "通过",
    "failed": "失败",
    "broke": "没有跑成",
    "stopped": "到时间为止",
}


@dataclass(frozen=True, slots=True)
class Failure:
    """A case that failed."""

    case: str
    shown: str
    """What pytest says of it, the falsifying example and its seed too."""
    repeat: str
    """The command that fails again in the same way."""


@dataclass(frozen=True, slots=True)
class Row:
    """One round of one row of the table."""

    name: str
    seed: int
    cases: int
    failures: tuple[Failure, ...]
    notes: tuple[str, ...]
    seconds: float
    result: Result
    """``broke``: no case ran, or the run ended badly though none failed: ``repeat`` and ``log``."""
    repeat: str
    log: str
    """File with all that was said."""

    @property
    def good(self) -> bool:
        """Nothing failed; a round that the clock stopped may be good."""
        return not self.failures and self.result in ("passed", "stopped")


def write_report(path: Path, command: str, seed: int, at: str, rows: Sequence[Row]) -> None:
    """``build/soak.json`` or ``build/fuzz.json``."""
    report = {
        "command": command,
        "seed": seed,
        "commit": at,
        "rows": [asdict(row) for row in rows],
    }
    path.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def commit() -> str:
    """The commit that ran, with a ``+`` where files were changed; empty without git."""
    try:
        done = subprocess.run(
            ("git", "describe", "--always", "--abbrev=40", "--exclude=*", "--dirty=+"),
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return ""
    return done.stdout.strip()


def print_rows(console: Console, rows: Sequence[Row], path: Path) -> None:
    """The table, each failure with what was seen and its command, and the next step."""
    table = Table("项", "种子", "例", "失败", "秒", "结果")
    for row in rows:
        cells = (row.name, row.seed, row.cases, len(row.failures), round(row.seconds))
        table.add_row(*map(str, cells), SAID[row.result])
    console.print(table)
    for row in rows:
        for note in row.notes:
            console.print(Text(note), soft_wrap=True)
        for failure in row.failures:
            console.print(Text(f"\n{failure.case}", style="bold red"), soft_wrap=True)
            console.print(Text(failure.shown), soft_wrap=True)
            console.print(Text(f"重现：{failure.repeat}", style="bold"), soft_wrap=True)
        if not row.good and not row.failures:
            console.print(Text(f"\n{row.name} 没有跑成，经过见 {row.log}"), soft_wrap=True)
            console.print(Text(f"重现：{row.repeat}", style="bold"), soft_wrap=True)
    bad = sum(not row.good for row in rows)
    step = "先重现，再改，再用同一个种子跑一遍。" if bad else "没有失败。"
    console.print(Text(f"{step}报告：{path}"), soft_wrap=True)
