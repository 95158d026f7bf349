"""``deploy`` and ``rollback``: releases in a folder, and one link that says which is served.

::

    DEPLOY_TO/
      releases/2026-11-22-0123456789ab/   a whole site; the name is its day and its content's hash
      history.txt                         deployed releases, one a line, newest last
      current -> releases/2026-11-22-…    what the web server serves

Order of a deploy: copy under another name, rename, write the history, switch the link, remove old
releases, write new addresses into the ledger of those that must last. Stopped anywhere,
``current`` still points at a whole site: a link is replaced by one ``rename``, and a release has
its name only when its copy is complete.
"""

import hashlib
import os
import re
import shutil
from pathlib import Path

from plugins.desk.settings import DeskError, DeskSettings
from plugins.desk.swap import read_marker
from plugins.library.ledger import FILE, add_to_ledger
from plugins.library.links import addresses

KEPT = 5
RELEASE = re.compile(r"^\d{4}-\d\d-\d\d-[0-9a-f]{12}$")


def deploy(settings: DeskSettings) -> str:
    """Put the last published site into ``DEPLOY_TO``; the sentence to print."""
    target = _target(settings)
    marker = read_marker(settings.output)
    if marker is None or marker.command != "publish":
        raise DeskError(
            f"{settings.output} 不是 make publish 生成的网站。"
            "请先运行 make publish SITEURL=<网址>，再运行 make deploy。"
        )
    name = f"{marker.build_date}-{tree_hash(settings.output)[:12]}"
    history = _history(target)
    before = _current(target)
    if before in history:
        history = history[: history.index(before) + 1]
    _copy(settings.output, target / "releases" / name)
    history = [release for release in history if release != name] + [name]
    _write_history(target, history)
    _switch(target, name)
    removed = _prune(target, history)
    new = add_to_ledger(settings.content, addresses(settings.content))
    told = f"已发布 {name}（{marker.siteurl}）。上一版：{before or '无'}。清理旧版 {removed} 个。"
    kept = f"content/{FILE} 添了 {len(new)} 个公开过的地址，请和网站一起提交。"
    return f"{told}\n{kept}" if new else told


def rollback(settings: DeskSettings) -> str:
    """Point ``current`` at the release before it; the sentence to print."""
    target = _target(settings)
    now = _current(target)
    history = [name for name in _history(target) if (target / "releases" / name).is_dir()]
    if now not in history or history.index(now) == 0:
        raise DeskError(f"{target} 里没有比现在更早的版本，没有改动。")
    before = history[history.index(now) - 1]
    _switch(target, before)
    return f"已退回 {before}。刚才是 {now}，它仍保留在 releases 文件夹里。"


def tree_hash(folder: Path) -> str:
    """SHA-256 over the relative names and contents of all files, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.relative_to(folder).as_posix()}\0{content}\n".encode())
    return digest.hexdigest()


def _target(settings: DeskSettings) -> Path:
    if settings.deploy_to is None:
        raise DeskError("没有说发布到哪里。例如：make deploy DEPLOY_TO=/srv/library")
    current = settings.deploy_to / "current"
    if current.exists() and not current.is_symlink():
        raise DeskError(f"{current} 不是链接，没有改动它。请把它移走后再发布。")
    (settings.deploy_to / "releases").mkdir(parents=True, exist_ok=True)
    return settings.deploy_to


def _copy(source: Path, release: Path) -> None:
    """Copy a whole site; one that is there already, and whole, is left as it is."""
    if release.is_dir():
        if tree_hash(release)[:12] == release.name[-12:]:
            return
        raise DeskError(f"{release} 已被人改动。请移走它，再运行一次 make deploy。")
    incoming = release.with_name(f".incoming-{release.name}")
    shutil.rmtree(incoming, ignore_errors=True)
    shutil.copytree(source, incoming)
    incoming.rename(release)


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
    kept = set(history[-KEPT:])
    old = [
        folder
        for folder in (target / "releases").iterdir()
        if RELEASE.match(folder.name) and folder.name not in kept
    ]
    for folder in old:
        shutil.rmtree(folder)
    return len(old)
