"""Entry point: ``python -m bench``, which ``make bench`` runs."""

import os
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

from bench.measure import bench
from plugins.desk.registry import CHECKS
from plugins.desk.settings import DeskError, read_settings


def main() -> int:
    """Measure; a mistake is a sentence and exit code 1, never a traceback."""
    console = Console(highlight=False)
    try:
        return bench(read_settings(os.environ, Path.cwd()), CHECKS, console)
    except DeskError as mistake:
        console.print(Text(str(mistake), style="bold red"), soft_wrap=True)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
