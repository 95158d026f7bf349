"""Sites to test on: ``build`` makes one of a few inline files, ``site`` is the real one."""

import gc
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from blinker import Signal
from jinja2 import Environment
from pelican import Pelican, signals
from pelican.settings import read_settings

from bench.search.browser import find_browser
from plugins.library.reading.once import forget_what_was_read
from plugins.reading.templates import CompiledOnce
from tests.support import district, events
from tests.support.marc import Marc, control, data
from tests.support.shared_builds import (
    Make,
    asked_by,
    begin,
    builds_last,
    common_folder,
    shared,
    turn_at,
)
from tests.support.written_links import write_links

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

COMPILED = CompiledOnce(ROOT / "build" / "templates")
"""Templates of all builds of all processes: compiling them takes longer than a small site."""

POSTERS = ROOT / "build" / "posters"
"""Posters of all builds of all processes, by what they say: each is a tenth of a second's work."""

CARDS = ROOT / "build" / "cards"
"""Title cards and icons of all builds, likewise."""

Build = Callable[..., Path]
Share = Callable[[str, Make], Path]


@pytest.hookimpl(optionalhook=True)  # runs that repeat an order have no xdist
def pytest_xdist_auto_num_workers() -> int:
    """One test process more than processors: one of them waits for a browser or a build."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """While the first tests run, the builds are made that the others ask for."""
    processes = getattr(config, "workerinput", {}).get("workercount", 1)
    items[:] = builds_last(items, BUILDS, processes)


gc.disable()  # nothing of a collection is garbage; looking for it takes a sixth of the time


def pytest_collection_finish() -> None:
    """Collect garbage from now on, but never look through the thousands of tests for it."""
    gc.freeze()
    gc.enable()


Environment.list_templates = lambda *_: []  # type: ignore[method-assign]
# for a line of its log that nobody sees, each of Pelican's generators looks for all templates

MEASURED = "measured"
"""The property of a test whose values are printed at the end of a run."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests measured, whichever process ran them."""
    for outcome in ("passed", "failed"):
        for report in terminalreporter.stats.get(outcome, []):
            for name, value in getattr(report, "user_properties", ()):
                if name == MEASURED:
                    terminalreporter.write_line(f"{report.nodeid.rpartition('/')[2][:40]}: {value}")


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
    conf_settings = read_settings(str(ROOT / conf), override=overrides)
    conf_settings["JINJA_ENVIRONMENT"]["bytecode_cache"] = COMPILED
    share_posters(Path(overrides["BUILD_PATH"]))
    warnings = Warnings()
    log = logging.getLogger("pelican")
    log.addHandler(warnings)
    try:
        Pelican(conf_settings).run()
    finally:
        log.removeHandler(warnings)
        forget_what_was_read()  # where the build stopped half-way, too
    assert warnings.messages == []
    return folder / "output"


def share_posters(build: Path) -> None:
    """Let a build find the posters and cards that another has drawn."""
    build.mkdir(parents=True, exist_ok=True)
    for drawn in (POSTERS, CARDS):
        drawn.mkdir(parents=True, exist_ok=True)
        if not (build / drawn.name).exists():
            (build / drawn.name).symlink_to(drawn)


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


ELSEWHERE = {"PYTHONHASHSEED": "7", "TZ": "America/New_York", "LC_ALL": "C", "COLUMNS": "40"}
EXAMPLE = {"SITE": "examples/district"}
PUBLISHED = {"SITEURL": "https://example.org"}
FOLDER = "/lib"
"""Where on its host the site of ``two_builds`` lies."""
NEW = Marc.book("NEW1", "离线目录的新书", "安居", data("905", "__", ("a", "AJ00"), ("b", "N1")))


def build_twice(folder: Path) -> None:
    """The example in a folder of its host, links in every text; then with one record more."""
    export, site = folder / "export", {"SITEURL": f"{PUBLISHED['SITEURL']}{FOLDER}"}
    given, site["SITE"] = ROOT / EXAMPLE["SITE"], str(folder / "site")
    shutil.copytree(given / "content", folder / "site" / "content")
    write_links(folder / "site" / "content", site["SITEURL"])
    (given / "build").mkdir(exist_ok=True)  # no build of the example may have begun
    for name in ("catalog_export", "build"):  # what is made of pictures is made once
        (folder / "site" / name).symlink_to(given / name)
    shutil.copytree(given / "catalog_export", export)
    with (export / "biblio.iso").open("ab") as records:
        records.write(NEW.to_bytes())
    run_desk("publish", folder / "first", **site)
    run_desk("publish", folder / "second", CATALOG_EXPORT=str(export), **site)


