"""A command that can't read or write says so in a sentence that names the place."""

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.support.example_site import EXAMPLE
from tests.support.soak_mark import brief

DROP, OVERRIDE, SEARCH = 24, 1, 2
"""``PR_CAPBSET_DROP`` and the rights of root to open what nobody may (linux/capability.h)."""


def as_others_do() -> None:
    """Root gives up what no other user has; another user has nothing to give up."""
    libc = ctypes.CDLL(None)
    for right in (OVERRIDE, SEARCH):
        libc.prctl(DROP, right, 0, 0, 0)


def run(folder: Path, command: str, **environment: str) -> tuple[int, str]:
    """Its exit code, and everything that it says."""
    done = subprocess.run(
        (sys.executable, "-m", "plugins.desk", command),
        cwd=ROOT,
        env={**os.environ, "SITE": str(folder), "SOURCE_DATE_EPOCH": "1763780400", **environment},
        capture_output=True,
        text=True,
        preexec_fn=as_others_do,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The example, small enough to be read in a moment."""
    place = tmp_path / "site"
    shutil.copytree(EXAMPLE, place, ignore=shutil.ignore_patterns("build", "output"))
    return place


NEW = {"KIND": "post", "TITLE": "通知"}


@pytest.mark.soak
@pytest.mark.parametrize(
    ("command", "more"), [("pack", {"EXH": "festivals"}), ("check", {}), ("new", NEW)]
)
def test_what_nobody_may_read_is_named_by_every_command(
    folder: Path, command: str, more: dict[str, str]
) -> None:
    (folder / "content/exhibitions/festivals/展品.csv").chmod(0)
    told = "content/exhibitions/festivals/展品.csv  文件打不开。请检查文件和权限。"
    code, said = run(folder, command, **more)
    assert (code, told in said, "Traceback" in said) == (1, True, False), said


@pytest.mark.parametrize(
    ("command", "more", "place"), brief(1, [("new", NEW, "content/news/"), ("check", {}, "build")])
)
def test_a_folder_that_nobody_may_write_is_named(
    folder: Path, command: str, more: dict[str, str], place: str
) -> None:
    for path in (folder, folder / "content/news"):
        path.chmod(0o555)
    code, said = run(folder, command, **more)
    assert (code, "Traceback" in said) == (1, False), said
    assert f"不能读写 {folder}/{place}" in said and "权限" in said
    folder.chmod(0o755)


def test_a_text_that_nobody_can_read_is_not_added_to(folder: Path) -> None:
    branches = folder / "content/branches.toml"
    branches.write_bytes("# 圖書館的開放時間與讀者須知\n".encode("big5"))
    closure = {"KIND": "closure", "TITLE": "检修", "FROM": "2026-10-01"}
    code, said = run(folder, "new", **closure)
    assert (code, "Traceback" in said) == (1, False), said
    assert "branches.toml：文件是繁体的 Big5 编码，没有改动它。请另存为 UTF-8，再运行一次" in said
    assert branches.read_bytes().startswith(b"# ")
