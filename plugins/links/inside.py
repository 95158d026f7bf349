"""Addresses of the site, and what was meant for one."""

import os
import posixpath
import re
from collections.abc import Set
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import unquote, urljoin

from plugins.library.kinds import address_of, kind_of
from plugins.library.reading.files import markdown_files
from plugins.library.reading.picture_kinds import SUFFIXES as PICTURES
from plugins.library.reading.picture_kinds import is_made
from plugins.library.reading.problems import warning
from plugins.library.site.addresses import is_of_export
from plugins.links import outside
from plugins.links.files import file_named, is_inside
from plugins.links.outside import Fault, meant, to_write
from plugins.links.texts import LinkedText

_UNSTEADY = "链接的写法不稳定"
_WHOLE = "站内链接写完整地址，以 / 开头，例如 /chronicle/2021/"
_NO_PICTURE = "这是网页，不是图"


class Reach:
    """What a link may lead to."""

    def __init__(self, content: Path, known: Set[str], siteurl: str = "") -> None:
        self.content = content
        self.known = known
        self.siteurl = siteurl
        """The site's own address, where it has one."""
        self.plain = {unquote(address) for address in known}
        """Its addresses with their characters as they are read."""
        self.texts = markdown_files(content)


def fault_inside(target: str, text: LinkedText, reach: Reach) -> Fault | None:
    """What is wrong with an address that begins with a slash."""
    path, rest = _cut(target)
    plain = unquote(path)
    if plain in reach.plain:
        return None
    what = "链接的页面不存在"
    bare = re.sub(r"/(?:index\.html?)?\Z", "", plain)
    if f"{bare}/" in reach.plain:
        return to_write(what, f"{bare}/{rest}")
    if is_of_export(plain) and plain.endswith("/"):
        return Fault("这一页有没有，要看书目", "生成网站以后请点开看看", warning)
    return _of_file(what, plain, text, reach) or meant(
        what, plain, {address: address for address in reach.known}, "请核对地址"
    )


def fault_without_host(target: str, reach: Reach) -> Fault:
    """``//…``: a browser takes what follows for a host."""
    path, rest = _cut("/" + target.lstrip("/"))
    if unquote(path) in reach.plain:
        return to_write("链接的写法不对", path + rest)
    return to_write("网址缺了开头", f"https:{target}")


def fault_beside(target: str, text: LinkedText, reach: Reach) -> Fault:
    """What was meant by an address without beginning, and how it is written."""
    if outside.HOST.fullmatch(target):
        return to_write("网址缺了开头", f"https://{target}")
    if outside.MAIL.fullmatch(target):
        return to_write("邮箱地址缺了开头", f"mailto:{target}")
    if outside.TELEPHONE.fullmatch(target) and sum(map(str.isdigit, target)) > 4:
        return to_write("电话号码缺了开头", f"tel:{''.join(filter(str.isdigit, target))}")
    if found := _file_beside(target, text, reach):
        return found
    page = address_of(text.file, reach.content)
    path, rest = _cut(urljoin(f"/{page}", target))
    for way in (path, f"/{_cut(target)[0].strip('/')}"):
        for one in (way, f"{way.rstrip('/')}/"):
            if unquote(one) in reach.plain:
                return to_write(_UNSTEADY, one + rest)
    is_file = Path(_cut(target)[0]).suffix
    return Fault(_UNSTEADY, beside(target, text, reach) if is_file else _WHOLE)


def fault_of_picture(target: str, text: LinkedText, reach: Reach) -> Fault | None:
    """What is wrong with what a picture is to be shown from, if it is no file's proper name."""
    path = unquote(_cut(target)[0])
    if path.startswith("/"):
        if path in reach.plain and not path.endswith("/"):
            return None
        what = _NO_PICTURE if path in reach.plain else "图的文件不存在"
        return _of_file(what, path, text, reach) or Fault(what, beside(target, text, reach, True))
    found = _file_beside(target, text, reach)
    return found or Fault(_UNSTEADY, beside(target, text, reach, True))


def fault_of_page(text: LinkedText, reach: Reach) -> Fault:
    """Where a picture is to be shown and a page is named."""
    return Fault(_NO_PICTURE, beside("", text, reach, True))


def _of_file(what: str, plain: str, text: LinkedText, reach: Reach) -> Fault | None:
    """Where an address is in truth the path of a file."""
    for before in ("", "/content"):
        file = reach.content / plain.removeprefix(before).lstrip("/")
        if plain.startswith(before) and is_inside(file, reach.content):
            name = f"/{file.relative_to(reach.content).as_posix()}"
            return _placed(what, file, name, text, reach)
    return None


def _file_beside(target: str, text: LinkedText, reach: Reach) -> Fault | None:
    """Where a file of that name is there; a text is found in whatever folder."""
    named = file_named(f"{{attach}}{target}", text.file, reach.content)
    if named and is_inside(named.file, reach.content):
        return _placed(_UNSTEADY, named.file, target, text, reach)
    name = Path(unquote(_cut(target)[0])).name
    same = [file for file in reach.texts if file.name == name]
    if len(same) != 1:
        return None
    below = same[0].relative_to(reach.content).as_posix()
    return _placed(_UNSTEADY, same[0], f"/{below}", text, reach)


