"""Sites to test on: ``build`` makes one of a few inline files, ``site`` is the real one."""

import fcntl
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from blinker import Signal
from pelican import Pelican, signals
from pelican.settings import read_settings

from tests.support.marc import Marc, control, data

pytest_plugins = ["tests.support.laws", "tests.support.soak_mark"]
ROOT = Path(__file__).parents[1]
BASE_FILES = {
    "content/library.toml": 'name = "示例区图书馆"\naddress = "示例路"\n',
    "content/branches.toml": (
        '[[branch]]\nslug = "main"\nname = "总馆"\nkind = "main"\ncatalog_codes = ["AJ00"]\n'
    ),
    "content/navigation.toml": '[[main]]\nlabel = "找书"\nurl = "/catalog/"\nkey = "catalog"\n',
    "content/reports/2021/index.md": "Title: 2021 年年报\n\n按。\n",
    "content/reports/2021/figures.csv": (
        "key,chapter,table,label,value,unit,note\nbooks,3,馆藏,现有藏书,16,万册,余\n"
    ),
    **{f"content/reports/2021/{n}-chapter.md": f"Title: 第{n}章\n\n文。\n" for n in range(1, 6)},
}
"""The least that a site is made of; a test adds what it is about."""
HONGLOUMENG = Marc(
    [
        control("001", "B1"),
        data("200", "1_", ("a", "红楼梦"), ("f", "（清）曹雪芹著")),
        data("690", "__", ("a", "I242.4")),
        data("701", "_0", ("a", "曹雪芹"), ("4", "著")),
        data("905", "__", ("a", "AJ00"), ("s", "I242.4/1")),
    ]
).to_bytes()

Build = Callable[..., Path]


@pytest.fixture(autouse=True)
def forget_receivers() -> Iterator[None]:
    """Pelican's signals are global: what one site connected must not act on the next."""
    yield
    for signal in vars(signals).values():
        if isinstance(signal, Signal):
            signal._clear_state()


class Warnings(logging.Handler):
    """Keeps what Pelican warned of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message."""
        self.messages.append(record.getMessage())


def write_project(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write inline files below a folder, with a small export where none is given."""
    given: dict[str, str | bytes] = {**BASE_FILES, **files}
    if not any(name.startswith("catalog_export/") for name in given):
        given["catalog_export/biblio.iso"] = HONGLOUMENG
    for name, text in given.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def build_site(folder: Path, conf: str = "pelicanconf.py", **settings: Any) -> Path:
    """Build the site of a folder in this process; fail on any warning; return its output."""
    overrides: dict[str, Any] = {
        "PATH": str(folder / "content"),
        "OUTPUT_PATH": str(folder / "output"),
        "CATALOG_EXPORT": str(folder / "catalog_export"),
        "BUILD_PATH": str(folder / "build"),
        **settings,
    }
    warnings = Warnings()
    log = logging.getLogger("pelican")
    log.addHandler(warnings)
    try:
        Pelican(read_settings(str(ROOT / conf), override=overrides)).run()
    finally:
        log.removeHandler(warnings)
    assert warnings.messages == []
    return folder / "output"


@pytest.fixture
def write_files(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Path]:
    """Write inline files below a temporary folder."""

    def write(files: Mapping[str, str | bytes]) -> Path:
        return write_project(tmp_path, files)

    return write


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Build a site of inline files below a temporary folder."""

    def run(
        files: Mapping[str, str | bytes], conf: str = "pelicanconf.py", **settings: Any
    ) -> Path:
        return build_site(write_project(tmp_path, files), conf, **settings)

    return run


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once by the staff's own command for ``https://example.org``."""
    output = tmp_path_factory.mktemp("site") / "output"
    return run_desk("publish", output, SITEURL="https://example.org")


def run_desk(verb: str, output: Path, **environment: str) -> Path:
    """Run a staff's command for a real build; return the output folder."""
    given = {
        **os.environ,
        "SITEURL": "",
        "OUTPUT": str(output),
        "SOURCE_DATE_EPOCH": "1763780400",
        **environment,
    }
    command = [sys.executable, "-m", "plugins.desk", verb]
    with _one_at_a_time():
        done = subprocess.run(
            command, cwd=ROOT, env=given, capture_output=True, text=True, check=False
        )
    assert done.returncode == 0, done.stdout + done.stderr
    return output


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Wait for the other test processes: the desk refuses two builds of one project at once."""
    turn = ROOT / "build" / "tests.lock"
    turn.parent.mkdir(exist_ok=True)
    with turn.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def chromium() -> str:
    """Debian's chromium; without it a browser test is skipped, and fails where ``CI=true``."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        message = "没有 chromium：浏览器测试没有运行。请安装 chromium（apt-get install chromium）"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(message)
    return str(found)
