"""``html`` and ``publish`` on a small project, with the real Pelican."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from plugins.desk.build import building_alone, check, html, publish
from plugins.desk.counts import count_site
from plugins.desk.generator import Run
from plugins.desk.settings import DeskError, DeskSettings
from plugins.desk.swap import read_marker
from plugins.library.reading.problems import Problem, error, warning
from plugins.library.site.site import Check, Site
from tests.conftest import ROOT
from tests.desk.conftest import CONF, write
from tests.support import traced
from tests.support.soak_mark import brief

Told = Callable[[], str]


def two_errors(site: Site) -> Iterable[Problem]:
    yield error("content/events/a.md", 3, "日期不存在", "2021-02-30", "请核对")
    yield error("content/events/b.md", None, "缺少标题")


def one_warning(site: Site) -> Iterable[Problem]:
    yield warning("catalog_export/a.csv", 9, "不认识的馆代码", "X")


def test_html_builds_and_prints_counts_and_the_next_step(
    desk: DeskSettings, console: Console, told: Told
) -> None:
    assert html(desk, (one_warning,), console) == 0
    assert "开放时间" in (desk.output / "hours/index.html").read_text(encoding="utf-8")
    for words in (
        "页面",
        "make serve",
        "http://127.0.0.1:8000/",
        "不认识的馆代码",
    ):
        assert words in told()


def test_the_site_is_counted_by_what_was_written(tmp_path: Path) -> None:
    page = "<!doctype html>"
    write(
        tmp_path,
        {
            "catalog/summary.json": '{"records": 1234, "items": 5678}',
            "events/index.html": page,
            "events/2021/index.html": page,
            "events/tea/index.html": page,
            "exhibitions/duanwu/index.html": page,
            "exhibitions/duanwu/01/index.html": page,
        },
    )
    assert count_site(tmp_path).rows == (
        ("页面", 5),
        ("活动", 1),
        ("展览", 1),
        ("书目", 1234),
        ("单册", 5678),
    )


def test_all_errors_come_at_once_and_the_old_site_stays(
    desk: DeskSettings, console: Console, told: Told
) -> None:
    html(desk, (), console)
    write(desk.root, {"content/pages/hours.md": "Title: 新\n\n新\n"})
    checks: tuple[Check, ...] = (two_errors, one_warning)
    assert html(desk, checks, console) == 1
    assert "content/events/a.md:3  日期不存在" in told()
    assert "content/events/b.md  缺少标题" in told()
    assert "错误 2 项，警告 2 项" in told()
    assert "开放时间" in (desk.output / "hours/index.html").read_text(encoding="utf-8")


def test_check_writes_no_page(desk: DeskSettings, console: Console) -> None:
    assert check(desk, (two_errors,), console) == 1
    assert check(desk, (one_warning,), console) == 0
    assert not desk.output.exists()


def test_what_pelican_forgives_stops_this_build_in_plain_words(
    desk: DeskSettings, console: Console
) -> None:
    html(desk, (), console)
    write(desk.root, {"content/pages/lost.md": "Title: 一\n\n[去]({filename}nowhere.md)\n"})
    with pytest.raises(DeskError) as caught:
        html(desk, (), console)
    assert "nowhere.md" in str(caught.value)
    assert "Traceback" not in str(caught.value)
    assert not (desk.output / "lost").exists()
    assert sorted(path.name for path in desk.root.glob(".output*")) == []


@pytest.mark.parametrize("command", brief(1, ["publish", "html"]))
def test_a_raw_picture_stops_the_build_and_leaves_the_site_that_stands(
    desk: DeskSettings, console: Console, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    html(desk, (), console)
    conf = CONF.replace("PLUGINS = []", 'PLUGINS = ["plugins.privacy"]\nSTATIC_PATHS = ["raw"]')
    write(desk.root, {"pelicanconf.py": conf, "content/raw/a.txt": "文"})
    (desk.content / "raw/child.txt").write_bytes(traced.MADE["JPEG EXIF"]())
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    with pytest.raises(DeskError) as caught:
        if command == "html":
            html(desk, (), console)
        else:
            publish(replace(desk, siteurl="https://example.org"), (), console)
    told = str(caught.value)
    assert "raw/child.txt  读到 EXIF" in told
    assert "另存为 PNG" in told
    assert "Traceback" not in told
    assert (desk.output / "hours/index.html").exists()
    assert not (desk.output / "raw").exists()


def test_a_template_that_fails_is_named(desk: DeskSettings, console: Console) -> None:
    write(desk.root, {"theme/templates/page.html": "{{ 1 / 0 }}"})
    with pytest.raises(DeskError, match="ZeroDivisionError"):
        html(desk, (), console)


def test_publish_needs_an_address(desk: DeskSettings, console: Console) -> None:
    with pytest.raises(DeskError, match="SITEURL="):
        publish(desk, (), console)


def test_missing_facts_are_notices_for_a_specimen_and_errors_for_a_real_host(
    desk: DeskSettings, console: Console, told: Told
) -> None:
    for host in ("https://example.org", "https://preview.example.org/", "http://127.0.0.1:8000"):
        assert publish(replace(desk, siteurl=host), (), console) == 0
    assert "提示（1）" in told()
    assert "content/library.toml:2  待馆方填写：咨询电话" in told()
    assert publish(replace(desk, siteurl="https://ajlib.cn"), (), console) == 1
    marker = read_marker(desk.output)
    assert marker is not None
    assert (marker.command, marker.siteurl) == ("publish", "http://127.0.0.1:8000")


def test_missing_hours_of_the_main_library_are_a_missing_fact(
    desk: DeskSettings, console: Console, told: Told
) -> None:
    text = '[[branch]]\nslug = "main"\nname = "总馆"\nkind = "main"\n[branch.hours]\n'
    write(desk.root, {"content/branches.toml": text})
    assert check(replace(desk, show_all=True), (), console) == 0
    assert "content/branches.toml:5  待馆方填写：总馆的开放时间" in told()


@pytest.mark.soak
def test_output_elsewhere_works(desk: DeskSettings, console: Console) -> None:
    elsewhere = replace(desk, output=desk.root.parent / "far" / "site")
    assert html(elsewhere, (), console) == 0
    assert (elsewhere.output / "hours/index.html").exists()
    assert not desk.output.exists()


def test_a_second_build_at_once_is_refused(desk: DeskSettings, console: Console) -> None:
    with building_alone(desk.build), pytest.raises(DeskError, match="另一次生成正在进行"):
        html(desk, (), console)
    assert html(desk, (), console) == 0


@pytest.mark.soak
def test_folders_are_carried_over_where_a_run_does_not_write_them(
    desk: DeskSettings, console: Console
) -> None:
    html(desk, (), console)
    write(desk.output, {"pagefind/index.json": "{}"})
    assert html(desk, (), console, Run("pelicanconf.py", carried=("pagefind", "absent"))) == 0
    assert (desk.output / "pagefind/index.json").exists()


def wait_for_lock(desk: DeskSettings) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            with building_alone(desk.build):
                return
        except DeskError:
            time.sleep(0.1)


SCRIPT = """
import signal, sys
from datetime import date
from pathlib import Path
from rich.console import Console
from plugins.desk.build import html
from plugins.desk.settings import DeskSettings
root = Path(sys.argv[1])
signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(1))
html(DeskSettings(root, root, root / "x", root / "output", date(2026, 11, 22)), (), Console())
"""


STRUCK_WHILE_STARTING = """
import os, signal, subprocess, time
start = subprocess.Popen._execute_child
def started(self, *given):
    start(self, *given)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(0.1)
