"""Runs Pelican as a child process and says in plain words why it stopped.

A process of its own, because Pelican's signals, loggers and settings are global: ``make serve``
builds many times. Always with ``--fatal=warnings`` and never with ``-q``, which silently turns
``--fatal`` off.
"""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from plugins.desk.settings import DeskError, DeskSettings
from plugins.library.causes import SYSTEM_NUMBER, cause_of, is_chinese

LEVEL = re.compile(
    r"^(?:\[[\d:]+\])?\s*(?P<level>DEBUG|INFO|WARNING|ERROR|CRITICAL)\s+(?P<text>.*?)"
    r"(?:\s+[\w.]+\.py:\d+)?\s*$"
)
_CLASS = re.compile(r"\b(?:\w+\.)*[A-Z]\w*(?:Error|Exception|NotFound|Undefined)\b:?\s*")
_FILE = re.compile(r"[^\s'\"`,:;，：（(]+\.(?:md|toml|csv|txt|html|xml|jpg|png|css|js|py)\b")
FATAL_ITSELF = "RuntimeError: Warning or error encountered"
WIDE = {"COLUMNS": "500", "TERM": "dumb", "NO_COLOR": "1", "PYTHONUTF8": "1"}
"""One message a line in Pelican's log, however narrow the terminal."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of Pelican."""

    conf: str
    """``pelicanconf.py`` or ``publishconf.py``."""
    overrides: Sequence[str] = ()
    """``NAME=json`` for Pelican's ``-e``."""
    carried: Sequence[str] = ()
    """Folders that this run does not write and the site it replaces lends."""


def run_pelican(settings: DeskSettings, folder: Path, run: Run) -> None:
    """Build the site into ``folder``; raises :class:`DeskError` with Pelican's reasons."""
    command = [sys.executable, "-m", "pelican", str(settings.content), "-s", run.conf]
    command += ["-o", str(folder), "--fatal=warnings"]
    if run.overrides:
        command += ["-e", *run.overrides]
    with (
        held_back(signal.SIGTERM, signal.SIGINT) as let_through,
        # Waited for at the end: else it writes into the folder that is about to be removed.
        subprocess.Popen(
            command,
            cwd=settings.root,
            env=settings.environment() | WIDE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            close_fds=False,  # hands on the lock: an orphaned Pelican keeps the next build waiting
        ) as child,
    ):
        try:
            let_through()
            output, _ = child.communicate()
        except BaseException:
            child.kill()
            raise
    log = settings.build / "pelican.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text(output, encoding="utf-8")
    if child.returncode:
        raise DeskError(_sentence(output, log))


@contextmanager
def held_back(*numbers: signal.Signals) -> Iterator[Callable[[], None]]:
    """Signals wait until the function that is yielded is called, once; then they act as before.

    A signal that raises while a child is being started leaves a child that nobody knows.
    """
    came: list[int] = []
    before = {number: signal.signal(number, lambda got, _: came.append(got)) for number in numbers}

    def let_through() -> None:
        while before:
            signal.signal(*before.popitem())
        for number in came:
            os.kill(os.getpid(), number)

    try:
        yield let_through
    finally:
        while before:
            signal.signal(*before.popitem())


def reasons(output: str) -> list[str]:
    """The warnings and errors in Pelican's output, one string each, tracebacks left out."""
    found: list[str] = []
    follows = False
    for line in output.splitlines():
        match = LEVEL.match(line)
        if match:
            follows = match["level"] in ("WARNING", "ERROR", "CRITICAL")
            follows = follows and FATAL_ITSELF not in match["text"]
            if follows:
                found.append(match["text"])
        elif not line.strip() or line.lstrip().startswith("Traceback"):
            follows = False
        elif follows:
            found[-1] += "\n" + line.strip()
    return found


def _sentence(output: str, log: Path) -> str:
    """Our own sentences as they are; of what Pelican, Jinja and Python say files and classes."""
    told = reasons(output) or output.splitlines()[-5:]
    lines = [_CLASS.sub("", line) for reason in told for line in reason.splitlines()]
    ours = [line for line in lines if is_chinese(line)]
    foreign = "\n".join(reason for reason in told if not any(map(is_chinese, reason.splitlines())))
    files = sorted(set(_FILE.findall(foreign)))
    classes = sorted({name.rstrip(": \n") for name in _CLASS.findall(foreign)})
    causes = {cause_of(OSError(int(number), "")) for number in SYSTEM_NUMBER.findall(foreign)}
    ours += [f"{cause.what}。{cause.remedy}。" for cause in sorted(causes)]
    if files:
        ours.append(f"和它有关的文件：{'、'.join(files)}")
    if classes:
        ours.append(f"错误的代号：{'、'.join(classes)}")
    listed = "".join(f"\n  {line}" for line in ours)
    why = f"原因：{listed}\n" if ours else ""
    return (
        f"生成页面时停住了，原来的网站没有改动。{why}"
        f"英文的完整记录在 {log}，看不出原因的，请把它交给维护程序的人。"
    )
