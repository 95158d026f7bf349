"""``rebuild``: the build between two keystrokes, for :mod:`plugins.desk.serve`.

Leaves out the rooms that work on the finished site (:data:`FINISHING`) and keeps what the first
build made of them (:data:`CARRIED`), so page search goes on working, with the words of that build.
"""

import ast
import json
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from plugins.desk.build import HTML, html
from plugins.desk.generator import Run
from plugins.desk.settings import DeskSettings
from plugins.library.site.site import Check

FINISHING = ("sitemap", "page_search", "precompress")
CARRIED = ("search",)


def rebuild(settings: DeskSettings, checks: Sequence[Check], console: Console) -> int:
    """``html`` without the rooms for the finished site."""
    run = Run(HTML.conf, plugins_while_writing(settings.root / HTML.conf), CARRIED)
    return html(settings, checks, console, run)


def plugins_while_writing(conf: Path) -> tuple[str, ...]:
    """Pelican's ``-e`` argument: the plugins of ``conf`` without those for the finished site.

    The list is read, not run: a mistake in the settings is for Pelican to tell.
    """
    try:
        statements = ast.parse(conf.read_text(encoding="utf-8")).body
        plugins = next(
            ast.literal_eval(statement.value)
            for statement in statements
            if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "PLUGINS"
        )
    except (OSError, SyntaxError, ValueError, StopIteration):
        return ()
    kept = [name for name in plugins if name.rpartition(".")[2] not in FINISHING]
    return (f"PLUGINS={json.dumps(kept)}",)