subprocess.Popen._execute_child = started
"""
"""The signal comes when the child runs and Popen has not returned yet."""


@pytest.mark.soak
def test_a_build_stopped_while_pelican_starts_leaves_no_pelican_behind(
    desk: DeskSettings, console: Console
) -> None:
    html(desk, (), console)
    script = SCRIPT.replace("html(Desk", STRUCK_WHILE_STARTING + "html(Desk")
    done = subprocess.run(
        [sys.executable, "-c", script, str(desk.root)],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        check=False,
    )
    assert done.returncode == 1
    wait_for_lock(desk)
    assert not (desk.root / ".output.new").exists()
    assert (desk.output / "hours/index.html").exists()
    assert html(desk, (), console) == 0


@pytest.mark.parametrize("blow", brief(1, [signal.SIGKILL, signal.SIGTERM]))
def test_a_killed_build_leaves_the_old_site_and_the_next_one_works(
    desk: DeskSettings, console: Console, blow: signal.Signals
) -> None:
    html(desk, (), console)
    slow = desk.root / "pelicanconf.py"
    quick = slow.read_text(encoding="utf-8")
    slow.write_text(quick + "\nimport time; time.sleep(3)\n", encoding="utf-8")
    command = [sys.executable, "-c", SCRIPT, str(desk.root)]
    with subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    ) as build:
        fresh = desk.root / ".output.new"
        deadline = time.monotonic() + 20
        while not fresh.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        assert fresh.exists()
        build.send_signal(blow)
    assert (desk.output / "hours/index.html").exists()
    slow.write_text(quick, encoding="utf-8")
    wait_for_lock(desk)
    assert html(desk, (), console) == 0
