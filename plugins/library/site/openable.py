"""Whether everything below ``content/`` can be opened at all, before anything is read.

A zip from Windows unpacked with names in GBK, a link that leads nowhere or in a circle, a file of
another user: every reader would stop at it in words of its own. Here each is told once, by name.
"""

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from plugins.library.causes import cause_of
from plugins.library.kinds import KINDS
from plugins.library.reading.picture_kinds import SUFFIXES as PICTURES
from plugins.library.reading.problems import Problem, error
from plugins.library.reading.sheets import SUFFIXES as SHEETS
from plugins.library.sound import SUFFIXES as SOUNDS

FILES = frozenset((".md", ".toml", ".txt", *SHEETS, *SOUNDS, *PICTURES))
"""How names of files end that a reader opens without asking whether they are folders."""
FOLDERS = frozenset((*(kind.folder for kind in KINDS), "issues", "wechat"))
_GBK = "多半是 Windows 上打的压缩包：解压时选“简体中文（GBK）”，或者改名"
_RIGHTS = "请检查文件和权限"
_REAL = "请删去它，放一份真的文件"


def check_openable(content: Path) -> Iterator[Problem]:
    """An error for each thing that can't be opened, or is not what its name says."""
    if not content.is_dir():
        what = "不是文件夹" if content.exists() else "没有这个文件夹"
        yield error(content.name, 0, what, "", "文字和图片都放在这里，请核对 SITE 和文件夹的名称")
        return
    yield from _in_folder(content, content.name, (content.resolve(),))


def _in_folder(
    folder: Path, name: str, within: tuple[Path, ...], is_linked: bool = False
) -> Iterator[Problem]:
    """``within``: the folder and those that it lies in, links followed."""
    if not os.access(folder, os.R_OK | os.X_OK):
        yield error(name, 0, "文件夹打不开", "", _RIGHTS)
        return
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        shown = f"{name}/{_shown(path.name)}"
        problem = _of_entry(path, shown, within)
        if problem:
            yield problem
        elif path.is_dir():
            yield from _in_folder(
                path, shown, (*within, path.resolve()), is_linked or path.is_symlink()
            )
        elif is_linked and path.suffix == ".md":
            remedy = "请把它放进真的文件夹，链接来的文件夹里只放图和附件"
            yield error(shown, 0, "链接来的文件夹里的文字不会上网", "", remedy)


def _of_entry(path: Path, shown: str, within: tuple[Path, ...]) -> Problem | None:
    """What is wrong with a file or folder itself."""
    try:
        path.name.encode()
    except UnicodeEncodeError:
        return error(shown, 0, "文件名不是 UTF-8", _as_gbk(path.name), _GBK)
    if shown.rpartition("/")[2] != path.name:
        return error(shown, 0, "文件名里有换行或看不见的符号", "", "请改名")
    try:
        target = path.resolve(strict=True)
    except RuntimeError:  # in a circle
        return error(shown, 0, "这个链接绕成了一圈", "", _REAL)
    except OSError as mistake:
        if path.is_symlink():
            return error(shown, 0, "这个链接指的文件不在", _shown(os.readlink(path)), _REAL)
        cause = cause_of(mistake)
        return error(shown, 0, "文件打不开", "", f"{cause.what}，{cause.remedy}")
    if target.is_dir():
        if target in within:
            return error(shown, 0, "这个链接绕成了一圈", "", "请删去它")
        if path.suffix.lower() in FILES:
            return error(shown, 0, "这是文件夹，名称却像文件", path.suffix, "请改名")
        return None
    if not target.is_file():
        return error(shown, 0, "这不是文件", "", "请移走")
    if len(within) == 1 and path.name in FOLDERS:
        return error(shown, 0, "这里应是文件夹，不是文件", "", "请改名或移走")
    return None if os.access(path, os.R_OK) else error(shown, 0, "文件打不开", "", _RIGHTS)


def _shown(name: str) -> str:
    """A name on one line, with ``?`` for what no letter is."""
    return "".join(
        "?" if unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") else sign for sign in name
    )


def _as_gbk(name: str) -> str:
    """What a name from Windows means."""
    return os.fsencode(name).decode("gb18030", "replace")
