"""Links that staff write in Markdown, and whether they lead anywhere inside the site.

Two kinds are checked: ``{filename}…`` and ``{attach}…``, which name a file of the content folder,
and ``/path/``, which names an address. Whole links only: what a page's templates link is checked
on the built site.
"""

import os
import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from plugins.library.kinds import address_of, kind_of
from plugins.library.reading.files import markdown_files, name_of, read_text
from plugins.library.reading.once import once
from plugins.library.reading.picture_kinds import is_made
from plugins.library.reading.problems import Problem, did_you_mean, error, warning

_LINK = re.compile(
    r"\]\(\s*<?(?P<target>[^)\s>]+)|\b(?:href|src)\s*=\s*[\"'](?P<raw>[^\"']+)"
    r"|^[ >]*\[[^\[\]^][^\[\]]*\]:\s*<?(?P<below>[/{][^\s>]*)"
    r"|\b(?:poster|data|cite|formaction|action|content)\s*=\s*[\"'](?P<copied>\{[^\"']+)",
    re.IGNORECASE,
)
"""In brackets, in HTML, below the text (``[1]: …``, but not the words of a note), and wherever
Pelican copies a file from."""
PICTURES = (".jpg", ".jpeg", ".png", ".webp")
"""Names of files that a text means to show, whatever their bytes turn out to be."""
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""As :mod:`plugins.typography.prose` lets them through: ``C:\\`` is the commonest of the others."""
_WIDE = re.compile(
    r"！\[[^\]]*\][(（][^)）]*\.(?:jpe?g|png|webp|gif)[)）]"
    r"|\]（(?=\s*(?:/|https?:|tel:|mailto:|\{))[^）]*）?"
)
"""A link or a picture whose signs an input method made wide: it stays bare text."""
_FORM = re.compile(r"^(?:\{\w+\}|\|\w+\|)")
"""How a file is named, or was meant to be."""
_FILE_NAME = re.compile(r"[^,;:]{1,80}\.\w{2,5}")
_FILE = re.compile(r"\{(?P<form>filename|attach|static)\}(?P<path>.+)")


def links_of(text: str) -> Iterator[tuple[int, str]]:
    """(line, target) of every link and picture in a Markdown text."""
    for number, line in enumerate(text.splitlines(), 1):
        for match in _LINK.finditer(line):
            yield number, next(filter(None, match.groups()))


def check_links(content: Path, known: Set[str]) -> Iterator[Problem]:
    """A problem for each link that leads nowhere; ``known``: the addresses of the site."""
    for path in markdown_files(content):
        name = name_of(path, content)
        text = read_text(path, name)[0]
        for line, target in links_of(text):
            yield from _check_link(target, path, content, known, name, line)
        for line, written in enumerate(text.splitlines(), 1):
            for match in _WIDE.finditer(written):
                what = "全角的符号，网页上不会成为链接或图"
                remedy = "感叹号和圆括号用英文的：[文字](/地址/)，![图里有什么]({attach}图.jpg)"
                yield warning(name, line, what, match[0], remedy)


def _check_link(
    target: str, path: Path, content: Path, known: Set[str], name: str, line: int
) -> Iterable[Problem]:
    file = _FILE.match(target)
    if file:
        found = _check_file(file, path, content, name, line)
        return found or _check_place(file["path"], path, content, name, line)
    parts = urlsplit(target)
    address = parts.path
    if parts.scheme and parts.scheme not in _SCHEMES:
        return (error(name, line, "这个地址在网页上打不开", target, _put_beside(target)),)
    if parts.scheme or parts.netloc or not address or address in known:
        return ()
    if not address.startswith("/"):
        remedy = "站内链接写完整地址，以 / 开头，例如 /chronicle/2021/"
        if Path(address).suffix:
            remedy = _put_beside(address)
        return (error(name, line, "链接的写法不稳定", target, remedy),)
    near = did_you_mean(address, known) or "请核对地址"
    return (error(name, line, "链接的页面不存在", target, near),)


def _put_beside(target: str) -> str:
    """The remedy for the path of a file; ``data:`` and the like have no name to give."""
    file = _FORM.sub("", unquote(target)).replace("\\", "/").rpartition("/")[2]
    written = file if _FILE_NAME.fullmatch(file) else "文件名"
    return f"请把文件放在这个文件旁边，写成 {{attach}}{written}"


@dataclass(frozen=True, slots=True)
class Named:
    """A file of the content folder that a text shows or leads to, and that is there."""

    file: Path
    """By way of the content folder; what stands there may be a link to elsewhere."""
    text: Path
    line: int
    form: str
    """How it is named: ``attach`` puts it beside the page of the text."""


@once
def files_named(content: Path) -> tuple[Named, ...]:
    """Every one, in the order of the texts."""
    return tuple(
        Named(file, path, line, target.partition("}")[0][1:])
        for path in markdown_files(content)
        for line, target in links_of(read_text(path, path.name)[0])
        if (file := file_named(target, path, content))
        and file.is_relative_to(content)
        and file.is_file()
    )


def file_named(target: str, text: Path, content: Path) -> Path | None:
    """The file that a link of a text names, be it there or not; None where it names none."""
    match = _FILE.match(target)
    return _file(unquote(match["path"]), text, content) if match else None


def files_of(content: Path) -> Set[Path]:
    """Where they are in truth, linked folders followed."""
    return {named.file.resolve() for named in files_named(content)}


def _is_picture(path: Path) -> bool:
    """By its name or by its bytes: a text that names one means to show it."""
    return path.suffix.lower() in PICTURES or is_made(path)


def _file(relative: str, path: Path, content: Path) -> Path:
    """As Pelican finds it: ``..`` leads up before a linked folder is followed."""
    base = content if relative.startswith("/") else path.parent
    return Path(os.path.normpath(base / relative.split("#")[0].lstrip("/")))


def _check_place(target: str, path: Path, content: Path, name: str, line: int) -> Iterable[Problem]:
    """A picture or a file in a text that is no page of its own would be lost on the way."""
    kind = kind_of(path, content)
    is_picture = _is_picture(_file(unquote(target), path, content))
    is_welcome = kind is not None and (kind.shows_pictures if is_picture else kind.hands_out_files)
    if is_welcome or Path(target.split("#")[0]).suffix == ".md":
        return ()
    what = "这里的正文里不能插图" if is_picture else "这里的正文里不能放文件"
    elsewhere = "请写成通知（content/news/）或页面（content/pages/），再链接过去"
    remedy = (kind.advice if kind else "") or elsewhere
    return (error(name, line, what, target, remedy),)


def _check_file(
    target: re.Match[str], path: Path, content: Path, name: str, line: int
) -> Iterable[Problem]:
    relative = unquote(target["path"])
    file = _file(relative, path, content)
    if not (file.is_relative_to(content) and file.is_file()):
        return (error(name, line, "链接的文件不存在", relative, "请核对文件名"),)
    is_text = file.suffix == ".md"
    is_named = not is_text or _is_linked_by_file(file, content)
    if is_made(file) or (is_named and (target["form"] == "filename") == is_text):
        return ()
    remedy = f"写成 {{{'filename' if is_text else 'attach'}}}{relative}"
    remedy = remedy if is_named else "写那一页的地址，以 / 开头，例如 /about/"
    return (error(name, line, "这样写链接不到这个文件", target[0], remedy),)


def _is_linked_by_file(file: Path, content: Path) -> bool:
    """Whether Pelican is told the address of a text; it knows none of the others."""
    kind = kind_of(file, content)
    return kind is not None and kind.is_linked_by_file and bool(address_of(file, content))
