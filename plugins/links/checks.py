"""Whether the links, pictures and anchors of texts lead anywhere."""

import re
from collections.abc import Iterator, Set
from dataclasses import replace
from pathlib import Path

from plugins.library.reading.picture_kinds import SUFFIXES as PICTURES
from plugins.library.reading.picture_kinds import is_made, picture_kind
from plugins.library.reading.problems import Problem, warning
from plugins.links import inside, outside
from plugins.links.anchors import Places, is_own
from plugins.links.files import FileName, file_named, is_inside
from plugins.links.inside import Reach
from plugins.links.outside import Fault, meant, to_write
from plugins.links.signs import check_signs
from plugins.links.texts import Link, LinkedText, linked_texts

_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""As :mod:`plugins.typography.prose` lets them through: ``C:\\`` is the commonest of the others."""
_OF_FILES = frozenset({"file", "data", "blob"})
_NO_SCHEME = "链接可以用 https://、http://、mailto:、tel: 开头；别的请去掉链接，只留文字"
_STEPS = 5
"""Of a remedy that would need another one."""
_OPENS_NOTHING = "这个地址在网页上打不开"
_LEADS_NOWHERE = "这样写链接不到这个文件"
_EMPTY = {
    "a": Fault("链接没有写地址", "请写上地址，或只留文字"),
    "img": Fault("图没有写文件名", "请写上文件名，例如 {attach}图.jpg"),
}
_NO_WORDS = Fault(
    "图没有说明，看不见图的读者不知道是什么", "在方括号里写图里有什么，例如 ![一条龙舟](…)"
)
_NAMES_NOTHING = re.compile(r"[{|]\w*[}|]\s*")


def check_links(content: Path, known: Set[str], siteurl: str = "") -> Iterator[Problem]:
    """A problem for each link that leads nowhere.

    ``known``: the addresses of the site; ``siteurl``: its own, which texts may name as well.
    """
    judge = _Judge(content, known, siteurl)
    for text in linked_texts(content):
        for link in text.links:
            if fault := judge.fault(link, text):
                found = " ".join(link.target.split())
                yield fault.report(text.name, link.line, fault.what, found, fault.remedy)
        yield from check_signs(text, content)


class _Judge:
    """Judges links by what the site has."""

    def __init__(self, content: Path, known: Set[str], siteurl: str) -> None:
        self._reach = Reach(content, known, siteurl)
        self._places = Places(content)

    def fault(self, link: Link, text: LinkedText) -> Fault | None:
        """What is wrong with a link, told with a remedy that has no fault of its own."""
        found = fault = self._first(link, text)
        for _ in range(_STEPS):
            if fault is None or found is None or not fault.address:
                return found
            fault = self._first(replace(link, target=fault.address), text)
            if fault:
                found = replace(fault, what=found.what, report=found.report)
        return found

    def _first(self, link: Link, text: LinkedText) -> Fault | None:
        if named := file_named(link.target, text.file, self._reach.content):
            fault = _file(named, link, text, self._reach)
        elif not link.is_followed:
            return None
        elif not link.target or _NAMES_NOTHING.fullmatch(link.target):
            return _EMPTY[link.tag]
        elif link.tag == "img":
            is_foreign = re.match(r"(?i)https?:|//", link.target)  # whoever looks at HTML tells it
            if is_foreign:
                return None
            fault = inside.fault_of_picture(link.target, text, self._reach)
        else:
            fault = _address(link.target, text, self._reach)
        if link.tag == "img":
            return fault or (None if link.words or not link.is_followed else _NO_WORDS)
        return fault or _anchor(link.target, text, self._places)


def _address(target: str, text: LinkedText, reach: Reach) -> Fault | None:
    if begun := outside.mistyped(target):
        return to_write("网址的开头写错了", begun)
    if own := outside.own_address(target, reach.siteurl):
        return inside.fault_inside(own, text, reach)
    if target.startswith("//"):
        return inside.fault_without_host(target, reach)
    if target.startswith("/"):
        return inside.fault_inside(target, text, reach)
    if scheme := outside.SCHEME.match(target):
        name = scheme["scheme"].lower()
        if name in _SCHEMES:
            return outside.fault_outside(target, reach.plain)
        is_file = name in _OF_FILES or len(name) == 1
        return Fault(_OPENS_NOTHING, inside.beside(target, text, reach) if is_file else _NO_SCHEME)
    return None if target[0] in "#?" else inside.fault_beside(target, text, reach)


def _file(named: FileName, link: Link, text: LinkedText, reach: Reach) -> Fault | None:
    content = reach.content
    if not link.target.startswith("{"):
        what = "文件的写法不对"
        if not is_inside(named.file, content):
            return Fault(what, inside.beside(link.target, text, reach, link.tag == "img"))
        _, path = re.split(r"(?<=\w)(?:\||%7D|\})", link.target, maxsplit=1)
        return to_write(what, f"{{{named.form}}}{path}")
    if not is_inside(named.file, content):
        return inside.no_file(link.target, named.file, content, named.rest)
    if named.file.suffix == ".md":
        return _text(named, link, text, reach)
    if fault := inside.fault_of_place(named.file, text, content):
        return fault
    if is_made(named.file):
        is_meant = link.tag == "a" and link.before == "！"
        return (
            Fault("全角的感叹号，网页上不会成为图", "感叹号用英文的", warning) if is_meant else None
        )
    if named.form == "filename":
        return to_write(_LEADS_NOWHERE, link.target.replace("filename", "attach", 1))
    is_nothing_like = not picture_kind(named.file) and named.file.suffix.lower() not in PICTURES
    if link.tag == "img" and is_nothing_like:
        return Fault("这不是图片，网页上显示不出来", "去掉前面的“!”，就是链接")
    return None


def _text(named: FileName, link: Link, text: LinkedText, reach: Reach) -> Fault | None:
    if not inside.is_page(named.file, reach):
        return inside.no_page(_LEADS_NOWHERE, named.file, reach)
    if link.tag == "img":
        return inside.fault_of_page(text, reach)
    if named.form == "filename":
        return None
    return to_write(_LEADS_NOWHERE, f"{{filename}}{link.target.partition('}')[2]}")


def _anchor(target: str, text: LinkedText, places: Places) -> Fault | None:
    """What is wrong with the part behind ``#``."""
    found = list(places.meant(target, text))
    name = found[0][1] if found else ""
    names = {known for file, _ in found for known in places.names(file)}
    if not name or name in names or is_own(name):
        return None
    what, before = "网页上没有这一处", target.partition("#")[0]
    squeezed = {_squeezed(known): known for known in names}
    if same := squeezed.get(_squeezed(name)):
        return to_write(what, f"{before}#{same}")
    near = {known: f"{before}#{known}" for known in names}
    return meant(what, name, near, "# 后面写那个标题的文字，或去掉 # 和后面的字")


def _squeezed(name: str) -> str:
    return "".join(filter(str.isalnum, name)).lower()
