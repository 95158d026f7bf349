"""Addresses of the site, and what was meant for one."""

import posixpath
from collections.abc import Set
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import unquote, urljoin

from plugins.library.kinds import address_of, kind_of
from plugins.library.reading.files import markdown_files
from plugins.library.reading.picture_kinds import is_made
from plugins.library.reading.problems import did_you_mean
from plugins.links import outside
from plugins.links.files import PICTURES, file_named, is_inside
from plugins.links.outside import Fault, written
from plugins.links.texts import Link, LinkedText

_UNSTEADY = "链接的写法不稳定"
_WHOLE = "站内链接写完整地址，以 / 开头，例如 /chronicle/2021/"


class Site:
    """What a link may lead to."""

    def __init__(self, content: Path, known: Set[str]) -> None:
        self.content = content
        self.known = known
        self.plain = {unquote(address) for address in known}
        """Its addresses with their characters as they are read."""
        self.texts = markdown_files(content)


def fault_inside(target: str, site: Site) -> Fault | None:
    """What is wrong with an address that begins with a slash."""
    path, rest = _cut(target)
    plain = unquote(path)
    if plain in site.plain:
        return None
    what = "链接的页面不存在"
    for other in (f"{plain}/", posixpath.dirname(plain) + "/"):
        if other in site.plain and (other != "/" and not _is_page(other, plain)):
            return Fault(what, written(other + rest))
    for before in ("", "/content"):
        file = site.content / plain.removeprefix(before).lstrip("/")
        if plain.startswith(before) and is_inside(file, site.content):
            return Fault(what, written(_name(file, f"/{file.relative_to(site.content)}")))
    return Fault(what, did_you_mean(plain, site.known) or "请核对地址")


def _is_page(address: str, plain: str) -> bool:
    """Whether an address is that of a folder above, not another name of the same page."""
    return plain not in (address.rstrip("/"), f"{address}index.html", f"{address}index.htm")


def fault_without_host(target: str, site: Site) -> Fault | None:
    """``//…``: a browser takes what follows for a host."""
    path, rest = _cut("/" + target.lstrip("/"))
    if unquote(path) in site.plain:
        return Fault("链接的写法不对", written(path + rest))
    return Fault("网址缺了开头", written(f"https:{target}"))


def fault_beside(link: Link, text: LinkedText, site: Site) -> Fault:
    """What was meant by an address without beginning, and how it is written."""
    target, is_shown = link.target, link.tag == "img"
    if outside.HOST.fullmatch(target) and not is_shown:
        return Fault("网址缺了开头", written(f"https://{target}"))
    if outside.MAIL.fullmatch(target):
        return Fault("邮箱地址缺了开头", written(f"mailto:{target}"))
    if outside.TELEPHONE.fullmatch(target) and sum(map(str.isdigit, target)) > 4:
        return Fault("电话号码缺了开头", written(f"tel:{''.join(filter(str.isdigit, target))}"))
    if found := _file_beside(target, text, site):
        return Fault(_UNSTEADY, found)
    page = address_of(text.file, site.content)
    path, rest = _cut(urljoin(f"/{page}", target))
    for way in (path, f"/{_cut(target)[0].strip('/')}"):
        for one in (way, f"{way.rstrip('/')}/"):
            if unquote(one) in site.plain:
                return Fault(_UNSTEADY, written(one + rest))
    path = _cut(target)[0]
    return Fault(_UNSTEADY, beside(target, text, site) if Path(path).suffix or is_shown else _WHOLE)


def _file_beside(target: str, text: LinkedText, site: Site) -> str:
    """The remedy where a file of that name is there; a text is found in whatever folder."""
    named = file_named(f"{{attach}}{target}", text.file, site.content)
    if named and is_inside(named.file, site.content):
        return _placed(named.file, target, text, site)
    if Path(_cut(target)[0]).suffix != ".md":
        return ""
    name = Path(unquote(_cut(target)[0])).name
    same = [file for file in site.texts if file.name == name]
    if len(same) != 1:
        return ""
    return _placed(same[0], f"/{same[0].relative_to(site.content).as_posix()}", text, site)


def is_page(file: Path, site: Site) -> bool:
    """Whether a text has a page of its own."""
    address = address_of(file, site.content)
    return bool(address) and f"/{address}" in site.known


def _placed(file: Path, target: str, text: LinkedText, site: Site) -> str:
    if file.suffix == ".md":
        return written(_name(file, target)) if is_page(file, site) else no_page(file, site)
    return refused(file, text, site.content) or written(_name(file, target))


def no_page(file: Path, site: Site) -> str:
    """The remedy for a text that is no page by itself."""
    above = file.with_name("index.md")
    near = f"/{address_of(above, site.content)}" if is_page(above, site) else "/about/"
    return f"写那一页的地址，以 / 开头，例如 {near}"


def _name(file: Path, target: str) -> str:
    return f"{{{'filename' if file.suffix == '.md' else 'attach'}}}{target}"


def beside(target: str, text: LinkedText, site: Site) -> str:
    """The remedy for the path of a file; ``data:`` and the like have no name to give."""
    file = target.removeprefix("|attach|").rpartition("}")[2]
    file = unquote(file).replace("\\", "/").rpartition("/")[2]
    stem, dot, ending = file.rpartition(".")
    is_name = stem and dot and 1 < len(ending) < 6 and ending.isalnum() and len(file) < 80
    is_name = is_name and not set(file) & set(",;:?#<>\n")
    named = file if is_name else "文件名"
    return (
        refused(text.file.with_name(named), text, site.content)
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


def is_picture(file: Path) -> bool:
    """By its name or by its bytes: a text that names one means to show it."""
    return file.suffix.lower() in PICTURES or is_made(file)


def _cut(target: str) -> tuple[str, str]:
    """The path, and what follows from ``?`` or ``#`` on."""
    place = min((target.find(sign) for sign in "?#" if sign in target), default=len(target))
    return target[:place], target[place:]


def near_name(file: Path, content: Path) -> str:
    """The remedy where a file of nearly that name is beside."""
    is_beside = file.is_relative_to(content) and file.parent.is_dir()
    beside = sorted(file.parent.iterdir()) if is_beside else []
    names = {one.stem: one.name for one in beside if one.suffix.lower() == file.suffix.lower()}
    near = get_close_matches(file.stem, names, 1, 0.5)
    same = [one.name for one in beside if one.name.lower() == file.name.lower()]
    name = [*same, *(names[stem] for stem in near), ""][0]
    return f"是“{name}”吗？" if name else "请核对文件名"
