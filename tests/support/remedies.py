"""What a message tells to do is done, to the letter, where a machine can: by the words of remedies.

What needs a person (which of two, what it really was, a file that nobody has) is left alone.
A third of the errors that edits bring up can be followed so; ``--hypothesis-show-statistics`` of
the law of edits counts them, remedy by remedy.
"""

import re
from collections.abc import Callable
from itertools import count
from pathlib import PurePosixPath

from plugins.library.kinds import NAMES
from plugins.library.reading.problems import Problem
from tests.support.tree_edits import Files

VALUES = {
    "日期": "2025-11-01",
    "开始": "2025-12-01",
    "类型": "讲座",
    "类别": "机构概况",
    "标题": "甲",
    "摘要": "一句话。",
    "原因": "大风",
}
"""What stands for “…” in a line that is asked for."""
Follow = Callable[[Problem, re.Match[str], Files], bool]


def follow(problem: Problem, files: Files) -> bool:
    """Do what the remedy says; False, and nothing done, where that can't be told from its words."""
    for pattern, act in REMEDIES:
        match = re.search(pattern, problem.remedy)
        if match:
            return act(problem, match, files)
    return False


def _file(problem: Problem, files: Files) -> str:
    """The file that is meant, below ``content/``; empty where it is none."""
    name = problem.path.partition("/")[2]
    return name if name in files else ""


def _value(problem: Problem, key: str) -> str:
    path = PurePosixPath(problem.path)
    match key, path.parts[1]:
        case "类型", "exhibitions":
            return "线上展"
        case "开始", "chronicle":
            return f"{path.stem}-12-01"
    return VALUES[key]


def _lines(problem: Problem, files: Files) -> list[str]:
    """The lines of the file; none where the problem names no line of a text."""
    name = _file(problem, files)
    if not name or not problem.line or b"\0" in files[name]:
        return []
    text = files[name].decode("utf-8-sig", "surrogateescape")
    # as files.read_text counts them
    text = text.replace("\r\n", "\n")
    lines = text.split("\n")
    return lines if problem.line <= len(lines) else []


def _write(problem: Problem, files: Files, lines: list[str]) -> bool:
    files[_file(problem, files)] = "\n".join(lines).encode("utf-8", "surrogateescape")
    return True


def delete_line(problem: Problem, match: re.Match[str], files: Files) -> bool:
    """The line goes."""
    lines = _lines(problem, files)
    return bool(lines) and _write(problem, files, _without(lines, problem.line))


def _without(lines: list[str], number: int) -> list[str]:
    return lines[: number - 1] + lines[number:]


def part_line(problem: Problem, match: re.Match[str], files: Files) -> bool:
    """An empty line comes before it."""
    lines = _lines(problem, files)
    if not lines:
        return False
    return _write(problem, files, [*lines[: problem.line - 1], "", *lines[problem.line - 1 :]])


def replace_found(problem: Problem, match: re.Match[str], files: Files) -> bool:
    """What was found becomes what is proposed."""
    lines = _lines(problem, files)
    found, new = problem.found, match["new"].strip()
    if not lines or not found or lines[problem.line - 1].count(found) != 1 or new == found:
        return False
    lines[problem.line - 1] = lines[problem.line - 1].replace(found, new)
    return _write(problem, files, lines)


def replace_named(problem: Problem, match: re.Match[str], files: Files) -> bool:
    """A key or a column that isn't known becomes the one that is near; else what was found does.

    A key that other kinds have is no slip.
    """
    lines = _lines(problem, files)
    named = re.search("(?:不用|不认识的[键列])“(.+?)”", problem.what)
    if named and named[1].lower() in NAMES and "不是就请删去" in problem.remedy:
        return delete_line(problem, match, files)
    if not named:
        return replace_found(problem, match, files)
    old = named[1]
    if not lines or lines[problem.line - 1].count(old) != 1:
        return False
    lines[problem.line - 1] = lines[problem.line - 1].replace(old, match["new"])
    return _write(problem, files, lines)


def replace_date(problem: Problem, match: re.Match[str], files: Files) -> bool:
    """A day that is none becomes one that is."""
    return replace_found(problem, re.match("(?P<new>.*)", "2025-11-01") or match, files)


def add_line(problem: Problem, match: re.Match[str], files: Files) -> bool:
    """A line comes into the header."""
    name, key = _file(problem, files), match["key"]
    if not name or key not in VALUES:
        return False
    head = files[name].removeprefix(b"\xef\xbb\xbf")
    files[name] = f"{key}：{_value(problem, key)}\n".encode() + head
    return True


