"""``deploy`` and ``rollback``: releases in a folder, and one link that says which is served.

::

    DEPLOY_TO/
      releases/2026-11-22-0123456789ab/   a whole site; the name is its day and its content's hash
      history.txt                         deployed releases, one a line, newest last
      current -> releases/2026-11-22-…    what the web server serves

Order of a deploy: copy under a name of its own, compare, rename, write the history, switch the
link, remove old releases, write new addresses into the ledger of those that must last. Stopped
anywhere, ``current`` still points at a whole site: a link is replaced by one ``rename``, and a
release has its name only while it is complete. What a killed deploy leaves (:data:`LEFT_OVERS`) is
removed by the next one.

One deploy or rollback at a time: each holds the lock ``DEPLOY_TO/.lock`` (:mod:`library.locks`),
which dies with its process, and a second one is sent away. Whatever the umask and the modes of the
built files, the web server can read what is put there: folders 0755, files 0644.
"""

import hashlib
import os
import re
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from plugins.desk.record import written_down
from plugins.desk.settings import DeskError, DeskSettings, unwritable
from plugins.desk.swap import Marker, read_marker
from plugins.library.causes import cause_of
from plugins.library.locks import held
from plugins.library.site.ledger import FILE
from plugins.library.tables.units import UnreadableFile

KEPT = 5
RELEASE = re.compile(r"^\d{4}-\d\d-\d\d-[0-9a-f]{12}$")
LEFT_OVERS = (".current-new", ".history-new", "releases/.incoming-*", "releases/.removed-*")
_NOT_NOTED = "但是公开过的地址没有记下，"
FOLDER_MODE, FILE_MODE = 0o755, 0o644


def deploy(settings: DeskSettings) -> str:
    """Put the last published site into ``DEPLOY_TO``; the sentence to print."""
    target = _target(settings)
    with _alone(target):
        marker, told = _deploy(settings, target)
    try:
        kept = written_down(settings, marker)
    except OSError as mistake:
        why = unwritable(settings.content / FILE, mistake)
        raise DeskError(f"{told}\n{_NOT_NOTED}{why}改好以后，再运行一次 make deploy。") from None
    except UnreadableFile as mistake:
        unread = f"{mistake.what}。{mistake.remedy}"
        raise DeskError(f"{told}\n{_NOT_NOTED}{unread}，再运行一次 make deploy。") from None
    return "\n".join((told, *kept))


def _deploy(settings: DeskSettings, target: Path) -> tuple[Marker, str]:
    marker = read_marker(settings.output)
    if marker is None or marker.command != "publish":
        raise DeskError(
            f"{settings.output} 不是 make publish 生成的网站。"
            "请先运行 make publish SITEURL=<网址>，再运行 make deploy。"
        )
    name = _bring_in(settings.output, marker, target / "releases")
    history = _history(target)
    before = _current(target)
    if before in history:
        history = history[: history.index(before) + 1]
    history = [release for release in history if release != name] + [name]
    _write_history(target, history)
    _switch(target, name)
    removed = _prune(target, history)
    told = f"已发布 {name}（{marker.siteurl}）。上一版：{before or '无'}。清理旧版 {removed} 个。"
    return marker, told


def rollback(settings: DeskSettings) -> str:
    """Point ``current`` at the release before it; the sentence to print."""
    target = _target(settings)
    nothing = DeskError(f"{target} 里没有比现在更早的版本，没有改动。")
    if not target.is_dir():
        raise nothing
    with _alone(target):
        now = _current(target)
        history = [name for name in _history(target) if (target / "releases" / name).is_dir()]
        if now not in history or history.index(now) == 0:
            raise nothing
        before = history[history.index(now) - 1]
        _switch(target, before)
    return f"已退回 {before}。刚才是 {now}，它仍保留在 releases/ 里。"


def tree_hash(folder: Path) -> str:
    """SHA-256 over the relative names and contents of all files, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(_files(folder)):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.relative_to(folder).as_posix()}\0{content}\n".encode())
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    """Every file; a folder that can't be looked into is an error, not an empty one."""
    for place, _, names in os.walk(folder, onerror=_raise):
        yield from (Path(place, name) for name in names)


def _raise(mistake: OSError) -> None:
    raise mistake


