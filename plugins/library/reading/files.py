"""Reading the files that people write: text and TOML, with problems instead of exceptions."""

import os
import re
import shutil
import tomllib
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from plugins.library.causes import cause_of
from plugins.library.reading.day_words import is_real
from plugins.library.reading.problems import Problem, error
from plugins.library.reading.toml_mistakes import KeyAdvice, is_toml, toml_remedy
from plugins.library.reading.view import is_seen, seen
from plugins.library.tables.units import UnreadableFile
from plugins.library.tables.writing import Writing, decoded

MARKDOWN_LIMIT = 200_000
"""Bytes. Python-Markdown takes time with the square of some inputs: a pasted file of 20 kB of
``[`` takes a minute, so what is longer than any page of ours is refused unread."""
UNCOUNTED_BREAKS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""What ``str.splitlines`` takes for the end of a line and no editor counts; Word leaves some in
what is pasted. They become spaces, so that every message names the line that staff see."""
_BREAKS = str.maketrans(dict.fromkeys(UNCOUNTED_BREAKS, " "))
_PAIRED = "[<`"
_PAIRED_LIMIT = 2_000
_LONGEST_RUN = "`" * 100
_LONG_NUMBER = re.compile(r"(?<![0-9_])[0-9](?:_?[0-9]){999}")
_LOOKED_BACK = 200
"""Lines; a list that is longer and that nobody closes is told at the end of its file."""
_BRACKETS = ("文件里的方括号、尖括号或反引号太多", "", "像是误贴的内容，请删去")


def name_of(path: Path, content: Path) -> str:
    """How a file is named in messages: from the content (or export) folder's own name on.

    What is no letter in the system's encoding is lost.
    """
    return path.relative_to(content.parent).as_posix().encode("utf-8", "replace").decode()


def is_own_file(path: Path) -> bool:
    """Whether a path is a file of its folder: a link may lead to another one there, not outside.

    A folder, a pipe or a device is none: to read a pipe is to wait for ever.
    """
    if not path.is_file():
        return False
    return not path.is_symlink() or path.resolve().is_relative_to(path.parent.resolve())


def read_text(path: Path, name: str) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file in UTF-8, GB18030 or UTF-16; empty, with a problem, where it has none.

    The one reader of every text that people write: what isn't UTF-8 is told elsewhere, once.
    """
    remedy = f"请分成几页，每个文件不超过 {MARKDOWN_LIMIT:,} 字节"
    text, problems = read_letters(path, name, MARKDOWN_LIMIT, remedy)
    text = text.translate(_BREAKS)
    return (text, problems) if _is_harmless(text) else ("", (error(name, 0, *_BRACKETS),))


def read_letters(path: Path, name: str, limit: int, remedy: str) -> tuple[str, tuple[Problem, ...]]:
    """The same of a file that no Markdown is in, with a limit in bytes of its own."""
    if not is_seen(path):  # whoever knows its name without having listed the folder
        return "", (error(name, 0, "还没有发布", "", "写好以后把“稿件”改成“可发”"),)
    try:
        size = path.stat().st_size
        if size > limit:
            return "", (error(name, 0, "文件太大", f"{size:,} 字节", remedy),)
        return decoded(path.read_bytes())[0], ()
    except UnreadableFile as mistake:
        return "", (error(name, mistake.line, mistake.what, mistake.found, mistake.remedy),)
    except OSError as mistake:
        cause = cause_of(mistake)
        return "", (error(name, 0, "文件读不出来", "", f"{cause.what}，{cause.remedy}"),)


def _is_harmless(text: str) -> bool:
    """Whether Markdown will read it in a moment; signs that never close are what it dreads."""
    return max(map(text.count, _PAIRED)) <= _PAIRED_LIMIT and _LONGEST_RUN not in text