def insert_line(problem: Problem, match: re.Match[str], files: Files) -> bool:
    """A line comes before the one that is named."""
    lines = _lines(problem, files)
    if not lines or match["key"] not in VALUES:
        return False
    lines.insert(problem.line - 1, f"{match['key']}：{_value(problem, match['key'])}")
    return _write(problem, files, lines)


def fill_line(problem: Problem, match: re.Match[str], files: Files) -> bool:
    """A value comes behind its key."""
    lines, key = _lines(problem, files), problem.what.removeprefix("缺少").strip("“”")
    if not lines or key not in VALUES:
        return False
    lines[problem.line - 1] = lines[problem.line - 1].rstrip() + _value(problem, key)
    return _write(problem, files, lines)


def rename_to(problem: Problem, match: re.Match[str], files: Files) -> bool:
    """The file gets the name that is written."""
    name = _file(problem, files)
    new = match["new"]
    if not name or "…" in new or "{" in new:
        return False
    folder = PurePosixPath(name).parent
    return _rename(files, name, str(PurePosixPath(new) if "/" in new else folder / new))


def rename(problem: Problem, match: re.Match[str], files: Files) -> bool:
    """The file gets some other name, its folder where the file is its folder's text."""
    name = _file(problem, files)
    path = PurePosixPath(name)
    if not name:
        return False
    free = next(word for n in count() if not any((word := f"renamed-{n}") in one for one in files))
    if path.name != "index.md":
        return _rename(files, name, str(path.with_name(f"{free}{path.suffix}")))
    old, new = f"{path.parent}/", f"{path.parent.parent / free}/"
    if old.count("/") < 2:
        return False
    for one in [one for one in files if one.startswith(old)]:
        files[new + one.removeprefix(old)] = files.pop(one)
    return True


def _rename(files: Files, old: str, new: str) -> bool:
    if new in files:
        return False
    files[new] = files.pop(old)
    return True


def save_as_utf8(problem: Problem, match: re.Match[str], files: Files) -> bool:
    """A file that an editor reads as GB18030 is saved as UTF-8."""
    name = _file(problem, files)
    try:
        files[name] = files[name].decode("gb18030").encode()
    except (KeyError, UnicodeDecodeError):
        return False
    return True


def remove(problem: Problem, match: re.Match[str], files: Files) -> bool:
    """The file goes, or the one that was found in the folder."""
    name = _file(problem, files)
    if name and not problem.line:
        del files[name]
        return True
    return False


def keep_one(problem: Problem, match: re.Match[str], files: Files) -> bool:
    """Of the files that were found one stays."""
    folder = problem.path.partition("/")[2]
    names = [str(PurePosixPath(folder) / one) for one in problem.found.split("、")]
    if len(names) < 2 or not all(one in files for one in names):
        return False
    for one in names[1:]:
        del files[one]
    return True


REMEDIES: tuple[tuple[str, Follow], ...] = (
    (r"请另存为 UTF-8$", save_as_utf8),
    (r"^是“(?P<new>[^”]+)”吗？", replace_named),
    (r"若是正文，请在它前面空一行", part_line),
    (r"请删去这一行|请只留一行|请删去一行|文件名就是地址", delete_line),
    (r"在文件头加一行“(?P<key>\w+)：", add_line),
    (r"在这一行前面加一行“(?P<key>\w+)：", insert_line),
    (r"请写在这一行的冒号后面", fill_line),
    (r"请改名为 (?P<new>[^\s，；。]+)$", rename_to),
    (r"请改成小写的 \.md：(?P<new>[^\s，；。]+)$", rename_to),
    (r"请给其中一个改名|^请换一个名称$|^请换一个文件名|请改名，例如|小写字母、数字", rename),
    (r"(?:请写成|^写成|请改成|请写) (?P<new>\{(?:attach|filename)\}\S+|/\S*/)$", replace_found),
    (r"^(?:请写成|写成|请写|请改成)“(?P<new>[^”…]+)”$", replace_found),
    (r"可用：(?P<new>[^、；]+)", replace_found),
    (r"^日期写作", replace_date),
    (r"^请只留一[份张个]", keep_one),
    (r"^请移走|^不用的请移走|不用的请移走$|^请删去$", remove),
)
"""Words of a remedy → what does it. The first that fits is done."""
