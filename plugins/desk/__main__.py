"""Entry point: ``python -m plugins.desk check|html|publish|serve|deploy|rollback|bench…``."""

import argparse
import os
import signal
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from rich.console import Console
from rich.text import Text

from plugins.desk import build, chronicle, guide, new, pack, rebuild, releases, serve
from plugins.desk.registry import CHECKS
from plugins.desk.settings import DeskError, DeskSettings, read_settings

TELLING: Mapping[str, Callable[[DeskSettings], str]] = {
    "deploy": releases.deploy,
    "rollback": releases.rollback,
    "new": lambda settings: new.make_new(settings, os.environ),
    "chronicle": lambda settings: chronicle.draft_chronicle(settings, os.environ),
    "pack": lambda settings: pack.make_pack(settings, os.environ),
    "guide": lambda settings: guide.write_guide(settings.root),
}
"""Commands that do something and say what."""
BUILDING = {
    "check": build.check,
    "html": build.html,
    "publish": build.publish,
    "rebuild": rebuild.rebuild,
}
"""Commands that run the checks."""
ELSEWHERE = {
    "bench": ("bench",),
    "soak": ("tests.long", "soak"),
    "fuzz": ("tests.long", "fuzz"),
}
"""Other programs, in our place: the house never imports what measures it, nor its tests."""
INTERNAL = ("rebuild", "guide")
COMMANDS = tuple({*TELLING, *BUILDING, *ELSEWHERE, "serve"}.difference(INTERNAL))


def main() -> int:
    """Run one command; a mistake is a sentence and exit code 1, never a traceback."""
    parser = argparse.ArgumentParser(prog="python -m plugins.desk")
    parser.add_argument("command", choices=sorted((*COMMANDS, *INTERNAL)))
    command = parser.parse_args().command
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    console = Console(highlight=False)
    try:
        return _run(command, read_settings(os.environ, Path.cwd()), console)
    except DeskError as mistake:
        console.print(Text(str(mistake), style="bold red"), soft_wrap=True)
        return 1
    except KeyboardInterrupt:
        return 130


def _run(command: str, settings: DeskSettings, console: Console) -> int:
    if command in ELSEWHERE:
        os.execv(sys.executable, [sys.executable, "-m", *ELSEWHERE[command]])
    if command in TELLING:
        console.print(Text(TELLING[command](settings)), soft_wrap=True)
        return 0
    if command in BUILDING:
        return BUILDING[command](settings, CHECKS, console)
    return serve.serve(settings, console)


if __name__ == "__main__":
    sys.exit(main())
