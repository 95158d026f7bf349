"""Entry point: ``python -m plugins.desk check|html|publish|serve|deploy|rollback|bench…``."""

import os
import signal
import sys
from pathlib import Path
from pkgutil import resolve_name

from rich.console import Console
from rich.text import Text

from plugins.desk.settings import DeskError, DeskSettings, read_settings, unusable
from plugins.library.arguments import Arguments
from plugins.library.crash import crashed
from plugins.library.tables.units import UnreadableFile

TELLING = {
    "deploy": "releases:deploy",
    "rollback": "releases:rollback",
    "new": "new:make_new",
    "chronicle": "chronicle:draft_chronicle",
    "pack": "pack:make_pack",
    "guide": "guide:write_guide",
}
"""Commands that do something and say what."""
ASKING = ("new", "chronicle", "pack")
"""Those of them that take variables of their own."""
BUILDING = {
    "check": "build:check",
    "html": "build:html",
    "publish": "build:publish",
    "rebuild": "rebuild:rebuild",
}
"""Commands that run the checks."""
ELSEWHERE = {
    "bench": ("bench",),
    "soak": ("tests.long", "soak"),
    "fuzz": ("tests.long", "fuzz"),
    "screens": ("tests.long.walk.screens",),
}
"""Other programs, in our place: the house never imports what measures it, nor its tests."""
INTERNAL = ("rebuild", "guide")
COMMANDS = ("serve", *(c for c in (*TELLING, *BUILDING, *ELSEWHERE) if c not in INTERNAL))


def main() -> int:
    """Run one command; a mistake is a sentence and exit code 1, never a traceback."""
    parser = Arguments(prog="python -m plugins.desk")
    choices = (*COMMANDS, *INTERNAL)
    parser.add_argument("command", metavar="命令", choices=choices, help="、".join(choices))
    command = parser.parse_args().command
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    console = Console(highlight=False)
    settings = None
    try:
        settings = read_settings(os.environ, Path.cwd())
        return _run(command, settings, console)
    except DeskError as mistake:
        told = str(mistake)
    except OSError as mistake:  # a full disk, a folder of another user's
        told = str(unusable(mistake))
    except UnreadableFile as mistake:  # a text that a command would have added to
        told = f"{mistake.what}。{mistake.remedy}，再运行一次。"
    except Exception as mistake:
        told = crashed(mistake, settings.build if settings else Path("build"))
    except KeyboardInterrupt:
        return 130
    console.print(Text(told, style="bold red"), soft_wrap=True)
    return 1


def _run(command: str, settings: DeskSettings, console: Console) -> int:
    """Each command brings its modules: a deploy doesn't wait for all that a build reads with."""
    if command in ELSEWHERE:
        os.execv(sys.executable, [sys.executable, "-m", *ELSEWHERE[command]])
    if command in TELLING:
        asked = (os.environ,) if command in ASKING else ()
        if asked:
            resolve_name("plugins.desk.loose_words:refuse_loose_words")(command, os.environ)
        if asked and settings.content.exists():
            resolve_name("plugins.desk.build:refuse_unopenable")(settings.content)
        told = resolve_name(f"plugins.desk.{TELLING[command]}")(settings, *asked)
        console.print(Text(told), soft_wrap=True)
        return 0
    if command in BUILDING:
        checks = resolve_name("plugins.desk.registry:CHECKS")
        return int(resolve_name(f"plugins.desk.{BUILDING[command]}")(settings, checks, console))
    return int(resolve_name("plugins.desk.serve:serve")(settings, console))


if __name__ == "__main__":
    sys.exit(main())
