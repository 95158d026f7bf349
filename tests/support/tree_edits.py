"""Edits of a content folder as people make them: files added, copied, renamed and deleted, lines
moved, values changed to near and to far ones. What is drawn may be right or wrong.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path, PurePosixPath
from typing import Any

from hypothesis import strategies as st

from tests.support.edit_words import BODIES, BYTES, FAR, NEW_FOLDERS, STEMS, SUFFIXES, TOML
from tests.support.example_site import CONTENT

Files = dict[str, bytes]
Draw = Callable[[st.SearchStrategy[Any]], Any]
Edit = Callable[[Draw, Files], None]
TEXTS = (".md", ".toml", ".csv", ".txt")
_HEADER = re.compile(r"([^:：=]{1,30}?\s*)([:：=])(.*)")


@dataclass(frozen=True, slots=True)
class Tree:
    """Files below ``content/``; printed as what differs from the example."""

    files: Files

    def __repr__(self) -> str:
        base = example()
        names = sorted(n for n in base.keys() | self.files if base.get(n) != self.files.get(n))
        return "\n".join(line for name in names for line in self._differs(name, base.get(name)))

    def _differs(self, name: str, before: bytes | None) -> Iterator[str]:
        after = self.files.get(name)
        if before is None and after in (known := {data: n for n, data in example().items()}):
            yield f"+++ {name}: like {known[after or b'']}"
        elif after is None:
            yield f"--- {name}"
        else:
            old, new = (_text(data or b"").splitlines() for data in (before, after))
            yield from unified_diff(old, new, name, name, lineterm="", n=0)


def example() -> Files:
    """The content of 示例区图书馆."""
    files = (path for path in sorted(CONTENT.rglob("*")) if path.is_file())
    return {path.relative_to(CONTENT).as_posix(): path.read_bytes() for path in files}


def write_tree(tree: Tree, content: Path) -> None:
    """Make a folder hold just these files."""
    for path in sorted(content.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif tree.files.get(path.relative_to(content).as_posix()) != path.read_bytes():
            path.unlink()
    for name, data in tree.files.items():
        path = content / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def edited(draw: Draw, files: Files) -> Files:
    """The files after one edit; as they were where no disk could hold them."""
    after = dict(files)
    draw(st.sampled_from(EDITS))(draw, after)
    return after if _fits(after) else files


def _fits(files: Files) -> bool:
    """Whether a disk can hold them: no file where a folder is, no name in two cases or too long."""
    folders = {str(one) for name in files for one in PurePosixPath(name).parents}
    names = {name.casefold() for name in files}
    is_short = all(len(part.encode()) < 240 for name in files for part in name.split("/"))
    return not folders & files.keys() and len(names) == len(files) and is_short


def _pick(draw: Draw, files: Files, suffixes: Sequence[str] = ()) -> str:
    names = sorted(n for n in files if not suffixes or PurePosixPath(n).suffix in suffixes)
    name: str = draw(st.sampled_from(names or sorted(files)))
    return name


def _new_name(draw: Draw, files: Files, old: str) -> str:
    """A name near the old one: beside it, in another folder, with another ending."""
    path = PurePosixPath(old)
    stem = draw(st.sampled_from((path.name.partition(".")[0], *STEMS)))
    suffix = draw(st.sampled_from((path.suffix, path.suffix, *SUFFIXES)))
    others = sorted({str(PurePosixPath(name).parent) for name in files})
    folder = draw(st.sampled_from((str(path.parent), *others, *NEW_FOLDERS)))
    return str(PurePosixPath(folder) / f"{stem}{suffix}")


def delete(draw: Draw, files: Files) -> None:
    """A file goes."""
    del files[_pick(draw, files)]


def copy(draw: Draw, files: Files) -> None:
    """A file is there twice."""
    old = _pick(draw, files)
    files[_new_name(draw, files, old)] = files[old]


def rename(draw: Draw, files: Files) -> None:
    """A file gets another name or place."""
    old = _pick(draw, files)
    files[_new_name(draw, files, old)] = files.pop(old)


def move_folder(draw: Draw, files: Files) -> None:
    """A folder is copied, renamed or deleted."""
    folders = sorted({str(PurePosixPath(name).parent) for name in files} - {"."})
    old = draw(st.sampled_from(folders))
    new = str(PurePosixPath(old).parent / draw(st.sampled_from(STEMS)))
    what = draw(st.sampled_from(("copy", "move", "delete")))
    for name in [name for name in files if name.startswith(f"{old}/")]:
        data = files[name] if what == "copy" else files.pop(name)
        if what != "delete":
            files[new + name.removeprefix(old)] = data


def spoil(draw: Draw, files: Files) -> None:
    """A file's bytes are others."""
    name = _pick(draw, files)
    kept, turn = files[name], draw(st.sampled_from(("bytes", "cut", "mark", "crlf", "gb")))
    match turn:
        case "bytes":
            files[name] = draw(st.sampled_from(BYTES))
        case "cut":
            files[name] = kept[: draw(st.integers(0, len(kept)))]
        case "mark":
            files[name] = b"\xef\xbb\xbf" + kept
        case "crlf":
            files[name] = kept.replace(b"\n", b"\r\n")
        case _:
            files[name] = kept.decode("utf-8", "replace").encode("gb18030", "replace")