BUILDS: dict[str, Make] = {
    "site": lambda folder: run_desk("publish", folder / "output", **PUBLISHED),
    "example_site": lambda folder: run_desk("publish", folder / "output", **EXAMPLE, **PUBLISHED),
    "rebuilt_site": lambda folder: run_desk(
        "publish", folder / "elsewhere" / "site", **PUBLISHED, **ELSEWHERE
    ),
    "two_builds": build_twice,
    "recipes": lambda folder: import_module("tests.support.recipes").build_with_all(folder),
}
"""Builds of staff's commands, by the fixture that gives them; the first is begun first."""


@pytest.fixture(scope="session", autouse=True)
def builds(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Begin what the tests of this run ask for."""
    wanted = {name for item in request.session.items for name in asked_by(item)}
    begin(common_folder(tmp_path_factory), BUILDS, wanted)


@pytest.fixture(scope="session")
def share(tmp_path_factory: pytest.TempPathFactory) -> Share:
    """The folder of a name that all test processes share; who comes first makes what is in it."""
    common = common_folder(tmp_path_factory)
    return lambda name, make: shared(common, name, make)


@pytest.fixture(scope="session")
def site(share: Share) -> Path:
    """The real site, built by the staff's own command for ``https://example.org``."""
    return share("site", BUILDS["site"]) / "output"


@pytest.fixture(scope="session")
def example_site(share: Share) -> Path:
    """The site of 示例区图书馆 (``examples/``), built as ``site`` is."""
    return share("example_site", BUILDS["example_site"]) / "output"


@pytest.fixture(scope="session")
def recipes(share: Share) -> Path:
    """The project with every recipe of CONTRIBUTING.md, and its example built."""
    return share("recipes", BUILDS["recipes"])


@pytest.fixture(scope="session")
def places_site(share: Share) -> Path:
    """A district of 49 places, built on 25 September 2026, closed on the first days of October."""

    def make(folder: Path) -> None:
        write_project(folder, district.files(district.CLOSURE))
        build_site(folder, BUILD_DATE=district.TODAY, SITEURL=PUBLISHED["SITEURL"])

    return share("places", make) / "output"


@pytest.fixture(scope="session")
def events_project(share: Share) -> Path:
    """A folder with events in every state, built on their day; no test writes into it."""

    def make(folder: Path) -> None:
        write_project(folder, events.FILES)
        url = PUBLISHED["SITEURL"]
        build_site(folder, SITENAME="示例区图书馆", SITEURL=url, BUILD_DATE=events.DAY)

    return share("events", make)


@pytest.fixture(scope="session")
def two_builds(share: Share) -> tuple[Path, Path]:
    """The two sites of :func:`build_twice`."""
    folder = share("two_builds", BUILDS["two_builds"])
    return folder / "first", folder / "second"


def run_desk(verb: str, output: Path, **environment: str) -> Path:
    """Run a staff's command for a build of the project; return the output folder."""
    given = {
        **os.environ,
        "SITEURL": "",
        "OUTPUT": str(output),
        "SOURCE_DATE_EPOCH": "1763780400",
        **environment,
    }
    command = [sys.executable, "-m", "plugins.desk", verb]
    turn = ROOT / given.get("SITE", "") / "build" / "tests.lock"
    turn.parent.mkdir(exist_ok=True)
    with turn_at(turn):  # the desk refuses two builds of one library at once
        done = subprocess.run(
            command, cwd=ROOT, env=given, capture_output=True, text=True, check=False
        )
    assert done.returncode == 0, done.stdout + done.stderr
    return output


@pytest.fixture(scope="session")
def chromium() -> str:
    """Debian's chromium; without it a browser test is skipped, and fails where ``CI=true``."""
    path = find_browser()
    if path is None:
        message = "没有 chromium：浏览器测试没有运行。请安装 chromium（apt-get install chromium）"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(message)
    return str(path)
