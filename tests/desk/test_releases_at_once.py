"""Deploys that meet, that are killed, or that run under a strict umask: ``current`` is whole."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from plugins.desk.releases import KEPT, deploy, rollback, tree_hash
from plugins.desk.settings import DeskError, DeskSettings
from plugins.desk.swap import Marker, fresh_folder
from tests.conftest import ROOT
from tests.support.killed import at_moments, killed_at_moments

ADDRESS = "https://example.org"


def publish(desk: DeskSettings, text: str, pages: int = 3, command: str = "publish") -> None:
    """A site whose every page says ``text``, as ``make publish`` leaves it."""
    with fresh_folder(desk.output, Marker(command, desk.build_date, ADDRESS)) as folder:
        for number in range(pages):
            page = folder / "pages" / str(number % 10) / f"{number}.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(text, encoding="utf-8")


def target_of(desk: DeskSettings) -> Path:
    assert desk.deploy_to is not None
    return desk.deploy_to


def served(desk: DeskSettings) -> str:
    """What every page of the served site says; the site is all that its name's hash is of."""
    release = (target_of(desk) / "current").resolve(strict=True)
    assert tree_hash(release)[:12] == release.name[-12:]
    (text,) = {page.read_text(encoding="utf-8") for page in release.rglob("*.html")}
    return text


def left_overs(desk: DeskSettings) -> list[str]:
    known = {"current", "history.txt", "releases", ".lock"}
    beside = [path.name for path in target_of(desk).iterdir() if path.name not in known]
    return beside + [path.name for path in (target_of(desk) / "releases").glob(".*")]


def begin(desk: DeskSettings) -> subprocess.Popen[str]:
    """Run ``make deploy`` in a process of its own."""
    given = {**os.environ, "OUTPUT": str(desk.output), "DEPLOY_TO": str(desk.deploy_to)}
    command = [sys.executable, "-m", "plugins.desk", "deploy"]
    given |= {"PYTHONPATH": str(ROOT), "COLUMNS": "200"}
    return subprocess.Popen(command, cwd=desk.root, env=given, stdout=subprocess.PIPE, text=True)


def at_once(deploys: Sequence[Callable[[], object]]) -> list[int]:
    """Run each in a process of its own, all let go together; their exit codes, 3 for a refusal."""
    gate, opener = os.pipe()
    children = []
    for one in deploys:
        child = os.fork()
        if child == 0:
            code = 1
            try:
                os.close(opener)
                os.read(gate, 1)
                one()
                code = 0
            except DeskError as refusal:
                code = 3 if "另一次 make deploy" in str(refusal) else 4
            finally:
                os._exit(code)
        children.append(child)
    os.close(opener)
    os.close(gate)
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]


@pytest.fixture
def sites(desk: DeskSettings) -> list[DeskSettings]:
    """Four published sites for one target: two are the same, two differ."""
    texts = ("one", "one", "two", "three")
    found = [replace(desk, output=desk.root / f"output-{n}") for n in range(len(texts))]
    for one, text in zip(found, texts, strict=True):
        publish(one, text, pages=100)
    return found


@pytest.mark.soak
def test_of_deploys_at_once_one_is_done_whole_and_the_others_are_sent_away(
    sites: list[DeskSettings],
) -> None:
    for _ in range(5):
        codes = at_once([partial(deploy, one) for one in sites])
        assert set(codes) <= {0, 3}
        assert 0 in codes
        assert served(sites[0]) in ("one", "two", "three")
        assert left_overs(sites[0]) == []
        shutil.rmtree(target_of(sites[0]))


@pytest.mark.soak
def test_what_is_served_is_whole_at_every_moment_of_deploys_at_once(
    sites: list[DeskSettings],
) -> None:
    deploy(sites[0])
    running = [begin(one) for one in sites]
    seen = set()
    while any(one.poll() is None for one in running):
        seen.add(served(sites[0]))
        time.sleep(0.1)
    told = [one.communicate()[0] for one in running]
    assert {one.returncode for one in running} <= {0, 1}
    assert all(
        "另一次 make deploy" in text
        for one, text in zip(running, told, strict=True)
        if one.returncode
    )
    assert seen <= {"one", "two", "three"}