def _placed(what: str, file: Path, target: str, text: LinkedText, reach: Reach) -> Fault:
    """How a file that is there is named."""
    if file.suffix == ".md":
        is_named = is_page(file, reach)
        return to_write(what, f"{{filename}}{target}") if is_named else no_page(what, file, reach)
    elsewhere = refused(file, text, reach.content)
    return Fault(what, elsewhere) if elsewhere else to_write(what, f"{{attach}}{target}")


def is_page(file: Path, reach: Reach) -> bool:
    """Whether a text has a page of its own."""
    address = address_of(file, reach.content)
    return bool(address) and f"/{address}" in reach.known


def no_page(what: str, file: Path, reach: Reach) -> Fault:
    """The fault of naming a text that is no page by itself."""
    above = file.with_name("index.md")
    near = f"/{address_of(above, reach.content)}" if is_page(above, reach) else "/about/"
    return Fault(what, f"写那一页的地址，以 / 开头，例如 {near}")


def beside(target: str, text: LinkedText, reach: Reach, is_shown: bool = False) -> str:
    """The remedy for the path of a file; ``data:`` and the like have no name to give."""
    file = unquote(target).rpartition("}")[2].rpartition("|")[2]
    file = file.replace("\\", "/").rpartition("/")[2]
    stem, dot, ending = file.rpartition(".")
    is_name = stem and dot and 1 < len(ending) < 6 and ending.isalnum() and len(file) < 80
    is_name = is_name and not set(file) & set(",;:?#<>\n")
    is_fit = is_name and (not is_shown or f".{ending.lower()}" in (*PICTURES, ".gif", ".svg"))
    named = file if is_fit and ending != "md" else "文件名"
    return (
        refused(text.file.with_name("图.jpg" if is_shown else named), text, reach.content)
        or f"请把文件放在这个文件旁边，写成 {{attach}}{named}"
    )


def refused(file: Path, text: LinkedText, content: Path) -> str:
    """Where a picture or a file belongs that would be lost in this text; empty where it may be."""
    kind = kind_of(text.file, content)
    is_welcome = kind is not None and (
        kind.shows_pictures if is_picture(file) else kind.hands_out_files
    )
    elsewhere = "请写成通知（content/news/）或页面（content/pages/），再链接过去"
    return "" if is_welcome else (kind.advice if kind else "") or elsewhere


def fault_of_place(file: Path, text: LinkedText, content: Path) -> Fault | None:
    """The fault of a picture or a file that would be lost in this text."""
    elsewhere = refused(file, text, content)
    what = "这里的正文里不能插图" if is_picture(file) else "这里的正文里不能放文件"
    return Fault(what, elsewhere) if elsewhere else None


def is_picture(file: Path) -> bool:
    """By its name or by its bytes: a text that names one means to show it."""
    return file.suffix.lower() in PICTURES or is_made(file)


def _cut(target: str) -> tuple[str, str]:
    """The path, and what follows from ``?`` or ``#`` on."""
    place = min((target.find(sign) for sign in "?#" if sign in target), default=len(target))
    return target[:place], target[place:]


def no_file(target: str, file: Path, content: Path, rest: str = "") -> Fault:
    """The fault of naming a file that is not there, and perhaps one of nearly that name is."""
    is_beside = file.is_relative_to(content) and file.parent.is_dir() and not target.endswith("/")
    beside = [one for one in sorted(file.parent.iterdir()) if one.is_file()] if is_beside else []
    names = {one.stem: one.name for one in beside if one.suffix.lower() == file.suffix.lower()}
    same = [one.name for one in beside if one.name.lower() == file.name.lower()]
    same += [one.name for one in beside if one.stem == file.stem and one.suffix != ".md"]
    same += [names[stem] for stem in get_close_matches(file.stem, names, 1, 0.5)]
    what = "链接的文件不存在"
    if moved := _moved(file, content):
        below = os.path.relpath(moved, file.parent)
        same = [Path(below).as_posix()]
    if not same:
        return Fault(what, "请核对文件名")
    form, path = re.split("(?<=})", target, maxsplit=1)
    meant = f"{form}{posixpath.normpath(posixpath.join(posixpath.dirname(path), same[0]))}{rest}"
    return Fault(what, f"是“{meant}”吗？", address=meant)


def _moved(file: Path, content: Path) -> Path | None:
    """Where a text lies that was moved: into a folder of its name, out of it, to another year.

    Its page is the same.
    """
    kind = kind_of(file, content)
    if file.suffix != ".md" or kind is None or not (address := address_of(file, content)):
        return None
    texts = markdown_files(content / kind.folder)
    found = [one for one in texts if address_of(one, content) == address]
    return found[0] if len(found) == 1 else None
