"""Entry point: ``python -m bench``, which ``make bench`` runs; ``ROWS`` chooses."""

import os
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

from bench.chosen import NoSuchRow, chosen
from bench.measure import ROWS, bench
from plugins.desk.settings import DeskError, read_settings


def main() -> int:
    """Measure; a mistake is a sentence and exit code 1, never a traceback."""
    console = Console(highlight=False)
    try:
        wanted = chosen(os.environ.get("ROWS", ""), ROWS)
        return bench(read_settings(os.environ, Path.cwd()), wanted, console)
    except (DeskError, NoSuchRow) as mistake:
        console.print(Text(str(mistake), style="bold red"), soft_wrap=True)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
