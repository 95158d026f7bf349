"""Entry point: ``python -m tests.long soak|fuzz``, with ``SEED``, ``ROWS`` and ``MINUTES``.

The variables come from the environment, as everywhere (``docs/settings.md``).
"""

import argparse
import os
import secrets
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

from rich.console import Console
from rich.text import Text

from bench.chosen import NoSuchRow, chosen
from tests.long.frame import Place, fuzz, soak
from tests.long.table import FUZZ, SOAK, LongRun

MINUTES = 5.0


class Unclear(Exception):
    """A variable that can't be followed; the text is a Chinese sentence."""


def main() -> int:
    """Run one of the two; 1 if anything failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.long")
    parser.add_argument("command", choices=("soak", "fuzz"))
    command = parser.parse_args().command
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    place = Place(Path.cwd(), Path.cwd() / "build", Console(highlight=False))
    try:
        seed = read_seed(os.environ)
        place.console.print(f"种子：{seed}")
        if command == "soak":
            return soak(place, read_rows(os.environ, SOAK), seed)
        return fuzz(place, FUZZ, seed, read_minutes(os.environ))
    except Unclear as mistake:
        place.console.print(Text(str(mistake), style="bold red"), soft_wrap=True)
        return 1
    except KeyboardInterrupt:
        return 130


def read_seed(environment: Mapping[str, str]) -> int:
    """``SEED``, or one drawn now."""
    text = environment.get("SEED", "").strip()
    if text and not (text.isascii() and text.isdigit()):
        raise Unclear(f"SEED 应是一个不小于 0 的整数，读到的是“{text}”。")
    return int(text) if text else secrets.randbelow(2**31)


def read_minutes(environment: Mapping[str, str]) -> float:
    """``MINUTES``, a part of one too."""
    text = environment.get("MINUTES", "").strip()
    try:
        minutes = float(text) if text else MINUTES
    except ValueError:
        minutes = 0
    if not 0 < minutes < float("inf"):
        raise Unclear(f"MINUTES 应是分钟数，例如 5 或 0.5，读到的是“{text}”。")
    return minutes


def read_rows(environment: Mapping[str, str], table: tuple[LongRun, ...]) -> list[LongRun]:
    """The rows named in ``ROWS``, by commas; all of them where it is empty."""
    try:
        names = chosen(environment.get("ROWS", ""), [run.name for run in table])
    except NoSuchRow as mistake:
        raise Unclear(str(mistake)) from None
    return [run for run in table if run.name in names]


if __name__ == "__main__":
    sys.exit(main())
