"""``html`` and ``publish``: check first, build beside the old site, swap it in whole."""

import os
import shutil
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from plugins.desk.catalog_report import print_report, written
from plugins.desk.counts import count_site
from plugins.desk.facts import check_facts
from plugins.desk.generator import Run, run_pelican
from plugins.desk.published import digests, last_publish
from plugins.desk.report import View, has_errors, print_problems
from plugins.desk.report_forms import FORMS
from plugins.desk.settings import DeskError, DeskSettings, unwritable
from plugins.desk.swap import Marker, fresh_folder, refuse_foreign
from plugins.images.store import PictureStore
from plugins.library.locks import held
from plugins.library.reading.once import reading_once
from plugins.library.reading.problems import Problem
from plugins.library.reading.view import without
from plugins.library.site.deployed import FILE as PUBLISHED
from plugins.library.site.openable import check_openable
from plugins.library.site.site import Check, Site
from plugins.library.site.stages import roots, waiting
from plugins.library.site.weighing import unshowable, weighed

HTML = Run("pelicanconf.py")
PUBLISH = Run("publishconf.py")


def run_checks(site: Site, checks: Sequence[Check], publishing: bool = False) -> list[Problem]:
    """All problems of all checks; missing facts weigh as much as the occasion asks.

    What can't be opened comes first and alone: every check would stop at it.
    """
    if unopenable := list(check_openable(site.content)):
        return unopenable
    with reading_once():
        found = _with_and_without_drafts(site, checks)
    return found + list(check_facts(site, publishing))


def _with_and_without_drafts(site: Site, checks: Sequence[Check]) -> list[Problem]:
    """What all checks find, weighed by what is published."""

    def find(hidden: Iterable[Path]) -> list[Problem]:
        with without(hidden):
            return [problem for check in checks for problem in check(site)]

    waits = waiting(site.content, site.build_date)
    if not waits:
        return find(())
    found = weighed(find(roots(waits)), find(()), waits, site.content)
    store = PictureStore(site.build)
    left_out = unshowable(site.content, waits, lambda path: store.check(path, path.name))
    return found + [one.not_shown for one in left_out]


def refuse_unopenable(content: Path) -> None:
    """Raise :class:`DeskError` where something below the content folder can't be opened."""
    if found := list(check_openable(content)):
        raise DeskError("先改好这些，再运行一次：\n" + "\n".join(map(str, found)))


def check(settings: DeskSettings, checks: Sequence[Check], console: Console) -> int:
    """``make check``: print every problem; 1 where one of them is an error."""
    last = last_publish(settings)
    if settings.format:
        if settings.format not in FORMS:
            raise DeskError(f"FORMAT 可以写：{'、'.join(FORMS)}。读到的是“{settings.format}”。")
        problems = run_checks(settings.site, checks)
        print(FORMS[settings.format](settings, problems, last), file=console.file)
        return int(has_errors(problems))
    problems = _checked(settings, checks, console)
    view = View(last, settings.show_all)
    print_problems(console, problems, "运行 make html 生成网站。", view)
    return int(has_errors(problems))


def _checked(
    settings: DeskSettings, checks: Sequence[Check], console: Console, publishing: bool = False
) -> list[Problem]:
    """Run the checks and print what came in; the problems are printed below it, by the prompt."""
    before = written(settings.build)
    site = settings.site
    if publishing and settings.is_own_export:
        site = replace(site, deployed=settings.folder / PUBLISHED)
    problems = run_checks(site, checks, publishing)
    print_report(console, settings.build, settings.port, before)
    return problems


def html(settings: DeskSettings, checks: Sequence[Check], console: Console, run: Run = HTML) -> int:
    """``make html``: the whole site for reading on this machine."""
    with building_alone(settings.build):
        return _build(settings, checks, console, run)


def publish(settings: DeskSettings, checks: Sequence[Check], console: Console) -> int:
    """``make publish``: the strict build for the address ``SITEURL``."""
    if not settings.siteurl.startswith(("https://", "http://")):
        raise DeskError("发布需要网址，例如：make publish SITEURL=https://example.org")
    with building_alone(settings.build):
        return _build(settings, checks, console, PUBLISH)


@contextmanager
def building_alone(build: Path) -> Iterator[None]:
    """Hold the one lock of this project folder.

    The system frees it when the last process that holds it ends, killed or not; Pelican inherits
    it, so nobody builds into a folder that an orphaned Pelican still writes to.
    """
    lock = build / "lock"
    try:
        build.mkdir(parents=True, exist_ok=True)
        lock.touch()
    except OSError as mistake:
        raise unwritable(build, mistake) from None
    message = "另一次生成正在进行。请等它结束，再运行一次。"
    with held(lock, lambda _: DeskError(message)) as file:
        os.set_inheritable(file.fileno(), True)
        yield


def _build(settings: DeskSettings, checks: Sequence[Check], console: Console, run: Run) -> int:
    started = time.monotonic()
    refuse_foreign(settings.output)
    publishing = run is PUBLISH
    problems = _checked(settings, checks, console, publishing)
    view = View(last_publish(settings), settings.show_all, folds=not publishing)
    print_problems(console, problems, view=view)
    if has_errors(problems):
        console.print(Text("没有生成网站，原来的网站没有改动。"))
        return 1
    command, told = ("publish", digests(problems)) if publishing else ("html", ())
    own = settings.is_own_export
    marker = Marker(command, settings.build_date, settings.siteurl, told, own)
    with fresh_folder(settings.output, marker) as folder:
        run_pelican(settings, folder, run)
        for name in run.carried:
            _carry(settings.output / name, folder / name)
    _print_result(console, settings, time.monotonic() - started, publishing)
    return 0


def _carry(old: Path, new: Path) -> None:
    if old.is_dir() and not new.exists():
        shutil.copytree(old, new)


def _print_result(
    console: Console, settings: DeskSettings, seconds: float, publishing: bool
) -> None:
    table = Table(title="网站已生成")
    table.add_column("内容")
    table.add_column("数量", justify="right")
    for label, number in count_site(settings.output).rows:
        table.add_row(label, f"{number:,}")
    console.print(table)
    console.print(Text(f"用时 {seconds:.1f} 秒，写入 {settings.output}"), soft_wrap=True)
    step = (
        "make deploy DEPLOY_TO=<网站文件夹>"
        if publishing
        else f"make serve，然后打开 http://127.0.0.1:{settings.port}/"
    )
    console.print(Text(f"下一步：{step}"), soft_wrap=True)
