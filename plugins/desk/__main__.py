"""Entry point: ``python -m plugins.desk check|html|publish|serve|deploy|rollback|bench…``."""

import argparse
import os
import signal
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

from plugins.desk.settings import DeskError, DeskSettings, read_settings

COMMANDS = (
    "check",
    "html",
    "publish",
    "serve",
    "deploy",
    "rollback",
    "bench",
    "soak",
    "fuzz",
    "new",
    "chronicle",
    "pack",
)
INTERNAL = ("rebuild", "guide")


def main() -> int:
    """Run one command; a mistake is a sentence and exit code 1, never a traceback."""
    parser = argparse.ArgumentParser(prog="python -m plugins.desk")
    parser.add_argument("command", choices=(*COMMANDS, *INTERNAL))
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
    """Each command brings its modules: a deploy doesn't wait for all that a build reads with."""
    match command:
        case "deploy":
            from plugins.desk import releases

            console.print(Text(releases.deploy(settings)), soft_wrap=True)
            return 0
        case "new":
            from plugins.desk import new

            console.print(Text(new.make_new(settings, os.environ)), soft_wrap=True)
            return 0
        case "chronicle":
            from plugins.desk import chronicle

            console.print(Text(chronicle.draft_chronicle(settings, os.environ)), soft_wrap=True)
            return 0
        case "guide":
            from plugins.desk import guide

            console.print(Text(guide.write_guide(settings.root)), soft_wrap=True)
            return 0
        case "pack":
            from plugins.desk import pack

            console.print(Text(pack.make_pack(settings, os.environ)), soft_wrap=True)
            return 0
        case "bench":  # another program, in our place: the house never imports what measures it
            os.execv(sys.executable, [sys.executable, "-m", "bench"])
        case "soak" | "fuzz":  # nor its tests
            os.execv(sys.executable, [sys.executable, "-m", "tests.long", command])
        case "rollback":
            from plugins.desk import releases

            console.print(Text(releases.rollback(settings)), soft_wrap=True)
            return 0
        case "serve":
            from plugins.desk import serve

            return serve.serve(settings, console)
    return _build(command, settings, console)


def _build(command: str, settings: DeskSettings, console: Console) -> int:
    from plugins.desk import build, rebuild
    from plugins.desk.registry import CHECKS

    match command:
        case "check":
            return build.check(settings, CHECKS, console)
        case "html":
            return build.html(settings, CHECKS, console)
        case "publish":
            return build.publish(settings, CHECKS, console)
    return rebuild.rebuild(settings, CHECKS, console)


if __name__ == "__main__":
    sys.exit(main())