def read_toml(
    path: Path, name: str, keys: KeyAdvice = MappingProxyType({})
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """The tables of a TOML file; an empty table with a problem where it can't be read.

    ``keys``: what is advised where a Chinese word stands for a key.
    """
    text, problems = read_text(path, name)
    try:
        table: dict[str, Any] = _with_real_days(tomllib.loads(text))
        return table, problems
    except RecursionError:
        return {}, (*problems, error(name, 0, *_BRACKETS))
    except tomllib.TOMLDecodeError as mistake:  # a ValueError, too
        lines = text.replace("\r\n", "\n").split("\n")
        line = _line_of(str(mistake)) or len(lines)
        if not lines[line - 1].strip() or is_toml(lines[line - 1]):
            line = _line_that_never_ends(lines[:line])
        written = lines[line - 1].strip()
        remedy = toml_remedy(written, str(mistake), "\n".join(lines[:line]), keys)
        return {}, (*problems, error(name, line, "TOML 写法不对", written[:60], remedy))
    except ValueError:  # a number of more digits than Python makes a number of
        number = _LONG_NUMBER.search(text)
        line = text.count("\n", 0, number.start()) + 1 if number else 0
        return {}, (*problems, error(name, line, "数字太长", "", "像是误贴的内容，请删去"))


def _with_real_days(value: Any) -> Any:
    """The same without days of years that nobody means: as words, which no reader takes for a day.

    A week before the first of all days there is none.
    """
    if isinstance(value, dict):
        return {key: _with_real_days(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_with_real_days(one) for one in value]
    return value if not isinstance(value, date) or is_real(value) else str(value)


def _line_of(message: str) -> int:
    """The line that tomllib names in its message, ``… (at line 3, column 7)``."""
    words = message.replace(",", " ").split()
    return int(words[words.index("line") + 1]) if "line" in words else 0


def _line_that_never_ends(lines: list[str]) -> int:
    """Where a statement begins that what is below can't go on with: what stands above is whole."""
    for number in range(len(lines), max(0, len(lines) - _LOOKED_BACK), -1):
        if is_toml("\n".join(lines[: number - 1])):
            return number
    return len(lines)


def is_broken(path: Path) -> bool:
    """Whether there is such a TOML file, and it can't be read.

    That is told once, at the file: what only its words could say is then nobody's mistake.
    """
    return path.is_file() and bool(read_toml(path, path.name)[1])


def has_broken_table(content: Path) -> bool:
    """Whether one of the TOML files of a content folder can't be read."""
    return any(map(is_broken, sorted(content.glob("*.toml"))))


def markdown_files(folder: Path) -> list[Path]:
    """Every Markdown file below a folder, in one order on every machine.

    As Pelican has it, nothing whose name or folder begins with a dot: an editor's lock, a Mac's
    shadow of a file, what is being made; and nothing that waits to be published.
    """
    return seen(
        file
        for file in folder.rglob("*.md")
        if not any(part.startswith(".") for part in file.relative_to(folder).parts)
    )


def write_whole(path: Path, content: str | bytes) -> None:
    """Give a file its new content all at once: killed at any moment, it has the old or the new one.

    A link stays a link, and the file keeps its mode.
    """
    path = path.resolve()
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_bytes(content.encode() if isinstance(content, str) else content)
    if path.exists():
        shutil.copymode(path, fresh)
    fresh.replace(path)


def rewrite(path: Path, change: Callable[[str], str]) -> None:
    """Change a text that people wrote; it stays in their encoding, with their mark.

    Raises :class:`UnreadableFile`, and leaves the file alone, where it can't be read.
    """
    try:
        text, writing = decoded(path.read_bytes())
    except UnreadableFile as mistake:
        what = f"{path}：{mistake.what}，没有改动它"
        raise UnreadableFile(what, mistake.found, mistake.remedy, mistake.line) from None
    write_whole(path, writing.bytes_of(change(text)))


def append(path: Path, lines: str, head: str = "") -> None:
    """Put lines at the end of a text that people wrote; ``head`` begins one that is not there."""
    if not path.is_file():
        write_whole(path, Writing().bytes_of(head + lines))
        return

    def with_lines(text: str) -> str:
        end = "\r\n" if "\r\n" in text else "\n"
        return text.rstrip("\r\n") + end + lines.replace("\n", end)

    rewrite(path, with_lines)


def digest_of(path: Path) -> bytes:
    """SHA-256 of what a file says: of a text its letters, in whatever encoding they are written."""
    text = read_text(path, path.name)[0] if path.suffix.lower() == ".md" else ""
    return sha256(text.encode() if text else path.read_bytes()).digest()


def link_file(source: Path, target: Path) -> None:
    """The same file under another name; a copy where the file system has no links."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