def _target(settings: DeskSettings) -> Path:
    target = settings.deploy_to
    if target is None:
        raise DeskError("没有说发布到哪里。例如：make deploy DEPLOY_TO=/srv/library")
    if target.is_relative_to(settings.output):
        raise DeskError(
            f"{target} 在 {settings.output} 里面，下一次生成会删掉它。请换一个 DEPLOY_TO。"
        )
    current = target / "current"
    if current.exists() and not current.is_symlink():
        raise DeskError(f"{current} 不是链接，没有改动它。请把它移走后再发布。")
    return target


@contextmanager
def _alone(target: Path) -> Iterator[None]:
    """Hold the lock of a target folder, which is made, and cleared of what a killed run left."""
    umask = os.umask(0o777 & ~FOLDER_MODE)
    try:
        releases = target / "releases"
        releases.mkdir(parents=True, exist_ok=True)
        with held(target / ".lock", lambda holder: _busy(target, holder)):
            _set_mode(releases, FOLDER_MODE)
            for pattern in LEFT_OVERS:
                for path in target.glob(pattern):
                    _remove(path)
            yield
    except OSError as mistake:
        raise unwritable(target, mistake, "DEPLOY_TO") from None
    finally:
        os.umask(umask)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _busy(target: Path, holder: str) -> DeskError:
    who = f"（{holder}）" if holder else ""
    return DeskError(
        f"另一次 make deploy 或 make rollback 正在改 {target}{who}，这一次什么也没有改。"
        "请等它结束，再运行一次。"
    )


def _bring_in(source: Path, marker: Marker, releases: Path) -> str:
    """Copy a whole site; one that is there already, and whole, is left as it is. Its name."""
    try:
        digest = tree_hash(source)
        release = releases / f"{marker.build_date}-{digest[:12]}"
        if not release.is_dir():
            _copy(source, marker, digest, release)
        elif tree_hash(release) != digest:
            raise DeskError(f"{release} 已被人改动。请移走它，再运行一次 make deploy。")
        _make_readable(release)
    except OSError as mistake:
        raise _not_copied(cause_of(mistake).what) from None
    return release.name


def _copy(source: Path, marker: Marker, digest: str, release: Path) -> None:
    """Copy a site, and give the copy its name where it is what was looked at before."""
    incoming = Path(mkdtemp(prefix=".incoming-", dir=release.parent))
    try:
        shutil.copytree(source, incoming, dirs_exist_ok=True)
        if tree_hash(incoming) != digest or read_marker(incoming) != marker:
            raise _not_copied(f"{source} 在拷的时候变了")
        _make_readable(incoming)
        incoming.rename(release)
    finally:
        shutil.rmtree(incoming, ignore_errors=True)


def _not_copied(reason: str) -> DeskError:
    return DeskError(
        f"没有拷成：{reason}。网站没有换，还是上一版。"
        "如果 make publish 正在运行，等它结束；否则先解决上面说的事。再运行一次 make deploy。"
    )


def _make_readable(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        _set_mode(path, FOLDER_MODE if path.is_dir() else FILE_MODE)


def _set_mode(path: Path, mode: int) -> None:
    if stat.S_IMODE(path.stat().st_mode) != mode:
        path.chmod(mode)


def _switch(target: Path, name: str) -> None:
    """Replace the link in one step: a new link under another name, renamed over the old."""
    temporary = target / ".current-new"
    temporary.unlink(missing_ok=True)
    temporary.symlink_to(Path("releases") / name)
    os.replace(temporary, target / "current")


def _current(target: Path) -> str:
    link = target / "current"
    return link.readlink().name if link.is_symlink() else ""


def _history(target: Path) -> list[str]:
    path = target / "history.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [line for line in lines if RELEASE.match(line)]


def _write_history(target: Path, history: list[str]) -> None:
    temporary = target / ".history-new"
    temporary.write_text("".join(f"{name}\n" for name in history), encoding="utf-8")
    os.replace(temporary, target / "history.txt")


def _prune(target: Path, history: list[str]) -> int:
    releases = [folder for folder in (target / "releases").iterdir() if RELEASE.match(folder.name)]
    old = [folder for folder in releases if folder.name not in history[-KEPT:]]
    for folder in old:  # without its name first: a release that has its name is whole
        shutil.rmtree(folder.rename(folder.with_name(f".removed-{folder.name}")))
    return len(old)
