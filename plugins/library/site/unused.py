"""Files below ``content/`` that no page will ever use: somebody put them there to be seen.

A photograph that an iPhone took, an event written in Word, ``holiday.toml`` for ``holidays.toml``:
without a word each would be missing from the site, and nobody would know why. Exhibitions and
WeChat's own folder have stricter rules of their own.
"""

from collections.abc import Iterator, Set
from pathlib import Path
from urllib.parse import unquote

from plugins.library.exhibitions.folder import REMEDIES, is_hidden
from plugins.library.kinds import KINDS, keys_of, kind_of
from plugins.library.reading.files import name_of, read_text
from plugins.library.reading.picture_kinds import SUFFIXES as PICTURES
from plugins.library.reading.problems import Problem, did_you_mean, error, warning
from plugins.library.reading.sheets import SUFFIXES
from plugins.library.reading.view import seen

FILES = (
    *("addresses.txt", "branches.toml", "holidays.toml", "library.toml", "navigation.toml"),
    "terms.csv",
)
ALSO = tuple(f"terms{suffix}" for suffix in SUFFIXES)
"""What a file of :data:`FILES` may be instead."""
FOLDERS = (*(kind.folder for kind in KINDS), "issues", "wechat")
"""Of the kinds, and what the WeChat channel has besides."""
_ATTACHMENTS = "disclosure/files"
"""A folder whose files are named by the texts above it, in their headers."""
_WORDS = (".doc", ".docx", ".wps", ".txt", ".rtf")
READ_BY_PELICAN = (".html", ".htm", ".markdown", ".mkd", ".mdown", ".rst")
"""It takes each for a text with a header, wherever it lies, and stops where there is none."""
_AS_TEXT = "请把文字写进 .md 文件；要给读者下载的，在正文里链接它"
_LINK_IT = "要给读者看的，在正文里链接它；不用的请移走"


def check_unused(content: Path, linked: Set[Path]) -> Iterator[Problem]:
    """A warning for each; ``linked``: the files that some text leads to."""
    beside = sorted(content.iterdir()) if content.is_dir() else []
    written = {path.name for path in beside}
    for path in beside:
        if is_hidden(path):
            continue
        if path.is_dir() and path.name in FOLDERS:
            kind = kind_of(path, content)
            if path.name != "wechat" and not (kind and kind.finds_strangers):
                yield from _check_folder(path, content, linked)
        elif path.name not in (*FILES, *ALSO):
            what = "没有人读这个文件夹" if path.is_dir() else "没有人读这个文件"
            near = did_you_mean(path.name, FOLDERS if path.is_dir() else FILES, written)
            yield warning(name_of(path, content), 0, what, "", near or "不用的请移走")


def _check_folder(folder: Path, content: Path, linked: Set[Path]) -> Iterator[Problem]:
    for path in seen(folder.rglob("*")):
        hidden = any(is_hidden(part) for part in (path, *path.parents) if part != folder.parent)
        if not path.is_file() or hidden:
            continue
        if path.suffix.lower() in READ_BY_PELICAN:
            remedy = "文字写进 .md 文件；要给读者下载的，请另存为 PDF"
            yield error(name_of(path, content), 0, "这种文件不能放在这里", path.suffix, remedy)
        elif not _is_used(path, content, linked):
            remedy = _remedy(path, content)
            yield warning(name_of(path, content), 0, "网页上没有用到这个文件", "", remedy)


def _is_used(path: Path, content: Path, linked: Set[Path]) -> bool:
    kind = kind_of(path, content)
    return (
        (path.suffix == ".md" and (kind is None or keys_of(path, content) is not None))
        or (kind is not None and kind.uses(path))
        or path.resolve() in linked
        or path.name in _texts_beside(path.parent)
        or (
            path.parent.as_posix().endswith(f"/{_ATTACHMENTS}")
            and path.name in _texts_beside(path.parent.parent)
        )
    )


def _texts_beside(folder: Path) -> str:
    """Everything that is written in a folder: a header may name a cover or an enclosure."""
    texts = (read_text(path, path.name)[0] for path in sorted(folder.glob("*.md")))
    return unquote("\n".join(texts))


def _remedy(path: Path, content: Path) -> str:
    suffix = path.suffix.lower()
    if path.suffix == ".md":
        return "这里没有一页由它来；请把文字并进用得到的 .md 文件，或移走"
    if suffix == ".md":
        return f"文件名的末尾请改成小写的 .md：{path.stem}.md"
    if suffix in _WORDS:
        return _AS_TEXT
    if path.is_relative_to(content / "events") and suffix in PICTURES:
        return _into_a_folder(path.parent, content)
    return _LINK_IT if suffix == ".pdf" else REMEDIES.get(suffix, _LINK_IT)


def _into_a_folder(folder: Path, content: Path) -> str:
    """How the photographs in a folder come to their event; its address stays as it is."""
    text = _event_of(folder)
    if text is None:
        return "照片和 index.md 放在这个活动自己的文件夹里，才会出现在页上"
    home = text.parent if text.parent.name == text.stem else text.with_suffix("")
    name, place = name_of(text, content), name_of(home, content)
    if text.parent == home:
        move = f"请把 {name} 改名为 {place}/index.md"
    elif home.is_dir():
        move = f"请把 {name} 移进 {place}/，改名为 index.md"
    else:
        move = f"请建文件夹 {place}/，把 {name} 移进去，改名为 index.md"
    return move + ("，照片就会出现在页上" if home == folder else f"；照片也放进 {place}/")


def _event_of(folder: Path) -> Path | None:
    """The text of the event that photographs in a folder are of; None where it is not certain."""
    named = (folder / f"{folder.name}.md", folder.with_name(f"{folder.name}.md"))
    if found := next(filter(Path.is_file, named), None):
        return found
    beside = seen(folder.glob("*.md"))
    return beside[0] if len(beside) == 1 and beside[0].name != "index.md" else None