def change_value(draw: Draw, files: Files) -> None:
    """A value becomes another one of its file or folder, or one from far away."""
    name = _pick(draw, files, TEXTS)
    if name.endswith(".csv"):
        return _change_cell(draw, files, name)
    lines = _lines(files[name])
    places = [n for n, line in enumerate(lines) if _HEADER.fullmatch(line)]
    if not places:
        return None
    place = draw(st.sampled_from(places))
    match = _HEADER.fullmatch(lines[place])
    assert match
    far = TOML if name.endswith(".toml") else FAR
    new = draw(st.sampled_from((*_near(files, name, match[1]), *far)))
    lines[place] = f"{match[1]}{match[2]} {new}"
    files[name] = _joined(lines)
    return None


def _near(files: Files, name: str, key: str) -> tuple[str, ...]:
    """What stands behind the same key elsewhere, in files of the same ending."""
    found = {
        match[3].strip()
        for other, data in files.items()
        if PurePosixPath(other).suffix == PurePosixPath(name).suffix
        for line in _lines(data)
        if (match := _HEADER.fullmatch(line)) and match[1].strip() == key.strip()
    }
    return tuple(sorted(found))


def _change_cell(draw: Draw, files: Files, name: str) -> None:
    rows = list(csv.reader(io.StringIO(_text(files[name]).replace("\0", ""))))
    filled = [n for n, row in enumerate(rows) if row]
    if not filled:
        return
    row = rows[draw(st.sampled_from(filled))]
    place = draw(st.integers(0, len(row) - 1))
    column = sorted({other[place] for other in rows if place < len(other)})
    row[place] = draw(st.sampled_from((*column, *row, *FAR)))
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    files[name] = written.getvalue().encode("utf-8", "replace")


def move_line(draw: Draw, files: Files) -> None:
    """A line goes, comes twice, changes its place, loses its end or gets an empty one before it."""
    name = _pick(draw, files, TEXTS)
    lines = _lines(files[name])
    if not lines:
        return
    place, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    match draw(st.sampled_from(("delete", "double", "move", "cut", "part", "indent"))):
        case "delete":
            del lines[place]
        case "double":
            lines.insert(place, lines[place])
        case "move":
            lines.insert(other, lines.pop(place))
        case "cut":
            lines[place] = lines[place][: draw(st.integers(0, len(lines[place])))]
        case "part":
            lines.insert(place, "")
        case _:
            mark = draw(st.sampled_from((" ", "    ", "\t", "　　", "- ", "# ")))
            lines[place] = mark + lines[place]
    files[name] = _joined(lines)


def write_key(draw: Draw, files: Files) -> None:
    """A line of a header that stands somewhere in the tree is written into another text."""
    name, other = _pick(draw, files, (".md",)), _pick(draw, files, (".md",))
    known = [line for line in _lines(files[other]) if _HEADER.fullmatch(line)]
    lines = _lines(files[name])
    line = draw(st.sampled_from((*known, "旧地址：old/x/", "稿件：草稿", "公众号：否")))
    lines.insert(min(1, len(lines)), line)
    files[name] = _joined(lines)


def write_words(draw: Draw, files: Files) -> None:
    """Something is written into a text."""
    name = _pick(draw, files, (".md",))
    lines = _lines(files[name])
    place = draw(st.integers(0, len(lines)))
    lines[place:place] = ["", draw(st.sampled_from(BODIES)), ""]
    files[name] = _joined(lines)


def new_text(draw: Draw, files: Files) -> None:
    """A file of a few words, anywhere."""
    name = _new_name(draw, files, "news/x.md")
    words = draw(st.lists(st.sampled_from([*BODIES, *FAR]), max_size=3))
    head = draw(st.sampled_from(("", "标题：甲\n日期：2025-11-20\n\n", "Title: 甲\n\n")))
    files[name] = (head + "\n\n".join(words) + "\n").encode("utf-8", "replace")


EDITS: tuple[Edit, ...] = (
    *(delete, copy, rename, move_folder, spoil, move_line, write_key, write_words, new_text),
    *(change_value, change_value, change_value, write_words),
)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _lines(data: bytes) -> list[str]:
    return _text(data).split("\n")


def _joined(lines: list[str]) -> bytes:
    return "\n".join(lines).encode("utf-8", "replace")