def test_a_deploy_that_meets_another_says_who_runs_and_its_remedy_works(
    desk: DeskSettings, tmp_path: Path
) -> None:
    publish(desk, "one")
    deploy(desk)
    publish(desk, "two")
    holder = subprocess.Popen(
        [sys.executable, "-c", "import sys\nfrom pathlib import Path\n"
         "from plugins.library.locks import held\n"
         "with held(Path(sys.argv[1]), RuntimeError):\n"
         "    print('held', flush=True)\n    sys.stdin.read()", str(target_of(desk) / ".lock")],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    who = f"进程 {holder.pid}(.|\n)*请等它结束，再运行一次"
    for command in (deploy, rollback):
        with pytest.raises(DeskError, match=who):
            command(desk)
    assert served(desk) == "one"
    holder.send_signal(signal.SIGKILL)
    holder.communicate()
    deploy(desk)
    assert served(desk) == "two"


@at_moments
def test_a_deploy_killed_at_any_moment_leaves_a_whole_site_and_hinders_no_later_one(
    desk: DeskSettings, tmp_path: Path, step: int
) -> None:
    for number in range(KEPT):
        publish(desk, str(number))
        deploy(desk)
    scene = tmp_path / "scene"
    shutil.copytree(target_of(desk), scene, symlinks=True)
    ledger = desk.content / "addresses.txt"
    kept = ledger.read_bytes()
    publish(desk, "killed")
    later = replace(desk, output=desk.root / "later")
    publish(later, "later")
    for moment in killed_at_moments(lambda: deploy(desk), step):
        assert served(desk) in (str(KEPT - 1), "killed"), moment
        assert ledger.read_bytes() == kept, moment
        deploy(later)
        assert served(desk) == "later", moment
        assert left_overs(desk) == [], moment
        rollback(desk)
        assert served(desk) in (str(KEPT - 1), "killed"), moment
        while served(desk) != str(KEPT - 1):
            rollback(desk)
        shutil.rmtree(target_of(desk))
        shutil.copytree(scene, target_of(desk), symlinks=True)


@at_moments
def test_a_rollback_killed_at_any_moment_leaves_a_whole_site(desk: DeskSettings, step: int) -> None:
    for text in ("old", "new"):
        publish(desk, text)
        deploy(desk)
    for moment in killed_at_moments(lambda: rollback(desk), step):
        assert served(desk) in ("old", "new"), moment
        deploy(desk)
        assert (served(desk), left_overs(desk)) == ("new", []), moment


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o177])
def test_a_web_server_can_read_what_is_put_there_whatever_the_umask_and_the_built_files_modes(
    desk: DeskSettings, umask: int
) -> None:
    desk = replace(desk, deploy_to=target_of(desk) / "deep" / "er")
    publish(desk, "one")
    for path in desk.output.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
    before = os.umask(umask)
    try:
        deploy(desk)
        assert os.umask(umask) == umask
    finally:
        os.umask(before)
    top = target_of(desk).parents[1]
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (top, *top.rglob("*"))}
    assert {path for path, mode in modes.items() if path.is_dir() and mode != 0o755} == set()
    assert {path for path, mode in modes.items() if path.is_file() and mode != 0o644} == set()


def test_a_release_that_an_earlier_deploy_hid_from_the_web_server_is_shown_by_the_next(
    desk: DeskSettings,
) -> None:
    publish(desk, "one")
    deploy(desk)
    releases = target_of(desk) / "releases"
    for path in (releases, *releases.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    deploy(desk)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (releases, *releases.rglob("*"))}
    assert modes == {0o755, 0o644}


@pytest.mark.parametrize("command", ["publish", "html"])
def test_a_site_that_is_built_anew_while_it_is_copied_is_not_switched_to(
    desk: DeskSettings, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    publish(desk, "old")
    deploy(desk)
    publish(desk, "new")
    copyfile = shutil.copyfile

    def meanwhile(source: str, target: str, **how: bool) -> str:
        patch.undo()
        publish(desk, "newest", command=command)
        return copyfile(source, target, **how)

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfile", meanwhile)
        with pytest.raises(DeskError, match=r"没有拷成.*网站没有换.*再运行一次 make deploy"):
            deploy(desk)
    assert (served(desk), left_overs(desk)) == ("old", [])
    publish(desk, "newest")
    deploy(desk)
    assert served(desk) == "newest"


def test_a_disk_that_is_full_leaves_the_old_site_and_says_so(
    desk: DeskSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(desk, "old")
    deploy(desk)
    publish(desk, "new")

    def full(source: str, target: str, **how: bool) -> None:
        raise OSError(28, "No space left on device", target)

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfile", full)
        with pytest.raises(DeskError, match=r"磁盘满了.*网站没有换"):
            deploy(desk)
    assert (served(desk), left_overs(desk)) == ("old", [])


def test_a_target_inside_the_output_is_refused(desk: DeskSettings) -> None:
    publish(desk, "one")
    with pytest.raises(DeskError, match="请换一个 DEPLOY_TO"):
        deploy(replace(desk, deploy_to=desk.output / "www"))


def test_a_rollback_makes_no_folder(desk: DeskSettings) -> None:
    with pytest.raises(DeskError, match="没有比现在更早的版本"):
        rollback(desk)
    assert not target_of(desk).exists()


def test_a_target_that_cannot_be_written_is_named(desk: DeskSettings, tmp_path: Path) -> None:
    publish(desk, "one")
    (tmp_path / "file").touch()
    for target in (tmp_path / "file", tmp_path / "file" / "www"):
        with pytest.raises(DeskError, match=rf"不能写 {tmp_path}/file.*请换一个 DEPLOY_TO"):
            deploy(replace(desk, deploy_to=target))


def test_a_full_disk_is_told_with_its_place_and_what_helps(
    desk: DeskSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(desk, "one")

    def full(source: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(DeskError) as told:
        deploy(desk)
    assert f"不能写 {target_of(desk)}：磁盘满了。" in str(told.value)
    assert "腾出地方" in str(told.value) and "帐号" not in str(told.value)


def test_a_mistake_that_names_no_file_is_told_with_its_folder(desk: DeskSettings) -> None:
    publish(desk, "one")
    target_of(desk).mkdir(parents=True)
    (target_of(desk) / ".lock").symlink_to("/dev/full")
    for act in (deploy, rollback):
        with pytest.raises(DeskError, match=f"不能写 {target_of(desk)}："):
            act(desk)


def test_where_the_ledger_cannot_be_written_the_site_is_out_and_that_is_said(
    desk: DeskSettings,
) -> None:
    publish(desk, "one")
    in_its_way = desk.content / ".addresses.txt.new"
    in_its_way.mkdir(parents=True)
    with pytest.raises(DeskError, match=rf"已发布[^\n]*\n[^\n]*不能写 {in_its_way}.*再运行一次"):
        deploy(desk)
    assert served(desk) == "one"
    in_its_way.rmdir()
    assert "添了" in deploy(desk)
